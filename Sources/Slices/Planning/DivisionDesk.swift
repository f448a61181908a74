import Civics
public import Access
import Foundation
import Storage

/// What a person can do with divisions: say which there are, and which one leads an activity.
public struct DivisionDesk: Sendable {
    let world: World
    let policy: Policy

    public init(_ world: World, policy: Policy) {
        self.world = world
        self.policy = policy
    }

    public func divisions() async throws -> [Division] {
        try await world.store.read { try DivisionRows.all($0) }
    }

    /// Adds divisions or changes their names; none is taken away, as past records name them.
    public func establish(_ divisions: [Division], by actor: Actor) async throws {
        try PlanningRight.steer.require(actor, policy)
        let world = self.world
        try await world.store.write { db in
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            for division in divisions {
                guard division.code.rawValue.filled != nil, division.name.th.filled != nil else {
                    throw Problem.titleMissing
                }
                try DivisionRows.set(
                    division, name: String(decoding: try encoder.encode(division.name), as: UTF8.self),
                    aliases: String(decoding: try encoder.encode(division.aliases), as: UTF8.self), db)
            }
            try AuditLog.append(
                .planning(
                    "divisions.established", kind: "organisation", id: "divisions",
                    ["codes": divisions.map(\.code.rawValue).joined(separator: ",")]), by: actor, at: world.now(),
                id: world.newID(), db)
        }
    }

    /// Names the division that leads an activity, where the plan names none or all.
    public func nameLead(_ division: DivisionCode, of activity: PlanItemID, by actor: Actor) async throws {
        try PlanningRight.steer.require(actor, policy)
        let world = self.world
        try await world.store.write { db in
            let now = world.now()
            _ = try PlanRows.activity(activity, asOf: now.thaiDate, db)
            guard try DivisionRows.all(db).contains(where: { $0.code == division }) else {
                throw Problem.divisionUnknown
            }
            try DivisionRows.name(division, for: activity, on: now.thaiDate, at: now, by: actor, db)
            try AuditLog.append(
                .activity("lead_named", activity, ["division": division.rawValue]), by: actor, at: now,
                id: world.newID(), db)
        }
    }
}
