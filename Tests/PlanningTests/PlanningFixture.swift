import Access
import Civics
import Evidence
import Files
import PlanText
import Planning
import Storage
import Synchronization
import Tables
import TestSupport

/// A small town with a small plan, on a real database, at a time that the test sets.
struct PlanningFixture: Sendable {
    let world: World
    let clock: Clock
    let policy: Policy
    let catalogue: MeasureCatalogue

    final class Clock: Sendable {
        private let moment: Mutex<Instant>
        init(_ day: CivilDate) { moment = Mutex(Instant(startOf: day).adding(seconds: 9 * 3600)) }
        var now: Instant { moment.withLock { $0 } }
        /// Nine o'clock in the morning of a day in Thailand.
        func set(_ day: CivilDate) { moment.withLock { $0 = Instant(startOf: day).adding(seconds: 9 * 3600) } }
    }

    var plans: PlanDesk { PlanDesk(world, policy: policy) }
    var findings: FindingDesk { FindingDesk(world, policy: policy) }
    var divisions: DivisionDesk { DivisionDesk(world, policy: policy) }
    var actionPlan: ActionPlanDesk { ActionPlanDesk(world, policy: policy) }
    var progress: ProgressDesk { ProgressDesk(world, policy: policy) }
    var money: MoneyDesk { MoneyDesk(world, policy: policy) }
    var staff: StaffDesk { StaffDesk(world, policy: policy) }
    var threads: ThreadDesk { ThreadDesk(world, policy: policy) }
    var innovations: InnovationDesk { InnovationDesk(world, policy: policy) }
    var indicators: IndicatorDesk { IndicatorDesk(world, policy: policy, catalogue: catalogue) }
    var reports: QuarterReportDesk { QuarterReportDesk(world, policy: policy, catalogue: catalogue) }
    var evaluations: EvaluationDesk { EvaluationDesk(world, policy: policy) }

    /// Lends a database with the schema and the organisation, and with the sample plan unless told otherwise.
    static func run(
        _ backend: Backend, on day: CivilDate = .test(2025, 11, 3), adopting plan: Plan? = .sample,
        _ body: (PlanningFixture) async throws -> Void
    ) async throws {
        try await backend.withStore { store in
            try await store.migrate(
                AccessMigrations.all + TablesMigrations.all + FilesMigrations.all + EvidenceMigrations.all
                    + PlanningMigrations.all)
            let clock = Clock(day)
            let world = World(store: store, now: { clock.now }, newID: { UUIDv7.generate(at: clock.now) })
            let fixture = PlanningFixture(
                world: world, clock: clock, policy: try Policy.embedded(),
                catalogue: try MeasureCatalogue(PlanningMeasures.all))
            try await DatedTableDesk(world, policy: fixture.policy).load(
                try ShippedTables.embedded(), organisation: try OrganisationProfile(yaml: sampleOrganisation))
            if let plan {
                try await fixture.plans.adopt(PlanDesk.Import(plan: plan, documentName: "plan.txt"), by: .secretary)
            }
            try await body(fixture)
        }
    }

    /// The activity at a place of the plan, such as `1.2`.
    func activity(_ place: String) async throws -> PlanItemID {
        let plan = try await plans.plan(asOf: clock.now.thaiDate)
        let found = plan?.activities.first { $0.place == place }
        guard let found else { throw Problem.planItemMissing }
        return found.id
    }

    func item(_ kind: PlanItem.Kind, _ code: String) async throws -> PlanItemID {
        let plan = try await plans.plan(asOf: clock.now.thaiDate)
        guard let found = plan?.items(kind).first(where: { $0.code == code }) else { throw Problem.planItemMissing }
        return found.id
    }

    func figure(
        _ measure: String, _ quarter: FiscalQuarter, _ parameters: [String: String] = [:]
    ) async throws -> Figure {
        guard let measure = catalogue[measure] else { throw Problem.measureUnknown }
        return try await world.store.read {
            try measure.evaluate(
                MeasureContext(period: MeasurePeriod(yearThrough: quarter), parameters: parameters), $0)
        }
    }
}

extension CivilDate {
    static func test(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
        guard let date = CivilDate(year: year, month: month, day: day) else { preconditionFailure("no such day") }
        return date
    }
}

extension FiscalQuarter {
    /// 1 October – 31 December 2025.
    static let q1 = FiscalQuarter(containing: .test(2025, 10, 1))
    static let q2 = FiscalQuarter(containing: .test(2026, 1, 1))
}

extension DivisionCode {
    static let office = DivisionCode(rawValue: "office")
    static let finance = DivisionCode(rawValue: "finance")
}

extension Actor {
    private static func person(_ number: UInt8, _ name: String, _ grants: [RoleGrant]) -> Actor {
        var bytes = [UInt8](repeating: 0, count: 16)
        bytes[15] = number
        return Actor(account: UUIDv7(bytes: bytes).map(AccountID.init), name: name, grants: grants)
    }

    static let secretary = person(1, "ปลัดทดสอบ", [RoleGrant(.permanentSecretary)])
    static let clerk = person(2, "เจ้าหน้าที่สำนักปลัด", [RoleGrant(.officer, division: .office)])
    static let treasurer = person(3, "เจ้าหน้าที่คลัง", [RoleGrant(.officer, division: .finance)])
    static let head = person(4, "หัวหน้าสำนักปลัด", [RoleGrant(.divisionDirector, division: .office)])
    static let financeHead = person(5, "ผู้อำนวยการกองคลัง", [RoleGrant(.divisionDirector, division: .finance)])
    static let mayorPerson = person(6, "นายก", [RoleGrant(.mayor)])
    static let committee = person(7, "กรรมการนวัตกรรม", [RoleGrant(.innovationCommittee)])
    static let evaluator = person(8, "กรรมการประเมิน", [RoleGrant(.evaluationCommittee)])
}

/// Runs something that must be refused, and returns the number of the refusal.
func refusal(_ body: () async throws -> Void) async -> String {
    do {
        try await body()
        return "no refusal"
    } catch let problem as Problem {
        return problem.number
    } catch {
        return "\(error)"
    }
}
