public import SQLText
public import Storage
import Dispatch
import Foundation
import GRDB

/// Rows in one SQLite file: one connection that writes and checkpoints, several that read, WAL, durable commits.
public final class SQLiteStore: Store {
    private let pool: DatabasePool
    private let line: WriterLine
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
            if connection.configuration.readonly { try connection.execute(sql: "PRAGMA query_only = ON") }
        }
        return configuration
    }

    public var dialect: Dialect { .sqlite }

    /// How many transactions were committed since the store was opened; bodies that were committed together count once.
    public var commits: Int { line.commits }

    public func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { caller in
            pool.asyncRead { connection in
                caller.resume(
                    with: Result {
                        do {
                            let driver = SQLiteDriver(connection: try connection.get())
                            return try Transaction(driver).outcome(of: body).result.get()
                        } catch let error as DatabaseError {
                            throw StoreError(error, sql: "")
                        }
                    })
            }
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
