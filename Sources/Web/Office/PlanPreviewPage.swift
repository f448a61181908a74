import Civics
import Html
import PlanText
import Planning
import Shell

/// What was read from a document, before anything changes: counts, findings, differences, then the decision.
struct PlanPreviewPage: Page {
    /// Rows that are written out of each list; their number is always said.
    static let listed = 200
    static let tickReplace = Words(
        th: "แผนที่ใช้อยู่จะถูกแทนที่ ทำเครื่องหมายเพื่อยืนยัน", en: "The plan in force is replaced: tick the box to confirm")

    var file: String
    var name: String
    var plan: Plan
    var findings: [PlanFinding]
    /// The newest layer in force; `nil` where there is no plan yet.
    var inForce: PlanLayer?
    var difference: PlanDifference?
    var typed = FormFields()
    var errors = FormErrors()

    var title: Words { Words(th: "ผลการอ่านแผน", en: "What was read") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] {
        [OfficeCrumbs.work, Crumb(Words(th: "นำเข้าเอกสารแผน", en: "Import a plan"), OfficeLinks.planImport)]
    }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        <p class="lead">\(Words(th: "ยังไม่มีอะไรเปลี่ยน ตรวจดูแล้วจึงตัดสินใจท้ายหน้า", en: "Nothing has changed. Look through it, then decide at the end."))</p>
        \(facts)
        <h2>\(Words(th: "ข้อสังเกต \(findings.count) เรื่อง", en: "\(findings.count) findings"))</h2>
        \(findings.isEmpty ? EmptyState(Words(th: "ไม่พบสิ่งที่ต้องแก้", en: "Nothing to correct")).html : findingTable)
        \(unplaced)
        \(changes)
        <h2>\(Words(th: "ประกาศใช้", en: "Adopt it"))</h2>
        \(Form(to: OfficeLinks.adopt(file)) { fields })
        """
    }

    private var facts: HTML {
        FactList([
            (Words(th: "ไฟล์", en: "File"), "\(name)"),
            (Words(th: "ชื่อแผน", en: "Title"), "\(plan.title.text)"),
            (Words(th: "องค์กร", en: "Organisation"), "\(plan.organisation.text)"),
            (Words(th: "ปีงบประมาณ", en: "Fiscal years"), "\(plan.years.map(String.init).joined(separator: ", "))"),
            (Words(th: "ยุทธศาสตร์", en: "Strategies"), NumberText(plan.strategies.count).html),
            (
                Words(th: "ตัวชี้วัด", en: "Indicators"),
                NumberText(plan.strategies.reduce(0) { $0 + $1.indicators.count }).html
            ),
            (
                Words(th: "แผนงาน", en: "Programmes"),
                NumberText(plan.strategies.reduce(0) { $0 + $1.programmes.count }).html
            ),
            (Words(th: "องค์ประกอบ", en: "Elements"), NumberText(plan.elements.count).html),
            (
                Words(th: "กิจกรรม", en: "Activities"),
                NumberText(plan.elements.reduce(0) { $0 + $1.activities.count }).html
            ),
        ]).html
    }

    private var findingTable: HTML {
        let sorted = findings.sorted { ($1.severity, $0.line ?? 0) < ($0.severity, $1.line ?? 0) }
        return DataTable(
            Words(th: "ข้อสังเกต", en: "Findings"), Array(sorted.prefix(Self.listed)),
            columns: [
                TableColumn(Words(th: "ระดับ", en: "Severity")) {
                    "\(FindingWords.severity($0.severity.rawValue))" as HTML
                },
                TableColumn(Words(th: "บรรทัด", en: "Line"), .number) { $0.line.map { "\($0)" as HTML } ?? "-" },
                TableColumn(Words(th: "เรื่อง", en: "What"), .heading) { "\($0.message)" as HTML },
                TableColumn(Words(th: "ข้อเสนอ", en: "Suggestion")) { "\($0.suggestion)" as HTML },
            ], isCaptionShown: false
        ).html
    }

    private var unplaced: HTML {
        if plan.unplaced.isEmpty { return .empty }
        return """
            <h2>\(Words(th: "ข้อความที่จัดเข้าที่ไม่ได้ \(plan.unplaced.count) บรรทัด", en: "\(plan.unplaced.count) lines that found no place"))</h2>
            <ul>\(each: plan.unplaced.prefix(Self.listed), { "<li>\(Words(th: "บรรทัด", en: "line")) \($0.line.map { "\($0)" as HTML } ?? "-"): \($0.text)</li>" })</ul>
            """
    }

    private var changes: HTML {
        guard let difference else {
            return
                "<p>\(Words(th: "ยังไม่มีแผนที่ใช้อยู่ แผนนี้จะเป็นแผนแรก", en: "There is no plan in force; this would be the first."))</p>"
        }
        return """
            <h2>\(Words(th: "ต่างจากแผนที่ใช้อยู่ \(difference.changes.count) เรื่อง", en: "\(difference.changes.count) differences from the plan in force"))</h2>
            \(PlanChangeList(difference))
            """
    }

    private var fields: HTML {
        """
        \(TextField("documentNumber", Words(th: "เลขที่หนังสือหรือประกาศ", en: "Number of the document"), value: typed.raw("documentNumber"), error: errors["documentNumber"], isRequired: false, maximum: 200))
        \(DateField("effectiveOn", Words(th: "ใช้ตั้งแต่วันที่", en: "In force from"), value: typed.raw("effectiveOn"), hint: Words(th: "เว้นว่างได้: ใช้วันนี้ หรือวันแรกของแผนแรก เช่น 22/11/2569", en: "May be left empty: today, or the first day of a first plan, e.g. 22/11/2569"), error: errors["effectiveOn"], isRequired: false))
        \(if: inForce != nil, Checkbox("replace", Words(th: "แทนที่แผนที่ใช้อยู่", en: "Replace the plan in force"), isTicked: typed.isTicked("replace"), hint: Words(th: "แผนเดิมยังเปิดอ่านได้ ผลงานและการเบิกจ่ายของกิจกรรมชื่อเดิมยังอยู่", en: "The old plan stays readable; progress and money stay with activities of the same wording"), error: errors["replace"]).html)
        \(Button(Words(th: "ประกาศใช้แผนนี้", en: "Adopt this plan")))
        """
    }
}

/// The differences between two forms of a plan, one sentence each.
struct PlanChangeList: Component {
    var difference: PlanDifference

    init(_ difference: PlanDifference) {
        self.difference = difference
    }

    var html: HTML {
        if difference.isEmpty { return EmptyState(Words(th: "ไม่ต่างกัน", en: "No difference")).html }
        let shown = difference.changes.prefix(PlanPreviewPage.listed)
        let more = difference.changes.count - shown.count
        return """
            <ul>\(each: shown, { "<li>\($0.sentence)</li>" })</ul>
            \(if: more > 0, "<p class=\"quiet\">\(Words(th: "และอีก \(more) เรื่อง", en: "and \(more) more"))</p>")
            """
    }
}
