import Access
import Civics
import HTTPTypes
import Html
import Hummingbird
import Registry
import Shell
import Storage

/// Who moves into which household: chosen from the house or from the person.
struct MoveHandlers: Sendable {
    var services: WebServices

    private var desk: HouseholdDesk { HouseholdDesk(services.world, policy: services.policy) }
    private var people: PersonDesk { PersonDesk(services.world, policy: services.policy, vault: services.vault) }

    /// From the house: find the person.
    func choosePerson(_ context: ShellContext) async throws -> Response {
        let view = try await desk.show(try context.household(), by: context.actor)
        return try await page(.person(into: view.line), context).response()
    }

    /// From the person: find the house.
    func chooseHousehold(_ context: ShellContext) async throws -> Response {
        let view = try await people.show(try context.person(), by: context.actor)
        guard view.mayWrite else { throw Problem.forbidden }
        return try await page(.household(of: view.line.id, view.line.name), context).response()
    }

    func join(_ context: ShellContext) async throws -> Response {
        let id = try context.household()
        let form = context.form
        let person = form.text("person").flatMap { PersonID(text: $0) }
        let relation = form.text("relation")
        let day = DayEntry(form, "validFrom")
        var errors = FormErrors()
        if person == nil { errors.add("person", Words(th: "เลือกบุคคล", en: "Choose the person")) }
        if let sentence = day.error { errors.add("validFrom", sentence) }
        let view = try await desk.show(id, by: context.actor)
        var page = try await page(.person(into: view.line), context)
        if let relation, page.room.relations[relation] == nil {
            errors.add("relation", Words(th: "เลือกจากรายการ", en: "Choose from the list"))
        }
        var refusal = FormRefusal.of(errors)
        if refusal == nil, let person {
            refusal = try await FormRefusal.of {
                try await desk.join(person, id, relation: relation, validFrom: day.day, by: context.actor)
            }
            if refusal == nil { return .redirect(PeopleLinks.household(id).with("done", "joined")) }
        }
        for entry in refusal?.errors.list ?? [] {
            let isShown = page.found?.isEmpty == false && ["person", "relation", "validFrom"].contains(entry.field)
            page.errors.add(isShown ? entry.field : nil, entry.sentence)
        }
        return page.response(refusal?.status ?? .unprocessableContent)
    }

    func leave(_ context: ShellContext) async throws -> Response {
        let id = try context.household()
        guard let person = context.form.text("person").flatMap({ PersonID(text: $0) }) else {
            throw Problem.noSuchPerson
        }
        let refusal = try await FormRefusal.of { try await desk.leave(person, id, by: context.actor) }
        guard let refusal else { return .redirect(PeopleLinks.household(id).with("done", "left")) }
        var errors = FormErrors()
        for entry in refusal.errors.list { errors.add(nil, entry.sentence) }
        return try await HouseholdHandlers(services: services).page(context, errors).response(refusal.status)
    }

    private func page(_ what: MovePage.What, _ context: ShellContext) async throws -> MovePage {
        let (services, actor) = (self.services, context.actor)
        guard actor.may(.write, .people, policy: services.policy) else { throw Problem.forbidden }
        let question = try context.searchQuestion() ?? context.form.text("q")
        return try await services.world.store.read { db in
            let room = try PeopleRoom(services, context, db)
            let hits = try question.map {
                try RegisterSearch(policy: services.policy, vault: services.vault)
                    .find($0, limit: 30, by: actor, on: room.today, db).hits
            }
            return MovePage(
                room: room, what: what, question: question, found: hits?.filter { $0.record.kind == what.kind },
                typed: context.form)
        }
    }
}

/// Chooses the person who moves in, or the house moved into.
struct MovePage: Page {
    enum What {
        case person(into: HouseholdLine)
        case household(of: PersonID, PersonName)

        var kind: RecordKind {
            switch self {
            case .person: .person
            case .household: .household
            }
        }
    }

    var room: PeopleRoom
    var what: What
    var question: String?
    /// What the search found; `nil` where nothing was searched yet.
    var found: [SearchHit]?
    var typed = FormFields()
    var errors = FormErrors()

    var title: Words {
        switch what {
        case .person: Words(th: "เพิ่มสมาชิก", en: "Add a member")
        case .household(_, let name): Words(th: "ย้ายบ้านให้ \(name)", en: "Move \(name) to another house")
        }
    }
    var audience: PageAudience { .staff }
    var trail: [Crumb] {
        switch what {
        case .person(let line): PeopleCrumbs.household(line)
        case .household(let id, let name): PeopleCrumbs.person(id, name)
        }
    }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        <p class="lead">\(Words(th: "ย้ายเข้าบ้านใหม่แล้ว ระบบให้ออกจากบ้านเดิมเอง", en: "Moving in leaves the household before by itself."))</p>
        \(search)
        \(found.map { $0.isEmpty ? EmptyState(Words(th: "ไม่พบ ลองพิมพ์สั้นลงหรือสะกดอย่างอื่น", en: "Nothing found. Type less, or spell it another way.")).html : results($0) })
        """
    }

    private var search: HTML {
        switch what {
        case .person(let line):
            SearchBox(
                Words(th: "ค้นชื่อบุคคล", en: "Find the person by name"), to: PeopleLinks.act(.join, line.id),
                value: question
            ).html
        case .household(let id, _):
            SearchBox(
                Words(th: "ค้นบ้านเลขที่ เช่น 12/3 ม.5", en: "Find the house, such as 12/3 ม.5"),
                to: PeopleLinks.act(.move, id), value: question
            ).html
        }
    }

    private func results(_ hits: [SearchHit]) -> HTML {
        switch what {
        case .person(let line):
            Form(to: PeopleLinks.act(.join, line.id)) {
                """
                \(question.map { HiddenField("q", $0).html })
                \(RadioGroup("person", Words(th: "ใครย้ายเข้า", en: "Who moves in"), choices: hits.map { Choice($0.record.id.description, $0.heading) }, chosen: typed.text("person"), error: errors["person"]))
                \(questions)
                """
            }.html
        case .household(let person, _):
            "\(each: hits, { hit in house(hit, person) })"
        }
    }

    private func house(_ hit: SearchHit, _ person: PersonID) -> HTML {
        Card(PeopleText.house(hit.houseNumber, hit.village), level: 2) {
            """
            \(Form(to: PeopleLinks.act(.join, HouseholdID(hit.record.id))) { """
                \(HiddenField("person", person.description))
                <label for="relation-\(hit.record.id.description)">\(Words(th: "ความสัมพันธ์กับหัวหน้าครัวเรือน", en: "Relation to the head"))</label>
                <select id="relation-\(hit.record.id.description)" name="relation"><option value="">\(Words(th: "— ไม่ระบุ —", en: "— not given —"))</option>\(each: room.relationChoices, { "<option value=\"\($0.value)\">\($0.label)</option>" })</select>
                \(Button(Words(th: "ย้ายเข้าบ้านนี้", en: "Move in here"), .plain))
                """ })
            """
        }.html
    }

    private var questions: HTML {
        """
        \(Select("relation", Words(th: "ความสัมพันธ์กับหัวหน้าครัวเรือน", en: "Relation to the head"), choices: room.relationChoices, chosen: typed.text("relation"), error: errors["relation"], isRequired: false))
        \(DateField("validFrom", Words(th: "ย้ายเข้าเมื่อ", en: "Moved in on"), value: typed.raw("validFrom"), hint: Words(th: "เว้นว่างหมายถึงวันนี้", en: "empty means today"), error: errors["validFrom"], isRequired: false))
        \(Button(Words(th: "ย้ายเข้า", en: "Move in")))
        """
    }
}
