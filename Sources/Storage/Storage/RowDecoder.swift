import Foundation
import SQLText

/// Decodes the rows of one result, one after the other, with one object for all of them.
///
/// Rows are decoded in the order in which their properties ask, so the position of a column is found by looking at the
/// place after the last one first; a dictionary is asked only when the order differs.
final class RowDecoder: Decoder {
    let columns: RowColumns
    let values: [SQLValue]
    let count: Int
    /// Where the current row starts in `values`.
    private(set) var start = 0
    let cell = CellDecoder()
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    init(_ result: ResultSet) {
        columns = RowColumns(result.columns)
        values = result.values
        count = result.count
    }

    func decodeAll<T: Decodable>(_ type: T.Type) throws -> [T] {
        var rows: [T] = []
        rows.reserveCapacity(count)
        for row in 0..<count { rows.append(try decode(type, row)) }
        return rows
    }

    func decodeFirst<T: Decodable>(_ type: T.Type) throws -> T? {
        count > 0 ? try decode(type, 0) : nil
    }

    private func decode<T: Decodable>(_ type: T.Type, _ row: Int) throws -> T {
        start = row * columns.names.count
        do {
            return try T(from: self)
        } catch is JSONWanted {
            return try singleCell().json(type)
        }
    }

    func value(_ key: some CodingKey) throws -> SQLValue {
        guard let position = columns.position(of: key.stringValue) else {
            throw DecodingError.keyNotFound(
                key,
                .init(
                    codingPath: [key],
                    debugDescription: "no column for it among \(columns.names.joined(separator: ", "))")
            )
        }
        return values[start + position]
    }

    private func singleCell() throws -> CellDecoder {
        guard columns.names.count == 1 else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: [], debugDescription: "a single value wants one column, not \(columns.names.count)"))
        }
        cell.value = values[start]
        return cell
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(RowContainer<Key>(row: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw JSONWanted() }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { try singleCell() }
}

/// Thrown by a cell that is asked for fields or elements: the value is JSON text.
struct JSONWanted: Error {}

/// The columns of a result, and where each property's column is.
final class RowColumns {
    let names: [String]
    private var positions: [String: Int] = [:]
    /// The property that last asked for each column.
    private var askers: [String?]
    private var last = 0

    init(_ names: [String]) {
        self.names = names
        askers = Array(repeating: nil, count: names.count)
        for (position, name) in names.enumerated() { positions[Self.folded(name)] = position }
    }

    func position(of key: String) -> Int? {
        if last < askers.count, askers[last] == key { return last }
        let next = last + 1 < askers.count ? last + 1 : 0
        if next < askers.count, askers[next] == key {
            last = next
            return next
        }
        guard let position = positions[Self.folded(key)] else { return nil }
        last = position
        askers[position] = key
        return position
    }

    /// `household_id`, `householdId` and `householdID` are one name.
    private static func folded(_ name: String) -> String {
        name.lowercased().filter { $0 != "_" }
    }
}

private struct RowContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let row: RowDecoder
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { row.columns.names.compactMap { Key(stringValue: $0) } }

    /// Always true, so that an optional property whose column was forgotten is an error and not `nil`.
    func contains(_ key: Key) -> Bool { true }

    func decodeNil(forKey key: Key) throws -> Bool { try row.value(key) == .null }

    private func cell(_ key: Key) throws -> CellDecoder {
        row.cell.value = try row.value(key)
        row.cell.key = key
        return row.cell
    }

    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try cell(key).decode(type) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try cell(key).decode(type) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try cell(key).decode(type) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try cell(key).decode(type) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try cell(key).decode(type) }
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try cell(key).decode(type) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { throw flat(key) }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw flat(key) }
    func superDecoder() throws -> any Decoder { row }
    func superDecoder(forKey key: Key) throws -> any Decoder { throw flat(key) }

    private func flat(_ key: Key) -> DecodingError {
        .dataCorrupted(.init(codingPath: [key], debugDescription: "a row has no containers inside it"))
    }
}
