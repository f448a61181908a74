import Access
import SQLText
import Storage

/// Many rows in few statements.
enum BatchRows {
    /// Rows per statement: below SQLite's 32,766 values for any table here, and small enough to compose cheaply.
    private static let size = 400

    /// Runs `head` (`INSERT INTO t (a, b) VALUES`) with all the rows, in as few statements as fit.
    static func insert(_ head: SQL, _ rows: [[SQLValue]], _ db: Transaction) throws {
        var start = 0
        while start < rows.count {
            let end = min(start + size, rows.count)
            try db.run("\(head) \(list(rows[start..<end]))")
            start = end
        }
    }

    /// `(?, ?), (?, ?)`, composed by halves: appending one row after another would copy the front again and again.
    private static func list(_ rows: ArraySlice<[SQLValue]>) -> SQL {
        guard rows.count > 1 else { return "(\(list: rows.first ?? []))" }
        let middle = rows.startIndex + rows.count / 2
        return "\(list(rows[..<middle])), \(list(rows[middle...]))"
    }
}

extension SQLValue {
    static func text(_ text: String?) -> SQLValue { text.map { SQLValue.text($0) } ?? .null }
    static func whole(_ number: Int?) -> SQLValue { number.map { .int(Int64($0)) } ?? .null }
}

/// A row that only one of several writers may add.
enum OnceRows {
    /// Runs an `INSERT` whose key somebody may have taken since this transaction looked.
    ///
    /// PostgreSQL then runs the transaction again (40001), where a plain INSERT would fail for good (23505); the second
    /// run sees the other row and says who was first.
    static func insert(_ statement: SQL, _ db: Transaction) throws {
        guard try db.run("\(statement) ON CONFLICT DO NOTHING") == 1 else {
            throw Problem.savedInBetween(by: "-", at: nil, what: nil)
        }
    }
}
