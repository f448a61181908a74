import SQLText

/// The values of one row after the other, read by their places in the statement.
///
/// For lists of thousands, such as a map's, where `Decodable` costs more than the database. Each value is asked for once,
/// in the order of the columns.
public struct RowReader {
    private let values: [SQLValue]
    private let width: Int
    private var next = 0

    init(_ result: ResultSet) {
        values = result.values
        width = result.columns.count
    }

    /// Reads every row.
    mutating func all<T>(_ read: (inout RowReader) throws -> T) throws -> [T] {
        guard width > 0 else { return [] }
        var rows: [T] = []
        rows.reserveCapacity(values.count / width)
        while next < values.count {
            let end = next + width
            rows.append(try read(&self))
            guard next == end else { throw wrong("\(next - end + width) values read of \(width)") }
        }
        return rows
    }

    public mutating func uuid() throws -> UUIDv7 {
        switch try value() {
        case .uuid(let bytes), .blob(let bytes):
            guard let id = UUIDv7(bytes: bytes) else { throw wrong("no identifier") }
            return id
        default: throw wrong("no identifier")
        }
    }

    public mutating func bytes() throws -> [UInt8] {
        switch try value() {
        case .blob(let bytes), .uuid(let bytes): return bytes
        default: throw wrong("no bytes")
        }
    }

    /// `nil` for NULL.
    public mutating func text() throws -> String? {
        switch try value() {
        case .text(let text): return text
        case .null: return nil
        default: throw wrong("no text")
        }
    }

    /// `nil` for NULL.
    public mutating func whole() throws -> Int64? {
        switch try value() {
        case .int(let number): return number
        case .null: return nil
        default: throw wrong("no whole number")
        }
    }

    private mutating func value() throws -> SQLValue {
        guard next < values.count else { throw wrong("more values asked for than there are") }
        next += 1
        return values[next - 1]
    }

    /// Names the place, never the value: it may be a person's.
    private func wrong(_ what: String) -> DecodingError {
        .dataCorrupted(.init(codingPath: [], debugDescription: "column \((next - 1) % max(width, 1)): \(what)"))
    }
}
