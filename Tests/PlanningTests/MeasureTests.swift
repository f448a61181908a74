import Access
import Civics
import Evidence
import PlanText
import Planning
import Storage
import TestSupport
import Testing

/// Every expectation is worked out by hand in the comment beside it.
struct MeasureTests {
    /// 1.1 and 1.3 and 2.1 are in the action plan; 2.2 is left out with a reason; nobody has decided about 1.2.
    private func plan(_ town: PlanningFixture) async throws {
        for (place, actor) in [("1.1", Actor.clerk), ("1.3", .treasurer), ("2.1", .clerk)] {
            try await town.actionPlan.decide(
                town.activity(place), year: 2569, .include(first: 1, last: 2), onVersion: 0, by: actor)
        }
        try await town.actionPlan.decide(
            town.activity("2.2"), year: 2569, .leaveOut(because: "ไม่มีงบ"), onVersion: 0, by: .secretary)
    }

    private func report(
        _ town: PlanningFixture, _ place: String, _ status: Progress.Status, _ percent: Int,
        _ quarter: FiscalQuarter = .q1, version: Int = 0, by actor: Actor = .clerk
    ) async throws {
        try await town.progress.save(
            ProgressDraft(status: status, percent: percent, reason: status == .stopped ? "ฝนตก" : nil),
            town.activity(place), quarter, onVersion: version, by: actor)
    }

    @Test("the share of the action plan carried out, in a past quarter too", arguments: Backend.available)
    func actionPlan(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            #expect(try await town.figure("planning.actionPlanDone", .q1).value == nil, "nothing is planned")
            try await plan(town)
            try await report(town, "1.1", .done, 100)
            try await report(town, "1.3", .inProgress, 40, by: .treasurer)
            let first = try await town.figure("planning.actionPlanDone", .q1)
            #expect(first.value == Ratio(100, over: 3))  // 1 of 3
            #expect(first.counted == 3)
            town.clock.set(.test(2026, 2, 2))
            try await report(town, "1.3", .done, 100, .q2, by: .treasurer)
            #expect(try await town.figure("planning.actionPlanDone", .q1) == first, "a past quarter stays as it was")
            #expect(try await town.figure("planning.actionPlanDone", .q2).value == Ratio(200, over: 3))  // 2 of 3
            // Cancelled later: still in the whole, and no longer done in Q2; Q1 stays.
            try await town.actionPlan.cancel(
                town.activity("1.3"), on: .test(2026, 2, 2), because: "ซ้ำซ้อน", documentNumber: nil, by: .secretary)
            #expect(try await town.figure("planning.actionPlanDone", .q2).value == Ratio(100, over: 3))
            #expect(try await town.figure("planning.actionPlanDone", .q1) == first)
        }
    }

    @Test("money paid and contracted against the budget after transfers", arguments: Backend.available)
    func money(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            func enter(
                _ kind: MoneyEntry.Kind, _ baht: Int64, _ place: String, _ actor: Actor, _ day: CivilDate
            ) async throws {
                try await town.money.enter(
                    MoneyDraft(kind: kind, amount: Satang(baht: baht), datedOn: day, documentNumber: "1"),
                    town.activity(place), year: 2569, by: actor)
            }
            // Budgets of 2569: 50,000 + 100,000 + 20,000 = 170,000; "-" adds nothing.
            try await enter(.paid, 34_000, "1.1", .clerk, .test(2025, 10, 15))
            try await enter(.contracted, 85_000, "1.3", .treasurer, .test(2025, 10, 15))
            #expect(try await town.figure("planning.paidShare", .q1).value == Ratio(20))
            #expect(try await town.figure("planning.contractedShare", .q1).value == Ratio(50))
            town.clock.set(.test(2026, 2, 2))
            try await enter(.paid, 17_000, "1.3", .treasurer, .test(2026, 1, 20))
            #expect(try await town.figure("planning.paidShare", .q1).value == Ratio(20))
            #expect(try await town.figure("planning.paidShare", .q2).value == Ratio(30))  // 51,000 of 170,000
        }
    }

    @Test("innovation projects and innovations, in the year and since the plan began", arguments: Backend.available)
    func innovations(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            let plan = try #require(try await town.plans.plan(asOf: .test(2025, 11, 3)))
            let projects = plan.items(.project).map(\.id)
            try await town.innovations.mark(projects[0], startedOn: .test(2025, 1, 10), onVersion: 0, by: .committee)
            try await town.innovations.mark(projects[1], startedOn: .test(2025, 10, 10), onVersion: 0, by: .committee)
            let figure = try await town.figure("planning.innovationProjects", .q1)
            #expect(figure.value == Ratio(1))
            #expect(figure.excluded == 1)
            #expect(try await town.figure("planning.innovationProjects", .q1, ["from": "plan"]).value == Ratio(2))
            for (title, day) in [
                ("ก", CivilDate.test(2024, 11, 1)), ("ข", .test(2025, 10, 5)), ("ค", .test(2025, 11, 3)),
            ] {
                try await town.innovations.record(InnovationDraft(title: title, inUseOn: day), by: .committee)
            }
            #expect(try await town.figure("planning.innovations", .q1).value == Ratio(2))
            #expect(try await town.figure("planning.innovations", .q1, ["from": "plan"]).value == Ratio(3))
            #expect(
                await refusal {
                    try await town.innovations.record(
                        InnovationDraft(title: "ง", inUseOn: .test(2030, 1, 1)), by: .committee)
                } == "422.261")
            #expect(
                await refusal {
                    try await town.innovations.record(
                        InnovationDraft(title: "ง", inUseOn: .test(2025, 1, 1)), by: .clerk)
                } == "403.1")
        }
    }

    @Test(
        "reports in time, activities with a lead, indicators that compute, staff with ideas",
        arguments: Backend.available)
    func shares(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            try await plan(town)
            try await report(town, "1.1", .done, 100)
            #expect(try await town.figure("planning.reportedOnTime", .q1).value == Ratio(100, over: 3))  // 1 of 3
            // 1.1, 1.3, 2.1 have one; 1.2 means all, 2.2 says nothing.
            #expect(try await town.figure("planning.withLead", .q1).value == Ratio(60))
            try await town.divisions.nameLead(.finance, of: town.activity("1.2"), by: .secretary)
            #expect(try await town.figure("planning.withLead", .q1).value == Ratio(80))
            #expect(try await town.figure("planning.selfComputing", .q1).value == .zero)
            try await town.indicators.bindProposals(owner: .office, by: .secretary)
            // Action plan, projects and innovations compute; the LPA score does not; the impact has no target.
            let figure = try await town.figure("planning.selfComputing", .q1)
            #expect(figure.value == Ratio(75))
            #expect(figure.excluded == 1)
            #expect(try await town.figure("planning.ideaShare", .q1).value == nil, "nobody was counted")
            try await town.staff.count(8, in: .office, year: 2569, on: .test(2025, 10, 1), onVersion: 0, by: .secretary)
            try await town.staff.count(
                4, in: .finance, year: 2569, on: .test(2025, 10, 1), onVersion: 0, by: .secretary)
            try await town.staff.move(-2, in: .office, on: .test(2025, 10, 20), positionTitle: "นิติกร", by: .head)
            #expect(
                await refusal { try await town.staff.participated(7, in: .office, .q1, onVersion: 0, by: .clerk) }
                    == "422.264")
            try await town.staff.participated(3, in: .office, .q1, onVersion: 0, by: .clerk)
            #expect(try await town.figure("planning.ideaShare", .q1).value == Ratio(30))  // 3 of 6 + 4
            #expect(
                await refusal {
                    try await town.staff.move(-7, in: .office, on: .test(2025, 11, 1), positionTitle: "x", by: .head)
                } == "422.263")
        }
    }

    @Test("the records behind a figure are as many as it counted, page by page", arguments: Backend.available)
    func records(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            try await plan(town)
            try await town.indicators.bindProposals(owner: .office, by: .secretary)
            let line = try #require(try await town.indicators.lines(.q1).first { $0.indicator.key == "1.output" })
            let all = try await town.indicators.records(of: line.id, .q1, RecordPage())
            #expect(all.count == line.figure.counted)
            #expect(all.count == 3)
            #expect(try await town.indicators.records(of: line.id, .q1, RecordPage(offset: 2, limit: 2)).count == 1)
        }
    }

    @Test(
        "a frozen quarter is the same when it is computed again; reopening shows a difference",
        arguments: Backend.available)
    func freeze(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            try await plan(town)
            try await town.indicators.bindProposals(owner: .office, by: .secretary)
            try await report(town, "1.1", .done, 100)
            town.clock.set(.test(2026, 1, 16))
            let frozen = try await town.indicators.freezeClosed(by: .secretary)
            #expect(frozen.filter { $0.quarter == .q1 }.count == 4)
            #expect(try await town.indicators.freezeClosed(by: .secretary).isEmpty)
            let freezer = Freezer(town.world, catalogue: town.catalogue)
            #expect(try await freezer.verify(.q1).allSatisfy { $0.outcome == .same })
            try await town.progress.reopen(.q1, until: .test(2026, 1, 20), because: "ตกหล่น", by: .secretary)
            try await report(town, "2.1", .done, 100)
            let check = try #require(try await freezer.verify(.q1).first { $0.frozen.binding.kpi == "1.output" })
            guard case .otherValue(let now) = check.outcome else {
                Issue.record("a changed quarter came out as \(check.outcome)")
                return
            }
            #expect(now.value == Ratio(200, over: 3))
            let line = try #require(try await town.indicators.lines(.q1).first { $0.indicator.key == "1.output" })
            #expect(line.figure.value == Ratio(100, over: 3), "readers are shown the frozen figure")
        }
    }
}
