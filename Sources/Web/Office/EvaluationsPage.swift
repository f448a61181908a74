import Civics
import Html
import Planning
import Shell

/// The years of the plan and how far each one's evaluation is.
struct EvaluationsPage: Page {
    var evaluations: [YearlyEvaluation]
    var years: [Int]

    var title: Words { Words(th: "การติดตามและประเมินผลประจำปี", en: "Yearly evaluation") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [OfficeCrumbs.work] }

    var main: HTML {
        """
        <h1>\(title)</h1>
        <p class="lead">\(Words(th: "คณะกรรมการติดตามและประเมินผลรายงาน นายกตอบข้อเสนอ แล้วปิดประกาศให้ประชาชนทราบ", en: "The committee reports, the mayor answers, and the report is posted for everybody."))</p>
        \(years.isEmpty ? EmptyState(Words(th: "ยังไม่มีแผน", en: "No plan yet")).html : table)
        """
    }

    private var table: HTML {
        DataTable(
            title, years,
            columns: [
                TableColumn(Words(th: "ปีงบประมาณ", en: "Fiscal year"), .heading) { year in
                    "<a href=\"\(link: OfficeLinks.evaluation(year))\">\(year)</a>" as HTML
                },
                TableColumn(Words(th: "คำสั่งแต่งตั้ง", en: "Order")) { year in
                    "\(evaluation(year)?.orderNumber ?? "-")" as HTML
                },
                TableColumn(Words(th: "ขั้นที่ถึง", en: "Where it stands")) { year in "\(stage(year))" as HTML },
            ], isCaptionShown: false
        ).html
    }

    private func evaluation(_ year: Int) -> YearlyEvaluation? { evaluations.first { $0.year == year } }

    private func stage(_ year: Int) -> Words {
        guard let item = evaluation(year) else { return Words(th: "ยังไม่เริ่ม", en: "not begun") }
        if item.postedOn != nil { return Words(th: "ปิดประกาศแล้ว", en: "posted") }
        if item.presentedOn != nil { return Words(th: "เสนอสภาแล้ว", en: "presented to the council") }
        if item.reportedOn != nil { return Words(th: "คณะกรรมการรายงานแล้ว", en: "reported by the committee") }
        return Words(th: "แต่งตั้งคณะทำงานแล้ว", en: "working group appointed")
    }
}
