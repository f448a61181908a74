import Access
import Civics
import SQLText
public import Storage

/// The rows of the innovation register and of innovation projects.
public enum InnovationRows {
    private static let columns: SQL =
        "id, version, title, description, in_use_on, withdrawn_on, item, recorded_name, recorded_at"

    /// Every innovation, newest in use first.
    public static func all(_ db: Transaction) throws -> [Innovation] {
        try db.all("SELECT \(columns) FROM innovations ORDER BY in_use_on DESC, id")
    }

    static func find(_ id: InnovationID, _ db: Transaction) throws -> Innovation? {
        try db.first("SELECT \(columns) FROM innovations WHERE id = \(id)")
    }

    /// Put in use from one day to another, in the order of the days.
    static func inUse(from first: CivilDate, to last: CivilDate, _ db: Transaction) throws -> [Innovation] {
        try db.all(
            """
            SELECT \(columns) FROM innovations WHERE in_use_on >= \(first) AND in_use_on <= \(last)
            ORDER BY in_use_on, id
            """)
    }

    static func insert(_ innovation: Innovation, by account: AccountID?, _ db: Transaction) throws {
        try db.run(
            """
            INSERT INTO innovations (id, version, title, description, in_use_on, withdrawn_on, item, recorded_by,
                recorded_name, recorded_at)
            VALUES (\(innovation.id), \(innovation.version), \(innovation.title), \(innovation.description),
                \(innovation.inUseOn), \(innovation.withdrawnOn), \(innovation.item), \(account),
                \(innovation.recordedName), \(innovation.recordedAt))
            """)
    }

    static func update(_ innovation: Innovation, by account: AccountID?, _ db: Transaction) throws {
        try db.run(
            """
            UPDATE innovations SET version = \(innovation.version), title = \(innovation.title),
                description = \(innovation.description), in_use_on = \(innovation.inUseOn),
                withdrawn_on = \(innovation.withdrawnOn), item = \(innovation.item), recorded_by = \(account),
                recorded_name = \(innovation.recordedName), recorded_at = \(innovation.recordedAt)
            WHERE id = \(innovation.id)
            """)
    }

    /// Every project marked as an innovation project.
    public static func projects(_ db: Transaction) throws -> [InnovationProject] {
        try db.all(
            """
            SELECT project, version, started_on, marked_name, marked_at FROM innovation_projects
            ORDER BY started_on NULLS LAST, project
            """)
    }

    static func set(_ project: InnovationProject, by account: AccountID?, _ db: Transaction) throws {
        try db.run(
            """
            INSERT INTO innovation_projects (project, version, started_on, marked_by, marked_name, marked_at)
            VALUES (\(project.project), \(project.version), \(project.startedOn), \(account), \(project.markedName),
                \(project.markedAt))
            ON CONFLICT (project) DO UPDATE SET version = excluded.version, started_on = excluded.started_on,
                marked_by = excluded.marked_by, marked_name = excluded.marked_name, marked_at = excluded.marked_at
            """)
    }
}
