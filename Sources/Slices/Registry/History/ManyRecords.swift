import Access
import Civics
public import Storage

extension Register {
    /// A record to be entered, under the identifier that it will have.
    public struct NewRecord<Record: RegisterRecord>: Sendable {
        public var id: Record.ID
        public var record: Record
        /// The record's JSON as versions keep it.
        let body: String

        public init(_ record: Record, as id: Record.ID) throws {
            self.init(id: id, record: record, body: try VersionRows.body(record))
        }

        init(id: Record.ID, record: Record, body: String) {
            self.id = id
            self.record = record
            self.body = body
        }
    }

    /// Enters many things of one kind that were not in the register, with few statements for each.
    ///
    /// Does for each what ``enter(_:as:in:_:)`` does for one: check, version, row of today, links, search keys,
    /// confirmation; and counts them once.
    ///
    /// - Throws: the `Problem` of the first record that cannot stand.
    public static func enterMany<Record: RegisterRecord>(
        _ items: [NewRecord<Record>], in change: RegisterChange, _ db: Transaction
    ) throws {
        guard !items.isEmpty else { return }
        for item in items { try item.record.check() }
        try ManyRecordRows.insertVersions(items, in: change, db)
        for item in items {
            try item.record.project(
                CurrentStamp(id: item.id, version: 1, validFrom: change.validFrom, recordedAt: change.at), db)
        }
        try ManyRecordRows.insertLinks(items, db)
        try ManyRecordRows.insertTrigrams(items, db)
        try ManyRecordRows.insertConfirmations(items, in: change, db)
        try RevisionRows.count(Record.kind, by: items.count, db)
    }

    /// Says that many things of one kind, as whole records, were found right on the day from which the change holds.
    ///
    /// The caller has read them in this transaction, or entered them: what does not exist is not refused here.
    public static func confirm<Record: RegisterRecord>(
        _ ids: [Record.ID], as type: Record.Type, in change: RegisterChange, _ db: Transaction
    ) throws {
        try ManyRecordRows.confirm(ids, as: type, in: change, db)
    }
}
