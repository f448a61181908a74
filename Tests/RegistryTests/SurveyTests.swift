import Access
import Civics
import Evidence
import Registry
import SQLText
import Storage
import TestSupport
import Testing

@Suite("Facts and surveys are sealed, counted and told with suppression")
struct SurveyTests {
    @Test("a survey needs recorded consent, and a refused one keeps nothing", arguments: Backend.available)
    func consent(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let town = try await PeopleTown(store)
            let house = try await town.household("1")
            func record(_ answers: [String: SurveyAnswer] = ["01": .pass], edition: String = "2560-2564") async throws {
                try await town.surveys.record(
                    answers, of: house, edition: edition, year: 2569, on: PeopleTown.today, by: town.welfare)
            }
            await #expect(throws: Problem.consentMissing) { try await record() }
            let day = PeopleTown.today
            try await town.households.record(Household.Consent(isGiven: false, on: day), of: house, by: town.office)
            await #expect(throws: Problem.consentRefused) { try await record() }
            let kept: Int? = try await store.read { db in try db.first("SELECT count(*) AS n FROM register_secrets") }
            #expect(kept == 0)
            try await town.households.record(Household.Consent(isGiven: true, on: day), of: house, by: town.office)
            await #expect(throws: Problem.noSuchEdition) { try await record(edition: "2599") }
            await #expect(throws: Problem.indicatorUnknown("77")) { try await record(["77": .pass]) }
            try await record(["01": .pass, "08": .fail, "15": .notApplicable])
            let opened = try await town.surveys.open(house, purpose: "benefit", reason: "ตรวจสิทธิ", by: town.welfare)
            #expect(opened.map(\.answers) == [["01": .pass, "08": .fail, "15": .notApplicable]])
            try await town.households.record(Household.Consent(isGiven: false, on: day), of: house, by: town.office)
            await #expect(throws: Problem.consentRefused) {
                _ = try await town.surveys.open(house, purpose: "benefit", reason: "ตรวจสิทธิ", by: town.welfare)
            }
        }
    }

    @Test("village shares are pass ÷ applicable, and follow a corrected answer", arguments: Backend.available)
    func shares(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let town = try await PeopleTown(store)
            var houses: [HouseholdID] = []
            for number in 1...12 {
                let house = try await town.household("\(number)", village: 4)
                let consent = Household.Consent(isGiven: true, on: PeopleTown.today)
                try await town.households.record(consent, of: house, by: town.office)
                houses.append(house)
                try await town.surveys.record(
                    [
                        "01": number <= 6 ? .pass : .fail, "02": number <= 2 ? .fail : .pass,
                        "03": number <= 3 ? .pass : .notApplicable,
                    ], of: house, edition: "2560-2564", year: 2569, on: PeopleTown.today, by: town.welfare)
            }
            let mayor = PeopleTown.actor(.mayor)
            func told(_ actor: Actor) async throws -> [String: SurveyShare] {
                let shares = try await town.surveys.shares(year: 2569, edition: "2560-2564", by: actor)
                return Dictionary(uniqueKeysWithValues: shares.map { ($0.indicator, $0) })
            }
            let public4 = try await told(mayor)
            #expect(public4["01"]?.share == Ratio(1, over: 2))
            #expect(public4["02"]?.isSuppressed == true)
            #expect(public4["02"]?.share == nil)
            #expect(public4["03"]?.isSuppressed == true)
            let trusted = try await told(town.welfare)
            #expect(trusted["02"]?.share == Ratio(5, over: 6))
            #expect(trusted["03"]?.share == Ratio(1))
            // Entered again, the household moves from pass to fail and is not counted twice.
            try await town.surveys.record(
                ["01": .fail], of: houses[0], edition: "2560-2564", year: 2569, on: PeopleTown.today, by: town.welfare)
            let after = try await told(town.welfare)
            #expect(after["01"]?.share == Ratio(5, over: 12))
            #expect(after["03"]?.share == Ratio(1))
            await #expect(throws: Problem.forbidden) { _ = try await told(PeopleTown.actor(.villageHead, village: 4)) }
        }
    }

    @Test("the 31 indicators of the older edition are known, the newer one says that they are not")
    func editions() async throws {
        try await Backend.sqlite.withStore { store in
            let town = try await PeopleTown(store)
            let editions = try await town.surveys.editions()
            #expect(editions.map(\.id) == ["2565-2569", "2560-2564"])
            #expect(editions.map(\.size) == [38, 31])
            #expect(editions.map(\.isComplete) == [false, true])
            let categories = Dictionary(grouping: editions[1].indicators, by: \.category).mapValues(\.count)
            #expect(categories == ["health": 7, "environment": 7, "education": 5, "economy": 4, "values": 8])
        }
    }

    @Test("a household is poor in a dimension where it fails, and unknown where nothing was judged")
    func poverty() async throws {
        try await Backend.sqlite.withStore { store in
            let town = try await PeopleTown(store)
            let edition = try #require(try await town.surveys.editions().last)
            let judged = PovertyDimension.judged(
                ["01": .pass, "08": .fail, "15": .notApplicable, "22": .pass, "23": .fail], by: edition)
            #expect(judged.poor == [.living])
            #expect(judged.known == [.health, .living, .income])
        }
    }

    @Test("a list by group opens within reach and leaves a leaf for each person", arguments: Backend.available)
    func listing(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let town = try await PeopleTown(store)
            let old = try await town.person("บุญมี ศรีสุข", village: 1)
            let other = try await town.person("คำ แก้ว", village: 2)
            for person in [old, other] {
                try await town.facts.add(
                    FactContent(.elderly, note: "อยู่คนเดียว"), about: person, source: "volunteer", on: PeopleTown.today,
                    by: town.welfare)
            }
            try await town.facts.add(
                FactContent(.disabled), about: old, source: "hospital", on: PeopleTown.today, by: town.welfare)
            let all = try await town.facts.list(.elderly, purpose: "benefit", reason: "ทำบัญชีเบี้ย", by: town.welfare)
            #expect(all.map(\.person.id) == [other, old] || all.map(\.person.id) == [old, other])
            #expect(all.allSatisfy { $0.note == "อยู่คนเดียว" })
            let village = try await town.facts.list(
                .elderly, village: 2, purpose: "benefit", reason: "ทำบัญชีเบี้ย", by: town.welfare)
            #expect(village.map(\.person.id) == [other])
            // The office lists welfare masked of note; the permanent secretary masked of name too.
            let secretary = PeopleTown.actor(.permanentSecretary)
            let masked = try await town.facts.list(.elderly, purpose: "audit", reason: "ตรวจรายชื่อ", by: secretary)
            #expect(masked.count == 2)
            #expect(masked.allSatisfy { $0.note == nil && $0.person.name.isMasked })
            let leaves = try await store.read { db in
                try Disclosure.views(of: RecordReference(.person, other.value).subject, db)
            }
            #expect(leaves.count == 3)
            await #expect(throws: Problem.forbidden) {
                _ = try await town.facts.list(
                    .elderly, purpose: "benefit", reason: "อยากทราบ", by: PeopleTown.actor(.mayor))
            }
            let clear: [String] = try await store.read { db in try db.all("SELECT body FROM register_versions") }
            #expect(!clear.contains { $0.contains("elderly") || $0.contains("อยู่คนเดียว") })
        }
    }

    @Test("counts by village hide fewer than five and follow the day", arguments: Backend.available)
    func counting(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let town = try await PeopleTown(store)
            let before = PeopleTown.day(2026, 6, 1)
            for number in 1...6 {
                let person = try await town.people.enter(
                    PersonEntry(Person(givenName: "คน\(number)", village: number == 6 ? 2 : 1)), validFrom: before,
                    by: town.office)
                let fact = try await town.facts.add(
                    FactContent(.elderly), about: person, source: "register", on: before, by: town.welfare)
                if number == 5 { try await town.facts.end(fact, reason: "ย้ายไปรวมรายการอื่น", by: town.welfare) }
            }
            let (policy, vault) = (town.policy, town.vault)
            func cells(_ day: CivilDate, _ actor: Actor) async throws -> [String] {
                try await store.read { db in
                    try FactCounts.cells(on: day, by: actor, policy: policy, vault: vault, db)
                        .map { "\($0.village ?? 0):\($0.text.th)" }
                }
            }
            let mayor = PeopleTown.actor(.mayor)
            #expect(try await cells(PeopleTown.day(2026, 7, 1), mayor) == ["1:5", "2:น้อยกว่า 5"])
            #expect(try await cells(PeopleTown.today, mayor) == ["1:น้อยกว่า 5", "2:น้อยกว่า 5"])
            #expect(try await cells(PeopleTown.today, town.welfare) == ["1:4", "2:1"])
            #expect(try await cells(PeopleTown.day(2026, 5, 1), town.welfare) == [])
            let measure = try #require(PeopleMeasures.all(vault: vault).first)
            let period = try #require(MeasurePeriod(first: before, last: PeopleTown.today))
            let figure = try await store.read { db in
                try measure.evaluate(MeasureContext(period: period, parameters: ["group": "elderly"]), db)
            }
            #expect(figure.value == Ratio(5))
        }
    }
}
