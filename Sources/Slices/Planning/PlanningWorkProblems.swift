public import Access
public import Civics

/// Refusals about the action plan, progress and quarters.
extension Problem {
    static let planningWork: [Problem] = [
        .divisionUnknown, .leadMissing, .savedInBetween(nil), .quarterBeginsLater(.sample), .quarterClosed(.sample),
        .percentOutOfRange, .percentWithoutStart, .doneBelowHundred, .cancelByDecision, .activityCancelled,
        .quartersWrong, .textTooLong(""), .progressMissing, .approvedAlready, .reopenTooEarly, .reopenUntilWrong,
        .notInActionPlan, .cancelledAlready,
    ]

    public static let divisionUnknown = Problem(
        "404.233", Words(th: "ไม่พบกองนี้", en: "There is no such division."),
        wayForward: Words(th: "เลือกกองจากรายการ", en: "Choose a division from the list."), field: "division")

    public static let progressMissing = Problem(
        "404.234", Words(th: "ยังไม่มีรายงานของไตรมาสนี้", en: "Nothing is reported for this quarter."),
        wayForward: Words(th: "ให้กองเจ้าของงานรายงานก่อน", en: "The division reports first."))

    public static let notInActionPlan = Problem(
        "404.235", Words(th: "กิจกรรมนี้ไม่อยู่ในแผนปฏิบัติการของปีนี้", en: "This activity is not in this year's action plan."),
        wayForward: Words(th: "เพิ่มในแผนปฏิบัติการก่อน", en: "Put it into the action plan first."))

    /// Somebody saved the same row first: who, when, and what they wrote.
    public static func savedInBetween(_ other: Progress?) -> Problem {
        guard let other else { return savedInBetween(by: "-", at: nil, what: nil) }
        return savedInBetween(
            by: other.enteredName, at: other.enteredAt,
            what: Words(
                th: "\(other.status.words.th) ร้อยละ \(other.percent)",
                en: "\(other.status.words.en), \(other.percent) %"))
    }

    public static func savedInBetween(by name: String, at moment: Instant?, what: Words?) -> Problem {
        let whenTh = moment.map { " เมื่อ " + $0.text(in: .thai) } ?? ""
        let whenEn = moment.map { " on " + $0.text(in: .english) } ?? ""
        let whatTh = what.map { " (\($0.th))" } ?? ""
        let whatEn = what.map { " (\($0.en))" } ?? ""
        return Problem(
            "409.240",
            Words(
                th: "\(name) บันทึกรายการนี้ก่อนท่าน\(whenTh)\(whatTh) จึงยังไม่ได้บันทึกของท่าน",
                en: "\(name) saved this before you\(whenEn)\(whatEn), so yours is not saved yet."),
            wayForward: Words(
                th: "ข้อความของท่านยังอยู่ในแบบฟอร์ม เปรียบเทียบแล้วบันทึกอีกครั้ง",
                en: "Your words are still in the form: compare, then save again."))
    }

    public static let leadMissing = Problem(
        "409.241",
        Words(
            th: "กิจกรรมนี้ยังไม่มีกองเจ้าภาพ จึงยังอนุมัติไม่ได้", en: "No division leads this activity, so nobody can approve it."),
        wayForward: Words(th: "ให้ปลัดกำหนดกองเจ้าภาพก่อน", en: "The permanent secretary names the lead division first."))

    public static func quarterBeginsLater(_ first: CivilDate) -> Problem {
        Problem(
            "409.242", Words(th: "ไตรมาสนี้เริ่ม \(first.thaiShort)", en: "This quarter begins on \(first.englishShort)."),
            wayForward: Words(th: "รายงานเมื่อไตรมาสเริ่มแล้ว", en: "Report when the quarter has begun."))
    }

    public static func quarterClosed(_ last: CivilDate) -> Problem {
        Problem(
            "409.243",
            Words(
                th: "ไตรมาสนี้ปิดแล้วตั้งแต่สิ้นวันที่ \(last.thaiShort)",
                en: "This quarter closed at the end of \(last.englishShort)."),
            wayForward: Words(
                th: "ขอให้ปลัดเปิดไตรมาสอีกครั้งพร้อมเหตุผล", en: "Ask the permanent secretary to reopen it, with the reason."))
    }

    public static let activityCancelled = Problem(
        "409.244", Words(th: "กิจกรรมนี้ยกเลิกแล้ว", en: "This activity is cancelled."),
        wayForward: Words(th: "เลือกสถานะยกเลิก หรือดูคำสั่งยกเลิก", en: "Choose the status cancelled, or see the decision."),
        field: "status")

    public static let approvedAlready = Problem(
        "409.245", Words(th: "รายงานฉบับนี้อนุมัติแล้ว", en: "This version is approved already."),
        wayForward: Words(th: "เปิดหน้าใหม่", en: "Open the page again."))

    public static let reopenTooEarly = Problem(
        "409.246", Words(th: "ไตรมาสนี้ยังเปิดอยู่", en: "This quarter is still open."),
        wayForward: Words(th: "รายงานได้เลย ไม่ต้องเปิดใหม่", en: "Report now; nothing needs reopening."))

    public static let cancelledAlready = Problem(
        "409.247", Words(th: "รายการนี้ยกเลิกไว้แล้ว", en: "This is cancelled already."),
        wayForward: Words(th: "ดูเหตุผลที่บันทึกไว้", en: "See the recorded reason."))

    public static let percentOutOfRange = Problem(
        "422.250", Words(th: "ความก้าวหน้าต้องเป็นเลขจำนวนเต็ม 0 ถึง 100", en: "Progress is a whole number from 0 to 100."),
        wayForward: Words(th: "แก้ร้อยละ", en: "Change the percentage."), field: "percent")

    public static let percentWithoutStart = Problem(
        "422.251", Words(th: "งานที่ยังไม่เริ่มต้องเป็นร้อยละ 0", en: "Work that has not started is at 0 %."),
        wayForward: Words(th: "เลือกกำลังดำเนินการ หรือใส่ 0", en: "Choose in progress, or 0."), field: "percent")

    public static let doneBelowHundred = Problem(
        "422.252", Words(th: "งานที่แล้วเสร็จต้องเป็นร้อยละ 100", en: "Work that is done is at 100 %."),
        wayForward: Words(th: "เลือกกำลังดำเนินการ หรือใส่ 100", en: "Choose in progress, or 100."), field: "percent")

    public static let cancelByDecision = Problem(
        "422.253", Words(th: "การยกเลิกต้องมีคำสั่งยกเลิกก่อน", en: "Cancelling takes a decision first."),
        wayForward: Words(th: "ให้ปลัดบันทึกการยกเลิกพร้อมเหตุผล", en: "The permanent secretary records it with its reason."),
        field: "status")

    public static let quartersWrong = Problem(
        "422.254",
        Words(th: "ไตรมาสเริ่มและสิ้นสุดต้องอยู่ใน 1 ถึง 4 และเรียงกัน", en: "Quarters are 1 to 4, the first before the last."),
        wayForward: Words(th: "เลือกไตรมาสใหม่", en: "Choose the quarters again."), field: "firstQuarter")

    public static func textTooLong(_ field: String) -> Problem {
        Problem(
            "422.255",
            Words(
                th: "ข้อความยาวเกิน 4,000 ตัว หรือมีอักขระที่เก็บไม่ได้", en: "A text is over 4,000 letters or cannot be stored."),
            wayForward: Words(th: "ย่อข้อความ หรือแนบเป็นไฟล์", en: "Shorten it, or attach it as a file."), field: field)
    }

    public static let reopenUntilWrong = Problem(
        "422.256",
        Words(th: "วันปิดอีกครั้งต้องเป็นวันนี้หรือหลังจากนี้ และไม่เกิน 60 วัน", en: "It closes again today or later, within 60 days."),
        wayForward: Words(th: "แก้วันปิด", en: "Change the day."), field: "until")
}
