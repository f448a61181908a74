import Civics
import SQLText
import Storage

/// The rows of the audit log: leaves, subtrees, heads.
enum AuditRows {
    private struct Row: Decodable {
        var id: UUIDv7
        var at: Instant
        var actor: String
        var name: String
        var subjectKind: String
        var subjectId: String
        var detail: String
        var position: Int64?

        var leaf: AuditLeaf {
            AuditLeaf(
                id: id, at: at, actor: actor, name: name, subject: Subject(kind: subjectKind, id: subjectId),
                detail: detail, position: position)
        }
    }

    private static let columns: SQL = "id, at, actor, name, subject_kind, subject_id, detail, position"

    static func insert(_ leaf: AuditLeaf, _ db: Transaction) throws {
        try db.run(
            """
            INSERT INTO audit_leaves (id, at, actor, name, subject_kind, subject_id, detail, leaf_hash)
            VALUES (\(leaf.id), \(leaf.at), \(leaf.actor), \(leaf.name), \(leaf.subject.kind), \(leaf.subject.id),
                \(leaf.detail), \(SQLValue.blob(leaf.hash)))
            """)
    }

    static func about(_ subject: Subject, limit: Int, _ db: Transaction) throws -> [AuditLeaf] {
        try db.all(
            """
            SELECT \(columns) FROM audit_leaves WHERE subject_kind = \(subject.kind) AND subject_id = \(subject.id)
            ORDER BY at DESC, id DESC LIMIT \(limit)
            """, as: Row.self
        ).map(\.leaf)
    }

    static func about(_ subject: Subject, named name: String, limit: Int, _ db: Transaction) throws -> [AuditLeaf] {
        try db.all(
            """
            SELECT \(columns) FROM audit_leaves
            WHERE subject_kind = \(subject.kind) AND subject_id = \(subject.id) AND name = \(name)
            ORDER BY at DESC, id DESC LIMIT \(limit)
            """, as: Row.self
        ).map(\.leaf)
    }

    static func named(_ name: String, _ db: Transaction) throws -> [AuditLeaf] {
        try db.all(
            "SELECT \(columns) FROM audit_leaves WHERE name = \(name) ORDER BY at, id", as: Row.self
        ).map(\.leaf)
    }

    static func latest(limit: Int, before: Instant?, _ db: Transaction) throws -> [AuditLeaf] {
        let end = before ?? Instant(milliseconds: 253_370_764_800_000)  // the year 9999: all there are
        return try db.all(
            "SELECT \(columns) FROM audit_leaves WHERE at < \(end) ORDER BY at DESC, id DESC LIMIT \(limit)",
            as: Row.self
        ).map(\.leaf)
    }

    struct Waiting: Decodable, Sendable {
        var id: UUIDv7
        var leafHash: [UInt8]
    }

    /// Leaves that have no number yet, in the order in which they get one.
    static func waiting(limit: Int, _ db: Transaction) throws -> [Waiting] {
        try db.all("SELECT id, leaf_hash FROM audit_leaves WHERE position IS NULL ORDER BY at, id LIMIT \(limit)")
    }

    static func number(_ id: UUIDv7, as position: Int64, _ db: Transaction) throws {
        try db.run("UPDATE audit_leaves SET position = \(position) WHERE id = \(id)")
    }

    static func countWaiting(_ db: Transaction) throws -> Int64 {
        try count("SELECT count(*) AS n FROM audit_leaves WHERE position IS NULL", db)
    }

    /// How many leaves bear a number at or beyond the end of the last head.
    static func countNumbered(from position: Int64, _ db: Transaction) throws -> Int64 {
        try count("SELECT count(*) AS n FROM audit_leaves WHERE position >= \(position)", db)
    }

    private static func count(_ sql: SQL, _ db: Transaction) throws -> Int64 {
        struct Count: Decodable { var n: Int64 }
        return try db.first(sql, as: Count.self)?.n ?? 0
    }

    /// A page of numbered leaves with the hash that was kept when they were written.
    static func page(from position: Int64, limit: Int, _ db: Transaction) throws -> [(leaf: AuditLeaf, kept: [UInt8])] {
        struct Kept: Decodable {
            var id: UUIDv7
            var at: Instant
            var actor: String
            var name: String
            var subjectKind: String
            var subjectId: String
            var detail: String
            var position: Int64?
            var leafHash: [UInt8]
        }
        return try db.all(
            """
            SELECT \(columns), leaf_hash FROM audit_leaves WHERE position >= \(position) ORDER BY position
            LIMIT \(limit)
            """, as: Kept.self
        ).map { row in
            let leaf = AuditLeaf(
                id: row.id, at: row.at, actor: row.actor, name: row.name,
                subject: Subject(kind: row.subjectKind, id: row.subjectId), detail: row.detail, position: row.position)
            return (leaf, row.leafHash)
        }
    }

    // Subtrees.

    private struct Hash: Decodable { var hash: [UInt8] }

    static func node(_ place: MerkleTree.Place, _ db: Transaction) throws -> [UInt8] {
        let found =
            place.level == 0
            ? try db.first(
                "SELECT leaf_hash AS hash FROM audit_leaves WHERE position = \(place.position)", as: Hash.self)
            : try db.first(
                "SELECT hash FROM audit_nodes WHERE level = \(place.level) AND position = \(place.position)",
                as: Hash.self)
        guard let found else { throw AuditError.incomplete(level: place.level, position: place.position) }
        return found.hash
    }

    static func insert(_ hash: [UInt8], at place: MerkleTree.Place, _ db: Transaction) throws {
        try db.run(
            """
            INSERT INTO audit_nodes (level, position, hash)
            VALUES (\(place.level), \(place.position), \(SQLValue.blob(hash)))
            """)
    }

    // Heads.

    private static let headColumns: SQL = "size, root, at, key_id, signature"

    static func lastHead(_ db: Transaction) throws -> SignedHead? {
        try db.first("SELECT \(headColumns) FROM audit_heads ORDER BY size DESC LIMIT 1")
    }

    static func heads(after size: Int64, through last: Int64, _ db: Transaction) throws -> [SignedHead] {
        try db.all(
            "SELECT \(headColumns) FROM audit_heads WHERE size > \(size) AND size <= \(last) ORDER BY size")
    }

    static func insert(_ head: SignedHead, _ db: Transaction) throws {
        try db.run(
            """
            INSERT INTO audit_heads (size, root, at, key_id, signature)
            VALUES (\(head.size), \(SQLValue.blob(head.root)), \(head.at), \(SQLValue.blob(head.keyId)),
                \(SQLValue.blob(head.signature)))
            """)
    }
}
