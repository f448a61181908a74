public import Access
import Civics
import Storage
import Tables

/// Giving households and persons into somebody's care, and saying whose account is whose.
public struct AssignmentDesk: Sendable {
    let world: World
    let policy: Policy

    public init(_ world: World, policy: Policy) {
        self.world = world
        self.policy = policy
    }

    /// Gives households or persons to an account; at most as many as the dated setting `registry/mostAssigned` says.
    public func assign(_ subjects: [RecordReference], to account: AccountID, by actor: Actor) async throws {
        let (world, policy) = (self.world, self.policy)
        let leaf = world.newID()
        try await world.store.write { db in
            let now = world.now()
            try Self.requireKeeper(actor, policy)
            guard actor.account != account else { throw Problem.ownRecord }
            guard subjects.allSatisfy({ $0.kind == .household || $0.kind == .person }) else {
                throw Problem.noSuchHousehold
            }
            let most = try DatedTables.whole("registry/mostAssigned", on: now.thaiDate, db) ?? 60
            try AssignmentRows.assign(subjects, to: account, since: now.thaiDate, db)
            guard try AssignmentRows.subjects(of: account, db).count <= most else { throw Problem.assignmentTooLarge }
            try AuditLog.append(
                .assignment("assigned", account, count: subjects.count), by: actor, at: now, id: leaf, db)
        }
    }

    public func end(_ subjects: [RecordReference], of account: AccountID, by actor: Actor) async throws {
        let (world, policy) = (self.world, self.policy)
        let leaf = world.newID()
        try await world.store.write { db in
            try Self.requireKeeper(actor, policy)
            try AssignmentRows.end(subjects, of: account, db)
            try AuditLog.append(
                .assignment("unassigned", account, count: subjects.count), by: actor, at: world.now(), id: leaf, db)
        }
    }

    /// What an account looks after.
    public func subjects(of account: AccountID, by actor: Actor) async throws -> [RecordReference] {
        let policy = self.policy
        return try await world.store.read { db in
            if actor.account != account { try Self.requireKeeper(actor, policy) }
            return try AssignmentRows.subjects(of: account, db)
        }
    }

    /// Says that an account is this person's own, after the identity was proven at the counter.
    public func link(_ account: AccountID, to person: PersonID, by actor: Actor) async throws {
        let (world, policy) = (self.world, self.policy)
        let leaf = world.newID()
        try await world.store.write { db in
            try Self.requireKeeper(actor, policy)
            guard actor.account != account else { throw Problem.ownRecord }
            guard try PersonRows.exists(person, db) else { throw Problem.noSuchPerson }
            guard try AssignmentRows.person(of: account, db) == nil, try AssignmentRows.account(of: person, db) == nil
            else { throw Problem.accountLinked }
            try AssignmentRows.link(account, to: person, db)
            try AuditLog.append(.accountPerson("linked", account, person), by: actor, at: world.now(), id: leaf, db)
        }
    }

    public func unlink(_ account: AccountID, by actor: Actor) async throws {
        let (world, policy) = (self.world, self.policy)
        let leaf = world.newID()
        try await world.store.write { db in
            try Self.requireKeeper(actor, policy)
            let person = try AssignmentRows.person(of: account, db)
            try AssignmentRows.unlink(account, db)
            try AuditLog.append(.accountPerson("unlinked", account, person), by: actor, at: world.now(), id: leaf, db)
        }
    }

    /// Whoever keeps the register of all people decides who looks after whom.
    private static func requireKeeper(_ actor: Actor, _ policy: Policy) throws {
        guard policy.scope(of: actor, .write, .people).everything else { throw Problem.forbidden }
    }
}
