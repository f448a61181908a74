public import Access
public import Civics
import Evidence

/// The quarter as the mayor reads it: one sentence, counts, decisions, indicators, money, problems, data quality.
///
/// A value made from rows: page and PDF are made from the same one, for the whole organisation or one division.
public struct QuarterReport: Sendable {
    public var quarter: FiscalQuarter
    /// `nil` for the whole organisation.
    public var division: DivisionCode?
    public var asOf: CivilDate
    public var sentence: Words
    /// How the activities of the action plan stand, every standing named, also at 0.
    public var counts: [StandingCount]
    /// At most five, the most money first.
    public var decisions: [Decision]
    /// How many more there were.
    public var furtherDecisions: Int
    public var indicators: [IndicatorLine]
    public var money: MoneyStrip
    public var problems: [ProblemLine]
    public var contradictions: [Contradiction]
    public var quality: DataQuality
    /// Activities of the plan outside the action plan, with their reasons.
    public var leftOut: [LeftOut]

    /// A count now and a quarter ago; `before` is `nil` in the first quarter of a year.
    public struct StandingCount: Sendable, Hashable {
        public var standing: ActivityState.Standing
        public var now: Int
        public var before: Int?
        public var change: Int? { before.map { now - $0 } }
    }

    /// Something the mayor has to decide.
    public struct Decision: Sendable, Hashable {
        public var activity: PlannedActivity
        /// Who answers for it; `nil` where nobody leads it yet.
        public var owner: DivisionCode?
        public var question: Words
        public var atRisk: Satang
        /// Money went out that should not have: over the budget or after cancelling.
        ///
        /// Goes before everything else.
        public var isOverpaid: Bool
    }

    /// Plan, approved, contracted and paid, in satang.
    public struct MoneyStrip: Sendable, Hashable {
        /// As the plan says.
        public var planned: Satang
        /// After transfers.
        public var budget: Satang
        public var approved: Satang
        public var contracted: Satang
        public var paid: Satang
    }

    public struct ProblemLine: Sendable, Hashable {
        public var activity: PlannedActivity
        public var problem: String
        public var nextStep: String
    }

    public struct LeftOut: Sendable, Hashable {
        public var activity: PlannedActivity
        public var reason: String?
    }

    /// How far the report can be relied on.
    public struct DataQuality: Sendable, Hashable {
        public var indicators: Int
        public var selfComputing: Int
        public var overdueIndicators: Int
        public var plannedActivities: Int
        public var notReported: Int
        public var approved: Int
        public var withoutLead: Int
        public var contradictions: Int
    }
}
