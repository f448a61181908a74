public import Access
public import Civics
import Storage

/// What a person can do with the annual action plan: put work in, leave it out with a reason, cancel it.
public struct ActionPlanDesk: Sendable {
    let world: World
    let policy: Policy

    public init(_ world: World, policy: Policy) {
        self.world = world
        self.policy = policy
    }

    /// The newest decisions for a year, by activity.
    public func entries(year: Int) async throws -> [PlanItemID: ActionPlanEntry] {
        let day = world.now().thaiDate
        return try await world.store.read { try ActionPlanRows.entries(year: year, asOf: day, $0) }
    }

    /// Decides about one activity and a fiscal year.
    ///
    /// - Parameter version: the version that the form was filled on; 0 where there was none.
    /// - Throws: `409.240` where somebody decided in between.
    @discardableResult
    public func decide(
        _ activity: PlanItemID, year: Int, _ draft: ActionPlanDraft, onVersion version: Int, by actor: Actor
    ) async throws -> ActionPlanEntry {
        try draft.check()
        let (world, policy) = (self.world, self.policy)
        return try await world.store.write { db in
            let now = world.now()
            let plan = try PlanRows.required(asOf: now.thaiDate, db)
            guard plan.years.contains(year) else { throw Problem.yearOutsidePlan(year) }
            guard let item = plan.item(activity), item.kind == .activity else { throw Problem.planItemMissing }
            let (lead, divisions) = try DivisionRows.lead(of: item, on: now.thaiDate, db)
            if lead.division == nil, case .all = lead.printed {
                try PlanningRight.enter(lead.mayEnter(of: divisions)).requireOrSteer(actor, policy)
            } else {
                try PlanningRight.planYear(lead.division).require(actor, policy)
            }
            let newest = try ActionPlanRows.newest(activity, year: year, db)
            guard newest?.version ?? 0 == version else {
                throw Problem.savedInBetween(by: newest?.decidedName ?? "-", at: newest?.decidedAt, what: nil)
            }
            var entry = ActionPlanEntry(
                activity: activity, year: year, version: version + 1, included: false, firstQuarter: nil,
                lastQuarter: nil, reason: nil, decidedOn: now.thaiDate, decidedBy: actor.account,
                decidedName: actor.name, decidedAt: now)
            switch draft {
            case .include(let first, let last):
                entry.included = true
                entry.firstQuarter = first
                entry.lastQuarter = last
            case .leaveOut(let reason): entry.reason = reason.trimmed
            }
            try ActionPlanRows.insert(entry, db)
            try AuditLog.append(
                .activity(entry.included ? "planned" : "left_out", activity, ["year": String(year)]), by: actor,
                at: now, id: world.newID(), db)
            return entry
        }
    }

    /// Cancels an activity or a project, from a day on, with the reason and the document that decides it.
    public func cancel(
        _ item: PlanItemID, on day: CivilDate, because reason: String, documentNumber: String?, by actor: Actor
    ) async throws {
        try PlanningRight.steer.require(actor, policy)
        guard let reason = reason.filled else { throw Problem.reasonMissing }
        let world = self.world
        try await world.store.write { db in
            let now = world.now()
            guard let known = try PlanRows.item(item, asOf: now.thaiDate, db),
                known.kind == .activity || known.kind == .project
            else { throw Problem.planItemMissing }
            guard try ActionPlanRows.cancellation(of: item, db) == nil else { throw Problem.cancelledAlready }
            try ActionPlanRows.insert(
                Cancellation(
                    item: item, cancelledOn: day, reason: reason, documentNumber: documentNumber?.filled,
                    decidedName: actor.name, decidedAt: now), by: actor.account, db)
            try AuditLog.append(
                .planning("\(known.kind.rawValue).cancelled", kind: known.kind.rawValue, id: item.description),
                by: actor, at: now, id: world.newID(), db)
        }
    }
}
