import Access
public import Civics
import SQLText
public import Storage

/// The rows of progress, approvals, files and reopenings.
public enum ProgressRows {
    private static let columns: SQL =
        """
        activity, quarter, version, status, percent, narrative, problems, next_step, reason, entered_division,
        entered_by, entered_name, entered_on, entered_at
        """

    static func insert(_ progress: Progress, _ db: Transaction) throws {
        try OnceRows.insert(
            """
            INSERT INTO progress (\(columns)) VALUES (\(progress.activity), \(progress.quarter), \(progress.version),
                \(progress.status.rawValue), \(progress.percent), \(progress.narrative), \(progress.problems),
                \(progress.nextStep), \(progress.reason), \(progress.enteredDivision.rawValue), \(progress.enteredBy),
                \(progress.enteredName), \(progress.enteredOn), \(progress.enteredAt))
            """, db)
    }

    /// The newest version for an activity and a quarter.
    public static func newest(
        _ activity: PlanItemID, _ quarter: FiscalQuarter, _ db: Transaction
    ) throws -> Progress? {
        try db.first(
            """
            SELECT \(columns) FROM progress WHERE activity = \(activity) AND quarter = \(quarter)
            ORDER BY version DESC LIMIT 1
            """)
    }

    /// Every version for an activity and a quarter, oldest first.
    public static func history(
        _ activity: PlanItemID, _ quarter: FiscalQuarter, _ db: Transaction
    ) throws -> [Progress] {
        try db.all(
            """
            SELECT \(columns) FROM progress WHERE activity = \(activity) AND quarter = \(quarter) ORDER BY version
            """)
    }

    /// For each activity the newest version in the newest quarter from `first` to `last` in which it reported.
    public static func latest(
        from first: FiscalQuarter, to last: FiscalQuarter, _ db: Transaction
    ) throws -> [PlanItemID: Progress] {
        let rows: [Progress] = try db.all(
            """
            SELECT \(columns) FROM progress WHERE quarter >= \(first) AND quarter <= \(last)
            ORDER BY quarter, version
            """)
        var latest: [PlanItemID: Progress] = [:]
        for row in rows { latest[row.activity] = row }
        return latest
    }

    /// The day on which each activity first reported for a quarter.
    static func firstReports(_ quarter: FiscalQuarter, _ db: Transaction) throws -> [PlanItemID: CivilDate] {
        let rows: [FirstReport] = try db.all(
            "SELECT activity, entered_on FROM progress WHERE quarter = \(quarter) AND version = 1")
        return Dictionary(rows.map { ($0.activity, $0.enteredOn) }, uniquingKeysWith: { first, _ in first })
    }

    static func insert(_ approval: ProgressApproval, _ db: Transaction) throws {
        try OnceRows.insert(
            """
            INSERT INTO progress_approvals
                (activity, quarter, version, approved_by, approved_name, approved_on, approved_at, late)
            VALUES (\(approval.activity), \(approval.quarter), \(approval.version), \(approval.approvedBy),
                \(approval.approvedName), \(approval.approvedOn), \(approval.approvedAt), \(approval.late))
            """, db)
    }

    /// Approvals of a quarter: activity → the newest approved version.
    public static func approvals(
        _ quarter: FiscalQuarter, _ db: Transaction
    ) throws -> [PlanItemID: ProgressApproval] {
        let rows: [ProgressApproval] = try db.all(
            """
            SELECT activity, quarter, version, approved_by, approved_name, approved_on, approved_at, late
            FROM progress_approvals WHERE quarter = \(quarter) ORDER BY activity, version
            """)
        return Dictionary(rows.map { ($0.activity, $0) }, uniquingKeysWith: { _, last in last })
    }

    static func insert(_ file: ProgressFile, by account: AccountID?, _ db: Transaction) throws {
        try db.run(
            """
            INSERT INTO progress_files (activity, quarter, file, name, added_by, added_name, added_at)
            VALUES (\(file.activity), \(file.quarter), \(file.file), \(file.name), \(account), \(file.addedName),
                \(file.addedAt))
            ON CONFLICT (activity, quarter, file) DO NOTHING
            """)
    }

    public static func files(
        _ activity: PlanItemID, _ quarter: FiscalQuarter, _ db: Transaction
    ) throws -> [ProgressFile] {
        try db.all(
            """
            SELECT activity, quarter, file, name, added_name, added_at FROM progress_files
            WHERE activity = \(activity) AND quarter = \(quarter) ORDER BY added_at, file
            """)
    }

    /// How many evidence files each activity has from one quarter to another.
    static func fileCounts(
        from first: FiscalQuarter, to last: FiscalQuarter, _ db: Transaction
    ) throws -> [PlanItemID: Int] {
        let rows: [FileCount] = try db.all(
            """
            SELECT activity, count(*) AS files FROM progress_files
            WHERE quarter >= \(first) AND quarter <= \(last) GROUP BY activity
            """)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.activity, $0.files) })
    }

    private struct FirstReport: Decodable {
        var activity: PlanItemID
        var enteredOn: CivilDate
    }

    private struct FileCount: Decodable {
        var activity: PlanItemID
        var files: Int
    }
}
