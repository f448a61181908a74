import SQLText

/// Bytes as a column value.
struct SQLBytes: SQLBindable, Sendable, Hashable {
    var bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var sqlValue: SQLValue { .blob(bytes) }
}
