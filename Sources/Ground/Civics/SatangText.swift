/// Money in figures (จำนวนเงินเป็นตัวเลข).
extension Satang {
    /// "1,234.50", always with two decimals.
    public var formatted: String {
        (amount < 0 ? "-" : "") + FixedPoint.text(hundredths: amount.magnitude)
    }

    /// "1,234" for whole baht, "1,234.50" otherwise.
    public var formattedBaht: String {
        guard amount.isMultiple(of: 100) else { return formatted }
        return (amount < 0 ? "-" : "") + FixedPoint.commas(amount.magnitude / 100)
    }

    /// Reads baht in figures: "1,234.50", "๕๐,๐๐๐.-", "50,000 บาท", "฿1,234", "-1,234.50".
    ///
    /// A dash alone is `MoneyError.noAmount`: in a budget it says that no money is set, which is not zero.
    /// Words ("หนึ่งพันบาท") are read by `init(inWords:)`.
    public static func parse(_ text: String) throws(MoneyError) -> Satang {
        var rest = ThaiText.squashed(ThaiDigits.arabic(ThaiText.clean(text)))[...]
        if rest.isEmpty { throw .empty }
        // No amount that can be kept is so long.
        if rest.utf8.count > 120 { throw .unreadable }
        if dashes.contains(String(rest)) || rest == ".-" { throw .noAmount }
        let negative = removePrefix(of: ["-", "\u{2212}"], from: &rest)
        let named = removePrefix(of: ["฿", "THB"], from: &rest)
        removeSuffix(&rest, negative: negative, named: named)
        do throws(FixedPoint.Failure) {
            let hundredths = try FixedPoint.hundredths(rest)
            return Satang(negative ? -hundredths : hundredths)
        } catch {
            throw switch error {
            case .unreadable: .unreadable
            case .tooManyDecimals: .tooManyDecimals
            case .misplacedComma: .misplacedComma
            case .tooLarge: .tooLarge
            }
        }
    }

    /// The amount that `parse(_:)` reads; `nil` where it refuses.
    public init?(bahtText text: String) {
        guard let amount = try? Satang.parse(text) else { return nil }
        self = amount
    }

    private static let dashes: Set<String> = ["-", "--", "\u{2010}", "\u{2011}", "\u{2013}", "\u{2014}", "\u{2212}"]
    private static let units: [String] = ["บาทถ้วน", "บาท", "บ.", "฿", "THB", "baht", "Baht"]
    /// The dash that closes whole baht: "50,000.-".
    private static let closings: [String] = [".-", ".\u{2013}", ".\u{2014}"]

    @discardableResult
    private static func removePrefix(of choices: [String], from text: inout Substring) -> Bool {
        guard let found = choices.first(where: { text.hasPrefix($0) }) else { return false }
        text = text.dropFirst(found.count)
        // A sign stands at its number ("- 5,000" may be an item of a list); a currency may stand apart.
        if found.utf8.count > 1, found != "\u{2212}" { text = text.drop { $0 == " " } }
        return true
    }

    private static func removeSuffix(_ text: inout Substring, negative: Bool, named: Bool) {
        if !named, let unit = units.first(where: { text.hasSuffix($0) }) {
            text = text.dropLast(unit.count)
            while text.hasSuffix(" ") { text = text.dropLast() }
        }
        if let closing = closings.first(where: { text.hasSuffix($0) }) {
            text = text.dropLast(closing.count)
        }
    }
}

extension Satang: CustomStringConvertible {
    /// Baht in figures, for logs and tests.
    public var description: String { formatted }
}
