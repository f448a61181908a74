import Access
import Html
import Hummingbird
import Shell
import Storage

/// The own account: password, sessions, roles.
struct OwnAccountHandlers: Sendable {
    private let services: WebServices
    private let sessions: SessionDesk
    private let accounts: AccountDesk

    init(_ services: WebServices) {
        self.services = services
        sessions = SessionDesk(services.world, hasher: services.hasher)
        accounts = AccountDesk(services.world, policy: services.policy, hasher: services.hasher)
    }

    @Sendable func show(_ request: Request, _ context: ShellContext) async throws -> Response {
        var page = try await page(context)
        page.done = context.query("done")
        return page.response()
    }

    @Sendable func changePassword(_ request: Request, _ context: ShellContext) async throws -> Response {
        let form = context.form
        let session = try await session(context)
        var errors = FormErrors()
        let new = form.raw("password") ?? ""
        if form.raw("passwordAgain") != new { errors.add("passwordAgain", InvitationPage.notTheSame) }
        var refusal = errors.isEmpty ? nil : FormRefusal(errors)
        if refusal == nil {
            do {
                refusal = try await FormRefusal.of {
                    try await accounts.changePassword(from: form.raw("old") ?? "", to: new, in: session)
                }
            } catch let problem as Problem where problem == .signInBusy {
                refusal = FormRefusal(problem)
            }
        }
        guard let refusal else { return .redirect(AccountLinks.own.with("done", "password")) }
        var page = try await page(context)
        page.errors = refusal.errors
        return page.response(refusal.status)
    }

    @Sendable func endSession(_ request: Request, _ context: ShellContext) async throws -> Response {
        guard let id = SessionID(text: try context.parameter("session")) else { throw Problem.pageNotFound }
        try await sessions.revoke(id, by: try await session(context))
        return .redirect(AccountLinks.own.with("done", "ended"))
    }

    private func session(_ context: ShellContext) async throws -> Session {
        guard let token = context.sessionToken, let session = try await sessions.session(token) else {
            throw Problem.signInFirst
        }
        return session
    }

    private func page(_ context: ShellContext) async throws -> OwnAccountPage {
        let session = try await session(context)
        let (account, grants) = try await accounts.show(session.account, by: session.actor)
        return OwnAccountPage(
            account: account, grants: grants.filter { $0.state == .active || $0.state == .proposed },
            current: session.id, sessions: try await sessions.list(for: session),
            names: try await RoleNames(services))
    }
}
