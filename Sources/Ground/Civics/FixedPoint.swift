/// Reads an unsigned number with at most two decimals, "1,234.50", into whole hundredths.
enum FixedPoint {
    enum Failure: Error {
        case unreadable, tooManyDecimals, misplacedComma, tooLarge
    }

    static func hundredths(_ text: some StringProtocol) throws(Failure) -> Int64 {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first, !whole.isEmpty else { throw .unreadable }
        let decimals = parts.count == 2 ? Array(parts[1]) : []
        guard parts.count == 1 || !decimals.isEmpty, decimals.allSatisfy(isDigit) else { throw .unreadable }
        var digits = try grouped(Array(whole))
        guard decimals.count <= 2 else { throw .tooManyDecimals }
        digits += decimals + [UInt8](repeating: UInt8(ascii: "0"), count: 2 - decimals.count)
        guard let number = Int64(String(decoding: digits, as: UTF8.self)) else { throw .tooLarge }
        return number
    }

    /// "123450" → "1,234.50": whole units with commas and two decimals.
    static func text(hundredths: UInt64) -> String {
        commas(hundredths / 100) + "." + IsoForm.padded(Int(hundredths % 100), to: 2)
    }

    /// "1234567" → "1,234,567".
    static func commas(_ number: UInt64) -> String {
        let digits = Array(String(number).utf8)
        var result: [UInt8] = []
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { result.append(comma) }
            result.append(digit)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Decimals without zeros that say nothing, "45.6" and "45", and no commas.
    static func short(hundredths: UInt64) -> String {
        let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
        if rest == 0 { return "\(whole)" }
        if rest.isMultiple(of: 10) { return "\(whole).\(rest / 10)" }
        return "\(whole).\(IsoForm.padded(Int(rest), to: 2))"
    }

    private static let comma = UInt8(ascii: ",")

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// The digits without their commas, which must stand before every third digit or nowhere.
    private static func grouped(_ whole: [UInt8]) throws(Failure) -> [UInt8] {
        guard whole.allSatisfy({ isDigit($0) || $0 == comma }) else { throw .unreadable }
        let groups = whole.split(separator: comma, omittingEmptySubsequences: false)
        guard let first = groups.first, groups.count > 1 else { return whole }
        guard (1...3).contains(first.count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
            throw .misplacedComma
        }
        return Array(groups.joined())
    }
}
