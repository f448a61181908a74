import Access
import Civics
import Composition
import Evidence
import Foundation
import Planning
import Storage
import Tables
import TestSupport
import Testing

/// An empty organisation on either engine, at ten in the morning of a day, and the sample in it.
struct DemoTown: Sendable {
    let world: World
    let policy: Policy
    let catalogue: MeasureCatalogue
    let hasher = PasswordHasher(cost: .least)

    /// The day on which the sample is looked at: in the first quarter of fiscal year 2570.
    static let today = day(2026, 11, 22)

    static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
        guard let date = CivilDate(year: year, month: month, day: day) else { preconditionFailure("no such day") }
        return date
    }

    var plans: PlanDesk { PlanDesk(world, policy: policy) }
    var reports: QuarterReportDesk { QuarterReportDesk(world, policy: policy, catalogue: catalogue) }
    var accounts: AccountDesk { AccountDesk(world, policy: policy, hasher: hasher) }
    var invitations: Invitations { Invitations(world, policy: policy, hasher: hasher) }

    func isSample() async throws -> Bool {
        try await world.store.read { try DatedTables.value("site/isSample", on: Self.today, $0) == "true" }
    }

    @discardableResult
    func build(
        seed: UInt64 = 7, today: CivilDate = today, progress: @Sendable (Int, Int) -> Void = { _, _ in }
    ) async throws -> DemoSummary {
        try await DemoBuilder(world.store, policy: policy, catalogue: catalogue, place: "ที่ทดสอบ")
            .build(seed: seed, today: today, progress: progress)
    }

    /// Lends a town with the schema and the tables, and nothing else.
    static func run<T>(
        _ backend: Backend, today: CivilDate = today, _ body: (DemoTown) async throws -> T
    ) async throws -> T {
        try await backend.withStore { store in
            try await store.migrate(House.migrations)
            let now = Instant(startOf: today).adding(seconds: 10 * 3600)
            let town = DemoTown(
                world: World(store: store, now: { now }, newID: { UUIDv7.generate(at: now) }),
                policy: try Policy.embedded(), catalogue: try MeasureCatalogue(PlanningMeasures.all))
            try await DatedTableDesk(town.world, policy: town.policy).load(
                try ShippedTables.embedded(), organisation: try OrganisationProfile(yaml: try Self.organisation()))
            return try await body(town)
        }
    }

    /// The same with the sample built in it.
    static func filled<T>(
        _ backend: Backend = .sqlite, seed: UInt64 = 7, today: CivilDate = today,
        _ body: (DemoTown, DemoSummary) async throws -> T
    ) async throws -> T {
        try await run(backend, today: today) { town in
            let summary = try await town.build(seed: seed, today: today)
            return try await body(town, summary)
        }
    }

    private static func organisation() throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "plans/organisation.yaml"), encoding: .utf8)
    }
}

/// One sample for all tests of a suite that only look at it.
struct FilledTown: SuiteTrait, TestScoping {
    struct Missing: Error {}

    @TaskLocal static var current: (town: DemoTown, summary: DemoSummary)?

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await DemoTown.filled { town, summary in
            try await Self.$current.withValue((town, summary)) { try await function() }
        }
    }

    /// The sample of the running suite.
    static func get() throws -> (town: DemoTown, summary: DemoSummary) {
        guard let current else { throw Missing() }
        return current
    }
}
