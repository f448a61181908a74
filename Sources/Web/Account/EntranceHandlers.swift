import Access
import Civics
import HTTPTypes
import Html
import Hummingbird
import Shell

/// Signing in, signing out, taking a one-time link.
struct EntranceHandlers: Sendable {
    private let sessions: SessionDesk
    private let invitations: Invitations

    init(_ services: WebServices) {
        sessions = SessionDesk(services.world, hasher: services.hasher)
        invitations = Invitations(services.world, policy: services.policy, hasher: services.hasher)
    }

    @Sendable func showSignIn(_ request: Request, _ context: ShellContext) async throws -> Response {
        if context.signedIn != nil { return .redirect(destination(context)) }
        return SignInPage(back: context.back).response()
    }

    @Sendable func signIn(_ request: Request, _ context: ShellContext) async throws -> Response {
        var page = SignInPage(back: context.back, name: context.form.raw("name") ?? "")
        guard let name = context.form.text("name"), let password = context.form.raw("password"), !password.isEmpty
        else {
            if context.form.text("name") == nil { page.errors.add("name", SignInPage.nameMissing) }
            if (context.form.raw("password") ?? "").isEmpty { page.errors.add("password", SignInPage.passwordMissing) }
            return page.response(.unprocessableContent)
        }
        do {
            return try await begin(name: name, password: password, request, context, page)
        } catch let problem as Problem where [401, 429].contains(problem.status) {
            page.errors = FormErrors(problem)
            return page.response(HTTPResponse.Status(code: problem.status))
        }
    }

    private func begin(
        name: String, password: String, _ request: Request, _ context: ShellContext, _ page: SignInPage
    ) async throws -> Response {
        let result = try await sessions.signIn(
            name: name, password: password, ip: context.clientAddress, device: request.headers[.userAgent] ?? "",
            replacing: context.sessionToken)
        switch result {
        case .signedIn(let token, _):
            return Response.redirect(destination(context))
                .beginningSession(token, context, lasting: Int(Session.absoluteLimit))
        case .needsSecondFactor:
            var page = page
            page.errors.add(nil, SignInPage.secondFactorNotYet)
            return page.response(.forbidden)
        }
    }

    /// Ends the session and has the browser forget what it kept of these pages.
    @Sendable func signOut(_ request: Request, _ context: ShellContext) async throws -> Response {
        if let token = context.sessionToken { try await sessions.signOut(token) }
        var response = Response.redirect(.root).endingSession(context)
        if let name = HTTPField.Name("Clear-Site-Data") {
            response.headers[name] = "\"cache\", \"storage\""
        }
        return response
    }

    @Sendable func showInvitation(_ request: Request, _ context: ShellContext) async throws -> Response {
        let token = try context.parameter("token")
        guard let holder = try await invitations.holder(of: token) else { throw Problem.linkUsedUp }
        return InvitationPage(
            token: token, holder: holder.displayName, displayName: holder.displayName,
            loginName: holder.loginName?.text ?? ""
        ).response()
    }

    @Sendable func accept(_ request: Request, _ context: ShellContext) async throws -> Response {
        let token = try context.parameter("token")
        guard let holder = try await invitations.holder(of: token) else { throw Problem.linkUsedUp }
        let form = context.form
        var page = InvitationPage(
            token: token, holder: holder.displayName, displayName: form.raw("displayName") ?? "",
            loginName: form.raw("loginName") ?? "")
        let password = form.raw("password") ?? ""
        if form.raw("passwordAgain") != password { page.errors.add("passwordAgain", InvitationPage.notTheSame) }
        guard page.errors.isEmpty else { return page.response(.unprocessableContent) }
        do {
            let account = try await invitations.accept(
                token: token, loginName: page.loginName, displayName: page.displayName, password: password)
            return try await begin(
                name: account.loginName?.text ?? "", password: password, request, context, SignInPage(back: .root))
        } catch let problem as Problem where [409, 422].contains(problem.status) {
            page.errors = FormErrors(problem)
            return page.response(HTTPResponse.Status(code: problem.status))
        } catch let problem as Problem where problem.status == 429 {
            // The account is made; only the first sign-in has to wait.
            var signIn = SignInPage(back: .root, name: page.loginName)
            signIn.errors = FormErrors(problem)
            return signIn.response(.tooManyRequests)
        }
    }

    /// Where a person goes after signing in: back to where the sign-in was asked for, else to the own work.
    private func destination(_ context: ShellContext) -> Link {
        context.back == .root || context.back.contains(WebLinks.signIn) ? WebLinks.staff : context.back
    }
}
