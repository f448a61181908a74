import Access
import Civics
import Html
import Hummingbird
import Registry
import Shell
import Storage

/// What to visit next.
struct VisitsHandlers: Sendable {
    var services: WebServices

    static let kinds: [RecordKind] = [.parcel, .building, .sign, .place, .village]
    static let size = 50

    func show(_ context: ShellContext) async throws -> Response {
        let (services, actor) = (self.services, context.actor)
        let readable = Self.kinds.filter { actor.may(.read, $0.dataClass, policy: services.policy) }
        let asked = context.query("kind").flatMap { RecordKind(rawValue: $0) }
        guard let kind = asked ?? readable.first, readable.contains(kind) else { throw Problem.forbidden }
        let group = context.query("group").flatMap { FactGroup(rawValue: $0) }
            .flatMap { FactGroup.of(kind).contains($0) ? $0 : nil }
        let village = context.query("village").flatMap { VillageEntry($0).number }
        let page = min(context.pageNumber, 20_000)
        let model = try await services.world.store.read { db in
            let room = try LandRoom(services, actor, db)
            return try VisitsPage.Model(
                kind: kind, kinds: readable, group: group, village: village, page: page, room: room,
                visits: VisitRows.next(
                    kind, group: group, village: village, notSince: room.today.adding(days: -365),
                    scope: room.scope(.read, kind), offset: (page - 1) * Self.size, limit: Self.size + 1, db),
                mayWrite: room.may(.write, kind), done: context.query("done"))
        }
        return VisitsPage(model: model).response()
    }
}

/// Records nobody has confirmed for a year, those never confirmed first; printed, it is the sheet for a visit.
struct VisitsPage: Page {
    struct Model {
        var kind: RecordKind
        var kinds: [RecordKind]
        var group: FactGroup?
        var village: Int?
        var page: Int
        var room: LandRoom
        /// Up to one more than a page holds.
        var visits: [Registry.Visit]
        var mayWrite: Bool
        var done: String?
    }

    var model: Model

    var title: Words { Words(th: "รายการที่ควรไปตรวจ", en: "What to visit next") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [RegisterCrumbs.home] }

    private var link: Link {
        LandRegisterLinks.visits(model.kind).with("group", model.group?.rawValue)
            .with("village", model.village.map(String.init))
    }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(DoneNotice(model.done, RegisterCrumbs.done))
        <p class="lead">\(model.kind.name)\(model.room.name(ofVillage: model.village).map { " · \($0)" as HTML })\(model.group.map { " · \($0.name)" as HTML }) · \(Words(th: "ไม่ได้ยืนยันมา 12 เดือน ที่ไม่เคยยืนยันมาก่อน", en: "not confirmed for 12 months; never confirmed first")) · \(DayText(model.room.today))</p>
        \(Tabs(Words(th: "ชนิด", en: "Kind"), model.kinds.map { NavigationItem($0.name, LandRegisterLinks.visits($0)) }, chosen: LandRegisterLinks.visits(model.kind)))
        \(filters)
        \(model.visits.isEmpty ? EmptyState(Words(th: "ทุกรายการยืนยันแล้วใน 12 เดือน", en: "All were confirmed within 12 months")).html : table)
        \(Pager(page: model.page, of: model.visits.count > VisitsHandlers.size ? model.page + 1 : model.page, link: link))
        """
    }

    private var filters: HTML {
        let groups = FactGroup.of(model.kind)
        let chosen = model.village.map(String.init)
        return """
            <form method="get" action="\(link: LandRegisterLinks.visits)" class="form-stacked">
            \(HiddenField("kind", model.kind.rawValue))
            \(if: model.kind != .village, Select("village", Words(th: "หมู่ที่", en: "Village"), choices: model.room.villageChoices(besides: chosen), chosen: chosen, isRequired: false).html)
            \(Select("group", Words(th: "กลุ่มข้อมูล", en: "Facts"), choices: groups.map { Choice($0.rawValue, $0.name) }, chosen: model.group?.rawValue, isRequired: false))
            \(Button(Words(th: "แสดง", en: "Show"), .plain))
            </form>
            <p class="quiet">\(Words(th: "กด Ctrl+P เพื่อพิมพ์เป็นใบลงพื้นที่", en: "Print with Ctrl+P as the sheet for the visit"))</p>
            """
    }

    private var table: HTML {
        let first = (model.page - 1) * VisitsHandlers.size
        let rows = model.visits.prefix(VisitsHandlers.size).enumerated().map {
            Row(number: first + $0.offset + 1, visit: $0.element)
        }
        return DataTable(
            title, rows,
            columns: [
                TableColumn<Row>(Words(th: "ลำดับ", en: "No."), .number) { row in NumberText(row.number).html },
                TableColumn<Row>(Words(th: "รายการ", en: "Record"), .heading) { row in heading(row.visit) },
                TableColumn<Row>(Words(th: "หมู่ที่", en: "Village")) { row in
                    row.visit.village.map { "\($0)" as HTML } ?? Missing().html
                },
                TableColumn<Row>(Words(th: "ยืนยันล่าสุด", en: "Last confirmed")) { row in confirmed(row.visit) },
                TableColumn<Row>(Words(th: "ผลการตรวจ", en: "Found")) { row in
                    model.mayWrite ? confirmation(row.visit) : "☐"
                },
            ], isCaptionShown: false
        ).html
    }

    private struct Row {
        var number: Int
        var visit: Registry.Visit
    }

    private func heading(_ visit: Registry.Visit) -> HTML {
        "<a href=\"\(link: RegisterLinks.record(record(visit)))\">\(name(visit))</a>"
    }

    private func confirmed(_ visit: Registry.Visit) -> HTML {
        visit.confirmedOn.map { DayText($0).html } ?? "\(Words(th: "ไม่เคย", en: "never"))"
    }

    private func record(_ visit: Registry.Visit) -> RecordReference { RecordReference(model.kind, visit.id) }

    private func name(_ visit: Registry.Visit) -> Words {
        visit.name.map { Words(String($0.prefix(100))) } ?? Words(th: "ไม่มีรหัสหรือชื่อ", en: "no code or name")
    }

    private func confirmation(_ visit: Registry.Visit) -> HTML {
        let name = name(visit)
        return Form(to: LandRegisterLinks.act(.confirm, record(visit)), style: .inline) {
            """
            \(HiddenField("group", model.group?.rawValue ?? ""))
            \(HiddenField("back", link.text))
            \(Button(Words(th: "ถูกต้องแล้ว: \(name.th)", en: "Found right: \(name.en)"), .quiet))
            """
        }.html
    }
}
