import Access
import Civics
import Html
import Hummingbird
import Planning
import Shell
import Storage
import Tables

/// The staff register: numbers only, no names.
struct PeopleHandlers: Sendable {
    private let services: WebServices
    private let desk: StaffDesk

    init(_ services: WebServices) {
        self.services = services
        desk = StaffDesk(services.world, policy: services.policy)
    }

    @Sendable func show(_ request: Request, _ context: ShellContext) async throws -> Response {
        var page = try await page(context)
        page.done = context.query("done")
        return page.response()
    }

    @Sendable func count(_ request: Request, _ context: ShellContext) async throws -> Response {
        try await save(context, PeoplePage.Entry.count, done: "counted") { division, people, day in
            let year = FiscalYear(containing: day).buddhist
            let newest = try await desk.register().headcounts.last { $0.division == division && $0.year == year }
            try await desk.count(
                people, in: division, year: year, on: day, onVersion: newest?.version ?? 0, by: context.actor)
        }
    }

    @Sendable func move(_ request: Request, _ context: ShellContext) async throws -> Response {
        let leaves = context.form.text("move-direction") == "left"
        return try await save(context, PeoplePage.Entry.move, done: "moved") { division, people, day in
            try await desk.move(
                leaves ? -people : people, in: division, on: day,
                positionTitle: String((context.form.text("move-title") ?? "").prefix(200)), by: context.actor)
        }
    }

    private func save(
        _ context: ShellContext, _ entry: PeoplePage.Entry, done: String,
        _ work: (DivisionCode, Int, CivilDate) async throws -> Void
    ) async throws -> Response {
        let form = context.form
        let name = { (field: String) in "\(entry.rawValue)-\(field)" }
        var errors = FormErrors()
        let division = form.text(name("division")).map { DivisionCode(rawValue: $0) }
        let people = form.text(name("people")).flatMap(WholeNumber.read)
        let day = DayEntry(form, name("day"), isRequired: true)
        if division == nil { errors.add(name("division"), Words(th: "เลือกสำนักหรือกอง", en: "Choose a division")) }
        if people == nil {
            errors.add(name("people"), Words(th: "กรอกจำนวนคนเป็นตัวเลข", en: "Fill in a whole number of people"))
        }
        if let sentence = day.error { errors.add(name("day"), sentence) }
        var refusal = errors.isEmpty ? nil : FormRefusal(errors)
        if refusal == nil, let division, let people, let day = day.day {
            refusal = try await FormRefusal.of { try await work(division, people, day) }
        }
        guard let refusal else { return .redirect(OfficeLinks.people.with("done", done)) }
        var page = try await page(context)
        page.typed = form
        for error in refusal.errors.list {
            let field = error.field.map { $0.hasPrefix(entry.rawValue) ? $0 : name($0) }
            page.errors.add(field.flatMap { page.fields.contains($0) ? $0 : nil }, error.sentence)
        }
        return page.response(refusal.status)
    }

    private func page(_ context: ShellContext) async throws -> PeoplePage {
        let today = services.world.now().thaiDate
        let register = try await desk.register()
        let divisions = try await services.world.store.read { try DivisionRows.all(on: today, $0) }
        let scope = services.policy.scope(of: context.actor, .aggregate, .staff)
        let policy = services.policy
        return PeoplePage(
            register: register, divisions: divisions.filter { scope.covers(division: $0.code) },
            writable: divisions.filter { PlanningRight.staff($0.code).isHeld(by: context.actor, policy) },
            today: today)
    }
}

/// A whole number as people type it: Thai or Arabic digits, with separators.
enum WholeNumber {
    /// - Returns: `nil` for what is no whole number from 0 to 999,999.
    static func read(_ text: String) -> Int? {
        let plain = ThaiDigits.arabic(text).filter { $0 != "," && !$0.isWhitespace }
        guard !plain.isEmpty, plain.count <= 6, plain.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        return Int(plain)
    }
}
