public import SQLText
public import Storage
import Dispatch
import Foundation
import GRDB
import Synchronization

/// Rows in one SQLite file: one connection that writes and checkpoints, several that read, WAL, durable commits.
public final class SQLiteStore: Store {
    private let pool: DatabasePool
    private let line: WriterLine
    private let readers: Int
    /// Reads that run or wait for a connection.
    private let reads = Atomic(0)
    /// Nothing for a store that only reads.
    private let lock: WriterLock?

    /// Opens the file, and makes it if there is none.
    ///
    /// - Parameter path: the file; its directory exists. A `-lock` file beside it keeps a second process from writing.
    /// - Parameter readers: how many connections read at the same time.
    /// - Throws: ``StoreError``: `busy` when another process (or another store of this one) has it open, `unreachable`
    ///   when it cannot be opened or is no database, `other` when a safety setting did not take.
    public convenience init(path: String, readers: Int = 4) throws {
        try self.init(path: path, readers: readers, synchronous: .full)
    }

    /// Opens, to read only, a file that another process has open to write: for `doctor` and the verifying commands.
    ///
    /// Its connections can neither write nor checkpoint. A write throws ``StoreError``. Open a file that no process
    /// has open with ``init(path:readers:)``, which this complements when that throws `busy`.
    public init(readOnly path: String, readers: Int = 2) throws {
        lock = nil
        self.readers = readers
        var configuration = Self.configuration(readers: readers)
        configuration.readonly = true
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
        } catch {
            throw StoreError(error, sql: "")
        }
        line = WriterLine(pool)
    }

    /// For the benchmark alone: a power cut loses or damages what this store writes.
    package static func withoutDurability(path: String) throws -> SQLiteStore {
        try SQLiteStore(path: path, readers: 1, synchronous: .off)
    }

    /// The disk's promise at COMMIT.
    ///
    /// `off` exists for the benchmark alone.
    package enum Synchronous: String, Sendable {
        case full, off
    }

    package init(path: String, readers: Int, synchronous: Synchronous) throws {
        self.readers = readers
        lock = try WriterLock(path: path + "-lock")
        do {
            pool = try DatabasePool(path: path, configuration: Self.configuration(readers: readers))
            try SQLiteSettings.apply(synchronous, to: pool)
            try SQLiteSettings.check(pool, synchronous)
            WriterLock.syncDirectory(of: path)
        } catch {
            throw StoreError(error, sql: "")
        }
        line = WriterLine(pool)
    }

    static func configuration(readers: Int) -> Configuration {
        var configuration = Configuration()
        configuration.maximumReaderCount = readers
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = true
        configuration.label = "songhong"
        configuration.prepareDatabase { connection in
            try connection.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON")
            // Pages that each connection keeps, in KB: a map reads the same inner pages of its index for every tile, and
            // asking the system for each anew was a seventh of the work. Five connections take 80 MB at the most.
            try connection.execute(sql: "PRAGMA cache_size = -16384")
            if connection.configuration.readonly { try connection.execute(sql: "PRAGMA query_only = ON") }
        }
        return configuration
    }

    public var dialect: Dialect { .sqlite }

    /// How many transactions were committed since the store was opened; bodies that were committed together count once.
    public var commits: Int { line.commits }

    public func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        reads.add(1, ordering: .relaxed)
        defer { reads.subtract(1, ordering: .relaxed) }
        return try await withCheckedThrowingContinuation { caller in
            pool.asyncRead { connection in
                caller.resume(with: Result { try Self.outcome(of: body, on: connection.get) })
            }
        }
    }

    public func readBriefly<T: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> T
    ) async throws -> T {
        // Counted before it is looked at, so of two that come at once neither can find the last connection gone.
        let others = reads.add(1, ordering: .relaxed).oldValue
        defer { reads.subtract(1, ordering: .relaxed) }
        guard others < readers else { return try await read(body) }
        return try readHere(body)
    }

    /// Reads on the calling thread; a connection is free.
    private func readHere<T>(_ body: (Transaction) throws -> T) throws -> T {
        do {
            // Without GRDB's own transaction, whose statements it would prepare anew each time.
            return try pool.unsafeRead { connection in
                try connection.cachedStatement(sql: "BEGIN DEFERRED TRANSACTION").execute()
                defer { try? connection.cachedStatement(sql: "ROLLBACK TRANSACTION").execute() }
                return try Self.outcome(of: body, on: { connection })
            }
        } catch let error as DatabaseError {
            throw StoreError(error, sql: "")
        }
    }

    private static func outcome<T>(
        of body: (Transaction) throws -> T, on connection: () throws -> GRDB.Database
    ) throws -> T {
        do {
            return try Transaction(SQLiteDriver(connection: try connection())).outcome(of: body).result.get()
        } catch let error as DatabaseError {
            throw StoreError(error, sql: "")
        }
    }

    @discardableResult
    public func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await submit(alone: false, body)
    }

    @discardableResult
    public func disclose<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await submit(alone: false, body)
    }

    @discardableResult
    public func writeAlone<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await submit(alone: true, body)
    }

    private func submit<T: Sendable>(
        alone: Bool, _ body: @escaping @Sendable (Transaction) throws -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { caller in
            line.submit(WriteJob(alone: alone, body, answering: caller))
        }
    }

    public func close() async throws {
        line.close(StoreError(.other, code: "closed", message: "the store is closed", sql: ""))
        try await withCheckedThrowingContinuation { (caller: CheckedContinuation<Void, any Error>) in
            // Waiting for the writer's queue blocks a thread, so it is not one of the cooperative pool.
            DispatchQueue.global().async { [pool, lock] in
                caller.resume(
                    with: Result {
                        do { try pool.close() } catch { throw StoreError(error, sql: "") }
                        lock?.release()
                    })
            }
        }
    }
}
