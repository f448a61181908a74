/// The words of sample reports: what an officer writes about work of a kind at a stage.
struct DemoNarrative: Sendable {
    var done: String
    var problem: String
    var next: String

    /// How far the work is.
    enum Stage: Int, Sendable {
        case waiting, beginning, middle, ending, finished

        init(_ percent: Int) {
            switch percent {
            case 0: self = .waiting
            case 1..<35: self = .beginning
            case 35..<70: self = .middle
            case 70..<100: self = .ending
            default: self = .finished
            }
        }
    }

    /// The sizes an activity's numbers grow towards, so that what is counted up never falls.
    struct Size: Sendable {
        var few: Int
        var people: Int
        var households: Int

        init(random: inout SplitMix64) {
            few = random.whole(3...6)
            people = random.whole(48...110)
            households = random.whole(240...620)
        }
    }

    /// Composes a report.
    ///
    /// - Parameter isDifficult: whether the officer names a problem.
    static func compose(
        _ kind: DemoKind, percent: Int, size: Size, isDifficult: Bool, random: inout SplitMix64
    ) -> DemoNarrative {
        let stage = Stage(percent)
        let text = random.one(of: DemoPhrases.done(kind, stage)) ?? ""
        let problem = isDifficult ? random.one(of: DemoPhrases.problems(kind)) ?? "" : ""
        let next = stage == .finished ? "สรุปบทเรียนและจัดเก็บเอกสารเข้าแฟ้มโครงการ" : DemoPhrases.next(kind, stage)
        let village = random.whole(1...16)
        func filled(_ text: String) -> String { fill(text, percent: percent, size, village: village) }
        return DemoNarrative(done: filled(text), problem: filled(problem), next: filled(next))
    }

    private static func fill(_ text: String, percent: Int, _ size: Size, village: Int) -> String {
        var filled = ""
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            filled += rest[..<open]
            switch rest[rest.index(after: open)..<close] {
            case "a": filled += String(1 + size.few * percent / 100)
            case "b": filled += String(6 + size.people * percent / 100)
            case "v": filled += String(village)
            default: filled += String(12 + size.households * percent / 100)
            }
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }
}
