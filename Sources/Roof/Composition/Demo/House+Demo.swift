import Access
public import Civics
import PlanText
import Planning
import Storage
import Tables

/// What was built, and how to sign in to it.
public struct DemoSummary: Sendable, Hashable {
    public var seed: UInt64
    /// The last day that is filled.
    public var today: CivilDate
    /// One password for every account of the sample.
    public var password: String
    public var accounts: [DemoAccount]
    /// Acts carried out: reports, approvals, payments, decisions.
    public var acts: Int
}

extension House {
    /// Fills an empty database with a believable organisation: fiscal year 2569 whole and 2570 up to today.
    ///
    /// Everything goes through the same desks as in daily work, by people with the rights for it, while a clock runs
    /// through the two years; so rules, audit log and frozen figures are as they would be. The same seed and day give
    /// the same records with the same identifiers. Passwords, one-time links and the log's signatures are the exception.
    ///
    /// - Parameters:
    ///   - today: the last day to fill, normally (`nil`) the machine's.
    ///   - password: for all accounts; without one the seed decides.
    ///   - progress: told how many of how many parts are done.
    /// - Throws: `HouseError` where the database is not empty; nothing is changed then.
    public func buildDemo(
        seed: UInt64, today: CivilDate? = nil, password: String? = nil,
        progress: @Sendable (Int, Int) -> Void
    ) async throws -> DemoSummary {
        let today = today ?? world.now().thaiDate
        guard today >= DemoYear.past.year.first else { throw HouseError.beforeDemo(DemoYear.past.year.first) }
        try await refuseFilled()
        let clock = DemoClock(DemoYear.past.year.first.adding(days: -7))
        let ids = DemoIdentifiers(seed: seed, clock: clock)
        let world = World(store: self.world.store, now: { clock.now }, newID: { ids.next() })
        let password = password ?? DemoPeople.password(seed: seed)
        try await DatedTableDesk(world, policy: policy).edit(
            "site/isSample", value: "true", from: FiscalYear(buddhist: 2566).first,
            legalReference: "ข้อมูลตัวอย่าง (songhong demo --seed \(seed))", certainty: .verified, by: .commandLine)
        let divisions = try await DivisionDesk(world, policy: policy).divisions()
        let setUp = DemoPeople.count(divisions: divisions.count)
        // The acts are counted only once they are planned; until then their usual number stands in.
        let usual = 700
        var done = 0
        let people = try await DemoPeople.appoint(
            world, policy: policy, divisions: divisions.map { ($0.code, $0.name.th) }, password: password
        ) {
            done += 1
            progress(done, setUp + usual)
        }
        try await adoptPlan(in: world)
        guard let plan = try await PlanDesk(world, policy: policy).plan(asOf: clock.now.thaiDate) else {
            throw Problem.planMissing
        }
        let office = DemoOffice(
            world: world, clock: clock, policy: policy, catalogue: catalogue, people: people, plan: plan)
        let calendar = try await world.store.read { try DatedTables.workingDays($0) }
        let diary = Self.diary(office, calendar, seed: seed)
        let acts = diary.count(through: today)
        var random = SplitMix64(seed: seed ^ 0xC10C)
        try await diary.run(office, through: today, random: &random) { progress(setUp + $0, setUp + acts) }
        return DemoSummary(seed: seed, today: today, password: password, accounts: people.accounts, acts: acts)
    }

    /// Everything that happens, each part from its own stream of chance, so that one can change without the others.
    private static func diary(_ office: DemoOffice, _ calendar: WorkingDays, seed: UInt64) -> DemoDiary {
        var diary = DemoDiary(calendar)
        var steering = DemoSteering(office: office, random: SplitMix64(seed: seed &+ 1))
        steering.plan(into: &diary)
        var indicators = DemoIndicators(office: office, random: SplitMix64(seed: seed &+ 2))
        indicators.plan(into: &diary)
        DemoInnovations(office: office).plan(into: &diary)
        var money = DemoMoney(office: office, random: SplitMix64(seed: seed &+ 3))
        money.plan(into: &diary)
        var reports = DemoReports(office: office, random: SplitMix64(seed: seed &+ 4))
        reports.plan(into: &diary)
        DemoEvaluation(office: office).plan(into: &diary)
        return diary
    }

    /// Adopts the plan in the sample's own time, unless `serve` has adopted it already.
    private func adoptPlan(in world: World) async throws {
        let desk = PlanDesk(world, policy: policy)
        guard try await desk.layers().isEmpty else { return }
        let document = try Seed.plan()
        let findings = PlanChecker.check(document.plan, accepted: document.accepted ?? [])
        try await desk.adopt(
            PlanDesk.Import(
                plan: document.plan, documentName: Self.shippedPlanName,
                findings: try findings.map(FindingDraft.init)), by: .commandLine)
    }

    private static let shippedPlanName = "songhong-2566-2570.yaml"

    private static func isShipped(_ layer: PlanLayer) -> Bool {
        layer.kind == .adopted && layer.recordedBy == nil && layer.documentName == shippedPlanName
    }

    /// An empty database has no accounts, and no plan but the one the program was shipped with.
    private func refuseFilled() async throws {
        let accounts = try await AccountDesk(world, policy: policy, hasher: hasher).list(by: .commandLine)
        let layers = try await PlanDesk(world, policy: policy).layers()
        guard accounts.isEmpty, layers.count <= 1, layers.allSatisfy(Self.isShipped) else {
            throw HouseError.notEmpty(location)
        }
    }
}

extension HouseError {
    static func notEmpty(_ location: DataLocation) -> HouseError {
        let place = location.database == nil ? location.directory : "PostgreSQL (\(location.organisation))"
        return HouseError(
            Words(
                th:
                    "ฐานข้อมูล \(place) มีข้อมูลอยู่แล้ว จึงไม่สร้างข้อมูลตัวอย่างทับ ข้อมูลไม่ถูกแก้ไข กรุณาเลือกที่ว่างด้วย --data หรือ --organisation",
                en: "The database \(place) holds data already, so no sample is made in it; nothing was changed. "
                    + "Choose an empty one with --data or --organisation."))
    }

    static func beforeDemo(_ first: CivilDate) -> HouseError {
        HouseError(
            Words(
                th: "ข้อมูลตัวอย่างเริ่ม \(first.thaiShort) แต่วันที่ของเครื่องอยู่ก่อนหน้านั้น กรุณาตั้งวันที่ของเครื่องให้ถูกต้อง",
                en: "The sample begins on \(first.englishShort), and the machine's date is before it. Set the date."))
    }
}
