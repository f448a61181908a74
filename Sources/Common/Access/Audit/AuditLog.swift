public import Civics
public import Storage

/// Writing to and reading from the audit log.
public enum AuditLog {
    /// Writes the leaf of a change into the change's own transaction; the sequencer numbers it afterwards.
    ///
    /// - Parameter id: made outside the body (`World.newID`), which may run more than once.
    public static func append(
        _ event: AuditEvent, by actor: Actor, at: Instant, id: UUIDv7, _ db: Transaction
    ) throws {
        try AuditRows.insert(try AuditLeaf(event, by: actor, at: at, id: id), db)
    }

    /// The leaves of one subject, newest first.
    public static func leaves(about subject: Subject, limit: Int = 200, _ db: Transaction) throws -> [AuditLeaf] {
        try AuditRows.about(subject, limit: limit, db)
    }

    /// The leaves of one subject with one event's name, newest first: "who saw it".
    public static func leaves(
        about subject: Subject, named name: String, limit: Int = 200, _ db: Transaction
    ) throws -> [AuditLeaf] {
        try AuditRows.about(subject, named: name, limit: limit, db)
    }

    /// Every leaf with one event's name, oldest first.
    public static func leaves(named name: String, _ db: Transaction) throws -> [AuditLeaf] {
        try AuditRows.named(name, db)
    }

    /// The newest leaves, those not yet numbered included.
    public static func latest(limit: Int = 200, before: Instant? = nil, _ db: Transaction) throws -> [AuditLeaf] {
        try AuditRows.latest(limit: limit, before: before, db)
    }

    /// The last signed head; `nil` before the first.
    public static func head(_ db: Transaction) throws -> SignedHead? {
        try AuditRows.lastHead(db)
    }

    /// The proof that a numbered leaf is in the tree of the last head.
    public static func inclusionProof(of position: Int64, size: Int64, _ db: Transaction) throws -> [[UInt8]] {
        try MerkleProofs { try AuditRows.node($0, db) }.inclusion(of: position, size: size)
    }

    /// The proof that one head's tree grew out of another's.
    public static func consistencyProof(from old: Int64, to size: Int64, _ db: Transaction) throws -> [[UInt8]] {
        try MerkleProofs { try AuditRows.node($0, db) }.consistency(from: old, to: size)
    }
}
