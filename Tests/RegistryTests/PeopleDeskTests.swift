import Access
import Civics
import Registry
import SQLText
import Storage
import TestSupport
import Testing

@Suite("People and households are kept with their history")
struct PeopleDeskTests {
    @Test("moving leaves one household and joins another in one change", arguments: Backend.available)
    func moving(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let town = try await PeopleTown(store)
            let somchai = try await town.person("สมชาย ใจดี", village: 1)
            let malee = try await town.person("มาลี ใจดี", village: 1)
            let first = try await town.household("1", village: 1, [somchai, malee])
            let second = try await town.household("2", village: 5)
            await #expect(throws: Problem.livesElsewhere) {
                _ = try await town.household("3", village: 1, [malee])
            }
            try await town.households.join(malee, second, relation: "head", by: town.office)
            let old = try await town.households.show(first, by: town.office)
            let new = try await town.households.show(second, by: town.office)
            #expect(old.household?.members.map(\.person) == [somchai])
            #expect(new.household?.head == malee)
            #expect(new.members.map(\.id) == [malee])
            let person = try await town.people.show(malee, by: town.office)
            #expect(person.person?.village == 5)
            #expect(person.line.household == second)
            let acts: Int? = try await store.read { db in
                try db.first("SELECT count(*) AS n FROM register_operations WHERE kind = 'edit'")
            }
            #expect(acts == 1)
            await #expect(throws: Problem.alreadyMember) {
                try await town.households.join(malee, second, by: town.office)
            }
            await #expect(throws: Problem.notMember) { try await town.households.leave(malee, first, by: town.office) }
            await #expect(throws: Problem.headNotMember) {
                try await town.households.name(head: somchai, of: second, by: town.office)
            }
        }
    }

    @Test("who dies leaves the household, stays in the register, and cannot join again", arguments: Backend.available)
    func dying(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let town = try await PeopleTown(store)
            let person = try await town.person("บุญมี ศรีสุข")
            let house = try await town.household("9", [person])
            let day = try #require(PartialDate(year: 2026, month: 10))
            await #expect(throws: Problem.recordChangedMeanwhile) {
                try await town.people.die(person, on: day, onVersion: 7, by: town.office)
            }
            try await town.people.die(person, on: day, onVersion: 1, by: town.office)
            let view = try await town.people.show(person, by: town.office)
            #expect(view.person?.status == .dead)
            #expect(view.person?.statusSince == day)
            #expect(view.line.household == nil)
            let home = try await town.households.show(house, by: town.office)
            #expect(home.household?.members == [])
            #expect(home.household?.head == nil)
            await #expect(throws: Problem.personNotLiving) {
                try await town.households.join(person, house, by: town.office)
            }
            let versions = try await town.people.versions(person, by: town.office)
            #expect(versions.count >= 2)
        }
    }

    @Test("two records of one person become one, and what they had follows", arguments: Backend.available)
    func merging(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let town = try await PeopleTown(store)
            let id = nationalID("131010000001")
            let kept = try await town.person("สมชาย ใจดี")
            let dropped = try await town.person("สมชาย ใจดี", id: id)
            let house = try await town.household("12", [dropped])
            try await town.facts.add(
                FactContent(.elderly), about: dropped, source: "register", on: PeopleTown.today, by: town.welfare)
            let parcel = ParcelID(town.world.newID())
            let change = try RegisterChange(.entry, in: town.world, by: town.office)
            try await store.write { db in
                try Register.begin(change, db)
                try Register.enter(
                    Parcel(
                        owners: [
                            Ownership(.person(kept), share: Ownership.Share(1, of: 2)),
                            Ownership(.person(dropped), share: Ownership.Share(1, of: 3)),
                        ]), as: parcel, in: change, db)
            }
            await #expect(throws: Problem.mergeWithItself) {
                try await town.people.merge(kept, into: kept, reason: "ซ้ำ", by: town.office)
            }
            try await town.people.merge(dropped, into: kept, reason: "บันทึกซ้ำ", by: town.office)
            let home = try await town.households.show(house, by: town.office)
            #expect(home.household?.members.map(\.person) == [kept])
            #expect(home.household?.head == kept)
            #expect(
                try await town.people.reveal(
                    .personNationalID, of: kept, purpose: "register", reason: "ตรวจหลังรวมรายการ", by: town.office)
                    == .national(try NationalID.parse(id)))
            let facts = try await town.facts.open(
                about: kept, purpose: "benefit", reason: "ตรวจสิทธิ", by: town.welfare)
            #expect(facts.map(\.content?.group) == [.elderly])
            await #expect(throws: Problem.noSuchPerson) { _ = try await town.people.show(dropped, by: town.office) }
            let (owners, lineage) = try await store.read { db in
                (
                    try Register.state(Parcel.self, parcel, db)?.record.owners,
                    try db.first(
                        "SELECT count(*) AS n FROM register_lineage WHERE parent = \(dropped) AND child = \(kept)",
                        as: Int.self)
                )
            }
            #expect(owners == [Ownership(.person(kept), share: Ownership.Share(5, of: 6))])
            #expect(lineage == 1)
            #expect(try await town.find(id).map(\.record.id) == [kept.value])
        }
    }

    @Test("what cannot stand is refused", arguments: Backend.available)
    func refusals(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let town = try await PeopleTown(store)
            await #expect(throws: Problem.personNameMissing) { _ = try await town.person(" ") }
            await #expect(throws: Problem.villageUnknown) { _ = try await town.person("สมชาย", village: 100) }
            let text = String(repeating: "ก", count: 1000)
            await #expect(throws: Problem.personTextTooLong) { _ = try await town.person(text) }
            let person = try await town.person("สมชาย ใจดี")
            await #expect(throws: Problem.memberTwice) { _ = try await town.household("1", [person, person]) }
            await #expect(throws: Problem.noSuchPerson) {
                _ = try await town.household("1", [PersonID(town.world.newID())])
            }
            #expect(throws: Problem.self) { _ = try PersonIdentifier(digits: "1310100000012") }
            #expect(throws: Problem.self) { _ = try PersonIdentifier(digits: nationalID("931010000001")) }
            #expect(throws: Never.self) {
                _ = try PersonIdentifier(digits: nationalID("931010000001"), allowsSpecimen: true)
            }
            #expect(throws: Problem.self) { _ = try PersonIdentifier(kind: "Pass port", number: "AA12345") }
            let rows: Int? = try await store.read { db in
                try db.first("SELECT count(*) AS n FROM register_households")
            }
            #expect(rows == 0)
        }
    }

    @Test("one household's page tells land, people and facets to whom may see them", arguments: Backend.available)
    func page(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let town = try await PeopleTown(store)
            let person = try await town.person("คำ แก้วมณี", village: 2)
            let house = try await town.household("88/1", village: 2, [person])
            try await town.facts.add(
                FactContent(.disabled, note: "รถเข็น"), about: person, source: "hospital", on: PeopleTown.today,
                by: town.welfare)
            try await town.people.confirm(person, group: "phones", by: town.office)
            let facets = RegistryFacets.all { PeopleTown.today }
            let full = try await town.households.show(house, facets: facets, by: town.welfare)
            #expect(full.facets.map(\.id) == ["registry.facts", "registry.freshness"])
            #expect(
                !full.facets.flatMap(\.lines).contains { $0.text.th.contains("พิการ") || $0.text.th.contains("รถเข็น") })
            #expect(full.mayWrite)
            let head = PeopleTown.actor(.villageHead, village: 2)
            let masked = try await town.households.show(house, facets: facets, by: head)
            #expect(masked.household == nil)
            #expect(masked.members.map(\.name) == [.masked("ค. ก.")])
            #expect(masked.facets.isEmpty)
            await #expect(throws: Problem.noSuchHousehold) {
                _ = try await town.households.show(house, by: PeopleTown.actor(.villageHead, village: 3))
            }
        }
    }
}
