import Access
public import Civics
public import Storage
import Tables

/// The state of every activity, from a fixed number of statements.
public enum ActivityStateRows {
    /// - Parameters:
    ///   - quarter: reports count up to this quarter of its fiscal year, money and decisions up to its last day or
    ///     today, whichever is earlier.
    public static func all(
        _ quarter: FiscalQuarter, today: CivilDate, _ db: Transaction
    ) throws -> [ActivityState] {
        let day = min(quarter.last, today)
        guard let plan = try PlanRows.plan(asOf: day, db) else { return [] }
        let year = quarter.year
        let first = FiscalQuarter(containing: year.first)
        let organisation = try DatedTables.organisation(on: day, db)
        let leads = try DivisionRows.leads(asOf: today, db)
        // What is decided in the days of grace still belongs to the quarter.
        let grace = try PlanningSettings.load(on: quarter.last, db).graceDays
        let decided = min(today, QuarterLock.lastDay(of: quarter, grace: grace))
        let entries = try ActionPlanRows.entries(year: year.buddhist, asOf: decided, db)
        let cancelled = try ActionPlanRows.cancellations(asOf: day, db)
        let money = try MoneyRows.positions(of: plan, year: year.buddhist, countedBy: day, db)
        let paidAfter = try MoneyRows.paidAfterCancelling(countedBy: day, db)
        let latest = try ProgressRows.latest(from: first, to: quarter, db)
        let before = quarter.number == 1 ? [:] : try ProgressRows.latest(from: first, to: quarter.previous, db)
        let reported = try ProgressRows.firstReports(quarter, db)
        let approvals = try ProgressRows.approvals(quarter, db)
        let files = try ProgressRows.fileCounts(from: first, to: quarter, db)
        return plan.activities.map { activity in
            ActivityState(
                activity: activity,
                lead: ActivityLead(
                    printed: DivisionMatch(activity.division, in: organisation), named: leads[activity.id]),
                quarter: quarter, plan: entries[activity.id], money: money[activity.id] ?? MoneyPosition(),
                paidAfterCancelling: paidAfter[activity.id] ?? .zero, progress: latest[activity.id],
                before: before[activity.id], reportedOn: reported[activity.id], approval: approvals[activity.id],
                evidenceFiles: files[activity.id] ?? 0, cancellation: cancelled[activity.id])
        }
    }
}
