import Civics
import Storage

/// Enters many new records of one kind in one act, with few statements for each.
///
/// Does what `Register.enter` does for one: check, version, row of today, links, search keys, confirmation, counters.
enum BulkEntry {
    struct Item<Record: RegisterRecord> {
        var id: Record.ID
        var record: Record
        /// The record's JSON as versions keep it.
        var body: String
    }

    static func enter<Record: RegisterRecord>(
        _ items: [Item<Record>], in change: RegisterChange, _ db: Transaction
    ) throws {
        guard !items.isEmpty else { return }
        for item in items { try item.record.check() }
        try BulkRows.insertVersions(items, in: change, db)
        for item in items {
            try item.record.project(
                CurrentStamp(id: item.id, version: 1, validFrom: change.validFrom, recordedAt: change.at), db)
        }
        try BulkRows.insertLinks(items, db)
        try BulkRows.insertTrigrams(items, db)
        try BulkRows.insertConfirmations(items, in: change, db)
        try RevisionRows.count(Record.kind, by: items.count, db)
    }
}
