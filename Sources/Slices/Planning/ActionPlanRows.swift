import Access
public import Civics
import SQLText
public import Storage

/// The rows of the annual action plan and of cancellations.
public enum ActionPlanRows {
    private static let columns: SQL =
        """
        activity, year, version, included, first_quarter, last_quarter, reason, decided_on, decided_by, decided_name,
        decided_at
        """

    static func insert(_ entry: ActionPlanEntry, _ db: Transaction) throws {
        try OnceRows.insert(
            """
            INSERT INTO action_plan (\(columns)) VALUES (\(entry.activity), \(entry.year), \(entry.version),
                \(entry.included), \(entry.firstQuarter), \(entry.lastQuarter), \(entry.reason), \(entry.decidedOn),
                \(entry.decidedBy), \(entry.decidedName), \(entry.decidedAt))
            """, db)
    }

    /// The newest decision about each activity and a year, as it was known on a day.
    public static func entries(
        year: Int, asOf day: CivilDate, _ db: Transaction
    ) throws -> [PlanItemID: ActionPlanEntry] {
        let rows: [ActionPlanEntry] = try db.all(
            """
            SELECT \(columns) FROM action_plan WHERE year = \(year) AND decided_on <= \(day)
            ORDER BY activity, version
            """)
        return Dictionary(rows.map { ($0.activity, $0) }, uniquingKeysWith: { _, last in last })
    }

    static func newest(_ activity: PlanItemID, year: Int, _ db: Transaction) throws -> ActionPlanEntry? {
        try db.first(
            """
            SELECT \(columns) FROM action_plan WHERE activity = \(activity) AND year = \(year)
            ORDER BY version DESC LIMIT 1
            """)
    }

    static func insert(_ cancellation: Cancellation, by account: AccountID?, _ db: Transaction) throws {
        try OnceRows.insert(
            """
            INSERT INTO cancellations (item, cancelled_on, reason, document_number, decided_by, decided_name,
                decided_at)
            VALUES (\(cancellation.item), \(cancellation.cancelledOn), \(cancellation.reason),
                \(cancellation.documentNumber), \(account), \(cancellation.decidedName), \(cancellation.decidedAt))
            """, db)
    }

    /// What is cancelled as of a day.
    public static func cancellations(asOf day: CivilDate, _ db: Transaction) throws -> [PlanItemID: Cancellation] {
        let rows: [Cancellation] = try db.all(
            """
            SELECT item, cancelled_on, reason, document_number, decided_name, decided_at FROM cancellations
            WHERE cancelled_on <= \(day)
            """)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.item, $0) })
    }

    static func cancellation(of item: PlanItemID, _ db: Transaction) throws -> Cancellation? {
        try db.first(
            """
            SELECT item, cancelled_on, reason, document_number, decided_name, decided_at FROM cancellations
            WHERE item = \(item)
            """)
    }
}
