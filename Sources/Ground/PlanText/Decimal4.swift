/// A decimal figure of at most four places, exact: targets are printed as `80`, `85.5`, `0.25`.
public struct Decimal4: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The figure times 10,000.
    public let tenThousandths: Int64

    public init(tenThousandths: Int64) {
        self.tenThousandths = tenThousandths
    }

    public init(_ whole: Int) {
        tenThousandths = Int64(whole) * 10_000
    }

    /// Reads `1,234.5` in Arabic digits; `nil` for anything else, more than four places, or an overflow.
    public init?(_ text: some StringProtocol) {
        var whole: Int64 = 0
        var places: Int?
        var digits = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let (product, over) = whole.multipliedReportingOverflow(by: 10)
                let (sum, beyond) = product.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
                guard !over, !beyond else { return nil }
                whole = sum
                digits += 1
                if let known = places {
                    guard known < 4 else { return nil }
                    places = known + 1
                }
            case UInt8(ascii: ".") where places == nil && digits > 0: places = 0
            case UInt8(ascii: ",") where places == nil && digits > 0: continue
            default: return nil
            }
        }
        guard digits > 0, places != 0 else { return nil }
        for _ in (places ?? 0)..<4 {
            let (product, over) = whole.multipliedReportingOverflow(by: 10)
            guard !over else { return nil }
            whole = product
        }
        tenThousandths = whole
    }

    public static func < (left: Decimal4, right: Decimal4) -> Bool { left.tenThousandths < right.tenThousandths }

    /// The figure without needless zeros: `80`, `85.5`.
    public var description: String {
        let magnitude = tenThousandths.magnitude
        let sign = tenThousandths < 0 ? "-" : ""
        let fraction = magnitude % 10_000
        guard fraction != 0 else { return sign + String(magnitude / 10_000) }
        var places = String(fraction + 10_000).dropFirst()
        while places.last == "0" { places.removeLast() }
        return sign + "\(magnitude / 10_000).\(places)"
    }
}
