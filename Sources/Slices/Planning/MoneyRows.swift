import Access
public import Civics
import PlanText
import SQLText
public import Storage

/// The rows of money entries and transfers.
public enum MoneyRows {
    private static let columns: SQL =
        """
        id, activity, year, kind, satang AS amount, dated_on, counted_on, document_number, note, reverses,
        recorded_by, recorded_name, recorded_at
        """

    static func insert(_ entry: MoneyEntry, _ db: Transaction) throws {
        try OnceRows.insert(
            """
            INSERT INTO money_entries (id, activity, year, kind, satang, dated_on, counted_on, document_number, note,
                reverses, recorded_by, recorded_name, recorded_at)
            VALUES (\(entry.id), \(entry.activity), \(entry.year), \(entry.kind.rawValue), \(entry.amount),
                \(entry.datedOn), \(entry.countedOn), \(entry.documentNumber), \(entry.note), \(entry.reverses),
                \(entry.recordedBy), \(entry.recordedName), \(entry.recordedAt))
            """, db)
    }

    static func find(_ id: MoneyEntryID, _ db: Transaction) throws -> MoneyEntry? {
        try db.first("SELECT \(columns) FROM money_entries WHERE id = \(id)")
    }

    static func reversal(of id: MoneyEntryID, _ db: Transaction) throws -> MoneyEntry? {
        try db.first("SELECT \(columns) FROM money_entries WHERE reverses = \(id)")
    }

    /// The entries of an activity, by year and day.
    public static func entries(_ activity: PlanItemID, _ db: Transaction) throws -> [MoneyEntry] {
        try db.all(
            """
            SELECT \(columns) FROM money_entries WHERE activity = \(activity)
            ORDER BY year, dated_on, recorded_at, id
            """)
    }

    /// The entries of a year and kind that count by a day; the records behind a figure.
    static func entries(
        year: Int, kind: MoneyEntry.Kind, countedBy day: CivilDate, _ db: Transaction
    ) throws -> [MoneyEntry] {
        try db.all(
            """
            SELECT \(columns) FROM money_entries
            WHERE year = \(year) AND kind = \(kind.rawValue) AND counted_on <= \(day) ORDER BY counted_on, id
            """)
    }

    /// Sums by activity and kind that count by a day.
    static func sums(
        year: Int, countedBy day: CivilDate, _ db: Transaction
    ) throws -> [PlanItemID: [MoneyEntry.Kind: Satang]] {
        let rows: [Sum] = try db.all(
            """
            SELECT activity, kind, CAST(sum(satang) AS bigint) AS total FROM money_entries
            WHERE year = \(year) AND counted_on <= \(day) GROUP BY activity, kind
            """)
        var sums: [PlanItemID: [MoneyEntry.Kind: Satang]] = [:]
        for row in rows { sums[row.activity, default: [:]][row.kind] = Satang(row.total) }
        return sums
    }

    /// Activities with a payment dated after their cancellation: how much.
    static func paidAfterCancelling(countedBy day: CivilDate, _ db: Transaction) throws -> [PlanItemID: Satang] {
        let rows: [Later] = try db.all(
            """
            SELECT m.activity AS activity, CAST(sum(m.satang) AS bigint) AS total
            FROM money_entries m JOIN cancellations c ON c.item = m.activity
            WHERE m.kind = 'paid' AND m.dated_on > c.cancelled_on AND m.counted_on <= \(day)
            GROUP BY m.activity
            """)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.activity, Satang($0.total)) })
    }

    static func insert(_ transfer: BudgetTransfer, by account: AccountID?, _ db: Transaction) throws {
        try db.run(
            """
            INSERT INTO budget_transfers (id, from_activity, from_year, to_activity, to_year, satang, dated_on,
                document_number, reason, recorded_by, recorded_name, recorded_at)
            VALUES (\(transfer.id), \(transfer.fromActivity), \(transfer.fromYear), \(transfer.toActivity),
                \(transfer.toYear), \(transfer.amount), \(transfer.datedOn), \(transfer.documentNumber),
                \(transfer.reason), \(account), \(transfer.recordedName), \(transfer.recordedAt))
            """)
    }

    /// Every transfer dated by a day that touches a fiscal year, oldest first.
    public static func transfers(year: Int, by day: CivilDate, _ db: Transaction) throws -> [BudgetTransfer] {
        try db.all(
            """
            SELECT id, from_activity, from_year, to_activity, to_year, satang AS amount, dated_on, document_number,
                reason, recorded_name, recorded_at
            FROM budget_transfers WHERE (from_year = \(year) OR to_year = \(year)) AND dated_on <= \(day)
            ORDER BY dated_on, recorded_at, id
            """)
    }

    /// The money of every activity of the plan in one fiscal year, counted by a day.
    public static func positions(
        of plan: PlanSnapshot, year: Int, countedBy day: CivilDate, _ db: Transaction
    ) throws -> [PlanItemID: MoneyPosition] {
        let sums = try sums(year: year, countedBy: day, db)
        var positions: [PlanItemID: MoneyPosition] = [:]
        for activity in plan.activities {
            let planned: PlannedMoney =
                switch activity.budget[year] {
                case nil: .missing
                case .some(Budget.none): .none
                case .some(.amount(let satang)): .amount(satang)
                }
            let sum = sums[activity.id] ?? [:]
            positions[activity.id] = MoneyPosition(
                planned: planned, approved: sum[.approved] ?? .zero, contracted: sum[.contracted] ?? .zero,
                paid: sum[.paid] ?? .zero)
        }
        for transfer in try transfers(year: year, by: day, db) {
            if transfer.fromYear == year {
                let moved = positions[transfer.fromActivity]?.moved ?? .zero
                positions[transfer.fromActivity]?.moved = moved - transfer.amount
            }
            if transfer.toYear == year {
                let moved = positions[transfer.toActivity]?.moved ?? .zero
                positions[transfer.toActivity]?.moved = moved + transfer.amount
            }
        }
        return positions
    }

    private struct Sum: Decodable {
        var activity: PlanItemID
        var kind: MoneyEntry.Kind
        var total: Int64
    }

    private struct Later: Decodable {
        var activity: PlanItemID
        var total: Int64
    }
}
