import Civics

extension Problem {
    /// Every refusal of this room, for the test that numbers are unique.
    public static let access: [Problem] = [
        .signInWrong, .signedOut, .linkUsedUp, .csrfWrong, .forbidden, .notToSelf, .lastAdministrator, .onlyAtTheServer,
        .needsTheSecretary, .noSuchAccount, .noSuchGrant, .loginNameTaken, .grantDecided, .grantHeld, .alreadyStarted,
        .loginNameNotAllowed, .passwordTooShort(12), .passwordTooLong, .passwordGuessable, .displayNameMissing,
        .grantNeedsDivision, .grantNeedsVillage, .grantPeriodWrong, .tooManySignIns(minutes: 15), .signInBusy,
        .ownRecord, .purposeUnknown, .disclosureReasonMissing, .disclosureReasonTellsNumber, .sealedFieldDamaged,
        .fieldKeyMissing, .fieldKeyUnknown,
    ]

    /// 401.1: the same sentence for a wrong name, a wrong password and a disabled account.
    public static let signInWrong = Problem(
        "401.1",
        Words(th: "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง", en: "The name or the password is not right."),
        wayForward: Words(
            th: "ลองพิมพ์ใหม่อีกครั้ง หากลืมรหัสผ่านให้ขอลิงก์ตั้งรหัสใหม่จากผู้ดูแลระบบ",
            en: "Type them again, or ask the administrator for a link to set a new password."))

    public static let signedOut = Problem(
        "401.2",
        Words(th: "ท่านยังไม่ได้เข้าสู่ระบบ หรือหมดเวลาใช้งานแล้ว", en: "You are not signed in, or your time has run out."),
        wayForward: Words(th: "เข้าสู่ระบบอีกครั้ง", en: "Sign in again."))

    public static let linkUsedUp = Problem(
        "401.3",
        Words(th: "ลิงก์นี้ใช้ไม่ได้: ถูกใช้ไปแล้ว หมดอายุ หรือพิมพ์ไม่ครบ", en: "This link was used, has expired, or is incomplete."),
        wayForward: Words(th: "ขอลิงก์ใหม่จากผู้ดูแลระบบ", en: "Ask the administrator for a new link."))

    public static let forbidden = Problem(
        "403.1",
        Words(th: "หน้าที่ของท่านไม่มีสิทธิทำรายการนี้", en: "Your role may not do this."),
        wayForward: Words(
            th: "ดูหน้า “ใครเห็นอะไรได้บ้าง” หรือติดต่อปลัดหากหน้าที่ของท่านเปลี่ยนไป",
            en: "See the page \"who may see what\", or ask the permanent secretary if your duties have changed."))

    public static let csrfWrong = Problem(
        "403.2",
        Words(th: "แบบฟอร์มนี้ไม่ได้มาจากหน้าที่ท่านเปิดไว้", en: "This form does not come from a page that you opened."),
        wayForward: Words(th: "เปิดหน้าใหม่แล้วส่งอีกครั้ง", en: "Open the page again and send it again."))

    public static let notToSelf = Problem(
        "403.3",
        Words(th: "ไม่มีใครให้หรือยืนยันสิทธิแก่ตนเองได้", en: "Nobody gives or confirms a role to themselves."),
        wayForward: Words(th: "ให้ผู้มีอำนาจอีกคนหนึ่งดำเนินการ", en: "Another authorised person must do it."))

    public static let needsTheSecretary = Problem(
        "403.4",
        Words(
            th: "สิทธิที่เห็นข้อมูลส่วนบุคคลต้องให้ปลัดยืนยัน และผู้ยืนยันต้องไม่ใช่ผู้เสนอ",
            en: "A role that sees personal data is confirmed by the permanent secretary, not by who proposed it."),
        wayForward: Words(th: "ให้ปลัดเข้าสู่ระบบแล้วยืนยัน", en: "The permanent secretary signs in and confirms."))

    public static let onlyAtTheServer = Problem(
        "403.5",
        Words(
            th: "ลิงก์ตั้งรหัสใหม่ของปลัดออกได้ที่เครื่องแม่ข่ายเท่านั้น",
            en: "A link for the permanent secretary is made at the server's own command line only."),
        wayForward: Words(th: "ใช้คำสั่งที่เครื่องแม่ข่าย", en: "Use the command at the server."))

    public static let noSuchAccount = Problem(
        "404.1", Words(th: "ไม่พบบัญชีผู้ใช้นี้", en: "There is no such account."),
        wayForward: Words(th: "กลับไปที่รายชื่อผู้ใช้", en: "Go back to the list of accounts."))

    public static let noSuchGrant = Problem(
        "404.2", Words(th: "ไม่พบคำเสนอให้สิทธินี้", en: "There is no such grant."),
        wayForward: Words(th: "กลับไปที่รายการสิทธิ", en: "Go back to the list of grants."))

    public static let loginNameTaken = Problem(
        "409.1", Words(th: "ชื่อผู้ใช้นี้มีผู้ใช้แล้ว", en: "This name is taken."),
        wayForward: Words(th: "เลือกชื่ออื่น", en: "Choose another one."), field: "loginName")

    public static let grantDecided = Problem(
        "409.2", Words(th: "คำเสนอนี้มีผู้ตัดสินแล้ว", en: "This grant was decided already."),
        wayForward: Words(th: "เปิดรายการสิทธิใหม่อีกครั้ง", en: "Open the list of grants again."))

    public static let lastAdministrator = Problem(
        "409.3",
        Words(th: "ต้องมีผู้ดูแลระบบที่ใช้งานได้อย่างน้อยหนึ่งคน", en: "At least one administrator must be left."),
        wayForward: Words(th: "แต่งตั้งผู้ดูแลระบบคนใหม่ก่อน", en: "Appoint another administrator first."))

    public static let grantHeld = Problem(
        "409.4", Words(th: "บัญชีนี้มีสิทธินี้อยู่แล้ว หรือมีคำเสนอค้างอยู่", en: "This account has this role, or it is proposed."),
        wayForward: Words(th: "ดูรายการสิทธิของบัญชีนี้", en: "See the grants of this account."))

    public static let alreadyStarted = Problem(
        "409.5",
        Words(th: "ระบบมีผู้ใช้แล้ว จึงไม่ออกลิงก์เริ่มต้นใหม่", en: "There are users already, so no first links are made."),
        wayForward: Words(th: "ให้ผู้ดูแลระบบออกลิงก์ให้", en: "Ask the administrator for a link."))

    public static let loginNameNotAllowed = Problem(
        "422.1",
        Words(
            th: "ชื่อผู้ใช้ต้องมี 3 ถึง 64 ตัว เป็นอักษรไทย อักษรอังกฤษ ตัวเลข จุด ขีด และขึ้นต้นด้วยตัวอักษร",
            en: "A name has 3 to 64 Thai or Latin letters, digits, dots or dashes, and begins with a letter."),
        wayForward: Words(th: "แก้ชื่อแล้วส่งใหม่", en: "Change the name and send it again."), field: "loginName")

    public static func passwordTooShort(_ shortest: Int) -> Problem {
        Problem(
            "422.2",
            Words(th: "รหัสผ่านต้องยาวอย่างน้อย \(shortest) ตัว", en: "A password has at least \(shortest) letters."),
            wayForward: Words(
                th: "ใช้ประโยคสั้น ๆ ที่จำง่าย เว้นวรรคได้ ไม่บังคับสัญลักษณ์",
                en: "Use a short sentence that you remember; spaces are fine, signs are not asked for."),
            field: "password")
    }

    public static let passwordTooLong = Problem(
        "422.3", Words(th: "รหัสผ่านยาวเกินไป", en: "This password is too long."),
        wayForward: Words(th: "ใช้ไม่เกิน 1,024 ไบต์", en: "Use at most 1,024 bytes."), field: "password")

    public static let passwordGuessable = Problem(
        "422.4",
        Words(
            th: "รหัสผ่านนี้เดาง่าย: เป็นคำที่คนมักใช้ ชื่อของท่าน หรือตัวเลขเรียงกัน",
            en: "This password is easy to guess: common words, your own name, or a row of digits."),
        wayForward: Words(th: "ใช้คำหลายคำที่ไม่เกี่ยวกัน", en: "Use several words that have nothing in common."),
        field: "password")

    public static let displayNameMissing = Problem(
        "422.5",
        Words(th: "ยังไม่ได้กรอกชื่อที่ใช้แสดง (ไม่เกิน 200 ตัว)", en: "The name to show is missing or over 200 letters."),
        wayForward: Words(th: "กรอกชื่อและนามสกุล", en: "Fill in the name."), field: "displayName")

    public static let grantNeedsDivision = Problem(
        "422.6",
        Words(th: "หน้าที่นี้ต้องระบุกอง หรือหน้าที่นี้ไม่มีกอง", en: "This role needs a division, or takes none."),
        wayForward: Words(th: "เลือกหน้าที่และกองใหม่", en: "Choose the role and the division again."), field: "division")

    public static let grantNeedsVillage = Problem(
        "422.8",
        Words(th: "หน้าที่นี้ต้องระบุหมู่ที่ หรือหน้าที่นี้ไม่มีหมู่บ้าน", en: "This role needs a village, or takes none."),
        wayForward: Words(th: "เลือกหน้าที่และหมู่บ้านใหม่", en: "Choose the role and the village again."), field: "village")

    public static let grantPeriodWrong = Problem(
        "422.7", Words(th: "วันสิ้นสุดมาก่อนวันเริ่ม", en: "The last day is before the first."),
        wayForward: Words(th: "แก้วันแล้วส่งใหม่", en: "Change the days and send it again."), field: "until")

    public static func tooManySignIns(minutes: Int) -> Problem {
        Problem(
            "429.1",
            Words(
                th: "พยายามเข้าสู่ระบบหลายครั้งเกินไป", en: "There were too many attempts to sign in."),
            wayForward: Words(
                th: "รออีกประมาณ \(minutes) นาทีแล้วลองใหม่", en: "Wait about \(minutes) minutes and try again."))
    }

    public static let signInBusy = Problem(
        "429.2", Words(th: "มีผู้เข้าสู่ระบบพร้อมกันมาก", en: "Many people are signing in just now."),
        wayForward: Words(th: "รอสักครู่แล้วลองใหม่", en: "Wait a moment and try again."))
}
