import Access
import Civics
import PlanText
import Planning
import Storage

/// Everything public about one activity: the plan's words, what was reported and approved, money, changes of the plan.
struct ActivityRecord: Sendable {
    var view: PlanView
    var activity: PlannedActivity
    var results: [PlanItem]
    var state: ActivityState?
    /// One for each quarter of the plan that has begun, newest first.
    var quarters: [Quarter]
    /// Money by fiscal year, as far as any was entered.
    var money: [Year]
    /// Reversed entries and their reversals are among them.
    var entries: [MoneyEntry]
    var changes: [LayerChange]

    /// What was reported for a quarter.
    struct Quarter: Sendable {
        var quarter: FiscalQuarter
        /// The version that the director approved; only this one's words are published.
        var approved: Progress?
        var approval: ProgressApproval?
        /// The newest version, approved or not.
        var newest: Progress?
    }

    struct Year: Sendable {
        var year: Int
        var position: MoneyPosition
    }

    /// What an amendment changed in this activity.
    struct LayerChange: Sendable {
        var layer: PlanLayer
        var sentences: [Words]
    }
}

extension ActivityRecord {
    static func read(_ place: String, _ view: PlanView, _ db: Transaction) throws -> ActivityRecord {
        guard let activity = view.snapshot.activities.first(where: { $0.place == place }) else {
            throw Problem.planItemMissing
        }
        let entries = try MoneyRows.entries(activity.id, db)
        var years: [Year] = []
        for year in view.snapshot.years where year <= view.year || entries.contains(where: { $0.year == year }) {
            let position = try MoneyRows.positions(of: view.snapshot, year: year, countedBy: view.today, db)[
                activity.id]
            years.append(Year(year: year, position: position ?? MoneyPosition()))
        }
        return ActivityRecord(
            view: view, activity: activity, results: view.snapshot.children(of: activity.id, .result),
            state: view.state(activity.id), quarters: try quarters(of: activity.id, view, db), money: years,
            entries: entries, changes: try changes(of: activity.id, view, db))
    }

    private static func quarters(
        of activity: PlanItemID, _ view: PlanView, _ db: Transaction
    ) throws -> [Quarter] {
        let begun = view.snapshot.years.flatMap { FiscalYear(buddhist: $0).quarters }.filter { $0.first <= view.today }
        return try begun.reversed().compactMap { quarter in
            let history = try ProgressRows.history(activity, quarter, db)
            guard let newest = history.last else { return nil }
            let approval = try ProgressRows.approvals(quarter, db)[activity]
            return Quarter(
                quarter: quarter, approved: history.first { $0.version == approval?.version }, approval: approval,
                newest: newest)
        }
    }

    /// Holds each layer against the one before it, for this activity alone.
    private static func changes(
        of activity: PlanItemID, _ view: PlanView, _ db: Transaction
    ) throws -> [LayerChange] {
        let layers = view.snapshot.layers
        guard layers.count > 1 else { return [] }
        var found: [LayerChange] = []
        var before = try sheet(activity, on: layers[0].effectiveOn, db)
        // Layers of one day cannot be told apart by the day: the last of them says what the day brought.
        let days = Dictionary(grouping: layers.dropFirst(), by: \.effectiveOn)
        for day in days.keys.sorted() where day > layers[0].effectiveOn {
            let after = try sheet(activity, on: day, db)
            let sentences = ActivitySheet.changes(from: before, to: after)
            if let layer = days[day]?.last, !sentences.isEmpty {
                found.append(LayerChange(layer: layer, sentences: sentences))
            }
            before = after
        }
        return found.reversed()
    }

    private static func sheet(_ activity: PlanItemID, on day: CivilDate, _ db: Transaction) throws -> ActivitySheet? {
        guard let snapshot = try PlanRows.plan(asOf: day, db),
            let planned = snapshot.activities.first(where: { $0.id == activity })
        else { return nil }
        return ActivitySheet(activity: planned, results: snapshot.children(of: activity, .result).map(\.text))
    }
}

/// What the plan says of one activity on one day.
struct ActivitySheet: Sendable, Hashable {
    var activity: PlannedActivity
    var results: [String]

    /// What is different, in sentences; nothing where both read the same.
    static func changes(from before: ActivitySheet?, to after: ActivitySheet?) -> [Words] {
        guard let before else {
            return after == nil ? [] : [Words(th: "เพิ่มกิจกรรมนี้เข้าแผน", en: "This activity was added to the plan")]
        }
        guard let after else { return [Words(th: "ตัดกิจกรรมนี้ออกจากแผน", en: "This activity was taken out of the plan")] }
        var changes: [PlanChange] = []
        let (old, new) = (before.activity, after.activity)
        func add(_ kind: PlanChange.Kind, _ before: String?, _ after: String?, year: Int? = nil) {
            guard before != after else { return }
            changes.append(PlanChange(kind, .activity, place: new.place, year: year, before: before, after: after))
        }
        add(.renumbered, old.place, new.place)
        add(.reworded, old.title, new.title)
        add(.division, old.division, new.division)
        for year in Set(old.budget.keys).union(new.budget.keys).sorted() {
            add(.budget, old.budget[year].map(text), new.budget[year].map(text), year: year)
        }
        var sentences = changes.map(\.sentence)
        if before.results != after.results {
            sentences.append(Words(th: "แก้ผลที่คาดว่าจะได้รับ", en: "The expected results were changed"))
        }
        return sentences
    }

    private static func text(_ budget: Budget) -> String {
        if case .amount(let satang) = budget { return satang.formattedBaht }
        return "-"
    }
}
