import Civics
public import HTTPTypes
public import Html
public import Hummingbird
import NIOCore

extension Response {
    /// A page or a piece of one.
    public static func html(_ html: HTML, _ status: HTTPResponse.Status = .ok) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = "text/html; charset=utf-8"
        headers[.contentLanguage] = Reader.language.rawValue
        headers[.vary] = "Cookie, Accept-Language"
        return Response(
            status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: html.source)))
    }

    /// Sends the browser on with GET (303), as after every form that was taken in.
    public static func redirect(_ link: Link) -> Response {
        var headers = HTTPFields()
        headers[.location] = link.text
        return Response(status: .seeOther, headers: headers)
    }

    /// A file to keep: `type` is its media type; the name may be Thai (RFC 6266 with RFC 8187).
    public static func file(_ bytes: [UInt8], name: String, type: String, isShown: Bool = false) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = type
        headers[.contentDisposition] =
            (isShown ? "inline" : "attachment") + "; filename*=UTF-8''" + Link(segments: [name]).text.dropFirst()
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// JSON that has been written already.
    public static func json(_ text: String, _ status: HTTPResponse.Status = .ok) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = "application/json"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    /// Gives the browser a session, after a sign-in.
    ///
    /// The forms' secret changes with it, so that a form opened before signing in is worth nothing after.
    public func beginningSession(_ token: String, _ context: ShellContext, lasting seconds: Int) -> Response {
        let settings = ShellSettings(isSecure: context.isSecure)
        var response = self
        response.addCookie(settings.sessionCookie, token, isSecure: context.isSecure, seconds: seconds)
        response.addCookie(settings.formCookie, Hexadecimal.text(FormToken().secret), isSecure: context.isSecure)
        return response
    }

    /// Takes the session and the forms' secret from the browser, after a sign-out.
    public func endingSession(_ context: ShellContext) -> Response {
        let settings = ShellSettings(isSecure: context.isSecure)
        var response = self
        response.addCookie(settings.sessionCookie, "", isSecure: context.isSecure, seconds: 0)
        response.addCookie(settings.formCookie, "", isSecure: context.isSecure, seconds: 0)
        return response
    }

    mutating func addCookie(_ name: String, _ value: String, isSecure: Bool, seconds: Int? = nil, days: Int? = nil) {
        let already = headers[values: .setCookie].contains { $0.hasPrefix(name + "=") }
        if already { return }
        let age = (seconds ?? days.map { $0 * 86_400 }).map { "; Max-Age=\($0)" } ?? ""
        let text = "\(name)=\(value)\(age); Path=/; HttpOnly; SameSite=Lax\(isSecure ? "; Secure" : "")"
        headers.append(HTTPField(name: .setCookie, value: text))
    }
}

extension Response {
    /// What an address takes (RFC 9110 §9.3.7), also for another site's page that asks before it reads (CORS); whether
    /// that page may see the answer is said with the answer.
    static func options(_ methods: [String]) -> Response {
        var headers = HTTPFields()
        headers[.allow] = (methods + ["OPTIONS"]).joined(separator: ", ")
        if methods.contains("GET") {
            headers[.accessControlAllowOrigin] = "*"
            headers[.accessControlAllowMethods] = "GET, HEAD, OPTIONS"
            headers[.accessControlAllowHeaders] = "Accept, Accept-Language, If-None-Match"
            headers[.accessControlMaxAge] = "86400"
        }
        return Response(status: .noContent, headers: headers)
    }
}

extension Request {
    /// Whether a browser came to look: `f=html`, or a page among what it accepts and no other form asked for.
    func wantsPage(_ link: Link) -> Bool {
        if let form = link.items.last(where: { $0.name == "f" }) { return form.value == "html" }
        return headers[.accept]?.contains("text/html") ?? false
    }

    /// Whether the caller is a program that asked for JSON.
    var wantsJSON: Bool {
        guard let accept = headers[.accept] else { return false }
        return accept.contains("json") && !accept.contains("text/html")
    }
}
