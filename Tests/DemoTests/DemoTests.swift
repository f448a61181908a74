import Access
import Civics
import Composition
import Evidence
import Foundation
import PlanText
import Planning
import Storage
import Synchronization
import Tables
import TestSupport
import Testing

/// The sample organisation: that it can be made again, that it spoils nothing, and that everything promised is in it.
struct DemoTests {
    @Test("the same seed and day make the same records, on both engines")
    func sameAgain() async throws {
        let first = try await DemoTown.filled { town, _ in try await DemoRecords.all(of: town) }
        for backend in Backend.available {
            let again = try await DemoTown.filled(backend) { town, _ in try await DemoRecords.all(of: town) }
            #expect(again.counts == first.counts, "\(backend)")
            for (section, lines) in first.sections { #expect(again[section] == lines, "\(backend): \(section)") }
            #expect(again.digest == first.digest)
        }
        let other = try await DemoTown.filled(seed: 8) { town, _ in try await DemoRecords.all(of: town) }
        #expect(other.digest != first.digest)
    }

    @Test("a database with an account is refused in words, and nothing is changed", arguments: Backend.available)
    func refusesFilled(_ backend: Backend) async throws {
        try await DemoTown.filled(backend, today: DemoTown.day(2025, 10, 8)) { town, _ in
            let before = try await DemoRecords.all(of: town)
            let error = await #expect(throws: HouseError.self) {
                try await town.build(seed: 1)
            }
            #expect(error?.words.th.contains("--data") == true)
            #expect(error?.words.en.contains("nothing was changed") == true)
            #expect(try await DemoRecords.all(of: town) == before)
        }
        try await DemoTown.run(backend) { town in
            _ = try await town.invitations.issueFirst()
            await #expect(throws: HouseError.self) {
                try await town.build(seed: 1)
            }
            #expect(try await town.plans.layers().isEmpty)
            let isSample = try await town.isSample()
            #expect(!isSample)
        }
    }

    @Test("a database with a plan is refused")
    func refusesPlan() async throws {
        try await DemoTown.run(.sqlite) { town in
            let desk = town.plans
            try await desk.adopt(
                PlanDesk.Import(plan: try Seed.plan().plan, documentName: "own.docx"), by: .commandLine)
            await #expect(throws: HouseError.self) {
                try await town.build(seed: 1)
            }
            let isSample = try await town.isSample()
            #expect(!isSample)
        }
    }

    @Test("a clock before the sample's first day is refused")
    func tooEarly() async throws {
        try await DemoTown.run(.sqlite) { town in
            await #expect(throws: HouseError.self) {
                try await town.build(today: DemoTown.day(2025, 9, 30))
            }
            let isSample = try await town.isSample()
            #expect(!isSample)
        }
    }

    @Test(
        "it can be built for any seed, and on any day: nothing lies in the future",
        arguments: zip(
            [0, 1, UInt64.max, 12] as [UInt64],
            [
                DemoTown.day(2025, 10, 1), DemoTown.day(2026, 4, 17), DemoTown.day(2026, 10, 1),
                DemoTown.day(2027, 11, 30),
            ]))
    func anySeedAnyDay(_ seed: UInt64, _ today: CivilDate) async throws {
        try await DemoTown.filled(seed: seed, today: today) { town, summary in
            #expect(summary.today == today)
            let late = try await town.world.store.read { db in
                guard let plan = try PlanRows.plan(asOf: today, db) else { throw Problem.planMissing }
                let money = try plan.activities.flatMap { try MoneyRows.entries($0.id, db) }
                let reports = try plan.activities.flatMap { activity in
                    try [2569, 2570].flatMap { FiscalYear(buddhist: $0).quarters }
                        .flatMap { try ProgressRows.history(activity.id, $0, db) }
                }
                return money.filter { $0.datedOn > today || $0.recordedAt.thaiDate > today }.count
                    + reports.filter { $0.enteredOn > today }.count
            }
            #expect(late == 0)
        }
    }

    @Test("progress is told from the first account to the last act, and never goes back")
    func progress() async throws {
        let told = Mutex<[(Int, Int)]>([])
        let summary = try await DemoTown.run(.sqlite) { town in
            try await town.build(today: DemoTown.day(2025, 10, 20)) { done, total in
                told.withLock { $0.append((done, total)) }
            }
        }
        let steps = told.withLock { $0 }
        #expect(steps.count == summary.acts + summary.accounts.count)
        #expect(steps.last.map { $0.0 == $0.1 } == true)
        #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.0 < $1.0 })
    }

    @Test("a house builds it, closes, and finds its audit log whole")
    func house() async throws {
        let place = try Place(.sqlite)
        let location = DataLocation(directory: place.directory.path(percentEncoded: false))
        let now = Instant(startOf: DemoTown.today).adding(seconds: 10 * 3600)
        let first = try await House.open(location, hashing: .least, now: { now })
        let summary = try await first.buildDemo(seed: 3) { _, _ in }
        #expect(summary.today == DemoTown.today)
        try await first.close()
        let second = try await House.open(location, hashing: .least, now: { now })
        let report = try await AuditVerifier(second.world.store, key: second.auditKey.publicKey)
            .verify(outside: try second.heads.read())
        #expect(report.isSound, "\(report.findings)")
        #expect(report.waiting == 0)
        #expect(report.leaves > Int64(summary.acts))
        let error = await #expect(throws: HouseError.self) { try await second.buildDemo(seed: 3) { _, _ in } }
        #expect(error?.words.en.contains(location.directory) == true)
        try await second.close()
        try await place.remove()
    }
}
