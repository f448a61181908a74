public import SQLText
public import Storage
import CLibPQ
import Foundation

/// Rows in PostgreSQL 15 or newer through libpq: one schema per organisation, SERIALIZABLE writes.
///
/// libpq's calls block, so each connection has a thread of its own; no thread of Swift's pool or of NIO ever waits.
public final class PostgresStore: Store {
    /// How much of the server's safety is demanded when the store opens.
    public enum Safety: Sendable, Hashable {
        /// For throw-away servers of tests: nothing is checked.
        case unchecked
        /// `fsync` and `full_page_writes` are on.
        case durable
        /// Also, `synchronous_standby_names` is set: a commit is on two machines before it is acknowledged.
        case standby
    }

    /// A body is run at most this often before its serialization failure is thrown.
    static let mostRuns = 4

    private let threads: LinkThreads

    /// Connects once to make the schema and check the server; the other connections are made when they are needed.
    ///
    /// - Parameter conninfo: a URL (`postgres://…`) or a `key=value` text, as libpq reads them.
    /// - Parameter schema: the organisation's schema: lower-case letters, digits and `_`, made when it is absent.
    /// - Parameter connections: how many bodies run at the same time.
    /// - Throws: ``StoreError``: `unreachable` when the server does not answer, `other` when it is not safe enough.
    public init(conninfo: String, schema: String, connections: Int = 8, safety: Safety = .durable) throws {
        guard Self.isSchemaName(schema) else {
            throw StoreError(.other, code: "schema", message: "not a schema name: \(schema)", sql: "")
        }
        let address = ServerAddress(conninfo: conninfo, schema: schema)
        let link = try ServerLink(address)
        try link.prepareSchema()
        try ServerSettings(link).check(safety)
        threads = LinkThreads(address, count: max(1, connections))
    }

    /// A name that needs no quoting and cannot be one of the server's own.
    static func isSchemaName(_ name: String) -> Bool {
        guard (1...63).contains(name.utf8.count), let first = name.utf8.first,
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first), !name.hasPrefix("pg_")
        else { return false }
        return name.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                || $0 == UInt8(ascii: "_")
        }
    }

    public var dialect: Dialect { .postgres }

    public func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await run(.read, body)
    }

    @discardableResult
    public func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await run(.write, body)
    }

    @discardableResult
    public func disclose<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await run(.write, body)
    }

    /// The same as ``write(_:)``: every body of PostgreSQL has a transaction of its own.
    @discardableResult
    public func writeAlone<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await run(.write, body)
    }

    /// What `doctor` reports about the server.
    public func settings() async throws -> ServerSettings {
        try await withCheckedThrowingContinuation { caller in
            threads.submit { link in
                caller.resume(with: Result { try ServerSettings(link.get()) })
            }
        }
    }

    private func run<T: Sendable>(
        _ kind: ServerTransaction.Kind, _ body: @escaping @Sendable (Transaction) throws -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { caller in
            threads.submit { link in
                do {
                    let done = try ServerTransaction(link: link.get(), kind: kind).run(body)
                    for work in done.afterCommit { work() }
                    caller.resume(returning: done.value)
                } catch {
                    caller.resume(throwing: error)
                }
            }
        }
    }

    public func close() async throws {
        await threads.close()
    }
}
