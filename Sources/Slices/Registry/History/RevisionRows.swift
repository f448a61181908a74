import SQLText
public import Storage

/// How many records of a kind there are, and how often the kind has changed: `register_revisions`.
///
/// Both change in the transaction of the record, so that counts are cheap and a map tile knows whether it is stale.
public enum RevisionRows {
    public struct Revision: Sendable, Hashable, Codable {
        public var revision: Int64
        public var records: Int64
    }

    static func count(_ kind: RecordKind, by change: Int, _ db: Transaction) throws {
        try db.run(
            """
            INSERT INTO register_revisions (kind, revision, records) VALUES (\(kind), 1, \(change))
            ON CONFLICT (kind) DO UPDATE SET revision = register_revisions.revision + 1,
                records = register_revisions.records + \(change)
            """)
    }

    /// The state of a kind; zeros before its first record.
    public static func revision(_ kind: RecordKind, _ db: Transaction) throws -> Revision {
        // Read value by value: it stands before each tile and each page of features.
        try db.rows("SELECT r.revision, r.records FROM register_revisions r WHERE r.kind = \(kind)") { row in
            Revision(revision: try row.whole() ?? 0, records: try row.whole() ?? 0)
        }.first ?? Revision(revision: 0, records: 0)
    }
}
