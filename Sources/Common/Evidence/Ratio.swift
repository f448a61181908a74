/// An exact number: a whole numerator over a whole denominator, in lowest terms.
///
/// Nothing is rounded until it is shown. Arithmetic that would leave 64 bits gives `nil`, never a wrong number.
public struct Ratio: Sendable, Hashable, Comparable {
    public let numerator: Int64
    /// Always above zero.
    public let denominator: Int64

    public init(_ whole: Int64) {
        numerator = whole
        denominator = 1
    }

    /// Makes `numerator / denominator`; `nil` for a zero denominator.
    public init?(_ numerator: Int64, over denominator: Int64) {
        self.init(wide: Int128(numerator), Int128(denominator))
    }

    /// Reads plain decimal text such as `80`, `-12.5`, `0.0375`; `nil` for anything else.
    public init?(decimal text: String) {
        let isNegative = text.hasPrefix("-")
        let parts = text.dropFirst(isNegative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isDigit) })
        else { return nil }
        let decimals = parts.count == 2 ? parts[1] : ""
        guard parts[0].count + decimals.count <= 18, let digits = Int64(parts[0] + decimals) else { return nil }
        let scale = (0..<decimals.count).reduce(Int64(1)) { power, _ in power * 10 }
        self.init(isNegative ? -digits : digits, over: scale)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    init?(wide numerator: Int128, _ denominator: Int128) {
        guard denominator != 0 else { return nil }
        var (high, low) = (numerator.magnitude, denominator.magnitude)
        while low != 0 { (high, low) = (low, high % low) }
        let divisor = Int128(high) * (denominator < 0 ? -1 : 1)
        guard let above = Int64(exactly: numerator / divisor), let below = Int64(exactly: denominator / divisor) else {
            return nil
        }
        self.numerator = above
        self.denominator = below
    }

    public static let zero = Ratio(0)
    public static let one = Ratio(1)

    public static func < (left: Ratio, right: Ratio) -> Bool {
        Int128(left.numerator) * Int128(right.denominator) < Int128(right.numerator) * Int128(left.denominator)
    }

    public func plus(_ other: Ratio) -> Ratio? {
        // Each product has at most 126 bits, so their sum fits.
        Ratio(
            wide: Int128(numerator) * Int128(other.denominator) + Int128(other.numerator) * Int128(denominator),
            Int128(denominator) * Int128(other.denominator))
    }

    public func minus(_ other: Ratio) -> Ratio? {
        Ratio(
            wide: Int128(numerator) * Int128(other.denominator) - Int128(other.numerator) * Int128(denominator),
            Int128(denominator) * Int128(other.denominator))
    }

    public func times(_ other: Ratio) -> Ratio? {
        Ratio(
            wide: Int128(numerator) * Int128(other.numerator), Int128(denominator) * Int128(other.denominator))
    }

    /// The quotient; `nil` where the divisor is zero.
    public func over(_ other: Ratio) -> Ratio? {
        Ratio(
            wide: Int128(numerator) * Int128(other.denominator), Int128(denominator) * Int128(other.numerator))
    }

    /// The number as a person reads it, `1,234.50`, rounded half away from zero.
    /// - Parameter decimals: digits after the point, 0 to 9.
    public func text(decimals: Int) -> String {
        let places = min(max(decimals, 0), 9)
        let scale = (0..<places).reduce(Int128(1)) { power, _ in power * 10 }
        let below = Int128(denominator)
        let scaled = (Int128(numerator.magnitude) * scale * 2 + below) / (below * 2)
        let (whole, rest) = scaled.quotientAndRemainder(dividingBy: scale)
        let grouped = String(whole).reversed().enumerated().map { place, digit in
            place > 0 && place % 3 == 0 ? "\(digit)," : "\(digit)"
        }
        let sign = numerator < 0 && scaled != 0 ? "-" : ""
        let digits = String(rest)
        let fraction = places == 0 ? "" : "." + String(repeating: "0", count: places - digits.count) + digits
        return sign + grouped.reversed().joined() + fraction
    }
}

extension Ratio: CustomStringConvertible {
    public var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }
}

extension Ratio: Codable {
    private enum CodingKeys: String, CodingKey { case numerator, denominator }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let above = try container.decode(Int64.self, forKey: .numerator)
        let below = try container.decode(Int64.self, forKey: .denominator)
        guard let ratio = Ratio(above, over: below) else {
            throw DecodingError.dataCorruptedError(
                forKey: .denominator, in: container, debugDescription: "a ratio over zero")
        }
        self = ratio
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(numerator, forKey: .numerator)
        try container.encode(denominator, forKey: .denominator)
    }
}
