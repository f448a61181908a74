import Access
import Civics
import HTTPTypes
import Html
import Hummingbird
import Registry
import Shell
import Storage

/// Opening what is sealed about one person: an identifier, or the facts.
struct OpeningHandlers: Sendable {
    var services: WebServices

    private var people: PersonDesk { PersonDesk(services.world, policy: services.policy, vault: services.vault) }
    private var facts: FactDesk { FactDesk(services.world, policy: services.policy, vault: services.vault) }

    // MARK: - Identifiers

    func askIdentifier(_ context: ShellContext) async throws -> Response {
        try await identifierPage(context).response()
    }

    func openIdentifier(_ context: ShellContext) async throws -> Response {
        let id = try context.person()
        var page = try await identifierPage(context)
        let fields: [SealedField] = [.personNationalID, .personOtherIdentifier]
        guard let field = fields.first(where: { $0.name == context.form.text("field") }) else {
            page.errors.add("field", Words(th: "เลือกเลขที่จะเปิดดู", en: "Choose which number"))
            return page.response(.unprocessableContent)
        }
        var found: PersonIdentifier?
        let refusal = try await FormRefusal.of {
            found = try await people.reveal(
                field, of: id, purpose: context.form.text("purpose") ?? "", reason: context.form.text("reason") ?? "",
                by: context.actor)
        }
        page.errors = refusal?.errors ?? FormErrors()
        page.opened = found.map { identifier in
            FactList([(PeopleText.field(field.name), "<strong class=\"number\">\(identifier.shown)</strong>")]).html
        }
        return page.response(refusal?.status ?? .ok)
    }

    private func identifierPage(_ context: ShellContext) async throws -> OpeningPage {
        let view = try await people.show(try context.person(), by: context.actor)
        guard view.mayReveal else { throw Problem.forbidden }
        let room = try await room(context)
        let name = view.line.name
        let choices = view.sealedFields.map { Choice($0.name, PeopleText.field($0.name)) }
        let fields: HTML =
            choices.count == 1
            ? "\(each: choices, { HiddenField("field", $0.value).html })"
            : RadioGroup(
                "field", Words(th: "เลขใด", en: "Which number"), choices: choices, chosen: context.form.text("field")
            ).html
        return OpeningPage(
            title: Words(th: "เปิดดูเลขประจำตัว", en: "Open an identifier"),
            trail: PeopleCrumbs.person(view.line.id, name), room: room,
            action: PeopleLinks.act(.identifier, view.line.id),
            sentence: Words(th: "เลขประจำตัวของ \(name)", en: "The identifier of \(name)"), fields: fields,
            typed: context.form, back: Crumb(Words("\(name)"), PeopleLinks.person(view.line.id)))
    }

    // MARK: - Facts

    func askFacts(_ context: ShellContext) async throws -> Response {
        try await factsPage(context).response()
    }

    func openFacts(_ context: ShellContext) async throws -> Response {
        let id = try context.person()
        var page = try await factsPage(context)
        var found: [OpenedFact]?
        let refusal = try await FormRefusal.of {
            found = try await facts.open(
                about: id, purpose: context.form.text("purpose") ?? "", reason: context.form.text("reason") ?? "",
                by: context.actor)
        }
        page.errors = refusal?.errors ?? FormErrors()
        page.opened = found.map { OpenedFacts(person: id, facts: $0, room: page.room).html }
        return page.response(refusal?.status ?? .ok)
    }

    private func factsPage(_ context: ShellContext) async throws -> OpeningPage {
        let view = try await people.show(try context.person(), by: context.actor)
        let actor = context.actor
        guard FactArea.allCases.contains(where: { !services.policy.unmaskScope(of: actor, $0.dataClass).isNone })
        else { throw Problem.forbidden }
        let name = view.line.name
        return OpeningPage(
            title: Words(th: "เปิดดูข้อมูลกลุ่มเปราะบาง", en: "Open the facts"),
            trail: PeopleCrumbs.person(view.line.id, name), room: try await room(context),
            action: PeopleLinks.act(.facts, view.line.id),
            sentence: Words(
                th: "ข้อมูลของ \(name) ที่หน้าที่ของท่านเปิดได้", en: "The facts about \(name) that your role may open"),
            typed: context.form, back: Crumb(Words("\(name)"), PeopleLinks.person(view.line.id)))
    }

    private func room(_ context: ShellContext) async throws -> PeopleRoom {
        let services = self.services
        return try await services.world.store.read { db in try PeopleRoom(services, context, db) }
    }
}

extension PersonIdentifier {
    /// The number as it is read, for the one page that shows it.
    fileprivate var shown: String {
        switch self {
        case .national(let id): id.grouped
        case .unregistered(let digits):
            // Grouped as on a card.
            [
                digits.prefix(1), digits.dropFirst(1).prefix(4), digits.dropFirst(5).prefix(5),
                digits.dropFirst(10).prefix(2),
                digits.suffix(1),
            ].joined(separator: "-")
        case .other(_, let number): number
        }
    }
}

/// Facts that were opened, each with the way to end it.
struct OpenedFacts: Component {
    var person: PersonID
    var facts: [OpenedFact]
    var room: PeopleRoom

    var html: HTML {
        if facts.isEmpty {
            return EmptyState(
                Words(th: "ไม่มีข้อมูลที่หน้าที่ของท่านเปิดได้", en: "There is no fact that your role may open")
            ).html
        }
        return CardGrid("\(each: facts, card)").html
    }

    private func card(_ fact: OpenedFact) -> HTML {
        Card(fact.content?.group.name ?? Words(th: "ลบแล้ว", en: "Erased"), level: 2) {
            """
            \(fact.content?.note.map { Paragraphs($0).html })
            <p class="quiet">\(Words(th: "ที่มา", en: "Source")): \(room.sources[fact.source] ?? Words(fact.source)) · \(DayText(fact.on))</p>
            \(FactArea(fact.dataClass).flatMap { room.may(.write, fact.dataClass) ? end(fact, $0) : nil })
            """
        }.html
    }

    private func end(_ fact: OpenedFact, _ area: FactArea) -> HTML {
        let field = "reason-\(fact.id)"
        return """
            <details><summary>\(Words(th: "สิ้นสุดข้อมูลนี้", en: "End this fact"))</summary>
            \(Form(to: PeopleLinks.endFact(area, person, fact.id)) { """
                \(TextField(field, Words(th: "เหตุผล", en: "Why"), autocomplete: "off", maximum: 300))
                \(Button(Words(th: "สิ้นสุด", en: "End it"), .plain))
                """ })
            </details>
            """
    }
}
