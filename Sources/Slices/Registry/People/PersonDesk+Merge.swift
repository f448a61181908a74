public import Access
import Civics
import Storage

extension PersonDesk {
    /// Makes one record of two that are one person: what the kept one lacks it takes from the other, which ends.
    ///
    /// Households, facts, what the person owns or occupies, assignments and the account follow; the lineage says which
    /// record came into which.
    ///
    /// - Throws: `409.334` where a record names the other one that this cannot change.
    public func merge(_ dropped: PersonID, into kept: PersonID, reason: String, by actor: Actor) async throws {
        guard dropped != kept else { throw Problem.mergeWithItself }
        let (policy, secrets) = (self.policy, self.secrets)
        let change = try RegisterChange(.merge, in: world, by: actor, reason: reason)
        try await world.store.write { db in
            for id in [kept, dropped] { try PersonDesk.requireWrite(id, by: actor, policy, change.at.thaiDate, db) }
            guard let first = try Register.state(Person.self, kept, db)?.record,
                let second = try Register.state(Person.self, dropped, db)?.record
            else { throw Problem.noSuchPerson }
            try Register.begin(change, db)
            var person = first.filled(from: second)
            for (field, place) in [
                (SealedField.personNationalID, \Person.nationalID), (.personOtherIdentifier, \.otherIdentifier),
            ] where first[keyPath: place] == nil {
                guard let old = second[keyPath: place] else { continue }
                // A sealed value is bound to its person, so it is sealed anew.
                guard let text = try secrets.open(old, field: field, db),
                    let identifier = PersonIdentifier(normalised: text)
                else { continue }
                person[keyPath: place] = try secrets.keep(identifier, of: kept, in: change, db)
            }
            try HouseholdMoves.replace(dropped, by: kept, in: change, db)
            for id in try FactRows.current(of: dropped, db) {
                guard var fact = try Register.state(VulnerabilityFact.self, id, db)?.record else { continue }
                fact.person = kept
                try Register.change(id, to: fact, in: change, db)
            }
            try PersonMerging.repoint(.person(dropped), to: .person(kept), in: change, db)
            guard try LinkRows.naming(dropped.value, db).isEmpty else { throw Problem.mergeNamedElsewhere }
            try Register.change(kept, to: person, in: change, db)
            try Register.retire(Person.self, dropped, in: change, db)
            try OperationRows.insertLineage(
                from: RecordReference(.person, dropped.value), to: RecordReference(.person, kept.value), in: change, db)
            try ConcernRows.move(from: dropped, to: kept, db)
            try AssignmentRows.move(from: dropped, to: kept, db)
            try AuditLog.append(
                .person("merged", kept, detail: ["from": dropped.description]), by: actor, at: change.at,
                id: change.newID(), db)
        }
    }
}

extension Person {
    /// The record with what it lacks taken from another of the same person.
    fileprivate func filled(from other: Person) -> Person {
        var person = self
        person.title = title ?? other.title
        person.familyName = familyName ?? other.familyName
        person.sex = sex ?? other.sex
        if birth == nil || (birth?.precision != .day && other.birth?.precision == .day) {
            person.birth = other.birth ?? birth
        }
        person.address = address ?? other.address
        person.village = village ?? other.village
        person.note = note ?? other.note
        for phone in other.phones where !person.phones.contains(phone) && person.phones.count < 10 {
            person.phones.append(phone)
        }
        return person
    }
}
