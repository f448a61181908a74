public import SQLText
import Storage

/// The statements that every sealed column needs; a slice only names its table and columns.
public enum SealedColumnRows {
    /// The key that an envelope was sealed with, as four bytes: for WHERE and GROUP BY.
    public static func key(of column: SQL) -> SQL { "substr(\(column), 2, 4)" }

    /// A sealed column of a table.
    ///
    /// - Parameters:
    ///   - name: `table.column`, for people.
    ///   - table: the table's name, written in the source; so are the columns.
    ///   - id: the column that names one row (a UUID).
    ///   - subject: the column of the identifier that the values are bound to; `nil` where it is the row's own.
    ///   - column: the sealed values; NULL where there is none.
    ///   - index: the column of the blind index, where there is one.
    ///   - normalise: the form in which the value is indexed; `nil` for one that is not indexed.
    public static func column(
        _ name: String, field: SealedField, table: SQL, id: SQL = "id", subject: SQL? = nil, column: SQL,
        index: SQL? = nil, normalise: @escaping @Sendable (String) -> String? = { $0 }
    ) -> SealedColumn {
        SealedColumn(
            name, usage: { db in try usage(table, column, db) },
            reseal: { vault, limit, db in
                let current = try vault.keys().current
                let found: [Row] = try db.all(
                    """
                    SELECT \(id) AS id, \(subject ?? id) AS subject, \(column) AS sealed FROM \(table)
                    WHERE \(column) IS NOT NULL AND \(key(of: column)) <> \(SQLValue.blob(current.bytes))
                    ORDER BY \(id) LIMIT \(limit)
                    """)
                for row in found {
                    let text = try vault.open(row.sealed, field: field, subject: row.subject)
                    let fresh = try vault.seal(text, field: field, subject: row.subject)
                    if let index {
                        let hash = try normalise(text).map { try vault.blindIndex($0, field: field) }
                        try db.run(
                            "UPDATE \(table) SET \(column) = \(fresh), \(index) = \(hash) WHERE \(id) = \(row.id)")
                    } else {
                        try db.run("UPDATE \(table) SET \(column) = \(fresh) WHERE \(id) = \(row.id)")
                    }
                }
                return found.count
            })
    }

    private struct Row: Decodable {
        var id: UUIDv7
        var subject: UUIDv7
        var sealed: Sealed
    }

    private static func usage(_ table: SQL, _ column: SQL, _ db: Transaction) throws -> [FieldKeyID: Int] {
        struct Count: Decodable {
            var key: [UInt8]
            var n: Int
        }
        let counts: [Count] = try db.all(
            """
            SELECT \(key(of: column)) AS key, count(*) AS n FROM \(table) WHERE \(column) IS NOT NULL
            GROUP BY \(key(of: column))
            """)
        return Dictionary(counts.map { (FieldKeyID(bytes: $0.key), $0.n) }, uniquingKeysWith: +)
    }
}
