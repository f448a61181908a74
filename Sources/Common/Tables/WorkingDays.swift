public import Civics

/// Which days an office is open: not at weekends, not on holidays.
public struct WorkingDays: Sendable, Hashable {
    /// Holidays of one year only.
    var once: Set<CivilDate>
    /// Holidays of every year with the days on which the rule holds, by month and day.
    var yearly: [YearlyHoliday]

    struct YearlyHoliday: Sendable, Hashable {
        var month: Int
        var day: Int
        var from: CivilDate
        var to: CivilDate?
    }

    public init(holidays: Set<CivilDate>) {
        once = holidays
        yearly = []
    }

    /// Reads rows of the keys `holiday/YYYY-MM-DD` and `holiday/MM-DD`.
    init(rows: [DatedRow]) {
        once = []
        yearly = []
        for row in rows where !row.isWithdrawn && row.value == "closed" {
            let name = String(row.key.dropFirst("holiday/".count))
            if let day = CivilDate(iso: name) {
                once.insert(day)
            } else if let day = CivilDate(iso: "2024-\(name)") {  // 2024 has a 29 February
                yearly.append(
                    YearlyHoliday(month: day.month, day: day.day, from: row.effectiveFrom, to: row.effectiveTo))
            }
        }
    }

    public func isHoliday(_ day: CivilDate) -> Bool {
        once.contains(day)
            || yearly.contains {
                $0.month == day.month && $0.day == day.day && $0.from <= day && (($0.to.map { day <= $0 }) ?? true)
            }
    }

    public func isWorking(_ day: CivilDate) -> Bool {
        day.weekday != .saturday && day.weekday != .sunday && !isHoliday(day)
    }

    /// How many working days lie after `first` up to and including `last`; 0 where `last` is not later.
    public func days(after first: CivilDate, through last: CivilDate) -> Int {
        guard first < last else { return 0 }
        return (1...first.days(until: last)).filter { isWorking(first.adding(days: $0)) }.count
    }

    /// The day on which so many working days after a day have passed.
    public func day(_ count: Int, after day: CivilDate) -> CivilDate {
        var last = day
        var left = count
        while left > 0 {
            last = last.adding(days: 1)
            if isWorking(last) { left -= 1 }
        }
        return last
    }
}
