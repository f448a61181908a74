import Civics
import Html
import PlanText
import Planning
import Shell

/// The plan as it read on a day, and the layers that made it so.
struct AsOfPage: Page {
    /// What was typed, kept where it could not be read.
    var typed: String?
    var error: Words?
    var today: CivilDate
    var day: CivilDate
    /// `nil` where no plan was in force on that day.
    var snapshot: PlanSnapshot?
    /// Every layer there is, oldest first.
    var layers: [PlanLayer]

    var title: Words { Words(th: "แผน ณ วันใดวันหนึ่ง", en: "The plan as of a day") }
    var trail: [Crumb] { [Crumb(PublicLabel.home, .root), Crumb(PublicLabel.plan, WebLinks.plan)] }

    var main: HTML {
        """
        <h1>\(title)</h1>
        <p>\(Words(th: "แผนแก้ไขได้ด้วยเอกสารที่ประกาศเท่านั้น ทุกฉบับยังอยู่ครบ เลือกวันเพื่อดูว่าวันนั้นแผนเขียนว่าอย่างไร", en: "The plan changes only by an announced document, and every layer is kept. Choose a day to see how it read then."))</p>
        \(DayForm(to: PublicLinks.asOf, fields: [("day", Words(th: "วันที่", en: "Day"), typed ?? day.text(in: Reader.language, style: .numeric), error)]))
        <h2>\(Words(th: "ฉบับต่าง ๆ ของแผน", en: "Layers of the plan"))</h2>
        \(history)
        \(if: error == nil, asItRead)
        """
    }

    private var history: HTML {
        if layers.isEmpty { return EmptyState(Words(th: "ยังไม่มีแผนในระบบ", en: "There is no plan yet.")).html }
        let pairs = layers.enumerated().reversed()
        return Timeline(
            pairs.map { index, layer in
                Timeline.Event(
                    layer.effectiveOn,
                    Words(
                        th: "ฉบับที่ \(layer.sequence) · \(layer.kind.words.th)",
                        en: "Layer \(layer.sequence) · \(layer.kind.words.en)"),
                    detail: """
                        \(layer.documentNumber.map { "<p class=\"quiet\">\($0)</p>" as HTML })\
                        \(layer.reason.map { "<p>\($0)</p>" as HTML })\
                        \(if: index > 0, compare(layers[max(0, index - 1)], layer))
                        """)
            }
        ).html
    }

    private func compare(_ before: PlanLayer, _ layer: PlanLayer) -> HTML {
        let day = layer.effectiveOn > before.effectiveOn ? layer.effectiveOn.adding(days: -1) : before.effectiveOn
        return """
            <p><a href="\(link: PublicLinks.changes(from: day, to: layer.effectiveOn))">\(Words(th: "ดูว่าเปลี่ยนอะไร", en: "See what changed"))\
            <span class="unseen"> (\(layer.sequence))</span></a></p>
            """
    }

    private var asItRead: HTML {
        let heading: HTML = "<h2>\(Words(th: "แผน ณ", en: "The plan as of")) \(DayText(day))</h2>"
        guard let snapshot else {
            return heading
                + EmptyState(Words(th: "วันนั้นยังไม่มีแผนที่ประกาศใช้", en: "No plan was in force on that day.")).html
        }
        let sums = BudgetSums(snapshot.years, activities: snapshot.activities, printed: nil)
        let years = snapshot.years
        var columns: [TableColumn<PlannedActivity>] = [
            TableColumn(PublicLabel.activities, .heading) { "\($0.place) \($0.title)" }
        ]
        columns += years.map { year in
            TableColumn(PublicLabel.year(year), .number) { BudgetText(budget: $0.budget[year]) }
        }
        columns.append(TableColumn(PublicLabel.division) { "\($0.division ?? "")" })
        return """
            \(heading)
            \(if: day != today, "<p><a href=\"\(link: PublicLinks.changes(from: min(day, today), to: max(day, today)))\">\(Words(th: "เทียบกับแผนวันนี้", en: "Compare with today's plan"))</a></p>")
            \(DataTable(
                Words(th: "กิจกรรมและงบประมาณ", en: "Activities and budgets"), snapshot.activities, note: PublicLabel.inBaht,
                columns: columns,
                footer: ["\(PublicLabel.total)"] + sums.years.map { SumText(sum: $0.computed).html } + [""]))
            """
    }
}

/// A form that asks for one or two days by GET, so that the answer has an address.
struct DayForm: Component {
    var to: Link
    var fields: [(name: String, label: Words, value: String, error: Words?)]

    init(to: Link, fields: [(String, Words, String, Words?)]) {
        self.to = to
        self.fields = fields.map { (name: $0.0, label: $0.1, value: $0.2, error: $0.3) }
    }

    var html: HTML {
        """
        <form method="get" action="\(link: to)" class="form-stacked" novalidate>
        \(each: fields, { DateField($0.name, $0.label, value: $0.value, error: $0.error).html })
        \(Button(Words(th: "ดูแผน", en: "Show the plan"), .plain))
        </form>
        """
    }
}
