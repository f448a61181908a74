/// An address inside this program: path segments and query items, each percent-encoded.
///
/// It is the only way to write an address into a page. Slices add theirs as static members:
/// `extension Link { static func activity(_ id: ActivityID) -> Link { Link("plan", "activities", "\(id)") } }`.
public struct Link: Sendable, Hashable {
    /// Decoded segments, in order; none is the root.
    public private(set) var segments: [String]
    /// Decoded query items, in order.
    public private(set) var items: [Item]
    public private(set) var fragment: String?

    /// A query item.
    public struct Item: Sendable, Hashable {
        public var name: String
        public var value: String
    }

    /// Makes an address of segments; a slash in a segment does not divide it.
    public init(_ segments: any LinkSegment...) {
        self.segments = segments.map(\.linkSegment)
        items = []
    }

    public init(segments: [String]) {
        self.segments = segments
        items = []
    }

    /// The home page.
    public static let root = Link()

    /// Returns the address with a query item set, or taken away where the value is `nil`.
    public func with(_ name: String, _ value: String?) -> Link {
        var copy = self
        copy.items.removeAll { $0.name == name }
        if let value { copy.items.append(Item(name: name, value: value)) }
        return copy
    }

    public func with(_ name: String, _ value: Int) -> Link {
        with(name, String(value))
    }

    /// Returns the address of an element of the page.
    public func at(_ fragment: String) -> Link {
        var copy = self
        copy.fragment = fragment
        return copy
    }

    /// Returns the address without query and fragment.
    public var page: Link { Link(segments: segments) }

    /// Returns whether the other address is this one or lies below it.
    public func contains(_ other: Link) -> Bool {
        other.segments.starts(with: segments)
    }

    /// The address as text: `/plan/activities/7?page=2#money`, ASCII only.
    public var text: String {
        var text = segments.isEmpty ? "/" : segments.map { "/" + Self.encodedSegment($0) }.joined()
        if !items.isEmpty {
            text += "?" + items.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }.joined(separator: "&")
        }
        if let fragment { text += "#" + Self.encoded(fragment) }
        return text
    }

    /// Browsers drop `.` and climb at `..` even when percent-encoded, and read `//` as another host: such segments are
    /// written as other characters, so that the address leads to "not found" and nowhere else.
    private static func encodedSegment(_ segment: String) -> String {
        switch segment {
        case "": "-"
        case ".": encoded("\u{2024}")
        case "..": encoded("\u{2025}")
        default: encoded(segment)
        }
    }

    /// Percent-encodes all but the unreserved characters of RFC 3986 §2.3.
    private static func encoded(_ text: String) -> String {
        guard !text.utf8.allSatisfy(isUnreserved) else { return text }
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            if isUnreserved(byte) {
                bytes.append(byte)
            } else {
                bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
        default: false
        }
    }
}

/// What may stand as one segment of a path.
public protocol LinkSegment: Sendable {
    var linkSegment: String { get }
}

extension String: LinkSegment {
    public var linkSegment: String { self }
}

extension Int: LinkSegment {
    public var linkSegment: String { String(self) }
}
