public import Access
public import Civics
import Storage

/// What can be done with an organisation: enter and change, under the class of property.
public struct OrganisationDesk: Sendable {
    let world: World
    let policy: Policy

    public init(_ world: World, policy: Policy) {
        self.world = world
        self.policy = policy
    }

    @discardableResult
    public func enter(
        _ organisation: Organisation, validFrom: CivilDate? = nil, by actor: Actor
    ) async throws -> OrganisationID {
        let policy = self.policy
        let change = try RegisterChange(.entry, in: world, by: actor, validFrom: validFrom)
        let id = OrganisationID(change.newID())
        try await world.store.write { db in
            try Self.requireWrite(actor, policy)
            try Register.begin(change, db)
            try Register.enter(organisation, as: id, in: change, db)
            try AuditLog.append(.organisation("entered", id), by: actor, at: change.at, id: change.newID(), db)
        }
        return id
    }

    public func edit(
        _ id: OrganisationID, _ organisation: Organisation, onVersion version: Int, validFrom: CivilDate? = nil,
        by actor: Actor
    ) async throws {
        let policy = self.policy
        let change = try RegisterChange(.edit, in: world, by: actor, validFrom: validFrom)
        try await world.store.write { db in
            try Self.requireWrite(actor, policy)
            try Register.begin(change, db)
            try Register.change(id, to: organisation, ifVersion: version, in: change, db)
            try AuditLog.append(.organisation("edited", id), by: actor, at: change.at, id: change.newID(), db)
        }
    }

    /// Whoever writes land or people anywhere keeps the list of organisations, which is nobody's personal data.
    private static func requireWrite(_ actor: Actor, _ policy: Policy) throws {
        guard
            [DataClass.property, .people].contains(where: {
                let scope = policy.scope(of: actor, .write, $0)
                return scope.everything || !scope.divisions.isEmpty
            })
        else { throw Problem.forbidden }
    }
}
