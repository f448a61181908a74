public import Civics
public import Evidence
public import PlanText

/// An indicator with its figure, its target and its status at a quarter: one line of a page or report.
public struct IndicatorLine: Sendable, Identifiable {
    public var indicator: PlannedIndicator
    public var binding: IndicatorBinding?
    public var quarter: FiscalQuarter
    public var figure: Figure
    /// Frozen when the quarter closed; `nil` while it is computed anew.
    public var frozen: FrozenFigure?
    public var target: Ratio?
    /// The four quarterly targets, where a person has set them.
    public var phasing: [Decimal4]?
    public var status: KPIStatus
    public var unit: Words
    public var decimals: Int

    public var id: PlanItemID { indicator.id }

    /// Computes itself from records.
    public var isComputed: Bool { binding?.measure != nil }
}

extension IndicatorLine {
    /// Puts a line together; pure.
    ///
    /// - Parameters:
    ///   - measure: the bound measure; `nil` for what is entered by hand.
    ///   - lastYear: the figure a year before, for "more than last year".
    public init(
        _ indicator: PlannedIndicator, binding: IndicatorBinding?, measure: Measure?, figure: Figure,
        lastYear: Figure?, frozen: FrozenFigure?, phasing: [Decimal4]?, quarter: FiscalQuarter, closedQuarters: Int,
        today: CivilDate
    ) {
        let year = quarter.year
        let target = indicator.targets[year.buddhist].flatMap { Ratio($0.tenThousandths, over: 10_000) }
        let actual: KPIQuestion.Actual =
            if let value = figure.value {
                .value(value)
            } else if binding?.measure == nil {
                .missing
            } else {
                .cannotBeMeasured(figure.reason ?? Words(th: "วัดไม่ได้", en: "cannot be measured"))
            }
        let stated = phasing.map { $0.compactMap { Ratio($0.tenThousandths, over: 10_000) } }
        // A target that is printed is held to; "more than last year" without one is held against last year's value.
        let comparator: KPIQuestion.Comparator =
            switch indicator.comparator {
            case .exactly: .exactly
            case .moreThanLastYear where target == nil: .moreThanLastYear
            default: .atLeast
            }
        self.indicator = indicator
        self.binding = binding
        self.quarter = quarter
        self.figure = figure
        self.frozen = frozen
        self.target = target
        self.phasing = phasing
        unit =
            indicator.unit.map { Words(th: $0, en: measure?.unit.en ?? $0) } ?? measure?.unit ?? Words(th: "", en: "")
        decimals = measure?.decimals ?? 1
        status = KPIStatus(
            KPIQuestion(
                year: year, target: target, phasing: stated.map { .quarters($0) } ?? .linear,
                baseline: binding?.baseline.flatMap { Ratio($0, over: 10_000) }, lastYear: lastYear?.value,
                actual: actual, direction: binding?.direction ?? .more,
                accumulation: measure?.accumulation ?? .latest, comparator: comparator, dueMonth: binding?.dueMonth,
                closedQuarters: closedQuarters, today: today))
    }
}
