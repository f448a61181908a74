public import Civics
public import Storage

public struct SessionID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}

/// A person at work: signed in, not idle too long, not longer than a working day.
public struct Session: Sendable, Hashable, Identifiable {
    public let id: SessionID
    public let account: AccountID
    public var loginName: LoginName
    public var displayName: String
    /// The roles that hold today.
    public var grants: [RoleGrant]
    public var startedAt: Instant
    public var lastSeenAt: Instant
    /// The secret that every form of this session carries (HMAC of the cookie's token; never stored).
    public var csrf: String

    /// Idle for so long and the session is over: 15 minutes.
    public static let idleLimit: Int64 = 15 * 60
    /// However busy, after so long it is over: 8 hours.
    public static let absoluteLimit: Int64 = 8 * 3600

    /// Who acts in this session.
    public var actor: Actor { Actor(account: account, name: displayName, grants: grants) }

    /// Throws 403.2 unless a form carries this session's own secret.
    public func checkForm(csrf sent: String?) throws {
        guard let sent, SecretBytes.equal(Array(sent.utf8), Array(csrf.utf8)) else { throw Problem.csrfWrong }
    }

    static func isAlive(startedAt: Instant, lastSeenAt: Instant, at now: Instant) -> Bool {
        now < startedAt.adding(seconds: absoluteLimit) && now < lastSeenAt.adding(seconds: idleLimit)
    }
}

/// What a session looks like in the list of one's own sessions.
public struct SessionSummary: Sendable, Hashable, Identifiable, Decodable {
    public let id: SessionID
    public var startedAt: Instant
    public var lastSeenAt: Instant
    public var address: String
    public var device: String
}

/// How signing in ended.
public enum SignInResult: Sendable, Hashable {
    /// The token goes into the cookie and nowhere else.
    case signedIn(token: String, session: Session)
    /// The password was right, but the account asks for a second proof; no session exists yet. The proof itself is not
    /// built: no account is in this state.
    case needsSecondFactor(AccountID)
}
