import Access
import Civics
import Html
import Hummingbird
import Planning
import Shell
import Storage

/// The yearly evaluation: the committee's dates and findings, the mayor's answers, what was done after.
struct EvaluationHandlers: Sendable {
    private let services: WebServices
    private let desk: EvaluationDesk

    init(_ services: WebServices) {
        self.services = services
        desk = EvaluationDesk(services.world, policy: services.policy)
    }

    @Sendable func list(_ request: Request, _ context: ShellContext) async throws -> Response {
        let today = services.world.now().thaiDate
        let plan = try await services.world.store.read { try PlanRows.plan(asOf: today, $0) }
        return EvaluationsPage(evaluations: try await desk.evaluations(), years: plan?.years ?? []).response()
    }

    @Sendable func show(_ request: Request, _ context: ShellContext) async throws -> Response {
        var page = try await page(context)
        page.done = context.query("done")
        return page.response()
    }

    @Sendable func save(_ request: Request, _ context: ShellContext) async throws -> Response {
        let form = context.form
        let year = try context.number("year")
        var errors = FormErrors()
        func day(_ name: String, isRequired: Bool = false) -> CivilDate? {
            let entry = DayEntry(form, name, isRequired: isRequired)
            if let sentence = entry.error { errors.add(name, sentence) }
            return entry.day
        }
        if form.text("orderNumber") == nil {
            errors.add("orderNumber", Words(th: "กรอกเลขที่คำสั่ง", en: "Fill in the order's number"))
        }
        if form.text("members") == nil {
            errors.add("members", Words(th: "กรอกตำแหน่งของคณะทำงาน", en: "Fill in the working group"))
        }
        let appointed = day("appointedOn", isRequired: true)
        var draft = EvaluationDesk.Draft(
            orderNumber: String((form.text("orderNumber") ?? "").prefix(200)),
            appointedOn: appointed ?? services.world.now().thaiDate, members: form.text("members") ?? "",
            framework: form.text("framework") ?? "")
        draft.beginsOn = day("beginsOn")
        draft.endsOn = day("endsOn")
        draft.reportedOn = day("reportedOn")
        draft.presentedOn = day("presentedOn")
        draft.postedOn = day("postedOn")
        draft.postedUntil = day("postedUntil")
        var refusal = errors.isEmpty ? nil : FormRefusal(errors)
        if refusal == nil {
            let whole = draft
            refusal = try await FormRefusal.of {
                try await desk.save(
                    whole, year: year, onVersion: form.text("version").flatMap { Int($0) } ?? 0, by: context.actor)
            }
        }
        return try await answer(refusal, done: "saved", context) { $0.typed = form }
    }

    @Sendable func find(_ request: Request, _ context: ShellContext) async throws -> Response {
        let form = context.form
        let year = try context.number("year")
        var errors = FormErrors()
        var evidence: [EvaluationEvidence] = []
        for instrument in EvaluationInstrument.allCases {
            let name = instrument.rawValue
            guard let says = form.text("says-\(name)").flatMap({ EvaluationEvidence.Says(rawValue: $0) }) else {
                continue
            }
            func number(_ field: String) -> Int? {
                guard let text = form.text(field) else { return nil }
                guard let number = WholeNumber.read(text) else {
                    errors.add(field, Words(th: "กรอกเป็นจำนวนเต็ม", en: "Fill in a whole number"))
                    return nil
                }
                return number
            }
            evidence.append(
                EvaluationEvidence(
                    instrument, says, people: number("people-\(name)"), agreeing: number("agreeing-\(name)"),
                    note: String((form.text("note-\(name)") ?? "").prefix(2_000))))
        }
        var refusal = errors.isEmpty ? nil : FormRefusal(errors)
        if refusal == nil {
            let evidence = evidence
            refusal = try await FormRefusal.of {
                try await desk.find(
                    String((form.text("finding") ?? "").prefix(4_000)),
                    recommendation: String((form.text("recommendation") ?? "").prefix(4_000)), evidence: evidence,
                    item: form.text("item").flatMap { PlanItemID(text: $0) }, year: year, by: context.actor)
            }
        }
        return try await answer(refusal, done: "found", context) { $0.typedFinding = form }
    }

    @Sendable func reply(_ request: Request, _ context: ShellContext) async throws -> Response {
        try await reply(context) { try await desk.answer($0, to: $1, year: $2, by: context.actor) }
    }

    @Sendable func followUp(_ request: Request, _ context: ShellContext) async throws -> Response {
        try await reply(context) { try await desk.followUp($0, on: $1, year: $2, by: context.actor) }
    }

    private func reply(
        _ context: ShellContext, _ work: (String, EvaluationFindingID, Int) async throws -> Void
    ) async throws -> Response {
        let year = try context.number("year")
        guard let id = EvaluationFindingID(text: try context.parameter("finding")) else { throw Problem.pageNotFound }
        let text = String((context.form.text("text-\(id)") ?? "").prefix(4_000))
        let refusal = try await FormRefusal.of { try await work(text, id, year) }
        return try await answer(refusal, done: "replied", context) { $0.typedFinding = context.form }
    }

    /// Back to the year's page with a notice, or the page again with what was refused.
    private func answer(
        _ refusal: FormRefusal?, done: String, _ context: ShellContext, keep: (inout EvaluationPage) -> Void
    ) async throws -> Response {
        let year = try context.number("year")
        guard let refusal else { return .redirect(OfficeLinks.evaluation(year).with("done", done)) }
        var page = try await page(context)
        keep(&page)
        for entry in refusal.errors.list {
            page.errors.add(entry.field.flatMap { page.fields.contains($0) ? $0 : nil }, entry.sentence)
        }
        return page.response(refusal.status)
    }

    private func page(_ context: ShellContext) async throws -> EvaluationPage {
        let year = try context.number("year")
        let today = services.world.now().thaiDate
        let plan = try await services.world.store.read { try PlanRows.plan(asOf: today, $0) }
        guard plan?.years.contains(year) ?? false else { throw Problem.pageNotFound }
        return EvaluationPage(
            year: year, sheet: try await desk.sheet(year: year), sources: InnovationFields.sources(plan),
            evaluates: PlanningRight.evaluate.isHeld(by: context.actor, services.policy),
            answers: PlanningRight.answer.isHeld(by: context.actor, services.policy))
    }
}
