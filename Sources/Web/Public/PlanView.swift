import Access
import Civics
import Evidence
import PlanText
import Planning
import Storage
import Tables

/// All that the public pages tell of the plan as it stands on a day, read in one transaction.
struct PlanView: Sendable {
    var today: CivilDate
    var snapshot: PlanSnapshot
    /// The same plan with what was printed beside what is stored, for totals.
    var plan: Plan
    /// The quarter in which work is going on, kept inside the plan's years.
    var quarter: FiscalQuarter
    /// The last closed quarter inside the plan's years; the running one where none has closed.
    var measured: FiscalQuarter
    var states: [ActivityState]
    var indicators: [IndicatorLine]
    var threads: [PlanThread]
    var innovations: [Innovation]
    var innovationProjects: [InnovationProject]
    var divisions: [OrganisationProfile.Division]
}

/// What stands on every public page's first reading: whose plan it is, and the plan where there is one.
struct PublicView: Sendable {
    var today: CivilDate
    var organisation: OrganisationProfile
    /// Whether the data were made up by `songhong demo`.
    var isSample: Bool
    /// `nil` where no plan is in force.
    var plan: PlanView?
}

extension PublicView {
    static func read(_ today: CivilDate, _ indicators: IndicatorDesk, _ db: Transaction) throws -> PublicView {
        PublicView(
            today: today, organisation: try DatedTables.organisation(on: today, db),
            isSample: try DatedTables.value("site/isSample", on: today, db) == "true",
            plan: try PlanRows.plan(asOf: today, db).map { try PlanView.read($0, today, indicators, db) })
    }

    /// The plan; a `Problem` with a way forward where none is in force.
    func requirePlan() throws -> PlanView {
        guard let plan else { throw Problem.planMissing }
        return plan
    }
}

extension PlanView {
    static func read(
        _ snapshot: PlanSnapshot, _ today: CivilDate, _ desk: IndicatorDesk, _ db: Transaction
    ) throws -> PlanView {
        let running = FiscalQuarter(containing: today).kept(within: snapshot.years)
        let close = QuarterClose(graceDays: try DatedTables.graceDays(on: today, db))
        let lastClosed = close.lastClosed(on: today).kept(within: snapshot.years)
        // Before the plan was adopted there is nothing that it could have measured.
        let wasThere = try !PlanLayerRows.inForce(on: lastClosed.last, db).isEmpty
        let measured = wasThere && close.isClosed(lastClosed, on: today) ? lastClosed : running
        return PlanView(
            today: today, snapshot: snapshot, plan: snapshot.plan, quarter: running, measured: measured,
            states: try ActivityStateRows.all(running, today: today, db),
            indicators: try desk.lines(measured, today: today, db), threads: try ThreadRows.all(of: snapshot, db),
            innovations: try InnovationRows.all(db), innovationProjects: try InnovationRows.projects(db),
            divisions: try DivisionRows.all(on: today, db))
    }

    /// The fiscal year (B.E.) whose budget the pages show first.
    var year: Int { quarter.year.buddhist }

    /// The file name of the document that lines are of.
    var documentName: String? { snapshot.layers.last { $0.documentName != nil }?.documentName }

    func state(_ activity: PlanItemID) -> ActivityState? { states.first { $0.id == activity } }

    func activities(of element: Int) -> [PlannedActivity] { snapshot.activities.filter { $0.element == element } }

    func indicators(of strategy: Int) -> [IndicatorLine] { indicators.filter { $0.indicator.strategy == strategy } }

    func division(_ state: ActivityState?) -> Words? {
        state?.lead.division.flatMap { code in divisions.first { $0.code == code } }?.name
    }
}

extension FiscalQuarter {
    /// The quarter itself, or the nearest one inside the plan's years.
    func kept(within years: [Int]) -> FiscalQuarter {
        guard let first = years.first, let last = years.last else { return self }
        if year.buddhist < first { return FiscalQuarter(containing: FiscalYear(buddhist: first).first) }
        if year.buddhist > last { return FiscalQuarter(containing: FiscalYear(buddhist: last).last) }
        return self
    }
}
