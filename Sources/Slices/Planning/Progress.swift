public import Access
public import Civics
public import Files

/// How an activity stands in a quarter, as its division declares it.
///
/// One version; earlier ones stay.
public struct Progress: Sendable, Hashable, Codable {
    public enum Status: String, Sendable, Hashable, CaseIterable, Codable {
        case notStarted = "not_started"
        case inProgress = "in_progress"
        case done
        case stopped
        case cancelled
    }

    public var activity: PlanItemID
    public var quarter: FiscalQuarter
    /// Counted from 1 with every save.
    public var version: Int
    public var status: Status
    /// 0 to 100.
    public var percent: Int
    public var narrative: String
    public var problems: String
    public var nextStep: String
    /// Why the work was not done; needed where it stopped.
    public var reason: String?
    public var enteredDivision: DivisionCode
    public var enteredBy: AccountID?
    public var enteredName: String
    public var enteredOn: CivilDate
    public var enteredAt: Instant
}

/// What a form may say about progress.
public struct ProgressDraft: Sendable, Hashable {
    public var status: Progress.Status
    public var percent: Int
    public var narrative: String
    public var problems: String
    public var nextStep: String
    public var reason: String?

    public init(
        status: Progress.Status, percent: Int, narrative: String = "", problems: String = "", nextStep: String = "",
        reason: String? = nil
    ) {
        self.status = status
        self.percent = percent
        self.narrative = narrative
        self.problems = problems
        self.nextStep = nextStep
        self.reason = reason
    }
}

/// The director's approval of one version.
public struct ProgressApproval: Sendable, Hashable, Codable {
    public var activity: PlanItemID
    public var quarter: FiscalQuarter
    public var version: Int
    public var approvedBy: AccountID?
    public var approvedName: String
    public var approvedOn: CivilDate
    public var approvedAt: Instant
    /// Approved after the quarter had closed.
    public var late: Bool
}

/// A file that shows what was done.
public struct ProgressFile: Sendable, Hashable, Codable {
    public var activity: PlanItemID
    public var quarter: FiscalQuarter
    public var file: FileID
    public var name: String
    public var addedName: String
    public var addedAt: Instant
}

/// Progress with everything a page shows beside it.
public struct ProgressSheet: Sendable {
    public var activity: PlannedActivity
    public var quarter: FiscalQuarter
    public var lead: ActivityLead
    public var lock: QuarterLock
    public var plan: ActionPlanEntry?
    /// The newest version; `nil` where nothing was entered.
    public var progress: Progress?
    /// Its approval; `nil` also when it was changed after an approval.
    public var approval: ProgressApproval?
    /// Every version, oldest first.
    public var history: [Progress]
    public var files: [ProgressFile]
    public var reopenings: [Reopening]
    public var cancellation: Cancellation?
}

extension Progress.Status {
    public var words: Words {
        switch self {
        case .notStarted: Words(th: "ยังไม่เริ่ม", en: "Not started")
        case .inProgress: Words(th: "กำลังดำเนินการ", en: "In progress")
        case .done: Words(th: "แล้วเสร็จ", en: "Done")
        case .stopped: Words(th: "หยุดชั่วคราว", en: "Stopped")
        case .cancelled: Words(th: "ยกเลิก", en: "Cancelled")
        }
    }
}
