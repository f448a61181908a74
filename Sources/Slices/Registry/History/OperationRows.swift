import Access
import Civics
import SQLText
import Storage

/// The acts upon the register and which thing came out of which: `register_operations`, `register_lineage`.
enum OperationRows {
    static func insert(_ change: RegisterChange, _ db: Transaction) throws {
        try db.run(
            """
            INSERT INTO register_operations (id, kind, at, valid_from, actor, actor_name, reason)
            VALUES (\(change.id), \(change.kind.rawValue), \(change.at), \(change.validFrom), \(change.actor.account),
                \(change.actor.name), \(change.reason))
            """)
    }

    /// Notes that one thing came out of another: the parts of a split, the sum of a merge.
    static func insertLineage(
        from parent: RecordReference, to child: RecordReference, in change: RegisterChange, _ db: Transaction
    ) throws {
        try db.run(
            """
            INSERT INTO register_lineage (operation, kind, parent, child)
            VALUES (\(change.id), \(parent.kind), \(parent.id), \(child.id))
            """)
    }
}
