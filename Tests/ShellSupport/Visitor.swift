public import HTTPTypes
import HtmlSupport
public import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
public import Shell
import Synchronization

/// A pretend browser: sends requests straight into the routes, keeps cookies, opens no socket.
///
/// One visitor is one person; actors of a test may run beside each other, each with its own visitor.
public actor Visitor<Responder: HTTPResponder & Sendable> where Responder.Context == ShellContext {
    private let responder: Responder
    public private(set) var cookies: [String: String] = [:]
    /// Sent with every request, such as `Accept-Language`.
    public var headers: [String: String]

    public init(_ responder: Responder, headers: [String: String] = [:]) {
        self.responder = responder
        self.headers = headers
    }

    /// Opens an address, following redirects as a browser does.
    public func open(_ path: String) async throws -> Answer {
        var answer = try await send(.get, path)
        var hops = 0
        while answer.status == 303, let next = answer.headers[.location], hops < 5 {
            answer = try await send(.get, next)
            hops += 1
        }
        return answer
    }

    /// Sends one request and follows nothing.
    public func send(
        _ method: HTTPRequest.Method, _ path: String, headers more: [String: String] = [:], body: [UInt8] = []
    ) async throws -> Answer {
        var head = HTTPRequest(method: method, scheme: "http", authority: "songhong.test", path: path)
        for (name, value) in headers.merging(more, uniquingKeysWith: { $1 }) {
            if let name = HTTPField.Name(name) { head.headerFields[name] = value }
        }
        if !cookies.isEmpty {
            head.headerFields[.cookie] = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
                .joined(separator: "; ")
        }
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: body)))
        let source = ApplicationRequestContextSource(
            channel: NIOAsyncTestingChannel(),
            logger: Logger(label: "visitor", factory: { _ in SwiftLogNoOpLogHandler() }))
        let response = try await responder.respond(to: request, context: ShellContext(source: source))
        let sink = Sink()
        try await response.body.write(sink)
        keepCookies(response.headers)
        return Answer(
            path: path, status: response.status.code, headers: response.headers, bytes: sink.bytes.withLock { $0 })
    }

    /// Posts fields as a browser does; the caller adds the token, or uses ``fill(_:on:)``.
    public func post(
        _ path: String, _ fields: [(String, String)], headers more: [String: String] = [:]
    ) async throws
        -> Answer
    {
        let text = fields.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
        let sent = ["Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"]
        return try await send(
            .post, path, headers: sent.merging(more, uniquingKeysWith: { $1 }), body: Array(text.utf8))
    }

    /// Fills the page's form and sends it: hidden fields and what stands in the others go along.
    /// - Parameters:
    ///   - fields: what is typed or chosen; a name that the form does not have is a ``VisitFault``.
    ///   - action: which form, where the page has several.
    public func fill(_ fields: [String: String], on page: Answer, action: String? = nil) async throws -> Answer {
        let root = try PageElement.read(page.text)
        let forms = root.all("form").filter { $0["method"] == "post" && (action == nil || $0["action"] == action) }
        guard let form = action == nil ? forms.last : forms.first, let target = form["action"] else {
            throw VisitFault("no form \(action ?? "") on \(page.path)")
        }
        var left = fields
        var sent: [(String, String)] = []
        for element in form.descendants {
            guard let name = element["name"], element["disabled"] == nil else { continue }
            switch (element.name, element["type"]) {
            case ("input", "radio"), ("input", "checkbox"):
                let value = element["value"] ?? "on"
                if let wanted = fields[name] {
                    if wanted == value { sent.append((name, value)) }
                    left[name] = nil
                } else if element["checked"] != nil {
                    sent.append((name, value))
                }
            case ("input", "file"), ("input", "submit"): break
            case ("button", _):
                if fields[name] == element["value"] {
                    sent.append((name, element["value"] ?? ""))
                    left[name] = nil
                }
            case ("input", _): sent.append((name, left.removeValue(forKey: name) ?? element["value"] ?? ""))
            case ("textarea", _):
                let text = element.allText
                sent.append(
                    (name, left.removeValue(forKey: name) ?? (text.hasPrefix("\n") ? String(text.dropFirst()) : text)))
            case ("select", _):
                let chosen = element.all("option").first { $0["selected"] != nil }?["value"] ?? ""
                sent.append((name, left.removeValue(forKey: name) ?? chosen))
            default: break
            }
        }
        if !left.isEmpty { throw VisitFault("the form has no \(left.keys.sorted().joined(separator: ", "))") }
        return try await post(target, sent)
    }

    /// Takes a cookie, as after a sign-in done elsewhere.
    public func take(cookie name: String, _ value: String) {
        cookies[name] = value
    }

    private func keepCookies(_ headers: HTTPFields) {
        for text in headers[values: .setCookie] {
            let parts = text.split(separator: ";").map { $0.drop { $0 == " " } }
            guard let pair = parts.first?.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false) else {
                continue
            }
            let isGone = parts.contains { $0 == "Max-Age=0" }
            cookies[String(pair[0])] = isGone ? nil : String(pair.count > 1 ? pair[1] : "")
        }
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}

/// What came back.
public struct Answer: Sendable {
    public var path: String
    public var status: Int
    public var headers: HTTPFields
    public var bytes: [UInt8]

    public var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// A test asked of a page what it does not have.
public struct VisitFault: Error, CustomStringConvertible {
    public var description: String

    init(_ description: String) {
        self.description = description
    }
}

final class Sink: ResponseBodyWriter {
    let bytes = Mutex<[UInt8]>([])

    func write(_ buffer: ByteBuffer) async throws {
        bytes.withLock { $0 += Array(buffer: buffer) }
    }

    consuming func finish(_ trailing: HTTPFields?) async throws {}
}
