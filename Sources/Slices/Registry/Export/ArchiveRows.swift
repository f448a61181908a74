import Access
import Civics
import SQLText
import Storage

/// What the register's own format holds, read and written row by row.
enum ArchiveRows {
    struct Operation: Codable {
        var id: OperationID
        var kind: String
        var at: Instant
        var validFrom: CivilDate
        var actor: UUIDv7?
        var actorName: String
        var reason: String?
        var undoneBy: OperationID?
    }

    /// A version without its body, which is carried as it is written.
    struct Head: Codable {
        var id: UUIDv7
        var subject: UUIDv7
        var number: Int
        var validFrom: CivilDate
        var validTo: CivilDate?
        var recordedAt: Instant
        var supersededAt: Instant?
        var operation: OperationID
        var supersededBy: OperationID?
    }

    struct Version: Decodable {
        var id: UUIDv7
        var subject: UUIDv7
        var number: Int
        var validFrom: CivilDate
        var validTo: CivilDate?
        var recordedAt: Instant
        var supersededAt: Instant?
        var operation: OperationID
        var supersededBy: OperationID?
        var body: String

        var head: Head {
            Head(
                id: id, subject: subject, number: number, validFrom: validFrom, validTo: validTo,
                recordedAt: recordedAt,
                supersededAt: supersededAt, operation: operation, supersededBy: supersededBy)
        }
    }

    struct Lineage: Codable {
        var operation: OperationID
        var kind: RecordKind
        var parent: UUIDv7
        var child: UUIDv7
    }

    struct Confirmation: Codable {
        var subject: UUIDv7
        var kind: RecordKind
        var factGroup: String
        var confirmedOn: CivilDate
        var operation: OperationID
    }

    struct Secret: Codable {
        var id: SecretID
        var subject: UUIDv7
        var field: String
        var sealed: Sealed
        var blindIndex: BlindIndex?
    }

    // MARK: - Reading

    static func operations(_ db: Transaction) throws -> [Operation] {
        try db.all(
            """
            SELECT o.id, o.kind, o.at, o.valid_from, o.actor, o.actor_name, o.reason, o.undone_by
            FROM register_operations o ORDER BY o.id
            """)
    }

    /// A page of a kind's versions in the order of subject and number.
    static func versions(
        _ kind: RecordKind, after last: (subject: UUIDv7, number: Int)?, limit: Int, _ db: Transaction
    ) throws -> [Version] {
        var condition: SQL = "v.kind = \(kind)"
        if let last { condition = "\(condition) AND (v.subject, v.number) > (\(last.subject), \(last.number))" }
        return try db.all(
            """
            SELECT v.id, v.subject, v.number, v.valid_from, v.valid_to, v.recorded_at, v.superseded_at, v.operation,
                v.superseded_by, v.body
            FROM register_versions v WHERE \(condition) ORDER BY v.subject, v.number LIMIT \(limit)
            """)
    }

    static func lineage(_ db: Transaction) throws -> [Lineage] {
        try db.all(
            """
            SELECT l.operation, l.kind, l.parent, l.child FROM register_lineage l
            ORDER BY l.operation, l.parent, l.child
            """)
    }

    static func confirmations(_ db: Transaction) throws -> [Confirmation] {
        // The groups are ASCII codes; as bytes they sort alike on both engines, and the reader sorts them again.
        try db.all(
            """
            SELECT c.subject, c.kind, c.fact_group, c.confirmed_on, c.operation FROM register_confirmations c
            ORDER BY c.subject
            """, as: Confirmation.self
        ).sorted { ($0.subject, $0.factGroup) < ($1.subject, $1.factGroup) }
    }

    static func secrets(_ db: Transaction) throws -> [Secret] {
        try db.all(
            "SELECT s.id, s.subject, s.field, s.sealed, s.blind_index FROM register_secrets s ORDER BY s.id")
    }

    static func isEmpty(_ db: Transaction) throws -> Bool {
        try db.first("SELECT COUNT(*) AS n FROM register_operations", as: Int.self) == 0
    }

    // MARK: - Writing

    static func insert(_ operations: [Operation], _ db: Transaction) throws {
        try ManyRows.insert(
            "INSERT INTO register_operations (id, kind, at, valid_from, actor, actor_name, reason) VALUES",
            operations.map {
                [
                    $0.id.sqlValue, .text($0.kind), $0.at.sqlValue, $0.validFrom.sqlValue, $0.actor?.sqlValue ?? .null,
                    .text($0.actorName), $0.reason.map { .text($0) } ?? .null,
                ]
            }, db)
        for operation in operations {
            guard let undone = operation.undoneBy else { continue }
            try db.run("UPDATE register_operations SET undone_by = \(undone) WHERE id = \(operation.id)")
        }
    }

    static func insert(_ versions: [(head: Head, body: String)], kind: RecordKind, _ db: Transaction) throws {
        try ManyRows.insert(
            """
            INSERT INTO register_versions (id, subject, kind, number, valid_from, valid_to, recorded_at, superseded_at,
                operation, superseded_by, body) VALUES
            """,
            versions.map { version in
                let head = version.head
                return [
                    head.id.sqlValue, head.subject.sqlValue, kind.sqlValue, .int(Int64(head.number)),
                    head.validFrom.sqlValue, head.validTo?.sqlValue ?? .null, head.recordedAt.sqlValue,
                    head.supersededAt?.sqlValue ?? .null, head.operation.sqlValue, head.supersededBy?.sqlValue ?? .null,
                    .text(version.body),
                ]
            }, db)
    }

    static func insert(_ lineage: [Lineage], _ db: Transaction) throws {
        try ManyRows.insert(
            "INSERT INTO register_lineage (operation, kind, parent, child) VALUES",
            lineage.map { [$0.operation.sqlValue, $0.kind.sqlValue, $0.parent.sqlValue, $0.child.sqlValue] }, db)
    }

    static func insert(_ confirmations: [Confirmation], _ db: Transaction) throws {
        try ManyRows.insert(
            "INSERT INTO register_confirmations (subject, kind, fact_group, confirmed_on, operation) VALUES",
            confirmations.map {
                [
                    $0.subject.sqlValue, $0.kind.sqlValue, .text($0.factGroup), $0.confirmedOn.sqlValue,
                    $0.operation.sqlValue,
                ]
            }, db)
    }

    static func insert(_ secrets: [Secret], _ db: Transaction) throws {
        try ManyRows.insert(
            "INSERT INTO register_secrets (id, subject, field, sealed, blind_index) VALUES",
            secrets.map {
                [
                    $0.id.sqlValue, $0.subject.sqlValue, .text($0.field), $0.sealed.sqlValue,
                    $0.blindIndex?.sqlValue ?? .null,
                ]
            }, db)
    }
}
