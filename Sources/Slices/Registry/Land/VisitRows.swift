public import Access
public import Civics
import SQLText
public import Storage

/// A record to visit, with the day it was last found right.
public struct Visit: Sendable, Hashable, Identifiable, Decodable {
    public var id: UUIDv7
    /// What it is called: code, deed or house number, name; `nil` where it has none of them.
    public var name: String?
    public var village: Int?
    /// `nil` where nobody ever confirmed it.
    public var confirmedOn: CivilDate?
}

/// What to visit next: never confirmed first, then the longest ago.
public enum VisitRows {
    /// - Parameters:
    ///   - group: the facts that are asked about; `nil` for the record as a whole. Who confirms the whole confirms each.
    ///   - scope: what the reader may read of the kind.
    /// - Returns: nothing for kinds that are not land.
    public static func next(
        _ kind: RecordKind, group: FactGroup? = nil, village: Int? = nil, notSince day: CivilDate? = nil,
        scope: Scope, offset: Int = 0, limit: Int, _ db: Transaction
    ) throws -> [Visit] {
        guard let table = Table(kind) else { return [] }
        var condition: SQL = scope.condition(division: table.division, village: table.village)
        if let village { condition = "\(condition) AND \(table.village) = \(village)" }
        let newest: SQL = """
            CASE WHEN g.confirmed_on IS NULL THEN r.confirmed_on WHEN r.confirmed_on IS NULL THEN g.confirmed_on \
            WHEN g.confirmed_on > r.confirmed_on THEN g.confirmed_on ELSE r.confirmed_on END
            """
        if let day { condition = "\(condition) AND (\(newest) IS NULL OR \(newest) < \(day))" }
        return try db.all(
            """
            SELECT t.id, \(table.name) AS name, \(table.village) AS village, \(newest) AS confirmed_on
            FROM \(table.table) t
            LEFT JOIN register_confirmations r ON r.subject = t.id AND r.fact_group = \(ConfirmationRows.whole)
            LEFT JOIN register_confirmations g ON g.subject = t.id
                AND g.fact_group = \(group?.rawValue ?? ConfirmationRows.whole)
            WHERE \(condition)
            ORDER BY CASE WHEN \(newest) IS NULL THEN 0 ELSE 1 END, \(newest), \(table.village), t.id
            LIMIT \(limit) OFFSET \(offset)
            """)
    }

    private struct Table {
        var table: SQL
        var name: SQL
        var village: SQL = "t.village"
        var division: SQL?

        init?(_ kind: RecordKind) {
            switch kind {
            case .parcel: (table, name) = ("parcels", "COALESCE(t.code, t.deed_number, t.land_number)")
            case .building: (table, name) = ("buildings", "COALESCE(t.house_number, t.house_code)")
            case .sign: (table, name) = ("signs", "t.wording")
            case .place:
                (table, name) = ("places", "t.name")
                division = "t.division"
            case .village:
                (table, name) = ("villages", "t.name")
                village = "t.moo"
            case .person, .organisation, .household, .fact, .survey: return nil
            }
        }
    }
}
