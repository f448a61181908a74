import Access
import Civics
import Evidence
import Storage
import Tables

/// The records behind this slice's measures.
enum PlanningMeasureRows {
    private static func both(_ text: String, _ th: String, _ en: String) -> Words {
        Words(th: "\(text) · \(th)", en: "\(text) · \(en)")
    }

    private static func subject(_ id: PlanItemID, _ kind: String = "activity") -> Subject {
        Subject(kind: kind, id: id.description)
    }

    /// Activities of the action plan, as decided while the period's last quarter was open.
    private static func planned(
        _ quarter: FiscalQuarter, _ db: Transaction
    ) throws -> [(entry: ActionPlanEntry, title: String)] {
        let grace = try PlanningSettings.load(on: quarter.last, db).graceDays
        let closing = QuarterLock.lastDay(of: quarter, grace: grace)
        let titles = try titles(on: quarter.last, db)
        return try ActionPlanRows.entries(year: quarter.year.buddhist, asOf: closing, db).values
            .filter(\.included).sorted { $0.activity < $1.activity }
            .map { ($0, titles[$0.activity] ?? "") }
    }

    private static func titles(on day: CivilDate, _ db: Transaction) throws -> [PlanItemID: String] {
        let plan = try PlanRows.plan(asOf: day, db)
        return Dictionary(
            uniqueKeysWithValues: (plan?.activities ?? []).map { ($0.id, "\($0.place) \($0.title)") })
    }

    @Sendable static func actionPlan(_ context: MeasureContext, _ db: Transaction) throws -> [MeasureMember] {
        let quarter = FiscalQuarter(containing: context.period.last)
        let first = FiscalQuarter(containing: quarter.year.first)
        let latest = try ProgressRows.latest(from: first, to: quarter, db)
        let cancelled = try ActionPlanRows.cancellations(asOf: quarter.last, db)
        return try planned(quarter, db).map { entry, title in
            let progress = cancelled[entry.activity] == nil ? latest[entry.activity] : nil
            let isDone = progress?.status == .done
            let status =
                cancelled[entry.activity] != nil
                ? Progress.Status.cancelled.words
                : progress?.status.words ?? ActivityState.Standing.notReported.words
            return MeasureMember(
                subject(entry.activity), title: both(title, status.th, status.en), part: isDone ? 1 : 0)
        }
    }

    @Sendable static func money(
        _ amount: (MoneyPosition) -> Satang, _ context: MeasureContext, _ db: Transaction
    ) throws -> [MeasureMember] {
        let last = context.period.last
        guard let plan = try PlanRows.plan(asOf: last, db) else { return [] }
        let positions = try MoneyRows.positions(
            of: plan, year: FiscalYear(containing: last).buddhist, countedBy: last, db)
        return plan.activities.compactMap { activity in
            guard let position = positions[activity.id] else { return nil }
            let money = amount(position)
            guard position.budget != nil || money != .zero else { return nil }
            let budget = position.budget ?? .zero
            return MeasureMember(
                subject(activity.id),
                title: both(
                    "\(activity.place) \(activity.title)", "\(money.formattedBaht) / \(budget.formattedBaht) บาท",
                    "\(money.formattedBaht) / \(budget.formattedBaht) baht"),
                part: money.amount, whole: budget.amount)
        }
    }

    /// From the first day of the period, or of the plan where the binding says `from=plan`.
    private static func firstDay(_ context: MeasureContext, _ db: Transaction) throws -> CivilDate {
        guard context.parameters["from"] == "plan",
            let year = try PlanRows.plan(asOf: context.period.last, db)?.years.first
        else { return context.period.first }
        return FiscalYear(buddhist: year).first
    }

    @Sendable static func innovationProjects(_ context: MeasureContext, _ db: Transaction) throws -> [MeasureMember] {
        let first = try firstDay(context, db)
        let last = context.period.last
        let plan = try PlanRows.plan(asOf: last, db)
        return try InnovationRows.projects(db).map { project in
            let title = plan?.item(project.project)?.text ?? ""
            let why: Words? =
                switch project.startedOn {
                case nil: Words(th: "ยังไม่เริ่ม", en: "not started")
                case .some(let day) where day < first: Words(th: "เริ่มก่อนช่วงนี้", en: "started before the period")
                case .some(let day) where day > last: Words(th: "เริ่มหลังช่วงนี้", en: "started after the period")
                default: nil
                }
            let started = project.startedOn
            return MeasureMember(
                subject(project.project, "project"),
                title: both(title, started?.thaiShort ?? "-", started?.englishShort ?? "-"), part: 1, why: why)
        }
    }

    @Sendable static func innovations(_ context: MeasureContext, _ db: Transaction) throws -> [MeasureMember] {
        try InnovationRows.inUse(from: try firstDay(context, db), to: context.period.last, db).map { innovation in
            MeasureMember(
                Subject(kind: "innovation", id: innovation.id.description),
                title: both(innovation.title, innovation.inUseOn.thaiShort, innovation.inUseOn.englishShort), part: 1)
        }
    }

    @Sendable static func onTime(_ context: MeasureContext, _ db: Transaction) throws -> [MeasureMember] {
        var members: [MeasureMember] = []
        var quarter = FiscalQuarter(containing: context.period.first)
        while quarter.first <= context.period.last {
            let grace = try PlanningSettings.load(on: quarter.last, db).graceDays
            let closing = QuarterLock.lastDay(of: quarter, grace: grace)
            let reports = try ProgressRows.firstReports(quarter, db)
            for (entry, title) in try planned(quarter, db) {
                let day = reports[entry.activity]
                let inTime = day.map { $0 <= closing } ?? false
                members.append(
                    MeasureMember(
                        Subject(kind: "activity", id: entry.activity.description),
                        title: both(
                            "\(quarter.code) \(title)", day.map { "รายงาน \($0.thaiShort)" } ?? "ไม่ได้รายงาน",
                            day.map { "reported \($0.englishShort)" } ?? "not reported"), part: inTime ? 1 : 0))
            }
            quarter = quarter.next
        }
        return members
    }

    @Sendable static func withLead(_ context: MeasureContext, _ db: Transaction) throws -> [MeasureMember] {
        let day = context.period.last
        guard let plan = try PlanRows.plan(asOf: day, db) else { return [] }
        let organisation = try DatedTables.organisation(on: day, db)
        let leads = try DivisionRows.leads(asOf: day, db)
        return plan.activities.map { activity in
            let lead = ActivityLead(
                printed: DivisionMatch(activity.division, in: organisation), named: leads[activity.id])
            let name = lead.division.flatMap { organisation.division($0)?.name }
            return MeasureMember(
                subject(activity.id),
                title: both(
                    "\(activity.place) \(activity.title)", name?.th ?? "ยังไม่มีกองเจ้าภาพ",
                    name?.en ?? "no lead division"), part: lead.division == nil ? 0 : 1)
        }
    }

    @Sendable static func selfComputing(_ context: MeasureContext, _ db: Transaction) throws -> [MeasureMember] {
        let day = context.period.last
        guard let plan = try PlanRows.plan(asOf: day, db) else { return [] }
        let bindings = try IndicatorRows.bindings(asOf: day, db)
        return plan.indicators.map { indicator in
            let measure = bindings[indicator.id]?.measure
            return MeasureMember(
                subject(indicator.id, "indicator"),
                title: both(
                    "\(indicator.key) \(indicator.title)", measure ?? "กรอกด้วยมือ", measure ?? "entered by hand"),
                part: measure == nil ? 0 : 1,
                why: indicator.targets.isEmpty
                    ? Words(th: "แผนไม่ได้ตั้งค่าเป้าหมาย", en: "the plan states no target") : nil)
        }
    }

    @Sendable static func ideaShare(_ context: MeasureContext, _ db: Transaction) throws -> [MeasureMember] {
        let quarter = FiscalQuarter(containing: context.period.last)
        let first = FiscalQuarter(containing: quarter.year.first)
        let people = try StaffRows.people(on: context.period.last, db)
        let taken = try StaffRows.participation(from: first, to: quarter, db)
        let newest = Dictionary(taken.map { ($0.division.rawValue, $0) }, uniquingKeysWith: { _, last in last })
        let organisation = try DatedTables.organisation(on: context.period.last, db)
        return organisation.divisions.map { division in
            let code = division.code.rawValue
            let part = newest[code]?.people ?? 0
            return MeasureMember(
                Subject(kind: "division", id: code),
                title: both(
                    division.name.th, "\(part) / \(people[code].map(String.init) ?? "-") คน",
                    "\(part) of \(people[code].map(String.init) ?? "-") people"),
                part: Int64(part), whole: Int64(people[code] ?? 0),
                why: people[code] == nil
                    ? Words(th: "ยังไม่มีจำนวนบุคลากรในทะเบียน", en: "no headcount in the register") : nil)
        }
    }
}
