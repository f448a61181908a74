public import Access
public import Civics
import Storage

/// What can be done with a household: enter, change, who comes and goes, its head, its consent, its confirmation.
public struct HouseholdDesk: Sendable {
    let world: World
    let policy: Policy

    public init(_ world: World, policy: Policy) {
        self.world = world
        self.policy = policy
    }

    /// The households of a village (`nil`: of all) in the order of their house numbers.
    public func list(
        village: Int? = nil, after: HouseholdID? = nil, limit: Int = 50, by actor: Actor
    ) async throws -> [HouseholdLine] {
        let (world, policy) = (self.world, self.policy)
        return try await world.store.read { db in
            let scopes = try ReadingScopes(of: actor, policy: policy, on: world.now().thaiDate, db)
            guard !scopes.isNone else { throw Problem.forbidden }
            return try HouseholdRows.page(
                village: village, after: after, limit: min(max(1, limit), 500), in: scopes, db)
        }
    }

    /// Enters a household; its members must be in the register and live nowhere else.
    @discardableResult
    public func enter(
        _ household: Household, validFrom: CivilDate? = nil, reason: String? = nil, by actor: Actor
    ) async throws -> HouseholdID {
        let policy = self.policy
        let change = try RegisterChange(.entry, in: world, by: actor, validFrom: validFrom, reason: reason)
        let id = HouseholdID(change.newID())
        try await world.store.write { db in
            let scope = policy.scope(of: actor, .write, .people)
            guard scope.everything || household.village.map(scope.villages.contains) == true else {
                throw Problem.forbidden
            }
            for member in household.members {
                guard try PersonRows.exists(member.person, db) else { throw Problem.noSuchPerson }
            }
            try Register.begin(change, db)
            try Register.enter(household, as: id, in: change, db)
            try AuditLog.append(.household("entered", id), by: actor, at: change.at, id: change.newID(), db)
        }
        return id
    }

    /// Changes a household from a day on; members, head and consent have acts of their own and stay.
    public func edit(
        _ id: HouseholdID, _ household: Household, onVersion version: Int, validFrom: CivilDate? = nil,
        reason: String? = nil, by actor: Actor
    ) async throws {
        try await change(.edit, id, "edited", validFrom: validFrom, reason: reason, by: actor) { old, change, db in
            guard version == old.number else { throw Problem.recordChangedMeanwhile }
            var new = household
            new.members = old.record.members
            new.head = old.record.head
            new.consent = old.record.consent
            try Register.change(id, to: new, in: change, db)
        }
    }

    /// A person comes to live here, and leaves the household before in the same change.
    ///
    /// - Parameter relation: the code of a dated list; `head` makes the person the head.
    public func join(
        _ person: PersonID, _ id: HouseholdID, relation: String? = nil, validFrom: CivilDate? = nil, by actor: Actor
    ) async throws {
        let policy = self.policy
        try await change(.edit, id, "joined", validFrom: validFrom, by: actor) { _, change, db in
            try PersonDesk.requireWrite(person, by: actor, policy, change.at.thaiDate, db)
            try HouseholdMoves.join(person, id, relation: relation, in: change, db)
        }
    }

    public func leave(
        _ person: PersonID, _ id: HouseholdID, validFrom: CivilDate? = nil, by actor: Actor
    ) async throws {
        try await change(.edit, id, "left", validFrom: validFrom, by: actor) { _, change, db in
            try HouseholdMoves.leave(person, id, in: change, db)
        }
    }

    /// Names the head, one of the members; `nil` for none.
    public func name(
        head: PersonID?, of id: HouseholdID, validFrom: CivilDate? = nil, by actor: Actor
    ) async throws {
        try await change(.edit, id, "headed", validFrom: validFrom, by: actor) { old, change, db in
            var household = old.record
            household.head = head
            household.members = household.members.map {
                let relation = $0.person == head ? "head" : ($0.relation == "head" ? nil : $0.relation)
                return Household.Member($0.person, relation: relation)
            }
            try Register.change(id, to: household, in: change, db)
        }
    }

    /// Keeps what the household said to being surveyed.
    public func record(_ consent: Household.Consent, of id: HouseholdID, by actor: Actor) async throws {
        try await change(.edit, id, "consented", by: actor) { old, change, db in
            guard consent.on <= change.at.thaiDate else { throw Problem.validFromInFuture }
            if let person = consent.by {
                guard old.record.members.contains(where: { $0.person == person }) else { throw Problem.notMember }
            }
            var household = old.record
            household.consent = consent
            try Register.change(id, to: household, in: change, db)
        }
    }

    /// Says that the record, or one group of its facts, was looked at and is right.
    public func confirm(
        _ id: HouseholdID, group: String? = nil, on day: CivilDate? = nil, by actor: Actor
    ) async throws {
        try await change(.confirmation, id, "confirmed", validFrom: day, by: actor) { _, change, db in
            try ConfirmationRows.confirm(
                RecordReference(.household, id.value), group: group ?? ConfirmationRows.whole, on: change.validFrom,
                change, db)
        }
    }

    /// One change of one household within the writer's scope, with its leaf.
    private func change(
        _ kind: RegisterChange.Kind, _ id: HouseholdID, _ verb: String, validFrom: CivilDate? = nil,
        reason: String? = nil, by actor: Actor,
        _ body: @escaping @Sendable (Version<Household>, RegisterChange, Transaction) throws -> Void
    ) async throws {
        let policy = self.policy
        let change = try RegisterChange(kind, in: world, by: actor, validFrom: validFrom, reason: reason)
        try await world.store.write { db in
            try Self.requireWrite(id, by: actor, policy, change.at.thaiDate, db)
            guard let old = try Register.state(Household.self, id, db) else { throw Problem.noSuchHousehold }
            try Register.begin(change, db)
            try body(old, change, db)
            try AuditLog.append(.household(verb, id), by: actor, at: change.at, id: change.newID(), db)
        }
    }

    /// Refuses (404) who does not reach the household, (403) who may not write.
    static func requireWrite(
        _ id: HouseholdID, by actor: Actor, _ policy: Policy, _ day: CivilDate, _ db: Transaction
    ) throws {
        let write = try RegistryScope(policy.scope(of: actor, .write, .people), on: day, db)
        if try HouseholdRows.isInside(id, write, db) { return }
        let scopes = try ReadingScopes(of: actor, policy: policy, on: day, db)
        throw try HouseholdRows.isInside(id, scopes.any, db) ? Problem.forbidden : Problem.noSuchHousehold
    }
}
