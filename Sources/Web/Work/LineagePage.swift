import Access
import Civics
import Evidence
import Html
import Hummingbird
import Planning
import Shell
import Storage

/// A figure opened: what it says, how it is counted, over which time, and the records behind it.
struct LineagePage: Page {
    struct Model: Sendable {
        var room: WorkRoom
        var code: LineageCode
        var name: Words
        var value: HTML
        var period: MeasurePeriod
        var formula: Words
        /// Facts that only some figures have: when frozen, its hash, whether it still comes out the same.
        var facts: [(Words, HTML)] = []
        var records: [Record] = []
        /// Where records continue on another page.
        var hasMore = false
        var page = 1
    }

    struct Record: Sendable {
        var title: Words
        var detail: HTML
        var link: Link?
    }

    var model: Model

    var title: Words { model.name }

    var audience: PageAudience { .staff }

    var trail: [Crumb] { [Crumb(Words(th: "รายงาน", en: "Reports"), WorkLinks.reports)] }

    var main: HTML {
        """
        <p class="eyebrow">\(Words(th: "ที่มาของตัวเลข", en: "Where this figure comes from")) <code>\(model.code.text)</code></p>
        <h1>\(title)</h1>
        \(FactList(
            [
                (Words(th: "ค่า", en: "Value"), model.value),
                (Words(th: "ช่วงเวลา", en: "Period"), "\(DayText(model.period.first)) – \(DayText(model.period.last))"),
                (Words(th: "วิธีนับ", en: "How it is counted"), "\(model.formula)"),
            ] + model.facts))
        \(records)
        """
    }

    private var records: HTML {
        if model.records.isEmpty {
            return EmptyState(Words(th: "ไม่มีรายการให้แสดง", en: "There are no records to show.")).html
        }
        return """
            \(DataTable(
                Words(th: "รายการที่อยู่เบื้องหลัง", en: "The records behind it"), model.records,
                columns: [
                    TableColumn(Words(th: "รายการ", en: "Record"), .heading) { record in
                        record.link.map { "<a href=\"\(link: $0)\">\(record.title)</a>" } ?? "\(record.title)"
                    },
                    TableColumn(Words(th: "นับอย่างไร", en: "How it counts")) { $0.detail },
                ]))
            \(if: model.hasMore || model.page > 1, Pager(page: model.page, of: model.page + (model.hasMore ? 1 : 0), link: WorkLinks.lineage(model.code)).html)
            """
    }
}

/// Opening figures by their codes.
struct LineageHandlers: Sendable {
    var services: WebServices

    /// The code typed from paper.
    func find(_ context: ShellContext) async throws -> Response {
        guard let typed = context.query("code"), let code = LineageCode(typed) else {
            throw Problem.recordLineageUnknown
        }
        return .redirect(WorkLinks.lineage(code))
    }

    func show(_ context: ShellContext) async throws -> Response {
        guard let code = LineageCode(try context.parameter("code")) else { throw Problem.recordLineageUnknown }
        let (services, actor, page) = (self.services, context.actor, context.pageNumber)
        let model = try await services.world.store.read { db in
            let room = try WorkRoom(services, actor, db)
            switch code {
            case .frozen, .indicator: return try FigureLineage(services, room, code, page: page).model(db)
            case .activities(let quarter, let division):
                return try RecordLineage(room: room, code: code, quarter: quarter, division: division).activities(db)
            case .money(let money, let quarter, let division):
                return try RecordLineage(room: room, code: code, quarter: quarter, division: division).money(money, db)
            }
        }
        return LineagePage(model: model).response()
    }
}

extension Problem {
    static let recordLineageUnknown = Problem(
        "404.601", Words(th: "ไม่มีตัวเลขของรหัสนี้", en: "No figure has this code."),
        wayForward: Words(th: "ตรวจรหัสบนกระดาษอีกครั้ง", en: "Check the code on the paper again."), field: "code")
}
