public import Access
public import Civics
import Storage

/// What a person can do with the staff register.
public struct StaffDesk: Sendable {
    let world: World
    let policy: Policy

    public init(_ world: World, policy: Policy) {
        self.world = world
        self.policy = policy
    }

    /// The register as a page shows it.
    public struct Register: Sendable {
        public var headcounts: [Headcount]
        public var movements: [StaffMovement]
        /// Division → people today.
        public var people: [DivisionCode: Int]
    }

    public func register() async throws -> Register {
        let day = world.now().thaiDate
        return try await world.store.read { db in
            let people = try StaffRows.people(on: day, db)
            return Register(
                headcounts: try StaffRows.headcounts(db), movements: try StaffRows.movements(db),
                people: Dictionary(uniqueKeysWithValues: people.map { (DivisionCode(rawValue: $0.key), $0.value) }))
        }
    }

    /// Enters a count for a fiscal year; an earlier one of the same year stays beside it.
    @discardableResult
    public func count(
        _ people: Int, in division: DivisionCode, year: Int, on day: CivilDate, onVersion version: Int,
        by actor: Actor
    ) async throws -> Headcount {
        try PlanningRight.staff(division).require(actor, policy)
        guard people >= 0 else { throw Problem.peopleWrong }
        let world = self.world
        return try await world.store.write { db in
            let now = world.now()
            try DivisionRows.require(division, on: now.thaiDate, db)
            guard day <= now.thaiDate else { throw Problem.dateInFuture }
            let newest = try StaffRows.headcounts(db).last { $0.division == division && $0.year == year }
            guard newest?.version ?? 0 == version else {
                throw Problem.savedInBetween(by: newest?.enteredName ?? "-", at: newest?.enteredAt, what: nil)
            }
            let count = Headcount(
                division: division, year: year, version: version + 1, headcount: people, countedOn: day,
                enteredName: actor.name, enteredAt: now)
            try StaffRows.insert(count, by: actor.account, db)
            try Self.note("staff.counted", division, ["year": String(year)], now, world, actor, db)
            return count
        }
    }

    /// Enters people who joined (positive) or left (negative).
    @discardableResult
    public func move(
        _ people: Int, in division: DivisionCode, on day: CivilDate, positionTitle: String, by actor: Actor
    ) async throws -> StaffMovement {
        try PlanningRight.staff(division).require(actor, policy)
        guard people != 0, let title = positionTitle.filled else { throw Problem.peopleWrong }
        let world = self.world
        return try await world.store.write { db in
            let now = world.now()
            try DivisionRows.require(division, on: now.thaiDate, db)
            guard day <= now.thaiDate else { throw Problem.dateInFuture }
            if people < 0, let known = try StaffRows.people(on: day, db)[division.rawValue], known + people < 0 {
                throw Problem.peopleWrong
            }
            let movement = StaffMovement(
                division: division, happenedOn: day, people: people, positionTitle: title, enteredName: actor.name,
                enteredAt: now)
            try StaffRows.insert(movement, id: world.newID(), by: actor.account, db)
            try Self.note("staff.moved", division, ["people": String(people)], now, world, actor, db)
            return movement
        }
    }

    /// Enters how many different people have given ideas since the fiscal year began, at most the headcount.
    @discardableResult
    public func participated(
        _ people: Int, in division: DivisionCode, _ quarter: FiscalQuarter, onVersion version: Int, by actor: Actor
    ) async throws -> IdeaParticipation {
        try PlanningRight.staff(division).require(actor, policy)
        guard people >= 0 else { throw Problem.peopleWrong }
        let world = self.world
        return try await world.store.write { db in
            let now = world.now()
            try DivisionRows.require(division, on: now.thaiDate, db)
            let grace = try PlanningSettings.load(on: quarter.last, db).graceDays
            let reopenings = try QuarterRows.reopenings(quarter, db).filter {
                $0.activity == nil && ($0.division == nil || $0.division == division)
            }
            try QuarterLock(quarter, on: now.thaiDate, grace: grace, reopenings: reopenings).requireWritable()
            let headcount = try StaffRows.people(on: min(quarter.last, now.thaiDate), db)[division.rawValue]
            guard let headcount else { throw Problem.headcountMissing }
            guard people <= headcount else { throw Problem.moreThanStaff(headcount) }
            let newest = try StaffRows.participation(from: quarter, to: quarter, db).last { $0.division == division }
            guard newest?.version ?? 0 == version else {
                throw Problem.savedInBetween(by: newest?.enteredName ?? "-", at: newest?.enteredAt, what: nil)
            }
            let participation = IdeaParticipation(
                division: division, quarter: quarter, version: version + 1, people: people, enteredName: actor.name,
                enteredAt: now)
            try StaffRows.insert(participation, by: actor.account, db)
            try Self.note("staff.participated", division, ["quarter": quarter.code], now, world, actor, db)
            return participation
        }
    }

    /// What was entered about participation in a fiscal year, every version.
    public func participation(year: FiscalYear) async throws -> [IdeaParticipation] {
        guard let first = year.quarters.first, let last = year.quarters.last else { return [] }
        return try await world.store.read { try StaffRows.participation(from: first, to: last, $0) }
    }

    private static func note(
        _ name: String, _ division: DivisionCode, _ detail: [String: String], _ now: Instant, _ world: World,
        _ actor: Actor, _ db: Transaction
    ) throws {
        try AuditLog.append(
            .planning(name, kind: "division", id: division.rawValue, detail), by: actor, at: now, id: world.newID(),
            db)
    }
}
