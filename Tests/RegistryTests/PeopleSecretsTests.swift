import Access
import Civics
import Foundation
import Registry
import SQLText
import Storage
import TestSupport
import Testing

@Suite("Identifiers of people are sealed, found and told apart from those who may open them")
struct PeopleSecretsTests {
    private let id = nationalID("131010000001")

    @Test(
        "an identifier is opened with purpose and reason, and the person learns who saw it",
        arguments: Backend.available)
    func revealing(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let town = try await PeopleTown(store)
            let person = try await town.person("สมชาย ใจดี", id: id)
            await #expect(throws: Problem.purposeUnknown) {
                _ = try await town.people.reveal(
                    .personNationalID, of: person, purpose: "curious", reason: "อยากรู้เฉย ๆ", by: town.office)
            }
            await #expect(throws: Problem.disclosureReasonTellsNumber) {
                _ = try await town.people.reveal(
                    .personNationalID, of: person, purpose: "request", reason: "เลข \(self.id)", by: town.office)
            }
            await #expect(throws: Problem.noIdentifier) {
                _ = try await town.people.reveal(
                    .personOtherIdentifier, of: person, purpose: "request", reason: "รับคำร้อง", by: town.office)
            }
            let opened = try await town.people.reveal(
                .personNationalID, of: person, purpose: "request", reason: "รับคำร้องเบี้ยผู้สูงอายุ", by: town.office)
            #expect(opened == .national(try NationalID.parse(id)))
            #expect(!"\(opened)".contains(id))
            let citizen = PeopleTown.actor(.citizen)
            try await town.assignments.link(try #require(citizen.account), to: person, by: town.office)
            let views = try await town.people.whoSaw(person, by: citizen)
            #expect(views.map(\.purpose) == ["request"])
            #expect(views.first?.account == town.office.account)
            await #expect(throws: Problem.forbidden) {
                _ = try await town.people.whoSaw(person, by: PeopleTown.actor(.citizen))
            }
            let works = PeopleTown.actor(.officer, division: "works")
            await #expect(throws: Problem.noSuchPerson) {
                _ = try await town.people.reveal(
                    .personNationalID, of: person, purpose: "tax", reason: "ดูเจ้าของที่ดิน", by: works)
            }
        }
    }

    @Test("a number is found exactly, refused twice, and nowhere in clear", arguments: Backend.available)
    func blindIndex(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let town = try await PeopleTown(store)
            let person = try await town.person("สมชาย ใจดี", id: id)
            #expect(try await town.find(id).map(\.record.id) == [person.value])
            #expect(try await town.find(nationalID("131010000002")).isEmpty)
            await #expect(throws: Problem.identifierTaken) { _ = try await town.person("สมหญิง", id: self.id) }
            #expect(
                try await town.people.matches(
                    .national(try NationalID.parse(id)), person, by: PeopleTown.actor(.villageHead, village: 1)))
            await #expect(throws: Problem.noSuchPerson) {
                _ = try await town.people.matches(
                    .national(try NationalID.parse(self.id)), person, by: PeopleTown.actor(.villageHead, village: 2))
            }
            let bodies: [String] = try await store.read { db in
                try db.all("SELECT body FROM register_versions") + db.all("SELECT detail FROM audit_leaves")
            }
            #expect(!bodies.contains { $0.contains(id) })
        }
    }

    @Test("without the key all else works and personal fields say why", arguments: Backend.available)
    func withoutKey(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let open = try await PeopleTown(store)
            let person = try await open.person("สมชาย ใจดี", id: id)
            let closed = PersonDesk(
                open.world, policy: open.policy, vault: FieldVault(closed: try #require(noKey())))
            #expect(try await closed.show(person, by: open.office).person?.givenName == "สมชาย")
            _ = try await closed.enter(PersonEntry(Person(givenName: "ใหม่")), by: open.office)
            await #expect(throws: Problem.fieldKeyMissing) {
                _ = try await closed.reveal(
                    .personNationalID, of: person, purpose: "request", reason: "รับคำร้อง", by: open.office)
            }
            await #expect(throws: Problem.fieldKeyMissing) {
                _ = try await closed.enter(
                    PersonEntry(
                        Person(givenName: "ใหม่"),
                        nationalID: .set(try PersonIdentifier(digits: nationalID("131010000009")))), by: open.office)
            }
        }
    }

    private func noKey() -> FieldKeyError? {
        do {
            _ = try FieldVault(file: URL(fileURLWithPath: "/nonexistent/key"))
            return nil
        } catch { return error }
    }

    @Test("sealed values follow a change of keys", arguments: Backend.available)
    func resealing(_ backend: Backend) async throws {
        try await backend.withStore { store in
            var keys = FieldKeys.random(madeOn: PeopleTown.today)
            let town = try await PeopleTown(store, vault: FieldVault(keys))
            let person = try await town.person("สมชาย ใจดี", id: id)
            try await town.facts.add(
                FactContent(.child), about: person, source: "school", on: PeopleTown.today,
                by: PeopleTown.actor(.officer, division: "education"))
            keys.add(madeOn: PeopleTown.today)
            let vault = FieldVault(keys)
            for column in RegisterSecrets.columns {
                try await store.write { db in _ = try column.reseal(vault, 100, db) }
            }
            let current = try vault.keys().current
            let usage = try await store.read { db in try RegisterSecrets.columns.map { try $0.usage(db) } }
            #expect(usage.flatMap(\.keys).allSatisfy { $0 == current })
            #expect(usage.reduce(0) { $0 + $1.values.reduce(0, +) } == 2)
            let again = PersonDesk(town.world, policy: town.policy, vault: vault)
            let opened = try await again.reveal(
                .personNationalID, of: person, purpose: "register", reason: "ตรวจหลังเปลี่ยนกุญแจ", by: town.office)
            #expect(opened == .national(try NationalID.parse(id)))
        }
    }

    @Test("purging takes away every sealed value of a person and of the facts about them", arguments: Backend.available)
    func purging(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let town = try await PeopleTown(store)
            let person = try await town.person("สมชาย ใจดี", id: id)
            let ended = try await town.facts.add(
                FactContent(.elderly), about: person, source: "register", on: PeopleTown.today, by: town.welfare)
            try await town.facts.end(ended, reason: "บันทึกผิดคน", by: town.welfare)
            try await town.facts.add(
                FactContent(.disabled), about: person, source: "register", on: PeopleTown.today, by: town.welfare)
            #expect(try await town.people.purgeSecrets(of: person, reason: "คำขอลบ", by: town.office) == 4)
            let left: Int? = try await store.read { db in
                try db.first("SELECT count(*) AS n FROM register_secrets")
            }
            #expect(left == 0)
            #expect(try await town.people.show(person, by: town.office).person?.nationalID == nil)
        }
    }
}
