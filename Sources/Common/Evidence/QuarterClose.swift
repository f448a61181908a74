public import Civics

/// When quarters close: by the calendar, so many days after their last day, whoever acts.
public struct QuarterClose: Sendable, Hashable {
    /// A dated setting (`quarter.graceDays`), 15 unless changed.
    public var graceDays: Int

    public init(graceDays: Int = 15) {
        self.graceDays = graceDays
    }

    /// The last day on which figures of a quarter can still come in.
    public func lastOpenDay(of quarter: FiscalQuarter) -> CivilDate {
        quarter.last.adding(days: graceDays)
    }

    public func isClosed(_ quarter: FiscalQuarter, on today: CivilDate) -> Bool {
        today > lastOpenDay(of: quarter)
    }

    /// The last quarter that is closed on a day.
    public func lastClosed(on today: CivilDate) -> FiscalQuarter {
        var quarter = FiscalQuarter(containing: today).previous
        while !isClosed(quarter, on: today) { quarter = quarter.previous }
        return quarter
    }

    /// How many quarters of a fiscal year are closed on a day: 0 to 4.
    public func closedQuarters(of year: FiscalYear, on today: CivilDate) -> Int {
        year.quarters.filter { isClosed($0, on: today) }.count
    }
}
