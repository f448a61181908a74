import Access
import Civics
import Evidence
import PlanText
import Planning
import Storage
import TestSupport
import Testing

struct ContradictionTests {
    @Test("each contradiction is found where it is, and nowhere else", arguments: Backend.available)
    func found(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            let a = try await town.activity("1.1")
            let tax = try await town.activity("1.3")
            let house = try await town.activity("2.1")
            func kinds(_ quarter: FiscalQuarter = .q1) async throws -> [Contradiction.Kind: [String]] {
                let all = try await town.reports.contradictions(quarter)
                return Dictionary(grouping: all, by: \.kind).mapValues { $0.map(\.activity.place).sorted() }
            }
            func pay(_ baht: Int64, _ activity: PlanItemID, _ actor: Actor, _ day: CivilDate) async throws {
                try await town.money.enter(
                    MoneyDraft(kind: .paid, amount: Satang(baht: baht), datedOn: day, documentNumber: "1"), activity,
                    year: 2569, by: actor)
            }
            // Nobody has decided about the three with a budget; "-" asks for nothing.
            #expect(try await kinds() == [.budgetWithoutActionPlan: ["1.1", "1.3", "2.1"]])
            for (activity, actor) in [(a, Actor.clerk), (tax, .treasurer)] {
                try await town.actionPlan.decide(
                    activity, year: 2569, .include(first: 1, last: 4), onVersion: 0, by: actor)
            }
            try await town.actionPlan.decide(house, year: 2569, .leaveOut(because: "รองบ"), onVersion: 0, by: .clerk)
            #expect(try await kinds().isEmpty)

            try await town.progress.save(ProgressDraft(status: .done, percent: 100), a, .q1, onVersion: 0, by: .clerk)
            #expect(try await kinds() == [.doneButNothingPaid: ["1.1"], .doneWithoutEvidence: ["1.1"]])
            try await pay(50_000, a, .clerk, .test(2025, 11, 1))
            #expect(try await kinds() == [.doneWithoutEvidence: ["1.1"]])
            try await pay(1, a, .clerk, .test(2025, 11, 1))
            #expect(try await kinds()[.paidMoreThanBudget] == ["1.1"])

            try await town.progress.save(
                ProgressDraft(status: .notStarted, percent: 0), tax, .q1, onVersion: 0, by: .treasurer)
            try await pay(500, tax, .treasurer, .test(2025, 11, 1))
            #expect(try await kinds()[.paidButNotStarted] == ["1.3"])
            try await town.progress.save(
                ProgressDraft(status: .inProgress, percent: 60), tax, .q1, onVersion: 1, by: .treasurer)
            #expect(try await kinds()[.paidButNotStarted] == nil)

            town.clock.set(.test(2026, 2, 1))
            try await town.progress.save(
                ProgressDraft(status: .inProgress, percent: 50), tax, .q2, onVersion: 0, by: .treasurer)
            #expect(try await kinds(.q2)[.progressFell] == ["1.3"])
            #expect(try await kinds(.q1)[.progressFell] == nil)

            try await town.actionPlan.cancel(
                tax, on: .test(2026, 1, 20), because: "ซ้ำ", documentNumber: nil, by: .secretary)
            #expect(try await kinds(.q2)[.paidAfterCancelling] == nil)
            try await pay(700, tax, .treasurer, .test(2026, 1, 25))
            let late = try await town.reports.contradictions(.q2).first { $0.kind == .paidAfterCancelling }
            #expect(late?.amount == Satang(baht: 700))
            #expect(late?.severity == .error)
        }
    }

    @Test(
        "the report counts, compares with the quarter before, asks at most five things and adds up the money",
        arguments: Backend.available)
    func report(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            let a = try await town.activity("1.1")
            let tax = try await town.activity("1.3")
            for (activity, actor) in [(a, Actor.clerk), (tax, .treasurer)] {
                try await town.actionPlan.decide(
                    activity, year: 2569, .include(first: 1, last: 1), onVersion: 0, by: actor)
            }
            try await town.indicators.bindProposals(owner: .office, by: .secretary)
            try await town.progress.save(
                ProgressDraft(status: .inProgress, percent: 30, problems: "ขาดคน", nextStep: "จ้างเพิ่ม"), a, .q1,
                onVersion: 0,
                by: .clerk)
            town.clock.set(.test(2026, 2, 1))
            try await town.progress.save(ProgressDraft(status: .done, percent: 100), a, .q2, onVersion: 0, by: .clerk)
            try await town.money.enter(
                MoneyDraft(kind: .paid, amount: Satang(baht: 45_000), datedOn: .test(2026, 1, 20), documentNumber: "1"),
                a, year: 2569, by: .clerk)

            let report = try await town.reports.report(.q2)
            func count(_ standing: ActivityState.Standing) -> QuarterReport.StandingCount? {
                report.counts.first { $0.standing == standing }
            }
            #expect(count(.done)?.now == 1)
            #expect(count(.done)?.change == 1)
            #expect(count(.inProgress)?.change == -1)
            #expect(count(.notReported)?.now == 1)
            #expect(report.money.planned == Satang(baht: 170_000))
            #expect(report.money.paid == Satang(baht: 45_000))
            // 1.3 was to be over in Q1, has not reported, and all its 100,000 is unspent.
            #expect(report.decisions.map(\.activity.place) == ["1.3"])
            #expect(report.decisions.first?.owner == .finance)
            #expect(report.decisions.first?.atRisk == Satang(baht: 100_000))
            #expect(report.problems.isEmpty, "the problem was the quarter before's")
            #expect(report.quality.selfComputing == 3)
            #expect(report.quality.indicators == 4)
            #expect(report.quality.notReported == 1)
            #expect(report.leftOut.map(\.activity.place) == ["1.2", "2.1", "2.2"])
            #expect(
                report.sentence.th
                    == "ไตรมาส 2/2569 แล้วเสร็จ 1 จาก 2 กิจกรรม เบิกจ่าย 45,000 จาก 170,000 บาท มี 1 เรื่องที่ต้องตัดสินใจ")
            #expect(report.indicators.count == 5)
            let own = try await town.reports.report(.q2, division: .office)
            #expect(own.quality.plannedActivities == 1)
            #expect(own.decisions.isEmpty)
            #expect(own.money.planned == Satang(baht: 70_000))
            #expect(try await town.reports.report(.q1).problems.map(\.problem) == ["ขาดคน"])
        }
    }
}
