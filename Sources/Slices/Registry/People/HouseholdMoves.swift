import Access
import Storage

/// Who comes into a household and who leaves it, as parts of one change.
enum HouseholdMoves {
    /// Out of a household; its head's place is then empty.
    static func leave(_ person: PersonID, _ id: HouseholdID, in change: RegisterChange, _ db: Transaction) throws {
        guard var household = try Register.state(Household.self, id, db)?.record else { throw Problem.noSuchHousehold }
        guard household.members.contains(where: { $0.person == person }) else { throw Problem.notMember }
        household.members.removeAll { $0.person == person }
        if household.head == person { household.head = nil }
        try Register.change(id, to: household, in: change, db)
    }

    /// Into a household, out of the one before; the person's village becomes the household's.
    static func join(
        _ person: PersonID, _ id: HouseholdID, relation: String?, in change: RegisterChange, _ db: Transaction
    ) throws {
        guard let state = try Register.state(Person.self, person, db) else { throw Problem.noSuchPerson }
        guard state.record.status == .living else { throw Problem.personNotLiving }
        let before = try HouseholdRows.household(of: person, db)
        guard before != id else { throw Problem.alreadyMember }
        if let before { try leave(person, before, in: change, db) }
        guard var household = try Register.state(Household.self, id, db)?.record else { throw Problem.noSuchHousehold }
        household.members.append(Household.Member(person, relation: relation))
        if relation == "head" {
            guard household.head == nil else { throw Problem.alreadyMember }
            household.head = person
        }
        try Register.change(id, to: household, in: change, db)
        if let village = household.village, state.record.village != village {
            var moved = state.record
            moved.village = village
            try Register.change(person, to: moved, in: change, db)
        }
    }

    /// One record of a person in the place of another.
    static func replace(
        _ dropped: PersonID, by kept: PersonID, in change: RegisterChange, _ db: Transaction
    ) throws {
        guard let id = try HouseholdRows.household(of: dropped, db) else { return }
        if try HouseholdRows.household(of: kept, db) != nil { return try leave(dropped, id, in: change, db) }
        guard var household = try Register.state(Household.self, id, db)?.record else { return }
        household.members = household.members.map {
            $0.person == dropped ? Household.Member(kept, relation: $0.relation) : $0
        }
        if household.head == dropped { household.head = kept }
        if household.consent?.by == dropped { household.consent?.by = kept }
        try Register.change(id, to: household, in: change, db)
    }
}
