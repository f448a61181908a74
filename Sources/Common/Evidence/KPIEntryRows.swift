import Access
public import Civics
import SQLText
public import Storage

/// The rows of values entered by hand.
public enum KPIEntryRows {
    private struct Row: Decodable {
        var id: KPIEntryID
        var kpi: String
        var quarter: FiscalQuarter
        var numerator: Int64?
        var denominator: Int64?
        var sourceNote: String
        var enteredBy: AccountID?
        var enteredName: String
        var enteredAt: Instant

        var entry: KPIEntry {
            KPIEntry(
                id: id, kpi: kpi, quarter: quarter, value: Ratio(numerator, denominator), sourceNote: sourceNote,
                enteredBy: enteredBy, enteredName: enteredName, enteredAt: enteredAt)
        }
    }

    private static let columns: SQL =
        "id, kpi, quarter, numerator, denominator, source_note, entered_by, entered_name, entered_at"

    static func insert(_ entry: KPIEntry, _ db: Transaction) throws {
        try db.run(
            """
            INSERT INTO kpi_entries (\(columns))
            VALUES (\(entry.id), \(entry.kpi), \(entry.quarter), \(entry.value?.numerator),
                \(entry.value?.denominator), \(entry.sourceNote), \(entry.enteredBy), \(entry.enteredName),
                \(entry.enteredAt))
            """)
    }

    /// Everything entered for a KPI, newest first.
    public static func history(of kpi: String, _ db: Transaction) throws -> [KPIEntry] {
        try db.all(
            "SELECT \(columns) FROM kpi_entries WHERE kpi = \(kpi) ORDER BY entered_at DESC, id DESC", as: Row.self
        ).map(\.entry)
    }

    /// The entry that holds for a KPI and quarter: the newest one; `nil` where there is none or it was taken back.
    public static func latest(of kpi: String, _ quarter: FiscalQuarter, _ db: Transaction) throws -> KPIEntry? {
        let entry = try db.first(
            """
            SELECT \(columns) FROM kpi_entries WHERE kpi = \(kpi) AND quarter = \(quarter)
            ORDER BY entered_at DESC, id DESC LIMIT 1
            """, as: Row.self
        )?.entry
        return entry?.value == nil ? nil : entry
    }
}

extension Ratio {
    /// A ratio from two columns that are both there or both NULL.
    init?(_ numerator: Int64?, _ denominator: Int64?) {
        guard let numerator, let denominator else { return nil }
        self.init(numerator, over: denominator)
    }
}
