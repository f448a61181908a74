public import PlanText

/// One thing that the plan states, as it is stored: an object, a passage, a factor, with its place in the whole.
public struct PlanItem: Sendable, Hashable, Identifiable {
    /// What kind of thing it is.
    ///
    /// The names are stored.
    public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
        case title, organisation, vision, mission, policy
        case strategy, objective, indicator, programme, project
        case overviewIndicator = "overview_indicator"
        case element, activity, result
        case swot, tows
        case mechanism, duty
        case evaluationObjective = "evaluation_objective"
        case evaluationStep = "evaluation_step"
        case instrument, benefit
        case division, content, section
        case sectionText = "section_text"
        case grandTotal = "grand_total"
        case unplaced
    }

    public var id: PlanItemID
    public var kind: Kind
    public var parent: PlanItemID?
    /// Orders siblings; unique within a layer.
    public var position: Int
    /// The number or code as read: `3`, `1.1`, `WO2`.
    public var code: String?
    public var text: String
    /// The line of the document, 1-based; `nil` where a person wrote it.
    public var line: Int?
    /// The lead division as printed; activities only.
    public var division: String?
    public var detail: PlanItemDetail

    public init(
        id: PlanItemID, kind: Kind, parent: PlanItemID?, position: Int, code: String?, text: String, line: Int?,
        division: String? = nil, detail: PlanItemDetail = PlanItemDetail()
    ) {
        self.id = id
        self.kind = kind
        self.parent = parent
        self.position = position
        self.code = code
        self.text = text
        self.line = line
        self.division = division
        self.detail = detail
    }
}

/// What only some kinds of item have; kept as JSON beside the columns that are asked for.
public struct PlanItemDetail: Sendable, Hashable, Codable {
    public var years: [Int]?
    /// The province named on the cover.
    public var province: String?
    public var overviewTitle: String?
    public var overviewLine: Int?
    public var printedProgrammeCount: Int?
    public var lines: [Int]?
    public var inOverview: Bool?
    public var inSection: Bool?
    public var sectionText: String?
    public var indicatorKind: Indicator.Kind?
    public var unit: String?
    public var comparator: Indicator.Comparator?
    public var printedCode: String?
    public var responsible: String?
    public var lastLine: Int?
    public var resultNumbers: [Int]?
    public var printed: PrintedTotalDetail?

    public init() {}

    var isEmpty: Bool { self == PlanItemDetail() }
}

/// A printed total row as JSON: satang by year, `null` for "-".
public struct PrintedTotalDetail: Sendable, Hashable, Codable {
    struct Cell: Sendable, Hashable, Codable {
        var year: Int
        /// `nil` for "-".
        var satang: Int64?
    }

    var cells: [Cell]
    var count: Int?
    var line: Int?
}

/// A budget cell of an activity for one fiscal year (B.E.).
///
/// A year without one is missing, which is not "-".
public struct PlanBudget: Sendable, Hashable {
    public var activity: PlanItemID
    public var year: Int
    public var budget: Budget

    public init(activity: PlanItemID, year: Int, budget: Budget) {
        self.activity = activity
        self.year = year
        self.budget = budget
    }
}

/// The target of an indicator for one fiscal year (B.E.).
public struct PlanTarget: Sendable, Hashable {
    public var indicator: PlanItemID
    public var year: Int
    public var target: Decimal4

    public init(indicator: PlanItemID, year: Int, target: Decimal4) {
        self.indicator = indicator
        self.year = year
        self.target = target
    }
}

/// A plan taken apart into what the database keeps.
public struct PlanParts: Sendable, Hashable {
    public var items: [PlanItem]
    public var budgets: [PlanBudget]
    public var targets: [PlanTarget]

    public init(items: [PlanItem] = [], budgets: [PlanBudget] = [], targets: [PlanTarget] = []) {
        self.items = items
        self.budgets = budgets
        self.targets = targets
    }
}
