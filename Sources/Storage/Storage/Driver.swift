public import SQLText

/// What a database library must do for a transaction.
public protocol Driver {
    var dialect: Dialect { get }
    func run(_ text: String, _ values: [SQLValue]) throws(StoreError) -> ResultSet
    func script(_ text: String) throws(StoreError)
    func afterCommit(_ work: @escaping @Sendable () -> Void)
}

/// The rows a statement returned, and how many it changed.
public struct ResultSet: Sendable {
    public var columns: [String]
    public var rows: [[SQLValue]]
    public var changes: Int

    public init(columns: [String], rows: [[SQLValue]], changes: Int) {
        self.columns = columns
        self.rows = rows
        self.changes = changes
    }
}

/// What the database refused, and why.
public struct StoreError: Error, Sendable, CustomStringConvertible {
    public enum Reason: String, Sendable {
        case unique, foreignKey, check, notNull, busy, full, newerDatabase, unreachable, other
    }

    public var reason: Reason
    public var code: String
    public var message: String
    public var sql: String

    public init(_ reason: Reason, code: String, message: String, sql: String) {
        self.reason = reason
        self.code = code
        self.message = message
        self.sql = sql
    }

    public var description: String { "\(reason) [\(code)] \(message) in \(sql)" }
}
