public import Civics
import Storage

/// Giving and taking roles: the administrator proposes; where personal data is seen, the permanent secretary confirms.
public struct GrantDesk: Sendable {
    let world: World
    let policy: Policy

    public init(_ world: World, policy: Policy) {
        self.world = world
        self.policy = policy
    }

    /// Proposes a role for an account; one that needs only one person holds at once.
    ///
    /// - Parameters:
    ///   - village: the number of the village (หมู่ที่), for the roles that have one, and for no other.
    ///   - from: the first day, today if not given.
    ///   - until: the last day; `nil` for no end.
    public func propose(
        _ role: Role, division: DivisionCode? = nil, village: Int? = nil, for account: AccountID,
        from: CivilDate? = nil, until: CivilDate? = nil, by actor: Actor
    ) async throws -> HeldGrant {
        try actor.require(.write, .accounts, policy: policy)
        guard actor.account != account else { throw Problem.notToSelf }
        guard role != .public, policy.hasDivision(role) == (division != nil) else { throw Problem.grantNeedsDivision }
        guard policy.hasVillage(role) == (village != nil), (1...99).contains(village ?? 1) else {
            throw Problem.grantNeedsVillage
        }
        let now = world.now()
        let first = from ?? now.thaiDate
        if let last = until, last < first { throw Problem.grantPeriodWrong }
        let waits = policy.needsTwoPersons(role)
        let grant = HeldGrant(
            id: GrantID(world.newID()), account: account, role: role, division: division,
            village: village, state: waits ? .proposed : .active, validFrom: first, validUntil: until,
            proposedBy: actor.account,
            proposedAt: now, decidedBy: nil, decidedAt: waits ? nil : now)
        let leaf = world.newID()
        try await world.store.write { db in
            _ = try AccountRows.find(account, db)
            let today = now.thaiDate
            let same = try GrantRows.of(account, db).contains {
                $0.role == role && $0.division == division && $0.village == village
                    && ($0.state == .proposed || $0.state == .active)
                    && ($0.validUntil.map { $0 >= today } ?? true)
            }
            guard !same else { throw Problem.grantHeld }
            try GrantRows.insert(grant, db)
            try AuditLog.append(.grant(waits ? "proposed" : "confirmed", grant), by: actor, at: now, id: leaf, db)
        }
        return grant
    }

    /// Confirms a proposed role.
    ///
    /// The second person is the permanent secretary, neither the proposer nor the one it is for.
    public func confirm(_ id: GrantID, by actor: Actor) async throws {
        try await decide(id, as: .active, by: actor)
    }

    /// Turns a proposed role down.
    public func refuse(_ id: GrantID, by actor: Actor) async throws {
        try await decide(id, as: .refused, by: actor)
    }

    private func decide(_ id: GrantID, as state: HeldGrant.State, by actor: Actor) async throws {
        guard actor.holds(.permanentSecretary) else { throw Problem.needsTheSecretary }
        try actor.require(.approve, .accounts, policy: policy)
        let now = world.now()
        let leaf = world.newID()
        try await world.store.write { db in
            let grant = try GrantRows.find(id, db)
            guard grant.state == .proposed else { throw Problem.grantDecided }
            if let person = actor.account {
                guard person != grant.account else { throw Problem.notToSelf }
                guard person != grant.proposedBy else { throw Problem.needsTheSecretary }
            } else if grant.proposedBy == nil {
                // The command line is one person: it cannot confirm what it proposed.
                throw Problem.needsTheSecretary
            }
            guard try GrantRows.decide(id, as: state, by: actor.account, at: now, db) else {
                throw Problem.grantDecided
            }
            let verb = state == .active ? "confirmed" : "refused"
            try AuditLog.append(.grant(verb, grant), by: actor, at: now, id: leaf, db)
        }
    }

    /// Takes a role away (by an administrator); it stops at the holder's next request.
    ///
    /// The last administrator stays.
    public func end(_ id: GrantID, by actor: Actor) async throws {
        try actor.require(.write, .accounts, policy: policy)
        let now = world.now()
        let leaf = world.newID()
        try await world.store.write { db in
            let grant = try GrantRows.find(id, db)
            if grant.role == .administrator { try AccountDesk.keepAnAdministrator(grant: id, at: now, db) }
            guard try GrantRows.end(id, at: now, db) else { throw Problem.grantDecided }
            try AuditLog.append(.grant("ended", grant), by: actor, at: now, id: leaf, db)
        }
    }

    /// The proposals that wait for the second person.
    public func waiting(by actor: Actor) async throws -> [HeldGrant] {
        try actor.require(.list, .accounts, policy: policy)
        return try await world.store.read { db in try GrantRows.waiting(db) }
    }
}
