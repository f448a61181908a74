public import Access
public import Civics
public import Files
import Storage

/// What a division can do with its progress: read the sheet, save, attach, approve; and reopening a closed quarter.
public struct ProgressDesk: Sendable {
    let world: World
    let policy: Policy

    public init(_ world: World, policy: Policy) {
        self.world = world
        self.policy = policy
    }

    /// Everything a page shows about an activity in a quarter.
    public func sheet(_ activity: PlanItemID, _ quarter: FiscalQuarter) async throws -> ProgressSheet {
        let day = world.now().thaiDate
        return try await world.store.read { db in
            let plan = try PlanRows.required(asOf: day, db)
            guard let item = plan.item(activity), let planned = plan.activities.first(where: { $0.id == activity })
            else { throw Problem.planItemMissing }
            let (lead, _) = try DivisionRows.lead(of: item, on: day, db)
            let reopenings = try QuarterRows.reopenings(quarter, db).filter {
                $0.holds(for: activity, of: lead.division)
            }
            let grace = try PlanningSettings.load(on: quarter.last, db).graceDays
            let history = try ProgressRows.history(activity, quarter, db)
            let approval = try ProgressRows.approvals(quarter, db)[activity]
            let newest = history.last
            return ProgressSheet(
                activity: planned, quarter: quarter, lead: lead,
                lock: QuarterLock(quarter, on: day, grace: grace, reopenings: reopenings),
                plan: try ActionPlanRows.newest(activity, year: quarter.year.buddhist, db), progress: newest,
                approval: approval?.version == newest?.version ? approval : nil, history: history,
                files: try ProgressRows.files(activity, quarter, db), reopenings: reopenings,
                cancellation: try ActionPlanRows.cancellation(of: activity, db))
        }
    }

    /// Saves a version of progress for a quarter.
    ///
    /// - Parameters:
    ///   - version: the version that the form was filled on; 0 where there was none.
    /// - Throws: `409.240` where somebody saved in between (nothing is changed), `409.243` where the quarter is closed.
    @discardableResult
    public func save(
        _ draft: ProgressDraft, _ activity: PlanItemID, _ quarter: FiscalQuarter, onVersion version: Int,
        by actor: Actor
    ) async throws -> Progress {
        let (world, policy) = (self.world, self.policy)
        return try await world.store.write { db in
            let now = world.now()
            let gate = try Self.gate(activity, quarter, now, db)
            let division = try gate.division(of: actor, policy)
            try gate.lock.requireWritable()
            let cancelled = try ActionPlanRows.cancellation(of: activity, db)
            let draft = try draft.checked(isCancelled: cancelled.map { $0.cancelledOn <= quarter.last } ?? false)
            let newest = try ProgressRows.newest(activity, quarter, db)
            guard newest?.version ?? 0 == version else { throw Problem.savedInBetween(newest) }
            let progress = Progress(
                activity: activity, quarter: quarter, version: version + 1, status: draft.status,
                percent: draft.percent, narrative: draft.narrative, problems: draft.problems,
                nextStep: draft.nextStep, reason: draft.reason, enteredDivision: division, enteredBy: actor.account,
                enteredName: actor.name, enteredOn: now.thaiDate, enteredAt: now)
            try ProgressRows.insert(progress, db)
            try AuditLog.append(
                .activity(
                    "reported", activity, ["quarter": quarter.code, "version": String(progress.version)]), by: actor,
                at: now, id: world.newID(), db)
            return progress
        }
    }

    /// Attaches a stored file as evidence, while the quarter can be written.
    public func attach(
        _ file: FileID, named name: String, to activity: PlanItemID, _ quarter: FiscalQuarter, by actor: Actor
    ) async throws {
        guard let name = name.filled else { throw Problem.titleMissing }
        let (world, policy) = (self.world, self.policy)
        try await world.store.write { db in
            let now = world.now()
            let gate = try Self.gate(activity, quarter, now, db)
            _ = try gate.division(of: actor, policy)
            try gate.lock.requireWritable()
            try ProgressRows.insert(
                ProgressFile(
                    activity: activity, quarter: quarter, file: file, name: name, addedName: actor.name, addedAt: now),
                by: actor.account, db)
            try AuditLog.append(
                .activity("evidence_added", activity, ["quarter": quarter.code, "file": file.description]), by: actor,
                at: now, id: world.newID(), db)
        }
    }

    /// Approves the version that the director has seen.
    ///
    /// After the quarter has closed this still works and shows as late.
    @discardableResult
    public func approve(
        _ activity: PlanItemID, _ quarter: FiscalQuarter, version: Int, by actor: Actor
    ) async throws -> ProgressApproval {
        let (world, policy) = (self.world, self.policy)
        return try await world.store.write { db in
            let now = world.now()
            let gate = try Self.gate(activity, quarter, now, db)
            guard let division = gate.lead.division else { throw Problem.leadMissing }
            try PlanningRight.approve(division).require(actor, policy)
            guard let newest = try ProgressRows.newest(activity, quarter, db) else { throw Problem.progressMissing }
            guard newest.version == version else { throw Problem.savedInBetween(newest) }
            guard try ProgressRows.approvals(quarter, db)[activity]?.version != version else {
                throw Problem.approvedAlready
            }
            let approval = ProgressApproval(
                activity: activity, quarter: quarter, version: version, approvedBy: actor.account,
                approvedName: actor.name, approvedOn: now.thaiDate, approvedAt: now,
                late: now.thaiDate > QuarterLock.lastDay(of: quarter, grace: gate.grace))
            try ProgressRows.insert(approval, db)
            try AuditLog.append(
                .activity(
                    approval.late ? "approved_late" : "approved", activity,
                    ["quarter": quarter.code, "version": String(version)]), by: actor, at: now, id: world.newID(), db)
            return approval
        }
    }

    /// Opens a closed quarter again for an activity, a division or all, until the end of a day within 60 days.
    @discardableResult
    public func reopen(
        _ quarter: FiscalQuarter, activity: PlanItemID? = nil, division: DivisionCode? = nil, until: CivilDate,
        because reason: String, by actor: Actor
    ) async throws -> Reopening {
        try PlanningRight.steer.require(actor, policy)
        guard let reason = reason.filled else { throw Problem.reasonMissing }
        let world = self.world
        return try await world.store.write { db in
            let now = world.now()
            let today = now.thaiDate
            let grace = try PlanningSettings.load(on: quarter.last, db).graceDays
            guard today > QuarterLock.lastDay(of: quarter, grace: grace) else { throw Problem.reopenTooEarly }
            guard until >= today, until <= today.adding(days: 60) else { throw Problem.reopenUntilWrong }
            if let activity { _ = try PlanRows.activity(activity, asOf: today, db) }
            if let division { try DivisionRows.require(division, on: today, db) }
            let reopening = Reopening(
                id: ReopeningID(world.newID()), quarter: quarter, activity: activity, division: division,
                reason: reason, until: until, reopenedBy: actor.account, reopenedName: actor.name, reopenedOn: today,
                reopenedAt: now)
            try QuarterRows.insert(reopening, db)
            try AuditLog.append(
                .quarterReopened(reopening.id, quarter), by: actor, at: now, id: world.newID(), db)
            return reopening
        }
    }

    /// What decides who may write an activity's quarter, and when.
    private struct Gate {
        var lead: ActivityLead
        var divisions: [DivisionCode]
        var lock: QuarterLock
        var grace: Int

        /// The actor's division that reports; refuses who has none.
        func division(of actor: Actor, _ policy: Policy) throws -> DivisionCode {
            let may = lead.mayEnter(of: divisions)
            try PlanningRight.enter(may).require(actor, policy)
            let own = may.first { actor.holds(.officer, in: $0) || actor.holds(.divisionDirector, in: $0) }
            guard let own else { throw Problem.forbidden }
            return own
        }
    }

    private static func gate(
        _ activity: PlanItemID, _ quarter: FiscalQuarter, _ now: Instant, _ db: Transaction
    ) throws -> Gate {
        let item = try PlanRows.activity(activity, asOf: now.thaiDate, db)
        let (lead, divisions) = try DivisionRows.lead(of: item, on: now.thaiDate, db)
        let grace = try PlanningSettings.load(on: quarter.last, db).graceDays
        let reopenings = try QuarterRows.reopenings(quarter, db).filter { $0.holds(for: activity, of: lead.division) }
        return Gate(
            lead: lead, divisions: divisions,
            lock: QuarterLock(quarter, on: now.thaiDate, grace: grace, reopenings: reopenings), grace: grace)
    }
}
