import Access
import Civics
import SQLText
public import Storage

/// The rows of divisions and of named leads.
public enum DivisionRows {
    /// Every division, in its order.
    public static func all(_ db: Transaction) throws -> [Division] {
        try db.all("SELECT code, position, name, aliases FROM divisions ORDER BY position, code")
    }

    static func set(_ division: Division, name: String, aliases: String, _ db: Transaction) throws {
        try db.run(
            """
            INSERT INTO divisions (code, position, name, aliases)
            VALUES (\(division.code.rawValue), \(division.position), \(name), \(aliases))
            ON CONFLICT (code) DO UPDATE SET position = excluded.position, name = excluded.name,
                aliases = excluded.aliases
            """)
    }

    /// The division last named for each activity.
    static func leads(_ db: Transaction) throws -> [PlanItemID: DivisionCode] {
        let rows: [LeadRow] = try db.all(
            "SELECT activity, version, division FROM activity_leads ORDER BY activity, version")
        var leads: [PlanItemID: DivisionCode] = [:]
        for row in rows { leads[row.activity] = row.division }
        return leads
    }

    static func lead(of activity: PlanItem, _ db: Transaction) throws -> (lead: ActivityLead, divisions: [Division]) {
        let divisions = try all(db)
        let row: LeadRow? = try db.first(
            """
            SELECT activity, version, division FROM activity_leads WHERE activity = \(activity.id)
            ORDER BY version DESC LIMIT 1
            """)
        return (ActivityLead(printed: DivisionMatch(activity.division, in: divisions), named: row?.division), divisions)
    }

    static func name(
        _ division: DivisionCode, for activity: PlanItemID, on day: CivilDate, at now: Instant, by actor: Actor,
        _ db: Transaction
    ) throws {
        try db.run(
            """
            INSERT INTO activity_leads (activity, version, division, set_on, set_by, set_name, set_at)
            SELECT \(activity), coalesce(max(version), 0) + 1, \(division.rawValue), \(day), \(actor.account),
                \(actor.name), \(now)
            FROM activity_leads WHERE activity = \(activity)
            """)
    }

    private struct LeadRow: Decodable {
        var activity: PlanItemID
        var version: Int
        var division: DivisionCode
    }
}
