import Access
import Civics
import Html
import PlanText
import Planning
import Shell

/// One element of Local 4.0: its activities with budgets by year, results and how they stand.
struct ElementPage: Page {
    var view: PlanView
    var element: Element

    init(_ number: Int, _ view: PlanView) throws {
        guard let element = view.plan.elements.first(where: { $0.number == number }) else {
            throw Problem.planItemMissing
        }
        self.view = view
        self.element = element
    }

    var title: Words {
        Words(th: "องค์ประกอบที่ \(element.number) \(element.title)", en: "Element \(element.number): \(element.title)")
    }
    var trail: [Crumb] { [Crumb(PublicLabel.home, .root), Crumb(PublicLabel.plan, WebLinks.plan)] }

    var main: HTML {
        let sums = view.budgetSums(of: element.number)
        let activities = view.activities(of: element.number)
        return """
            <h1>\(title)</h1>
            \(Provenance(lines: element.line.map { [$0] } ?? [], document: PublicLabel.document, link: PublicLinks.line))
            \(count(activities.count))
            \(TotalsNotice(sums: sums))
            \(ActivityTable(view: view, caption: Words(th: "กิจกรรมและงบประมาณ", en: "Activities and budgets"), activities: activities))
            <h2>\(Words(th: "งบประมาณรวมขององค์ประกอบ", en: "Budget of the element"))</h2>
            \(totals(sums))
            \(neighbours)
            """
    }

    private func count(_ found: Int) -> HTML {
        guard let printed = element.printed?.count, printed != found else {
            return "<p class=\"lead\">\(Words(th: "\(found) กิจกรรม", en: "\(found) activities"))</p>"
        }
        return """
            <p class="lead">\(Words(th: "\(found) กิจกรรม (เอกสารพิมพ์ไว้ว่า \(printed))", en: "\(found) activities (the document prints \(printed))"))</p>
            """
    }

    private func totals(_ sums: BudgetSums) -> HTML {
        DataTable(
            Words(th: "งบประมาณรวมรายปี", en: "Totals by year"), sums.years, note: PublicLabel.inBaht,
            columns: [
                TableColumn(PublicLabel.year, .heading) { "\(PublicLabel.year($0.year))" },
                TableColumn(Words(th: "บวกจากกิจกรรม", en: "Sum of the activities"), .number) {
                    SumText(sum: $0.computed)
                },
                TableColumn(Words(th: "พิมพ์ในเอกสาร", en: "Printed"), .number) { BudgetText(budget: $0.printed) },
                TableColumn(Words(th: "กิจกรรมที่ใช้งบ", en: "Activities with money"), .number) { NumberText($0.funded) },
            ],
            footer: ["\(PublicLabel.total)", SumText(sum: sums.grand).html, "", ""]
        ).html
    }

    /// The elements before and after, to read on.
    private var neighbours: HTML {
        let numbers = view.plan.elements.map(\.number)
        guard let place = numbers.firstIndex(of: element.number) else { return .empty }
        var buttons = HTML.empty
        if place > 0 {
            let number = numbers[place - 1]
            buttons +=
                ButtonLink(
                    Words(th: "← องค์ประกอบที่ \(number)", en: "← Element \(number)"), to: PublicLinks.element(number),
                    .plain
                ).html
        }
        if place + 1 < numbers.count {
            let number = numbers[place + 1]
            buttons +=
                ButtonLink(
                    Words(th: "องค์ประกอบที่ \(number) →", en: "Element \(number) →"), to: PublicLinks.element(number),
                    .plain
                ).html
        }
        return ButtonRow(buttons).html
    }
}
