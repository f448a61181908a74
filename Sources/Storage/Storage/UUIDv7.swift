public import SQLText

/// A UUID of version 7: time-ordered, made offline and online alike.
public struct UUIDv7: Sendable, Hashable, Comparable {
    /// 16 bytes.
    public let bytes: [UInt8]

    /// Wraps 16 bytes; `nil` for another length.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    public static func < (left: UUIDv7, right: UUIDv7) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}

extension UUIDv7: SQLBindable {
    public var sqlValue: SQLValue { .uuid(bytes) }
}

/// An identifier of one kind of thing, so that the id of another kind does not fit.
public protocol Identifier: Sendable, Hashable, Comparable, Codable, SQLBindable, CustomStringConvertible {
    var value: UUIDv7 { get }
    init(_ value: UUIDv7)
}
