import Access
public import Civics
import Foundation
import SQLText
public import Storage

/// The rows of frozen figures; they are written once and never changed.
public enum FrozenFigureRows {
    private struct Row: Decodable {
        var id: FrozenFigureID
        var kpi: String
        var quarter: FiscalQuarter
        var measure: String?
        var parameters: [String: String]
        var firstDay: CivilDate
        var lastDay: CivilDate
        var numerator: Int64?
        var denominator: Int64?
        var reasonTh: String?
        var reasonEn: String?
        var counted: Int
        var excluded: Int
        var recordHash: String
        var frozenAt: Instant

        var frozen: FrozenFigure {
            let reason = reasonTh.map { Words(th: $0, en: reasonEn ?? $0) }
            return FrozenFigure(
                id: id, binding: KPIBinding(kpi: kpi, measure: measure, parameters: parameters), quarter: quarter,
                period: MeasurePeriod(first: firstDay, last: lastDay) ?? MeasurePeriod(quarter),
                figure: Figure(
                    value: Ratio(numerator, denominator), reason: reason, counted: counted, excluded: excluded,
                    recordHash: recordHash),
                frozenAt: frozenAt)
        }
    }

    private static let columns: SQL = """
        id, kpi, quarter, measure, parameters, first_day, last_day, numerator, denominator, reason_th, reason_en,
        counted, excluded, record_hash, frozen_at
        """

    /// Keeps a figure, unless the KPI has one for this quarter already; says whether it was kept.
    static func insert(_ frozen: FrozenFigure, _ db: Transaction) throws -> Bool {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let parameters = String(decoding: try encoder.encode(frozen.binding.parameters), as: UTF8.self)
        let figure = frozen.figure
        return try db.run(
            """
            INSERT INTO frozen_figures (\(columns))
            VALUES (\(frozen.id), \(frozen.binding.kpi), \(frozen.quarter), \(frozen.binding.measure), \(parameters),
                \(frozen.period.first), \(frozen.period.last), \(figure.value?.numerator), \(figure.value?.denominator),
                \(figure.reason?.th), \(figure.reason?.en), \(figure.counted), \(figure.excluded), \(figure.recordHash),
                \(frozen.frozenAt))
            ON CONFLICT (quarter, kpi) DO NOTHING
            """) == 1
    }

    /// The figures of a quarter, by KPI.
    public static func of(_ quarter: FiscalQuarter, _ db: Transaction) throws -> [FrozenFigure] {
        try db.all("SELECT \(columns) FROM frozen_figures WHERE quarter = \(quarter) ORDER BY kpi", as: Row.self)
            .map(\.frozen)
    }

    /// The figures of a KPI, oldest first.
    public static func of(kpi: String, _ db: Transaction) throws -> [FrozenFigure] {
        try db.all("SELECT \(columns) FROM frozen_figures WHERE kpi = \(kpi) ORDER BY quarter", as: Row.self)
            .map(\.frozen)
    }

    public static func find(_ id: FrozenFigureID, _ db: Transaction) throws -> FrozenFigure? {
        try db.first("SELECT \(columns) FROM frozen_figures WHERE id = \(id)", as: Row.self)?.frozen
    }

    /// Every frozen figure, oldest quarter first.
    public static func all(_ db: Transaction) throws -> [FrozenFigure] {
        try db.all("SELECT \(columns) FROM frozen_figures ORDER BY quarter, kpi", as: Row.self).map(\.frozen)
    }
}
