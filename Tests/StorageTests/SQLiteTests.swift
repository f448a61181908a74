import Foundation
import GRDB
import SQLText
import Storage
import Synchronization
import TestSupport
import Testing

@testable import StorageSQLite

@Suite struct SQLiteTests {
    func withPlace(_ body: (Place) async throws -> Void) async throws {
        let place = try Place(.sqlite)
        let result: Result<Void, any Error>
        do { result = .success(try await body(place)) } catch { result = .failure(error) }
        try await place.remove()
        try result.get()
    }

    @Test(
        "each safety setting that does not take stops the boot",
        arguments: [
            "PRAGMA synchronous = NORMAL", "PRAGMA foreign_keys = OFF", "PRAGMA secure_delete = OFF",
            "PRAGMA trusted_schema = ON",
        ])
    func settings(_ sabotage: String) async throws {
        try await withPlace { place in
            let pool = try DatabasePool(path: place.file, configuration: SQLiteStore.configuration(readers: 1))
            try SQLiteSettings.apply(.full, to: pool)
            try SQLiteSettings.check(pool, .full)
            try pool.writeWithoutTransaction { try $0.execute(sql: sabotage) }
            let error = #expect(throws: StoreError.self) { try SQLiteSettings.check(pool, .full) }
            #expect(error?.code == "setting")
            try pool.close()
        }
    }

    @Test("a file without a write-ahead log is refused")
    func journalMode() throws {
        try DatabaseQueue().inDatabase { connection in
            let error = #expect(throws: StoreError.self) {
                try SQLiteSettings.expect("journal_mode", "wal", connection)
            }
            #expect(error?.code == "setting")
        }
    }

    @Test("a second writer is refused until the first is closed")
    func secondWriter() async throws {
        try await withPlace { place in
            let first = try SQLiteStore(path: place.file)
            #expect(await refusal { _ = try SQLiteStore(path: place.file) } == .busy)
            try await first.close()
            let second = try SQLiteStore(path: place.file)
            try await second.close()
        }
    }

    @Test("a second store may read beside the writer, and only read")
    func readOnly() async throws {
        try await withPlace { place in
            let writer = try SQLiteStore(path: place.file)
            try await writer.migrate(ThingRows.migrations)
            let reader = try SQLiteStore(readOnly: place.file)
            try await writer.write { try ThingRows.add(owner: 1, "a", $0) }
            #expect(try await reader.read { try ThingRows.owners($0) } == [1])
            for alone in [true, false] {
                let reason = await refusal {
                    if alone {
                        try await reader.writeAlone { try ThingRows.add(owner: 2, "b", $0) }
                    } else {
                        try await reader.write { try ThingRows.add(owner: 2, "b", $0) }
                    }
                }
                #expect(reason == .other)
            }
            #expect(try await writer.read { try ThingRows.owners($0) } == [1])
            try await reader.close()
            try await writer.write { try ThingRows.add(owner: 3, "c", $0) }
            try await writer.close()
        }
    }

    @Test("a file that is no database, and a directory that is not there, are refused")
    func badFiles() async throws {
        try await withPlace { place in
            try Data(repeating: 7, count: 10_000).write(to: URL(filePath: place.file))
            #expect(await refusal { _ = try SQLiteStore(path: place.file) } == .unreachable)
            #expect(await refusal { _ = try SQLiteStore(path: place.file + "/no/such.sqlite") } == .unreachable)
        }
    }

    @Test("the version and its known race are told")
    func version() {
        #expect(SQLiteStore.version.split(separator: ".").count >= 3)
        for racy in ["3.7.0", "3.40.1", "3.44.5", "3.46.0", "3.50.6", "3.51.2"] {
            #expect(SQLiteStore.hasResetRace(racy), "\(racy)")
        }
        for mended in ["3.44.6", "3.50.7", "3.51.3", "3.53.0", "4.0.0"] {
            #expect(!SQLiteStore.hasResetRace(mended), "\(mended)")
        }
    }

    @Test("bodies that wait are committed together, and one that fails takes no other with it")
    func groupCommit() async throws {
        try await withPlace { place in
            let store = try SQLiteStore(path: place.file)
            try await store.migrate(ThingRows.migrations)
            let before = store.commits
            let (stream, began) = AsyncStream<Void>.makeStream()
            // Holds the writer while the others come into line.
            async let holder: Void = store.writeAlone { _ in
                began.finish()
                pause(0.3)
            }
            for await _ in stream {}
            let failures = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<60 {
                    group.addTask {
                        let outcome = await refusal {
                            try await store.write { db in
                                try ThingRows.add(owner: number, "n\(number)", db)
                                if number % 10 == 3 { try ThingRows.add(owner: number, "again", db) }
                            }
                        }
                        return outcome == .unique
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            try await holder
            #expect(failures == 6)
            #expect(try await store.read { try ThingRows.owners($0) } == (0..<60).filter { $0 % 10 != 3 })
            let commits = store.commits - before
            #expect(commits >= 2 && commits <= 20, "the holder, and 60 bodies in few batches: \(commits)")
            try await store.close()
        }
    }

    @Test("when the file is full, the bodies that fit are kept and the others told so")
    func full() async throws {
        try await withPlace { place in
            let store = try SQLiteStore(path: place.file)
            try await store.migrate(ThingRows.migrations)
            // SQLITE_FULL ends the transaction by itself, for every body of the batch.
            let pages: Int = try await store.write { try $0.first("PRAGMA page_count") ?? 0 }
            #expect(pages > 0)
            try await store.write { _ = try $0.all("PRAGMA max_page_count = 40", as: Int.self) }
            let (stream, began) = AsyncStream<Void>.makeStream()
            async let holder: Void = store.writeAlone { _ in
                began.finish()
                pause(0.2)
            }
            for await _ in stream {}
            let big = String(repeating: "x", count: 400_000)
            let reasons = await withTaskGroup(of: (Int, StoreError.Reason?).self) { group in
                for number in 0..<20 {
                    group.addTask {
                        let name = number == 9 ? big : "n\(number)"
                        return (
                            number,
                            await refusal { try await store.write { try ThingRows.add(owner: number, name, $0) } }
                        )
                    }
                }
                return await group.reduce(into: [Int: StoreError.Reason?]()) { $0[$1.0] = $1.1 }
            }
            try await holder
            #expect(reasons[9] == .some(.full))
            #expect(reasons.filter { $0.value != nil }.count == 1)
            #expect(try await store.read { try ThingRows.owners($0) } == (0..<20).filter { $0 != 9 })
            try await store.close()
        }
    }

    @Test("a body that swallows SQLITE_FULL cannot commit what follows by itself")
    func swallowedFull() async throws {
        try await withPlace { place in
            let store = try SQLiteStore(path: place.file)
            try await store.migrate(ThingRows.migrations)
            try await store.write { _ = try $0.all("PRAGMA max_page_count = 40", as: Int.self) }
            let reason = await refusal {
                try await store.write { db in
                    try ThingRows.add(owner: 1, "before", db)
                    _ = try? db.savepoint { try ThingRows.add(owner: 2, String(repeating: "x", count: 400_000), $0) }
                    try? ThingRows.add(owner: 3, "after", db)
                }
            }
            #expect(reason == .full)
            #expect(try await store.read { try ThingRows.owners($0) } == [])
            try await store.close()
        }
    }

    @Test("a long body runs alone and the line goes on behind it")
    func alone() async throws {
        try await withPlace { place in
            let store = try SQLiteStore(path: place.file)
            try await store.migrate(ThingRows.migrations)
            try await withThrowingTaskGroup { group in
                for number in 0..<30 {
                    group.addTask {
                        if number % 5 == 0 {
                            try await store.writeAlone { try ThingRows.add(owner: number, "n\(number)", $0) }
                        } else {
                            try await store.write { try ThingRows.add(owner: number, "n\(number)", $0) }
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await store.read { try ThingRows.owners($0) } == Array(0..<30))
            try await store.close()
        }
    }

    @Test("10,000 bodies at once are all kept")
    func manyBodies() async throws {
        try await withPlace { place in
            let store = try SQLiteStore(path: place.file)
            try await store.migrate(ThingRows.migrations)
            try await withThrowingTaskGroup { group in
                for number in 0..<10_000 {
                    group.addTask { try await store.write { try ThingRows.add(owner: number, "n\(number)", $0) } }
                }
                try await group.waitForAll()
            }
            #expect(try await store.read { try ThingRows.owners($0) } == Array(0..<10_000))
            #expect(store.commits >= 10_000 / WriterLine.mostBodies)
            try await store.close()
        }
    }
}
