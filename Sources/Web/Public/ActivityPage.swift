import Civics
import Html
import PlanText
import Planning
import Shell

/// One activity: what the plan says, what has been done and paid, where it comes from, how it was changed.
struct ActivityPage: Page {
    var record: ActivityRecord

    private var activity: PlannedActivity { record.activity }
    var title: Words { Words(activity.title) }
    var trail: [Crumb] {
        [
            Crumb(PublicLabel.home, .root), Crumb(PublicLabel.plan, WebLinks.plan),
            Crumb(PublicLabel.element(activity.element), PublicLinks.element(activity.element)),
        ]
    }

    var main: HTML {
        """
        <p class="eyebrow">\(PublicLabel.activity(activity.place)) · \(activity.elementTitle)</p>
        <h1>\(title)</h1>
        \(facts)
        \(Provenance(lines: activity.line.map { [$0] } ?? [], document: PublicLabel.document, link: PublicLinks.line))
        <h2>\(Words(th: "ผลที่คาดว่าจะได้รับ", en: "Expected results"))</h2>
        \(results)
        <h2>\(PublicLabel.budget)</h2>
        \(money)
        <h2>\(Words(th: "ความก้าวหน้ารายไตรมาส", en: "Progress by quarter"))</h2>
        \(progress)
        <h2>\(Words(th: "การแก้ไขแผน", en: "Changes of the plan"))</h2>
        \(changes)
        """
    }

    private var facts: HTML {
        var facts: [(Words, HTML)] = [
            (PublicLabel.standing, StandingText(state: record.state).html),
            (PublicLabel.division, LeadText(activity: activity, view: record.view).html),
            (
                Words(th: "งบประมาณปี \(record.view.year)", en: "Budget of FY \(record.view.year)"),
                BudgetText(budget: activity.budget[record.view.year], isInTable: false).html
            ),
        ]
        if record.state?.lead.division == nil {
            facts.append(
                (
                    Words(th: "ผู้รับผิดชอบหลัก", en: "In the lead"),
                    "\(Words(th: "แผนยังไม่ได้ระบุกองเดียวที่เป็นเจ้าภาพ", en: "the plan names no single division"))"
                ))
        }
        if let plan = record.state?.plan {
            facts.append((Words(th: "แผนปฏิบัติการปี \(plan.year)", en: "Action plan of FY \(plan.year)"), included(plan)))
        }
        if let cancellation = record.state?.cancellation {
            facts.append(
                (
                    Words(th: "ยกเลิกแล้ว", en: "Cancelled"),
                    "\(DayText(cancellation.cancelledOn)) — \(cancellation.reason)"
                ))
        }
        return FactList(facts).html
    }

    private func included(_ plan: ActionPlanEntry) -> HTML {
        guard plan.included, let first = plan.firstQuarter, let last = plan.lastQuarter else {
            return
                "\(Words(th: "ไม่ได้ดำเนินการปีนี้", en: "not carried out this year"))\(plan.reason.map { " — \($0)" as HTML })"
        }
        return "\(Words(th: "ไตรมาส \(first) ถึงไตรมาส \(last)", en: "quarter \(first) to quarter \(last)"))"
    }

    private var results: HTML {
        if record.results.isEmpty {
            return EmptyState(Words(th: "แผนไม่ได้บอกผลที่คาดว่าจะได้รับ", en: "The plan states no expected result.")).html
        }
        return "<ul>\(each: record.results, { "<li>\($0.text)</li>" })</ul>"
    }

    private var money: HTML {
        let years = record.view.snapshot.years
        let positions = Dictionary(record.money.map { ($0.year, $0.position) }, uniquingKeysWith: { first, _ in first })
        let entered = Set(record.entries.map(\.year))
        let paid = record.entries.filter { $0.kind == .paid }
        var columns: [TableColumn<Int>] = [
            TableColumn(PublicLabel.year, .heading) { "\(PublicLabel.year($0))" },
            TableColumn(Words(th: "ตามแผน", en: "Planned"), .number) { [activity] in
                BudgetText(budget: activity.budget[$0])
            },
        ]
        if record.money.contains(where: { $0.position.moved != .zero }) {
            columns.append(
                TableColumn(Words(th: "โอนเข้า–ออก", en: "Moved"), .number) { MoneyText(positions[$0]?.moved ?? .zero) })
        }
        columns.append(
            TableColumn(Words(th: "ก่อหนี้ผูกพัน", en: "Contracted"), .number) {
                Self.spent(entered.contains($0) ? positions[$0]?.contracted : nil)
            })
        columns.append(
            TableColumn(Words(th: "เบิกจ่ายแล้ว", en: "Paid"), .number) {
                Self.spent(entered.contains($0) ? positions[$0]?.paid : nil)
            })
        return """
            \(DataTable(Words(th: "งบประมาณและการใช้จ่ายรายปี", en: "Budget and spending by year"), years, note: PublicLabel.inBaht, columns: columns))
            \(if: !paid.isEmpty, payments(paid))
            """
    }

    /// Where nobody has entered any money for a year there is nothing to tell, which is not zero.
    private static func spent(_ money: Satang?) -> HTML {
        money.map { MoneyText($0).html } ?? "<span class=\"missing\">\(PublicLabel.noData)</span>"
    }

    private func payments(_ paid: [MoneyEntry]) -> HTML {
        """
        <details><summary>\(Words(th: "รายการเบิกจ่าย \(paid.count) รายการ", en: "\(paid.count) payments"))</summary>
        \(DataTable(
            Words(th: "รายการเบิกจ่าย", en: "Payments"), paid, note: PublicLabel.inBaht,
            columns: [
                TableColumn(Words(th: "วันที่", en: "Date"), .heading) { "\(DayText($0.datedOn))" },
                TableColumn(PublicLabel.year) { "\(PublicLabel.year($0.year))" },
                TableColumn(Words(th: "เลขที่เอกสาร", en: "Document")) { "\($0.documentNumber)\(if: $0.reverses != nil, " \(Tag(Words(th: "กลับรายการ", en: "reversal")))")" },
                TableColumn(Words(th: "จำนวนเงิน", en: "Amount"), .number) { MoneyText($0.amount) },
            ]))
        </details>
        """
    }

    private var progress: HTML {
        if record.quarters.isEmpty {
            return EmptyState(
                Words(th: "ยังไม่มีรายงานความก้าวหน้าของกิจกรรมนี้", en: "No progress of this activity has been reported yet.")
            ).html
        }
        return "\(each: record.quarters, { QuarterReportCard(quarter: $0).html })"
    }

    private var changes: HTML {
        let first = record.view.snapshot.layers.first
        if record.changes.isEmpty {
            return """
                <p>\(Words(th: "ยังไม่มีการแก้ไขกิจกรรมนี้ตั้งแต่ประกาศใช้แผน", en: "This activity has not been changed since the plan was adopted"))\
                \(first.map { " (\(DayText($0.effectiveOn)))" as HTML })</p>
                """
        }
        return Timeline(
            record.changes.map { change in
                Timeline.Event(
                    change.layer.effectiveOn, change.layer.kind.words,
                    detail: """
                        \(change.layer.documentNumber.map { "<p class=\"quiet\">\($0)</p>" as HTML })\
                        <ul>\(each: change.sentences, { "<li>\($0)</li>" })</ul>
                        """)
            }
        ).html
    }
}

/// One quarter as it was reported: the approved words, or that approval is still awaited.
struct QuarterReportCard: Component {
    var quarter: ActivityRecord.Quarter

    var html: HTML {
        let shown = quarter.approved ?? quarter.newest
        let isNewer = quarter.approved != nil && quarter.newest?.version != quarter.approved?.version
        return """
            <section class="card"><h3 class="card-title">\(PublicLabel.quarter(quarter.quarter))</h3>
            <p>\(shown.map { "\($0.status.words) · <span class=\"number\">\($0.percent) %</span>" as HTML }) \(approval)</p>
            \(quarter.approved.map { Paragraphs($0.narrative).html })
            \(quarter.approved.flatMap { told(Words(th: "ปัญหาที่พบ", en: "Problems"), $0.problems) })
            \(quarter.approved.flatMap { told(Words(th: "ขั้นต่อไป", en: "Next"), $0.nextStep) })
            \(quarter.approved?.reason.flatMap { told(Words(th: "เหตุผลที่ยังไม่ได้ทำ", en: "Why it was not done"), $0) })
            \(if: isNewer, "<p class=\"quiet\">\(Words(th: "มีรายงานที่แก้ใหม่ กำลังรอการรับรอง", en: "A newer report is waiting for approval."))</p>")
            </section>
            """
    }

    private var approval: HTML {
        guard let approval = quarter.approval, quarter.approved != nil else {
            return "\(Tag(Words(th: "รอผู้อำนวยการกองรับรอง", en: "waits for the director's approval"), .warning))"
        }
        let late = Words(th: " (หลังปิดไตรมาส)", en: " (after the quarter had closed)")
        return """
            <span class="quiet">\(Words(th: "รับรองเมื่อ", en: "approved on")) \(DayText(approval.approvedOn))\(if: approval.late, "\(late)")</span>
            """
    }

    private func told(_ name: Words, _ text: String) -> HTML? {
        text.allSatisfy(\.isWhitespace) ? nil : "<h4>\(name)</h4>\(Paragraphs(text))"
    }
}
