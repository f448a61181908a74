import Civics
import SQLText
import Storage

/// What undoing an act reads and writes.
enum UndoRows {
    struct Touched: Decodable {
        var subject: UUIDv7
        var kind: RecordKind
    }

    struct Restored: Decodable {
        var id: UUIDv7
        var subject: UUIDv7
        var kind: RecordKind
        var validFrom: CivilDate
        var validTo: CivilDate?
    }

    private struct Reference: Decodable {
        var kind: RecordKind
        var subject: UUIDv7
    }

    /// The act itself, with every later act that was taken back and the taking back: together they left nothing.
    static func netActs(of operation: OperationID, _ db: Transaction) throws -> [OperationID] {
        struct Pair: Decodable {
            var id: OperationID
            var undoneBy: OperationID
        }
        let pairs = try db.all(
            """
            SELECT p.id, p.undone_by FROM register_operations p
            WHERE p.undone_by IS NOT NULL AND p.at > (SELECT o.at FROM register_operations o WHERE o.id = \(operation))
            """, as: Pair.self)
        return [operation] + pairs.flatMap { [$0.id, $0.undoneBy] }
    }

    /// Everything the act wrote a version of, or took one away from.
    static func touched(by operation: OperationID, _ db: Transaction) throws -> [Touched] {
        try db.all(
            """
            SELECT v.subject, v.kind FROM register_versions v WHERE v.operation = \(operation)
            UNION SELECT v.subject, v.kind FROM register_versions v WHERE v.superseded_by = \(operation)
            ORDER BY 2, 1
            """)
    }

    /// Records that somebody changed, confirmed or named since the act.
    static func touchedSince(
        _ operation: OperationID, besides acts: [OperationID], limit: Int, _ db: Transaction
    ) throws -> [RecordReference] {
        try db.all(
            """
            SELECT w.kind AS kind, w.subject AS subject FROM register_versions v
                JOIN register_versions w ON w.subject = v.subject AND w.number > v.number
                WHERE v.operation = \(operation) AND w.operation NOT IN (\(list: acts))
            UNION SELECT v.kind, v.subject FROM register_versions v
                WHERE v.operation = \(operation) AND v.superseded_by NOT IN (\(list: acts))
            UNION SELECT w.kind, w.subject FROM register_versions v
                JOIN register_versions w ON w.subject = v.subject AND w.recorded_at > v.superseded_at
                WHERE v.superseded_by = \(operation) AND w.operation NOT IN (\(list: acts))
            UNION SELECT c.kind, c.subject FROM register_versions v
                JOIN register_confirmations c ON c.subject = v.subject
                JOIN register_operations o ON o.id = c.operation
                WHERE v.operation = \(operation) AND c.operation NOT IN (\(list: acts)) AND o.at > v.recorded_at
            UNION SELECT l.kind, l.subject FROM register_versions v
                JOIN register_links l ON l.target = v.subject
                WHERE v.operation = \(operation) AND v.number = 1 AND NOT EXISTS (
                    SELECT 1 FROM register_versions x WHERE x.subject = l.subject AND x.operation = \(operation))
            ORDER BY 1, 2 LIMIT \(limit)
            """, as: Reference.self
        ).map { RecordReference($0.kind, $0.subject) }
    }

    /// Which of the act's records stand in the register today.
    static func open(of operation: OperationID, _ db: Transaction) throws -> Set<UUIDv7> {
        Set(
            try db.all(
                """
                SELECT v.subject FROM register_versions v
                WHERE v.superseded_at IS NULL AND v.valid_to IS NULL AND v.subject IN (
                    SELECT x.subject FROM register_versions x
                    WHERE x.operation = \(operation) OR x.superseded_by = \(operation))
                """, as: UUIDv7.self))
    }

    /// What the act took away: to be believed again.
    static func supersededVersions(
        by operation: OperationID, besides acts: [OperationID], _ db: Transaction
    ) throws -> [Restored] {
        try db.all(
            """
            SELECT v.id, v.subject, v.kind, v.valid_from, v.valid_to FROM register_versions v
            WHERE v.superseded_by = \(operation) AND v.operation NOT IN (\(list: acts))
            ORDER BY v.subject, v.valid_from
            """)
    }

    /// Nothing the act said is believed any more.
    static func supersedeAll(
        of operation: OperationID, with acts: [OperationID], in change: RegisterChange, _ db: Transaction
    ) throws {
        try db.run(
            """
            UPDATE register_versions SET superseded_at = \(change.at), superseded_by = \(change.id)
            WHERE superseded_at IS NULL AND operation IN (\(list: acts)) AND subject IN (
                SELECT x.subject FROM register_versions x
                WHERE x.operation = \(operation) OR x.superseded_by = \(operation))
            """)
    }

    static func forgetConfirmations(of operation: OperationID, _ db: Transaction) throws {
        try db.run("DELETE FROM register_confirmations WHERE operation = \(operation)")
    }

    static func markUndone(_ operation: OperationID, by change: RegisterChange, _ db: Transaction) throws {
        try db.run("UPDATE register_operations SET undone_by = \(change.id) WHERE id = \(operation)")
    }

    static func isUndone(_ operation: OperationID, _ db: Transaction) throws -> Bool {
        try db.first(
            "SELECT COUNT(*) AS n FROM register_operations o WHERE o.id = \(operation) AND o.undone_by IS NOT NULL",
            as: Int.self
        ).map { $0 > 0 } ?? false
    }
}
