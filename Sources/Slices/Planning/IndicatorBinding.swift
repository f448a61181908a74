public import Access
public import Civics
public import Evidence

/// How an indicator of the plan gets its figure, and what a person had to decide where the document is silent.
public struct IndicatorBinding: Sendable, Hashable, Codable {
    /// Whether targets are for each year or counted up since the plan began.
    public enum Counting: String, Sendable, Hashable, CaseIterable, Codable {
        case perYear = "per_year"
        case cumulative
        /// Nobody has said yet; it is counted per year and shown as unattested.
        case unattested
    }

    public var indicator: PlanItemID
    public var version: Int
    /// `nil` for "entered by hand".
    public var measure: String?
    public var parameters: [String: String]
    /// The division that enters it by hand.
    public var ownerDivision: DivisionCode?
    public var counting: Counting
    public var direction: Measure.Direction
    /// The baseline times 10,000.
    public var baseline: Int64?
    /// The calendar month by whose end it is due, 1 to 12; `nil` for the end of the fiscal year.
    public var dueMonth: Int?
    public var boundName: String
    public var boundAt: Instant

    /// The binding as evidence wants it.
    public func evidence(_ key: String) -> KPIBinding {
        var parameters = self.parameters
        if counting == .cumulative { parameters["from"] = "plan" }
        return KPIBinding(kpi: key, measure: measure, parameters: measure == nil ? [:] : parameters)
    }
}

/// What a form may say about a binding.
public struct IndicatorBindingDraft: Sendable, Hashable {
    public var measure: String?
    public var parameters: [String: String]
    public var ownerDivision: DivisionCode?
    public var counting: IndicatorBinding.Counting
    public var direction: Measure.Direction
    public var baseline: Int64?
    public var dueMonth: Int?

    public init(
        measure: String?, parameters: [String: String] = [:], ownerDivision: DivisionCode? = nil,
        counting: IndicatorBinding.Counting = .unattested, direction: Measure.Direction = .more,
        baseline: Int64? = nil, dueMonth: Int? = nil
    ) {
        self.measure = measure
        self.parameters = parameters
        self.ownerDivision = ownerDivision
        self.counting = counting
        self.direction = direction
        self.baseline = baseline
        self.dueMonth = dueMonth
    }
}

extension IndicatorBindingDraft {
    /// What an indicator is bound to before anybody decides, by what its words ask for; `nil` asks for a person.
    ///
    /// Innovation projects, innovations, the action plan and staff who gave ideas are counted here; an outside score
    /// (LPA) is entered by hand.
    public static func proposal(for indicator: PlannedIndicator, owner: DivisionCode) -> IndicatorBindingDraft {
        let title = PlanFolding.fold(indicator.title)
        func bound(_ measure: String) -> IndicatorBindingDraft { IndicatorBindingDraft(measure: measure) }
        if title.contains("แผนปฏิบัติการ") { return bound("planning.actionPlanDone") }
        if title.contains("บุคลากร"), title.contains("มีส่วนร่วม") { return bound("planning.ideaShare") }
        if title.contains("โครงการนวัตกรรม") { return bound("planning.innovationProjects") }
        if title.contains("จำนวนนวัตกรรม") { return bound("planning.innovations") }
        return IndicatorBindingDraft(measure: nil, ownerDivision: owner)
    }
}
