public import Foundation
import SQLText
public import Storage
import StoragePostgres
import StorageSQLite

/// A database engine to test on.
///
/// Every test of rows runs once on each: `@Test(arguments: Backend.available)`.
public enum Backend: String, CaseIterable, Sendable, CustomStringConvertible {
    case sqlite, postgres

    public var description: String { rawValue }

    /// The engines this run can reach.
    ///
    /// PostgreSQL needs `SONGHONG_TEST_POSTGRES`, the URL that
    /// `scripts/postgres-for-tests.sh` prints; without it the run says so once.
    public static let available: [Backend] = {
        guard postgresURL == nil else { return allCases }
        print("SKIPPED: tests on PostgreSQL, because SONGHONG_TEST_POSTGRES is not set (scripts/postgres-for-tests.sh)")
        return [.sqlite]
    }()

    /// Each test on PostgreSQL holds up to five connections.
    private static let turnstile = Turnstile(24)

    static let postgresURL = ProcessInfo.processInfo.environment["SONGHONG_TEST_POSTGRES"].flatMap {
        $0.isEmpty ? nil : $0
    }

    /// Lends the body a new and empty database, and takes it away afterwards.
    @discardableResult
    public func withStore<T>(_ body: (any Store) async throws -> T) async throws -> T {
        if self == .postgres { await Self.turnstile.enter() }
        defer { if self == .postgres { Self.turnstile.leave() } }
        let place = try Place(self)
        let store: any Store
        do {
            store = try place.open()
        } catch {
            try? await place.remove()
            throw error
        }
        let result: Result<T, any Error>
        do { result = .success(try await body(store)) } catch { result = .failure(error) }
        try await store.close()
        try await place.remove()
        return try result.get()
    }
}

/// Where one test's database lies; it can be opened again, also by a second store.
public struct Place: Sendable {
    /// The backend was asked for where it cannot be reached.
    public struct Unavailable: Error {}

    public let backend: Backend
    /// The directory of the SQLite file, which is there on both backends for what a test writes.
    public let directory: URL
    let schema: String

    public init(_ backend: Backend) throws {
        self.backend = backend
        let name = "t_" + UUID().uuidString.lowercased().filter { $0 != "-" }
        schema = name
        directory = FileManager.default.temporaryDirectory.appending(path: "songhong-\(name)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    }

    /// The SQLite file.
    public var file: String { directory.appending(path: "town.sqlite").path(percentEncoded: false) }

    /// Where the server is, and the schema; nil on SQLite.
    public var connection: (conninfo: String, schema: String)? {
        backend == .postgres ? Backend.postgresURL.map { ($0, schema) } : nil
    }

    public func open() throws -> any Store {
        switch backend {
        case .sqlite: return try SQLiteStore(path: file)
        case .postgres:
            guard let url = Backend.postgresURL else { throw Unavailable() }
            return try PostgresStore(conninfo: url, schema: schema, connections: 4, safety: .unchecked)
        }
    }

    public func remove() async throws {
        if backend == .postgres {
            let store = try open()
            try await store.writeAlone { db in
                try db.run("DO $$ BEGIN EXECUTE format('DROP SCHEMA %I CASCADE', current_schema()); END $$")
            }
            try await store.close()
        }
        try FileManager.default.removeItem(at: directory)
    }
}
