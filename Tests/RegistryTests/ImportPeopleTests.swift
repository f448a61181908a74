import Access
import Civics
import Foundation
import Registry
import SQLText
import Sheets
import Storage
import StorageSQLite
import Tables
import TestSupport
import Testing

@Suite("Imports of people, households and owners")
struct ImportPeopleTests {
    private let head = "เลขประจำตัวประชาชน,ชื่อ-นามสกุล,วันเกิด,บ้านเลขที่,หมู่ที่,โทรศัพท์\r\n"

    @Test(
        "people come with sealed IDs, are found again by them, and undoing leaves nobody", arguments: Backend.available)
    func people(_ backend: Backend) async throws {
        try await ImportTown.run(backend) { town in
            let before = try await town.today()
            let (one, two) = (nationalIDOfImports("110170023070"), nationalIDOfImports("331010012345"))
            let file =
                head + "\(one),นางสาวสมศรี ใจดี,22/11/2509,12/3,4,081-234-5678\r\n\(two),นายกล้า ณ บุรีรัมย์,2510,7,5,\r\n"
            let job = try await town.check(file, "people.csv", .people, by: town.office)
            #expect(job.counts == ["new": 2])
            try await town.desk.apply(job.id, by: town.office)
            try await town.world.store.read { db in
                let ids = try db.all("SELECT id FROM register_people ORDER BY given_key", as: PersonID.self)
                let people = try ids.compactMap { try Register.state(Person.self, $0, db)?.record }
                let woman = try #require(people.first { $0.givenName == "สมศรี" })
                #expect(woman.title == "นางสาว" && woman.familyName == "ใจดี" && woman.village == 4)
                #expect(woman.birth?.iso == "1966-11-22" && woman.phones == ["0812345678"])
                let man = try #require(people.first { $0.givenName == "กล้า" })
                #expect(man.familyName == "ณ บุรีรัมย์" && man.birth?.precision == .year)
                let found = try RegisterSecrets(town.vault).people(with: try PersonIdentifier(digits: one), db)
                #expect(found.count == 1)
            }
            #expect(try await town.check(file, "people.csv", .people, by: town.office).counts == ["unchanged": 2])
            let later = try await town.check(
                head + "\(one),นางสมศรี ใจงาม,22/11/2509,12/3,4,0812345678\r\n", "people.csv", .people, by: town.office)
            let row = try #require(try await town.rows(later, by: town.office).first)
            #expect(row.status == .changed && row.rule == .identity)
            #expect(Set(row.differences.map(\.field)) == ["title", "family_name"])
            try await town.desk.undo(job.id, by: town.office)
            #expect(try await town.today() == before)
            // Nobody is found by the ID of an import that was taken back.
            #expect(try await town.check(file, "people.csv", .people, by: town.office).counts == ["new": 2])
        }
    }

    @Test("a person of the same name and village is proposed, never merged; staff choose", arguments: Backend.available)
    func sameName(_ backend: Backend) async throws {
        try await ImportTown.run(backend) { town in
            let first = try await town.check(head + ",นางสมศรี ใจดี,,1,4,\r\n", "a.csv", .people, by: town.office)
            try await town.desk.apply(first.id, by: town.office)
            let id = nationalIDOfImports("110170023070")
            let job = try await town.check(head + "\(id),นางสมศรี ใจดี,2509,1,4,\r\n", "b.csv", .people, by: town.office)
            let row = try #require(try await town.rows(job, by: town.office).first)
            #expect(row.status == .conflict)
            let candidate = try #require(row.candidates.first)
            try await town.desk.apply(job.id, by: town.office)
            #expect(try await count("register_people", town) == 1)
            // The row still waits in the queue of the import that was carried out.
            let before = try await town.today()
            await #expect(throws: Problem.importDecisionWrong) {
                try await town.desk.decide(1, of: job.id, as: .confirm(nil), by: town.office)
            }
            try await town.desk.decide(1, of: job.id, as: .confirm(candidate.record.id), by: town.office)
            try await town.desk.apply(job.id, by: town.office)
            #expect(try await count("register_people", town) == 1)
            let found = try await town.world.store.read { db in
                try RegisterSecrets(town.vault).people(with: try PersonIdentifier(digits: id), db)
            }
            #expect(found.map(\.value) == [candidate.record.id])
            #expect(
                try await town.check(head + "\(id),นางสมศรี ใจดี,2509,1,4,\r\n", "b.csv", .people, by: town.office).counts
                    == ["unchanged": 1])
            await #expect(throws: Problem.importNotStaged) { try await town.desk.apply(job.id, by: town.office) }
            try await town.desk.undo(job.id, by: town.office)
            #expect(try await town.today() == before)
        }
    }

    private func count(_ table: SQL, _ town: ImportTown) async throws -> Int {
        try await town.world.store.read { try $0.first("SELECT COUNT(*) FROM \(table)", as: Int.self) ?? 0 }
    }

    @Test("cells that cannot be read are refused with their field, and no reason tells an ID")
    func refusals() async throws {
        try await ImportTown.run(.sqlite) { town in
            let id = nationalIDOfImports("110170023070")
            let file =
                head + "1101700230709,นายหนึ่ง ก,,1,4,\r\n,นายสอง ข,32/1/2500,1,4,\r\n,นายสาม ค,,1,หก,\r\n"
                + ",นายสี่ ง,,1,4,12345\r\n,\(id) จ,,1,4,\r\n,,,1,4,\r\n"
            let job = try await town.check(file, "p.csv", .people, by: town.office)
            let rows = try await town.rows(job, by: town.office)
            #expect(rows.map(\.status) == Array(repeating: .refused, count: 6))
            #expect(
                rows.map { $0.reasons.first?.field } == [
                    "national_id", "birth", "village", "phone", "full_name", "given_name",
                ])
            let told = rows.flatMap { row in row.reasons.flatMap { [$0.words.th, $0.words.en] } + [row.label] }
            #expect(!told.contains { $0.contains("1101700230709") || $0.contains(id) })
        }
    }

    @Test("without the key a file with IDs is refused by the vault's own problem; one without IDs goes in")
    func noKey() async throws {
        try await ImportTown.run(.sqlite, vault: FieldVault(closed: .missing("-"))) { town in
            await #expect(throws: Problem.fieldKeyMissing) {
                try await town.check(
                    head + "\(nationalIDOfImports("110170023070")),นายหนึ่ง ก,,1,4,\r\n", "p.csv", .people,
                    by: town.office)
            }
            let job = try await town.check(head + ",นายสอง ข,,1,4,\r\n", "q.csv", .people, by: town.office)
            #expect(job.counts == ["new": 1])
        }
    }

    @Test("no ID of a file lies in clear in the database: not in the upload, the staged rows, the register or the log")
    func plantedIDs() async throws {
        let place = try Place(.sqlite)
        let store = try place.open()
        try await store.migrate(AccessMigrations.all + TablesMigrations.all + RegistryMigrations.all)
        let now = Instant(milliseconds: 1_795_000_000_000)
        let world = World(store: store, now: { now }, newID: { UUIDv7.generate(at: now) })
        let policy = try Policy.embedded()
        let desk = ImportDesk(world, policy: policy, vault: FieldVault(FieldKeys.random(madeOn: now.thaiDate)))
        let ids = (0..<1000).map { nationalIDOfImports("1101700" + String(10_000 + $0)) }
        let lines = ids.enumerated().map { "\($0.element),นายคนที่\($0.offset) ทดสอบ,2500,\($0.offset),4," }
        let file = head + lines.joined(separator: "\r\n")
        let office = ImportTown.officer("office")
        let job = try await desk.receive(
            Array(file.utf8), named: "p.csv", options: ImportOptions(kind: .people), by: office)
        try await desk.check(job.id, by: office)
        func hits() throws -> Int {
            var found = 0
            for ending in ["", "-wal"] {
                guard let bytes = FileManager.default.contents(atPath: place.file + ending) else { continue }
                // The IDs share their first seven digits, which occur nowhere else.
                var rest = bytes[...]
                while let range = rest.range(of: Data("1101700".utf8)) {
                    let text = String(decoding: rest[range.lowerBound...].prefix(13), as: UTF8.self)
                    if ids.contains(text) { found += 1 }
                    rest = rest[range.upperBound...]
                }
            }
            return found
        }
        #expect(try hits() == 0)
        try await desk.apply(job.id, by: office)
        #expect(try hits() == 0)
        let report = String(decoding: try await desk.report(of: job.id, asWorkbook: false, by: office), as: UTF8.self)
        #expect(!report.contains("1101700"))
        // The scan would find them: a control.
        try await store.write { db in
            try db.run("UPDATE imports SET file_name = \(ids[0])")
        }
        #expect(try hits() > 0)
        try await store.close()
        try await place.remove()
    }

    @Test(
        "households are found by house code or number, keep their members, and know their parcel",
        arguments: Backend.available)
    func households(_ backend: Backend) async throws {
        try await ImportTown.run(backend) { town in
            let file =
                "เลขรหัสประจำบ้าน,บ้านเลขที่,หมู่ที่,ละติจูด,ลองจิจูด\r\n31010123456,12/3,4,14.98,103.13\r\n,7,4,,\r\n12,9,4,,\r\n"
            let job = try await town.check(file, "h.csv", .households, by: town.office)
            #expect(job.counts == ["new": 2, "refused": 1])
            try await town.desk.apply(job.id, by: town.office)
            let again = try await town.check(file, "h.csv", .households, by: town.office)
            #expect(again.counts == ["unchanged": 2, "refused": 1])
            #expect(try await town.rows(again, by: town.office).map(\.rule) == [.houseCode, .houseNumber, nil])
        }
    }

    @Test(
        "owners of a list take the place of those before; shares stay; the same list again changes nothing",
        arguments: Backend.available)
    func owners(_ backend: Backend) async throws {
        try await ImportTown.run(backend) { town in
            let parcels = try await town.check(
                importCollection([
                    importFeature(importSquare(0), #""code":"01A001","deed_type":"โฉนด","deed_number":"1001""#)
                ]),
                "p.geojson", .parcels)
            try await town.desk.apply(parcels.id, by: town.finance)
            let before = try await town.today()
            let (one, two) = (nationalIDOfImports("110170023070"), nationalIDOfImports("331010012345"))
            let file =
                "รหัสแปลง,เลขบัตรประชาชน,ชื่อ-สกุล,ส่วน\r\n01A001,\(one),นายหนึ่ง ก,1/2\r\n01A001,\(two),นายสอง ข,1/2\r\n09Z999,\(one),นายหนึ่ง ก,\r\n"
            let job = try await town.check(file, "o.csv", .owners)
            #expect(job.counts == ["changed": 2, "conflict": 1])
            try await town.desk.apply(job.id, by: town.finance)
            try await town.world.store.read { db in
                let id = try #require(try db.first("SELECT id FROM parcels", as: ParcelID.self))
                let owners = try #require(try Register.state(Parcel.self, id, db)).record.owners
                #expect(owners.map(\.share) == [Ownership.Share(1, of: 2), Ownership.Share(1, of: 2)])
            }
            #expect(try await town.check(file, "o.csv", .owners).counts == ["unchanged": 2, "conflict": 1])
            try await town.desk.undo(job.id, by: town.finance)
            #expect(try await town.today() == before)
        }
    }
}
