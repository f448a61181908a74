public import Access
import Civics

/// Refusals about vulnerability facts and the minimum-needs survey.
extension Problem {
    /// For the test that numbers are unique.
    public static let registrySurvey: [Problem] = [
        .noSuchFact, .noSuchEdition, .consentRefused, .factSourceMissing, .factClassWrong, .factDateWrong,
        .indicatorUnknown(""), .consentMissing, .surveyYearWrong, .surveyEmpty,
    ]

    public static let noSuchFact = Problem(
        "404.350",
        Words(th: "ไม่พบข้อมูลนี้ หรืออยู่นอกขอบเขตที่ท่านดูได้", en: "There is no such fact, or it lies outside what you may see."),
        wayForward: Words(th: "กลับไปหน้าบุคคล", en: "Go back to the person's page."))

    public static let noSuchEdition = Problem(
        "404.351", Words(th: "ไม่มีชุดตัวชี้วัด จปฐ. นี้ในตาราง", en: "The tables have no such edition of the survey."),
        wayForward: Words(th: "เพิ่มชุดตัวชี้วัดในหน้าตาราง", en: "Add the edition on the tables page."), field: "edition")

    public static let consentRefused = Problem(
        "409.350",
        Words(th: "ครัวเรือนไม่ยินยอมให้เก็บข้อมูล จึงไม่บันทึกคำตอบ", en: "The household refused consent, so no answers are kept."),
        wayForward: Words(
            th: "ถ้าครัวเรือนเปลี่ยนใจ ให้บันทึกความยินยอมก่อน", en: "If it has changed its mind, record the consent first."))

    public static let factSourceMissing = Problem(
        "422.350", Words(th: "ยังไม่ได้ระบุแหล่งที่มา", en: "The source is missing."),
        wayForward: Words(th: "เลือกหรือกรอกแหล่งที่มา", en: "Choose or write the source."), field: "source")

    public static let factClassWrong = Problem(
        "422.351",
        Words(
            th: "ข้อมูลนี้ไม่อยู่ในชั้นสวัสดิการ สุขภาพ หรือเด็ก", en: "The fact is of none of the classes welfare, health, children."
        ),
        wayForward: Words(th: "เลือกกลุ่มใหม่", en: "Choose the group again."), field: "group")

    public static let factDateWrong = Problem(
        "422.352", Words(th: "วันที่ของแหล่งที่มาต้องไม่เกินวันนี้", en: "The day of the source cannot be after today."),
        wayForward: Words(th: "แก้วันที่แล้วส่งใหม่", en: "Change it and send it again."), field: "on")

    public static func indicatorUnknown(_ code: String) -> Problem {
        Problem(
            "422.353",
            Words(th: "ชุดตัวชี้วัดนี้ไม่มีข้อ “\(code)”", en: "This edition has no indicator “\(code)”."),
            wayForward: Words(th: "ตรวจชุดตัวชี้วัดและข้อ", en: "Check the edition and the indicator."), field: "answers")
    }

    public static let consentMissing = Problem(
        "422.354",
        Words(th: "ยังไม่ได้บันทึกความยินยอมของครัวเรือน", en: "The household's consent has not been recorded."),
        wayForward: Words(th: "บันทึกความยินยอมก่อนบันทึกคำตอบ", en: "Record it before the answers."), field: "consent")

    public static let surveyYearWrong = Problem(
        "422.355", Words(th: "ปีสำรวจหรือวันที่สำรวจไม่ถูกต้อง", en: "The year or the day of the survey cannot be right."),
        wayForward: Words(th: "ปีเป็น พ.ศ. และวันต้องไม่เกินวันนี้", en: "The year is Buddhist, the day not after today."),
        field: "year")

    public static let surveyEmpty = Problem(
        "422.356", Words(th: "ยังไม่มีคำตอบ", en: "There are no answers."),
        wayForward: Words(th: "ตอบอย่างน้อยหนึ่งข้อ", en: "Answer at least one indicator."), field: "answers")
}
