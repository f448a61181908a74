import SQLText
import Storage

/// Many rows in few statements.
enum ManyRows {
    /// Rows per statement: below SQLite's 32,766 values for any table here.
    private static let size = 400

    /// Runs `head` (`INSERT INTO t (a, b) VALUES`) with all the rows, in as few statements as fit.
    static func insert(_ head: SQL, _ rows: [[SQLValue]], _ db: Transaction, tail: SQL = "") throws {
        var start = 0
        while start < rows.count {
            let end = min(start + size, rows.count)
            try db.run("\(head) \(list(rows[start..<end])) \(tail)")
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
