public import Civics

/// How a KPI stands, by one public rule that nobody can overwrite.
public struct KPIStatus: Sendable, Hashable {
    /// The eight words.
    public enum Word: String, Sendable, Hashable, CaseIterable, Codable {
        case achieved
        case onTrack = "on_track"
        case watch
        case behind
        case worseThanBaseline = "worse_than_baseline"
        case overdue
        case notDue = "not_due"
        case cannotBeMeasured = "cannot_be_measured"

        public var name: Words {
            switch self {
            case .achieved: Words(th: "บรรลุแล้ว", en: "Achieved")
            case .onTrack: Words(th: "ทันเวลา", en: "On track")
            case .watch: Words(th: "ต้องเร่ง", en: "Watch")
            case .behind: Words(th: "ล่าช้า", en: "Behind")
            case .worseThanBaseline: Words(th: "ถดถอย", en: "Worse than baseline")
            case .overdue: Words(th: "เลยกำหนดรายงาน", en: "Overdue")
            case .notDue: Words(th: "ยังไม่ถึงรอบ", en: "Not due")
            case .cannotBeMeasured: Words(th: "วัดไม่ได้", en: "Cannot be measured")
            }
        }
    }

    public var word: Word
    /// How much of what was expected by now is there, exact and never clamped; `nil` where no share can be formed.
    public var attainment: Ratio?
    /// The phased target at the end of the last closed quarter; `nil` before the first.
    public var expectedToDate: Ratio?
    /// The share is of the expected value itself, because no baseline is stated.
    public var isWithoutBaseline: Bool
    /// The phasing is assumed to be even, because none is stated.
    public var isLinear: Bool
    /// The rule that gave the word, to show beside it.
    public var rule: Words
}

/// What the status of a KPI is worked out from.
public struct KPIQuestion: Sendable, Hashable {
    public enum Comparator: String, Sendable, Hashable, Codable, CaseIterable {
        /// At least the target; where less is better, at most.
        case atLeast = "at_least"
        case exactly
        case moreThanLastYear = "more_than_last_year"
    }

    public enum Phasing: Sendable, Hashable {
        /// None is stated: even over the quarters up to the due month.
        case linear
        /// The target at the end of each of the four quarters, counted from the year's first day.
        case quarters([Ratio])
    }

    public enum Actual: Sendable, Hashable {
        case value(Ratio)
        /// Nobody has entered it, or nothing has happened that could be measured.
        case missing
        case cannotBeMeasured(Words)
    }

    public var year: FiscalYear
    /// `nil` where the plan states none, and for `moreThanLastYear`.
    public var target: Ratio?
    public var phasing: Phasing
    public var baseline: Ratio?
    /// The value a year ago, for `moreThanLastYear`.
    public var lastYear: Ratio?
    public var actual: Actual
    public var direction: Measure.Direction
    public var accumulation: Measure.Accumulation
    public var comparator: Comparator
    /// The calendar month (1 to 12) by whose end the value is due; `nil` for the end of the fiscal year.
    public var dueMonth: Int?
    /// Quarters of the year that are closed: 0 to 4 (`QuarterClose.closedQuarters`).
    public var closedQuarters: Int
    public var today: CivilDate

    public init(
        year: FiscalYear, target: Ratio?, phasing: Phasing = .linear, baseline: Ratio? = nil, lastYear: Ratio? = nil,
        actual: Actual, direction: Measure.Direction = .more, accumulation: Measure.Accumulation,
        comparator: Comparator = .atLeast, dueMonth: Int? = nil, closedQuarters: Int, today: CivilDate
    ) {
        self.year = year
        self.target = target
        self.phasing = phasing
        self.baseline = baseline
        self.lastYear = lastYear
        self.actual = actual
        self.direction = direction
        self.accumulation = accumulation
        self.comparator = comparator
        self.dueMonth = dueMonth
        self.closedQuarters = closedQuarters
        self.today = today
    }
}
