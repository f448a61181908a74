import Civics
import Html
import PlanText
import Planning
import Shell

/// Budgets by element and year, with the sums computed here under those that the document prints.
struct ElementBudgetTable: Component {
    var view: PlanView

    private struct Row {
        var heading: HTML
        var cells: [HTML]
        var total: HTML
    }

    var html: HTML {
        let years = view.snapshot.years
        let sums = view.budgetSums
        let rows = view.plan.elements.map { element -> Row in
            let own = view.budgetSums(of: element.number)
            return Row(
                heading:
                    "<a href=\"\(link: PublicLinks.element(element.number))\">\(element.number). \(element.title)</a>",
                cells: years.map { SumText(sum: own[$0]?.computed).html }, total: SumText(sum: own.grand).html)
        }
        return """
            \(DataTable(
                Words(th: "งบประมาณแต่ละองค์ประกอบรายปี", en: "Budget of each element by year"), rows, note: PublicLabel.inBaht,
                columns: columns(years), footer: footer(sums), onPhone: .scroll))
            \(printed(sums))
            """
    }

    private func columns(_ years: [Int]) -> [TableColumn<Row>] {
        [TableColumn(PublicLabel.elements, .heading) { $0.heading }]
            + years.indices.map { index in
                TableColumn(PublicLabel.year(years[index]), .number) { $0.cells[index] }
            } + [TableColumn(PublicLabel.total, .number) { $0.total }]
    }

    private func footer(_ sums: BudgetSums) -> [HTML] {
        ["\(Words(th: "รวมจากรายการ", en: "Sum of the lines"))"] + sums.years.map { SumText(sum: $0.computed).html }
            + [SumText(sum: sums.grand).html]
    }

    /// The printed totals, where there are any, and what they differ by.
    private func printed(_ sums: BudgetSums) -> HTML {
        let stated = sums.years.filter { $0.printed != nil }
        if stated.isEmpty {
            return """
                <p class="quiet">\(Words(th: "ยอดรวมข้างบนระบบบวกจากรายการ เอกสารไม่ได้พิมพ์ยอดรวมทั้งแผนไว้", en: "The totals above are added up here; the document prints none for the whole plan."))</p>
                """
        }
        return """
            \(DataTable(
                Words(th: "ยอดรวมที่พิมพ์ในเอกสาร เทียบกับผลบวก", en: "Totals printed in the document against the sums"), stated,
                note: PublicLabel.inBaht,
                columns: [
                    TableColumn(PublicLabel.year, .heading) { "\(PublicLabel.year($0.year))" },
                    TableColumn(Words(th: "พิมพ์ไว้", en: "Printed"), .number) { BudgetText(budget: $0.printed) },
                    TableColumn(Words(th: "บวกจากรายการ", en: "Sum of the lines"), .number) { SumText(sum: $0.computed) },
                    TableColumn(Words(th: "ต่างกัน", en: "Difference"), .number) { MoneyText($0.difference) },
                ]))
            \(Provenance(lines: view.plan.grandTotal?.line.map { [$0] } ?? [], document: PublicLabel.document, link: PublicLinks.line))
            """
    }
}

/// Activities with their budgets year by year and how they stand.
struct ActivityTable: Component {
    var view: PlanView
    var caption: Words
    var activities: [PlannedActivity]
    var isCaptionShown = true

    var html: HTML {
        let years = view.snapshot.years
        var columns: [TableColumn<PlannedActivity>] = [
            TableColumn(PublicLabel.activities, .heading) {
                "<a href=\"\(link: PublicLinks.activity($0.place))\">\($0.place) \($0.title)</a>"
            }
        ]
        columns += years.map { year in
            TableColumn(PublicLabel.year(year), .number) { BudgetText(budget: $0.budget[year]) }
        }
        columns.append(TableColumn(PublicLabel.division) { [view] in LeadText(activity: $0, view: view) })
        columns.append(TableColumn(PublicLabel.standing) { [view] in StandingText(state: view.state($0.id)) })
        return DataTable(
            caption, activities, note: PublicLabel.inBaht, columns: columns, isCaptionShown: isCaptionShown
        ).html
    }
}
