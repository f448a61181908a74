import Civics
import Foundation
import PlanText
import SQLText
import Storage

/// The rows of items, budgets and targets, each valid from a layer's day until another layer's.
enum PlanItemRows {
    /// Writes what differs between the parts in force and the new ones: what changed or went is ended on the layer's
    /// day, what changed or came begins on it.
    static func replace(_ current: PlanParts, with new: PlanParts, layer: PlanLayer, _ db: Transaction) throws {
        let oldItems = Dictionary(uniqueKeysWithValues: current.items.map { ($0.id, $0) })
        let newItems = Dictionary(uniqueKeysWithValues: new.items.map { ($0.id, $0) })
        let day = layer.effectiveOn
        try inChunks(current.items.map(\.id).filter { newItems[$0] != oldItems[$0] }) { ids in
            try db.run("UPDATE plan_items SET valid_until = \(day) WHERE valid_until IS NULL AND id IN (\(list: ids))")
        }
        let newBudgets = Set(new.budgets)
        for (year, budgets) in Dictionary(grouping: current.budgets.filter { !newBudgets.contains($0) }, by: \.year) {
            try inChunks(budgets.map(\.activity)) { ids in
                try db.run(
                    """
                    UPDATE plan_budgets SET valid_until = \(day)
                    WHERE valid_until IS NULL AND year = \(year) AND activity IN (\(list: ids))
                    """)
            }
        }
        let newTargets = Set(new.targets)
        for (year, targets) in Dictionary(grouping: current.targets.filter { !newTargets.contains($0) }, by: \.year) {
            try inChunks(targets.map(\.indicator)) { ids in
                try db.run(
                    """
                    UPDATE plan_targets SET valid_until = \(day)
                    WHERE valid_until IS NULL AND year = \(year) AND indicator IN (\(list: ids))
                    """)
            }
        }
        let oldBudgets = Set(current.budgets)
        let oldTargets = Set(current.targets)
        try insert(
            PlanParts(
                items: new.items.filter { oldItems[$0.id] != $0 },
                budgets: new.budgets.filter { !oldBudgets.contains($0) },
                targets: new.targets.filter { !oldTargets.contains($0) }), layer: layer, db)
    }

    private static func inChunks(_ ids: [PlanItemID], _ body: ([PlanItemID]) throws -> Void) throws {
        var start = 0
        while start < ids.count {
            let end = min(start + 500, ids.count)
            try body(Array(ids[start..<end]))
            start = end
        }
    }

    private static func insert(_ parts: PlanParts, layer: PlanLayer, _ db: Transaction) throws {
        let known = Set(try db.all("SELECT id FROM plan_objects", as: PlanItemID.self))
        let fresh = parts.items.filter { !known.contains($0.id) }
        try BatchRows.insert(
            "INSERT INTO plan_objects (id, kind) VALUES",
            fresh.map { [$0.id.sqlValue, .text($0.kind.rawValue)] }, db)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let from = layer.effectiveOn.sqlValue
        let layer = layer.id.sqlValue
        let items = try parts.items.map { item -> [SQLValue] in
            let detail = item.detail.isEmpty ? "{}" : String(decoding: try encoder.encode(item.detail), as: UTF8.self)
            return [
                item.id.sqlValue, layer, from, .text(item.kind.rawValue), item.parent?.sqlValue ?? .null,
                .int(Int64(item.position)), .text(item.code), .text(item.text),
                .text(PlanFolding.fold(item.text)), .whole(item.line), .text(item.division), .text(detail),
            ]
        }
        try BatchRows.insert(
            """
            INSERT INTO plan_items
                (id, layer, valid_from, kind, parent, position, code, text, folded, line, division, detail) VALUES
            """, items, db)
        let budgets = parts.budgets.map { budget -> [SQLValue] in
            let satang: SQLValue =
                switch budget.budget {
                case .none: .null
                case .amount(let satang): .int(satang.amount)
                }
            return [budget.activity.sqlValue, .int(Int64(budget.year)), layer, from, satang]
        }
        try BatchRows.insert(
            "INSERT INTO plan_budgets (activity, year, layer, valid_from, satang) VALUES", budgets, db)
        let targets = parts.targets.map { target -> [SQLValue] in
            [
                target.indicator.sqlValue, .int(Int64(target.year)), layer, from,
                .int(target.target.tenThousandths),
            ]
        }
        try BatchRows.insert(
            "INSERT INTO plan_targets (indicator, year, layer, valid_from, ten_thousandths) VALUES", targets, db)
    }

    /// What is valid now, after every layer.
    static func current(_ db: Transaction) throws -> PlanParts {
        try parts(where: "valid_until IS NULL", db)
    }

    static func valid(on day: CivilDate, _ db: Transaction) throws -> PlanParts {
        try parts(where: validOn(day), db)
    }

    static func validOn(_ day: CivilDate) -> SQL {
        "valid_from <= \(day) AND (valid_until IS NULL OR valid_until > \(day))"
    }

    private static func parts(where condition: SQL, _ db: Transaction) throws -> PlanParts {
        let items: [ItemRow] = try db.all(
            """
            SELECT id, kind, parent, position, code, text, line, division, detail FROM plan_items
            WHERE \(condition) ORDER BY position, id
            """)
        let budgets: [BudgetRow] = try db.all(
            "SELECT activity, year, satang FROM plan_budgets WHERE \(condition) ORDER BY activity, year")
        let targets: [TargetRow] = try db.all(
            "SELECT indicator, year, ten_thousandths FROM plan_targets WHERE \(condition) ORDER BY indicator, year")
        let decoder = JSONDecoder()
        return PlanParts(
            items: try items.map { try $0.item(decoder) }, budgets: budgets.map(\.budget),
            targets: targets.map(\.target))
    }

    struct ItemRow: Decodable {
        var id: PlanItemID
        var kind: PlanItem.Kind
        var parent: PlanItemID?
        var position: Int
        var code: String?
        var text: String
        var line: Int?
        var division: String?
        var detail: String

        func item(_ decoder: JSONDecoder) throws -> PlanItem {
            let detail =
                self.detail == "{}"
                ? PlanItemDetail() : try decoder.decode(PlanItemDetail.self, from: Data(self.detail.utf8))
            return PlanItem(
                id: id, kind: kind, parent: parent, position: position, code: code, text: text, line: line,
                division: division, detail: detail)
        }
    }

    private struct BudgetRow: Decodable {
        var activity: PlanItemID
        var year: Int
        var satang: Int64?

        var budget: PlanBudget {
            PlanBudget(
                activity: activity, year: year, budget: satang.map { .amount(Satang($0)) } ?? Budget.none)
        }
    }

    private struct TargetRow: Decodable {
        var indicator: PlanItemID
        var year: Int
        var tenThousandths: Int64

        var target: PlanTarget {
            PlanTarget(indicator: indicator, year: year, target: Decimal4(tenThousandths: tenThousandths))
        }
    }
}
