public import SQLText

/// Where rows live.
///
/// A body runs from start to finish on one connection and one thread and cannot suspend. It may run more than once
/// (a serialization failure re-runs it), so it must have no effect outside the transaction.
public protocol Store: Sendable {
    /// Runs a body that only reads, on one snapshot.
    func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T

    /// Runs a body that changes rows (with its audit leaf), and returns after COMMIT is durable.
    @discardableResult
    func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T

    /// Runs a body that reads classes C3–C6 and writes the audit leaf of that reading in the same transaction.
    @discardableResult
    func disclose<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T

    /// Runs a long body alone: an import, a migration, the demo. Nothing else is committed with it.
    @discardableResult
    func writeAlone<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T

    var dialect: Dialect { get }

    /// Waits for work that was begun and closes the connections.
    func close() async throws
}

/// One open transaction. Not Sendable, so that it cannot leave the body it was lent to.
public struct Transaction {
    let driver: any Driver

    public init(_ driver: any Driver) {
        self.driver = driver
    }

    public var dialect: Dialect { driver.dialect }

    /// Returns all rows of a statement; columns in snake_case meet properties in camelCase.
    public func all<T: Decodable>(_ sql: SQL, as type: T.Type = T.self) throws -> [T] {
        let (text, values) = sql.rendered(for: driver.dialect)
        let result = try driver.run(text, values)
        let shape = RowShape(result.columns)
        return try result.rows.map { try T(from: RowDecoder(shape: shape, row: $0)) }
    }

    /// Returns the first row, if there is one.
    public func first<T: Decodable>(_ sql: SQL, as type: T.Type = T.self) throws -> T? {
        try all(sql, as: type).first
    }

    /// Runs a statement and returns how many rows it changed.
    @discardableResult
    public func run(_ sql: SQL) throws -> Int {
        let (text, values) = sql.rendered(for: driver.dialect)
        return try driver.run(text, values).changes
    }

    /// Runs work after the outer COMMIT, and never if there is none.
    public func afterCommit(_ work: @escaping @Sendable () -> Void) {
        driver.afterCommit(work)
    }
}
