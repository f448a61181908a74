import Access
public import Civics
import SQLText
public import Storage

/// When somebody last said that a record is right: `register_confirmations`, the newest day per record and group.
public enum ConfirmationRows {
    /// The group that stands for the record as a whole.
    public static let whole = "record"

    private struct Row: Decodable {
        var confirmedOn: CivilDate
    }

    /// Keeps the newest day, and the others beside it (`register_confirmed_before`), so that the past can be counted.
    static func confirm(
        _ record: RecordReference, group: String = whole, on day: CivilDate, isNew: Bool = false,
        _ change: RegisterChange, _ db: Transaction
    ) throws {
        if !isNew, let before = try newest(record.id, group, db) {
            guard day != before else { return }
            if day < before {
                try db.run(
                    """
                    INSERT INTO register_confirmed_before (subject, kind, fact_group, confirmed_on, operation)
                    VALUES (\(record.id), \(record.kind), \(group), \(day), \(change.id)) ON CONFLICT DO NOTHING
                    """)
                return
            }
            try db.run(
                """
                INSERT INTO register_confirmed_before (subject, kind, fact_group, confirmed_on, operation)
                SELECT c.subject, c.kind, c.fact_group, c.confirmed_on, c.operation FROM register_confirmations c
                WHERE c.subject = \(record.id) AND c.fact_group = \(group) ON CONFLICT DO NOTHING
                """)
        }
        try db.run(
            """
            INSERT INTO register_confirmations (subject, kind, fact_group, confirmed_on, operation)
            VALUES (\(record.id), \(record.kind), \(group), \(day), \(change.id))
            ON CONFLICT (subject, fact_group) DO UPDATE SET confirmed_on = excluded.confirmed_on,
                operation = excluded.operation
            """)
    }

    /// How many records that stand today were confirmed as a whole in the year that ends today.
    ///
    /// The share that the measure `registry.confirmedShare` tells for today, counted where nobody asks which they are.
    public static func confirmedRecords(
        _ kind: RecordKind, withinYearBefore today: CivilDate, _ db: Transaction
    ) throws -> Int {
        try db.first(
            """
            SELECT COUNT(*) FROM register_confirmations c
            WHERE c.kind = \(kind) AND c.fact_group = \(whole) AND c.confirmed_on > \(LandMeasureRows.yearBefore(today))
                AND c.confirmed_on <= \(today)
                AND EXISTS (
                    SELECT 1 FROM register_versions v WHERE v.subject = c.subject AND v.superseded_at IS NULL
                        AND v.valid_from <= \(today) AND (v.valid_to IS NULL OR v.valid_to > \(today)))
            """, as: Int.self) ?? 0
    }

    private static func newest(_ id: UUIDv7, _ group: String, _ db: Transaction) throws -> CivilDate? {
        try db.first(
            """
            SELECT c.confirmed_on FROM register_confirmations c
            WHERE c.subject = \(id) AND c.fact_group = \(group)
            """, as: Row.self)?.confirmedOn
    }

    /// The day per group of facts.
    public static func days(of id: UUIDv7, _ db: Transaction) throws -> [String: CivilDate] {
        struct Row: Decodable {
            var factGroup: String
            var confirmedOn: CivilDate
        }
        return Dictionary(
            try db.all(
                "SELECT c.fact_group, c.confirmed_on FROM register_confirmations c WHERE c.subject = \(id)",
                as: Row.self
            ).map { ($0.factGroup, $0.confirmedOn) }, uniquingKeysWith: { max($0, $1) })
    }
}
