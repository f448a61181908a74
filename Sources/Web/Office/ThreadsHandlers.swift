import Access
import Civics
import Html
import Hummingbird
import Planning
import Shell
import Storage

/// The threads from strategies to factors and programmes, attested by people.
struct ThreadsHandlers: Sendable {
    private let services: WebServices
    private let desk: ThreadDesk

    init(_ services: WebServices) {
        self.services = services
        desk = ThreadDesk(services.world, policy: services.policy)
    }

    @Sendable func list(_ request: Request, _ context: ShellContext) async throws -> Response {
        ThreadsPage(
            threads: try await desk.threads(), decides: decides(context),
            keeps: PlanningRight.keepPlan.isHeld(by: context.actor, services.policy), done: context.query("done")
        ).response()
    }

    @Sendable func show(_ request: Request, _ context: ShellContext) async throws -> Response {
        try await page(context).response()
    }

    @Sendable func attest(_ request: Request, _ context: ShellContext) async throws -> Response {
        let form = context.form
        guard let strategy = PlanItemID(text: try context.parameter("strategy")) else { throw Problem.pageNotFound }
        let note = form.text("note") ?? ""
        var refusal: FormRefusal?
        if note.count > ThreadPage.longestNote {
            var errors = FormErrors()
            errors.add("note", ThreadPage.noteTooLong)
            refusal = FormRefusal(errors)
        } else {
            refusal = try await FormRefusal.of {
                try await desk.attest(
                    strategy, factors: form.all("factors").compactMap { PlanItemID(text: $0) },
                    programmes: form.all("programmes").compactMap { PlanItemID(text: $0) }, note: note,
                    onVersion: form.text("version").flatMap { Int($0) } ?? 0, by: context.actor)
            }
        }
        guard let refusal else { return .redirect(OfficeLinks.threads.with("done", "attested")) }
        var page = try await page(context)
        page.typed = form
        page.errors = refusal.errors
        return page.response(refusal.status)
    }

    private func decides(_ context: ShellContext) -> Bool {
        PlanningRight.innovate.isHeld(by: context.actor, services.policy)
    }

    private func page(_ context: ShellContext) async throws -> ThreadPage {
        let id = PlanItemID(text: try context.parameter("strategy"))
        let today = services.world.now().thaiDate
        let (threads, plan) = try await services.world.store.read { db in
            let plan = try PlanRows.plan(asOf: today, db)
            return (try plan.map { try ThreadRows.all(of: $0, db) } ?? [], plan)
        }
        guard let plan, let thread = threads.first(where: { $0.strategy.id == id }) else { throw Problem.pageNotFound }
        return ThreadPage(
            thread: thread, factors: plan.items(.swot), programmes: plan.items(.programme), decides: decides(context))
    }
}
