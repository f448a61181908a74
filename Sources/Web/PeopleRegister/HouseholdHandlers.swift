import Access
import Civics
import Geo
import HTTPTypes
import Html
import Hummingbird
import Registry
import Shell
import Storage

/// Looking at households, and the short acts on one: confirm, consent, head.
struct HouseholdHandlers: Sendable {
    var services: WebServices

    private var desk: HouseholdDesk { HouseholdDesk(services.world, policy: services.policy) }

    func list(_ context: ShellContext) async throws -> Response {
        let village = context.query("village").flatMap { VillageEntry($0).number }
        let after = context.query("after").flatMap { HouseholdID(text: $0) }
        let size = PeopleListPage.size
        let lines = try await desk.list(village: village, after: after, limit: size + 1, by: context.actor)
        let services = self.services
        let room = try await services.world.store.read { db in try PeopleRoom(services, context, db) }
        return HouseholdListPage(
            room: room, village: village, lines: Array(lines.prefix(size)), hasMore: lines.count > size,
            isContinued: after != nil
        ).response()
    }

    func show(_ context: ShellContext) async throws -> Response { try await page(context).response() }

    func history(_ context: ShellContext) async throws -> Response {
        let id = try context.household()
        let view = try await desk.show(id, by: context.actor)
        guard view.household != nil else { throw Problem.forbidden }
        let services = self.services
        let (room, versions) = try await services.world.store.read { db in
            (try PeopleRoom(services, context, db), try Register.versions(of: id, as: Household.self, db))
        }
        return HistoryPage(
            trail: PeopleCrumbs.household(view.line), rows: versions.map { HistoryPage.Row($0) { .household($0) } },
            room: room
        ).response()
    }

    func confirm(_ context: ShellContext) async throws -> Response {
        let group = context.form.text("group") ?? "record"
        guard group == "record" || PeopleText.householdGroups.contains(where: { $0.code == group }) else {
            throw Problem.noSuchHousehold
        }
        return try await act(context, done: "confirmed") { id in
            try await desk.confirm(id, group: group, by: context.actor)
        }
    }

    func consent(_ context: ShellContext) async throws -> Response {
        let form = context.form
        var errors = FormErrors()
        let given = form.text("given")
        if given != "yes" && given != "no" {
            errors.add("given", Words(th: "เลือกคำตอบของครัวเรือน", en: "Choose what the household says"))
        }
        let day = DayEntry(form, "on", isRequired: true)
        if let sentence = day.error { errors.add("on", sentence) }
        guard errors.isEmpty, let on = day.day else {
            return try await page(context, errors).response(.unprocessableContent)
        }
        let by = form.text("by").flatMap { PersonID(text: $0) }
        return try await act(context, done: "consented", fields: ["validFrom": "on"]) { id in
            try await desk.record(
                Household.Consent(isGiven: given == "yes", on: on, by: by), of: id, by: context.actor)
        }
    }

    func head(_ context: ShellContext) async throws -> Response {
        guard let person = context.form.text("person").flatMap({ PersonID(text: $0) }) else {
            throw Problem.noSuchPerson
        }
        return try await act(context, done: "saved") { id in
            try await desk.name(head: person, of: id, by: context.actor)
        }
    }

    private func act(
        _ context: ShellContext, done: String, fields: [String: String] = [:],
        _ work: (HouseholdID) async throws -> Void
    ) async throws -> Response {
        let id = try context.household()
        let refusal = try await FormRefusal.of { try await work(id) }
        guard let refusal else { return .redirect(PeopleLinks.household(id).with("done", done)) }
        var errors = FormErrors()
        for entry in refusal.errors.list { errors.add(entry.field.flatMap { fields[$0] }, entry.sentence) }
        return try await page(context, errors).response(refusal.status)
    }

    func page(_ context: ShellContext, _ errors: FormErrors = FormErrors()) async throws -> HouseholdPage {
        let (services, actor) = (self.services, context.actor)
        let view = try await desk.show(
            try context.household(), facets: PeopleFacets.offered(services), by: actor)
        let done = context.query("done")
        let layers = services.layers.visible(to: actor, policy: services.policy)
        return HouseholdPage(
            model: try await services.world.store.read { db in
                let room = try PeopleRoom(services, context, db)
                let place = try FootprintRows.bounds(of: RecordReference(.household, view.line.id.value), db)
                return HouseholdPage.Model(
                    room: room, view: view, bounds: view.household == nil ? nil : place.flatMap(Self.around),
                    layers: layers, baseMap: services.baseMap,
                    maySurvey: room.may(.write, .welfare) && view.household != nil,
                    mayOpenSurvey: !services.policy.unmaskScope(of: actor, .welfare).isNone, done: done,
                    errors: errors)
            })
    }

    /// A house with its neighbours: about 150 m around it.
    private static func around(_ place: Bounds) -> Bounds? {
        let margin = 0.0014
        return Bounds(
            west: place.west - margin, south: place.south - margin, east: place.east + margin,
            north: place.north + margin)
    }
}

/// Households of a village or of all, in the order of their house numbers.
struct HouseholdListPage: Page {
    var room: PeopleRoom
    var village: Int?
    var lines: [HouseholdLine]
    var hasMore: Bool
    var isContinued: Bool

    var title: Words {
        room.name(ofVillage: village).map { Words(th: "ครัวเรือน \($0.th)", en: "Households, \($0.en)") }
            ?? Words(th: "ครัวเรือน", en: "Households")
    }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [PeopleCrumbs.register] }

    private var here: Link { PeopleLinks.households.with("village", village.map(String.init)) }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(PeopleCrumbs.tabs(room, chosen: PeopleLinks.households))
        \(VillageFilter(room: room, village: village, action: PeopleLinks.households))
        \(if: room.may(.write, .people), ButtonLink(Words(th: "เพิ่มครัวเรือน", en: "Add a household"), to: PeopleLinks.newHousehold.with("village", village.map(String.init)), .plain).html)
        \(lines.isEmpty ? EmptyState(Words(th: "ไม่มีครัวเรือนที่ท่านดูได้ในรายการนี้", en: "No household here that you may see")).html : table)
        \(NextPage(link: here, last: hasMore ? lines.last?.id.description : nil, isContinued: isContinued))
        """
    }

    private var table: HTML {
        DataTable(
            title, lines,
            columns: [
                TableColumn(Words(th: "บ้าน", en: "House"), .heading) { line in
                    "<a href=\"\(link: PeopleLinks.household(line.id))\">\(PeopleText.house(line))</a>" as HTML
                },
                TableColumn(Words(th: "คน", en: "People"), .number) { "\($0.members)" as HTML },
                TableColumn(Words(th: "ความยินยอม", en: "Consent")) { "\(PeopleText.consent($0.consent))" as HTML },
            ], isCaptionShown: false
        ).html
    }
}
