public import Access
public import Civics

/// Refusals about the plan document and its layers. Numbers of this slice: 4xx.200–299.
extension Problem {
    /// Every refusal of this slice, for the test that numbers are unique.
    public static let planning: [Problem] = planningDocument + planningWork + planningRecords

    static let planningDocument: [Problem] = [
        .planMissing, .planItemMissing, .planAlreadyImported, .planNeedsReplace, .layerBeforeLast(.sample),
        .amendmentKind, .amendmentEmpty, .documentNumberMissing, .reasonMissing, .titleMissing, .amountNegative,
        .budgetNotForActivity, .yearOutsidePlan(2571), .findingMissing, .findingDecided, .planEmpty,
    ]

    public static let planMissing = Problem(
        "404.230", Words(th: "ยังไม่มีแผนที่ประกาศใช้ในวันที่เลือก", en: "No plan is in force on that day."),
        wayForward: Words(th: "นำเข้าแผนก่อน หรือเลือกวันอื่น", en: "Import a plan, or choose another day."))

    public static let planItemMissing = Problem(
        "404.231", Words(th: "ไม่พบรายการนี้ในแผนที่ใช้อยู่", en: "This item is not in the plan in force."),
        wayForward: Words(th: "เปิดแผนแล้วเลือกรายการใหม่", en: "Open the plan and choose again."))

    public static let findingMissing = Problem(
        "404.232", Words(th: "ไม่พบข้อสังเกตนี้", en: "There is no such finding."),
        wayForward: Words(th: "กลับไปที่รายการข้อสังเกต", en: "Go back to the list of findings."))

    public static let planAlreadyImported = Problem(
        "409.230",
        Words(th: "เอกสารฉบับนี้นำเข้าแล้ว จึงไม่มีอะไรเปลี่ยน", en: "This very document is imported; nothing has changed."),
        wayForward: Words(th: "เปิดดูแผนที่ใช้อยู่", en: "Open the plan in force."))

    public static let planNeedsReplace = Problem(
        "409.231", Words(th: "มีแผนใช้อยู่แล้ว และเอกสารนี้ต่างจากแผนนั้น", en: "A plan is in force, and this document differs."),
        wayForward: Words(
            th: "ดูความแตกต่างก่อน แล้วสั่งแทนที่ให้ชัดเจน (ชั้นเดิมยังอยู่)",
            en: "See the difference, then ask to replace it; the old layer stays."))

    public static func layerBeforeLast(_ last: CivilDate) -> Problem {
        Problem(
            "409.232",
            Words(
                th: "วันมีผลต้องไม่ก่อนการแก้ไขครั้งล่าสุด (\(last.thaiShort))",
                en: "It cannot take effect before the latest layer (\(last.englishShort))."),
            wayForward: Words(th: "แก้วันมีผล", en: "Change the day."), field: "effectiveOn")
    }

    public static let findingDecided = Problem(
        "409.233", Words(th: "ข้อสังเกตนี้มีผู้ตัดสินแล้ว", en: "This finding was decided already."),
        wayForward: Words(th: "เปิดรายการใหม่อีกครั้ง", en: "Open the list again."))

    public static let amendmentKind = Problem(
        "422.230",
        Words(
            th: "การแก้แผนต้องเป็นแก้ไข เปลี่ยนแปลง เพิ่มเติม หรือทบทวน",
            en: "An amendment corrects, changes, supplements or reviews."),
        wayForward: Words(th: "เลือกประเภทใหม่", en: "Choose the kind again."), field: "kind")

    public static let amendmentEmpty = Problem(
        "422.231", Words(th: "ยังไม่มีรายการที่แก้", en: "The amendment changes nothing."),
        wayForward: Words(th: "เพิ่มรายการที่แก้อย่างน้อยหนึ่งรายการ", en: "Add at least one change."), field: "changes")

    public static let documentNumberMissing = Problem(
        "422.232", Words(th: "ยังไม่ได้ระบุเลขที่เอกสาร", en: "The document's number is missing."),
        wayForward: Words(th: "กรอกเลขที่เอกสารอ้างอิง", en: "Fill in the number of the document."), field: "documentNumber"
    )

    public static let reasonMissing = Problem(
        "422.233", Words(th: "ยังไม่ได้ระบุเหตุผล", en: "The reason is missing."),
        wayForward: Words(th: "เขียนเหตุผลสั้น ๆ", en: "Write a short reason."), field: "reason")

    public static let titleMissing = Problem(
        "422.234", Words(th: "ยังไม่ได้กรอกชื่อ", en: "The title is missing."),
        wayForward: Words(th: "กรอกชื่อ", en: "Fill in the title."), field: "title")

    public static let amountNegative = Problem(
        "422.235", Words(th: "จำนวนเงินติดลบไม่ได้", en: "An amount cannot be negative."),
        wayForward: Words(th: "แก้จำนวนเงิน หรือกลับรายการเดิม", en: "Change the amount, or reverse the old entry."),
        field: "amount")

    public static let budgetNotForActivity = Problem(
        "422.236",
        Words(
            th: "งบประมาณและหน่วยงานตั้งได้เฉพาะกิจกรรม ค่าเป้าหมายตั้งได้เฉพาะตัวชี้วัด",
            en: "Only activities have budgets and divisions, only indicators have targets."),
        wayForward: Words(th: "เลือกรายการใหม่", en: "Choose the item again."))

    public static func yearOutsidePlan(_ year: Int) -> Problem {
        Problem(
            "422.237", Words(th: "ปี \(year) อยู่นอกช่วงของแผน", en: "The year \(year) lies outside the plan."),
            wayForward: Words(th: "เลือกปีงบประมาณในแผน", en: "Choose a fiscal year of the plan."), field: "year")
    }

    public static let planEmpty = Problem(
        "422.238",
        Words(
            th: "เอกสารนี้ไม่มียุทธศาสตร์และไม่มีกิจกรรม จึงใช้เป็นแผนไม่ได้",
            en: "This document has no strategies and no activities."),
        wayForward: Words(th: "ตรวจไฟล์แล้วลองใหม่", en: "Check the file and try again."))
}

extension CivilDate {
    /// Stands in for a day in the list of problems.
    static let sample = FiscalYear(buddhist: 2569).first
}
