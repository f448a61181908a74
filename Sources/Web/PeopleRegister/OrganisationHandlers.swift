import Access
import Civics
import HTTPTypes
import Html
import Hummingbird
import Registry
import Shell
import Storage

/// Organisations: found, shown, entered, changed.
struct OrganisationHandlers: Sendable {
    var services: WebServices

    private var desk: OrganisationDesk { OrganisationDesk(services.world, policy: services.policy) }

    func list(_ context: ShellContext) async throws -> Response {
        let (services, actor) = (self.services, context.actor)
        let question = try context.searchQuestion()
        // The search looks for people and organisations at once, and so asks for a right on people too.
        let maySearch = actor.may(.list, .people, policy: services.policy)
        let page = try await services.world.store.read { db in
            let room = try PeopleRoom(services, context, db)
            let hits = try question.map { question -> [SearchHit] in
                guard maySearch else { return [] }
                return try RegisterSearch(policy: services.policy, vault: services.vault)
                    .find(question, limit: 100, by: actor, on: room.today, db).hits
            }
            return OrganisationListPage(
                room: room, question: question, found: hits?.filter { $0.record.kind == .organisation })
        }
        return page.response()
    }

    func show(_ context: ShellContext) async throws -> Response {
        let id = try identifier(context)
        let (services, actor) = (self.services, context.actor)
        let done = context.query("done")
        let page = try await services.world.store.read { db in
            guard let state = try Register.state(Organisation.self, id, db) else { throw Problem.noSuchRecord }
            return OrganisationPage(
                room: try PeopleRoom(services, context, db), id: id, organisation: state.record,
                told: try Facet.told(
                    PeopleFacets.offered(services), about: RecordReference(.organisation, id.value), by: actor,
                    policy: services.policy, db),
                versions: try Register.versions(of: id, as: Organisation.self, db).map {
                    HistoryPage.Row($0) { .organisation($0) }
                }, done: done)
        }
        return page.response()
    }

    func showNew(_ context: ShellContext) async throws -> Response { OrganisationFormPage(values: [:]).response() }

    func enter(_ context: ShellContext) async throws -> Response {
        let read = OrganisationForm(context.form)
        var refusal = FormRefusal.of(read.errors)
        var made: OrganisationID?
        if refusal == nil {
            refusal = try await FormRefusal.of {
                made = try await desk.enter(read.organisation, by: context.actor)
            }
        }
        if let made { return .redirect(PeopleLinks.organisation(made).with("done", "entered")) }
        return OrganisationFormPage(
            values: PersonFormHandlers.typed(context.form), errors: refusal?.errors ?? FormErrors()
        ).response(refusal?.status ?? .unprocessableContent)
    }

    func showEdit(_ context: ShellContext) async throws -> Response {
        let (id, state) = try await current(context)
        return OrganisationFormPage(
            changed: .init(id: id, name: state.record.name, version: state.number),
            values: OrganisationFormPage.values(state.record)
        ).response()
    }

    func edit(_ context: ShellContext) async throws -> Response {
        let (id, before) = try await current(context)
        let read = OrganisationForm(context.form, changing: before.record)
        let version = context.form.text("version").flatMap { Int($0) } ?? 0
        var refusal = FormRefusal.of(read.errors)
        if refusal == nil {
            refusal = try await FormRefusal.of {
                try await desk.edit(id, read.organisation, onVersion: version, by: context.actor)
            }
            if refusal == nil { return .redirect(PeopleLinks.organisation(id).with("done", "saved")) }
        }
        let (_, now) = try await current(context)
        return OrganisationFormPage(
            changed: .init(id: id, name: now.record.name, version: now.number),
            values: PersonFormHandlers.typed(context.form), errors: refusal?.errors ?? FormErrors(),
            newest: now.number == version ? nil : now.record
        ).response(refusal?.status ?? .unprocessableContent)
    }

    private func current(_ context: ShellContext) async throws -> (OrganisationID, Version<Organisation>) {
        let id = try identifier(context)
        let state = try await services.world.store.read { db in try Register.state(Organisation.self, id, db) }
        guard let state else { throw Problem.noSuchRecord }
        return (id, state)
    }

    private func identifier(_ context: ShellContext) throws -> OrganisationID {
        guard let id = OrganisationID(text: try context.parameter("id")) else { throw Problem.noSuchRecord }
        return id
    }
}

/// An organisation as a form says it.
struct OrganisationForm {
    var organisation: Organisation
    var errors = FormErrors()

    init(_ form: FormFields, changing old: Organisation? = nil) {
        var told = old ?? Organisation(name: "")
        var errors = FormErrors()
        func text(_ name: String, _ maximum: Int) -> String? {
            guard let text = form.text(name) else { return nil }
            if text.count > maximum {
                errors.add(name, Words(th: "ยาวเกิน \(maximum) ตัวอักษร", en: "Over \(maximum) letters"))
                return nil
            }
            return text
        }
        told.name = text("name", 200) ?? ""
        if told.name.isEmpty, errors.isEmpty { errors.add("name", Words(th: "กรอกชื่อ", en: "Fill in the name")) }
        told.category = text("category", 40)
        if let category = told.category, MapWords.codes("organisationKind")[category] == nil, category != old?.category
        {
            errors.add("category", Words(th: "เลือกจากรายการ", en: "Choose from the list"))
        }
        told.registrationNumber = text("registrationNumber", 40).map {
            ThaiDigits.arabic($0).filter { $0 != "-" && !$0.isWhitespace }
        }
        let address = text("address", 400)
        if address == nil {
            told.address = nil
        } else if let address, address != old?.address?.line {
            do {
                told.address = try ThaiAddress.parse(address)
            } catch {
                errors.add("address", error.words)
            }
        }
        told.phones = (text("phones", 200) ?? "").split { ",;".contains($0) }.map(FormFields.tidied)
            .filter { !$0.isEmpty }
        if told.phones.count > 10 {
            errors.add("phones", Words(th: "ไม่เกิน 10 เลข", en: "At most ten numbers"))
        }
        organisation = told
        self.errors = errors
    }
}
