public import Access
public import Civics

/// What the shell asks of the rooms below; `Composition` fills it in, so that the shell knows no database.
public struct ShellServices: Sendable {
    /// The person of a session token; `nil` where the session is unknown, ended or its account disabled.
    public var actor: @Sendable (_ token: String) async throws -> SignedIn?
    /// The policy's row for a route; `nil` stops the boot (``Routes/routesWithoutRule``).
    public var rule: @Sendable (_ method: String, _ template: String) -> GuardRule?
    public var now: @Sendable () -> Instant
    /// The organisation and its navigation, asked for at each request; what it throws refuses the page.
    ///
    /// It must cost next to nothing.
    public var site: @Sendable () async throws -> Site

    public init(
        actor: @escaping @Sendable (_ token: String) async throws -> SignedIn?,
        rule: @escaping @Sendable (_ method: String, _ template: String) -> GuardRule?,
        now: @escaping @Sendable () -> Instant,
        site: @escaping @Sendable () async throws -> Site
    ) {
        self.actor = actor
        self.rule = rule
        self.now = now
        self.site = site
    }
}

/// What the policy says of one route: who may pass its door.
///
/// Which rows they see is asked again behind it.
public struct GuardRule: Sendable {
    public var permits: @Sendable (Actor) -> Bool

    public init(permits: @escaping @Sendable (Actor) -> Bool) {
        self.permits = permits
    }

    /// Open to everybody.
    public static let everyone = GuardRule { _ in true }

    /// Open to whoever holds one of the roles.
    public static func roles(_ roles: Set<Role>) -> GuardRule {
        GuardRule { actor in actor.grants.contains { roles.contains($0.role) } }
    }
}

/// How the program is reached.
public struct ShellSettings: Sendable {
    /// Whether people reach it over TLS (a proxy ends it): `__Host-` cookies, HSTS.
    public var isSecure: Bool
    /// Addresses of the proxy whose `X-Forwarded-For` is believed; none by default.
    public var trustedProxies: Set<String>
    /// The origin people type (`https://songhong.example`); where `nil` the request's own Host is compared.
    public var origin: String?

    public init(isSecure: Bool = false, trustedProxies: Set<String> = [], origin: String? = nil) {
        self.isSecure = isSecure
        self.trustedProxies = trustedProxies
        self.origin = origin
    }

    /// `__Host-` needs Secure, which browsers refuse over plain HTTP.
    var sessionCookie: String { isSecure ? "__Host-songhong-session" : "songhong-session" }
    var formCookie: String { isSecure ? "__Host-songhong-form" : "songhong-form" }
    static let languageCookie = "songhong-language"
}
