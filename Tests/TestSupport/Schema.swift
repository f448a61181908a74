import SQLText
public import Storage

/// The shape of a schema, as far as both engines must agree on it.
public struct SchemaColumn: Sendable, Hashable, Comparable, Decodable, CustomStringConvertible {
    public var tableName: String
    public var columnName: String
    /// Whether NULL is refused.
    public var isRequired: Bool

    public var description: String { "\(tableName).\(columnName)\(isRequired ? " NOT NULL" : "")" }

    public static func < (left: SchemaColumn, right: SchemaColumn) -> Bool {
        (left.tableName, left.columnName) < (right.tableName, right.columnName)
    }

    /// Every column of every table of the store, the migrations' own table left out.
    public static func all(_ store: any Store) async throws -> [SchemaColumn] {
        let columns: [SchemaColumn] = try await store.read { db in
            switch db.dialect {
            case .sqlite:
                try db.all(
                    """
                    SELECT t.name AS table_name, c.name AS column_name, (c."notnull" OR c.pk > 0) AS is_required
                    FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
                    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name <> 'migrations'
                    """)
            case .postgres:
                try db.all(
                    """
                    SELECT table_name::text AS table_name, column_name::text AS column_name,
                           is_nullable = 'NO' AS is_required
                    FROM information_schema.columns
                    WHERE table_schema = current_schema() AND table_name <> 'migrations'
                    """)
            }
        }
        return columns.sorted()
    }

    /// Runs a program's migrations on every engine there is and returns in what the schemas differ: nothing, one hopes.
    public static func differences(after steps: [Migration]) async throws -> [String] {
        var found: [(backend: Backend, columns: Set<SchemaColumn>)] = []
        for backend in Backend.available {
            let columns = try await backend.withStore { store in
                try await store.migrate(steps)
                return try await all(store)
            }
            found.append((backend, Set(columns)))
        }
        guard let first = found.first else { return ["no engine"] }
        return found.dropFirst().flatMap { other in
            first.columns.symmetricDifference(other.columns).sorted().map { column in
                "\(column) only on \(first.columns.contains(column) ? first.backend : other.backend)"
            }
        }
    }
}
