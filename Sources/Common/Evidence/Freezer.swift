public import Access
public import Civics
public import Storage

/// Freezing figures when a quarter closes, and computing them again later.
public struct Freezer: Sendable {
    let world: World
    let catalogue: MeasureCatalogue

    public init(_ world: World, catalogue: MeasureCatalogue) {
        self.world = world
        self.catalogue = catalogue
    }

    /// The figure of a KPI from the first day of the fiscal year through a quarter, as it comes out now.
    public func figure(_ binding: KPIBinding, through quarter: FiscalQuarter, _ db: Transaction) throws -> Figure {
        try figure(binding, in: MeasurePeriod(yearThrough: quarter), quarter, db)
    }

    private func figure(
        _ binding: KPIBinding, in period: MeasurePeriod, _ quarter: FiscalQuarter, _ db: Transaction
    ) throws -> Figure {
        if let id = binding.measure {
            guard let measure = catalogue[id] else {
                return Figure(
                    cannotBeMeasured: Words(
                        th: "โปรแกรมรุ่นนี้ไม่มีตัววัด \(id)", en: "This program has no measure \(id)."))
            }
            return try measure.evaluate(MeasureContext(period: period, parameters: binding.parameters), db)
        }
        guard let entry = try KPIEntryRows.latest(of: binding.kpi, quarter, db), let value = entry.value else {
            return Figure(
                cannotBeMeasured: Words(
                    th: "ยังไม่มีผู้กรอกค่าของไตรมาสนี้", en: "Nobody has entered a value for this quarter."))
        }
        var records = RecordSetHash()
        records.add(entry.id.description, value.numerator, value.denominator)
        return Figure(value, counted: 1, records: records)
    }

    /// Freezes the figures of a quarter, each over the fiscal year up to the quarter's end, in one transaction.
    ///
    /// What is frozen already stays as it is, so that it can be called by whoever comes first after the quarter closed,
    /// and again when a KPI was added. Returns what was frozen now.
    @discardableResult
    public func freeze(
        _ quarter: FiscalQuarter, _ bindings: [KPIBinding], by actor: Actor
    ) async throws -> [FrozenFigure] {
        let now = world.now()
        let ids = bindings.map { _ in FrozenFigureID(world.newID()) }
        let leaf = world.newID()
        let freezer = self
        return try await world.store.writeAlone { db in
            let period = MeasurePeriod(yearThrough: quarter)
            let known = Set(try FrozenFigureRows.of(quarter, db).map(\.binding.kpi))
            var kept: [FrozenFigure] = []
            for (binding, id) in zip(bindings, ids) where !known.contains(binding.kpi) {
                let frozen = FrozenFigure(
                    id: id, binding: binding, quarter: quarter, period: period,
                    figure: try freezer.figure(binding, in: period, quarter, db), frozenAt: now)
                if try FrozenFigureRows.insert(frozen, db) { kept.append(frozen) }
            }
            if !kept.isEmpty {
                try AuditLog.append(.quarterFrozen(quarter, count: kept.count), by: actor, at: now, id: leaf, db)
            }
            return kept
        }
    }

    /// Computes frozen figures again, all or those of one quarter, and says which come out the same.
    public func verify(_ quarter: FiscalQuarter? = nil) async throws -> [FrozenCheck] {
        let freezer = self
        return try await world.store.read { db in
            let all = try quarter.map { try FrozenFigureRows.of($0, db) } ?? FrozenFigureRows.all(db)
            return try all.map { FrozenCheck(frozen: $0, outcome: try freezer.outcome(of: $0, db)) }
        }
    }

    /// Quarters whose frozen figures are not as many as the audit log noted, all or one: figures deleted or slipped in.
    public func gaps(_ quarter: FiscalQuarter? = nil) async throws -> [FrozenGap] {
        try await world.store.read { try FrozenGap.all(quarter, $0) }
    }

    private func outcome(of frozen: FrozenFigure, _ db: Transaction) throws -> FrozenCheck.Outcome {
        if let id = frozen.binding.measure, catalogue[id] == nil { return .measureGone }
        let now = try figure(frozen.binding, in: frozen.period, frozen.quarter, db)
        if now.value != frozen.figure.value { return .otherValue(now: now) }
        // A figure that could not be measured has no set of records to compare.
        let isSame =
            now.recordHash == frozen.figure.recordHash && now.counted == frozen.figure.counted
            && now.excluded == frozen.figure.excluded
        return isSame ? .same : .otherRecords(now: now)
    }
}
