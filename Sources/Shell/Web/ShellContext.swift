public import Access
public import Civics
public import Html
public import Hummingbird
import NIOCore

/// What a handler knows of the request beside the request itself.
public struct ShellContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// The language the reader chose, else the browser's, else Thai.
    public internal(set) var language: Language = .thai
    /// Who is signed in; `nil` for the public.
    public internal(set) var signedIn: SignedIn?
    /// The sent form; empty for requests without one.
    public internal(set) var form = FormFields()
    /// The address asked for, with its query, decoded.
    public internal(set) var link: Link = .root
    /// The reader's own network address, for rate limits; never logged.
    public internal(set) var clientAddress: String
    /// The session token of the cookie, valid or not; for signing out.
    public internal(set) var sessionToken: String?
    /// Whether the program is reached over TLS.
    public internal(set) var isSecure = false
    /// The public origin, `https://songhong.example`: what stands before an address that another program is given.
    public internal(set) var origin = ""
    /// The number a person may quote to the office: random, on the problem page and in the log.
    public internal(set) var requestNumber = ""

    public init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        clientAddress = source.channel.remoteAddress?.ipAddress ?? "unknown"
    }

    /// Who is acting: the signed-in person, or ``Actor/anyone``.
    public var actor: Actor { signedIn?.actor ?? .anyone }

    /// The person signed in.
    /// - Throws: ``Problem/signInFirst``; the guard has refused long before, where the policy asks for a role.
    public func requireSignedIn() throws(Problem) -> SignedIn {
        guard let signedIn else { throw .signInFirst }
        return signedIn
    }

    /// The decoded path parameter `{name}` of the route.
    /// - Throws: ``Problem/pageNotFound`` where it is absent or not well encoded.
    public func parameter(_ name: String) throws(Problem) -> String {
        guard let raw = parameters.get(name), let text = PercentCoding.decoded(raw), !text.isEmpty else {
            throw .pageNotFound
        }
        return text
    }

    /// The path parameter as a whole number.
    public func number(_ name: String) throws(Problem) -> Int {
        guard let number = Int(try parameter(name)) else { throw .pageNotFound }
        return number
    }

    /// The query item of that name, without blanks around it; `nil` where absent or empty.
    public func query(_ name: String) -> String? {
        link.items.last { $0.name == name }.flatMap { FormFields.trimmed($0.value) }
    }

    /// Where to go after this: the `back` item of the form or the address, if it is an address here; else the home page.
    public var back: Link {
        (form.text("back") ?? query("back")).flatMap { Link(local: $0) } ?? .root
    }

    /// The page of a list asked for by `?page=`, from 1.
    public var pageNumber: Int {
        query("page").flatMap { Int($0) }.map { min(max($0, 1), 1_000_000) } ?? 1
    }
}

/// A person whose session holds.
public struct SignedIn: Sendable {
    public var actor: Actor
    /// When the session ends however busy the person is.
    public var expires: Instant
    /// The session's own secret for forms, where it has one; else the browser's form cookie is used.
    public var formSecret: String?

    public init(actor: Actor, expires: Instant, formSecret: String? = nil) {
        self.actor = actor
        self.expires = expires
        self.formSecret = formSecret
    }
}
