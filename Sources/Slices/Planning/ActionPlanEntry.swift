public import Access
public import Civics

/// Whether an activity is in the annual action plan (แผนปฏิบัติการประจำปี) of a fiscal year, and when in it.
public struct ActionPlanEntry: Sendable, Hashable, Codable {
    public var activity: PlanItemID
    public var year: Int
    public var version: Int
    public var included: Bool
    /// The quarters it is planned to begin and end in, 1 to 4; `nil` where it is not included.
    public var firstQuarter: Int?
    public var lastQuarter: Int?
    /// Why it is not carried out this year, where it is not included.
    public var reason: String?
    public var decidedOn: CivilDate
    public var decidedBy: AccountID?
    public var decidedName: String
    public var decidedAt: Instant
}

/// What a form may say about an activity and a year.
public enum ActionPlanDraft: Sendable, Hashable {
    case include(first: Int, last: Int)
    /// Work that is in the plan and not carried out this year: why.
    case leaveOut(because: String)

    func check() throws {
        switch self {
        case .include(let first, let last):
            guard (1...4).contains(first), (1...4).contains(last), first <= last else { throw Problem.quartersWrong }
        case .leaveOut(let reason):
            guard reason.filled != nil else { throw Problem.reasonMissing }
        }
    }
}

/// An activity or a project that is given up, by whom and why.
public struct Cancellation: Sendable, Hashable, Codable {
    public var item: PlanItemID
    public var cancelledOn: CivilDate
    public var reason: String
    public var documentNumber: String?
    public var decidedName: String
    public var decidedAt: Instant
}
