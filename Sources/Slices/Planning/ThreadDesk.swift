public import Access
import Civics
import Storage

/// What the innovation committee can do with threads.
public struct ThreadDesk: Sendable {
    let world: World
    let policy: Policy

    public init(_ world: World, policy: Policy) {
        self.world = world
        self.policy = policy
    }

    /// Every TOWS strategy with its thread, attested or not.
    public func threads() async throws -> [PlanThread] {
        let day = world.now().thaiDate
        return try await world.store.read { db in
            try ThreadRows.all(of: try PlanRows.required(asOf: day, db), db)
        }
    }

    /// Attests which factors a strategy pairs and which programmes it leads to; an earlier attestation stays behind.
    ///
    /// - Parameter version: the version that the form was filled on; 0 where there was none.
    public func attest(
        _ strategy: PlanItemID, factors: [PlanItemID], programmes: [PlanItemID], note: String, onVersion version: Int,
        by actor: Actor
    ) async throws {
        try PlanningRight.innovate.require(actor, policy)
        guard !factors.isEmpty, !programmes.isEmpty else { throw Problem.threadNeedsBoth }
        let world = self.world
        try await world.store.write { db in
            let now = world.now()
            let plan = try PlanRows.required(asOf: now.thaiDate, db)
            guard let item = plan.item(strategy), item.kind == .tows else { throw Problem.planItemMissing }
            let paired = factors.compactMap(plan.item).filter { $0.kind == .swot }
            let led = programmes.compactMap(plan.item).filter { $0.kind == .programme }
            guard paired.count == factors.count, led.count == programmes.count else { throw Problem.planItemMissing }
            guard PlanThread.pairs(item.code ?? "", paired.compactMap(\.code)) else {
                throw Problem.threadFactorsWrong
            }
            let newest = try ThreadRows.newest(strategy, db)
            guard newest?.version ?? 0 == version else {
                throw Problem.savedInBetween(by: newest?.attestedName ?? "-", at: newest?.attestedAt, what: nil)
            }
            try ThreadRows.insert(
                PlanThread.Attestation(
                    strategy: strategy, version: version + 1, note: note.trimmed, attestedName: actor.name,
                    attestedOn: now.thaiDate, attestedAt: now),
                factors: Array(Set(factors)), programmes: Array(Set(programmes)), by: actor.account, db)
            try AuditLog.append(
                .planning("thread.attested", kind: "tows", id: strategy.description), by: actor, at: now,
                id: world.newID(), db)
        }
    }
}
