import Foundation
public import SQLText

/// One encrypted value, as it lies in its column.
///
/// `1 | key (4 bytes) | nonce (24) | ciphertext with its tag (16)`. The text inside is padded to a multiple of 32 bytes,
/// so that its length says little. What it prints never holds any of it.
public struct Sealed: Sendable, Hashable {
    /// The whole envelope.
    public let bytes: [UInt8]

    static let version: UInt8 = 1
    static let headLength = 1 + FieldKeyID.length
    static let nonceLength = 24
    static let tagLength = 16
    static let block = 32

    /// Wraps an envelope; `nil` for what cannot be one.
    public init?(bytes: [UInt8]) {
        let body = bytes.count - Sealed.headLength - Sealed.nonceLength - Sealed.tagLength
        guard bytes.first == Sealed.version, body > 0, body.isMultiple(of: Sealed.block) else { return nil }
        self.bytes = bytes
    }

    /// Joins the parts, whose lengths the vault knows to be right.
    init(key: FieldKeyID, nonce: [UInt8], ciphertext: [UInt8]) {
        bytes = [Sealed.version] + key.bytes + nonce + ciphertext
    }

    /// The key it was sealed with.
    public var key: FieldKeyID { FieldKeyID(bytes: Array(bytes[1..<Sealed.headLength])) }

    var nonce: [UInt8] { Array(bytes[Sealed.headLength..<Sealed.headLength + Sealed.nonceLength]) }
    var ciphertext: [UInt8] { Array(bytes[(Sealed.headLength + Sealed.nonceLength)...]) }
}

/// A keyed hash of one value, for finding it exactly: HMAC-SHA-256, 32 bytes.
///
/// A plain hash of a national ID is reversed in seconds; this one needs the key, which is not in the database.
public struct BlindIndex: Sendable, Hashable {
    public let bytes: [UInt8]

    /// Wraps 32 bytes; `nil` for another length.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    init(hash bytes: [UInt8]) {
        self.bytes = bytes
    }
}

// Base64 in JSON, bytes in a column. A decoder of either kind reads `Data`.

extension Sealed: Codable, SQLBindable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Sealed(bytes: Array(try container.decode(Data.self))) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a sealed value")
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Data(bytes))
    }

    public var sqlValue: SQLValue { .blob(bytes) }
}

extension BlindIndex: Codable, SQLBindable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = BlindIndex(bytes: Array(try container.decode(Data.self))) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a blind index")
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Data(bytes))
    }

    public var sqlValue: SQLValue { .blob(bytes) }
}

extension Sealed: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "sealed" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension BlindIndex: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "blind index" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
