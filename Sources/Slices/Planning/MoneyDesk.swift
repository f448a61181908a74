public import Access
public import Civics
import Storage

/// What a division can do with its money: enter what was approved, contracted and paid, and reverse what was wrong;
/// and moving budgets.
public struct MoneyDesk: Sendable {
    let world: World
    let policy: Policy

    public init(_ world: World, policy: Policy) {
        self.world = world
        self.policy = policy
    }

    /// The entries of an activity, reversals among them.
    public func entries(of activity: PlanItemID) async throws -> [MoneyEntry] {
        try await world.store.read { try MoneyRows.entries(activity, $0) }
    }

    /// The money of every activity in a fiscal year, counted by today.
    public func positions(year: Int) async throws -> [PlanItemID: MoneyPosition] {
        let day = world.now().thaiDate
        return try await world.store.read { db in
            try MoneyRows.positions(of: try PlanRows.required(asOf: day, db), year: year, countedBy: day, db)
        }
    }

    /// Transfers that touch a fiscal year.
    public func transfers(year: Int) async throws -> [BudgetTransfer] {
        let day = world.now().thaiDate
        return try await world.store.read { try MoneyRows.transfers(year: year, by: day, $0) }
    }

    /// Enters money of an activity out of a fiscal year's budget.
    ///
    /// More than the budget is accepted and shown as a contradiction: the document exists.
    @discardableResult
    public func enter(
        _ draft: MoneyDraft, _ activity: PlanItemID, year: Int, by actor: Actor
    ) async throws -> MoneyEntry {
        let (world, policy) = (self.world, self.policy)
        return try await world.store.write { db in
            let now = world.now()
            try draft.check(today: now.thaiDate)
            try Self.requireEntry(activity, year: year, now, actor, policy, db)
            let entry = MoneyEntry(
                id: MoneyEntryID(world.newID()), activity: activity, year: year, kind: draft.kind,
                amount: draft.amount, datedOn: draft.datedOn,
                countedOn: try Self.countedDay(draft.datedOn, today: now.thaiDate, db),
                documentNumber: draft.documentNumber.trimmed, note: draft.note.trimmed, reverses: nil,
                recordedBy: actor.account, recordedName: actor.name, recordedAt: now)
            try MoneyRows.insert(entry, db)
            try AuditLog.append(
                .activity(
                    "money_\(draft.kind.rawValue)", activity,
                    ["entry": entry.id.description, "year": String(year), "satang": String(draft.amount.amount)]),
                by: actor, at: now, id: world.newID(), db)
            return entry
        }
    }

    /// Takes an entry back by one of the opposite amount, dated today, with the reason.
    @discardableResult
    public func reverse(_ id: MoneyEntryID, because reason: String, by actor: Actor) async throws -> MoneyEntry {
        guard let reason = reason.filled else { throw Problem.reasonMissing }
        let (world, policy) = (self.world, self.policy)
        return try await world.store.write { db in
            let now = world.now()
            guard let entry = try MoneyRows.find(id, db) else { throw Problem.moneyEntryMissing }
            guard entry.reverses == nil, try MoneyRows.reversal(of: id, db) == nil else {
                throw Problem.entryReversed
            }
            try Self.requireEntry(entry.activity, year: entry.year, now, actor, policy, db)
            var reversal = entry
            reversal.id = MoneyEntryID(world.newID())
            reversal.amount = .zero - entry.amount
            reversal.datedOn = now.thaiDate
            reversal.countedOn = now.thaiDate
            reversal.note = reason
            reversal.reverses = id
            reversal.recordedBy = actor.account
            reversal.recordedName = actor.name
            reversal.recordedAt = now
            try MoneyRows.insert(reversal, db)
            try AuditLog.append(
                .activity("money_reversed", entry.activity, ["entry": id.description]), by: actor, at: now,
                id: world.newID(), db)
            return reversal
        }
    }

    /// What a transfer moves.
    public struct TransferDraft: Sendable, Hashable {
        public var from: PlanItemID
        public var fromYear: Int
        public var to: PlanItemID
        public var toYear: Int
        public var amount: Satang
        public var datedOn: CivilDate
        public var documentNumber: String
        public var reason: String

        public init(
            from: PlanItemID, year fromYear: Int, to: PlanItemID, year toYear: Int, amount: Satang,
            datedOn: CivilDate, documentNumber: String, reason: String
        ) {
            self.from = from
            self.fromYear = fromYear
            self.to = to
            self.toYear = toYear
            self.amount = amount
            self.datedOn = datedOn
            self.documentNumber = documentNumber
            self.reason = reason
        }
    }

    /// Moves budget between activities or years, by its document.
    ///
    /// - Throws: `409.252` where less is free than is to be moved: a budget never falls below what is contracted or
    ///   paid, and "-" has nothing to give.
    @discardableResult
    public func transfer(_ draft: TransferDraft, by actor: Actor) async throws -> BudgetTransfer {
        try PlanningRight.steer.require(actor, policy)
        guard draft.amount > .zero else { throw Problem.amountNotPositive }
        guard let document = draft.documentNumber.filled else { throw Problem.documentNumberMissing }
        guard let reason = draft.reason.filled else { throw Problem.reasonMissing }
        guard draft.from != draft.to || draft.fromYear != draft.toYear else { throw Problem.transferToItself }
        let world = self.world
        return try await world.store.write { db in
            let now = world.now()
            guard draft.datedOn <= now.thaiDate else { throw Problem.dateInFuture }
            let plan = try PlanRows.required(asOf: now.thaiDate, db)
            for year in [draft.fromYear, draft.toYear] where !plan.years.contains(year) {
                throw Problem.yearOutsidePlan(year)
            }
            let positions = try MoneyRows.positions(of: plan, year: draft.fromYear, countedBy: now.thaiDate, db)
            guard let from = positions[draft.from], plan.activities.contains(where: { $0.id == draft.to }) else {
                throw Problem.planItemMissing
            }
            guard draft.amount <= from.free else { throw Problem.transferTooMuch(max(from.free, .zero)) }
            let transfer = BudgetTransfer(
                id: TransferID(world.newID()), fromActivity: draft.from, fromYear: draft.fromYear,
                toActivity: draft.to, toYear: draft.toYear, amount: draft.amount, datedOn: draft.datedOn,
                documentNumber: document, reason: reason, recordedName: actor.name, recordedAt: now)
            try MoneyRows.insert(transfer, by: actor.account, db)
            try AuditLog.append(
                .planning(
                    "budget.moved", kind: "transfer", id: transfer.id.description,
                    [
                        "from": draft.from.description, "to": draft.to.description,
                        "satang": String(draft.amount.amount),
                    ]), by: actor, at: now, id: world.newID(), db)
            return transfer
        }
    }

    /// The document's day; the day of recording where the figures of that quarter were frozen before.
    private static func countedDay(_ day: CivilDate, today: CivilDate, _ db: Transaction) throws -> CivilDate {
        try QuarterRows.isFrozen(FiscalQuarter(containing: day), db) ? today : day
    }

    /// Refuses a year outside the plan, an unknown activity, and who may not enter its money.
    static func requireEntry(
        _ activity: PlanItemID, year: Int, _ now: Instant, _ actor: Actor, _ policy: Policy, _ db: Transaction
    ) throws {
        let plan = try PlanRows.required(asOf: now.thaiDate, db)
        guard plan.years.contains(year) else { throw Problem.yearOutsidePlan(year) }
        guard let item = plan.item(activity), item.kind == .activity else { throw Problem.planItemMissing }
        let (lead, divisions) = try DivisionRows.lead(of: item, on: now.thaiDate, db)
        try PlanningRight.enter(lead.mayPay(of: divisions)).require(actor, policy)
    }
}
