import Access
import Civics
import HTTPTypes
import Html
import Hummingbird
import Registry
import Shell
import Storage

/// Looking at people: the list, one person, the history, who saw what is sealed.
struct PersonHandlers: Sendable {
    var services: WebServices

    private var desk: PersonDesk { PersonDesk(services.world, policy: services.policy, vault: services.vault) }

    func list(_ context: ShellContext) async throws -> Response {
        let village = context.query("village").flatMap { VillageEntry($0).number }
        let after = context.query("after").flatMap { PersonID(text: $0) }
        let size = PeopleListPage.size
        let lines = try await desk.list(village: village, after: after, limit: size + 1, by: context.actor)
        let services = self.services
        let question = try context.searchQuestion()
        let room = try await services.world.store.read { db in try PeopleRoom(services, context, db) }
        return PeopleListPage(
            room: room, village: village, lines: Array(lines.prefix(size)), hasMore: lines.count > size,
            isContinued: after != nil, question: question,
            found: try await question.asyncMap { try await find($0, room, context) }
        ).response()
    }

    /// Finds a person by the whole 13-digit number, which comes in a form and goes into no address.
    func find(_ context: ShellContext) async throws -> Response {
        let services = self.services
        let room = try await services.world.store.read { db in try PeopleRoom(services, context, db) }
        var page = PeopleListPage(room: room, lines: [], hasMore: false, isContinued: false, found: [])
        let digits = ThaiDigits.arabic(context.form.text("number") ?? "").filter { $0.isASCII && $0.isNumber }
        guard digits.count == 13, (try? PersonIdentifier(digits: digits, allowsSpecimen: true)) != nil else {
            page.found = nil
            page.errors.add(
                "number",
                Words(th: "เลข 13 หลักนี้ไม่ถูกต้อง เทียบกับบัตร", en: "These are no right 13 digits: compare the card"))
            return page.response(.unprocessableContent)
        }
        page.found = try await find(digits, room, context)
        return page.response()
    }

    private func find(_ question: String, _ room: PeopleRoom, _ context: ShellContext) async throws -> [SearchHit] {
        let services = self.services
        return try await services.world.store.read { db in
            try RegisterSearch(policy: services.policy, vault: services.vault)
                .find(question, limit: 50, by: context.actor, on: room.today, db).hits
                .filter { $0.record.kind == .person }
        }
    }

    func show(_ context: ShellContext) async throws -> Response {
        try await page(context).response()
    }

    func confirm(_ context: ShellContext) async throws -> Response {
        let id = try context.person()
        let group = context.form.text("group") ?? "record"
        guard group == "record" || PeopleText.personGroups.contains(where: { $0.code == group }) else {
            throw Problem.noSuchPerson
        }
        let refusal = try await FormRefusal.of {
            try await desk.confirm(id, group: group, by: context.actor)
        }
        guard let refusal else { return .redirect(PeopleLinks.person(id).with("done", "confirmed")) }
        return try await page(context, refusal.errors).response(refusal.status)
    }

    func history(_ context: ShellContext) async throws -> Response {
        let id = try context.person()
        let view = try await desk.show(id, by: context.actor)
        let versions = try await desk.versions(id, by: context.actor)
        let services = self.services
        let room = try await services.world.store.read { db in try PeopleRoom(services, context, db) }
        return HistoryPage(
            trail: PeopleCrumbs.person(id, view.line.name),
            rows: versions.map { HistoryPage.Row($0) { .person($0) } }, room: room
        ).response()
    }

    func views(_ context: ShellContext) async throws -> Response {
        let id = try context.person()
        let views = try await desk.whoSaw(id, by: context.actor)
        return WhoSawPage(id: id, views: views, purposes: services.policy.purposes).response()
    }

    /// The person's page.
    func page(_ context: ShellContext, _ errors: FormErrors = FormErrors()) async throws -> PersonPage {
        let (services, actor) = (self.services, context.actor)
        let view = try await desk.show(try context.person(), by: actor)
        let done = context.query("done")
        return PersonPage(
            model: try await services.world.store.read { db in
                let room = try PeopleRoom(services, context, db)
                let record = RecordReference(.person, view.line.id.value)
                // Households, facts and confirmations stand on the page in their own words.
                let facets = PeopleFacets.offered(services).filter {
                    !["registry.homes", "registry.facts", "registry.freshness"].contains($0.id)
                }
                return PersonPage.Model(
                    room: room, view: view,
                    told: view.person == nil
                        ? [] : try Facet.told(facets, about: record, by: actor, policy: services.policy, db),
                    openable: FactArea.allCases.filter {
                        !services.policy.unmaskScope(of: actor, $0.dataClass).isNone
                    },
                    writable: view.line.status == .living
                        ? FactArea.allCases.filter { room.may(.write, $0.dataClass) } : [],
                    mayAskWhoSaw: room.keepsAudit || (room.may(.read, .audit) && room.seesOwn), done: done,
                    errors: errors)
            })
    }
}

/// What slices tell on the pages of the register.
enum PeopleFacets {
    static func offered(_ services: WebServices) -> [Facet] { services.facets }
}

extension PeopleRoom {
    /// Whether the person reads the whole audit log.
    var keepsAudit: Bool { policy.scope(of: actor, .read, .audit).everything }

    /// Whether the person reads only the own record, as a citizen does.
    var seesOwn: Bool { policy.scope(of: actor, .read, .people).own != nil }
}
