import Access
public import Civics
import Evidence
import Foundation
public import PlanText
import SQLText
public import Storage

/// The rows of bindings and of quarterly targets.
public enum IndicatorRows {
    private static let columns: SQL =
        """
        indicator, version, measure, parameters, owner_division, counting, direction, baseline, due_month, bound_name,
        bound_at
        """

    static func insert(_ binding: IndicatorBinding, by account: AccountID?, _ db: Transaction) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let parameters = String(decoding: try encoder.encode(binding.parameters), as: UTF8.self)
        try OnceRows.insert(
            """
            INSERT INTO kpi_bindings (indicator, version, measure, parameters, owner_division, counting, direction,
                baseline, due_month, bound_by, bound_name, bound_at)
            VALUES (\(binding.indicator), \(binding.version), \(binding.measure), \(parameters),
                \(binding.ownerDivision?.rawValue), \(binding.counting.rawValue), \(binding.direction.rawValue),
                \(binding.baseline), \(binding.dueMonth), \(account), \(binding.boundName), \(binding.boundAt))
            """, db)
    }

    /// The binding of each indicator as of the end of a day.
    public static func bindings(
        asOf day: CivilDate, _ db: Transaction
    ) throws -> [PlanItemID: IndicatorBinding] {
        let rows: [IndicatorBinding] = try db.all(
            """
            SELECT \(columns) FROM kpi_bindings WHERE bound_at < \(Instant(startOf: day.adding(days: 1)))
            ORDER BY indicator, version
            """)
        return Dictionary(rows.map { ($0.indicator, $0) }, uniquingKeysWith: { _, last in last })
    }

    static func setPhasing(
        _ indicator: PlanItemID, year: Int, _ quarters: [Decimal4], _ db: Transaction
    ) throws {
        try db.run("DELETE FROM kpi_phasings WHERE indicator = \(indicator) AND year = \(year)")
        try BatchRows.insert(
            "INSERT INTO kpi_phasings (indicator, year, quarter, ten_thousandths) VALUES",
            quarters.enumerated().map { index, target in
                [indicator.sqlValue, .whole(year), .whole(index + 1), .int(target.tenThousandths)]
            }, db)
    }

    /// The quarterly targets of a fiscal year, by indicator; four each.
    public static func phasings(year: Int, _ db: Transaction) throws -> [PlanItemID: [Decimal4]] {
        let rows: [Phasing] = try db.all(
            """
            SELECT indicator, ten_thousandths FROM kpi_phasings WHERE year = \(year) ORDER BY indicator, quarter
            """)
        return Dictionary(grouping: rows, by: \.indicator).mapValues { rows in
            rows.map { Decimal4(tenThousandths: $0.tenThousandths) }
        }
    }

    private struct Phasing: Decodable {
        var indicator: PlanItemID
        var tenThousandths: Int64
    }
}
