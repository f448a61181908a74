import Civics
import SQLText
import Storage

/// The rows of roles given to accounts.
enum GrantRows {
    private static let columns: SQL = """
        id, account_id AS account, role, division, village, state, valid_from, valid_until, proposed_by, proposed_at,
        decided_by, decided_at
        """

    static func find(_ id: GrantID, _ db: Transaction) throws -> HeldGrant {
        guard
            let grant = try db.first("SELECT \(columns) FROM account_grants WHERE id = \(id)", as: HeldGrant.self)
        else { throw Problem.noSuchGrant }
        return grant
    }

    static func of(_ account: AccountID, _ db: Transaction) throws -> [HeldGrant] {
        try db.all(
            "SELECT \(columns) FROM account_grants WHERE account_id = \(account) ORDER BY proposed_at, id")
    }

    static func all(_ db: Transaction) throws -> [HeldGrant] {
        try db.all("SELECT \(columns) FROM account_grants ORDER BY proposed_at, id")
    }

    static func waiting(_ db: Transaction) throws -> [HeldGrant] {
        try db.all("SELECT \(columns) FROM account_grants WHERE state = 'proposed' ORDER BY proposed_at, id")
    }

    static func insert(_ grant: HeldGrant, _ db: Transaction) throws {
        try db.run(
            """
            INSERT INTO account_grants (id, account_id, role, division, village, state, valid_from, valid_until,
                proposed_by, proposed_at, decided_by, decided_at)
            VALUES (\(grant.id), \(grant.account), \(grant.role.rawValue), \(grant.division?.rawValue),
                \(grant.village), \(grant.state.rawValue), \(grant.validFrom), \(grant.validUntil), \(grant.proposedBy),
                \(grant.proposedAt), \(grant.decidedBy), \(grant.decidedAt))
            """)
    }

    /// Decides a grant that waits; says whether it still did.
    static func decide(
        _ id: GrantID, as state: HeldGrant.State, by account: AccountID?, at now: Instant, _ db: Transaction
    ) throws -> Bool {
        try db.run(
            """
            UPDATE account_grants SET state = \(state.rawValue), decided_by = \(account), decided_at = \(now)
            WHERE id = \(id) AND state = 'proposed'
            """) == 1
    }

    static func end(_ id: GrantID, at now: Instant, _ db: Transaction) throws -> Bool {
        try db.run(
            """
            UPDATE account_grants SET state = 'ended', ended_at = \(now)
            WHERE id = \(id) AND state IN ('proposed', 'active')
            """) == 1
    }

    /// Sends an active grant back to wait for the second person.
    static func suspend(_ id: GrantID, by account: AccountID?, at now: Instant, _ db: Transaction) throws {
        try db.run(
            """
            UPDATE account_grants
            SET state = 'proposed', proposed_by = \(account), proposed_at = \(now), decided_by = NULL, decided_at = NULL
            WHERE id = \(id) AND state = 'active'
            """)
    }

    /// How many enabled accounts that can sign in hold a role on a day, leaving one account or one grant out.
    static func holders(
        of role: Role, on day: CivilDate, exceptAccount: AccountID?, exceptGrant: GrantID?, _ db: Transaction
    ) throws -> Int {
        struct Held: Decodable {
            var id: GrantID
            var account: AccountID
        }
        let held: [Held] = try db.all(
            """
            SELECT g.id, g.account_id AS account FROM account_grants g JOIN accounts a ON a.id = g.account_id
            WHERE g.role = \(role.rawValue) AND g.state = 'active' AND g.valid_from <= \(day)
                AND (g.valid_until IS NULL OR g.valid_until >= \(day))
                AND a.disabled_at IS NULL AND a.password_hash IS NOT NULL
            """)
        return Set(held.filter { $0.account != exceptAccount && $0.id != exceptGrant }.map(\.account)).count
    }
}
