/// A Thai fiscal year (ปีงบประมาณ): 1 October to 30 September, named in B.E. by the year it ends in.
public struct FiscalYear: Sendable, Hashable, Comparable {
    /// The Buddhist Era number, e.g. 2569 for 1 October 2025 – 30 September 2026.
    public let buddhist: Int

    public init(buddhist: Int) {
        self.buddhist = buddhist
    }

    public init(containing day: CivilDate) {
        buddhist = day.buddhistYear + (day.month >= 10 ? 1 : 0)
    }

    public static func < (left: FiscalYear, right: FiscalYear) -> Bool { left.buddhist < right.buddhist }
}

/// A quarter of a fiscal year: 1 is October–December, 4 is July–September.
public struct FiscalQuarter: Sendable, Hashable, Comparable {
    public let year: FiscalYear
    /// 1 to 4.
    public let number: Int

    /// Makes a quarter; `nil` unless `number` is 1 to 4.
    public init?(year: FiscalYear, number: Int) {
        guard (1...4).contains(number) else { return nil }
        self.year = year
        self.number = number
    }

    public static func < (left: FiscalQuarter, right: FiscalQuarter) -> Bool {
        (left.year, left.number) < (right.year, right.number)
    }
}
