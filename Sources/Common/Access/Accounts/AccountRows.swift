import Civics
import SQLText
import Storage

/// The rows of accounts and their one-time links.
enum AccountRows {
    private struct Row: Decodable {
        var id: AccountID
        var loginName: String?
        var displayName: String
        var secondFactor: SecondFactor
        var createdAt: Instant
        var disabledAt: Instant?

        var account: Account {
            Account(
                id: id, loginName: loginName.map(LoginName.init(stored:)), displayName: displayName,
                secondFactor: secondFactor, createdAt: createdAt, disabledAt: disabledAt)
        }
    }

    private static let columns: SQL = "id, login_name, display_name, second_factor, created_at, disabled_at"

    static func find(_ id: AccountID, _ db: Transaction) throws -> Account {
        guard
            let row = try db.first("SELECT \(columns) FROM accounts WHERE id = \(id)", as: Row.self)
        else { throw Problem.noSuchAccount }
        return row.account
    }

    static func all(_ db: Transaction) throws -> [Account] {
        try db.all("SELECT \(columns) FROM accounts ORDER BY display_name, id", as: Row.self).map(\.account)
    }

    static func names(_ ids: Set<AccountID>, _ db: Transaction) throws -> [AccountID: String] {
        guard !ids.isEmpty else { return [:] }
        struct Named: Decodable {
            var id: AccountID
            var displayName: String
        }
        let found: [Named] = try db.all("SELECT id, display_name FROM accounts WHERE id IN (\(list: ids.sorted()))")
        return Dictionary(found.map { ($0.id, $0.displayName) }, uniquingKeysWith: { first, _ in first })
    }

    struct Credentials: Decodable, Sendable {
        var id: AccountID
        var passwordHash: String?
        var secondFactor: SecondFactor
        var disabledAt: Instant?
    }

    static func credentials(loginName: String, _ db: Transaction) throws -> Credentials? {
        try db.first(
            "SELECT id, password_hash, second_factor, disabled_at FROM accounts WHERE login_name = \(loginName)")
    }

    static func credentials(_ id: AccountID, _ db: Transaction) throws -> Credentials? {
        try db.first("SELECT id, password_hash, second_factor, disabled_at FROM accounts WHERE id = \(id)")
    }

    static func insert(_ account: Account, _ db: Transaction) throws {
        try db.run(
            """
            INSERT INTO accounts (id, login_name, display_name, second_factor, created_at)
            VALUES (\(account.id), \(account.loginName?.text), \(account.displayName), \(account.secondFactor.rawValue),
                \(account.createdAt))
            """)
    }

    static func isTaken(_ name: LoginName, except id: AccountID, _ db: Transaction) throws -> Bool {
        struct Found: Decodable { var id: AccountID }
        return try db.first(
            "SELECT id FROM accounts WHERE login_name = \(name.text) AND id <> \(id)", as: Found.self) != nil
    }

    static func setLogin(_ id: AccountID, name: LoginName, displayName: String, hash: String, _ db: Transaction) throws
    {
        try db.run(
            """
            UPDATE accounts SET login_name = \(name.text), display_name = \(displayName), password_hash = \(hash)
            WHERE id = \(id)
            """)
    }

    static func setPassword(_ id: AccountID, hash: String, _ db: Transaction) throws {
        try db.run("UPDATE accounts SET password_hash = \(hash) WHERE id = \(id)")
    }

    static func setDisabled(_ id: AccountID, at instant: Instant?, _ db: Transaction) throws {
        try db.run("UPDATE accounts SET disabled_at = \(instant) WHERE id = \(id)")
    }

    /// Whether anybody has ever taken a link and can sign in.
    static func anybodyCanSignIn(_ db: Transaction) throws -> Bool {
        struct Found: Decodable { var id: AccountID }
        return try db.first("SELECT id FROM accounts WHERE login_name IS NOT NULL LIMIT 1", as: Found.self) != nil
    }

    static func count(_ db: Transaction) throws -> Int {
        struct Count: Decodable { var n: Int }
        return try db.first("SELECT count(*) AS n FROM accounts", as: Count.self)?.n ?? 0
    }

    // One-time links.

    static func insertLink(
        _ hash: [UInt8], for account: AccountID, at now: Instant, until expiry: Instant, _ db: Transaction
    ) throws {
        try db.run("DELETE FROM account_links WHERE account_id = \(account) AND used_at IS NULL")
        try db.run(
            """
            INSERT INTO account_links (token_hash, account_id, issued_at, expires_at)
            VALUES (\(SQLValue.blob(hash)), \(account), \(now), \(expiry))
            """)
    }

    /// The account of a link that may still be used.
    static func account(ofLink hash: [UInt8], at now: Instant, _ db: Transaction) throws -> AccountID? {
        struct Found: Decodable { var accountId: AccountID }
        return try db.first(
            """
            SELECT account_id FROM account_links
            WHERE token_hash = \(SQLValue.blob(hash)) AND used_at IS NULL AND expires_at > \(now)
            """, as: Found.self)?.accountId
    }

    /// Marks a link as used; says whether this caller was the one who did.
    static func useLink(_ hash: [UInt8], at now: Instant, _ db: Transaction) throws -> Bool {
        try db.run(
            """
            UPDATE account_links SET used_at = \(now)
            WHERE token_hash = \(SQLValue.blob(hash)) AND used_at IS NULL AND expires_at > \(now)
            """) == 1
    }
}
