import Civics
import SQLText
import Storage

/// The rows of sessions.
enum SessionRows {
    private struct Row: Decodable {
        var id: SessionID
        var accountId: AccountID
        var loginName: String
        var displayName: String
        var startedAt: Instant
        var lastSeenAt: Instant
        var role: Role?
        var division: DivisionCode?
        var village: Int?
    }

    /// The session of a token that is alive now, with the roles that hold today: one statement.
    static func find(_ token: Token, at now: Instant, _ db: Transaction) throws -> Session? {
        let today = now.thaiDate
        let rows: [Row] = try db.all(
            """
            SELECT s.id, s.account_id, a.login_name, a.display_name, s.started_at, s.last_seen_at, g.role, g.division,
                g.village
            FROM sessions s
            JOIN accounts a ON a.id = s.account_id
            LEFT JOIN account_grants g ON g.account_id = a.id AND g.state = 'active' AND g.valid_from <= \(today)
                AND (g.valid_until IS NULL OR g.valid_until >= \(today))
            WHERE s.token_hash = \(SQLValue.blob(token.hash)) AND s.ended_at IS NULL
                AND a.disabled_at IS NULL AND a.login_name IS NOT NULL
            ORDER BY g.proposed_at, g.id
            """)
        guard let first = rows.first,
            Session.isAlive(startedAt: first.startedAt, lastSeenAt: first.lastSeenAt, at: now)
        else { return nil }
        return Session(
            id: first.id, account: first.accountId, loginName: LoginName(stored: first.loginName),
            displayName: first.displayName,
            grants: rows.compactMap { row in
                row.role.map { RoleGrant($0, division: row.division, village: row.village) }
            },
            startedAt: first.startedAt, lastSeenAt: first.lastSeenAt, csrf: token.derived(for: "form"))
    }

    static func insert(
        _ id: SessionID, token: Token, account: AccountID, at now: Instant, address: String, device: String,
        _ db: Transaction
    ) throws {
        try db.run(
            """
            INSERT INTO sessions (id, token_hash, account_id, started_at, last_seen_at, address, device)
            VALUES (\(id), \(SQLValue.blob(token.hash)), \(account), \(now), \(now), \(address), \(device))
            """)
    }

    static func touch(_ id: SessionID, at now: Instant, _ db: Transaction) throws {
        try db.run("UPDATE sessions SET last_seen_at = \(now) WHERE id = \(id) AND last_seen_at < \(now)")
    }

    static func end(_ id: SessionID, of account: AccountID, at now: Instant, _ db: Transaction) throws -> Bool {
        try db.run(
            """
            UPDATE sessions SET ended_at = \(now) WHERE id = \(id) AND account_id = \(account) AND ended_at IS NULL
            """) == 1
    }

    static func end(token: Token, at now: Instant, _ db: Transaction) throws -> AccountID? {
        struct Found: Decodable { var accountId: AccountID }
        let found = try db.first(
            """
            SELECT account_id FROM sessions WHERE token_hash = \(SQLValue.blob(token.hash)) AND ended_at IS NULL
            """, as: Found.self)
        guard let found else { return nil }
        try db.run("UPDATE sessions SET ended_at = \(now) WHERE token_hash = \(SQLValue.blob(token.hash))")
        return found.accountId
    }

    static func endAll(of account: AccountID, at now: Instant, except kept: SessionID?, _ db: Transaction) throws {
        if let kept {
            try db.run(
                """
                UPDATE sessions SET ended_at = \(now)
                WHERE account_id = \(account) AND ended_at IS NULL AND id <> \(kept)
                """)
        } else {
            try db.run("UPDATE sessions SET ended_at = \(now) WHERE account_id = \(account) AND ended_at IS NULL")
        }
    }

    static func list(of account: AccountID, at now: Instant, _ db: Transaction) throws -> [SessionSummary] {
        try db.all(
            """
            SELECT id, started_at, last_seen_at, address, device FROM sessions
            WHERE account_id = \(account) AND ended_at IS NULL ORDER BY started_at DESC, id
            """, as: SessionSummary.self
        ).filter { Session.isAlive(startedAt: $0.startedAt, lastSeenAt: $0.lastSeenAt, at: now) }
    }

    /// Forgets sessions that have been over for a month.
    static func sweep(before: Instant, _ db: Transaction) throws {
        try db.run("DELETE FROM sessions WHERE started_at < \(before)")
    }
}
