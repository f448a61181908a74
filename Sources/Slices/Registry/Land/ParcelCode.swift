import Civics
import Foundation

/// The code of a parcel on the tax map (รหัสแปลงที่ดิน): zone, block, lot, and up to three levels of subdivision.
///
/// `01A001`, `07K002/004/01` (revenue.md §3.2): two digits, a letter, a lot of at least three digits; a suffix is three
/// digits on the first level, two on the second, one on the third. Codes are meant to be unique; real files repeat them.
public struct ParcelCode: Sendable, Hashable, Comparable {
    /// The zone (เขต): `01`…`99`.
    public let zone: String
    /// The block (บล็อก): `A`…`Z`.
    public let block: String
    /// The lot (ล็อต).
    public let lot: Int
    /// Subdivisions, outermost first.
    public let suffix: [Int]

    /// Reads a code as files and people write it; `nil` for anything else.
    ///
    /// Blanks at the ends and lower-case block letters are forgiven, and Thai digits read; the number of digits of lot
    /// and suffixes is not checked.
    public init?(_ text: String) {
        let clean = ThaiDigits.arabic(text.trimmingCharacters(in: .whitespacesAndNewlines)).uppercased()
        let parts = clean.split(separator: "/", omittingEmptySubsequences: false)
        guard let head = parts.first, head.utf8.count >= 4, head.utf8.count <= 12, parts.count <= 4 else { return nil }
        let zone = head.prefix(2)
        let block = head.dropFirst(2).prefix(1)
        guard zone.utf8.allSatisfy(Self.isDigit), block.utf8.allSatisfy({ (0x41...0x5A).contains($0) }),
            let lot = Self.number(head.dropFirst(3))
        else { return nil }
        var suffix: [Int] = []
        for part in parts.dropFirst() {
            guard let number = Self.number(part) else { return nil }
            suffix.append(number)
        }
        self.init(zone: String(zone), block: String(block), lot: lot, suffix: suffix)
    }

    init(zone: String, block: String, lot: Int, suffix: [Int]) {
        self.zone = zone
        self.block = block
        self.lot = lot
        self.suffix = suffix
    }

    /// The code without its subdivisions.
    public var base: ParcelCode { ParcelCode(zone: zone, block: block, lot: lot, suffix: []) }

    public static func < (left: ParcelCode, right: ParcelCode) -> Bool {
        if left.zone != right.zone { return left.zone < right.zone }
        if left.block != right.block { return left.block < right.block }
        if left.lot != right.lot { return left.lot < right.lot }
        return left.suffix.lexicographicallyPrecedes(right.suffix)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func number(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.utf8.count <= 9, text.utf8.allSatisfy(isDigit) else { return nil }
        return Int(text)
    }
}

/// As it is written: `01A001/001`.
extension ParcelCode: CustomStringConvertible, Codable {
    public var description: String {
        let widths = [3, 2, 1]
        let tail = zip(suffix, widths).map { "/" + Self.padded($0, to: $1) }.joined()
        return zone + block + Self.padded(lot, to: 3) + tail
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let code = ParcelCode(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a parcel code")
        }
        self = code
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    private static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
