public import Access
public import Civics
import Storage

/// What the innovation committee can do with the register of innovations and with innovation projects.
public struct InnovationDesk: Sendable {
    let world: World
    let policy: Policy

    public init(_ world: World, policy: Policy) {
        self.world = world
        self.policy = policy
    }

    public func innovations() async throws -> [Innovation] {
        try await world.store.read { try InnovationRows.all($0) }
    }

    public func projects() async throws -> [InnovationProject] {
        try await world.store.read { try InnovationRows.projects($0) }
    }

    /// Enters an innovation, or corrects one.
    ///
    /// - Parameter version: the version that the form was filled on.
    @discardableResult
    public func record(
        _ draft: InnovationDraft, as existing: InnovationID? = nil, onVersion version: Int = 0, by actor: Actor
    ) async throws -> Innovation {
        try PlanningRight.innovate.require(actor, policy)
        let world = self.world
        return try await world.store.write { db in
            let now = world.now()
            try draft.check(today: now.thaiDate)
            if let item = draft.item {
                let known = try PlanRows.item(item, asOf: now.thaiDate, db)
                guard known?.kind == .activity || known?.kind == .project else { throw Problem.planItemMissing }
            }
            let old = try existing.map { id in
                guard let found = try InnovationRows.find(id, db) else { throw Problem.innovationMissing }
                return found
            }
            guard old?.version ?? 0 == version else {
                throw Problem.savedInBetween(by: old?.recordedName ?? "-", at: old?.recordedAt, what: nil)
            }
            let innovation = Innovation(
                id: old?.id ?? InnovationID(world.newID()), version: version + 1, title: draft.title.trimmed,
                description: draft.description.trimmed, inUseOn: draft.inUseOn, withdrawnOn: draft.withdrawnOn,
                item: draft.item, recordedName: actor.name, recordedAt: now)
            if old == nil {
                try InnovationRows.insert(innovation, by: actor.account, db)
            } else {
                try InnovationRows.update(innovation, by: actor.account, db)
            }
            try AuditLog.append(
                .planning(
                    old == nil ? "innovation.recorded" : "innovation.corrected", kind: "innovation",
                    id: innovation.id.description), by: actor, at: now, id: world.newID(), db)
            return innovation
        }
    }

    /// Marks a project of the plan as an innovation project, and says when it was started.
    @discardableResult
    public func mark(
        _ project: PlanItemID, startedOn: CivilDate?, onVersion version: Int, by actor: Actor
    ) async throws -> InnovationProject {
        try PlanningRight.innovate.require(actor, policy)
        let world = self.world
        return try await world.store.write { db in
            let now = world.now()
            guard try PlanRows.item(project, asOf: now.thaiDate, db)?.kind == .project else {
                throw Problem.projectNotMarked
            }
            if let startedOn, startedOn > now.thaiDate { throw Problem.dateInFuture }
            let old = try InnovationRows.projects(db).first { $0.project == project }
            guard old?.version ?? 0 == version else {
                throw Problem.savedInBetween(by: old?.markedName ?? "-", at: old?.markedAt, what: nil)
            }
            let marked = InnovationProject(
                project: project, version: version + 1, startedOn: startedOn, markedName: actor.name, markedAt: now)
            try InnovationRows.set(marked, by: actor.account, db)
            try AuditLog.append(
                .planning("project.marked", kind: "project", id: project.description), by: actor, at: now,
                id: world.newID(), db)
            return marked
        }
    }
}
