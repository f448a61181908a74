import Civics
import PlanText
import Testing

@Suite("The rules of the checker")
struct RuleTests {
    private func findings(_ edits: [Edit]) throws -> (text: String, findings: [PlanFinding]) {
        let text = try RuleCase.edited(edits)
        return (text, PlanChecker.check(try PlanReader.read(text: [UInt8](text.utf8))))
    }

    private func said(_ finding: PlanFinding) -> String { "\(finding.line ?? 0) \(finding.rule) \(finding.message.th)" }

    @Test("A planted error is found, at its line, and nothing else with it", arguments: RuleCase.all)
    func plantedError(_ planted: RuleCase) throws {
        let (text, findings) = try findings(planted.plant)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let line = try #require(lines.lastIndex { $0.contains(planted.at) }) + 1
        #expect(findings.map(said).count >= 1)
        for finding in findings {
            #expect(finding.rule == planted.rule, "\(said(finding))")
            #expect(finding.line == line, "\(said(finding))")
            #expect(finding.rule.hasPrefix(finding.family.rawValue + "."))
            #expect(!finding.message.th.isEmpty && !finding.message.en.isEmpty)
            #expect(!finding.suggestion.th.isEmpty && !finding.suggestion.en.isEmpty)
        }
    }

    @Test("What only looks like the error stays silent", arguments: RuleCase.all)
    func nearMiss(_ planted: RuleCase) throws {
        #expect(!planted.silent.isEmpty)
        for edits in planted.silent {
            let found = try findings(edits).findings
            #expect(found.filter { $0.rule == planted.rule }.map(said) == [])
        }
    }

    @Test("Every rule has a planted error and a near miss, and no case names a rule that is gone")
    func everyRuleIsTested() {
        let tested = Set(RuleCase.all.filter { !$0.plant.isEmpty && !$0.silent.isEmpty }.map(\.rule))
        #expect(tested == Set(PlanChecker.ruleIDs))
        #expect(Set(PlanChecker.ruleIDs).count == PlanChecker.ruleIDs.count)
    }

    @Test("A finding that a person accepted keeps its reason; another of the same rule does not")
    func accepted() throws {
        let text = try RuleCase.edited([
            .swap("ริมคลองร่มรื่น\tกองช่าง", "ริมคลองร่มรื่นและ\t"), .swap("กลางคืน\tกองช่าง", "กลางคืน\t"),
        ])
        let plan = try PlanReader.read(text: [UInt8](text.utf8))
        let line = try #require(SamplePlan.line(of: "ปลูกต้นไม้ริมคลอง", in: text))
        let accepted = AcceptedFinding(rule: "structure.no_division", line: line, reason: "ยังไม่มอบหมาย")
        let findings = PlanChecker.check(plan, accepted: [accepted]).filter { $0.rule == "structure.no_division" }
        #expect(findings.map(\.accepted) == [nil, "ยังไม่มอบหมาย"])
    }
}
