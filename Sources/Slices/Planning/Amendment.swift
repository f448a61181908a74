import Access
public import Civics
public import PlanText

/// A decision that changes the plan from a day on: what the document says, and each change it makes.
public struct Amendment: Sendable, Hashable {
    public var kind: PlanLayer.Kind
    public var effectiveOn: CivilDate
    public var documentNumber: String
    public var documentDate: CivilDate
    public var reason: String
    public var changes: [Change]

    public init(
        kind: PlanLayer.Kind, effectiveOn: CivilDate, documentNumber: String, documentDate: CivilDate, reason: String,
        changes: [Change]
    ) {
        self.kind = kind
        self.effectiveOn = effectiveOn
        self.documentNumber = documentNumber
        self.documentDate = documentDate
        self.reason = reason
        self.changes = changes
    }

    public enum Change: Sendable, Hashable {
        case retitle(PlanItemID, to: String)
        /// `nil` takes the cell out: the plan then says nothing for that year.
        case budget(PlanItemID, year: Int, to: Budget?)
        case division(PlanItemID, to: String)
        case target(PlanItemID, year: Int, to: Decimal4?)
        case addActivity(NewActivity)
        case addProject(programme: PlanItemID, title: String)
        /// Takes an item out, with everything under it.
        case remove(PlanItemID)
    }

    public struct NewActivity: Sendable, Hashable {
        public var element: PlanItemID
        public var number: Int
        public var title: String
        public var budget: YearlyBudget
        public var results: [String]
        public var division: String?

        public init(
            element: PlanItemID, number: Int, title: String, budget: YearlyBudget = [:], results: [String] = [],
            division: String? = nil
        ) {
            self.element = element
            self.number = number
            self.title = title
            self.budget = budget
            self.results = results
            self.division = division
        }
    }
}

extension Amendment {
    /// Refuses an amendment that does not say what it changes, why, or by which document.
    func check() throws {
        if kind == .adopted { throw Problem.amendmentKind }
        if documentNumber.trimmed.isEmpty { throw Problem.documentNumberMissing }
        if reason.trimmed.isEmpty { throw Problem.reasonMissing }
        if changes.isEmpty { throw Problem.amendmentEmpty }
        for change in changes {
            switch change {
            case .retitle(_, let text), .addProject(_, let text):
                if text.trimmed.isEmpty { throw Problem.titleMissing }
            case .addActivity(let activity):
                if activity.title.trimmed.isEmpty { throw Problem.titleMissing }
                try activity.budget.values.forEach(Self.checkBudget)
            case .budget(_, _, let budget): if let budget { try Self.checkBudget(budget) }
            case .division, .target, .remove: continue
            }
        }
    }

    private static func checkBudget(_ budget: Budget) throws {
        if case .amount(let satang) = budget, satang < .zero { throw Problem.amountNegative }
    }
}
