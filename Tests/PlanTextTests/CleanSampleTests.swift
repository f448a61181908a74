import Civics
import PlanText
import Testing

@Suite("The clean sample")
struct CleanSampleTests {
    @Test("A clean plan yields no finding at all and leaves nothing unplaced")
    func clean() throws {
        let plan = try SamplePlan.plan
        #expect(PlanChecker.check(plan).map { "\($0.line ?? 0) \($0.rule) \($0.message.th)" } == [])
        #expect(plan.unplaced.map(\.text) == [])
    }
}
