/// Arithmetic in whole days, by counting days from 1 March of a year so that the leap day comes last.
extension CivilDate {
    /// Days since 1 January 1970 (ค.ศ.); negative before it.
    public var daysSinceEpoch: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted.floorQuotient(by: 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The day that lies so many days after 1 January 1970 (ค.ศ.), or before it when negative.
    public init(daysSinceEpoch days: Int) {
        let shifted = days + 719_468
        let era = shifted.floorQuotient(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        self.init(known: year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    /// The day so many days later; earlier when negative.
    public func adding(days: Int) -> CivilDate {
        CivilDate(daysSinceEpoch: daysSinceEpoch + days)
    }

    /// How many days lie between this day and another: 1 for tomorrow, -1 for yesterday.
    public func days(until other: CivilDate) -> Int {
        other.daysSinceEpoch - daysSinceEpoch
    }

    /// The day of the week (วันในสัปดาห์).
    public var weekday: Weekday {
        // 1 January 1970 was a Thursday.
        let index = (daysSinceEpoch + 4).floorRemainder(by: 7)
        return Weekday.allCases[index]
    }
}

/// A day of the week (วันในสัปดาห์), from Sunday, as Thai calendars begin.
public enum Weekday: Int, Sendable, Hashable, CaseIterable, Codable {
    case sunday, monday, tuesday, wednesday, thursday, friday, saturday

    /// The name: "วันอาทิตย์" or "Sunday".
    public func text(in language: Language) -> String {
        switch language {
        case .thai: "วัน" + Self.thaiNames[rawValue]
        case .english: Self.englishNames[rawValue]
        }
    }

    static let thaiNames: [String] = ["อาทิตย์", "จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์"]
    static let englishNames: [String] = [
        "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
    ]
}

extension FixedWidthInteger {
    /// The quotient rounded towards minus infinity, so that days before 1970 fall on the right day.
    func floorQuotient(by divisor: Self) -> Self {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }

    /// What `floorQuotient(by:)` leaves: never negative for a positive divisor.
    func floorRemainder(by divisor: Self) -> Self {
        let remainder = self % divisor
        return remainder < 0 ? remainder + divisor : remainder
    }
}
