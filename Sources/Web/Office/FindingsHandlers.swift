import Access
import Html
import Hummingbird
import Planning
import Shell
import Storage

/// What the checker sees in the plan, and what a person decides about it.
struct FindingsHandlers: Sendable {
    private let services: WebServices
    private let desk: FindingDesk

    init(_ services: WebServices) {
        self.services = services
        desk = FindingDesk(services.world, policy: services.policy)
    }

    @Sendable func show(_ request: Request, _ context: ShellContext) async throws -> Response {
        var page = try await page(context)
        page.done = context.query("done")
        return page.response()
    }

    @Sendable func accept(_ request: Request, _ context: ShellContext) async throws -> Response {
        try await decide(context) { try await desk.accept($0, because: $1, by: context.actor) }
    }

    @Sendable func repair(_ request: Request, _ context: ShellContext) async throws -> Response {
        try await decide(context) { try await desk.repair($0, how: $1, by: context.actor) }
    }

    private func decide(
        _ context: ShellContext, _ work: (FindingID, String) async throws -> Void
    ) async throws -> Response {
        guard let id = FindingID(text: try context.parameter("finding")) else { throw Problem.pageNotFound }
        let field = "reason-\(id)"
        let reason = context.form.text(field) ?? ""
        var refusal: FormRefusal?
        if reason.count > FindingsPage.longestReason {
            var errors = FormErrors()
            errors.add(field, FindingsPage.reasonTooLong)
            refusal = FormRefusal(errors)
        } else {
            refusal = try await FormRefusal.of { try await work(id, reason) }
        }
        guard let refusal else { return .redirect(OfficeLinks.findings.with("done", "decided")) }
        var page = try await page(context)
        page.typed = context.form
        for entry in refusal.errors.list {
            let isShown = page.records.contains { $0.id == id && $0.state == .open }
            page.errors.add(isShown ? field : nil, entry.sentence)
        }
        return page.response(refusal.status)
    }

    private func page(_ context: ShellContext) async throws -> FindingsPage {
        FindingsPage(
            records: try await desk.findings(nil),
            decides: PlanningRight.keepPlan.isHeld(by: context.actor, services.policy))
    }
}
