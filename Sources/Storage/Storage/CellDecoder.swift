import Foundation
import SQLText

/// Decodes one value of a row: a number, a text, bytes, an identifier, or anything Decodable kept as JSON text.
final class CellDecoder: Decoder, SingleValueDecodingContainer {
    var value = SQLValue.null
    var key: (any CodingKey)?
    var codingPath: [any CodingKey] { key.map { [$0] } ?? [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> { throw JSONWanted() }
    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw JSONWanted() }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    func decodeNil() -> Bool { value == .null }

    func decode(_ type: Bool.Type) throws -> Bool {
        switch value {
        case .bool(let flag): return flag
        case .int(0): return false  // SQLite keeps truth as a number.
        case .int(1): return true
        default: throw mismatch(type)
        }
    }

    func decode(_ type: String.Type) throws -> String {
        guard case .text(let text) = value else { throw mismatch(type) }
        return text
    }

    func decode(_ type: Double.Type) throws -> Double {
        switch value {
        case .double(let number): return number
        case .int(let number): return Double(number)
        default: throw mismatch(type)
        }
    }

    func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }
    func decode(_ type: Int.Type) throws -> Int { try integer(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try integer(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try integer(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try integer(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try integer(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try integer(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(type) }

    func decode<T: Decodable>(_ type: T.Type) throws -> T {
        if type == [UInt8].self, let bytes = try bytes() as? T { return bytes }
        if type == Data.self, let data = Data(try bytes()) as? T { return data }
        do {
            return try T(from: self)
        } catch is JSONWanted {
            return try json(type)
        }
    }

    /// Reads a type that has fields or elements from JSON text.
    func json<T: Decodable>(_ type: T.Type) throws -> T {
        if type == [UInt8].self, let bytes = try bytes() as? T { return bytes }
        guard case .text(let text) = value else { throw mismatch(type) }
        return try JSONDecoder().decode(type, from: Data(text.utf8))
    }

    func uuid() throws -> UUIDv7 {
        switch value {
        case .uuid(let bytes), .blob(let bytes):
            guard let uuid = UUIDv7(bytes: bytes) else { throw mismatch(UUIDv7.self) }
            return uuid
        default: throw mismatch(UUIDv7.self)
        }
    }

    private func bytes() throws -> [UInt8] {
        switch value {
        case .blob(let bytes), .uuid(let bytes): return bytes
        default: throw mismatch([UInt8].self)
        }
    }

    private func integer<T: FixedWidthInteger>(_ type: T.Type) throws -> T {
        guard case .int(let number) = value, let exact = T(exactly: number) else { throw mismatch(type) }
        return exact
    }

    /// Names the kind of value found, never the value: it may be a person's.
    private func mismatch<T>(_ type: T.Type) -> DecodingError {
        let found =
            switch value {
            case .null: "NULL"
            case .bool: "a flag"
            case .int: "a whole number"
            case .double: "a number"
            case .text: "text"
            case .blob: "bytes"
            case .uuid: "a UUID"
            }
        return .typeMismatch(type, .init(codingPath: codingPath, debugDescription: "the column holds \(found)"))
    }
}
