import Access
import Civics
import Foundation
import SQLText
import Storage

/// The rows of dry runs: `import_rows`, `import_secrets`.
enum StagedRows {
    /// What carrying a row out needs.
    struct Work: Decodable {
        var number: Int
        var status: ImportStatus
        var record: RecordKind
        var subject: UUIDv7?
        var version: Int?
        var action: LandOfficeAction?
        var body: String?
        var candidates: [ImportCandidate]
        var needsDecision: Bool
        var decision: String?

        /// Whether the parcel of a row about owners is certain: one of the register, or a new one that none may be already.
        var knowsParcel: Bool {
            guard subject != nil else { return false }
            return version != nil || action == .newDeed && !candidates.contains { $0.record.kind == .parcel }
        }
    }

    private static let lineColumns: SQL = """
        r.number, r.status, r.label, r.record, r.subject, r.rule, r.action, r.differences, r.reasons, r.candidates, \
        r.needs_decision, r.decision, r.decided_name, r.is_applied
        """
    private static let workColumns: SQL = """
        r.number, r.status, r.record, r.subject, r.version, r.action, r.body, r.candidates, r.needs_decision, r.decision
        """

    /// Takes the rows of an earlier check away.
    static func clear(_ id: ImportID, _ db: Transaction) throws {
        try db.run("DELETE FROM import_secrets WHERE import = \(id)")
        try db.run("DELETE FROM import_rows WHERE import = \(id)")
    }

    static func insert(_ rows: ArraySlice<StagedRow>, of id: ImportID, _ db: Transaction) throws {
        let encoder = ImportJSON.encoder()
        let values: [[SQLValue]] = try rows.map { row in
            [
                id.sqlValue, .int(Int64(row.number)), .text(row.status.rawValue), .text(row.record.rawValue),
                .text(row.label), row.subject?.sqlValue ?? .null, row.version.map { .int(Int64($0)) } ?? .null,
                row.rule.map { .text($0.rawValue) } ?? .null, row.action.map { .text($0.rawValue) } ?? .null,
                row.body.map { .text($0) } ?? .null, .text(try json(row.differences, encoder)),
                .text(try json(row.reasons, encoder)), .text(try json(row.candidates, encoder)),
                .bool(row.needsDecision), .bool(false),
            ]
        }
        try ManyRows.insert(
            """
            INSERT INTO import_rows (import, number, status, record, label, subject, version, rule, action, body,
                differences, reasons, candidates, needs_decision, is_applied) VALUES
            """, values, db)
        let secrets: [[SQLValue]] = rows.flatMap { row in
            row.secrets.map { secret in
                [
                    secret.id.sqlValue, id.sqlValue, .int(Int64(row.number)), secret.subject.sqlValue,
                    .text(secret.field), .blob(secret.sealed), .blob(secret.blindIndex),
                ]
            }
        }
        try ManyRows.insert(
            "INSERT INTO import_secrets (id, import, number, subject, field, sealed, blind_index) VALUES", secrets, db)
    }

    private static func json(_ list: [some Encodable], _ encoder: ImportJSON.Encoder) throws -> String {
        list.isEmpty ? "[]" : try ImportJSON.encode(list, encoder)
    }

    static func lines(
        of id: ImportID, status: ImportStatus?, after number: Int, limit: Int, _ db: Transaction
    ) throws -> [ImportRowLine] {
        var condition: SQL = "r.import = \(id) AND r.number > \(number)"
        if let status { condition = "\(condition) AND r.status = \(status.rawValue)" }
        return try db.all(
            "SELECT \(lineColumns) FROM import_rows r WHERE \(condition) ORDER BY r.number LIMIT \(limit)")
    }

    static func line(_ number: Int, of id: ImportID, _ db: Transaction) throws -> ImportRowLine? {
        try db.first("SELECT \(lineColumns) FROM import_rows r WHERE r.import = \(id) AND r.number = \(number)")
    }

    static func work(_ number: Int, of id: ImportID, _ db: Transaction) throws -> Work? {
        try db.first("SELECT \(workColumns) FROM import_rows r WHERE r.import = \(id) AND r.number = \(number)")
    }

    /// The rows to carry out after a number: those that ask nobody, and those somebody said yes to.
    static func toApply(of id: ImportID, after number: Int, limit: Int, _ db: Transaction) throws -> [Work] {
        try db.all(
            """
            SELECT \(workColumns) FROM import_rows r
            WHERE r.import = \(id) AND r.number > \(number) AND r.is_applied = \(false)
                AND r.status <> 'unchanged'
                AND (r.decision IS NOT NULL AND r.decision <> 'skip'
                    OR r.needs_decision = \(false) AND r.status IN ('new', 'changed'))
            ORDER BY r.number LIMIT \(limit)
            """)
    }

    /// Rows that wait for somebody's answer, of every import that was checked and is open.
    static func toMatch(_ db: Transaction) throws -> [Waiting] {
        try db.all(
            """
            SELECT i.id, i.kind, COUNT(*) AS waiting FROM imports i JOIN import_rows r ON r.import = i.id
            WHERE i.state = 'staged' AND r.is_applied = \(false) AND r.decision IS NULL
                AND (r.status = 'conflict'
                    OR r.needs_decision = \(true) AND r.body IS NOT NULL AND r.status IN ('new', 'changed', 'refused'))
            GROUP BY i.id, i.kind ORDER BY i.id
            """)
    }

    struct Waiting: Decodable {
        var id: ImportID
        var kind: ImportKind
        var waiting: Int
    }

    static func hasMore(of id: ImportID, _ db: Transaction) throws -> Bool {
        try !toApply(of: id, after: 0, limit: 1, db).isEmpty
    }

    static func counts(of id: ImportID, _ db: Transaction) throws -> [String: Int] {
        struct Count: Decodable {
            var status: String
            var n: Int
        }
        let counts = try db.all(
            "SELECT r.status, COUNT(*) AS n FROM import_rows r WHERE r.import = \(id) GROUP BY r.status",
            as: Count.self)
        return Dictionary(counts.map { ($0.status, $0.n) }, uniquingKeysWith: +)
    }

    static func decide(
        _ number: Int, of id: ImportID, _ decision: ImportDecision?, at now: Instant, by name: String, _ db: Transaction
    ) throws {
        try db.run(
            """
            UPDATE import_rows SET decision = \(decision?.rawValue), decided_at = \(now), decided_name = \(name)
            WHERE import = \(id) AND number = \(number) AND is_applied = \(false)
            """)
    }

    static func markApplied(_ numbers: [Int], of id: ImportID, _ db: Transaction) throws {
        for start in stride(from: 0, to: numbers.count, by: 500) {
            let part = Array(numbers[start..<min(start + 500, numbers.count)])
            try db.run(
                """
                UPDATE import_rows SET is_applied = \(true) WHERE import = \(id) AND number IN (\(list: part))
                """)
        }
    }

    /// The whole import was carried out, or undone: what was open to it.
    static func markAll(_ isApplied: Bool, of id: ImportID, _ db: Transaction) throws {
        try db.run("UPDATE import_rows SET is_applied = \(isApplied) WHERE import = \(id)")
    }

    /// Carrying the row out showed that it cannot be: it waits for a person, who is told why.
    static func markConflict(_ number: Int, of id: ImportID, _ reason: ImportReason, _ db: Transaction) throws {
        let others = (try line(number, of: id, db)?.reasons ?? []).filter { $0 != reason }
        let text = try ImportJSON.encode(others + [reason])
        try db.run(
            """
            UPDATE import_rows SET status = 'conflict', needs_decision = \(true), decision = NULL, reasons = \(text)
            WHERE import = \(id) AND number = \(number)
            """)
    }

    static func setSubject(_ subject: UUIDv7, _ number: Int, of id: ImportID, _ db: Transaction) throws {
        try db.run("UPDATE import_rows SET subject = \(subject) WHERE import = \(id) AND number = \(number)")
    }

    // MARK: - Sealed IDs

    /// Moves the sealed IDs of rows into the register.
    static func keepSecrets(of id: ImportID, rows numbers: [Int], _ db: Transaction) throws {
        for start in stride(from: 0, to: numbers.count, by: 500) {
            let part = Array(numbers[start..<min(start + 500, numbers.count)])
            try db.run(
                """
                INSERT INTO register_secrets (id, subject, field, sealed, blind_index)
                SELECT s.id, s.subject, s.field, s.sealed, s.blind_index FROM import_secrets s
                WHERE s.import = \(id) AND s.number IN (\(list: part))
                ON CONFLICT (id) DO NOTHING
                """)
        }
    }

    struct SecretRow: Decodable {
        var id: SecretID
        var subject: UUIDv7
        var field: String
        var sealed: Sealed
    }

    static func secrets(_ number: Int, of id: ImportID, _ db: Transaction) throws -> [SecretRow] {
        try db.all(
            """
            SELECT s.id, s.subject, s.field, s.sealed FROM import_secrets s
            WHERE s.import = \(id) AND s.number = \(number) ORDER BY s.id
            """)
    }

    /// The sealed values of a field, for counting their keys.
    static func sealed(_ field: SealedField, _ db: Transaction) throws -> [Sealed] {
        try secrets(field, db).map(\.sealed)
    }

    static func secrets(_ field: SealedField, _ db: Transaction) throws -> [SecretRow] {
        try db.all(
            """
            SELECT s.id, s.subject, s.field, s.sealed FROM import_secrets s WHERE s.field = \(field.name) ORDER BY s.id
            """)
    }

    static func reseal(_ id: SecretID, _ sealed: Sealed, index: BlindIndex, _ db: Transaction) throws {
        try db.run("UPDATE import_secrets SET sealed = \(sealed), blind_index = \(index) WHERE id = \(id)")
    }

    /// Once carried out, what went into the register need not lie here too.
    static func forgetSecrets(of id: ImportID, rows numbers: [Int], _ db: Transaction) throws {
        for start in stride(from: 0, to: numbers.count, by: 500) {
            let part = Array(numbers[start..<min(start + 500, numbers.count)])
            try db.run("DELETE FROM import_secrets WHERE import = \(id) AND number IN (\(list: part))")
        }
    }
}
