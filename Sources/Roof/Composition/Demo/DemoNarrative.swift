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

    /// Composes a report.
    ///
    /// - Parameter isDifficult: whether the officer names a problem.
    static func compose(
        _ kind: DemoKind, percent: Int, isDifficult: Bool, random: inout SplitMix64
    ) -> DemoNarrative {
        let stage = Stage(percent)
        let choices = DemoPhrases.done(kind, stage)
        let text = random.one(of: choices) ?? ""
        let filled = fill(text, random: &random)
        let problem = isDifficult ? random.one(of: DemoPhrases.problems(kind)) ?? "" : ""
        return DemoNarrative(
            done: filled, problem: fill(problem, random: &random),
            next: stage == .finished
                ? "สรุปบทเรียนและจัดเก็บเอกสารเข้าแฟ้มโครงการ" : fill(DemoPhrases.next(kind, stage), random: &random))
    }

    /// `{a}` a small number, `{b}` a larger one, `{v}` a village, `{h}` households.
    private static func fill(_ text: String, random: inout SplitMix64) -> String {
        var filled = ""
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            filled += rest[..<open]
            switch rest[rest.index(after: open)..<close] {
            case "a": filled += String(random.whole(2...6))
            case "b": filled += String(random.whole(28...64))
            case "v": filled += String(random.whole(1...16))
            default: filled += String(random.whole(110...380))
            }
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }
}
