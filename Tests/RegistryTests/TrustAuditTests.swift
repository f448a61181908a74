import Access
import Civics
import Registry
import SQLText
import Storage
import TestSupport
import Testing

@Suite("What is sealed is opened with a leaf, or not at all")
struct TrustAuditTests {
    /// The ways of opening, each with what it shows of the first person of the town.
    private enum Way: CaseIterable {
        case identifier, facts, list, survey
    }

    /// A town of four, each with an ID, a fact and a house of their own that was surveyed.
    private struct Opened {
        var town: PeopleTown
        var people: [PersonID] = []
        var homes: [HouseholdID] = []

        init(_ store: any Store) async throws {
            town = try await PeopleTown(store)
            let edition = try #require(try await town.surveys.editions().first { $0.isComplete })
            let indicator = try #require(edition.indicators.first?.id)
            for number in 1...4 {
                let person = try await town.person("คนที่ \(number)", id: nationalID("13101000000\(number)"))
                let home = try await town.household("\(number)", [person])
                try await town.households.record(
                    Household.Consent(isGiven: true, on: PeopleTown.today), of: home, by: town.office)
                try await town.facts.add(
                    FactContent(.elderly, note: "เดินลำบาก"), about: person, source: "survey", on: PeopleTown.today,
                    by: town.welfare)
                try await town.surveys.record(
                    [indicator: .pass], of: home, edition: edition.id, year: 2569, on: PeopleTown.today,
                    by: town.welfare)
                people.append(person)
                homes.append(home)
            }
        }

        /// - Returns: how many leaves it has to leave: one for each person or house that was shown.
        func open(_ way: Way, _ index: Int) async throws -> Int {
            let reason = "ตรวจสิทธิตามคำร้อง"
            switch way {
            case .identifier:
                _ = try await town.people.reveal(
                    .personNationalID, of: people[index], purpose: "request", reason: reason, by: town.welfare)
                return 1
            case .facts:
                return try await town.facts.open(
                    about: people[index], purpose: "benefit", reason: reason, by: town.welfare
                ).count
            case .list:
                return try await town.facts.list(.elderly, purpose: "benefit", reason: reason, by: town.welfare).count
            case .survey:
                return try await town.surveys.open(
                    homes[index], purpose: "benefit", reason: reason, by: town.welfare
                ).count
            }
        }

        func leaves() async throws -> Int {
            try await town.world.store.read { db in
                try db.first("SELECT count(*) AS n FROM audit_leaves WHERE name = \(AuditEvent.disclosedName)") ?? -1
            }
        }
    }

    @Test("in a run of openings there are as many leaves as there were disclosures", arguments: Backend.available)
    func asManyLeaves(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let opened = try await Opened(store)
            var random = SystemRandomNumberGenerator()
            var expected = 0
            for _ in 0..<60 {
                let way = try #require(Way.allCases.randomElement(using: &random))
                expected += try await opened.open(way, Int.random(in: 0..<4, using: &random))
                // Refusals show nothing and leave nothing.
                await #expect(throws: Problem.self) {
                    _ = try await opened.town.people.reveal(
                        .personNationalID, of: opened.people[0], purpose: "request", reason: "ตรวจสิทธิ",
                        by: PeopleTown.actor(.administrator))
                }
            }
            #expect(expected >= 60)
            #expect(try await opened.leaves() == expected)
        }
    }

    @Test("where the leaf cannot be written nothing is shown, and nothing stays of it", arguments: Backend.available)
    func noLeafNothingShown(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let opened = try await Opened(store)
            let before = try await opened.leaves()
            try await store.write { db in try db.run("ALTER TABLE audit_leaves RENAME TO audit_leaves_away") }
            for way in Way.allCases {
                await #expect(throws: (any Error).self, "\(way) was shown without its leaf") {
                    _ = try await opened.open(way, 0)
                }
            }
            try await store.write { db in try db.run("ALTER TABLE audit_leaves_away RENAME TO audit_leaves") }
            #expect(try await opened.leaves() == before)
            #expect(try await opened.open(.identifier, 0) == 1)
            #expect(try await opened.leaves() == before + 1)
        }
    }

    @Test(
        "the person sees every opening of their number, facts and house, those by themselves marked",
        arguments: Backend.available)
    func whoSaw(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let opened = try await Opened(store)
            let citizen = PeopleTown.actor(.citizen)
            try await opened.town.assignments.link(
                try #require(citizen.account), to: opened.people[0], by: opened.town.office)
            for way in Way.allCases { _ = try await opened.open(way, 0) }
            // Somebody else's number is not theirs to know of.
            _ = try await opened.open(.identifier, 1)
            let views = try await opened.town.people.whoSaw(opened.people[0], by: citizen)
            #expect(views.count == 4)
            #expect(Set(views.flatMap(\.fields)) == ["person.nationalID", "fact.welfare", "survey.answers"])
            #expect(views.allSatisfy { $0.account == opened.town.welfare.account && !$0.isOwnRecord })
        }
    }

    @Test(
        "no officer writes on their own record, their own facts or their own house's answers",
        arguments: Backend.available)
    func ownRecord(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let opened = try await Opened(store)
            let (town, me) = (opened.town, opened.people[0])
            try await town.assignments.link(try #require(town.welfare.account), to: me, by: town.office)
            await #expect(throws: Problem.ownRecord) {
                try await town.facts.add(
                    FactContent(.disabled), about: me, source: "survey", on: PeopleTown.today, by: town.welfare)
            }
            let fact = try #require(
                try await town.facts.open(about: me, purpose: "benefit", reason: "ดูของตนเอง", by: town.welfare).first)
            await #expect(throws: Problem.ownRecord) {
                try await town.facts.end(fact.id, reason: "ไม่ต้องการ", by: town.welfare)
            }
            await #expect(throws: Problem.ownRecord) {
                try await town.people.confirm(me, by: town.welfare)
            }
            let edition = try #require(try await town.surveys.editions().first { $0.isComplete })
            await #expect(throws: Problem.ownRecord) {
                try await town.surveys.record(
                    [edition.indicators[0].id: .fail], of: opened.homes[0], edition: edition.id, year: 2569,
                    on: PeopleTown.today, by: town.welfare)
            }
            _ = try await opened.open(.survey, 0)
            _ = try await opened.open(.list, 0)
            let views = try await town.people.whoSaw(me, by: PeopleTown.actor(.auditor))
            #expect(views.count == 3)
            #expect(views.allSatisfy { $0.isOwnRecord })
        }
    }

    @Test(
        "an ID stands in no free text and in no reason, however it is written",
        arguments: ["%", "ดู % ด้วย", "บ้านเลขที่ 12 %", "เลข:%"])
    func noIdentityInText(_ frame: String) async throws {
        try await Backend.sqlite.withStore { store in
            let town = try await PeopleTown(store)
            let person = try await town.person("สมชาย ใจดี")
            let id = nationalID("131010000001")
            let dashed = try NationalID.parse(id).grouped
            for number in [id, dashed, dashed.replacing("-", with: " "), dashed.replacing("-", with: "–")] {
                let text = frame.replacing("%", with: number)
                await #expect(throws: Problem.identityInText, "\(text)") {
                    _ = try await town.people.enter(
                        PersonEntry(Person(givenName: "ก", note: text)), by: town.office)
                }
                await #expect(throws: Problem.identityInText) {
                    _ = try await town.people.purgeSecrets(of: person, reason: text, by: town.office)
                }
            }
            // What is no ID stays: telephones, years, house numbers, wrong check digits.
            _ = try await town.people.enter(
                PersonEntry(
                    Person(
                        givenName: "ก", phones: ["081-234-5678", "+66 44 123 456"],
                        note: "ปี 2569 แปลง 1234567890123 โทร 0812345678")),
                by: town.office)
        }
    }

    @Test("only who has business with IDs finds a person by one", arguments: Backend.available)
    func searchByNumber(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let town = try await PeopleTown(store)
            let id = nationalID("131010000001")
            let person = try await town.person("สมชาย ใจดี", village: 1, id: id)
            let finders = [
                town.office, town.welfare, PeopleTown.actor(.officer, division: "finance"),
                PeopleTown.actor(.villageHead, village: 1),
            ]
            for actor in finders { #expect(try await town.find(id, as: actor).map(\.record.id) == [person.value]) }
            let others = [
                PeopleTown.actor(.permanentSecretary), PeopleTown.actor(.auditor),
                PeopleTown.actor(.officer, division: "works"), PeopleTown.actor(.villageHead, village: 2),
            ]
            for actor in others { #expect(try await town.find(id, as: actor).isEmpty) }
        }
    }
}
