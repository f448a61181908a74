public import Access
import Civics
import Storage

extension PersonDesk {
    /// Opens one sealed identifier, for a stated purpose and reason; the audit log keeps who, when and why.
    ///
    /// - Parameter field: `.personNationalID` or `.personOtherIdentifier`.
    /// - Throws: 422.9–422.11 for the purpose and the reason, `404.330` outside the reader's reach, `404.332` where
    ///   there is none (or it was erased), the vault's 503 without the key.
    public func reveal(
        _ field: SealedField, of id: PersonID, purpose: String, reason: String, by actor: Actor
    ) async throws -> PersonIdentifier {
        let (world, policy, secrets) = (self.world, self.policy, self.secrets)
        let leaf = world.newID()
        let asked = try Disclosure(
            purpose: purpose, reason: reason, fields: [field], subject: RecordReference(.person, id.value).subject
        ).checked(policy)
        return try await world.store.disclose { db in
            let now = world.now()
            let scope = try RegistryScope(policy.unmaskScope(of: actor, field.dataClass), on: now.thaiDate, db)
            guard try PersonRows.isInside(id, scope, db) else { throw Problem.noSuchPerson }
            guard let person = try Register.state(Person.self, id, db)?.record else { throw Problem.noSuchPerson }
            let place = field == .personNationalID ? person.nationalID : person.otherIdentifier
            guard let place, let text = try secrets.open(place, field: field, db),
                let identifier = PersonIdentifier(normalised: text)
            else { throw Problem.noIdentifier }
            var disclosure = asked
            if let account = actor.account {
                disclosure.isOwnRecord = try AssignmentRows.person(of: account, db) == id
            }
            try disclosure.note(by: actor, at: now, id: leaf, db)
            return identifier
        }
    }

    /// Whether a 13-digit ID is this person's: yes or no, for those who may only match.
    public func matches(_ identifier: PersonIdentifier, _ id: PersonID, by actor: Actor) async throws -> Bool {
        let (world, policy, secrets) = (self.world, self.policy, self.secrets)
        return try await world.store.read { db in
            let day = world.now().thaiDate
            let match = try RegistryScope(policy.scope(of: actor, .match, .identity), on: day, db)
            let unmask = try RegistryScope(policy.unmaskScope(of: actor, .identity), on: day, db)
            guard try PersonRows.isInside(id, match, db) || PersonRows.isInside(id, unmask, db) else {
                throw Problem.noSuchPerson
            }
            return try secrets.people(with: identifier, db).contains(id)
        }
    }

    /// Who opened sealed values of this person, of facts about them, or of the household they live in, newest first.
    ///
    /// For whoever reads the audit log, and for the person.
    public func whoSaw(_ id: PersonID, by actor: Actor) async throws -> [DisclosureView] {
        let policy = self.policy
        return try await world.store.read { db in
            let isOwn = try actor.account.map { try AssignmentRows.person(of: $0, db) == id } ?? false
            guard isOwn || policy.scope(of: actor, .read, .audit).everything else { throw Problem.forbidden }
            var views = try Disclosure.views(of: RecordReference(.person, id.value).subject, db)
            if let household = try HouseholdRows.household(of: id, db) {
                views += try Disclosure.views(of: RecordReference(.household, household.value).subject, db)
            }
            return views.sorted { $0.at > $1.at }
        }
    }

    /// Erases every sealed value of a person and of the facts about them, also of past versions.
    ///
    /// The record and its history stay, with nothing sealed to open. Backups made before still hold the values under
    /// their key: the audit leaf is the ledger by which a restored backup is purged again.
    ///
    /// - Returns: how many values are gone.
    @discardableResult
    public func purgeSecrets(of id: PersonID, reason: String, by actor: Actor) async throws -> Int {
        let policy = self.policy
        let change = try RegisterChange(.edit, in: world, by: actor, reason: reason)
        return try await world.store.write { db in
            guard policy.scope(of: actor, .write, .people).everything else { throw Problem.forbidden }
            try PersonDesk.requireWrite(id, by: actor, policy, change.at.thaiDate, db)
            guard let state = try Register.state(Person.self, id, db) else { throw Problem.noSuchPerson }
            try Register.begin(change, db)
            for fact in try FactRows.current(of: id, db) {
                try Register.retire(VulnerabilityFact.self, fact, in: change, db)
            }
            let count = try SecretRows.purge([id.value] + FactRows.everAbout(id, db).map(\.value), db)
            var person = state.record
            person.nationalID = nil
            person.otherIdentifier = nil
            try Register.change(id, to: person, in: change, db)
            try AuditLog.append(
                .person("purged", id, detail: ["values": "\(count)"]), by: actor, at: change.at, id: change.newID(), db)
            return count
        }
    }
}
