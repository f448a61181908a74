/// How a date is written out.
public enum DateStyle: Sendable, Hashable, CaseIterable {
    /// "22/11/2569" or "22/11/2026".
    case numeric
    /// With the short name of the month: "22 พ.ย. 2569" or "22 Nov 2026".
    case short
    /// "22 พฤศจิกายน 2569" or "22 November 2026".
    case long
    /// "วันอาทิตย์ที่ 22 พฤศจิกายน พ.ศ. 2569" or "Sunday 22 November 2026".
    case full
}

extension CivilDate {
    /// Thai with the short name of the month.
    ///
    /// "22 พ.ย. 2569"
    public var thaiShort: String { "\(day) \(MonthNames.thaiShort[month - 1]) \(buddhistYear)" }

    /// "22 พฤศจิกายน 2569".
    public var thaiLong: String { "\(day) \(MonthNames.thaiLong[month - 1]) \(buddhistYear)" }

    /// "22 Nov 2026".
    public var englishShort: String { "\(day) \(MonthNames.englishShort[month - 1]) \(year)" }

    /// "22 November 2026".
    public var englishLong: String { "\(day) \(MonthNames.englishLong[month - 1]) \(year)" }

    /// The date for a reader: Buddhist Era in Thai, Common Era in English.
    public func text(in language: Language, style: DateStyle = .short) -> String {
        switch (language, style) {
        case (.thai, .numeric): "\(day)/\(month)/\(buddhistYear)"
        case (.thai, .short): thaiShort
        case (.thai, .long): thaiLong
        case (.thai, .full):
            "\(weekday.text(in: .thai))ที่ \(day) \(MonthNames.thaiLong[month - 1]) พ.ศ. \(buddhistYear)"
        case (.english, .numeric): "\(day)/\(month)/\(year)"
        case (.english, .short): englishShort
        case (.english, .long): englishLong
        case (.english, .full): "\(weekday.text(in: .english)) \(englishLong)"
        }
    }
}

extension CivilDate: CustomStringConvertible {
    /// The ISO form, for logs and tests; people are shown `text(in:style:)`.
    public var description: String { iso }
}
