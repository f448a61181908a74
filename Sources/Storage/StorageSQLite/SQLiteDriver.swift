import Foundation
import GRDB
import SQLText
import Storage

/// Statements on one connection of GRDB, inside the queue that owns it.
struct SQLiteDriver: Driver {
    let connection: GRDB.Database

    var dialect: Dialect { .sqlite }

    func run(_ text: String, _ values: [SQLValue], reusable: Bool) throws(StoreError) -> ResultSet {
        // An error such as SQLITE_FULL can end the transaction by itself; what follows would commit on its own.
        guard connection.isInsideTransaction else {
            throw StoreError(.other, code: "25P01", message: "no transaction is open any more", sql: text)
        }
        do {
            let statement =
                try reusable ? connection.cachedStatement(sql: text) : connection.makeStatement(sql: text)
            statement.setUncheckedArguments(StatementArguments(values.map(\.databaseValue)))
            let before = connection.totalChangesCount
            var rows: [SQLValue] = []
            let cursor = try Row.fetchCursor(statement)
            while let row = try cursor.next() {
                guard row.count == statement.columnCount else {
                    throw StoreError(.other, code: "stale", message: "the schema changed under a plan", sql: text)
                }
                for value in row.databaseValues { rows.append(SQLValue(value)) }
            }
            let changes = connection.totalChangesCount == before ? 0 : connection.changesCount
            return ResultSet(columns: statement.columnNames, values: rows, changes: changes)
        } catch {
            throw StoreError(error, sql: text)
        }
    }

    func script(_ text: String) throws(StoreError) {
        do {
            try connection.execute(sql: text)
        } catch {
            throw StoreError(error, sql: text)
        }
    }

    /// Begins the snapshot and lets the connection notice a schema that another one changed.
    ///
    /// A statement prepared on the old schema is prepared anew by SQLite while it runs, after GRDB has counted its
    /// columns; a first statement of constant shape takes that on itself.
    func noticeSchema() throws(StoreError) {
        try control("SELECT 1 FROM sqlite_schema LIMIT 1")
    }

    /// Runs BEGIN, COMMIT, SAVEPOINT and their like, kept prepared.
    func control(_ text: String) throws(StoreError) {
        do {
            try connection.cachedStatement(sql: text).execute()
        } catch {
            throw StoreError(error, sql: text)
        }
    }
}

extension SQLValue {
    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .bool(let flag): flag.databaseValue
        case .int(let number): number.databaseValue
        case .double(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .blob(let bytes), .uuid(let bytes): Data(bytes).databaseValue
        }
    }

    fileprivate init(_ value: DatabaseValue) {
        self =
            switch value.storage {
            case .null: .null
            case .int64(let number): .int(number)
            case .double(let number): .double(number)
            case .string(let text): .text(text)
            case .blob(let data): .blob([UInt8](data))
            }
    }
}
