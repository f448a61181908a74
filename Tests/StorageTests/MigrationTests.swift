import SQLText
import Storage
import TestSupport
import Testing

@Suite struct MigrationTests {
    static func step(_ name: String, _ table: String = "t") -> Migration {
        Migration(name) { "CREATE TABLE \(table) (n \($0.whole) PRIMARY KEY)\($0.end)" }
    }

    @Test("steps run once, in order, and a second run changes nothing", arguments: Backend.available)
    func once(_ backend: Backend) async throws {
        try await backend.withStore { store async throws in
            #expect(try await store.migrate(ThingRows.migrations) == ["things/0001", "things/0002"])
            #expect(try await store.migrate(ThingRows.migrations) == [])
            let more = ThingRows.migrations + [Self.step("other/0001")]
            #expect(try await store.migrate(more) == ["other/0001"])
            #expect(try await store.migrations() == ["things/0001", "things/0002", "other/0001"])
        }
    }

    @Test("two programs may migrate at once", arguments: Backend.available)
    func atOnce(_ backend: Backend) async throws {
        try await backend.withStore { store async throws in
            let run = try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 0..<4 { group.addTask { try await store.migrate(ThingRows.migrations) } }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(run.sorted() == ["things/0001", "things/0002"])
        }
    }

    @Test(
        "a list with a gap, a duplicate, another order or a strange name is refused",
        arguments: [
            ["a/0002"], ["a/0001", "a/0003"], ["a/0001", "a/0001"], ["a/0002", "a/0001"], ["a"], ["a/1"], ["/0001"],
            ["a/b/0001"], ["A/0001"], ["a/00001"], ["a/000x"], ["a/๐๐๐๑"], [""],
        ])
    func lists(_ names: [String]) async throws {
        try await Backend.sqlite.withStore { store async throws in
            await #expect(throws: MigrationError.self) { try await store.migrate(names.map { Self.step($0) }) }
        }
    }

    @Test("slices may be mixed as long as each is in order", arguments: Backend.available)
    func mixed(_ backend: Backend) async throws {
        try await backend.withStore { store async throws in
            let steps = ["a/0001", "b/0001", "a/0002", "b/0002"].map {
                Self.step($0, $0.replacing("/", with: "_"))
            }
            #expect(try await store.migrate(steps).count == 4)
        }
    }

    @Test("a step edited after it ran is refused", arguments: Backend.available)
    func edited(_ backend: Backend) async throws {
        try await backend.withStore { store async throws in
            try await store.migrate([Self.step("a/0001")])
            await #expect(throws: MigrationError.edited("a/0001")) {
                try await store.migrate([Self.step("a/0001", "u")])
            }
        }
    }

    @Test("a database of a newer program is refused and left as it is", arguments: Backend.available)
    func newer(_ backend: Backend) async throws {
        try await backend.withStore { store async throws in
            try await store.migrate([Self.step("a/0001"), Self.step("a/0002", "u")])
            let reason = await refusal { try await store.migrate([Self.step("a/0001"), Self.step("b/0001", "v")]) }
            #expect(reason == .newerDatabase)
            #expect(try await store.migrations() == ["a/0001", "a/0002"])
        }
    }

    @Test("a step that fails in its second statement leaves nothing behind", arguments: Backend.available)
    func halfStep(_ backend: Backend) async throws {
        try await backend.withStore { store async throws in
            let bad = Migration("a/0002") { "CREATE TABLE u (n \($0.whole))\($0.end); CREATE TABLE broken (;" }
            await #expect(throws: StoreError.self) { try await store.migrate([Self.step("a/0001"), bad]) }
            #expect(try await store.migrations() == ["a/0001"])
            try await store.migrate([Self.step("a/0001"), Self.step("a/0002", "u")])
        }
    }

    @Test("both engines get the same columns, required alike")
    func sameSchema() async throws {
        #expect(try await SchemaColumn.differences(after: ThingRows.migrations) == [])
    }

    @Test("a difference between the engines is found", .enabled(if: Backend.available.count == 2))
    func differentSchema() async throws {
        let step = Migration("a/0001") { words in
            let isSQLite = words.end == " STRICT"
            return
                "CREATE TABLE t (n \(words.whole)\(isSQLite ? "" : " NOT NULL"), \(isSQLite ? "a" : "b") \(words.text))\(words.end)"
        }
        #expect(try await SchemaColumn.differences(after: [step]).count == 4)
    }
}
