import Access
import Civics
import Composition
import Evidence
import Files
import Planning
import Storage
import TestSupport
import Testing

/// What the sample was promised to show.
@Suite(FilledTown()) struct DemoContentsTests {
    private static func name(_ result: SignInResult) -> String? {
        guard case .signedIn(_, let session) = result else { return nil }
        return session.actor.name
    }

    private static let last = FiscalQuarter(containing: DemoTown.day(2026, 9, 30))

    @Test("the site says that the data are a sample, and every person is plainly nobody")
    func plainlyASample() async throws {
        let (town, summary) = try FilledTown.get()
        #expect(try await town.isSample())
        #expect(summary.accounts.allSatisfy { $0.displayName.hasPrefix("ตัวอย่าง ") && $0.loginName.hasPrefix("demo-") })
        let accounts = try await town.accounts.list(by: .commandLine)
        #expect(accounts.count == summary.accounts.count)
        let held = Set(accounts.flatMap { $0.grants.filter { $0.state == .active }.map(\.role) })
        #expect(held == Set(Role.allCases.filter { $0 != .public }))
        // The two-person rule: whoever sees personal data was proposed by one and confirmed by another.
        let grants = accounts.flatMap(\.grants).filter {
            town.policy.needsTwoPersons($0.role) && $0.role != .administrator && $0.role != .permanentSecretary
        }
        #expect(!grants.isEmpty)
        #expect(grants.allSatisfy { $0.decidedBy != nil && $0.proposedBy != nil && $0.decidedBy != $0.proposedBy })
    }

    @Test("everybody can sign in with the printed name and password")
    func signIn() async throws {
        let (town, summary) = try FilledTown.get()
        let sessions = SessionDesk(town.world, hasher: town.hasher)
        for account in summary.accounts {
            let result = try await sessions.signIn(
                name: account.loginName, password: summary.password, ip: "192.0.2.\(account.loginName.count)")
            #expect(Self.name(result) == account.displayName)
        }
    }

    @Test("the last closed quarter: most is done, some is late, one is cancelled, and one contradiction asks")
    func year() async throws {
        let (town, _) = try FilledTown.get()
        let desk = town.reports
        let report = try await desk.report(Self.last)
        func count(_ standing: ActivityState.Standing) -> Int {
            report.counts.first { $0.standing == standing }?.now ?? 0
        }
        #expect((60...90).contains(count(.done) * 100 / report.quality.plannedActivities))
        #expect(count(.cancelled) == 1)
        #expect(report.decisions.count >= 3)
        let unpaid = report.contradictions.filter { $0.kind == .doneButNothingPaid }
        #expect(unpaid.map(\.activity.place) == ["9.3"])
        #expect(report.contradictions.allSatisfy { $0.severity != .error })
        #expect(report.money.paid > .zero && report.money.paid < report.money.budget)
        #expect(report.money.approved >= report.money.contracted)
        #expect(report.leftOut.contains { $0.activity.place == "9.4" && $0.reason != nil })
        #expect(!report.problems.isEmpty)
        let third = try await desk.states(Self.last.previous)
        #expect(third.contains { $0.standing == .stopped && $0.progress?.reason != nil })
        #expect(third.contains { $0.isPlanned && $0.reportedOn == nil && $0.cancellation == nil })
    }

    @Test("closed quarters are frozen with hash, compute the same again, and take no report")
    func locked() async throws {
        let (town, _) = try FilledTown.get()
        let frozen = try await town.world.store.read { try FrozenFigureRows.all($0) }
        let year = frozen.filter { $0.quarter.year.buddhist == 2569 }
        #expect(Set(year.map(\.quarter.number)) == [1, 2, 3, 4])
        #expect(year.contains { $0.figure.value != nil && !$0.figure.recordHash.isEmpty })
        let checks = try await Freezer(town.world, catalogue: town.catalogue).verify()
        #expect(checks.count == frozen.count)
        let changed = checks.filter { $0.outcome != .same }
        #expect(changed.isEmpty, "\(changed)")
        let desk = ProgressDesk(town.world, policy: town.policy)
        let state = try #require(
            try await town.reports
                .states(Self.last).first { $0.lead.division?.rawValue == "office" })
        let sheet = try await desk.sheet(state.activity.id, Self.last)
        #expect(!sheet.lock.isWritable)
    }

    @Test("approvals in time, late and missing; a report put right; one quarter reopened with its trace")
    func approvals() async throws {
        let (town, _) = try FilledTown.get()
        let records = try await DemoRecords.all(of: town)
        let late = records["approvals"].filter { $0.contains("\"late\":true") }.count
        #expect(late >= 3 && late * 4 < records["approvals"].count)
        #expect(records["approvals"].count < records["reports"].count)
        #expect(records["reports"].contains { $0.contains("\"version\":2") })
        #expect(records["reopenings"].count == 1)
    }

    @Test("every ingredient is there")
    func ingredients() async throws {
        let records = try await DemoRecords.all(of: FilledTown.get().town)
        let least = [
            "layers": 2, "reports": 130, "files": 30, "money": 60, "transfers": 1, "headcounts": 10, "movements": 5,
            "ideas": 20, "innovations": 4, "projects": 6, "evaluations": 2, "evaluation findings": 5, "entries": 4,
            "threads": 9, "readings": 15, "frozen": 24,
        ]
        for (section, number) in least {
            #expect(records[section].count >= number, "\(section): \(records[section].count)")
        }
        #expect(records["findings"].contains { $0.contains("accepted") })
        #expect(records["findings"].contains { $0.contains("repaired") })
        #expect(records["findings"].contains { $0.contains("open") })
        #expect(records["evaluation findings"].contains { $0.contains("followUp: Optional(") })
        for report in records["reports"] {
            #expect(!report.contains("\"narrative\":\"\""))
            #expect(!["{a}", "{b}", "{v}", "{h}"].contains(where: report.contains))
        }
    }

    @Test("evidence files can be opened and say that they are samples")
    func evidence() async throws {
        let (town, _) = try FilledTown.get()
        let files = FileDesk(town.world)
        let attached = try await town.world.store.read { db -> [ProgressFile] in
            guard let plan = try PlanRows.plan(asOf: DemoTown.today, db) else { return [] }
            return try plan.activities.flatMap { activity in
                try FiscalYear(buddhist: 2569).quarters.flatMap { quarter in
                    try ProgressRows.files(activity.id, quarter, db)
                }
            }
        }
        var kinds: Set<MediaType> = []
        for file in attached {
            let stored = try await files.find(file.file)
            kinds.insert(stored.mediaType)
            #expect(stored.name.contains("ตัวอย่าง"))
            #expect(try await files.contents(of: stored).count == stored.size)
        }
        #expect(kinds == [.pdf, .text])
    }
}
