import Access
public import Civics
import Foundation
import SQLText
public import Storage

/// The plan as rows: as of a day, by identifier, and by search.
public enum PlanRows {
    /// The plan as of a day, or `nil` where none was in force.
    public static func plan(asOf day: CivilDate, _ db: Transaction) throws -> PlanSnapshot? {
        let layers = try PlanLayerRows.inForce(on: day, db)
        guard !layers.isEmpty else { return nil }
        return PlanSnapshot(day: day, layers: layers, parts: try PlanItemRows.valid(on: day, db))
    }

    /// The plan as of a day; a `Problem` where none was in force.
    public static func required(asOf day: CivilDate, _ db: Transaction) throws -> PlanSnapshot {
        guard let snapshot = try plan(asOf: day, db) else { throw Problem.planMissing }
        return snapshot
    }

    /// What changed between two days.
    public static func difference(from: CivilDate, to: CivilDate, _ db: Transaction) throws -> PlanDifference {
        PlanDifference(from: try required(asOf: from, db).plan, to: try required(asOf: to, db).plan)
    }

    /// One item that is valid on a day.
    public static func item(_ id: PlanItemID, asOf day: CivilDate, _ db: Transaction) throws -> PlanItem? {
        let row: PlanItemRows.ItemRow? = try db.first(
            """
            SELECT id, kind, parent, position, code, text, line, division, detail FROM plan_items
            WHERE id = \(id) AND \(PlanItemRows.validOn(day)) ORDER BY valid_from DESC LIMIT 1
            """)
        return try row?.item(JSONDecoder())
    }

    static func activity(_ id: PlanItemID, asOf day: CivilDate, _ db: Transaction) throws -> PlanItem {
        guard let item = try item(id, asOf: day, db), item.kind == .activity else { throw Problem.planItemMissing }
        return item
    }
}
