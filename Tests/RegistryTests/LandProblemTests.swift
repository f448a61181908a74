import Access
import Civics
import Registry
import Testing

@Suite("Numbers of the register's refusals")
struct LandProblemTests {
    @Test("Each refusal of history and land has a number of its own, within its area, in both languages")
    func numbers() {
        let all = Problem.registryHistory + Problem.registryLand
        #expect(Set(all.map(\.number)).count == all.count)
        for problem in all {
            #expect((400..<500).contains(problem.status))
            let running = problem.number.split(separator: ".").last.flatMap { Int($0) } ?? 0
            #expect((300...329).contains(running), "\(problem.number)")
            #expect(!problem.sentence.th.isEmpty && !problem.sentence.en.isEmpty)
            #expect(!problem.wayForward.th.isEmpty && !problem.wayForward.en.isEmpty)
        }
        #expect(Set(AuditEvent.registryLandNames).count == AuditEvent.registryLandNames.count)
    }
}
