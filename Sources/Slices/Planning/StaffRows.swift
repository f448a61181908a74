import Access
public import Civics
import SQLText
public import Storage

/// The rows of the staff register and of participation.
public enum StaffRows {
    static func insert(_ count: Headcount, by account: AccountID?, _ db: Transaction) throws {
        try OnceRows.insert(
            """
            INSERT INTO staff_headcounts (division, year, version, headcount, counted_on, entered_by, entered_name,
                entered_at)
            VALUES (\(count.division.rawValue), \(count.year), \(count.version), \(count.headcount),
                \(count.countedOn), \(account), \(count.enteredName), \(count.enteredAt))
            """, db)
    }

    /// Every count, also the ones that were corrected.
    public static func headcounts(_ db: Transaction) throws -> [Headcount] {
        try db.all(
            """
            SELECT division, year, version, headcount, counted_on, entered_name, entered_at FROM staff_headcounts
            ORDER BY division, year, version
            """)
    }

    static func insert(_ movement: StaffMovement, id: UUIDv7, by account: AccountID?, _ db: Transaction) throws {
        try db.run(
            """
            INSERT INTO staff_movements (id, division, happened_on, people, position_title, entered_by, entered_name,
                entered_at)
            VALUES (\(id), \(movement.division.rawValue), \(movement.happenedOn), \(movement.people),
                \(movement.positionTitle), \(account), \(movement.enteredName), \(movement.enteredAt))
            """)
    }

    public static func movements(_ db: Transaction) throws -> [StaffMovement] {
        try db.all(
            """
            SELECT division, happened_on, people, position_title, entered_name, entered_at FROM staff_movements
            ORDER BY happened_on, entered_at, id
            """)
    }

    static func insert(_ participation: IdeaParticipation, by account: AccountID?, _ db: Transaction) throws {
        try OnceRows.insert(
            """
            INSERT INTO idea_participation (division, quarter, version, people, entered_by, entered_name, entered_at)
            VALUES (\(participation.division.rawValue), \(participation.quarter), \(participation.version),
                \(participation.people), \(account), \(participation.enteredName), \(participation.enteredAt))
            """, db)
    }

    /// Participation from one quarter to another, oldest first.
    public static func participation(
        from first: FiscalQuarter, to last: FiscalQuarter, _ db: Transaction
    ) throws -> [IdeaParticipation] {
        try db.all(
            """
            SELECT division, quarter, version, people, entered_name, entered_at FROM idea_participation
            WHERE quarter >= \(first) AND quarter <= \(last) ORDER BY division, quarter, version
            """)
    }

    /// People by division on a day; a division that was never counted is absent.
    public static func people(on day: CivilDate, _ db: Transaction) throws -> [String: Int] {
        let counts = Dictionary(grouping: try headcounts(db), by: \.division.rawValue)
        let movements = Dictionary(grouping: try movements(db), by: \.division.rawValue)
        var people: [String: Int] = [:]
        for (division, counts) in counts {
            people[division] = Headcount.people(on: day, counts: counts, movements: movements[division] ?? [])
        }
        return people
    }
}
