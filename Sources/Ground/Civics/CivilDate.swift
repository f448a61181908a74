/// A day of the civil calendar (วันที่), kept as Common Era, shown in Buddhist Era (พ.ศ.).
///
/// The calendar is the Gregorian one for every year, and พ.ศ. = ค.ศ. + 543 for every day. Papers from before
/// 1 January พ.ศ. 2484, when the Thai year began on 1 April, may count January to March to the year before;
/// registers of today have converted them, and so nothing is shifted here.
public struct CivilDate: Sendable, Hashable, Comparable {
    /// The Common Era year, 1 to 9999.
    ///
    /// Only arithmetic (`adding(days:)`) can lead beyond.
    public let year: Int
    /// 1 to 12.
    public let month: Int
    /// 1 to 31.
    public let day: Int

    /// Makes a date from Common Era parts; `nil` when no such day exists.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(inMonth: month, of: year)
        else { return nil }
        self.init(known: year, month, day)
    }

    /// For parts that are known to name a day.
    init(known year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The Buddhist Era year (พ.ศ.).
    public var buddhistYear: Int { year + 543 }

    public static func < (left: CivilDate, right: CivilDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
