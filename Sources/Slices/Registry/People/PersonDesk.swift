public import Access
public import Civics
import Storage

/// What a form says about a person's identifier.
public enum IdentifierEdit: Sendable, Hashable {
    case keep
    case set(PersonIdentifier)
    case remove
}

/// What a form says about a person.
public struct PersonEntry: Sendable, Hashable {
    /// Its identifiers' places are not looked at; ``nationalID`` and ``otherIdentifier`` say what becomes of them.
    public var person: Person
    public var nationalID: IdentifierEdit
    public var otherIdentifier: IdentifierEdit

    public init(_ person: Person, nationalID: IdentifierEdit = .keep, otherIdentifier: IdentifierEdit = .keep) {
        self.person = person
        self.nationalID = nationalID
        self.otherIdentifier = otherIdentifier
    }
}

/// A person's page: what this reader may see.
public struct PersonView: Sendable, Hashable {
    public var line: PersonLine
    /// The whole record; `nil` for a reader who may only list.
    ///
    /// Sealed values are not in it.
    public var person: Person?
    public var validFrom: CivilDate?
    /// The newest confirmation per group of facts.
    public var confirmedOn: [String: CivilDate]
    /// Which sealed identifiers there are.
    public var sealedFields: [SealedField]
    /// Which of them this reader may open with a purpose and a reason.
    public var mayReveal: Bool
    public var mayWrite: Bool
}

/// What can be done with a person: enter, change, let die or move away, confirm, look.
public struct PersonDesk: Sendable {
    let world: World
    let policy: Policy
    let secrets: RegisterSecrets

    public init(_ world: World, policy: Policy, vault: FieldVault) {
        self.world = world
        self.policy = policy
        secrets = RegisterSecrets(vault)
    }

    // MARK: - Looking

    /// A person's page, masked for a reader who may only list.
    ///
    /// - Throws: `404.330` also for a person outside the reader's scope.
    public func show(_ id: PersonID, by actor: Actor) async throws -> PersonView {
        let (world, policy) = (self.world, self.policy)
        return try await world.store.read { db in
            let day = world.now().thaiDate
            let scopes = try ReadingScopes(of: actor, policy: policy, on: day, db)
            guard let line = try PersonRows.line(id, in: scopes, db) else { throw Problem.noSuchPerson }
            let isFull = !line.name.isMasked
            let state = try Register.state(Person.self, id, db)
            let unmask = try RegistryScope(policy.unmaskScope(of: actor, .identity), on: day, db)
            let write = try RegistryScope(policy.scope(of: actor, .write, .people), on: day, db)
            var fields: [SealedField] = []
            if state?.record.nationalID != nil { fields.append(.personNationalID) }
            if state?.record.otherIdentifier != nil { fields.append(.personOtherIdentifier) }
            return PersonView(
                line: line, person: isFull ? state?.record : nil, validFrom: isFull ? state?.validFrom : nil,
                confirmedOn: try ConfirmationRows.days(of: id.value, db), sealedFields: isFull ? fields : [],
                mayReveal: try isFull && PersonRows.isInside(id, unmask, db),
                mayWrite: try PersonRows.isInside(id, write, db))
        }
    }

    /// A page of people of a village (`nil`: of all) in Thai order.
    public func list(
        village: Int? = nil, after: PersonID? = nil, limit: Int = 50, by actor: Actor
    ) async throws -> [PersonLine] {
        let (world, policy) = (self.world, self.policy)
        return try await world.store.read { db in
            let scopes = try ReadingScopes(of: actor, policy: policy, on: world.now().thaiDate, db)
            guard !scopes.isNone else { throw Problem.forbidden }
            return try PersonRows.page(
                village: village, after: after, limit: min(max(1, limit), 500), in: scopes, db)
        }
    }

    /// Every version of a person, newest record time first, for a reader who may read the record.
    public func versions(_ id: PersonID, by actor: Actor) async throws -> [Version<Person>] {
        let (world, policy) = (self.world, self.policy)
        return try await world.store.read { db in
            let scopes = try ReadingScopes(of: actor, policy: policy, on: world.now().thaiDate, db)
            guard try PersonRows.isInside(id, scopes.full, db) else { throw Problem.noSuchPerson }
            return try Register.versions(of: id, as: Person.self, db)
        }
    }

    // MARK: - Changing

    /// Enters a person who was not in the register.
    ///
    /// - Throws: `409.331` where the identifier is another person's, the vault's 503 where there is one and no key.
    @discardableResult
    public func enter(
        _ entry: PersonEntry, validFrom: CivilDate? = nil, reason: String? = nil, by actor: Actor
    ) async throws -> PersonID {
        let (policy, secrets) = (self.policy, self.secrets)
        let change = try RegisterChange(.entry, in: world, by: actor, validFrom: validFrom, reason: reason)
        let id = PersonID(change.newID())
        try await world.store.write { db in
            let scope = policy.scope(of: actor, .write, .people)
            guard
                scope.everything || !scope.divisions.isEmpty
                    || entry.person.village.map(scope.villages.contains) == true
            else { throw Problem.forbidden }
            var person = entry.person
            person.nationalID = nil
            person.otherIdentifier = nil
            try Register.begin(change, db)
            try Self.seal(entry, into: &person, of: id, secrets, change, db)
            try Register.enter(person, as: id, in: change, db)
            for division in scope.divisions where !scope.everything {
                try ConcernRows.note(id, division: division, why: "entry", db)
            }
            try AuditLog.append(.person("entered", id), by: actor, at: change.at, id: change.newID(), db)
        }
        return id
    }

    /// Changes a person from a day on.
    ///
    /// - Parameter version: the version that the form was filled on.
    public func edit(
        _ id: PersonID, _ entry: PersonEntry, onVersion version: Int, validFrom: CivilDate? = nil,
        reason: String? = nil, by actor: Actor
    ) async throws {
        let secrets = self.secrets
        try await change(.edit, id, "edited", validFrom: validFrom, reason: reason, by: actor) { old, change, db in
            guard version == old.number else { throw Problem.recordChangedMeanwhile }
            var person = entry.person
            person.nationalID = old.record.nationalID
            person.otherIdentifier = old.record.otherIdentifier
            try Self.seal(entry, into: &person, of: id, secrets, change, db)
            try Register.change(id, to: person, in: change, db)
        }
    }

    /// The person has died: out of the household, in the register for ever.
    public func die(_ id: PersonID, on day: PartialDate, onVersion version: Int, by actor: Actor) async throws {
        try await end(id, .dead, on: day, "died", version, by: actor)
    }

    /// The person has moved out of the subdistrict.
    public func moveOut(_ id: PersonID, on day: PartialDate, onVersion version: Int, by actor: Actor) async throws {
        try await end(id, .movedOut, on: day, "moved_out", version, by: actor)
    }

    private func end(
        _ id: PersonID, _ status: Person.Status, on day: PartialDate, _ verb: String, _ version: Int, by actor: Actor
    ) async throws {
        try await change(.edit, id, verb, by: actor) { old, change, db in
            guard version == old.number else { throw Problem.recordChangedMeanwhile }
            guard old.record.status == .living else { throw Problem.personNotLiving }
            guard day.earliest <= change.at.thaiDate else { throw Problem.validFromInFuture }
            var person = old.record
            person.status = status
            person.statusSince = day
            if let household = try HouseholdRows.household(of: id, db) {
                try HouseholdMoves.leave(id, household, in: change, db)
            }
            try Register.change(id, to: person, in: change, db)
        }
    }

    /// Says that the record, or one group of its facts, was looked at and is right.
    public func confirm(
        _ id: PersonID, group: String? = nil, on day: CivilDate? = nil, by actor: Actor
    ) async throws {
        try await change(.confirmation, id, "confirmed", validFrom: day, by: actor) { _, change, db in
            try ConfirmationRows.confirm(
                RecordReference(.person, id.value), group: group ?? ConfirmationRows.whole, on: change.validFrom,
                change, db)
        }
    }

    // MARK: - Parts

    /// One change of one person within the writer's scope, with its leaf.
    func change(
        _ kind: RegisterChange.Kind, _ id: PersonID, _ verb: String, validFrom: CivilDate? = nil,
        reason: String? = nil, by actor: Actor,
        _ body: @escaping @Sendable (Version<Person>, RegisterChange, Transaction) throws -> Void
    ) async throws {
        let policy = self.policy
        let change = try RegisterChange(kind, in: world, by: actor, validFrom: validFrom, reason: reason)
        try await world.store.write { db in
            try Self.requireWrite(id, by: actor, policy, change.at.thaiDate, db)
            guard let old = try Register.state(Person.self, id, db) else { throw Problem.noSuchPerson }
            try Register.begin(change, db)
            try body(old, change, db)
            try AuditLog.append(.person(verb, id), by: actor, at: change.at, id: change.newID(), db)
        }
    }

    /// Refuses (404) who does not reach the person, (403) who may not write, and anybody on their own record.
    static func requireWrite(
        _ id: PersonID, by actor: Actor, _ policy: Policy, _ day: CivilDate, _ db: Transaction
    ) throws {
        let write = try RegistryScope(policy.scope(of: actor, .write, .people), on: day, db)
        guard try PersonRows.isInside(id, write, db) else {
            let scopes = try ReadingScopes(of: actor, policy: policy, on: day, db)
            throw try PersonRows.isInside(id, scopes.any, db) ? Problem.forbidden : Problem.noSuchPerson
        }
        if let account = actor.account, try AssignmentRows.person(of: account, db) == id { throw Problem.ownRecord }
    }

    /// Seals what the form brought, and refuses a number that is another person's.
    private static func seal(
        _ entry: PersonEntry, into person: inout Person, of id: PersonID, _ secrets: RegisterSecrets,
        _ change: RegisterChange, _ db: Transaction
    ) throws {
        func place(_ edit: IdentifierEdit, _ old: SecretID?) throws -> SecretID? {
            switch edit {
            case .keep: return old
            case .remove: return nil
            case .set(let identifier):
                guard try secrets.people(with: identifier, db).allSatisfy({ $0 == id }) else {
                    throw Problem.identifierTaken
                }
                return try secrets.keep(identifier, of: id, in: change, db)
            }
        }
        if case .set(let identifier) = entry.nationalID, identifier.field != .personNationalID {
            throw Problem.identifierWrong(nil)
        }
        if case .set(let identifier) = entry.otherIdentifier, identifier.field != .personOtherIdentifier {
            throw Problem.identifierWrong(nil)
        }
        person.nationalID = try place(entry.nationalID, person.nationalID)
        person.otherIdentifier = try place(entry.otherIdentifier, person.otherIdentifier)
    }
}
