/// What the database refused, and why.
///
/// The reasons are the same on both engines; the codes are the engine's own.
///
/// The message comes from the database and can hold a value of the refused row, so it is never shown or logged.
public struct StoreError: Error, Sendable, CustomStringConvertible {
    public enum Reason: String, Sendable {
        case unique, foreignKey, check, notNull
        /// Another transaction is in the way; the same work can succeed later.
        case busy
        /// No space is left.
        case full
        /// The database holds a migration that this program does not know.
        case newerDatabase
        /// The database cannot be opened or no longer answers. A write that was being committed may have been kept.
        case unreachable
        case other
    }

    public var reason: Reason
    /// The engine's code: an extended result code of SQLite, an SQLSTATE of PostgreSQL, or a word of this program.
    public var code: String
    public var message: String
    /// The text of the statement; its values are not in it.
    public var sql: String

    public init(_ reason: Reason, code: String, message: String, sql: String) {
        self.reason = reason
        self.code = code
        self.message = message
        self.sql = sql
    }

    public var description: String { "\(reason) [\(code)] \(message) in \(sql)" }

    /// Whether PostgreSQL asks for the whole transaction to be run again (serialization failure, deadlock).
    package var asksForRerun: Bool { code == "40001" || code == "40P01" }
}
