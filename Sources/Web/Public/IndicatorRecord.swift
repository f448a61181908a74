import Access
import Civics
import Evidence
import Planning
import Storage

/// One indicator with the figures of every quarter that were frozen.
struct IndicatorRecord: Sendable {
    var view: PlanView
    var line: IndicatorLine
    var measure: Measure?
    /// Oldest first.
    var frozen: [FrozenFigure]
    /// Values entered by hand, newest first.
    var entries: [KPIEntry]

    static func read(
        _ key: String, _ view: PlanView, _ catalogue: MeasureCatalogue, _ db: Transaction
    ) throws -> IndicatorRecord {
        guard let line = view.indicators.first(where: { $0.indicator.key == key }) else {
            throw Problem.planItemMissing
        }
        return IndicatorRecord(
            view: view, line: line, measure: line.binding?.measure.flatMap { catalogue[$0] },
            frozen: try FrozenFigureRows.of(kpi: key, db), entries: try KPIEntryRows.history(of: key, db))
    }
}

/// A figure opened: what it was made from, and whether it was frozen.
struct FigureRecord: Sendable {
    var indicator: PlannedIndicator
    var line: IndicatorLine
    var measure: Measure?
    var quarter: FiscalQuarter
    var period: MeasurePeriod
    var records: [RecordLink]
    /// How many of this page's records are not shown to this reader.
    var withheld: Int
    /// Whether there are more records than are shown.
    var hasMore: Bool
    var page: Int
    /// The quarter before, where a plan was in force in it.
    var before: FiscalQuarter?
    /// The hand-entered value behind it.
    var entry: KPIEntry?

    static let pageSize = 50

    /// A record about one division's people: counts so small that a person could be recognised.
    private static func isAboutStaff(_ record: RecordLink) -> Bool { record.subject.kind == "division" }

    static func read(
        _ key: String, _ quarter: FiscalQuarter, page: Int, _ desk: IndicatorDesk, _ catalogue: MeasureCatalogue,
        today: CivilDate, showsStaff: Bool, _ db: Transaction
    ) throws -> FigureRecord {
        let line = try desk.lines(quarter, today: today, db).first { $0.indicator.key == key }
        guard let line, quarter.first <= today else { throw Problem.planItemMissing }
        let period = line.frozen?.period ?? MeasurePeriod(yearThrough: quarter)
        let isFirst = try PlanLayerRows.inForce(on: quarter.previous.last, db).isEmpty
        let id = line.frozen?.binding.measure ?? line.binding?.measure
        let measure = id.flatMap { catalogue[$0] }
        var records: [RecordLink] = []
        if let measure {
            let parameters = line.frozen?.binding.parameters ?? line.binding?.evidence(key).parameters ?? [:]
            records = try measure.records(
                MeasureContext(period: period, parameters: parameters),
                RecordPage(offset: (page - 1) * pageSize, limit: pageSize + 1), db)
        }
        let shown = records.prefix(pageSize).filter { showsStaff || !isAboutStaff($0) }
        return FigureRecord(
            indicator: line.indicator, line: line, measure: measure, quarter: quarter, period: period,
            records: shown, withheld: min(records.count, pageSize) - shown.count, hasMore: records.count > pageSize,
            page: page,
            before: isFirst ? nil : quarter.previous,
            entry: measure == nil ? try KPIEntryRows.latest(of: key, quarter, db) : nil)
    }
}
