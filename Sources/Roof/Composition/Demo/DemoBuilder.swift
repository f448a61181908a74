public import Access
public import Civics
public import Evidence
import PlanText
import Planning
public import Storage
import Tables

/// Builds the sample organisation in a store whose schema and dated tables are in place.
public struct DemoBuilder: Sendable {
    let store: any Store
    let policy: Policy
    let catalogue: MeasureCatalogue
    /// Where the data are, in words for a refusal.
    let place: String
    /// The sample tambon to fill the registers with; `nil` for an office without registers.
    let registers: DemoRegisters?

    public init(
        _ store: any Store, policy: Policy, catalogue: MeasureCatalogue, place: String,
        registers: DemoRegisters? = nil
    ) {
        self.store = store
        self.policy = policy
        self.catalogue = catalogue
        self.place = place
        self.registers = registers
    }

    /// Fills the store: fiscal year 2569 whole and 2570 up to `today`.
    ///
    /// Everything goes through the same desks as in daily work, by people with the rights for it, while a clock runs
    /// through the two years; so rules, audit log and frozen figures are as they would be. The same seed and day give
    /// the same records with the same identifiers. Password hashes, one-time links and the log's signatures are the
    /// exception.
    ///
    /// - Parameters:
    ///   - password: for all accounts; without one the seed decides.
    ///   - progress: told how many of how many parts are done.
    /// - Throws: `HouseError` where the store is not empty, or `today` lies before the sample; nothing is changed then.
    public func build(
        seed: UInt64, today: CivilDate, password: String? = nil, progress: @Sendable (Int, Int) -> Void
    ) async throws -> DemoSummary {
        guard today >= DemoYear.past.year.first else { throw HouseError.beforeDemo(DemoYear.past.year.first) }
        let opening = DemoYear.past.year.first.adding(days: -7)
        let tambon = registers.map { $0.tambon(seed: seed, today: today) }
        let clock = DemoClock(tambon?.people.rounds.first ?? opening)
        let ids = DemoIdentifiers(seed: seed, clock: clock)
        let world = World(store: store, now: { clock.now }, newID: { ids.next() })
        try await refuseFilled(world)
        try await mark(world, seed: seed)
        let password = password ?? DemoPeople.password(seed: seed)
        let divisions = try await DivisionDesk(world, policy: policy).divisions()
        let rounds = tambon?.people.rounds.count ?? 0
        let setUp = DemoPeople.count(divisions: divisions.count) + rounds
        // The acts are counted only once they are planned; until then their usual number stands in.
        let usual = tambon == nil ? 600 : 1_800
        var done = 0
        let acts = try await survey(tambon, world, clock) {
            done += 1
            progress(done, setUp + usual)
        }
        clock.turn(to: opening, after: 60)
        let people = try await DemoPeople.appoint(
            world, policy: policy, divisions: divisions.map { ($0.code, $0.name.th) }, password: password
        ) {
            done += 1
            progress(done, setUp + usual)
        }
        try await adoptPlan(world)
        guard let plan = try await PlanDesk(world, policy: policy).plan(asOf: clock.now.thaiDate) else {
            throw Problem.planMissing
        }
        let office = DemoOffice(
            world: world, clock: clock, policy: policy, catalogue: catalogue, people: people, plan: plan)
        var diary = Self.diary(office, try await store.read { try DatedTables.workingDays($0) }, seed: seed)
        if let registers { acts?.plan(into: &diary, vault: registers.vault) }
        let count = diary.count(through: today)
        var random = SplitMix64(seed: seed ^ 0xC10C)
        try await diary.run(office, through: today, random: &random) { progress(setUp + $0, setUp + count) }
        return DemoSummary(seed: seed, today: today, password: password, accounts: people.accounts, acts: count)
    }

    /// Fills the registers alone, without an office year: for measuring and for trying out imports.
    ///
    /// - Returns: how many records of the sample there are: parcels, people.
    /// - Throws: `HouseError` where the store is not empty; nothing is changed then.
    public func buildRegisters(
        seed: UInt64, today: CivilDate, progress: @Sendable (Int, Int) -> Void
    ) async throws -> (parcels: Int, people: Int) {
        guard let registers else { return (0, 0) }
        let tambon = registers.tambon(seed: seed, today: today)
        let clock = DemoClock(tambon.people.rounds.first ?? today)
        let ids = DemoIdentifiers(seed: seed, clock: clock)
        let world = World(store: store, now: { clock.now }, newID: { ids.next() })
        try await refuseFilled(world)
        try await mark(world, seed: seed)
        var done = 0
        let total = tambon.people.rounds.count + 1
        let acts = try await survey(tambon, world, clock) {
            done += 1
            progress(done, total)
        }
        try await acts?.run(
            TambonActs.Place(world: world, policy: policy, vault: registers.vault, officer: TambonActs.officers),
            turn: { clock.turn(to: $0, after: 1) }, progress: { _, _ in })
        progress(total, total)
        return (tambon.land.tiles.count, tambon.people.persons.count)
    }

    /// The mark comes first: what is built only in part says that it is a sample, too.
    private func mark(_ world: World, seed: UInt64) async throws {
        try await DatedTableDesk(world, policy: policy).edit(
            "site/isSample", value: "true", from: FiscalYear(buddhist: 2566).first,
            legalReference: "ข้อมูลตัวอย่าง (songhong demo --seed \(seed))", certainty: .verified, by: .commandLine)
    }

    /// Writes the first survey of the tambon; gives what happens to its records afterwards.
    private func survey(
        _ tambon: SyntheticTambon?, _ world: World, _ clock: DemoClock, _ step: () -> Void
    ) async throws -> TambonActs? {
        guard let tambon, let registers else { return nil }
        let builder = TambonBuilder(tambon, in: world, vault: registers.vault)
        try await builder.write(by: .commandLine, turn: { clock.turn(to: $0, after: 60) }, progress: { _, _ in step() })
        return TambonActs(tambon, ids: builder.ids, from: DemoYear.past.year.first, isBrief: registers.isBrief)
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

    /// Adopts the plan that the program was shipped with, in the sample's own time.
    private func adoptPlan(_ world: World) async throws {
        let desk = PlanDesk(world, policy: policy)
        let document = try Seed.plan()
        let findings = PlanChecker.check(document.plan, accepted: document.accepted ?? [])
        try await desk.adopt(
            PlanDesk.Import(
                plan: document.plan, documentName: "songhong-2566-2570.yaml",
                findings: try findings.map(FindingDraft.init)), by: .commandLine)
    }

    /// An empty database has no accounts and no plan; where `serve` has adopted the shipped plan, it is in use already.
    private func refuseFilled(_ world: World) async throws {
        let accounts = try await AccountDesk(world, policy: policy, hasher: PasswordHasher(cost: .least))
            .list(by: .commandLine)
        let layers = try await PlanDesk(world, policy: policy).layers()
        guard accounts.isEmpty, layers.isEmpty else {
            throw HouseError.notEmpty(place)
        }
    }
}

extension HouseError {
    static func notEmpty(_ place: String) -> HouseError {
        HouseError(
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
