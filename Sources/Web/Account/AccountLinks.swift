public import Html

/// The addresses of signing in, accounts, grants and the audit log.
public enum AccountLinks {
    public static let health = Link("health")
    public static let own = Link("staff", "account")
    public static let accounts = Link("staff", "accounts")
    public static let grants = Link("staff", "grants")
    public static let audit = Link("staff", "audit")

    /// Where a one-time link leads; the token stands in the address and nowhere else.
    public static func invitation(_ token: String) -> Link { Link("invitation", token) }

    static let password = Link("staff", "account", "password")

    static func endSession(_ id: String) -> Link { Link("staff", "account", "sessions", id, "end") }

    static func account(_ id: String) -> Link { Link("staff", "accounts", id) }

    /// What an administrator does with one account: `invitation`, `disable`, `enable`, `grants`.
    static func account(_ id: String, _ act: String) -> Link { Link("staff", "accounts", id, act) }

    /// What is done with one grant: `confirm`, `refuse`, `end`.
    static func grant(_ id: String, _ act: String) -> Link { Link("staff", "grants", id, act) }
}
