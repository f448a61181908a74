public import Civics
public import Html

/// Numbers as they are read: groups of three, a real minus sign, decimals as asked.
public enum Numerals {
    /// Writes `1,234,567`.
    public static func text(_ number: Int64) -> String {
        (number < 0 ? "−" : "") + grouped(String(number.magnitude))
    }

    /// `1,234.5`, rounded half away from zero; `nil` for what is no number or too large to be shown exactly.
    public static func text(_ number: Double, decimals: Int = 0) -> String? {
        let decimals = min(max(decimals, 0), 6)
        var factor = 1.0
        for _ in 0..<decimals { factor *= 10 }
        let scaled = (number * factor).rounded(.toNearestOrAwayFromZero)
        guard scaled.isFinite, abs(scaled) < 9e15 else { return nil }
        let digits = String(Int64(abs(scaled)))
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        let whole = grouped(String(padded.dropLast(decimals)))
        let sign = scaled < 0 ? "−" : ""
        return decimals == 0 ? sign + whole : "\(sign)\(whole).\(padded.suffix(decimals))"
    }

    /// Baht with satang only where there are any: `1,250,000` or `1,250.50`.
    public static func text(_ money: Satang) -> String {
        let magnitude = money.amount.magnitude
        let satang = magnitude % 100
        let tail = satang == 0 ? "" : "." + (satang < 10 ? "0" : "") + String(satang)
        return (money.amount < 0 ? "−" : "") + grouped(String(magnitude / 100)) + tail
    }

    /// A share as `42 %`, never bent to 100; `nil` where the whole is zero.
    public static func percent(_ part: Int64, of whole: Int64, decimals: Int = 0) -> String? {
        guard whole != 0 else { return nil }
        return text(Double(part) / Double(whole) * 100, decimals: decimals).map { $0 + " %" }
    }

    private static func grouped(_ digits: String) -> String {
        var result: [Character] = []
        for (index, digit) in digits.reversed().enumerated() {
            if index > 0, index.isMultiple(of: 3) { result.append(",") }
            result.append(digit)
        }
        return String(result.reversed())
    }
}

/// An amount of money; "ไม่ได้ระบุ" where there is none, which is not zero.
public struct MoneyText: Component {
    private let money: Satang?
    private let hasUnit: Bool

    /// - Parameter hasUnit: writes บาท after it; leave it out in a table that states the unit once.
    public init(_ money: Satang?, hasUnit: Bool = false) {
        self.money = money
        self.hasUnit = hasUnit
    }

    public var html: HTML {
        guard let money else { return Missing().html }
        return "<span class=\"number\">\(Numerals.text(money))</span>\(if: hasUnit, " \(Label.baht)")"
    }
}

/// A number with its unit; "ไม่ได้ระบุ" where there is none.
public struct NumberText: Component {
    private let text: String?
    private let unit: Words?

    public init(_ number: Double?, decimals: Int = 0, unit: Words? = nil) {
        text = number.flatMap { Numerals.text($0, decimals: decimals) }
        self.unit = unit
    }

    public init(_ number: Int, unit: Words? = nil) {
        text = Numerals.text(Int64(number))
        self.unit = unit
    }

    public var html: HTML {
        guard let text else { return Missing().html }
        return "<span class=\"number\">\(text)</span>\(unit.map { " \($0)" as HTML })"
    }
}

/// What stands where nothing was stated.
public struct Missing: Component {
    public init() {}

    public var html: HTML { "<span class=\"missing\">\(Label.notStated)</span>" }
}

/// A day, short, in the era of the reader: Buddhist in Thai, Common in English.
public struct DayText: Component {
    private let day: CivilDate

    public init(_ day: CivilDate) {
        self.day = day
    }

    /// The day as text, for where no markup can stand.
    public var words: Words {
        Words(th: day.thaiShort, en: day.englishShort)
    }

    public var html: HTML { "<time datetime=\"\(day.iso)\">\(words)</time>" }
}
