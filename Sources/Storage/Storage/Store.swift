public import SQLText

/// Where rows live.
///
/// A body runs from start to finish on one connection and one thread and cannot suspend. It may run more than once
/// (a serialization failure or a failed batch re-runs it), so it must have no effect outside the transaction; effects
/// go to ``Transaction/afterCommit(_:)``. Work that was begun is finished even when the calling task is cancelled.
public protocol Store: Sendable {
    /// Runs a body that only reads, on one snapshot.
    func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T

    /// Runs a body that reads a few rows by their keys, such as one feature of a map.
    ///
    /// It may run on the calling thread, where waking another would cost more than the rows do. A body that takes longer
    /// than a millisecond or so belongs into ``read(_:)``.
    func readBriefly<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T

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

extension Store {
    public func readBriefly<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await read(body)
    }
}
