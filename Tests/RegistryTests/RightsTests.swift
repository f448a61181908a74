import Access
import Civics
import Registry
import SQLText
import Storage
import TestSupport
import Testing

/// Each role against each kind of person, by each verb: what the SQL lets through is what the policy says.
@Suite("Rights reach the records the policy says, and no others")
struct RightsTests {
    /// Why a person may be in reach; one person of the test town for each.
    private enum Tie: String, CaseIterable {
        case ownVillage, otherVillage, assignedHousehold, assignedPerson, ownAccount, owner, welfareFact, healthFact
        case ownDivisionConcern, otherDivisionConcern
    }

    private struct Reader: CustomStringConvertible {
        var role: Role
        var division: String?
        var village: Int?
        var description: String { [role.rawValue, division].compactMap(\.self).joined(separator: "@") }
    }

    private static let readers: [Reader] =
        Role.allCases.flatMap { role -> [Reader] in
            switch role {
            case .officer, .divisionDirector:
                ["office", "finance", "works", "education", "welfare"].map { Reader(role: role, division: $0) }
            case .villageHead, .healthVolunteer: [Reader(role: role, village: 7)]
            default: [Reader(role: role)]
            }
        }

    @Test("for every role, record and verb", arguments: Backend.available)
    func matrix(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let town = try await PeopleTown(store)
            for reader in Self.readers {
                let actor = PeopleTown.actor(reader.role, division: reader.division, village: reader.village)
                let people = try await tie(town, to: actor, reader)
                for verb in [Verb.list, .read, .write] {
                    let scope = town.policy.scope(of: actor, verb, .people)
                    let seen = try await reached(town, scope, people)
                    for (tie, person) in people {
                        let expected = expects(scope, tie, reader)
                        #expect(seen.people.contains(person) == expected, "\(reader) \(verb) \(tie)")
                    }
                }
                // What the desk shows follows: masked where only list reaches, whole where read does, else not found.
                let read = town.policy.scope(of: actor, .read, .people)
                let list = town.policy.scope(of: actor, .list, .people)
                for (tie, person) in people {
                    let view = try? await town.people.show(person, by: actor)
                    let mayRead = expects(read, tie, reader)
                    let mayList = expects(list, tie, reader)
                    #expect((view != nil) == (mayRead || mayList), "\(reader) show \(tie)")
                    if let view { #expect(view.line.name.isMasked == !mayRead, "\(reader) mask \(tie)") }
                    if let view { #expect((view.person == nil) == !mayRead, "\(reader) record \(tie)") }
                }
            }
        }
    }

    /// What the policy's scope means for each tie, written apart from the SQL.
    private func expects(_ scope: Scope, _ tie: Tie, _ reader: Reader) -> Bool {
        if scope.everything { return true }
        let division = reader.division
        switch tie {
        case .ownVillage: return !scope.villages.isEmpty
        case .otherVillage, .otherDivisionConcern: return false
        case .assignedHousehold, .assignedPerson: return scope.assigned != nil
        case .ownAccount: return scope.own != nil
        case .owner: return !scope.divisions.isEmpty && division == "finance"
        case .welfareFact: return !scope.divisions.isEmpty && division == "welfare"
        case .healthFact: return !scope.divisions.isEmpty && division == "office"
        case .ownDivisionConcern: return !scope.divisions.isEmpty
        }
    }

    /// One fresh person for each tie to this reader; nobody else is tied.
    private func tie(_ town: PeopleTown, to actor: Actor, _ reader: Reader) async throws -> [(Tie, PersonID)] {
        let account = try #require(actor.account)
        var people: [(Tie, PersonID)] = []
        for tie in Tie.allCases {
            let person = try await town.person("สมชาย \(tie.rawValue)", village: tie == .ownVillage ? 7 : 8)
            people.append((tie, person))
            switch tie {
            case .ownVillage, .otherVillage: break
            case .assignedHousehold:
                let house = try await town.household("1", village: 8, [person])
                try await town.assignments.assign(
                    [RecordReference(.household, house.value)], to: account, by: town.office)
            case .assignedPerson:
                try await town.assignments.assign(
                    [RecordReference(.person, person.value)], to: account, by: town.office)
            case .ownAccount: try await town.assignments.link(account, to: person, by: town.office)
            case .owner:
                let change = try RegisterChange(.entry, in: town.world, by: town.office)
                let parcel = ParcelID(town.world.newID())
                try await town.world.store.write { db in
                    try Register.begin(change, db)
                    try Register.enter(Parcel(owners: [Ownership(.person(person))]), as: parcel, in: change, db)
                }
            case .welfareFact:
                try await town.facts.add(
                    FactContent(.elderly), about: person, source: "register", on: PeopleTown.today, by: town.welfare)
            case .healthFact:
                let volunteer = PeopleTown.actor(.healthVolunteer, village: 8)
                try await town.assignments.assign(
                    [RecordReference(.person, person.value)], to: try #require(volunteer.account), by: town.office)
                try await town.facts.add(
                    FactContent(.chronicIllness), about: person, source: "volunteer", on: PeopleTown.today,
                    by: volunteer)
            case .ownDivisionConcern, .otherDivisionConcern:
                let own = reader.division ?? "finance"
                let other = own == "works" ? "education" : "works"
                let code = DivisionCode(rawValue: tie == .ownDivisionConcern ? own : other)
                try await town.world.store.write { db in
                    try ConcernRows.note(person, division: code, why: "request", db)
                }
            }
        }
        return people
    }

    private func reached(
        _ town: PeopleTown, _ scope: Scope, _ people: [(Tie, PersonID)]
    ) async throws -> (people: Set<PersonID>, households: Int) {
        try await town.world.store.read { db in
            let registry = try RegistryScope(scope, on: PeopleTown.today, db)
            let found = try db.all(
                "SELECT p.id FROM register_people p WHERE \(registry.people("p"))", as: PersonID.self)
            let homes = try db.first(
                "SELECT count(*) AS n FROM register_households h WHERE \(registry.households("h"))", as: Int.self)
            return (Set(found), homes ?? 0)
        }
    }

    @Test(
        "a volunteer writes health about those assigned and reads back what the account wrote",
        arguments: Backend.available)
    func volunteer(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let town = try await PeopleTown(store)
            let volunteer = PeopleTown.actor(.healthVolunteer, village: 1)
            let other = PeopleTown.actor(.healthVolunteer, village: 1)
            let person = try await town.person("คำ ดี")
            let house = try await town.household("5", [person])
            let stranger = try await town.person("มี สุข")
            for account in [volunteer.account, other.account] {
                try await town.assignments.assign(
                    [RecordReference(.household, house.value)], to: try #require(account), by: town.office)
            }
            func add(_ id: PersonID, _ actor: Actor) async throws {
                try await town.facts.add(
                    FactContent(.chronicIllness), about: id, source: "volunteer", on: PeopleTown.today, by: actor)
            }
            try await add(person, volunteer)
            await #expect(throws: Problem.noSuchPerson) { try await add(stranger, volunteer) }
            await #expect(throws: Problem.forbidden) { try await add(person, PeopleTown.actor(.mayor)) }
            func opened(_ actor: Actor) async throws -> Int {
                try await town.facts.open(about: person, purpose: "care", reason: "เยี่ยมบ้าน", by: actor).count
            }
            #expect(try await opened(volunteer) == 1)
            #expect(try await opened(other) == 0)
            try await town.assignments.end(
                [RecordReference(.household, house.value)], of: try #require(volunteer.account), by: town.office)
            await #expect(throws: Problem.noSuchPerson) { try await add(person, volunteer) }
        }
    }

    @Test("nobody changes the record of themselves", arguments: Backend.available)
    func ownRecord(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let town = try await PeopleTown(store)
            let person = try await town.person("สมชาย ใจดี")
            let colleague = PeopleTown.actor(.officer, division: "office")
            try await town.assignments.link(try #require(town.office.account), to: person, by: colleague)
            let entry = PersonEntry(Person(givenName: "สมชาย", familyName: "รวยแล้ว", village: 1))
            await #expect(throws: Problem.ownRecord) {
                try await town.people.edit(person, entry, onVersion: 1, by: town.office)
            }
            await #expect(throws: Problem.accountLinked) {
                try await town.assignments.link(try #require(town.office.account), to: person, by: colleague)
            }
            await #expect(throws: Problem.ownRecord) {
                try await town.assignments.link(try #require(colleague.account), to: person, by: colleague)
            }
            try await town.people.edit(person, entry, onVersion: 1, by: colleague)
            let view = try await town.people.reveal(
                .personNationalID, of: try await town.person("อื่น", id: nationalID("131010000003")), purpose: "register",
                reason: "ตรวจทะเบียน", by: town.office)
            #expect(view.description == "13-digit identifier")
        }
    }

    @Test("one account keeps no more households than the table says", arguments: Backend.available)
    func assignmentLimit(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let town = try await PeopleTown(store)
            let account = try #require(PeopleTown.actor(.healthVolunteer, village: 1).account)
            let many = (0..<61).map { _ in RecordReference(.household, town.world.newID()) }
            await #expect(throws: Problem.assignmentTooLarge) {
                try await town.assignments.assign(many, to: account, by: town.office)
            }
            try await town.assignments.assign(Array(many.prefix(60)), to: account, by: town.office)
            #expect(try await town.assignments.subjects(of: account, by: town.office).count == 60)
            await #expect(throws: Problem.forbidden) {
                try await town.assignments.assign(many, to: account, by: PeopleTown.actor(.mayor))
            }
        }
    }
}
