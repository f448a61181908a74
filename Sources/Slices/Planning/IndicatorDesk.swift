public import Access
public import Civics
public import Evidence
public import PlanText
public import Storage

/// What a person can do with the plan's indicators: bind them, set their quarters, read and open their figures.
public struct IndicatorDesk: Sendable {
    let world: World
    let policy: Policy
    let catalogue: MeasureCatalogue

    public init(_ world: World, policy: Policy, catalogue: MeasureCatalogue) {
        self.world = world
        self.policy = policy
        self.catalogue = catalogue
    }

    /// Every indicator with its figure and status at a quarter: frozen where the quarter is, else computed now.
    public func lines(_ quarter: FiscalQuarter) async throws -> [IndicatorLine] {
        let today = world.now().thaiDate
        return try await world.store.read { try lines(quarter, today: today, $0) }
    }

    /// The same inside a transaction, for reports.
    public func lines(_ quarter: FiscalQuarter, today: CivilDate, _ db: Transaction) throws -> [IndicatorLine] {
        let plan = try PlanRows.required(asOf: min(quarter.last, today), db)
        let bindings = try IndicatorRows.bindings(asOf: today, db)
        let phasings = try IndicatorRows.phasings(year: quarter.year.buddhist, db)
        let frozen = Dictionary(
            try FrozenFigureRows.of(quarter, db).map { ($0.binding.kpi, $0) }, uniquingKeysWith: { first, _ in first })
        let close = QuarterClose(graceDays: try PlanningSettings.load(on: today, db).graceDays)
        let closed = close.closedQuarters(of: quarter.year, on: today)
        let freezer = Freezer(world, catalogue: catalogue)
        let yearBefore = FiscalQuarter(year: quarter.year.previous, number: quarter.number)
        return try plan.indicators.map { indicator in
            let binding = bindings[indicator.id]
            let kpi = binding?.evidence(indicator.key) ?? KPIBinding(kpi: indicator.key, measure: nil)
            let kept = frozen[indicator.key]
            let lastYear = try yearBefore.map { try freezer.figure(kpi, through: $0, db) }
            return IndicatorLine(
                indicator, binding: binding, measure: binding?.measure.flatMap { catalogue[$0] },
                figure: try kept?.figure ?? freezer.figure(kpi, through: quarter, db), lastYear: lastYear,
                frozen: kept, phasing: phasings[indicator.id], quarter: quarter,
                closedQuarters: min(closed, quarter.number),
                today: today)
        }
    }

    /// The bindings in force, as evidence freezes them.
    public func bindings() async throws -> [KPIBinding] {
        let today = world.now().thaiDate
        return try await world.store.read { db in
            let plan = try PlanRows.required(asOf: today, db)
            let bindings = try IndicatorRows.bindings(asOf: today, db)
            return plan.indicators.filter { !$0.targets.isEmpty }.map {
                bindings[$0.id]?.evidence($0.key) ?? KPIBinding(kpi: $0.key, measure: nil)
            }
        }
    }

    /// Freezes the figures of every closed quarter of the plan that is not frozen yet, oldest first; whoever comes
    /// first after a quarter has closed may call it.
    @discardableResult
    public func freezeClosed(by actor: Actor) async throws -> [FrozenFigure] {
        let today = world.now().thaiDate
        let bindings = try await bindings()
        let waiting = try await world.store.read { db -> [FiscalQuarter] in
            let plan = try PlanRows.required(asOf: today, db)
            let close = QuarterClose(graceDays: try PlanningSettings.load(on: today, db).graceDays)
            let quarters = plan.years.flatMap { FiscalYear(buddhist: $0).quarters }
            return try quarters.filter {
                try close.isClosed($0, on: today) && !QuarterRows.isFrozen($0, db)
            }
        }
        let freezer = Freezer(world, catalogue: catalogue)
        var frozen: [FrozenFigure] = []
        for quarter in waiting { frozen += try await freezer.freeze(quarter, bindings, by: actor) }
        return frozen
    }

    /// The records behind an indicator's figure at a quarter.
    public func records(
        of indicator: PlanItemID, _ quarter: FiscalQuarter, _ page: RecordPage
    ) async throws -> [RecordLink] {
        let today = world.now().thaiDate
        let catalogue = self.catalogue
        return try await world.store.read { db in
            let plan = try PlanRows.required(asOf: min(quarter.last, today), db)
            guard let planned = plan.indicators.first(where: { $0.id == indicator }) else {
                throw Problem.planItemMissing
            }
            let kpi = try IndicatorRows.bindings(asOf: today, db)[indicator]?.evidence(planned.key)
            guard let kpi, let measure = kpi.measure.flatMap({ catalogue[$0] }) else { return [] }
            return try measure.records(
                MeasureContext(period: MeasurePeriod(yearThrough: quarter), parameters: kpi.parameters), page, db)
        }
    }

    /// Binds an indicator to a measure, or says which division enters it by hand.
    @discardableResult
    public func bind(
        _ indicator: PlanItemID, _ draft: IndicatorBindingDraft, onVersion version: Int, by actor: Actor
    ) async throws -> IndicatorBinding {
        try PlanningRight.steer.require(actor, policy)
        if let measure = draft.measure {
            guard let known = catalogue[measure], draft.parameters.keys.allSatisfy(known.parameters.contains) else {
                throw Problem.measureUnknown
            }
        } else if draft.ownerDivision == nil {
            throw Problem.bindingNeedsOwner
        }
        if let month = draft.dueMonth, !(1...12).contains(month) { throw Problem.datesWrong }
        let world = self.world
        return try await world.store.write { db in
            let now = world.now()
            guard try PlanRows.item(indicator, asOf: now.thaiDate, db)?.kind == .indicator else {
                throw Problem.planItemMissing
            }
            if let owner = draft.ownerDivision { try DivisionRows.require(owner, on: now.thaiDate, db) }
            let newest = try IndicatorRows.bindings(asOf: now.thaiDate, db)[indicator]
            guard newest?.version ?? 0 == version else {
                throw Problem.savedInBetween(by: newest?.boundName ?? "-", at: newest?.boundAt, what: nil)
            }
            let binding = IndicatorBinding(
                indicator: indicator, version: version + 1, measure: draft.measure, parameters: draft.parameters,
                ownerDivision: draft.ownerDivision, counting: draft.counting, direction: draft.direction,
                baseline: draft.baseline, dueMonth: draft.dueMonth, boundName: actor.name, boundAt: now)
            try IndicatorRows.insert(binding, by: actor.account, db)
            try AuditLog.append(
                .planning(
                    "indicator.bound", kind: "indicator", id: indicator.description,
                    ["measure": draft.measure ?? "by hand"]), by: actor, at: now, id: world.newID(), db)
            return binding
        }
    }

    /// Sets the target at the end of each quarter of a fiscal year; the fourth is the year's target.
    public func setPhasing(_ indicator: PlanItemID, year: Int, _ quarters: [Decimal4], by actor: Actor) async throws {
        try PlanningRight.steer.require(actor, policy)
        let world = self.world
        try await world.store.write { db in
            let now = world.now()
            let plan = try PlanRows.required(asOf: now.thaiDate, db)
            guard let planned = plan.indicators.first(where: { $0.id == indicator }) else {
                throw Problem.planItemMissing
            }
            let isRising = zip(quarters, quarters.dropFirst()).allSatisfy { $0 <= $1 }
            guard quarters.count == 4, isRising, let target = planned.targets[year], quarters.last == target else {
                throw Problem.phasingWrong
            }
            try IndicatorRows.setPhasing(indicator, year: year, quarters, db)
            try AuditLog.append(
                .planning(
                    "indicator.phased", kind: "indicator", id: indicator.description, ["year": String(year)]),
                by: actor, at: now, id: world.newID(), db)
        }
    }

    /// Binds every indicator that has no binding yet by what its words ask for (`IndicatorBindingDraft.proposal`).
    public func bindProposals(owner: DivisionCode, by actor: Actor) async throws {
        let today = world.now().thaiDate
        let open = try await world.store.read { db in
            let bound = try IndicatorRows.bindings(asOf: today, db)
            return try PlanRows.required(asOf: today, db).indicators.filter {
                bound[$0.id] == nil && !$0.targets.isEmpty
            }
        }
        for indicator in open {
            let draft = IndicatorBindingDraft.proposal(for: indicator, owner: owner)
            try await bind(indicator.id, draft, onVersion: 0, by: actor)
        }
    }
}
