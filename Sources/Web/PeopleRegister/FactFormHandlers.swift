import Access
import Civics
import HTTPTypes
import Html
import Hummingbird
import Registry
import Shell
import Storage

/// Adding and ending a fact about a person.
struct FactFormHandlers: Sendable {
    var services: WebServices

    private var people: PersonDesk { PersonDesk(services.world, policy: services.policy, vault: services.vault) }
    private var desk: FactDesk { FactDesk(services.world, policy: services.policy, vault: services.vault) }

    func show(_ area: FactArea, _ context: ShellContext) async throws -> Response {
        try await page(area, context).response()
    }

    func add(_ area: FactArea, _ context: ShellContext) async throws -> Response {
        let id = try context.person()
        let form = context.form
        var errors = FormErrors()
        let group = form.text("group").flatMap { VulnerabilityFact.Group(rawValue: $0) }
        if group.map(area.groups.contains) != true {
            errors.add("group", Words(th: "เลือกกลุ่ม", en: "Choose the group"))
        }
        let source = form.text("source") ?? ""
        if source.isEmpty { errors.add("source", Words(th: "เลือกแหล่งที่มา", en: "Choose the source")) }
        let day = DayEntry(form, "on", isRequired: true)
        if let sentence = day.error { errors.add("on", sentence) }
        let note = form.text("note")
        if (note ?? "").count > 2000 {
            errors.add("note", Words(th: "ยาวเกิน 2,000 ตัวอักษร", en: "Over 2,000 letters"))
        }
        var refusal = FormRefusal.of(errors)
        if refusal == nil, let group, let on = day.day {
            refusal = try await FormRefusal.of {
                try await desk.add(
                    FactContent(group, note: note), about: id, source: source, on: on, by: context.actor)
            }
            if refusal == nil { return .redirect(PeopleLinks.person(id).with("done", "factAdded")) }
        }
        var page = try await page(area, context)
        page.errors = refusal?.errors ?? FormErrors()
        return page.response(refusal?.status ?? .unprocessableContent)
    }

    func end(_ area: FactArea, _ context: ShellContext) async throws -> Response {
        let id = try context.person()
        guard let fact = FactID(text: try context.parameter("fact")) else { throw Problem.noSuchFact }
        guard let reason = context.form.text("reason-\(fact)"), reason.count <= 300 else {
            let name = try await people.show(id, by: context.actor).line.name
            return FactEndPage(
                person: id, name: name, area: area, fact: fact,
                typed: String((context.form.raw("reason-\(fact)") ?? "").prefix(300))
            ).response(.unprocessableContent)
        }
        try await desk.end(fact, reason: reason, by: context.actor)
        return .redirect(PeopleLinks.person(id).with("done", "factEnded"))
    }

    private func page(_ area: FactArea, _ context: ShellContext) async throws -> FactFormPage {
        let id = try context.person()
        let view = try await people.show(id, by: context.actor)
        guard context.actor.may(.write, area.dataClass, policy: services.policy) else { throw Problem.forbidden }
        let services = self.services
        return FactFormPage(
            room: try await services.world.store.read { db in try PeopleRoom(services, context, db) },
            person: id, name: view.line.name, area: area, typed: context.form)
    }
}

/// The form of a new fact.
struct FactFormPage: Page {
    var room: PeopleRoom
    var person: PersonID
    var name: PersonName
    var area: FactArea
    var typed = FormFields()
    var errors = FormErrors()

    var title: Words { area.addLabel }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { PeopleCrumbs.person(person, name) }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        <p class="lead">\(Words(th: "เก็บเฉพาะที่จำเป็นต่อการช่วยเหลือ ระบบปิดข้อความไว้ เปิดดูได้เมื่อระบุเหตุผล", en: "Keep only what help needs. It is sealed, and opened with a reason."))</p>
        \(room.hasKey ? form : NoKeyNotice().html)
        """
    }

    private var form: HTML {
        Form(to: PeopleLinks.addFact(area, person)) {
            """
            \(RadioGroup("group", Words(th: "กลุ่ม", en: "Group"), choices: area.groups.map { Choice($0.rawValue, $0.name) }, chosen: typed.text("group"), error: errors["group"]))
            \(Select("source", Words(th: "ทราบจาก", en: "Known from"), choices: room.sourceChoices, chosen: typed.text("source"), error: errors["source"]))
            \(DateField("on", Words(th: "วันที่ของแหล่งที่มา", en: "Day of the source"), value: typed.raw("on"), error: errors["on"]))
            \(TextArea("note", Words(th: "รายละเอียด", en: "Details"), value: typed.raw("note").map { String($0.prefix(4_000)) }, rows: 3, maximum: 2000, error: errors["note"], isRequired: false))
            \(Button(Words(th: "บันทึกและปิดไว้", en: "Save and seal")))
            """
        }.html
    }
}

/// Asks again why a fact ends, where the reason was missing.
struct FactEndPage: Page {
    var person: PersonID
    var name: PersonName
    var area: FactArea
    var fact: FactID
    var typed: String

    var title: Words { Words(th: "สิ้นสุดข้อมูล", en: "End the fact") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { PeopleCrumbs.person(person, name) }

    private var field: String { "reason-\(fact)" }
    private var sentence: Words { Words(th: "กรอกเหตุผล ไม่เกิน 300 ตัวอักษร", en: "Say why, in at most 300 letters") }
    private var errors: FormErrors {
        var errors = FormErrors()
        errors.add(field, sentence)
        return errors
    }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        \(Form(to: PeopleLinks.endFact(area, person, fact)) { """
            \(TextField(field, Words(th: "เหตุผล", en: "Why"), value: typed, error: sentence, autocomplete: "off", maximum: 300))
            \(Button(Words(th: "สิ้นสุด", en: "End it")))
            """ })
        """
    }
}
