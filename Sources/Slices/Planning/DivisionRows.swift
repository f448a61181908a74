import Access
public import Civics
import SQLText
public import Tables
public import Storage

/// The divisions, and the rows of named leads.
public enum DivisionRows {
    /// The divisions of the organisation as they are on a day.
    public static func all(on day: CivilDate, _ db: Transaction) throws -> [OrganisationProfile.Division] {
        try DatedTables.organisation(on: day, db).divisions
    }

    /// Refuses a division that the organisation does not have.
    static func require(_ division: DivisionCode, on day: CivilDate, _ db: Transaction) throws {
        guard try all(on: day, db).contains(where: { $0.code == division }) else { throw Problem.divisionUnknown }
    }

    /// The division last named for each activity, as of a day.
    static func leads(asOf day: CivilDate, _ db: Transaction) throws -> [PlanItemID: DivisionCode] {
        let rows: [LeadRow] = try db.all(
            """
            SELECT activity, version, division FROM activity_leads WHERE set_on <= \(day) ORDER BY activity, version
            """)
        return Dictionary(rows.map { ($0.activity, $0.division) }, uniquingKeysWith: { _, last in last })
    }

    static func lead(
        of activity: PlanItem, on day: CivilDate, _ db: Transaction
    ) throws -> (lead: ActivityLead, divisions: [DivisionCode]) {
        let organisation = try DatedTables.organisation(on: day, db)
        let row: LeadRow? = try db.first(
            """
            SELECT activity, version, division FROM activity_leads WHERE activity = \(activity.id)
            ORDER BY version DESC LIMIT 1
            """)
        return (
            ActivityLead(printed: DivisionMatch(activity.division, in: organisation), named: row?.division),
            organisation.divisions.map(\.code)
        )
    }

    static func name(
        _ division: DivisionCode, for activity: PlanItemID, on day: CivilDate, at now: Instant, by actor: Actor,
        _ db: Transaction
    ) throws {
        try OnceRows.insert(
            """
            INSERT INTO activity_leads (activity, version, division, set_on, set_by, set_name, set_at)
            SELECT \(activity), coalesce(max(version), 0) + 1, \(division.rawValue), \(day), \(actor.account),
                \(actor.name), \(now)
            FROM activity_leads WHERE activity = \(activity)
            """, db)
    }

    private struct LeadRow: Decodable {
        var activity: PlanItemID
        var version: Int
        var division: DivisionCode
    }
}
