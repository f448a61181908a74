import Evidence
import Access
import Civics
import PlanText
import Planning
import Storage
import TestSupport
import Testing

struct GovernanceTests {
    @Test(
        "findings keep their decision over a new check; what is gone is repaired, what returns is open",
        arguments: Backend.available)
    func findings(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            func draft(_ rule: String, _ message: String, line: Int, _ severity: String = "warning") -> FindingDraft {
                FindingDraft(
                    rule: rule, family: "text", severity: severity, line: line, message: Words(th: message, en: message)
                )
            }
            let twins = [draft("text.a", "ซ้ำ", line: 3), draft("text.a", "ซ้ำ", line: 9)]
            let error = draft("text.b", "ผิด", line: 7, "error")
            try await town.findings.renew(twins + [error], by: .secretary)
            let open = try await town.findings.findings()
            #expect(open.map(\.draft.severity) == ["error", "warning", "warning"])
            #expect(
                await refusal { try await town.findings.accept(open[0].id, because: "", by: .secretary) } == "422.233")
            #expect(
                await refusal { try await town.findings.accept(open[0].id, because: "พิมพ์ตามต้นฉบับ", by: .clerk) }
                    == "403.1")
            try await town.findings.accept(open[0].id, because: "พิมพ์ตามต้นฉบับ", by: .secretary)
            #expect(
                await refusal { try await town.findings.repair(open[0].id, how: "แก้", by: .secretary) } == "409.233")
            try await town.findings.renew([twins[0], draft("text.b", "ผิด", line: 8, "error")], by: .secretary)
            #expect(try await town.findings.findings(.accepted).map(\.draft.line) == [8])
            #expect(try await town.findings.findings(.open).count == 1)
            #expect(try await town.findings.findings(.repaired).count == 1)
            try await town.findings.renew(twins + [error], by: .secretary)
            #expect(try await town.findings.findings(.open).count == 2)
            #expect(try await town.findings.findings(.accepted).first?.decidedName == "ปลัดทดสอบ")
        }
    }

    @Test(
        "search finds Thai words whatever the spaces and digits, and takes signs as signs",
        arguments: [
            ("อินเทอร์เน็ต", ["activity"]), ("บริการอินเทอร์เน็ต", ["activity"]), ("แผนที่ ภาษี", ["objective", "activity"]),
            ("แม่นยำ", ["result"]), ("เทคโนโลยี", ["swot", "tows"]), ("lpa", ["indicator"]), ("อินเตอร์เน็ต", ["activity"]),
            ("1.2", ["activity"]), ("๑.๒", ["activity"]),
            ("สำนักปลัด", ["activity", "activity"]), ("%", []), ("_", []),
            ("  ", []),
        ]) func search(_ words: String, _ kinds: [String]) async throws
    {
        for backend in Backend.available {
            try await PlanningFixture.run(backend) { town in
                let hits = try await town.plans.search(words, asOf: .test(2025, 11, 3))
                #expect(hits.map(\.kind.rawValue) == kinds)
            }
        }
    }

    @Test(
        "a thread is attested with factors of its own groups; what nobody attested says so",
        arguments: Backend.available)
    func threads(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            #expect(try await town.threads.threads().map(\.isAttested) == [false])
            let strategy = try await town.item(.tows, "SO1")
            let s = try await town.item(.swot, "S1")
            let w = try await town.item(.swot, "W1")
            let o = try await town.item(.swot, "O1")
            let programme = try await town.item(.programme, "2.1")
            func attest(
                _ factors: [PlanItemID], _ programmes: [PlanItemID], _ actor: Actor = .committee
            ) async -> String {
                await refusal {
                    try await town.threads.attest(
                        strategy, factors: factors, programmes: programmes, note: "", onVersion: 0, by: actor)
                }
            }
            #expect(await attest([s, o], []) == "422.265")
            #expect(await attest([s], [programme]) == "422.266")
            #expect(await attest([s, o, w], [programme]) == "422.266")
            #expect(await attest([s, programme], [programme]) == "404.231")
            #expect(await attest([s, o], [programme], .clerk) == "403.1")
            #expect(await attest([s, o], [programme]) == "no refusal")
            #expect(await attest([s, o], [programme]) == "409.240")
            let thread = try #require(try await town.threads.threads().first)
            #expect(thread.factors.map(\.code) == ["S1", "O1"])
            #expect(thread.programmes.map(\.id) == [programme])
            #expect(thread.attestation?.attestedName == "กรรมการนวัตกรรม")
        }
    }

    @Test("a person's receipt is kept once for each layer", arguments: Backend.available)
    func receipts(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            #expect(await refusal { try await town.plans.acknowledge(by: .anyone) } == "401.2")
            let first = try await town.plans.acknowledge(by: .clerk)
            try await town.plans.acknowledge(by: .clerk)
            try await town.plans.acknowledge(by: .treasurer)
            let readings = try await town.plans.readings(of: first.layer)
            #expect(readings.map(\.division) == [.office, .finance])
        }
    }

    @Test("the yearly evaluation, from the order to the follow-up, with both clocks", arguments: Backend.available)
    func evaluation(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            var draft = EvaluationDesk.Draft(
                orderNumber: "คำสั่ง 9/2568", appointedOn: .test(2025, 10, 6), members: "ประธาน กรรมการ 4 คน")
            let begin = draft
            #expect(
                await refusal { try await town.evaluations.save(begin, year: 2568, onVersion: 0, by: .clerk) }
                    == "403.1")
            try await town.evaluations.save(begin, year: 2568, onVersion: 0, by: .evaluator)
            #expect(
                await refusal { try await town.evaluations.save(begin, year: 2568, onVersion: 0, by: .evaluator) }
                    == "409.255")
            draft.reportedOn = .test(2025, 10, 20)
            draft.presentedOn = .test(2025, 10, 30)
            draft.postedOn = .test(2025, 11, 10)
            draft.postedUntil = .test(2025, 12, 9)
            let short = draft
            #expect(
                await refusal { try await town.evaluations.save(short, year: 2568, onVersion: 1, by: .evaluator) }
                    == "422.274")
            draft.postedUntil = .test(2025, 12, 10)
            let good = draft
            try await town.evaluations.save(good, year: 2568, onVersion: 1, by: .evaluator)
            func find(_ evidence: [EvaluationEvidence]) async -> String {
                await refusal {
                    try await town.evaluations.find(
                        "คนใช้น้อย", recommendation: "สอนการใช้", evidence: evidence, year: 2568, by: .evaluator)
                }
            }
            #expect(await find([]) == "422.271")
            #expect(await find([.init(.survey, .supports, people: 5, agreeing: 6)]) == "422.273")
            #expect(
                await find([
                    .init(.survey, .supports, people: 40, agreeing: 30),
                    .init(.interview, .contradicts, people: 9, agreeing: 7),
                ]) == "no refusal")
            var sheet = try #require(try await town.evaluations.sheet(year: 2568))
            #expect(sheet.clock.announceByPresenting == .test(2025, 11, 14))
            #expect(sheet.clock.announceByReport == .test(2025, 11, 4))
            #expect(sheet.clock.yearlyBy == .test(2025, 12, 31))
            #expect(!sheet.clock.isLate)
            let finding = sheet.findings[0]
            #expect(finding.supporting.map(\.instrument) == [.survey])
            #expect(finding.contradicting.first?.share?.th == "7 จาก 9 คน", "nine people are never a percentage")
            #expect(finding.supporting.first?.share?.th == "ร้อยละ 75 (30 จาก 40 คน)")
            #expect(
                await refusal {
                    try await town.evaluations.followUp("สอนแล้ว", on: finding.id, year: 2568, by: .evaluator)
                } == "409.256")
            #expect(
                await refusal {
                    try await town.evaluations.answer("เห็นชอบ", to: finding.id, year: 2568, by: .evaluator)
                } == "403.1")
            try await town.evaluations.answer("เห็นชอบ", to: finding.id, year: 2568, by: .mayorPerson)
            try await town.evaluations.followUp("สอนแล้ว 2 รุ่น", on: finding.id, year: 2568, by: .evaluator)
            sheet = try #require(try await town.evaluations.sheet(year: 2568))
            #expect(sheet.findings[0].answer?.name == "นายก")
            #expect(sheet.findings[0].followUp?.text == "สอนแล้ว 2 รุ่น")
        }
    }

    @Test(
        "the action plan is decided by the division, in order, with a reason where work is left out",
        arguments: Backend.available)
    func actionPlan(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            let activity = try await town.activity("1.1")
            func decide(
                _ draft: ActionPlanDraft, _ version: Int, _ actor: Actor = .clerk, year: Int = 2569
            ) async -> String {
                await refusal {
                    try await town.actionPlan.decide(activity, year: year, draft, onVersion: version, by: actor)
                }
            }
            #expect(await decide(.include(first: 3, last: 2), 0) == "422.254")
            #expect(await decide(.include(first: 0, last: 2), 0) == "422.254")
            #expect(await decide(.leaveOut(because: " "), 0) == "422.233")
            #expect(await decide(.include(first: 1, last: 2), 0, .treasurer) == "403.1")
            #expect(await decide(.include(first: 1, last: 2), 0, year: 2580) == "422.237")
            #expect(await decide(.include(first: 1, last: 2), 0) == "no refusal")
            #expect(await decide(.leaveOut(because: "รองบ"), 0) == "409.240")
            #expect(await decide(.leaveOut(because: "รองบ"), 1, .secretary) == "no refusal")
            #expect(try await town.actionPlan.entries(year: 2569)[activity]?.reason == "รองบ")
        }
    }

    @Test(
        "indicators are bound to measures that exist, or name who enters them; quarters end at the target",
        arguments: Backend.available)
    func indicators(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            let plan = try #require(try await town.plans.plan(asOf: .test(2025, 11, 3)))
            let id = try #require(plan.indicators.first { $0.key == "1.output" }).id
            func bind(_ draft: IndicatorBindingDraft, _ version: Int = 0, _ actor: Actor = .secretary) async -> String {
                await refusal { try await town.indicators.bind(id, draft, onVersion: version, by: actor) }
            }
            #expect(await bind(IndicatorBindingDraft(measure: "planning.unknown")) == "422.268")
            #expect(
                await bind(IndicatorBindingDraft(measure: "planning.paidShare", parameters: ["x": "1"])) == "422.268")
            #expect(await bind(IndicatorBindingDraft(measure: nil)) == "422.269")
            #expect(await bind(IndicatorBindingDraft(measure: nil, ownerDivision: .office), 0, .head) == "403.1")
            #expect(await bind(IndicatorBindingDraft(measure: nil, ownerDivision: .office)) == "no refusal")
            #expect(await bind(IndicatorBindingDraft(measure: "planning.actionPlanDone")) == "409.240")
            #expect(await bind(IndicatorBindingDraft(measure: "planning.actionPlanDone"), 1) == "no refusal")
            func phase(_ quarters: [Int]) async -> String {
                await refusal {
                    try await town.indicators.setPhasing(id, year: 2569, quarters.map { Decimal4($0) }, by: .secretary)
                }
            }
            #expect(await phase([10, 30, 60]) == "422.270")
            #expect(await phase([10, 30, 20, 85]) == "422.270")
            #expect(await phase([10, 30, 60, 80]) == "422.270")
            #expect(await phase([10, 30, 60, 85]) == "no refusal")
            let line = try #require(try await town.indicators.lines(.q1).first { $0.indicator.key == "1.output" })
            #expect(line.phasing == [10, 30, 60, 85].map { Decimal4($0) })
            #expect(line.target?.description == "85")
        }
    }

    @Test("the numbers of this slice's problems are unique") func numbers() {
        let all = Problem.planning.map(\.number)
        #expect(Set(all).count == all.count)
        let others = (Problem.access).map(\.number)
        #expect(Set(all).isDisjoint(with: others))
    }
}
