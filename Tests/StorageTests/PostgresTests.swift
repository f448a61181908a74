import Foundation
import SQLText
import Storage
import TestSupport
import Testing

@testable import StoragePostgres

extension Place {
    /// The server's address as the store itself takes it.
    fileprivate var address: ServerAddress? {
        connection.map { ServerAddress(conninfo: $0.conninfo, schema: $0.schema) }
    }
}

@Suite(.enabled(if: Backend.available.contains(.postgres)))
struct PostgresTests {
    @Test("a server that is lost is found again by the next body")
    func reconnect() async throws {
        try await withThings(.postgres) { store in
            try await store.write { try ThingRows.add(owner: 1, "a", $0) }
            // Every connection of this store is cut off, this body's own at the last.
            let reason = await refusal {
                try await store.write { db in
                    try db.run(
                        """
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE pid <> pg_backend_pid() AND application_name = 'songhong'
                          AND query LIKE '%' || quote_ident(current_schema()) || '%'
                        """)
                    try db.run("SELECT pg_terminate_backend(pg_backend_pid())")
                    try ThingRows.add(owner: 2, "b", db)
                }
            }
            #expect(reason == .unreachable)
            for _ in 0..<8 { #expect(try await store.read { try ThingRows.owners($0) } == [1]) }
            try await store.write { try ThingRows.add(owner: 3, "c", $0) }
            #expect(try await store.read { try ThingRows.owners($0) } == [1, 3])
        }
    }

    @Test("bodies that collide are run again")
    func serialization() async throws {
        try await withThings(.postgres) { store in
            try await store.write { db in
                try ThingRows.add(owner: 1, "a", db)
                try ThingRows.add(owner: 2, "b", db)
            }
            let runs = Counter()
            // Write skew: each reads both rows and changes the other's. Only SERIALIZABLE sees it.
            try await withThrowingTaskGroup { group in
                for (from, to) in [(1, 2), (2, 1)] {
                    group.addTask {
                        try await store.write { db in
                            runs.add()
                            let names: [String] = try db.all("SELECT name FROM owners WHERE number = \(from)")
                            pause(0.1)
                            try db.run("UPDATE owners SET name = \((names.first ?? "") + "'") WHERE number = \(to)")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(runs.count > 2)
            let names: [String] = try await store.read { try $0.all("SELECT name FROM owners ORDER BY number") }
            // In one order or the other, the second saw what the first had done.
            #expect(names == ["a''", "a'"] || names == ["b'", "b''"])
        }
    }

    @Test("the statement unused for longest makes room in the cache")
    func leastRecentlyUsed() {
        var statements = PreparedStatements(limit: 2)
        func key(_ text: String) -> PreparedStatements.Key { .init(text: text, types: []) }
        #expect(statements.makeName() == ("s1", nil))
        statements.insert(key("a"), "s1")
        #expect(statements.makeName() == ("s2", nil))
        statements.insert(key("b"), "s2")
        #expect(statements.name(of: key("a")) == "s1")
        #expect(statements.makeName() == ("s3", "s2"))
        statements.insert(key("c"), "s3")
        #expect(statements.name(of: key("b")) == nil)
        #expect(statements.name(of: key("a")) == "s1")
        #expect(statements.count == 2)
    }

    @Test("a list leaves nothing prepared, and many statements stay under the cap")
    func cap() async throws {
        try await withThings(.postgres) { store in
            let prepared: Int? = try await store.read { db in
                for length in 1..<200 {
                    _ = try db.all(
                        "SELECT number FROM owners WHERE number IN (\(list: Array(0..<length)))", as: Int.self)
                }
                var statement: SQL = "SELECT number FROM owners WHERE number = 0"
                for number in 1..<200 {
                    statement = "\(statement) OR number = \(number)"
                    _ = try db.all(statement, as: Int.self)
                }
                return try db.first("SELECT count(*) FROM pg_prepared_statements")
            }
            #expect(prepared == 128)
        }
    }

    @Test("COMMIT that is answered by ROLLBACK is an error")
    func commitTag() async throws {
        let place = try Place(.postgres)
        let link = try ServerLink(try #require(place.address))
        try link.prepareSchema()
        let error = #expect(throws: StoreError.self) {
            try ServerTransaction(link: link, kind: .write).run { _ in
                // Past the transaction's own watch, as a library's bug might.
                _ = try? link.run("SELECT nonsense", [], reusable: false)
            }
        }
        #expect(error?.code == "25P02")
        let ended = #expect(throws: StoreError.self) {
            try ServerTransaction(link: link, kind: .write).run { _ in try link.execute("ROLLBACK") }
        }
        #expect(ended?.code == "25P01")
        #expect(try ServerTransaction(link: link, kind: .write).run { _ in 7 }.value == 7)
        try await place.remove()
    }

    @Test("a schema that is no plain name is refused", arguments: ["", "Big", "a b", "a;b", "1a", "pg_x", "ก", "a\"b"])
    func schemaNames(_ name: String) {
        #expect(throws: StoreError.self) { try PostgresStore(conninfo: "host=127.0.0.1 port=1", schema: name) }
    }

    @Test("a server that does not answer is unreachable")
    func unreachable() async {
        let reason = await refusal { _ = try PostgresStore(conninfo: "host=127.0.0.1 port=1", schema: "a") }
        #expect(reason == .unreachable)
    }

    @Test("each promise that a server does not make is refused")
    func settings() throws {
        var settings = ServerSettings(
            version: "15.0", fsync: true, fullPageWrites: true, dataChecksums: true, synchronousStandbyNames: "",
            characterType: "C.UTF-8")
        try settings.check(.durable)
        #expect(throws: StoreError.self) { try settings.check(.standby) }
        settings.synchronousStandbyNames = "*"
        try settings.check(.standby)
        settings.fsync = false
        #expect(throws: StoreError.self) { try settings.check(.durable) }
        settings.fsync = true
        settings.fullPageWrites = false
        #expect(throws: StoreError.self) { try settings.check(.durable) }
        try settings.check(.unchecked)
        #expect(settings.knowsThaiLetters)
        settings.characterType = "C"
        #expect(!settings.knowsThaiLetters)
    }

    @Test("the server's own settings are read")
    func ownSettings() async throws {
        let place = try Place(.postgres)
        let store = try #require(try place.open() as? PostgresStore)
        let settings = try await store.settings()
        #expect(settings.version.first == "1")
        try await store.close()
        try await place.remove()
    }

    @Test(
        "a value in the server's text form",
        arguments: [
            (ServerType.int8, "-9223372036854775808", SQLValue.int(.min)), (ServerType.int8, "0", .int(0)),
            (ServerType.numeric, "9223372036854775807", .int(.max)), (ServerType.numeric, "2.50", .double(2.5)),
            (ServerType.numeric, "-3", .int(-3)), (ServerType.bytea, "\\x00ff", .blob([0, 255])),
            (ServerType.bytea, "\\x", .blob([])),
            (ServerType.timestamptz, "2026-11-22 08:12:16+00", .text("2026-11-22T08:12:16.000Z")),
            (ServerType.timestamptz, "2026-11-22 08:12:16.1+00", .text("2026-11-22T08:12:16.100Z")),
            (ServerType.timestamptz, "2026-11-22 08:12:16.123456+00", .text("2026-11-22T08:12:16.123Z")),
            (1082, "2026-11-22", .text("2026-11-22")),
        ] as [(UInt32, String, SQLValue)])
    func values(_ type: UInt32, _ text: String, _ value: SQLValue) throws {
        #expect(try Array(text.utf8).withUnsafeBytes { try ServerValue.read($0, type, sql: "") } == value)
    }

    @Test(
        "a value that cannot be kept is refused",
        arguments: [
            (ServerType.numeric, "9223372036854775808"), (ServerType.numeric, "NaN"), (ServerType.int8, ""),
            (ServerType.int8, "-"), (ServerType.bytea, "\\x0"), (ServerType.uuid, "00"),
            (ServerType.timestamptz, "infinity"), (ServerType.timestamptz, "2026-11-22 08:12:16.123456789+07"),
            (ServerType.timestamptz, "0001-01-01 00:00:00+00 BC"),
        ] as [(UInt32, String)])
    func unreadable(_ type: UInt32, _ text: String) {
        #expect(throws: StoreError.self) {
            try Array(text.utf8).withUnsafeBytes { try ServerValue.read($0, type, sql: "") }
        }
    }
}
