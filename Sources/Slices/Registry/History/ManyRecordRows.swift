import Civics
import SQLText
import Storage

/// The rows that every record has, for many records at once.
enum ManyRecordRows {
    static func insertVersions<Record: RegisterRecord>(
        _ items: [Register.NewRecord<Record>], in change: RegisterChange, _ db: Transaction
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

    static func insertLinks<Record: RegisterRecord>(
        _ items: [Register.NewRecord<Record>], _ db: Transaction
    ) throws {
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

    static func insertTrigrams<Record: RegisterRecord>(
        _ items: [Register.NewRecord<Record>], _ db: Transaction
    ) throws {
        let kind = Record.kind.sqlValue
        let rows: [[SQLValue]] = items.flatMap { item in
            Trigrams.of(item.record.searchTexts).sorted().map { [kind, .int($0), item.id.sqlValue] }
        }
        try ManyRows.insert("INSERT INTO register_trigrams (kind, trigram, subject) VALUES", rows, db)
    }

    static func insertConfirmations<Record: RegisterRecord>(
        _ items: [Register.NewRecord<Record>], in change: RegisterChange, _ db: Transaction
    ) throws {
        try insertConfirmations(items.map(\.id), Record.kind, in: change, db)
    }

    private static func insertConfirmations<ID: Identifier>(
        _ ids: [ID], _ kind: RecordKind, in change: RegisterChange, _ db: Transaction, tail: SQL = ""
    ) throws {
        let kind = kind.sqlValue
        let group = SQLValue.text(ConfirmationRows.whole)
        try ManyRows.insert(
            "INSERT INTO register_confirmations (subject, kind, fact_group, confirmed_on, operation) VALUES",
            ids.map { [$0.sqlValue, kind, group, change.validFrom.sqlValue, change.id.sqlValue] }, db, tail: tail)
    }

    /// Keeps the newest day, and the others beside it, as `ConfirmationRows.confirm` does for one.
    static func confirm<Record: RegisterRecord>(
        _ ids: [Record.ID], as type: Record.Type, in change: RegisterChange, _ db: Transaction
    ) throws {
        let day = change.validFrom
        let ids = Array(Set(ids)).sorted { $0.value < $1.value }
        for start in stride(from: 0, to: ids.count, by: 400) {
            let some = Array(ids[start..<min(start + 400, ids.count)])
            // The day that goes to the past: what stood before a newer one, or an older one that is told late.
            try db.run(
                """
                INSERT INTO register_confirmed_before (subject, kind, fact_group, confirmed_on, operation)
                SELECT c.subject, c.kind, c.fact_group, c.confirmed_on, c.operation FROM register_confirmations c
                WHERE c.fact_group = \(ConfirmationRows.whole) AND c.confirmed_on < \(day)
                    AND c.subject IN (\(list: some)) ON CONFLICT DO NOTHING
                """)
            try db.run(
                """
                INSERT INTO register_confirmed_before (subject, kind, fact_group, confirmed_on, operation)
                SELECT c.subject, c.kind, c.fact_group, \(day), \(change.id) FROM register_confirmations c
                WHERE c.fact_group = \(ConfirmationRows.whole) AND c.confirmed_on > \(day)
                    AND c.subject IN (\(list: some)) ON CONFLICT DO NOTHING
                """)
            try insertConfirmations(
                some, type.kind, in: change, db,
                tail: """
                    ON CONFLICT (subject, fact_group) DO UPDATE SET confirmed_on = excluded.confirmed_on,
                        operation = excluded.operation
                    WHERE register_confirmations.confirmed_on < excluded.confirmed_on
                    """)
        }
    }
}
