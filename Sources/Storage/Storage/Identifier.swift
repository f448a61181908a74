public import SQLText

/// An identifier of one kind of thing, so that the id of another kind does not fit.
///
/// `struct ParcelID: Identifier { let value: UUIDv7; init(_ value: UUIDv7) { self.value = value } }` is all it takes.
public protocol Identifier: Sendable, Hashable, Comparable, Codable, SQLBindable, CustomStringConvertible {
    var value: UUIDv7 { get }
    init(_ value: UUIDv7)
}

extension Identifier {
    /// Reads the lower-case hyphenated form, as it stands in an address; `nil` for anything else.
    public init?(text: String) {
        guard let value = UUIDv7(text: text) else { return nil }
        self.init(value)
    }

    public var description: String { value.description }

    public var sqlValue: SQLValue { value.sqlValue }

    public static func < (left: Self, right: Self) -> Bool { left.value < right.value }

    public init(from decoder: any Decoder) throws {
        self.init(try UUIDv7(from: decoder))
    }

    public func encode(to encoder: any Encoder) throws {
        try value.encode(to: encoder)
    }
}
