import Civics
public import Access
public import Tables
import Storage

/// What a person can do with divisions: see them, and name the one that leads an activity.
public struct DivisionDesk: Sendable {
    let world: World
    let policy: Policy

    public init(_ world: World, policy: Policy) {
        self.world = world
        self.policy = policy
    }

    /// The divisions of the organisation today.
    public func divisions() async throws -> [OrganisationProfile.Division] {
        let day = world.now().thaiDate
        return try await world.store.read { try DivisionRows.all(on: day, $0) }
    }

    /// Names the division that leads an activity, where the plan names none or all.
    public func nameLead(_ division: DivisionCode, of activity: PlanItemID, by actor: Actor) async throws {
        try PlanningRight.steer.require(actor, policy)
        let world = self.world
        try await world.store.write { db in
            let now = world.now()
            _ = try PlanRows.activity(activity, asOf: now.thaiDate, db)
            try DivisionRows.require(division, on: now.thaiDate, db)
            try DivisionRows.name(division, for: activity, on: now.thaiDate, at: now, by: actor, db)
            try AuditLog.append(
                .activity("lead_named", activity, ["division": division.rawValue]), by: actor, at: now,
                id: world.newID(), db)
        }
    }
}
