public import Access
public import Civics

/// Refusals about people, organisations and households.
extension Problem {
    /// For the test that numbers are unique.
    public static let registryPeople: [Problem] = [
        .noSuchPerson, .noSuchHousehold, .livesElsewhere, .identifierTaken, .alreadyMember, .accountLinked,
        .personNameMissing, .personTextTooLong, .villageUnknown, .statusDateWithoutStatus, .organisationNameMissing,
        .registrationNumberWrong, .memberTwice, .headNotMember, .notMember, .identifierWrong(nil), .personNotLiving,
        .identityInText, .identityInAddress, .mergeWithItself, .noIdentifier, .assignmentTooLarge, .mergeNamedElsewhere,
    ]

    public static let noSuchPerson = Problem(
        "404.330",
        Words(
            th: "ไม่พบบุคคลนี้ หรืออยู่นอกขอบเขตที่ท่านดูได้", en: "There is no such person, or it lies outside what you may see."),
        wayForward: Words(th: "ค้นหาใหม่จากหน้าทะเบียน", en: "Search again in the register."))

    public static let noSuchHousehold = Problem(
        "404.331",
        Words(
            th: "ไม่พบครัวเรือนนี้ หรืออยู่นอกขอบเขตที่ท่านดูได้",
            en: "There is no such household, or it lies outside what you may see."),
        wayForward: Words(th: "ค้นหาใหม่จากหน้าทะเบียน", en: "Search again in the register."))

    public static let noIdentifier = Problem(
        "404.332", Words(th: "บุคคลนี้ไม่มีข้อมูลในช่องนี้", en: "This person has no value in that field."),
        wayForward: Words(th: "กลับไปหน้าบุคคล", en: "Go back to the person's page."))

    public static let livesElsewhere = Problem(
        "409.330",
        Words(th: "มีสมาชิกที่อยู่ในครัวเรือนอื่นอยู่แล้ว", en: "A member already lives in another household."),
        wayForward: Words(
            th: "ใช้ “ย้ายเข้า” เพื่อออกจากครัวเรือนเดิมในคราวเดียวกัน", en: "Use “move in”, which leaves the other household."),
        field: "members")

    public static let identifierTaken = Problem(
        "409.331", Words(th: "มีบุคคลอื่นในทะเบียนใช้เลขนี้อยู่แล้ว", en: "Another person of the register has this number."),
        wayForward: Words(
            th: "ค้นหาด้วยเลขนี้ ถ้าเป็นคนเดียวกันให้รวมรายการ", en: "Search for the number; if it is one person, merge the two."
        ),
        field: "nationalID")

    public static let alreadyMember = Problem(
        "409.332", Words(th: "บุคคลนี้อยู่ในครัวเรือนนี้แล้ว", en: "This person lives in this household already."),
        wayForward: Words(th: "ตรวจรายชื่อสมาชิก", en: "Look at the list of members."), field: "person")

    public static let accountLinked = Problem(
        "409.333", Words(th: "บัญชีหรือบุคคลนี้ผูกกันไว้กับรายการอื่นแล้ว", en: "The account or the person is linked already."),
        wayForward: Words(th: "ยกเลิกการผูกเดิมก่อน", en: "End that link first."))

    /// Who else names the person that was to be merged.
    public static let mergeNamedElsewhere = Problem(
        "409.334",
        Words(
            th: "รายการที่จะรวมยังถูกอ้างถึงในทะเบียนอื่นที่ย้ายให้ไม่ได้",
            en: "The record to be merged is named in records that cannot be changed along."),
        wayForward: Words(
            th: "เปลี่ยนเจ้าของหรือผู้ครอบครองในรายการเหล่านั้นก่อน", en: "Change owner or occupier in those records first."))

    public static let personNameMissing = Problem(
        "422.330", Words(th: "ยังไม่ได้กรอกชื่อ", en: "The name is missing."),
        wayForward: Words(th: "กรอกชื่อแล้วส่งใหม่", en: "Fill it in and send it again."), field: "givenName")

    public static let personTextTooLong = Problem(
        "422.331",
        Words(th: "ข้อความยาวเกินไป หรือมีอักขระที่เก็บไม่ได้", en: "A text is too long, or holds what cannot be kept."),
        wayForward: Words(th: "ย่อข้อความแล้วส่งใหม่", en: "Shorten it and send it again."))

    public static let villageUnknown = Problem(
        "422.332", Words(th: "หมู่ที่ต้องเป็น 1 ถึง 99", en: "A village has a number from 1 to 99."),
        wayForward: Words(th: "แก้หมู่ที่แล้วส่งใหม่", en: "Change it and send it again."), field: "village")

    public static let statusDateWithoutStatus = Problem(
        "422.333",
        Words(
            th: "มีวันที่เสียชีวิตหรือย้ายออก แต่สถานะยังอยู่", en: "There is a day of death or moving, but the person lives here."),
        wayForward: Words(th: "เลือกสถานะ หรือลบวันที่", en: "Choose the status, or take out the day."), field: "status")

    public static let organisationNameMissing = Problem(
        "422.334", Words(th: "ยังไม่ได้กรอกชื่อนิติบุคคลหรือหน่วยงาน", en: "The organisation's name is missing."),
        wayForward: Words(th: "กรอกชื่อแล้วส่งใหม่", en: "Fill it in and send it again."), field: "name")

    public static let registrationNumberWrong = Problem(
        "422.335", Words(th: "เลขทะเบียนนิติบุคคลต้องเป็นตัวเลข 13 หลัก", en: "A registration number has 13 digits."),
        wayForward: Words(th: "ตรวจเลขแล้วส่งใหม่", en: "Check it and send it again."), field: "registrationNumber")

    public static let memberTwice = Problem(
        "422.336", Words(th: "มีสมาชิกซ้ำกันในครัวเรือน", en: "A member is named twice."),
        wayForward: Words(th: "ลบรายชื่อที่ซ้ำ", en: "Take one of them out."), field: "members")

    public static let headNotMember = Problem(
        "422.337", Words(th: "หัวหน้าครัวเรือนต้องเป็นสมาชิกของครัวเรือน", en: "The head is one of the members."),
        wayForward: Words(th: "เลือกหัวหน้าครัวเรือนจากรายชื่อสมาชิก", en: "Choose the head among the members."), field: "head")

    public static let notMember = Problem(
        "422.338", Words(th: "บุคคลนี้ไม่ได้อยู่ในครัวเรือนนี้", en: "This person does not live in this household."),
        wayForward: Words(th: "ตรวจรายชื่อสมาชิก", en: "Look at the list of members."), field: "person")

    /// - Parameter words: what exactly is wrong with the number, where that is known.
    public static func identifierWrong(_ words: Words?) -> Problem {
        Problem(
            "422.339", words ?? Words(th: "เลขประจำตัวหรือเลขอ้างอิงไม่ถูกต้อง", en: "The identifier cannot be right."),
            wayForward: Words(
                th: "เทียบกับบัตรหรือเอกสารแล้วส่งใหม่", en: "Compare it with the card or paper and send it again."),
            field: "nationalID")
    }

    public static let personNotLiving = Problem(
        "422.340", Words(th: "บุคคลนี้เสียชีวิตหรือย้ายออกแล้ว", en: "This person has died or moved away."),
        wayForward: Words(th: "ตรวจสถานะของบุคคลก่อน", en: "Look at the person's status first."), field: "person")

    public static let mergeWithItself = Problem(
        "422.341", Words(th: "รวมรายการเดียวกันกับตัวเองไม่ได้", en: "A record cannot be merged with itself."),
        wayForward: Words(th: "เลือกอีกรายการหนึ่ง", en: "Choose the other record."), field: "person")

    /// A volunteer keeps as many households as one can visit (trust.md §3); the number is a dated setting.
    public static let assignmentTooLarge = Problem(
        "422.342",
        Words(th: "มอบหมายครัวเรือนให้คนเดียวมากเกินกำหนด", en: "That is more households than one account may keep."),
        wayForward: Words(th: "แบ่งให้ผู้อื่นช่วยดูแล", en: "Share them among others."), field: "households")

    public static let identityInText = Problem(
        "422.343",
        Words(
            th: "มีเลขประจำตัวประชาชนอยู่ในข้อความ ซึ่งเก็บโดยไม่ปิดผนึก",
            en: "A national ID stands in a text, which is not sealed."),
        wayForward: Words(
            th: "ลบเลขออกจากข้อความ แล้วกรอกในช่องเลขประจำตัวของบุคคล",
            en: "Take the number out, and fill it in where a person's ID is asked for."))

    public static let identityInAddress = Problem(
        "422.344",
        Words(
            th: "ช่องค้นนี้ไม่รับเลขประจำตัวประชาชน เพราะคำค้นติดอยู่ในที่อยู่ของหน้าเว็บ",
            en: "This box takes no national ID: what is typed here stays in the page's address."),
        wayForward: Words(
            th: "ค้นในหน้าบุคคล ที่ “ค้นด้วยเลขประจำตัว 13 หลัก” แล้วล้างที่อยู่นี้จากประวัติของเบราว์เซอร์",
            en:
                "Use “Find by the 13-digit number” on the page of people, and clear this address from the browser's history."
        ))
}
