public import Civics
public import Storage

/// Something the organisation can count about its own work, from its own records.
///
/// Membership follows the dates of events, never the current state, so that a past period gives the same figure later.
public struct Measure: Sendable, Identifiable {
    /// Which way is better.
    public enum Direction: String, Sendable, Hashable, Codable, CaseIterable {
        case more
        case less
    }

    /// How values of parts of a year make the year's value.
    public enum Accumulation: String, Sendable, Hashable, Codable, CaseIterable {
        /// Counted up over the year.
        case sum
        /// The level at the end.
        case latest
        case average
        /// Done or not: 1 or 0.
        case yesNo = "yes_no"
    }

    /// A code in the source, such as `planning.activitiesOnTime`; unique.
    public let id: String
    public var name: Words
    /// What is counted and divided by what, as one would say it to a villager.
    public var formula: Words
    public var unit: Words
    public var direction: Direction
    public var accumulation: Accumulation
    /// Digits after the point when shown.
    public var decimals: Int
    /// The names of the parameters that `evaluate` understands.
    public var parameters: [String]
    public var evaluate: @Sendable (MeasureContext, Transaction) throws -> Figure
    /// The records behind the figure, counted ones and excluded ones, in a stable order.
    public var records: @Sendable (MeasureContext, RecordPage, Transaction) throws -> [RecordLink]

    public init(
        id: String, name: Words, formula: Words, unit: Words, direction: Direction = .more,
        accumulation: Accumulation, decimals: Int = 0, parameters: [String] = [],
        evaluate: @escaping @Sendable (MeasureContext, Transaction) throws -> Figure,
        records: @escaping @Sendable (MeasureContext, RecordPage, Transaction) throws -> [RecordLink]
    ) {
        self.id = id
        self.name = name
        self.formula = formula
        self.unit = unit
        self.direction = direction
        self.accumulation = accumulation
        self.decimals = decimals
        self.parameters = parameters
        self.evaluate = evaluate
        self.records = records
    }
}

/// The days a figure is about, both ends included.
public struct MeasurePeriod: Sendable, Hashable, Codable {
    public var first: CivilDate
    public var last: CivilDate

    /// Makes a period; `nil` where the last day is before the first.
    public init?(first: CivilDate, last: CivilDate) {
        guard first <= last else { return nil }
        self.init(known: first, last)
    }

    private init(known first: CivilDate, _ last: CivilDate) {
        self.first = first
        self.last = last
    }

    public init(_ quarter: FiscalQuarter) { self.init(known: quarter.first, quarter.last) }
    public init(_ year: FiscalYear) { self.init(known: year.first, year.last) }

    /// From the first day of the fiscal year to the last day of a quarter.
    public init(yearThrough quarter: FiscalQuarter) { self.init(known: quarter.year.first, quarter.last) }

    public func contains(_ day: CivilDate) -> Bool { first <= day && day <= last }
}

/// What a measure is asked: a period, and the parameters its KPI binds.
public struct MeasureContext: Sendable, Hashable {
    public var period: MeasurePeriod
    public var parameters: [String: String]

    public init(period: MeasurePeriod, parameters: [String: String] = [:]) {
        self.period = period
        self.parameters = parameters
    }
}

/// A window of a list of records.
public struct RecordPage: Sendable, Hashable {
    public var offset: Int
    public var limit: Int

    public init(offset: Int = 0, limit: Int = 100) {
        self.offset = max(0, offset)
        self.limit = min(max(1, limit), 1000)
    }
}
