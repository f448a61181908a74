public import Access
public import Civics

/// Everything declared and recorded about an activity up to a quarter: what contradictions and reports are made from.
public struct ActivityState: Sendable, Hashable, Identifiable {
    public var activity: PlannedActivity
    public var lead: ActivityLead
    public var quarter: FiscalQuarter
    /// The newest decision of the year's action plan.
    public var plan: ActionPlanEntry?
    public var money: MoneyPosition
    /// Paid after its cancellation.
    public var paidAfterCancelling: Satang
    /// The newest report of the fiscal year up to the quarter.
    public var progress: Progress?
    /// The newest report up to the quarter before, within the fiscal year.
    public var before: Progress?
    /// The day of the first report for the quarter itself.
    public var reportedOn: CivilDate?
    public var approval: ProgressApproval?
    public var evidenceFiles: Int
    public var cancellation: Cancellation?

    public var id: PlanItemID { activity.id }

    /// How it stands, in the words of a report.
    ///
    /// Cancelled by decision goes before what was reported.
    public var standing: Standing {
        if cancellation != nil { return .cancelled }
        switch progress?.status {
        case nil: return .notReported
        case .notStarted: return .notStarted
        case .inProgress: return .inProgress
        case .done: return .done
        case .stopped: return .stopped
        case .cancelled: return .cancelled
        }
    }

    public enum Standing: String, Sendable, Hashable, CaseIterable, Codable {
        case done
        case inProgress = "in_progress"
        case notStarted = "not_started"
        case stopped
        case cancelled
        case notReported = "not_reported"

        public var words: Words {
            switch self {
            case .done: Progress.Status.done.words
            case .inProgress: Progress.Status.inProgress.words
            case .notStarted: Progress.Status.notStarted.words
            case .stopped: Progress.Status.stopped.words
            case .cancelled: Progress.Status.cancelled.words
            case .notReported: Words(th: "ยังไม่รายงาน", en: "Not reported")
            }
        }
    }

    /// Whether a division reports on it: it leads, or every division does.
    public func concerns(_ division: DivisionCode) -> Bool {
        lead.division == division || lead.printed == .all
    }

    /// In the year's action plan.
    public var isPlanned: Bool { plan?.included ?? false }

    /// Planned to be over by the end of the quarter, and neither done nor cancelled.
    public var isBehind: Bool {
        guard isPlanned, let last = plan?.lastQuarter, last <= quarter.number else { return false }
        return standing != .done && standing != .cancelled
    }

    /// Planned to have begun by the end of the quarter, and not begun.
    public var shouldHaveBegun: Bool {
        guard isPlanned, let first = plan?.firstQuarter, first <= quarter.number else { return false }
        return standing == .notStarted || standing == .notReported
    }

    /// Money still to be spent: the budget less what was paid, never below nothing.
    public var atRisk: Satang { max((money.budget ?? .zero) - money.paid, .zero) }
}
