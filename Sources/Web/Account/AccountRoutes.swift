import Access
import Html
import Hummingbird
public import Shell

/// Health, signing in and out, accounts, grants, the audit log.
public enum AccountRoutes {
    public static func add(to routes: Routes, _ services: WebServices) {
        routes.get("health") { _, _ in .plain("ok") }

        let entrance = EntranceHandlers(services)
        routes.get("sign-in", entrance.showSignIn)
        routes.post("sign-in", entrance.signIn)
        routes.post("sign-out", entrance.signOut)
        routes.get("invitation/{token}", entrance.showInvitation)
        routes.post("invitation/{token}", entrance.accept)

        let own = OwnAccountHandlers(services)
        routes.get("staff/account", own.show)
        routes.post("staff/account/password", own.changePassword)
        routes.post("staff/account/sessions/{session}/end", own.endSession)

        let accounts = AccountsHandlers(services)
        routes.get("staff/accounts", accounts.list)
        routes.post("staff/accounts", accounts.create)
        routes.get("staff/accounts/{account}", accounts.show)
        routes.post("staff/accounts/{account}/invitation", accounts.invite)
        routes.post("staff/accounts/{account}/disable", accounts.disable)
        routes.post("staff/accounts/{account}/enable", accounts.enable)
        routes.post("staff/accounts/{account}/grants", accounts.propose)

        let grants = GrantsHandlers(services)
        routes.get("staff/grants", grants.list)
        routes.post("staff/grants/{grant}/confirm", grants.confirm)
        routes.post("staff/grants/{grant}/refuse", grants.refuse)
        routes.post("staff/grants/{grant}/end", grants.end)

        let audit = AuditHandlers(services)
        routes.get("staff/audit", audit.show)
        routes.post("staff/audit/check", audit.check)
    }
}

extension Response {
    /// A short plain text, for programs that ask.
    static func plain(_ text: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
