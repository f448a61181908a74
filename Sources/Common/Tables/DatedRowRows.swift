import Access
import Civics
import SQLText
import Storage

/// The rows of dated tables.
enum DatedRowRows {
    private static let columns: SQL = """
        id, key, value, effective_from, effective_to, legal_reference, certainty, origin, is_withdrawn, entered_by,
        entered_at, superseded_at
        """

    static func insert(_ row: DatedRow, _ db: Transaction) throws {
        try db.run(
            """
            INSERT INTO dated_rows (\(columns))
            VALUES (\(row.id), \(row.key), \(row.value), \(row.effectiveFrom), \(row.effectiveTo),
                \(row.legalReference), \(row.certainty.rawValue), \(row.origin.rawValue), \(row.isWithdrawn),
                \(row.enteredBy), \(row.enteredAt), \(row.supersededAt))
            """)
    }

    /// Takes the rows of a key that begin on a day out of force; they stay in the history.
    static func supersede(_ key: String, from day: CivilDate, at now: Instant, _ db: Transaction) throws {
        try db.run(
            """
            UPDATE dated_rows SET superseded_at = \(now)
            WHERE key = \(key) AND effective_from = \(day) AND superseded_at IS NULL
            """)
    }

    /// The row in force on a day: of those that have begun, the one that began last.
    static func inForce(_ key: String, on day: CivilDate, _ db: Transaction) throws -> DatedRow? {
        let row = try db.first(
            """
            SELECT \(columns) FROM dated_rows
            WHERE key = \(key) AND superseded_at IS NULL AND effective_from <= \(day)
                AND (effective_to IS NULL OR effective_to >= \(day))
            ORDER BY effective_from DESC, id DESC LIMIT 1
            """, as: DatedRow.self)
        return row?.isWithdrawn == true ? nil : row
    }

    /// Every row of a key, newest first, superseded ones included.
    static func history(_ key: String, _ db: Transaction) throws -> [DatedRow] {
        try db.all(
            """
            SELECT \(columns) FROM dated_rows WHERE key = \(key) ORDER BY effective_from DESC, entered_at DESC, id DESC
            """)
    }

    /// Rows that count, of all keys.
    static func standing(_ db: Transaction) throws -> [DatedRow] {
        try db.all(
            """
            SELECT \(columns) FROM dated_rows WHERE superseded_at IS NULL ORDER BY key, effective_from, id
            """)
    }

    static func all(_ db: Transaction) throws -> [DatedRow] {
        try db.all("SELECT \(columns) FROM dated_rows ORDER BY key, effective_from, entered_at, id")
    }
}
