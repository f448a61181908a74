import Access
import Civics
import Foundation
import SQLText
import Storage
import Synchronization
import TestSupport
import Testing

/// A table of people with a sealed and indexed number and a sealed note, as a slice would keep them.
private struct People {
    let store: any Store

    static let step = Migration("test/0001") { words in
        """
        CREATE TABLE people (
            id \(words.id) PRIMARY KEY, national_id \(words.bytes), national_id_index \(words.bytes),
            illness \(words.bytes)
        )\(words.end);
        """
    }

    static let columns = [
        SealedColumnRows.column(
            "people.national_id", field: .nationalID, table: "people", column: "national_id",
            index: "national_id_index"),
        SealedColumnRows.column("people.illness", field: .illness, table: "people", column: "illness"),
    ]

    static func number(_ place: Int) -> String { "93101\(String(10_000_000 + place))" }
    static func illness(_ place: Int) -> String { "โรคเรื้อรังลำดับ \(place)" }

    func insert(_ count: Int, with vault: FieldVault) async throws {
        try await store.write { db in
            for place in 0..<count {
                let id = identifier(UInt16(place))
                let number = People.number(place)
                // Every tenth has no illness: an empty column stays empty.
                let illness =
                    place % 10 == 0 ? nil : try vault.seal(People.illness(place), field: .illness, subject: id)
                try db.run(
                    """
                    INSERT INTO people (id, national_id, national_id_index, illness) VALUES (\(id),
                        \(vault.seal(number, field: .nationalID, subject: id)),
                        \(vault.blindIndex(number, field: .nationalID)), \(illness))
                    """)
            }
        }
    }

    private struct Row: Decodable, Sendable {
        var id: UUIDv7
        var nationalId: Sealed
        var illness: Sealed?
    }

    /// Opens everything and finds everybody by number.
    func check(_ count: Int, with vault: FieldVault) async throws {
        let rows: [Row] = try await store.read { try $0.all("SELECT id, national_id, illness FROM people ORDER BY id") }
        #expect(rows.count == count)
        for (place, row) in rows.enumerated() {
            #expect(try vault.open(row.nationalId, field: .nationalID, subject: row.id) == People.number(place))
            let illness = try row.illness.map { try vault.open($0, field: .illness, subject: row.id) }
            #expect(illness == (place % 10 == 0 ? nil : People.illness(place)))
        }
        for place in stride(from: 0, to: count, by: 7) {
            let asked = try vault.blindIndexes(People.number(place), field: .nationalID)
            let found = try await store.read {
                try $0.all("SELECT id FROM people WHERE national_id_index IN (\(list: asked))", as: UUIDv7.self)
            }
            #expect(found == [identifier(UInt16(place))])
        }
    }
}

@Suite("Sealing again with a new key")
struct ResealTests {
    private func withPeople(
        _ backend: Backend, _ body: (FieldKeyDesk, People, KeyPlace, Office) async throws -> Void
    ) async throws {
        let place = try KeyPlace()
        defer { place.remove() }
        try await backend.withStore { store in
            try await store.migrate(AccessMigrations.all + [People.step])
            let clock = TestClock()
            let world = World(store: store, now: { clock.now }, newID: { UUIDv7.generate(at: clock.now) })
            let office = try await Office(store, clock: clock, isMigrated: true)
            try await body(FieldKeyDesk(world, file: place.file), People(store: store), place, office)
        }
    }

    @Test(
        "every value and index comes under the new key, told as it goes, with its leaves", arguments: Backend.available)
    func whole(backend: Backend) async throws {
        try await withPeople(backend) { desk, people, _, office in
            let first = try await desk.vault()
            try await people.insert(203, with: first)
            let new = try await desk.rotate()
            let vault = try await desk.vault()
            let told = Mutex<[[Int]]>([])
            let done = try await desk.reseal(People.columns, with: vault, batch: 50) { done, total in
                told.withLock { $0.append([done, total]) }
            }
            #expect(done == 203 + 182)
            let steps = told.withLock { $0 }
            #expect(steps.map { $0[0] } == [50, 100, 150, 200, 203, 253, 303, 353, 385])
            #expect(steps.allSatisfy { $0[1] == 385 })
            for usage in try await desk.usage(of: People.columns) { #expect(Set(usage.values.keys) == [new]) }
            try await people.check(203, with: vault)
            let leaves = try await office.world.store.read { try AuditLog.leaves(named: "fieldKey.resealed", $0) }
            #expect(leaves.count == 9)
            #expect(leaves.compactMap { $0.details["values"].flatMap { Int($0) } }.reduce(0, +) == 385)
            #expect(try await desk.reseal(People.columns, with: vault) == 0, "a second run finds nothing to do")
            // With the old key alone nothing is found any more: the indexes were made anew, too.
            let old = try first.keys().keys.first.map(\.id)
            #expect(old != new)
        }
    }

    @Test(
        "an interrupted run leaves every value readable and findable, and the next goes on",
        arguments: Backend.available)
    func interrupted(backend: Backend) async throws {
        struct PowerCut: Error {}
        try await withPeople(backend) { desk, people, _, _ in
            try await people.insert(203, with: try await desk.vault())
            let new = try await desk.rotate()
            let vault = try await desk.vault()
            let runs = Mutex(0)
            let failing = People.columns.map { column in
                SealedColumn(column.name, usage: column.usage) { vault, limit, db in
                    let count = try column.reseal(vault, limit, db)
                    // After the batch was written and before its COMMIT.
                    if runs.withLock({
                        $0 += 1
                        return $0 == 4
                    }) {
                        throw PowerCut()
                    }
                    return count
                }
            }
            await #expect(throws: PowerCut.self) { try await desk.reseal(failing, with: vault, batch: 30) }
            let half = try await desk.usage(of: People.columns)
            #expect(half[0].values[new] == 90 && half[0].count(exceptUnder: new) == 113)
            try await people.check(203, with: vault)
            #expect(try await desk.reseal(People.columns, with: vault, batch: 30) == 113 + 182)
            try await people.check(203, with: vault)
            #expect(try await desk.usage(of: People.columns).allSatisfy { $0.count(exceptUnder: new) == 0 })
        }
    }

    @Test("a damaged value stops the run and is neither lost nor passed over", arguments: Backend.available)
    func damaged(backend: Backend) async throws {
        try await withPeople(backend) { desk, people, _, _ in
            try await people.insert(20, with: try await desk.vault())
            // The number of one person moved to another.
            try await people.store.write { db in
                try db.run(
                    """
                    UPDATE people SET national_id = (SELECT national_id FROM people WHERE id = \(identifier(3)))
                    WHERE id = \(identifier(4))
                    """)
            }
            _ = try await desk.rotate()
            let vault = try await desk.vault()
            await #expect(throws: Problem.sealedFieldDamaged) { try await desk.reseal(People.columns, with: vault) }
            let usage = try await desk.usage(of: People.columns)
            #expect(usage[0].values.values.reduce(0, +) == 20)
        }
    }

    @Test("a column read as another kind of value is an error, and an empty one is none", arguments: Backend.available)
    func columns(backend: Backend) async throws {
        try await withPeople(backend) { desk, people, _, _ in
            let vault = try await desk.vault()
            try await people.insert(11, with: vault)
            let row = try await people.store.read {
                try $0.first("SELECT illness FROM people WHERE id = \(identifier(10))", as: Sealed?.self)
            }
            #expect(row == .some(nil) || row == nil)
            await #expect(throws: DecodingError.self) {
                try await people.store.read {
                    try $0.first("SELECT national_id_index FROM people LIMIT 1", as: Sealed.self)
                }
            }
            await #expect(throws: DecodingError.self) {
                try await people.store.read {
                    try $0.first("SELECT national_id FROM people LIMIT 1", as: BlindIndex.self)
                }
            }
        }
    }

    @Test(
        "of a thousand planted values neither one nor its plain hash is in the database file, its WAL or the key file")
    func nothingInClear() async throws {
        let database = try Place(.sqlite)
        let place = try KeyPlace()
        defer { place.remove() }
        let store = try database.open()
        try await store.migrate(AccessMigrations.all + [People.step])
        let world = World(
            store: store, now: { TestClock().now }, newID: { UUIDv7.generate(at: TestClock().now) })
        let desk = FieldKeyDesk(world, file: place.file)
        let people = People(store: store)
        try await people.insert(1_000, with: try await desk.vault())
        _ = try await desk.rotate()
        _ = try await desk.reseal(People.columns, with: try await desk.vault())
        // What the scan must find, or it would find nothing ever: a value that was written in clear.
        let careless = "9999999999994"
        try await store.write { db in
            try AuditLog.append(
                AuditEvent("test.careless", Subject(kind: "person", id: careless)), by: .commandLine,
                at: world.now(), id: world.newID(), db)
        }
        var files: [Data] = [try Data(contentsOf: place.file)]
        for name in try FileManager.default.contentsOfDirectory(atPath: database.directory.path) {
            files.append(try Data(contentsOf: database.directory.appending(path: name)))
        }
        #expect(files.map(\.count).reduce(0, +) > 500_000)
        func isFound(_ bytes: [UInt8]) -> Bool { files.contains { $0.range(of: Data(bytes)) != nil } }
        #expect(isFound(Array(careless.utf8)))
        var found = 0
        for number in 0..<1_000 {
            for text in [People.number(number), People.illness(number)] {
                let hash = Sha256.digest(of: Array(text.utf8))
                let forms = [Array(text.utf8), hash, Array(Hexadecimal.text(hash).utf8)]
                found += forms.filter(isFound).count
            }
        }
        #expect(found == 0)
        try await people.check(1_000, with: try await desk.vault())
        try await store.close()
        try await database.remove()
    }
}
