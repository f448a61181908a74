import Civics
import Html
import Planning
import Shell

/// What changed in the plan between two days.
struct ChangesPage: Page {
    var typed: (from: String, to: String)
    var errors: (from: Words?, to: Words?)
    /// `nil` where a day could not be read.
    var days: (from: CivilDate, to: CivilDate)?
    /// `nil` where no plan was in force on one of the days.
    var changes: [PlanChange]?

    var title: Words { Words(th: "แผนเปลี่ยนอะไรบ้าง", en: "What changed in the plan") }
    var trail: [Crumb] {
        [
            Crumb(PublicLabel.home, .root), Crumb(PublicLabel.plan, WebLinks.plan),
            Crumb(Words(th: "แผน ณ วันใดวันหนึ่ง", en: "The plan as of a day"), PublicLinks.asOf),
        ]
    }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(DayForm(to: PublicLinks.changes, fields: [
            ("from", Words(th: "ตั้งแต่วันที่", en: "From"), typed.from, errors.from),
            ("to", Words(th: "ถึงวันที่", en: "To"), typed.to, errors.to),
        ]))
        \(result)
        """
    }

    private var result: HTML {
        guard let days else { return .empty }
        let heading: HTML = "<h2>\(DayText(days.from)) → \(DayText(days.to))</h2>"
        guard let changes else {
            return heading
                + EmptyState(
                    Words(th: "วันใดวันหนึ่งในสองวันนี้ยังไม่มีแผนที่ประกาศใช้", en: "On one of these days no plan was in force.")
                ).html
        }
        if changes.isEmpty {
            return heading
                + EmptyState(Words(th: "แผนของสองวันนี้เหมือนกัน", en: "The plan reads the same on both days.")).html
        }
        return """
            \(heading)
            <p>\(Words(th: "\(changes.count) รายการ", en: "\(changes.count) changes"))</p>
            <ol>\(each: changes, { "<li>\($0.sentence)</li>" })</ol>
            """
    }
}
