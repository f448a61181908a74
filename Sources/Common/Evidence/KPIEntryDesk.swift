public import Access
public import Civics
import Storage

/// Entering the value of a KPI by hand.
public struct KPIEntryDesk: Sendable {
    let world: World
    let policy: Policy

    public init(_ world: World, policy: Policy) {
        self.world = world
        self.policy = policy
    }

    /// Enters a value (`nil` takes the last one back) for the fiscal year up to the end of a quarter.
    ///
    /// - Parameters:
    ///   - division: who answers for the KPI; `nil` where the whole organisation does.
    @discardableResult
    public func enter(
        _ value: Ratio?, for kpi: String, _ quarter: FiscalQuarter, sourceNote: String, division: DivisionCode?,
        by actor: Actor
    ) async throws -> KPIEntry {
        try actor.require(.write, .planning, division: division, policy: policy)
        let note = sourceNote.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !note.isEmpty, note.count <= 1000, !note.contains("\0") else { throw Problem.sourceNoteMissing }
        let now = world.now()
        guard quarter.first <= now.thaiDate else { throw Problem.quarterNotBegun }
        let entry = KPIEntry(
            id: KPIEntryID(world.newID()), kpi: kpi, quarter: quarter, value: value, sourceNote: note,
            enteredBy: actor.account, enteredName: actor.name, enteredAt: now)
        let leaf = world.newID()
        try await world.store.write { db in
            try KPIEntryRows.insert(entry, db)
            try AuditLog.append(.kpiEntered(entry), by: actor, at: now, id: leaf, db)
        }
        return entry
    }

    /// Everything that was ever entered for a KPI, newest first.
    public func history(of kpi: String) async throws -> [KPIEntry] {
        try await world.store.read { db in try KPIEntryRows.history(of: kpi, db) }
    }
}
