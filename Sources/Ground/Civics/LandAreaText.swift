extension LandArea {
    /// "12-3-45.6", as title deeds write it.
    public var compact: String {
        "\(rai)-\(ngan)-\(FixedPoint.short(hundredths: UInt64(remainingSquareWaHundredths)))"
    }

    /// "12 ไร่ 3 งาน 45.6 ตารางวา" or "12 rai 3 ngan 45.6 square wa"; parts that are nothing are left out.
    public func text(in language: Language) -> String {
        let names = language == .thai ? ["ไร่", "งาน", "ตารางวา"] : ["rai", "ngan", "square wa"]
        var parts: [String] = []
        if rai > 0 { parts.append("\(FixedPoint.commas(UInt64(rai))) \(names[0])") }
        if ngan > 0 { parts.append("\(ngan) \(names[1])") }
        if remainingSquareWaHundredths > 0 || parts.isEmpty {
            parts.append("\(FixedPoint.short(hundredths: UInt64(remainingSquareWaHundredths))) \(names[2])")
        }
        return parts.joined(separator: " ")
    }

    /// "20,582.40": square metres with two decimals.
    public var squareMetres: String { FixedPoint.text(hundredths: UInt64(squareMetreHundredths)) }

    /// Reads "12-3-45.6", "12 ไร่ 3 งาน 45.6 ตารางวา" (parts may be missing), "45.6 ตร.ว.", "2,412 ตร.ม.".
    public static func parse(_ text: String) throws(LandAreaError) -> LandArea {
        let clean = ThaiText.squashed(ThaiDigits.arabic(ThaiText.clean(text))).lowercased()
        if clean.isEmpty { throw .empty }
        guard clean.utf8.count <= 200 else { throw .unreadable }
        if clean.hasPrefix("-"), clean.utf8.dropFirst().first.map({ (48...57).contains($0) }) == true {
            throw .negative
        }
        let numbers = clean.split(separator: "-", omittingEmptySubsequences: false)
        if numbers.count == 3 {
            return try assembled(
                try hundredths(trimmed(numbers[0])), try hundredths(trimmed(numbers[1])),
                try hundredths(trimmed(numbers[2])))
        }
        return try parseNamed(clean)
    }

    private enum Unit: Int {
        case rai, ngan, squareWa, squareMetre
    }

    private static let unitNames: [(String, Unit)] = [
        ("ไร่", .rai), ("rai", .rai), ("งาน", .ngan), ("ngan", .ngan),
        ("ตารางวา", .squareWa), ("ตร.วา", .squareWa), ("ตร.ว.", .squareWa), ("ตร.ว", .squareWa), ("วา", .squareWa),
        ("square wa", .squareWa), ("sq.wa", .squareWa), ("sq wa", .squareWa),
        ("ตารางเมตร", .squareMetre), ("ตร.ม.", .squareMetre), ("ตร.ม", .squareMetre), ("m²", .squareMetre),
        ("sq.m", .squareMetre),
    ]

    /// Numbers each with the name of its unit, the larger unit first, none twice.
    private static func parseNamed(_ clean: String) throws(LandAreaError) -> LandArea {
        var rest = Array(clean.unicodeScalars)[...]
        var found: [Unit: Int64] = [:]
        var last = -1
        while !rest.isEmpty {
            let number = rest.prefix { ("0"..."9").contains($0) || $0 == "," || $0 == "." }
            rest = rest.dropFirst(number.count).drop { $0 == " " }
            guard let unit = takeUnit(from: &rest), unit.rawValue > last else { throw .unreadable }
            found[unit] = try hundredths(number.string)
            last = unit.rawValue
            rest = rest.drop { $0 == " " }
        }
        if let metres = found[.squareMetre] {
            guard found.count == 1 else { throw .unreadable }
            return try LandArea(squareMetreHundredths: metres)
        }
        // One unit alone may count beyond the next: "250 ตารางวา", "6 งาน".
        if found.count == 1, let wa = found[.squareWa] { return try checked(wa) }
        if found.count == 1, let ngan = found[.ngan] {
            guard ngan.isMultiple(of: 100) else { throw .unreadable }
            let (product, overflow) = ngan.multipliedReportingOverflow(by: 100)
            guard !overflow else { throw .tooLarge }
            return try checked(product)
        }
        return try assembled(found[.rai] ?? 0, found[.ngan] ?? 0, found[.squareWa] ?? 0)
    }

    private static func takeUnit(from rest: inout ArraySlice<Unicode.Scalar>) -> Unit? {
        for (name, unit) in unitNames where rest.remove(prefix: name) { return unit }
        return nil
    }

    /// Parts in hundredths of their own unit: rai and ngan must be whole.
    private static func assembled(_ rai: Int64, _ ngan: Int64, _ wa: Int64) throws(LandAreaError) -> LandArea {
        guard rai.isMultiple(of: 100), ngan.isMultiple(of: 100) else { throw .unreadable }
        guard ngan <= 300, wa < 10_000 else { throw .partTooLarge }
        guard let area = LandArea(rai: rai / 100, ngan: ngan / 100, squareWaHundredths: wa) else { throw .tooLarge }
        return area
    }

    private static func checked(_ hundredths: Int64) throws(LandAreaError) -> LandArea {
        guard let area = LandArea(squareWaHundredths: hundredths) else { throw .tooLarge }
        return area
    }

    private static func trimmed(_ text: Substring) -> String { ThaiText.squashed(String(text)) }

    private static func hundredths(_ text: String) throws(LandAreaError) -> Int64 {
        do throws(FixedPoint.Failure) {
            return try FixedPoint.hundredths(text)
        } catch {
            throw switch error {
            case .unreadable, .misplacedComma: .unreadable
            case .tooManyDecimals: .inexact
            case .tooLarge: .tooLarge
            }
        }
    }
}

extension LandArea: CustomStringConvertible {
    public var description: String { compact }
}
