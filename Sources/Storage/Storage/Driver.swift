public import SQLText

/// What a database library must do for a transaction.
public protocol Driver {
    var dialect: Dialect { get }

    /// Runs one statement; a `reusable` text is worth keeping prepared (one with a list of varying length is not).
    func run(_ text: String, _ values: [SQLValue], reusable: Bool) throws(StoreError) -> ResultSet

    /// Runs one or several statements without values, none of whose rows matter.
    func script(_ text: String) throws(StoreError)
}

/// The rows a statement returned, row after row in one array, and how many it changed.
public struct ResultSet: Sendable {
    public var columns: [String]
    /// All values of the first row, then all of the second, and so on.
    public var values: [SQLValue]
    /// The rows that were inserted, updated or deleted; 0 for a SELECT or a change of schema.
    public var changes: Int

    public init(columns: [String], values: [SQLValue], changes: Int) {
        self.columns = columns
        self.values = values
        self.changes = changes
    }

    /// The number of rows.
    public var count: Int { columns.isEmpty ? 0 : values.count / columns.count }
}
