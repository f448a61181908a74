import Access
import Civics
import Foundation
import Storage
import Tables
import TestSupport
import Testing

@Suite("Dated tables")
struct TablesTests {
    static func day(_ iso: String) throws -> CivilDate { try #require(CivilDate(iso: iso)) }

    static func shipped(_ value: String, legal: String = "กฎหมาย") throws -> ShippedTables {
        try ShippedTables(
            yaml: """
                rate/test:
                  th: อัตรา
                  en: Rate
                  rows:
                    - {from: 2022-10-01, to: 2025-09-30, value: 3, legal: เดิม, certainty: verified}
                    - {from: 2025-10-01, value: \(value), legal: \(legal), certainty: unverified}
                """)
    }

    let secretary = someone(RoleGrant(.permanentSecretary), account: AccountID(UUIDv7.generate(at: TestClock().now)))

    @Test("a value holds on its days; shipped again it changes nothing", arguments: Backend.available)
    func load(backend: Backend) async throws {
        try await withOffice(backend) { office in
            let desk = DatedTableDesk(office.world, policy: office.policy)
            #expect(try await desk.load(try Self.shipped("5")) == 2)
            #expect(try await desk.load(try Self.shipped("5")) == 0)
            for (day, value) in [
                ("2022-09-30", nil), ("2022-10-01", 3), ("2025-09-30", 3), ("2025-10-01", 5), ("2099-01-01", 5),
            ] as [(String, Int?)] {
                let date = try Self.day(day)
                let found = try await office.world.store.read { try DatedTables.whole("rate/test", on: date, $0) }
                #expect(found == value, "\(day)")
            }
        }
    }

    @Test("a clerk's edit outlives what the program ships; an untouched row follows it", arguments: Backend.available)
    func edits(backend: Backend) async throws {
        try await withOffice(backend) { office in
            let desk = DatedTableDesk(office.world, policy: office.policy)
            let date = try Self.day("2026-11-23")
            func value() async throws -> String? {
                try await office.world.store.read { try DatedTables.value("rate/test", on: date, $0) }
            }
            try await desk.load(try Self.shipped("5"))
            #expect(try await desk.load(try Self.shipped("6")) == 1)
            #expect(try await value() == "6")
            try await desk.edit(
                "rate/test", value: "7", from: try Self.day("2025-10-01"), legalReference: "ประกาศสภา",
                certainty: .verified, by: secretary)
            #expect(try await desk.load(try Self.shipped("8")) == 0)
            #expect(try await value() == "7")
            let history = try await office.world.store.read { try DatedTables.history("rate/test", $0) }
            #expect(history.filter { $0.supersededAt == nil }.map(\.value) == ["7", "3"])
            #expect(Set(history.map(\.value)) == ["3", "5", "6", "7"])
            try await desk.withdraw(
                "rate/test", from: try Self.day("2026-11-01"), legalReference: "ยกเลิก", by: secretary)
            #expect(try await value() == nil)
        }
    }

    @Test("an officer of a division cannot change a setting of the organisation", arguments: Backend.available)
    func refused(backend: Backend) async throws {
        try await withOffice(backend) { office in
            let desk = DatedTableDesk(office.world, policy: office.policy)
            let from = try Self.day("2026-01-01")
            func edit(_ value: String, to: CivilDate? = nil, by actor: Actor) async throws {
                try await desk.edit(
                    "rate/test", value: value, from: from, to: to, legalReference: "x", certainty: .verified, by: actor)
            }
            for actor in [.anyone, someone(RoleGrant(.officer, division: works)), someone(RoleGrant(.auditor))] {
                await #expect(throws: Problem.forbidden) { try await edit("1", by: actor) }
            }
            await #expect(throws: Problem.tableValueMissing) { try await edit(" ", by: secretary) }
            await #expect(throws: Problem.tableValueMissing) { try await edit("a\0b", by: secretary) }
            await #expect(throws: Problem.tablePeriodWrong) {
                try await edit("1", to: from.adding(days: -1), by: secretary)
            }
            try await edit("1", by: someone(RoleGrant(.administrator)))
        }
    }

    @Test(
        "tables that cannot be read are refused",
        arguments: [
            "rate/x: {th: ก, en: a, rows: [{from: 2022-13-01, value: 1, legal: x, certainty: verified}]}",
            "rate/x: {th: ก, en: a, rows: [{from: 2022-10-01, value: 1, legal: x, certainty: sure}]}",
            "rate/x: {th: ก, en: a, rows: [{from: 2022-10-01, value: 1, certainty: verified}]}",
            "rate: {th: ก, en: a, rows: []}", "- a", "",
            """
            rate/x:
              th: ก
              en: a
              rows:
                - {from: 2022-10-01, value: 1, legal: x, certainty: verified}
                - {from: 2022-10-01, value: 2, legal: x, certainty: verified}
            """,
        ])
    func unreadable(yaml: String) {
        #expect(throws: TablesError.self) { try ShippedTables(yaml: yaml) }
    }

    @Test(
        "the program's own tables load, and offices are closed at Songkran and at weekends",
        arguments: Backend.available)
    func embedded(backend: Backend) async throws {
        try await withOffice(backend) { office in
            let desk = DatedTableDesk(office.world, policy: office.policy)
            try await desk.load(try ShippedTables.embedded())
            try await desk.edit(
                "holiday/2026-11-24", value: "closed", from: try Self.day("2026-11-01"), legalReference: "มติ ครม.",
                certainty: .verified, by: secretary)
            let today = office.clock.now.thaiDate
            let (grace, smallest, days) = try await office.world.store.read { db in
                (
                    try DatedTables.graceDays(on: today, db), try DatedTables.smallestCount(on: today, db),
                    try DatedTables.workingDays(db)
                )
            }
            #expect(grace == 15)
            #expect(smallest == 5)
            #expect(!days.isWorking(try Self.day("2027-04-13")))
            #expect(!days.isWorking(try Self.day("2026-11-22")))
            #expect(!days.isWorking(try Self.day("2026-11-24")))
            #expect(days.isWorking(try Self.day("2027-11-24")))
            #expect(days.days(after: try Self.day("2026-11-20"), through: try Self.day("2026-11-25")) == 2)
            #expect(days.day(2, after: try Self.day("2026-11-20")) == (try Self.day("2026-11-25")))
            #expect(days.days(after: today, through: today.adding(days: -3)) == 0)
        }
    }

    static func organisation() throws -> OrganisationProfile {
        let tests = URL(filePath: #filePath).deletingLastPathComponent()
        let url = tests.appending(path: "../../plans/organisation.yaml")
        return try OrganisationProfile(yaml: String(contentsOf: url, encoding: .utf8))
    }

    @Test("the organisation of the plan: five divisions, found by every name a document uses")
    func profile() throws {
        let profile = try Self.organisation()
        #expect(profile.tambonCode == "310118")
        #expect(profile.divisions.map(\.code.rawValue) == ["office", "finance", "works", "education", "welfare"])
        #expect(profile.division(named: "กองการศึกษาฯ")?.code.rawValue == "education")
        #expect(profile.division(named: "กองการศึกษา  ศาสนา และวัฒนธรรม")?.code.rawValue == "education")
        #expect(profile.division(named: " กองคลัง ")?.code == finance)
        #expect(profile.division(named: "กองสาธารณสุข") == nil)
        #expect(profile.division(named: "") == nil)
        #expect(throws: TablesError.self) { try OrganisationProfile(yaml: "name: x") }
    }

    @Test("the organisation is loaded, edited from a day on, and read as it stood", arguments: Backend.available)
    func organisationEdits(backend: Backend) async throws {
        try await withOffice(backend) { office in
            let desk = DatedTableDesk(office.world, policy: office.policy)
            let today = office.clock.now.thaiDate
            await #expect(throws: Problem.organisationMissing) {
                try await office.world.store.read { try DatedTables.organisation(on: today, $0) }
            }
            var profile = try Self.organisation()
            try await desk.load(try ShippedTables.embedded(), organisation: profile)
            profile.households = 1700
            try await desk.edit(profile, from: today, by: secretary)
            let (now, before) = try await office.world.store.read { db in
                (
                    try DatedTables.organisation(on: today, db),
                    try DatedTables.organisation(on: today.adding(days: -1), db)
                )
            }
            #expect(now.households == 1700)
            #expect(before.households == 1623)
            #expect(now.divisions == before.divisions)
        }
    }
}
