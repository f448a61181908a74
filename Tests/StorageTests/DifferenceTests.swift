import Civics
import SQLText
import Storage
import TestSupport
import Testing

/// Where the engines differ by themselves, and what the store or the house's way of writing SQL makes of it.
@Suite struct DifferenceTests {
    @Test("work begun is finished although its caller was cancelled", arguments: Backend.available)
    func cancelled(_ backend: Backend) async throws {
        try await withThings(backend) { store in
            let (stream, began) = AsyncStream<Void>.makeStream()
            let task = Task {
                try await store.write { db in
                    try ThingRows.add(owner: 1, "a", db)
                    began.finish()
                    pause(0.1)
                    try ThingRows.add(owner: 2, "b", db)
                }
            }
            for await _ in stream {}
            task.cancel()
            try await task.value
            #expect(try await store.read { try ThingRows.owners($0) } == [1, 2])
        }
    }

    @Test("an error caught inside a body still fails the write", arguments: Backend.available)
    func swallowed(_ backend: Backend) async throws {
        try await withThings(backend) { store in
            try await store.write { try ThingRows.add(owner: 1, "a", $0) }
            let reason = await refusal {
                try await store.write { db in
                    try ThingRows.add(owner: 2, "b", db)
                    try? ThingRows.add(owner: 1, "again", db)
                }
            }
            #expect(reason == .unique)
            let later = await refusal {
                try await store.write { db in
                    try? ThingRows.add(owner: 1, "again", db)
                    try ThingRows.add(owner: 3, "c", db)
                }
            }
            #expect(later == .unique, "the first error is the one that is told")
            #expect(try await store.read { try ThingRows.owners($0) } == [1])
        }
    }

    @Test("a savepoint lets a body go on after an error", arguments: Backend.available)
    func savepoint(_ backend: Backend) async throws {
        try await withThings(backend) { store in
            try await store.write { db in
                try ThingRows.add(owner: 1, "a", db)
                #expect(throws: StoreError.self) {
                    try db.savepoint { inner in
                        try ThingRows.add(owner: 2, "b", inner)
                        try ThingRows.add(owner: 1, "again", inner)
                    }
                }
                try db.savepoint { inner in
                    try ThingRows.add(owner: 3, "c", inner)
                    _ = try? inner.savepoint { innermost in
                        try ThingRows.add(owner: 4, "d", innermost)
                        throw Missing()
                    }
                    // An error that the inner body swallows fails the savepoint around it.
                }
                #expect(throws: StoreError.self) {
                    try db.savepoint { inner in try? ThingRows.add(owner: 1, "again", inner) }
                }
                try ThingRows.add(owner: 5, "e", db)
            }
            #expect(try await store.read { try ThingRows.owners($0) } == [1, 3, 5])
        }
    }

    @Test(
        "a body cannot end the transaction it was lent", arguments: Backend.available,
        ["COMMIT", " rollback", "\n  Begin;", "END", "SAVEPOINT x", "release x", "ABORT", "START TRANSACTION"] as [SQL])
    func control(_ backend: Backend, _ statement: SQL) async throws {
        try await withThings(backend) { store in
            let reason = await refusal {
                try await store.write { db in
                    try ThingRows.add(owner: 1, "a", db)
                    try db.run(statement)
                }
            }
            #expect(reason == .other)
            try await store.write { try ThingRows.add(owner: 2, "b", $0) }
            let owners = try await store.read { try ThingRows.owners($0) }
            #expect(owners == [2])
        }
    }

    @Test("NULL is asked for with a CAST", arguments: Backend.available)
    func untypedNull(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let absent: String? = nil
            let answer: Bool? = try await store.read { try $0.first("SELECT CAST(\(absent) AS text) IS NULL") }
            #expect(answer == true)
        }
    }

    @Test("a flag is a condition by itself and meets a bound Bool", arguments: Backend.available)
    func flags(_ backend: Backend) async throws {
        try await withThings(backend) { store in
            let thing = try Thing.sample()
            try await store.write { try ThingRows.insert(thing, $0) }
            let counts: [Int?] = try await store.read { db in
                [
                    try db.first("SELECT count(*) FROM things WHERE is_late"),
                    try db.first("SELECT count(*) FROM things WHERE NOT is_late"),
                    try db.first("SELECT count(*) FROM things WHERE is_late = \(true)"),
                    try db.first("SELECT count(*) FROM things WHERE is_late = \(false)"),
                ]
            }
            #expect(counts == [1, 0, 1, 0])
        }
    }

    @Test("text does not fit in a column of whole numbers", arguments: Backend.available)
    func strict(_ backend: Backend) async throws {
        try await withThings(backend) { store in
            let reason = await refusal {
                try await store.write { db in
                    _ = try db.run("INSERT INTO owners (number, name) VALUES (\("abc"), \("x"))")
                }
            }
            #expect(reason == .other)
        }
    }

    @Test("groups name every column", arguments: Backend.available)
    func groups(_ backend: Backend) async throws {
        struct Group: Decodable, Sendable, Equatable { var kind: Kind, rows: Int, total: Satang }
        try await withThings(backend) { store in
            try await store.write { db in
                for price: Int64 in [1, 2] {
                    var thing = try Thing.sample()
                    thing.price = Satang(price)
                    try ThingRows.insert(thing, db)
                }
            }
            let groups: [Group] = try await store.read { db in
                try db.all("SELECT kind, count(*) AS rows, sum(price) AS total FROM things GROUP BY kind ORDER BY kind")
            }
            #expect(groups == [Group(kind: .road, rows: 2, total: Satang(3))])
        }
    }

    @Test("upper and lower case are one with lower() on both sides", arguments: Backend.available)
    func likeness(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let answer: Bool? = try await store.read { db in
                try db.first("SELECT lower(CAST(\("ABC") AS text)) LIKE lower(CAST(\("aB%") AS text))")
            }
            #expect(answer == true)
        }
    }

    @Test("NULLs go last when the statement says so", arguments: Backend.available)
    func nullsLast(_ backend: Backend) async throws {
        try await withThings(backend) { store in
            let thing = try Thing.sample()
            try await store.write { db in
                try ThingRows.insert(thing, db)
                try ThingRows.add(owner: 1, "a", db)
                try ThingRows.add(owner: 2, "b", of: thing.id, db)
            }
            let numbers: [Int] = try await store.read { db in
                try db.all("SELECT number FROM owners ORDER BY thing_id NULLS LAST, number")
            }
            #expect(numbers == [2, 1])
        }
    }

    @Test(
        "sums of money are whole, averages are not, and a sum beyond 64 bits is refused", arguments: Backend.available)
    func sums(_ backend: Backend) async throws {
        try await withThings(backend) { store in
            try await store.write { db in
                for price: Int64 in [9_007_199_254_740_993, 0] {
                    var thing = try Thing.sample()
                    thing.price = Satang(price)
                    try ThingRows.insert(thing, db)
                }
            }
            #expect(
                try await store.read { try $0.first("SELECT sum(price) FROM things", as: Satang.self) }
                    == Satang(9_007_199_254_740_993))
            let average: Double? = try await store.read { try $0.first("SELECT avg(budget_year) FROM things") }
            #expect(average == 2569)
            let nothing: Satang?? = try await store.read {
                try $0.first("SELECT sum(price) FROM things WHERE price = 5")
            }
            #expect(nothing == .some(nil), "the sum of no rows is NULL and not 0")
            try await store.write { try $0.run("UPDATE things SET price = \(Int64.max)") }
            let reason = await refusal {
                _ = try await store.read { try $0.first("SELECT sum(price) FROM things", as: Satang.self) }
            }
            #expect(reason == .other)
        }
    }

    @Test("U+0000 in text is refused, not cut", arguments: Backend.available)
    func nul(_ backend: Backend) async throws {
        try await withThings(backend) { store in
            let error = await #expect(throws: StoreError.self) {
                try await store.write { try ThingRows.add(owner: 1, "a\u{0}b", $0) }
            }
            #expect(error?.code == "22021")
            let owners = try await store.read { try ThingRows.owners($0) }
            #expect(owners == [])
        }
    }

    @Test("a number that is not finite is refused", arguments: Backend.available, [Double.nan, .infinity, -.infinity])
    func infinite(_ backend: Backend, _ number: Double) async throws {
        try await withThings(backend) { store in
            let reason = await refusal {
                try await store.write { db in
                    var thing = try Thing.sample()
                    thing.weight = number
                    try ThingRows.insert(thing, db)
                }
            }
            #expect(reason == .other)
        }
    }

    @Test(
        "moments keep their milliseconds, order and type", arguments: Backend.available,
        [0, 1, -1, 999, 1_795_335_136_120, 1_795_335_136_123, -62_135_596_800_000, 253_402_300_799_999] as [Int64])
    func moments(_ backend: Backend, _ milliseconds: Int64) async throws {
        try await withThings(backend) { store in
            var thing = try Thing.sample()
            thing.seenAt = Instant(milliseconds: milliseconds)
            let stored = thing
            try await store.write { try ThingRows.insert(stored, $0) }
            let read: [Instant] = try await store.read { db in
                try db.all(
                    "SELECT seen_at FROM things WHERE seen_at >= \(stored.seenAt) AND seen_at <= \(stored.seenAt)")
            }
            #expect(read == [stored.seenAt])
        }
    }

    @Test("a statement kept prepared survives a change of the schema", arguments: Backend.available)
    func changedSchema(_ backend: Backend) async throws {
        struct Wide: Decodable, Sendable { var number: Int, name: String, age: Int? }
        struct Narrow: Decodable, Sendable { var number: Int }
        try await withThings(backend) { store in
            try await store.write { try ThingRows.add(owner: 1, "a", $0) }
            // Prepared on the readers and on the writers.
            for _ in 0..<8 {
                _ = try await store.read { try $0.all("SELECT * FROM owners", as: Narrow.self) }
                try await store.write { _ = try $0.all("SELECT * FROM owners", as: Narrow.self) }
            }
            try await store.writeAlone { try $0.run("ALTER TABLE owners ADD COLUMN age integer") }
            try await store.write { try $0.run("UPDATE owners SET age = 40") }
            for _ in 0..<8 {
                let read = try await store.read { try $0.all("SELECT * FROM owners", as: Wide.self) }
                #expect(read.map(\.age) == [40])
                let written = try await store.write { try $0.all("SELECT * FROM owners", as: Wide.self) }
                #expect(written.map(\.age) == [40])
            }
        }
    }

    @Test("whole numbers divide to whole numbers", arguments: Backend.available)
    func division(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let halves: [Int?] = try await store.read { db in
                [try db.first("SELECT 7 / 2"), try db.first("SELECT \(7) / \(2)"), try db.first("SELECT \(-7) / \(2)")]
            }
            #expect(halves == [3, 3, -3])
        }
    }

    @Test("a bound value selected alone keeps its type", arguments: Backend.available)
    func boundTypes(_ backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.read { (db: Transaction) throws in
                #expect(try db.first("SELECT \(Int64.min)", as: Int64.self) == Int64.min)
                #expect(try db.first("SELECT \(Int64.max)", as: Int64.self) == Int64.max)
                #expect(try db.first("SELECT \(0.1)", as: Double.self) == 0.1)
                #expect(try db.first("SELECT \(true)", as: Bool.self) == true)
                #expect(try db.first("SELECT \("ก์")", as: String.self) == "ก์")
                #expect(try db.first("SELECT \(SQLValue.blob([0, 1]))", as: [UInt8].self) == [0, 1])
            }
        }
    }
}
