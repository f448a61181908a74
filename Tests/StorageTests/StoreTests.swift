import Civics
import SQLText
import Storage
import Synchronization
import TestSupport
import Testing

@Suite struct StoreTests {
    @Test("a record comes back as it went in", arguments: Backend.available)
    func roundTrip(_ backend: Backend) async throws {
        try await withThings(backend) { store in
            var closed = try Thing.sample("ไฟดับ")
            closed.kind = .lamp
            closed.note = ""
            closed.isLate = false
            closed.photo = []
            closed.closedOn = closed.openedOn
            closed.seenAt = Instant(milliseconds: -1)
            let things = [closed, try Thing.sample()]
            try await store.write { db in for thing in things { try ThingRows.insert(thing, db) } }
            #expect(try await store.read { try ThingRows.all($0) } == things)
        }
    }

    @Test(
        "brief reads answer like others, also when more come than there are connections", arguments: Backend.available)
    func briefReads(_ backend: Backend) async throws {
        try await withThings(backend) { store in
            let thing = try Thing.sample()
            try await store.write { try ThingRows.insert(thing, $0) }
            try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        if number % 3 == 0 { return try await store.read { try ThingRows.all($0).count } }
                        return try await store.readBriefly { try ThingRows.all($0).count }
                    }
                }
                for try await count in group { #expect(count == 1) }
            }
            await #expect(throws: StoreError.self) {
                try await store.readBriefly { _ = try $0.all("SELECT nothing FROM nowhere", as: Int.self) }
            }
            await #expect(throws: StoreError.self) { try await store.readBriefly { try ThingRows.insert(thing, $0) } }
            #expect(try await store.readBriefly { try ThingRows.all($0) } == [thing])
        }
    }

    @Test("values are found again by the value that was bound", arguments: Backend.available)
    func comparisons(_ backend: Backend) async throws {
        try await withThings(backend) { store in
            let thing = try Thing.sample()
            try await store.write { try ThingRows.insert(thing, $0) }
            let titles: [String] = try await store.read { db in
                try db.all(
                    """
                    SELECT title FROM things
                    WHERE id = \(thing.id) AND seen_at = \(thing.seenAt) AND opened_on = \(thing.openedOn)
                      AND price = \(thing.price) AND budget_year = \(thing.budgetYear) AND kind = \(thing.kind)
                      AND photo = \(SQLValue.blob(thing.photo)) AND is_late AND id IN (\(list: [thing.id]))
                      AND seen_at < \(thing.seenAt.adding(milliseconds: 1))
                    """)
            }
            #expect(titles == [thing.title])
            let none: [String] = try await store.read { db in
                try db.all("SELECT title FROM things WHERE id IN (\(list: [ThingID]()))")
            }
            #expect(none.isEmpty)
        }
    }

    @Test("a bound value is data, whatever it says", arguments: Backend.available)
    func injection(_ backend: Backend) async throws {
        try await withThings(backend) { store in
            let name = "x'); DROP TABLE owners; --"
            try await store.write { try ThingRows.add(owner: 1, name, $0) }
            let names: [String] = try await store.read { try $0.all("SELECT name FROM owners") }
            #expect(names == [name])
        }
    }

    @Test("a thrown error undoes the whole body and no other", arguments: Backend.available)
    func rollback(_ backend: Backend) async throws {
        try await withThings(backend) { store in
            try await store.write { try ThingRows.add(owner: 1, "a", $0) }
            await #expect(throws: Missing.self) {
                try await store.write { db in
                    try ThingRows.add(owner: 2, "b", db)
                    throw Missing()
                }
            }
            #expect(try await store.read { try ThingRows.owners($0) } == [1])
        }
    }

    @Test("both engines give one reason for a refusal", arguments: Backend.available)
    func reasons(_ backend: Backend) async throws {
        try await withThings(backend) { store in
            let thing = try Thing.sample()
            try await store.write { db in
                try ThingRows.insert(thing, db)
                try ThingRows.add(owner: 1, "a", of: thing.id, db)
            }
            func reason(_ body: @escaping @Sendable (Transaction) throws -> Void) async -> StoreError.Reason? {
                await refusal { try await store.write(body) }
            }
            #expect(await reason { try ThingRows.add(owner: 1, "b", $0) } == .unique)
            #expect(await reason { try ThingRows.add(owner: 2, "a", $0) } == .unique)
            #expect(await reason { try $0.run("UPDATE things SET price = -1") } == .check)
            #expect(await reason { try $0.run("UPDATE things SET title = NULL") } == .notNull)
            #expect(await reason { try $0.run("DELETE FROM things") } == .foreignKey)
            let stranger = ThingID(.generate(at: thing.seenAt))
            #expect(await reason { try ThingRows.add(owner: 3, "c", of: stranger, $0) } == .foreignKey)
            #expect(await reason { try $0.run("SELECT nonsense FROM nowhere") } == .other)
            #expect(await reason { try $0.run("SELECT 1; SELECT 2") } == .other)
            #expect(await refusal { try await store.read { try ThingRows.add(owner: 4, "d", $0) } } == .other)
            #expect(try await store.read { try ThingRows.owners($0) } == [1])
        }
    }

    @Test("a statement says how many rows it changed", arguments: Backend.available)
    func changes(_ backend: Backend) async throws {
        try await withThings(backend) { store in
            let changes = try await store.write { db in
                try ThingRows.add(owner: 1, "a", db)
                try ThingRows.add(owner: 2, "b", db)
                return [
                    try db.run("UPDATE owners SET name = name"),
                    try db.run("UPDATE owners SET name = name WHERE number > 100"),
                    try db.run("SELECT number FROM owners"),
                    try db.run("INSERT INTO owners (number, name) VALUES (1, 'z') ON CONFLICT DO NOTHING"),
                    try db.run("DELETE FROM owners WHERE number = 2"),
                    try db.run("CREATE TABLE later (n integer)"),
                ]
            }
            #expect(changes == [2, 0, 0, 0, 1, 0])
        }
    }

    @Test("RETURNING and upserts work", arguments: Backend.available)
    func returning(_ backend: Backend) async throws {
        try await withThings(backend) { store in
            let numbers: [Int?] = try await store.write { db in
                try ThingRows.add(owner: 1, "a", db)
                return [
                    try db.first("INSERT INTO owners (number, name) VALUES (\(2), \("b")) RETURNING number"),
                    try db.first(
                        """
                        INSERT INTO owners (number, name) VALUES (\(9), \("a"))
                        ON CONFLICT (name) DO UPDATE SET number = excluded.number RETURNING number
                        """),
                ]
            }
            #expect(numbers == [2, 9])
        }
    }

    @Test("100 tasks read and write at once", arguments: Backend.available)
    func concurrent(_ backend: Backend) async throws {
        try await withThings(backend) { store in
            try await withThrowingTaskGroup { group in
                for number in 0..<100 {
                    group.addTask {
                        try await store.write { try ThingRows.add(owner: number, "n\(number)", $0) }
                        // What this task has written it can read.
                        #expect(try await store.read { try ThingRows.owners($0) }.contains(number))
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await store.read { try ThingRows.owners($0) } == Array(0..<100))
        }
    }

    @Test("counting up in 50 tasks loses no step", arguments: Backend.available)
    func noLostUpdate(_ backend: Backend) async throws {
        try await withThings(backend) { store in
            try await store.write { try ThingRows.add(owner: 0, "counter", $0) }
            try await withThrowingTaskGroup { group in
                for _ in 0..<50 {
                    group.addTask {
                        while true {
                            let reason = await refusal {
                                try await store.write { db in
                                    let number: Int = try db.first("SELECT number FROM owners") ?? -1
                                    try db.run("UPDATE owners SET number = \(number + 1)")
                                }
                            }
                            guard reason != .busy else { continue }
                            #expect(reason == nil)
                            break
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await store.read { try ThingRows.owners($0) } == [50])
        }
    }

    @Test("a read sees one snapshot while others write", arguments: Backend.available)
    func snapshot(_ backend: Backend) async throws {
        try await withThings(backend) { store in
            try await store.write { try ThingRows.add(owner: 1, "a", $0) }
            let wrote = Mutex(false)
            let (stream, began) = AsyncStream<Void>.makeStream()
            async let reading: (Int, Int) = store.read { db in
                let before = try ThingRows.owners(db).count
                began.finish()
                while !wrote.withLock({ $0 }) { pause(0.002) }
                return (before, try ThingRows.owners(db).count)
            }
            for await _ in stream {}
            try await store.write { try ThingRows.add(owner: 2, "b", $0) }
            wrote.withLock { $0 = true }
            let counts = try await reading
            #expect(counts == (1, 1))
            #expect(try await store.read { try ThingRows.owners($0) } == [1, 2])
        }
    }

    @Test("work after COMMIT runs once, after it, and not without it", arguments: Backend.available)
    func afterCommit(_ backend: Backend) async throws {
        try await withThings(backend) { store in
            let said = Mutex<[String]>([])
            try await store.write { db in
                try ThingRows.add(owner: 1, "a", db)
                db.afterCommit { said.withLock { $0.append("kept") } }
                _ = try? db.savepoint { inner in
                    inner.afterCommit { said.withLock { $0.append("undone") } }
                    throw Missing()
                }
                said.withLock { $0.append("body") }
            }
            try? await store.write { db in
                db.afterCommit { said.withLock { $0.append("failed") } }
                throw Missing()
            }
            #expect(said.withLock { $0 } == ["body", "kept"])
        }
    }

    @Test("a closed store refuses work and a second close is harmless", arguments: Backend.available)
    func closing(_ backend: Backend) async throws {
        let place = try Place(backend)
        let store = try place.open()
        try await store.migrate(ThingRows.migrations)
        async let last: Void = store.write { db in
            pause(0.05)
            try ThingRows.add(owner: 1, "a", db)
        }
        try await last
        try await store.close()
        try await store.close()
        await #expect(throws: StoreError.self) { try await store.write { try ThingRows.add(owner: 2, "b", $0) } }
        await #expect(throws: StoreError.self) { try await store.read { try ThingRows.owners($0) } }
        let again = try place.open()
        #expect(try await again.read { try ThingRows.owners($0) } == [1])
        try await again.close()
        try await place.remove()
    }

    @Test("disclose writes its trace with what it reads", arguments: Backend.available)
    func disclose(_ backend: Backend) async throws {
        try await withThings(backend) { store in
            let seen = try await store.disclose { db in
                try ThingRows.add(owner: 7, "ผู้ตรวจ", db)
                return try ThingRows.owners(db)
            }
            #expect(seen == [7])
            #expect(try await store.read { try ThingRows.owners($0) } == [7])
        }
    }
}
