public import Access
import Civics
import Storage

/// What a person can do with findings: read them, accept what is printed, say how it was repaired.
public struct FindingDesk: Sendable {
    let world: World
    let policy: Policy

    public init(_ world: World, policy: Policy) {
        self.world = world
        self.policy = policy
    }

    /// Findings in one state, or all; worst first.
    public func findings(_ state: FindingRecord.State? = .open) async throws -> [FindingRecord] {
        try await world.store.read { try FindingRows.all(state, $0) }
    }

    /// Keeps the result of a new check of the plan in force.
    public func renew(_ drafts: [FindingDraft], by actor: Actor) async throws {
        try PlanningRight.keepPlan.require(actor, policy)
        let world = self.world
        try await world.store.write { db in
            let now = world.now()
            guard let layer = try PlanLayerRows.last(db) else { throw Problem.planMissing }
            try FindingRows.renew(drafts, at: now, newID: world.newID, db)
            try AuditLog.append(
                .findingsRenewed(layer.id, count: drafts.count), by: actor, at: now, id: world.newID(), db)
        }
    }

    /// Accepts as printed, with the reason.
    public func accept(_ id: FindingID, because reason: String, by actor: Actor) async throws {
        try await decide(id, .accepted, because: reason, by: actor)
    }

    /// Says that it was repaired, and how.
    public func repair(_ id: FindingID, how: String, by actor: Actor) async throws {
        try await decide(id, .repaired, because: how, by: actor)
    }

    private func decide(
        _ id: FindingID, _ state: FindingRecord.State, because reason: String, by actor: Actor
    ) async throws {
        try PlanningRight.keepPlan.require(actor, policy)
        guard let reason = reason.filled else { throw Problem.reasonMissing }
        let world = self.world
        try await world.store.write { db in
            var record = try FindingRows.find(id, db)
            guard record.state == .open else { throw Problem.findingDecided }
            let now = world.now()
            record.state = state
            record.reason = reason
            record.decidedBy = actor.account
            record.decidedName = actor.name
            record.decidedAt = now
            try FindingRows.decide(record, db)
            try AuditLog.append(.findingDecided(id, state), by: actor, at: now, id: world.newID(), db)
        }
    }
}
