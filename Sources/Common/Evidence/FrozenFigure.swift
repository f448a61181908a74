public import Civics
public import Storage

public struct FrozenFigureID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}

/// How a KPI gets its figure: from a measure with parameters, or entered by hand.
public struct KPIBinding: Sendable, Hashable {
    /// The KPI's code in the plan.
    public var kpi: String
    /// `nil` for "entered by hand".
    public var measure: String?
    public var parameters: [String: String]

    public init(kpi: String, measure: String?, parameters: [String: String] = [:]) {
        self.kpi = kpi
        self.measure = measure
        self.parameters = parameters
    }
}

/// A KPI's figure as it stood when its quarter closed.
public struct FrozenFigure: Sendable, Hashable, Identifiable {
    public let id: FrozenFigureID
    public var binding: KPIBinding
    public var quarter: FiscalQuarter
    public var period: MeasurePeriod
    public var figure: Figure
    public var frozenAt: Instant

    /// Eight characters that stand beside the figure on paper and open it on screen.
    public var lineageCode: String { String(id.description.filter { $0 != "-" }.suffix(8)) }
}

/// What recomputing a frozen figure said.
public struct FrozenCheck: Sendable, Hashable {
    public enum Outcome: Sendable, Hashable {
        case same
        /// The value comes out the same, from another set of records.
        case otherRecords(now: Figure)
        case otherValue(now: Figure)
        /// The measure is no longer in the program.
        case measureGone
    }

    public var frozen: FrozenFigure
    public var outcome: Outcome
}
