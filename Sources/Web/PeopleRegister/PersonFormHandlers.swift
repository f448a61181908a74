import Access
import Civics
import HTTPTypes
import Html
import Hummingbird
import Registry
import Shell
import Storage

/// Entering and changing a person.
struct PersonFormHandlers: Sendable {
    var services: WebServices

    private var desk: PersonDesk { PersonDesk(services.world, policy: services.policy, vault: services.vault) }

    func showNew(_ context: ShellContext) async throws -> Response {
        let room = try await room(context)
        var values: [String: String] = [:]
        values["village"] = context.query("village")
        return PersonFormPage(room: room, values: values).response()
    }

    func enter(_ context: ShellContext) async throws -> Response {
        let form = PersonForm(context.form)
        var refusal = FormRefusal.of(form.errors)
        if refusal == nil, let entry = form.entry {
            var made: PersonID?
            refusal = try await FormRefusal.of {
                made = try await desk.enter(entry, validFrom: form.validFrom, by: context.actor)
            }
            if let made { return .redirect(PeopleLinks.person(made).with("done", "entered")) }
        }
        return PersonFormPage(
            room: try await room(context), values: Self.typed(context.form),
            errors: refusal?.forPerson ?? FormErrors()
        ).response(refusal?.status ?? .unprocessableContent)
    }

    func showEdit(_ context: ShellContext) async throws -> Response {
        let view = try await writable(context)
        guard let person = view.person else { throw Problem.forbidden }
        return PersonFormPage(
            room: try await room(context), changed: .init(view), values: PersonFormPage.values(person)
        ).response()
    }

    func edit(_ context: ShellContext) async throws -> Response {
        let id = try context.person()
        let before = try await writable(context)
        let form = PersonForm(context.form, changing: before.person)
        var refusal = FormRefusal.of(form.errors)
        if refusal == nil, let entry = form.entry {
            refusal = try await FormRefusal.of {
                try await desk.edit(
                    id, entry, onVersion: form.version, validFrom: form.validFrom, by: context.actor)
            }
            if refusal == nil { return .redirect(PeopleLinks.person(id).with("done", "saved")) }
        }
        let view = try await writable(context)
        return PersonFormPage(
            room: try await room(context), changed: .init(view), values: Self.typed(context.form),
            errors: refusal?.forPerson ?? FormErrors(),
            newest: view.line.version == form.version ? nil : view.person
        ).response(refusal?.status ?? .unprocessableContent)
    }

    /// What was typed, to fill the form again; numbers that are sealed do not go back into a page.
    static func typed(_ form: FormFields) -> [String: String] {
        let sealed: Set = ["nationalID", "otherNumber", Form.tokenName]
        return Dictionary(
            form.fields.filter { !sealed.contains($0.name) }.map { ($0.name, String($0.value.prefix(4_000))) },
            uniquingKeysWith: { first, _ in first })
    }

    private func writable(_ context: ShellContext) async throws -> PersonView {
        let view = try await desk.show(try context.person(), by: context.actor)
        guard view.mayWrite, view.person != nil else { throw Problem.forbidden }
        return view
    }

    private func room(_ context: ShellContext) async throws -> PeopleRoom {
        let services = self.services
        return try await services.world.store.read { db in try PeopleRoom(services, context, db) }
    }
}

extension PersonFormPage.Changed {
    init(_ view: PersonView) {
        self.init(
            id: view.line.id, name: view.line.name, version: view.line.version,
            sealed: Set(view.sealedFields.map(\.name)))
    }
}

extension FormRefusal {
    static func of(_ errors: FormErrors) -> FormRefusal? { errors.isEmpty ? nil : FormRefusal(errors) }

    /// The errors, where the form names a field otherwise than the register does.
    var forPerson: FormErrors {
        var told = FormErrors()
        let known: Set = [
            "title", "givenName", "familyName", "birth", "village", "address", "phones", "note", "validFrom",
            "nationalID",
            "otherNumber",
        ]
        for entry in errors.list { told.add(entry.field.flatMap { known.contains($0) ? $0 : nil }, entry.sentence) }
        return told
    }
}
