import SQLText

/// Column name → position, worked out once per result.
struct RowShape {
    var index: [String: Int] = [:]

    init(_ columns: [String]) {
        for (position, column) in columns.enumerated() { index[column] = position }
    }
}

struct RowDecoder: Decoder {
    let shape: RowShape
    let row: [SQLValue]
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    struct Unsupported: Error {}

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        throw Unsupported()
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Unsupported() }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { throw Unsupported() }
}
