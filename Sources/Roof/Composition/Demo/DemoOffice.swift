import Access
import Civics
import Evidence
import Files
import Planning
import Synchronization

/// The sample organisation at work: its clock, its people, its plan, and the desks they work at.
struct DemoOffice: Sendable {
    let world: World
    let clock: DemoClock
    let policy: Policy
    let catalogue: MeasureCatalogue
    let people: DemoPeople
    let plan: PlanSnapshot
    let ledger = DemoLedger()

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
    var evaluations: EvaluationDesk { EvaluationDesk(world, policy: policy) }
    var entries: KPIEntryDesk { KPIEntryDesk(world, policy: policy) }
    var files: FileDesk { FileDesk(world) }

    /// The activity at a place of the plan, such as `9.2`; `nil` where the plan has none.
    func activity(_ place: String) -> PlannedActivity? { activitiesByPlace[place] }

    private let activitiesByPlace: [String: PlannedActivity]

    init(
        world: World, clock: DemoClock, policy: Policy, catalogue: MeasureCatalogue, people: DemoPeople,
        plan: PlanSnapshot
    ) {
        self.world = world
        self.clock = clock
        self.policy = policy
        self.catalogue = catalogue
        self.people = people
        self.plan = plan
        activitiesByPlace = Dictionary(plan.activities.map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func item(_ kind: PlanItem.Kind, _ code: String) -> PlanItem? { plan.items(kind).first { $0.code == code } }

    func actor(_ login: String) throws -> Actor { try people.actor(login) }

    var secretary: Actor { get throws { try people.actor("secretary") } }
}

/// Counts document numbers up in the order in which documents are written.
///
/// Every number says that it is a sample (`ตย` for ตัวอย่าง).
final class DemoLedger: Sendable {
    private let last = Mutex<[String: Int]>([:])

    func number(_ kind: String, year: Int) -> String {
        let count = last.withLock { last -> Int in
            last["\(kind)\(year)", default: 0] += 1
            return last["\(kind)\(year)"] ?? 1
        }
        return "\(kind) ตย \(count)/\(year)"
    }
}
