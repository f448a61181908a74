import Civics

extension Problem {
    /// 403.6: nobody changes the record of themselves in their own office.
    public static let ownRecord = Problem(
        "403.6",
        Words(
            th: "นี่คือข้อมูลของท่านเอง ท่านแก้ไขหรือรับรองเองไม่ได้",
            en: "This is your own record; you cannot change or approve it."),
        wayForward: Words(th: "ให้เจ้าหน้าที่คนอื่นดำเนินการแทน", en: "Ask another officer to do it."))

    public static let purposeUnknown = Problem(
        "422.9",
        Words(th: "ยังไม่ได้เลือกวัตถุประสงค์ที่เปิดดูข้อมูล", en: "The purpose of opening the data was not chosen."),
        wayForward: Words(th: "เลือกวัตถุประสงค์จากรายการ", en: "Choose a purpose from the list."), field: "purpose")

    public static let disclosureReasonMissing = Problem(
        "422.10",
        Words(
            th: "เหตุผลที่เปิดดูต้องมี \(Disclosure.shortestReason) ถึง \(Disclosure.longestReason) ตัวอักษร",
            en: "The reason has \(Disclosure.shortestReason) to \(Disclosure.longestReason) letters."),
        wayForward: Words(
            th: "เขียนสั้น ๆ ว่าเปิดดูเพื่อทำอะไร เช่น รับคำร้องขอเบี้ยผู้สูงอายุ",
            en: "Say in a few words what you are doing, such as taking an old-age allowance request."), field: "reason")

    public static let disclosureReasonTellsNumber = Problem(
        "422.11",
        Words(
            th: "อย่าใส่เลขประจำตัว เลขบัญชี หรือหมายเลขโทรศัพท์ในเหตุผล",
            en: "A reason holds no ID, account or telephone number."),
        wayForward: Words(
            th: "ลบตัวเลขออก บันทึกตรวจสอบรู้อยู่แล้วว่าเป็นของใคร",
            en: "Take the digits out; the audit log knows whose record it is."), field: "reason")

    /// 500.2: a value that does not open with the right key was changed, or lies in another person's record.
    public static let sealedFieldDamaged = Problem(
        "500.2",
        Words(
            th: "ข้อมูลที่เข้ารหัสนี้เสียหาย หรือถูกย้ายมาจากระเบียนอื่น จึงไม่แสดง",
            en: "This encrypted value is damaged, or was moved here from another record, so it is not shown."),
        wayForward: Words(
            th: "อย่าบันทึกทับ แจ้งผู้ดูแลระบบและเจ้าหน้าที่คุ้มครองข้อมูลส่วนบุคคล",
            en: "Do not save over it; tell the administrator and the data protection officer."))

    public static let fieldKeyMissing = Problem(
        "503.1",
        Words(
            th: "แสดงหรือบันทึกข้อมูลส่วนบุคคลที่เข้ารหัสไม่ได้ เพราะระบบเปิดอยู่โดยไม่มีกุญแจ",
            en: "Encrypted personal fields can be neither shown nor saved: the program runs without its key."),
        wayForward: Words(
            th: "ให้ผู้ดูแลเครื่องตรวจด้วย songhong doctor แล้วเปิดระบบใหม่โดยระบุไฟล์กุญแจด้วย --key งานส่วนอื่นทำต่อได้",
            en:
                "The machine's keeper runs songhong doctor and starts again with --key FILE. Everything else goes on working."
        ))

    public static let fieldKeyUnknown = Problem(
        "503.2",
        Words(
            th: "แสดงข้อมูลส่วนบุคคลนี้ไม่ได้ เพราะไฟล์กุญแจไม่มีกุญแจดอกที่ใช้เข้ารหัสไว้",
            en: "This personal field cannot be shown: the key file lacks the key it was encrypted with."),
        wayForward: Words(
            th: "ให้ผู้ดูแลเครื่องดู songhong key status แล้วนำไฟล์กุญแจฉบับล่าสุดกลับมา",
            en: "The machine's keeper looks at songhong key status and brings back the newest key file."))
}
