import CSQLite

/// A prepared statement; it keeps its database open.
final class SQLiteStatement {
    /// What a cell holds.
    enum Value {
        case null
        case integer(Int64)
        case number(Double)
        case text([UInt8])
        case blob([UInt8])

        var string: String? {
            guard case .text(let bytes) = self else { return nil }
            return String(validating: bytes, as: UTF8.self)
        }

        var integer: Int64? {
            guard case .integer(let number) = self else { return nil }
            return number
        }

        var bytes: Int {
            switch self {
            case .null, .integer, .number: 8
            case .text(let bytes), .blob(let bytes): bytes.count
            }
        }
    }

    private let handle: OpaquePointer
    private let database: SQLiteMemory
    private let place: String?

    init(_ handle: OpaquePointer, of database: SQLiteMemory, place: String?) {
        self.handle = handle
        self.database = database
        self.place = place
    }

    deinit {
        sqlite3_finalize(handle)
    }

    /// Moves to the next row; false when there is none.
    func step() throws(GeoPackageError) -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw database.failure(place)
        }
    }

    subscript(column: Int) -> Value {
        let column = Int32(column)
        switch sqlite3_column_type(handle, column) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, column))
        case SQLITE_FLOAT: return .number(sqlite3_column_double(handle, column))
        case SQLITE_TEXT:
            // The text first, then its length: turning it into UTF-8 may change the length.
            guard let text = sqlite3_column_text(handle, column) else { return .text([]) }
            let count = Int(sqlite3_column_bytes(handle, column))
            return .text(Array(UnsafeBufferPointer(start: text, count: count)))
        case SQLITE_BLOB:
            guard let bytes = sqlite3_column_blob(handle, column) else { return .blob([]) }
            let count = Int(sqlite3_column_bytes(handle, column))
            return .blob(Array(UnsafeRawBufferPointer(start: bytes, count: count)))
        default: return .null
        }
    }

    /// Sets the values of the places `?`, from the first.
    func bind(_ values: [Value]) throws(GeoPackageError) {
        sqlite3_reset(handle)
        for (index, value) in values.enumerated() {
            let place = Int32(index + 1)
            let status =
                switch value {
                case .null: sqlite3_bind_null(handle, place)
                case .integer(let number): sqlite3_bind_int64(handle, place, number)
                case .number(let number): sqlite3_bind_double(handle, place, number)
                case .text(let bytes):
                    bytes.withUnsafeBytes {
                        songhong_sqlite3_bind_text(
                            handle, place, $0.baseAddress?.assumingMemoryBound(to: CChar.self),
                            Int32(clamping: $0.count))
                    }
                case .blob(let bytes):
                    bytes.withUnsafeBytes {
                        songhong_sqlite3_bind_blob(handle, place, $0.baseAddress, Int32(clamping: $0.count))
                    }
                }
            guard status == SQLITE_OK else { throw database.failure(self.place) }
        }
    }

    /// Lets go of the row it stands on.
    func reset() { sqlite3_reset(handle) }

    /// Binds and runs once, for statements that answer nothing.
    func run(_ values: [Value]) throws(GeoPackageError) {
        try bind(values)
        while try step() {}
        sqlite3_reset(handle)
    }
}
