import Foundation
import GRDB
import GRDBSQLite
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
            let rows = try statement.isReadonly ? readRows(statement) : changeRows(statement)
            let handle = statement.sqliteStatement
            // Asked now and not before: a changed schema can have given the statement other columns while it ran.
            let columns = (0..<sqlite3_column_count(handle)).map { column in
                sqlite3_column_name(handle, column).map { String(cString: $0) } ?? ""
            }
            let changes = connection.totalChangesCount == before ? 0 : connection.changesCount
            return ResultSet(columns: columns, values: rows, changes: changes)
        } catch {
            throw StoreError(error, sql: text)
        }
    }

    /// Steps through a statement that changes nothing, past GRDB's watch over changes, which costs more than the rows.
    private func readRows(_ statement: Statement) throws -> [SQLValue] {
        let handle = statement.sqliteStatement
        defer { sqlite3_reset(handle) }
        var rows: [SQLValue] = []
        while true {
            switch sqlite3_step(handle) {
            case SQLITE_ROW: rows.appendRow(handle)
            case SQLITE_DONE: return rows
            default:
                let code = sqlite3_extended_errcode(connection.sqliteConnection)
                let message = sqlite3_errmsg(connection.sqliteConnection).map { String(cString: $0) }
                throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
            }
        }
    }

    /// Runs a statement that may change rows, and gathers what it returns.
    private func changeRows(_ statement: Statement) throws -> [SQLValue] {
        var rows: [SQLValue] = []
        let cursor = try Row.fetchCursor(statement)
        while try cursor.next() != nil { rows.appendRow(statement.sqliteStatement) }
        return rows
    }

    func script(_ text: String) throws(StoreError) {
        do {
            try connection.execute(sql: text)
        } catch {
            throw StoreError(error, sql: text)
        }
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

extension [SQLValue] {
    fileprivate mutating func appendRow(_ statement: OpaquePointer) {
        for column in 0..<sqlite3_column_count(statement) { append(SQLValue(statement, column)) }
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

    /// Reads a column of the row that the statement stands on.
    fileprivate init(_ statement: OpaquePointer, _ column: Int32) {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: self = .int(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT: self = .double(sqlite3_column_double(statement, column))
        case SQLITE_TEXT:
            let text = sqlite3_column_text(statement, column)
            let length = Int(sqlite3_column_bytes(statement, column))
            self = .text(String(decoding: UnsafeBufferPointer(start: text, count: length), as: UTF8.self))
        case SQLITE_BLOB:
            let bytes = sqlite3_column_blob(statement, column)
            let length = Int(sqlite3_column_bytes(statement, column))
            self = .blob([UInt8](UnsafeRawBufferPointer(start: bytes, count: length)))
        default: self = .null
        }
    }
}
