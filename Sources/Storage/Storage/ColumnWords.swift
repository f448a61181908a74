import SQLText

extension Migration.ColumnWords {
    /// The words of an engine.
    static func of(_ dialect: Dialect) -> Self {
        switch dialect {
        case .sqlite:
            Self(
                id: "BLOB", whole: "INTEGER", flag: "INTEGER", instant: "TEXT", day: "TEXT", text: "TEXT",
                bytes: "BLOB", json: "TEXT", real: "REAL", end: " STRICT")
        case .postgres:
            Self(
                id: "uuid", whole: "bigint", flag: "boolean", instant: "timestamptz(3)", day: "date", text: "text",
                bytes: "bytea", json: "jsonb", real: "double precision", end: "")
        }
    }

    /// The words' own names, so that a step has one checksum on both engines.
    static let names = Self(
        id: "{id}", whole: "{whole}", flag: "{flag}", instant: "{instant}", day: "{day}", text: "{text}",
        bytes: "{bytes}", json: "{json}", real: "{real}", end: "{end}")
}
