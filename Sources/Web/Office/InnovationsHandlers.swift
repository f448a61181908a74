import Access
import Civics
import Html
import Hummingbird
import Planning
import Shell
import Storage

/// The innovation register, and the plan's projects that are innovation projects.
struct InnovationsHandlers: Sendable {
    private let services: WebServices
    private let desk: InnovationDesk

    init(_ services: WebServices) {
        self.services = services
        desk = InnovationDesk(services.world, policy: services.policy)
    }

    @Sendable func list(_ request: Request, _ context: ShellContext) async throws -> Response {
        var page = try await page(context)
        page.done = context.query("done")
        return page.response()
    }

    @Sendable func record(_ request: Request, _ context: ShellContext) async throws -> Response {
        let refusal = try await save(nil, version: 0, context)
        guard let refusal else { return .redirect(OfficeLinks.innovations.with("done", "recorded")) }
        var page = try await page(context)
        page.typed = context.form
        page.errors = refusal.errors
        return page.response(refusal.status)
    }

    @Sendable func show(_ request: Request, _ context: ShellContext) async throws -> Response {
        try await single(context).response()
    }

    @Sendable func correct(_ request: Request, _ context: ShellContext) async throws -> Response {
        let innovation = try await single(context).innovation
        let version = context.form.text("version").flatMap { Int($0) } ?? 0
        let refusal = try await save(innovation.id, version: version, context)
        guard let refusal else { return .redirect(OfficeLinks.innovations.with("done", "corrected")) }
        var page = try await single(context)
        page.typed = context.form
        page.errors = refusal.errors
        return page.response(refusal.status)
    }

    @Sendable func mark(_ request: Request, _ context: ShellContext) async throws -> Response {
        guard let project = PlanItemID(text: try context.parameter("project")) else { throw Problem.pageNotFound }
        let field = "startedOn-\(project)"
        let day = DayEntry(context.form, field)
        var refusal: FormRefusal?
        if let sentence = day.error {
            var errors = FormErrors()
            errors.add(field, sentence)
            refusal = FormRefusal(errors)
        } else {
            refusal = try await FormRefusal.of {
                try await desk.mark(
                    project, startedOn: day.day, onVersion: context.form.text("version").flatMap { Int($0) } ?? 0,
                    by: context.actor)
            }
        }
        guard let refusal else { return .redirect(OfficeLinks.innovations.with("done", "marked")) }
        var page = try await page(context)
        page.typed = context.form
        for entry in refusal.errors.list { page.errors.add(field, entry.sentence) }
        return page.response(refusal.status)
    }

    private func save(_ id: InnovationID?, version: Int, _ context: ShellContext) async throws -> FormRefusal? {
        let form = context.form
        var errors = FormErrors()
        let inUse = DayEntry(form, "inUseOn", isRequired: true)
        let withdrawn = DayEntry(form, "withdrawnOn")
        if form.text("title") == nil { errors.add("title", Words(th: "กรอกชื่อนวัตกรรม", en: "Fill in the name")) }
        if let sentence = inUse.error { errors.add("inUseOn", sentence) }
        if let sentence = withdrawn.error { errors.add("withdrawnOn", sentence) }
        guard errors.isEmpty, let inUseOn = inUse.day else { return FormRefusal(errors) }
        return try await FormRefusal.of {
            try await desk.record(
                InnovationDraft(
                    title: form.text("title") ?? "", description: form.text("description") ?? "", inUseOn: inUseOn,
                    withdrawnOn: withdrawn.day, item: form.text("item").flatMap { PlanItemID(text: $0) }), as: id,
                onVersion: version, by: context.actor)
        }
    }

    private func page(_ context: ShellContext) async throws -> InnovationsPage {
        let today = services.world.now().thaiDate
        return try await services.world.store.read { [services] db in
            let plan = try PlanRows.plan(asOf: today, db)
            return InnovationsPage(
                innovations: try InnovationRows.all(db), marked: try InnovationRows.projects(db),
                projects: plan?.items(.project) ?? [], sources: InnovationFields.sources(plan),
                decides: PlanningRight.innovate.isHeld(by: context.actor, services.policy))
        }
    }

    private func single(_ context: ShellContext) async throws -> InnovationPage {
        let id = InnovationID(text: try context.parameter("innovation"))
        let today = services.world.now().thaiDate
        let (all, plan) = try await services.world.store.read { db in
            (try InnovationRows.all(db), try PlanRows.plan(asOf: today, db))
        }
        guard let innovation = all.first(where: { $0.id == id }) else { throw Problem.pageNotFound }
        return InnovationPage(
            innovation: innovation, sources: InnovationFields.sources(plan),
            decides: PlanningRight.innovate.isHeld(by: context.actor, services.policy))
    }
}
