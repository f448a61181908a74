/// A date of birth (วันเดือนปีเกิด) as the register holds it: to the day, to the month, or to the year only.
///
/// Many older people are registered without day or month. What is not known is not made up: `earliest` and `latest`
/// bound it.
public struct PartialDate: Sendable, Hashable {
    /// How much is known.
    public enum Precision: String, Sendable, Hashable, CaseIterable, Codable {
        case day, month, year
    }

    /// The first day it can be.
    ///
    /// The law counts the age from this day when day or month is not known (Civil and
    /// Commercial Code s.16; own knowledge, and for the year the elderly allowance rules, services.md §1.1).
    public let earliest: CivilDate
    public let precision: Precision

    /// A date that is known to the day.
    public init(_ date: CivilDate) {
        earliest = date
        precision = .day
    }

    /// A date of which the day is not known.
    ///
    /// The year is Common Era, 1 to 9999; `nil` outside, or without such month.
    public init?(year: Int, month: Int) {
        guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
        earliest = first
        precision = .month
    }

    /// A date of which only the year is known: Common Era, 1 to 9999; `nil` outside.
    public init?(year: Int) {
        guard let first = CivilDate(year: year, month: 1, day: 1) else { return nil }
        earliest = first
        precision = .year
    }

    /// The last day it can be.
    public var latest: CivilDate {
        switch precision {
        case .day: earliest
        case .month:
            CivilDate(known: year, earliest.month, CivilDate.days(inMonth: earliest.month, of: year))
        case .year: CivilDate(known: year, 12, 31)
        }
    }

    /// The day, when it is known.
    public var date: CivilDate? { precision == .day ? earliest : nil }

    /// Common Era year.
    public var year: Int { earliest.year }

    /// 1 to 12, when it is known.
    public var month: Int? { precision == .year ? nil : earliest.month }

    /// The full years of age (อายุเต็มปี) on a day: one number when the birthday is known well enough, else the range
    /// of what it can be; `nil` when the person is not born yet for certain.
    ///
    /// A year is full on the birthday; for 29 February it is full on 1 March in a common year.
    public func age(on day: CivilDate) -> ClosedRange<Int>? {
        guard day >= earliest else { return nil }
        let most = Self.fullYears(from: earliest, to: day)
        // Born after that day would be no age; somebody who is asked about is born.
        let least = max(0, Self.fullYears(from: latest, to: day))
        return least...most
    }

    private static func fullYears(from birth: CivilDate, to day: CivilDate) -> Int {
        let reached = (day.month, day.day) >= (birth.month, birth.day)
        return day.year - birth.year - (reached ? 0 : 1)
    }
}

extension PartialDate {
    /// Reads a date of birth, with or without its day and month.
    ///
    /// Every full form of `CivilDate.parse`, and "พ.ย. 2509", "11/2509", "2509", "พ.ศ. 2509", with unknown parts as 0
    /// or a dash: "0/11/2509", "-/-/2509", "- พ.ย. 2509".
    ///
    /// - Parameter twoDigitCentury: The Buddhist century of years with two digits. As it stands they are refused,
    ///   because 09 may be 2409 or 2509.
    public static func parse(_ text: String, twoDigitCentury: Int? = nil) throws(CivilDateError) -> PartialDate {
        var reader = DateReader(
            tokens: try DateToken.read(text), twoDigitCentury: twoDigitCentury, allowsUnknown: true)
        let parts = try reader.read()
        if let month = parts.month, let day = parts.day {
            return PartialDate(try parts.date(month: month, day: day))
        }
        // A day without its month says nothing, and a weekday cannot be checked without the day.
        guard parts.day == nil, parts.weekday == nil else { throw .unreadable }
        let date = parts.month.map { PartialDate(year: parts.year, month: $0) } ?? PartialDate(year: parts.year)
        guard let date else { throw .unreadable }
        return date
    }

    /// What is known, for a reader.
    ///
    /// "22 พ.ย. 2509", "พ.ย. 2509" or "พ.ศ. 2509"; in English "22 Nov 1966", "Nov 1966" or "1966".
    public func text(in language: Language, style: DateStyle = .short) -> String {
        if precision == .day { return earliest.text(in: language, style: style) }
        let long = style == .long || style == .full
        let month = earliest.month - 1
        switch (precision, language, style) {
        case (.month, .thai, .numeric): return "\(month + 1)/\(earliest.buddhistYear)"
        case (.month, .english, .numeric): return "\(month + 1)/\(year)"
        case (.month, .thai, _):
            return "\((long ? MonthNames.thaiLong : MonthNames.thaiShort)[month]) \(earliest.buddhistYear)"
        case (.month, .english, _):
            return "\((long ? MonthNames.englishLong : MonthNames.englishShort)[month]) \(year)"
        case (_, .thai, .numeric): return "\(earliest.buddhistYear)"
        case (_, .thai, _): return "พ.ศ. \(earliest.buddhistYear)"
        case (_, .english, _): return "\(year)"
        }
    }

    /// "1966-11-22", "1966-11" or "1966", Common Era.
    public var iso: String {
        switch precision {
        case .day: earliest.iso
        case .month: String(earliest.iso.dropLast(3))
        case .year: String(earliest.iso.dropLast(6))
        }
    }

    /// Reads exactly "1966-11-22", "1966-11" or "1966".
    public init?(iso: String) {
        let bytes = Array(iso.utf8)
        switch bytes.count {
        case 10:
            guard let date = CivilDate(iso: iso) else { return nil }
            self.init(date)
        case 7:
            guard bytes[4] == IsoForm.hyphen, let year = IsoForm.number(bytes[0..<4]),
                let month = IsoForm.number(bytes[5..<7])
            else { return nil }
            self.init(year: year, month: month)
        case 4:
            guard let year = IsoForm.number(bytes[...]) else { return nil }
            self.init(year: year)
        default: return nil
        }
    }
}

extension PartialDate: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let date = PartialDate(iso: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not a date written as YYYY-MM-DD, YYYY-MM or YYYY")
        }
        self = date
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso)
    }
}
