import Access
public import Civics
import Evidence
import SQLText
public import Storage

/// The rows of reopenings.
public enum QuarterRows {
    static func insert(_ reopening: Reopening, _ db: Transaction) throws {
        try db.run(
            """
            INSERT INTO quarter_reopenings (id, quarter, activity, division, reason, until, reopened_by,
                reopened_name, reopened_on, reopened_at)
            VALUES (\(reopening.id), \(reopening.quarter), \(reopening.activity), \(reopening.division?.rawValue),
                \(reopening.reason), \(reopening.until), \(reopening.reopenedBy), \(reopening.reopenedName),
                \(reopening.reopenedOn), \(reopening.reopenedAt))
            """)
    }

    /// Every reopening of a quarter, oldest first.
    public static func reopenings(_ quarter: FiscalQuarter, _ db: Transaction) throws -> [Reopening] {
        try db.all(
            """
            SELECT id, quarter, activity, division, reason, until, reopened_by, reopened_name, reopened_on,
                reopened_at
            FROM quarter_reopenings WHERE quarter = \(quarter) ORDER BY reopened_at, id
            """)
    }

    /// Whether figures of a quarter are frozen.
    public static func isFrozen(_ quarter: FiscalQuarter, _ db: Transaction) throws -> Bool {
        try !FrozenFigureRows.of(quarter, db).isEmpty
    }
}
