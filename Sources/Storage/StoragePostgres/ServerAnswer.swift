import CLibPQ
import SQLText
import Storage

/// What the server answered to one command; its memory is given back with it.
final class ServerAnswer {
    private let result: OpaquePointer?

    init(_ result: OpaquePointer?) {
        self.result = result
    }

    deinit { PQclear(result) }

    var isFine: Bool {
        let status = PQresultStatus(result)
        return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY
    }

    /// The command's tag: `COMMIT`, `ROLLBACK`, `INSERT 0 1`.
    var tag: String { PQcmdStatus(result).map { String(cString: $0) } ?? "" }

    /// The SQLSTATE, or nothing.
    var code: String {
        PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) } ?? ""
    }

    func text(row: Int32, column: Int32) -> String? {
        guard row < PQntuples(result), column < PQnfields(result), PQgetisnull(result, row, column) == 0,
            let value = PQgetvalue(result, row, column)
        else { return nil }
        return String(cString: value)
    }

    func resultSet(sql: String) throws(StoreError) -> ResultSet {
        let width = PQnfields(result)
        let height = PQntuples(result)
        var columns: [String] = []
        var types: [Oid] = []
        for column in 0..<width {
            columns.append(PQfname(result, column).map { String(cString: $0) } ?? "")
            types.append(PQftype(result, column))
        }
        var values: [SQLValue] = []
        values.reserveCapacity(Int(width) * Int(height))
        for row in 0..<height {
            for column in 0..<width {
                guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column) else {
                    values.append(.null)
                    continue
                }
                let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column)))
                values.append(try ServerValue.read(bytes, types[Int(column)], sql: sql))
            }
        }
        // A SELECT's tag counts rows too, but it changed none.
        let changed = tag.hasPrefix("SELECT") ? 0 : PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
        return ResultSet(columns: columns, values: values, changes: changed)
    }

    /// The refusal, with the reason that SQLite would give.
    func error(sql: String) -> StoreError {
        let code = code
        let reason: StoreError.Reason =
            switch code {
            case "23505": .unique
            case "23503", "23001": .foreignKey
            case "23514": .check
            case "23502": .notNull
            case "40001", "40P01", "55P03": .busy
            case "53100": .full
            case "53300", "57P01", "57P02", "57P03": .unreachable
            default: code.hasPrefix("08") ? .unreachable : .other
            }
        let message = PQresultErrorMessage(result).map { String(cString: $0) } ?? ""
        return StoreError(reason, code: code, message: message, sql: sql)
    }
}
