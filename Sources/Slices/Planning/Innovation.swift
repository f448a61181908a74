import Access
public import Civics

/// An innovation that was put in use (นวัตกรรมที่นำมาใช้จริง), as the register keeps it.
public struct Innovation: Sendable, Hashable, Identifiable, Codable {
    public var id: InnovationID
    public var version: Int
    public var title: String
    public var description: String
    public var inUseOn: CivilDate
    public var withdrawnOn: CivilDate?
    /// The activity or project of the plan that it comes from.
    public var item: PlanItemID?
    public var recordedName: String
    public var recordedAt: Instant
}

/// What a form may say about an innovation.
public struct InnovationDraft: Sendable, Hashable {
    public var title: String
    public var description: String
    public var inUseOn: CivilDate
    public var withdrawnOn: CivilDate?
    public var item: PlanItemID?

    public init(
        title: String, description: String = "", inUseOn: CivilDate, withdrawnOn: CivilDate? = nil,
        item: PlanItemID? = nil
    ) {
        self.title = title
        self.description = description
        self.inUseOn = inUseOn
        self.withdrawnOn = withdrawnOn
        self.item = item
    }

    func check(today: CivilDate) throws {
        guard title.filled != nil else { throw Problem.titleMissing }
        if title.count > 500 || description.count > ProgressDraft.longest { throw Problem.textTooLong("description") }
        guard inUseOn <= today else { throw Problem.dateInFuture }
        if let withdrawnOn, withdrawnOn < inUseOn { throw Problem.datesWrong }
    }
}

/// A project of the plan that is an innovation project (โครงการนวัตกรรม), and when it was started.
public struct InnovationProject: Sendable, Hashable, Codable {
    public var project: PlanItemID
    public var version: Int
    /// `nil` while it has not started.
    public var startedOn: CivilDate?
    public var markedName: String
    public var markedAt: Instant
}
