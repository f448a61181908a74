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
            let before = connection.totalChangesCount
            let rows = try statement.isReadonly ? readRows(statement, values) : changeRows(statement, values)
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
    private func readRows(_ statement: Statement, _ values: [SQLValue]) throws -> [SQLValue] {
        let handle = statement.sqliteStatement
        defer {
            sqlite3_reset(handle)
            sqlite3_clear_bindings(handle)
        }
        guard sqlite3_bind_parameter_count(handle) == Int32(values.count) else {
            throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "the statement has other parameters than values")
        }
        for (position, value) in values.enumerated() {
            let code = value.bind(to: handle, Int32(position + 1))
            guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        }
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
    private func changeRows(_ statement: Statement, _ values: [SQLValue]) throws -> [SQLValue] {
        statement.setUncheckedArguments(StatementArguments(values.map(\.databaseValue)))
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

    /// Gives a parameter its value, which SQLite copies.
    fileprivate func bind(to statement: OpaquePointer, _ place: Int32) -> Int32 {
        // SQLITE_TRANSIENT, a macro that Swift does not see.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch self {
        case .null: return sqlite3_bind_null(statement, place)
        case .bool(let flag): return sqlite3_bind_int64(statement, place, flag ? 1 : 0)
        case .int(let number): return sqlite3_bind_int64(statement, place, number)
        case .double(let number): return sqlite3_bind_double(statement, place, number)
        case .text(var text):
            // A text of no length has no address, which SQLite would take for NULL.
            guard !text.isEmpty else { return sqlite3_bind_text(statement, place, "", 0, copied) }
            return text.withUTF8 { units in
                units.withMemoryRebound(to: CChar.self) { characters in
                    sqlite3_bind_text64(
                        statement, place, characters.baseAddress, UInt64(characters.count), copied, UInt8(SQLITE_UTF8))
                }
            }
        case .blob(let bytes), .uuid(let bytes):
            guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(statement, place, 0) }
            return sqlite3_bind_blob64(statement, place, bytes, UInt64(bytes.count), copied)
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
