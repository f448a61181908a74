import Civics
import Planning
import Testing

struct QuarterLockTests {
    @Test(
        "open from the first day to the last day of grace, and closed the day after",
        arguments: [
            (CivilDate.test(2025, 9, 30), QuarterLock.notBegun(.test(2025, 10, 1))),
            (.test(2025, 10, 1), .open(until: .test(2026, 1, 15))),
            (.test(2026, 1, 15), .open(until: .test(2026, 1, 15))),
            (.test(2026, 1, 16), .closed(after: .test(2026, 1, 15))),
        ]) func days(_ day: CivilDate, _ expected: QuarterLock)
    {
        #expect(QuarterLock(.q1, on: day, grace: 15, reopenings: []) == expected)
    }

    @Test("the setting moves the day") func grace() {
        #expect(
            QuarterLock(.q1, on: .test(2026, 1, 1), grace: 0, reopenings: []) == .closed(after: .test(2025, 12, 31)))
        #expect(QuarterLock.lastDay(of: .q2, grace: 30) == .test(2026, 4, 30))
    }
}
