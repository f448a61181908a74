import Civics
import SQLText
import Storage

/// The rows that every record has, for many records at once.
enum BulkRows {
    static func insertVersions<Record: RegisterRecord>(
        _ items: [BulkEntry.Item<Record>], in change: RegisterChange, _ db: Transaction
    ) throws {
        let kind = Record.kind.sqlValue
        let day = change.validFrom.sqlValue
        let at = change.at.sqlValue
        let operation = change.id.sqlValue
        try ManyRows.insert(
            """
            INSERT INTO register_versions (id, subject, kind, number, valid_from, recorded_at, operation, body) VALUES
            """,
            items.map { [change.newID().sqlValue, $0.id.sqlValue, kind, .int(1), day, at, operation, .text($0.body)] },
            db)
    }

    static func insertLinks<Record: RegisterRecord>(_ items: [BulkEntry.Item<Record>], _ db: Transaction) throws {
        let kind = Record.kind.sqlValue
        let rows: [[SQLValue]] = items.flatMap { item in
            item.record.links.enumerated().map { place, link in
                [
                    item.id.sqlValue, kind, .int(Int64(place)), .text(link.role.rawValue), link.target.id.sqlValue,
                    link.target.kind.sqlValue,
                ]
            }
        }
        try ManyRows.insert(
            "INSERT INTO register_links (subject, kind, place, role, target, target_kind) VALUES", rows, db)
    }

    static func insertTrigrams<Record: RegisterRecord>(_ items: [BulkEntry.Item<Record>], _ db: Transaction) throws {
        let kind = Record.kind.sqlValue
        let rows: [[SQLValue]] = items.flatMap { item in
            Trigrams.of(item.record.searchTexts).sorted().map { [kind, .int($0), item.id.sqlValue] }
        }
        try ManyRows.insert("INSERT INTO register_trigrams (kind, trigram, subject) VALUES", rows, db)
    }

    static func insertConfirmations<Record: RegisterRecord>(
        _ items: [BulkEntry.Item<Record>], in change: RegisterChange, _ db: Transaction
    ) throws {
        let kind = Record.kind.sqlValue
        try ManyRows.insert(
            "INSERT INTO register_confirmations (subject, kind, fact_group, confirmed_on, operation) VALUES",
            items.map {
                [
                    $0.id.sqlValue, kind, .text(ConfirmationRows.whole), change.validFrom.sqlValue,
                    change.id.sqlValue,
                ]
            }, db)
    }
}
