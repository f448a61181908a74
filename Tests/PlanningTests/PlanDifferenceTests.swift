import Civics
import Foundation
import PlanText
import Planning
import Storage
import TestSupport
import Testing

struct PlanDifferenceTests {
    private func changes(_ edit: (inout Plan) -> Void) -> [PlanChange] {
        var after = Plan.sample
        edit(&after)
        return PlanDifference(from: .sample, to: after).changes
    }

    @Test("a plan typed anew, with other spaces, digits and lines, has not changed") func typedAnew() {
        #expect(
            changes {
                $0.title = Passage("แผน ทดสอบ", line: 99)
                $0.elements[0].activities[0].title = "บริการอินเทอร์เน็ต"
                $0.elements[0].activities[0].line = 400
            }.isEmpty)
    }

    @Test("- to an amount, an amount to -, and a missing cell are three different things") func budgets() {
        let some = changes { $0.elements[0].activities[1].budget[2569] = .amount(.zero) }
        #expect(some.map(\.before) == ["-"])
        #expect(some.map(\.after) == ["0"])
        let gone = changes { $0.elements[0].activities[1].budget[2569] = nil }
        #expect(gone.map(\.after) == [nil])
        #expect(gone.first?.sentence.th == "เปลี่ยนงบประมาณของกิจกรรมที่ 1/2 ปี 2569 จาก - เป็น ไม่ได้ระบุ")
    }

    @Test("an activity that moved in the list is renumbered, not removed and added") func moved() {
        let found = changes {
            $0.elements[0].activities.swapAt(0, 2)
            $0.elements[0].activities[0].number = 1
            $0.elements[0].activities[2].number = 3
        }
        #expect(found.map(\.kind) == [.renumbered, .renumbered])
    }

    @Test("each part of a plan is compared")
    func parts() {
        #expect(changes { $0.vision = nil }.map(\.kind) == [.reworded])
        #expect(changes { $0.years.append(2571) }.map(\.kind) == [.years])
        #expect(changes { $0.strategies[0].indicators[0].targets[2569] = Decimal4(86) }.map(\.kind) == [.target])
        #expect(changes { $0.strategies[0].indicators[0].unit = "คน" }.map(\.kind) == [.unit])
        #expect(changes { $0.strategies[1].programmes[0].projects.removeLast() }.map(\.kind) == [.removed])
        #expect(changes { $0.swot[0].text = "อื่น" }.map(\.area) == [.factor])
        #expect(changes { $0.elements[0].activities[2].division = "กองช่าง" }.map(\.kind) == [.division])
        #expect(changes { $0.mechanism[0].duties.append(Passage("ติดตาม", line: nil)) }.map(\.kind) == [.added])
        #expect(changes { $0.grandTotal?.amounts[2569] = .amount(Satang(baht: 1)) }.map(\.kind) == [.total])
        #expect(changes { $0.evaluation.instruments = [] }.map(\.area) == [.evaluation])
    }

    static let realPlan = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "plans/songhong-2566-2570.yaml")

    @Test(
        "the real plan is stored and read back as it is, and its indicators are proposed as decided",
        arguments: Backend.available)
    func real(_ backend: Backend) async throws {
        let bytes = [UInt8](try Data(contentsOf: Self.realPlan))
        let file = try PlanFile(bytes, name: "songhong-2566-2570.yaml")
        try await PlanningFixture.run(backend, adopting: nil) { town in
            try await town.plans.adopt(PlanDesk.Import(file, bytes: bytes, name: "songhong.yaml"), by: .secretary)
            let snapshot = try #require(try await town.plans.plan(asOf: .test(2025, 11, 3)))
            #expect(snapshot.plan == file.plan)
            #expect(snapshot.activities.count == 33)
            try await town.indicators.bindProposals(owner: .office, by: .secretary)
            let lines = try await town.indicators.lines(.q1)
            let bound = Dictionary(uniqueKeysWithValues: lines.map { ($0.indicator.key, $0.binding?.measure) })
            #expect(bound["1.output"] == "planning.actionPlanDone")
            #expect(bound["1.outcome"] == .some(nil))
            #expect(bound["2.output"] == "planning.innovationProjects")
            #expect(bound["2.outcome"] == "planning.innovations")
            #expect(bound["3.output"] == "planning.ideaShare")
            #expect(bound["3.outcome"] == "planning.innovations")
            #expect(try await town.findings.findings(nil).count == file.findings.count)
        }
    }
}
