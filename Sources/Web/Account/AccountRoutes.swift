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
