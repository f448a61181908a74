public import Civics
public import PlanText

/// The plan as of a day: its parts with their identifiers, and the layers that made it so.
public struct PlanSnapshot: Sendable {
    public var day: CivilDate
    /// Oldest first.
    public var layers: [PlanLayer]
    public var parts: PlanParts

    public init(day: CivilDate, layers: [PlanLayer], parts: PlanParts) {
        self.day = day
        self.layers = layers
        self.parts = parts
    }

    /// The plan as the reader's value, without identifiers.
    public var plan: Plan { parts.plan }

    public var years: [Int] { parts.items.first { $0.kind == .title }?.detail.years ?? [] }

    /// The hash of the imported document that provenance lines are of.
    public var documentHash: String? { layers.last { $0.documentHash != nil }?.documentHash }

    public func item(_ id: PlanItemID) -> PlanItem? { parts.items.first { $0.id == id } }

    public func items(_ kind: PlanItem.Kind) -> [PlanItem] { parts.items.filter { $0.kind == kind } }

    public func children(of id: PlanItemID, _ kind: PlanItem.Kind) -> [PlanItem] {
        parts.items.filter { $0.parent == id && $0.kind == kind }
    }

    /// Every activity with its element and its budget by year, in the order of the plan.
    public var activities: [PlannedActivity] {
        var elements: [PlanItemID: PlanItem] = [:]
        for item in parts.items where item.kind == .element { elements[item.id] = item }
        var budgets: [PlanItemID: YearlyBudget] = [:]
        for budget in parts.budgets { budgets[budget.activity, default: [:]][budget.year] = budget.budget }
        return parts.items.filter { $0.kind == .activity }.map { item in
            let element = item.parent.flatMap { elements[$0] }
            return PlannedActivity(
                id: item.id, element: element?.code.flatMap { Int($0) } ?? 0, elementTitle: element?.text ?? "",
                number: item.code.flatMap { Int($0) } ?? 0, title: item.text, division: item.division,
                budget: budgets[item.id] ?? [:], line: item.line)
        }
    }

    /// Every indicator with its strategy and its targets, in the order of the plan.
    public var indicators: [PlannedIndicator] {
        var strategies: [PlanItemID: PlanItem] = [:]
        for item in parts.items where item.kind == .strategy { strategies[item.id] = item }
        var targets: [PlanItemID: [Int: Decimal4]] = [:]
        for target in parts.targets { targets[target.indicator, default: [:]][target.year] = target.target }
        var seen: [String: Int] = [:]
        return parts.items.filter { $0.kind == .indicator }.map { item in
            let strategy = item.parent.flatMap { strategies[$0]?.code }.flatMap { Int($0) } ?? 0
            let kind = item.detail.indicatorKind ?? .output
            let name = "\(strategy).\(kind.rawValue)"
            seen[name, default: 0] += 1
            let count = seen[name] ?? 1
            return PlannedIndicator(
                id: item.id, key: count == 1 ? name : "\(name).\(count)", strategy: strategy, kind: kind,
                code: item.code, title: item.text,
                unit: item.detail.unit, comparator: item.detail.comparator, targets: targets[item.id] ?? [:],
                line: item.line)
        }
    }
}

/// An activity of the plan in force, with the identifier that its progress and money hang on.
public struct PlannedActivity: Sendable, Hashable, Identifiable {
    public var id: PlanItemID
    /// The number of its element.
    public var element: Int
    public var elementTitle: String
    public var number: Int
    public var title: String
    /// As printed.
    public var division: String?
    public var budget: YearlyBudget
    public var line: Int?

    /// The place in the plan: `9.2`.
    public var place: String { "\(element).\(number)" }
}

/// An indicator of the plan in force.
public struct PlannedIndicator: Sendable, Hashable, Identifiable {
    public var id: PlanItemID
    /// The name that its figures are kept under: `1.output`, and `2.outcome.2` for the second of a kind.
    public var key: String
    public var strategy: Int
    public var kind: Indicator.Kind
    public var code: String?
    public var title: String
    public var unit: String?
    public var comparator: Indicator.Comparator?
    public var targets: [Int: Decimal4]
    public var line: Int?
}
