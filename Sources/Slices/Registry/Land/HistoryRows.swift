import Access
import Civics
import SQLText
import Storage

/// The acts that touched one record, with what came out of what and what was confirmed.
enum HistoryRows {
    struct Act: Decodable {
        var id: OperationID
        var kind: RegisterChange.Kind
        var at: Instant
        var validFrom: CivilDate
        var actor: AccountID?
        var actorName: String
        var reason: String?
        var undoneBy: OperationID?
        /// Whether it took a version of the record away.
        var superseded: Bool
    }

    struct Lineage: Decodable {
        var operation: OperationID
        var parent: UUIDv7
        var child: UUIDv7
    }

    struct Confirmation: Decodable {
        var operation: OperationID
        var factGroup: String
    }

    /// Newest first.
    static func operations(of id: UUIDv7, _ db: Transaction) throws -> [Act] {
        try db.all(
            """
            SELECT o.id, o.kind, o.at, o.valid_from, o.actor, o.actor_name, o.reason, o.undone_by,
                EXISTS (SELECT 1 FROM register_versions s WHERE s.subject = \(id) AND s.superseded_by = o.id)
                    AS superseded
            FROM register_operations o WHERE o.id IN (
                SELECT v.operation FROM register_versions v WHERE v.subject = \(id)
                UNION SELECT v.superseded_by FROM register_versions v
                    WHERE v.subject = \(id) AND v.superseded_by IS NOT NULL
                UNION SELECT c.operation FROM register_confirmations c WHERE c.subject = \(id)
                UNION SELECT b.operation FROM register_confirmed_before b WHERE b.subject = \(id)
                UNION SELECT l.operation FROM register_lineage l WHERE l.parent = \(id)
                UNION SELECT l.operation FROM register_lineage l WHERE l.child = \(id))
            ORDER BY o.at DESC, o.id DESC
            """)
    }

    static func lineage(of id: UUIDv7, _ db: Transaction) throws -> [Lineage] {
        try db.all(
            """
            SELECT l.operation, l.parent, l.child FROM register_lineage l WHERE l.parent = \(id) OR l.child = \(id)
            ORDER BY l.parent, l.child
            """)
    }

    static func confirmations(of id: UUIDv7, _ db: Transaction) throws -> [Confirmation] {
        try db.all(
            """
            SELECT c.operation, c.fact_group FROM register_confirmations c WHERE c.subject = \(id)
            UNION SELECT b.operation, b.fact_group FROM register_confirmed_before b WHERE b.subject = \(id)
            """)
    }
}
