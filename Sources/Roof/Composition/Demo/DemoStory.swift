/// How one activity of the plan goes in the sample years.
struct DemoStory: Sendable {
    /// The place in the plan: `9.2`.
    var place: String
    var kind: DemoKind
    /// Per cent at the end of each quarter of the past year; `nil` where nothing was reported.
    var past: [Int?]
    /// Per cent by now in the first quarter of the current year; `nil` where nothing is reported yet.
    var current: Int?
    /// The quarters the past year's action plan gives it.
    var quarters: ClosedRange<Int> = 1...4
    /// The division that the permanent secretary names, where the plan names all.
    var lead: String?
    /// The quarter of the past year in which the work stood still.
    var stopsIn: Int?
    /// Whether its director approves after the quarters have closed.
    var approvesLate = false

    init(
        _ place: String, _ kind: DemoKind, _ past: [Int?], now current: Int?, in quarters: ClosedRange<Int> = 1...4,
        lead: String? = nil, stopsIn: Int? = nil, approvesLate: Bool = false
    ) {
        self.place = place
        self.kind = kind
        self.past = past
        self.current = current
        self.quarters = quarters
        self.lead = lead
        self.stopsIn = stopsIn
        self.approvesLate = approvesLate
    }

    /// Three of four go as planned; works is slow to buy, welfare runs short of officers, education approves late.
    static let all: [DemoStory] = [
        DemoStory("1.1", .utility, [25, 50, 75, 100], now: 12),
        DemoStory("1.2", .data, [30, 60, 90, 100], now: 15, lead: "office"),
        DemoStory("1.3", .system, [10, 40, 80, 100], now: 10),
        DemoStory("1.4", .survey, [15, 45, 70, 100], now: 10),
        DemoStory("1.5", .data, [25, 50, 75, 100], now: 15, lead: "finance"),
        DemoStory("2.1", .survey, [0, 20, 100, 100], now: 0, in: 2...3),
        DemoStory("2.2", .building, [0, 10, 45, 70], now: nil, in: 1...3, lead: "works"),
        DemoStory("2.3", .event, [0, 50, 60, 100], now: 0, in: 2...4),
        DemoStory("3.1", .training, [0, 40, 100, 100], now: 0, in: 2...3),
        DemoStory("3.2", .training, [20, 45, 70, 100], now: 10),
        DemoStory("3.3", .training, [0, 0, 100, 100], now: nil, in: 3...3),
        DemoStory("4.1", .assessment, [10, 40, 85, 100], now: 5, lead: "office"),
        DemoStory("4.2", .assessment, [10, 50, 90, 100], now: 5, lead: "office"),
        DemoStory("5.1", .system, [30, 60, 100, 100], now: 20, in: 1...3),
        DemoStory("5.2", .community, [20, 50, 80, 100], now: 15),
        DemoStory("5.3", .community, [30, 100, 100, 100], now: 15, in: 1...2),
        DemoStory("5.4", .building, [15, 40, 40, 60], now: nil, stopsIn: 3),
        DemoStory("6.1", .event, [0, 30, 60, 100], now: 0, in: 2...4),
        DemoStory("7.1", .planning, [20, 60, 100, 100], now: 15, in: 1...3),
        DemoStory("7.2", .event, [10, 70, 100, 100], now: 5, in: 1...3),
        DemoStory("7.3", .delivery, [20, 45, 65, 90], now: nil, lead: "works"),
        DemoStory("8.1", .cooperation, [10, 30, nil, 40], now: nil, in: 1...3, lead: "education"),
        DemoStory("9.1", .planning, [25, 50, 100, 100], now: 10, in: 1...3),
        DemoStory("9.2", .waste, [25, 50, 75, 100], now: 12),
        DemoStory("9.3", .community, [20, 45, 80, 100], now: 5),
        DemoStory("9.4", .community, [], now: 10),
        DemoStory("10.1", .service, [20, 40, 60, 80], now: 10, lead: "welfare"),
        DemoStory("11.1", .training, [10, 60, 100, 100], now: 5, in: 1...3),
        DemoStory("11.2", .event, [10, 10, 10, nil], now: nil),
        DemoStory("12.1", .revenue, [30, 60, 80, 100], now: 20),
        DemoStory("13.1", .governance, [20, 40, 70, 100], now: 10),
        DemoStory("13.2", .governance, [25, 50, 75, 100], now: 15, lead: "office"),
        DemoStory("13.3", .governance, [15, 35, 60, 100], now: 5, lead: "education", approvesLate: true),
    ]

    /// The activities with a part of their own in the story.
    enum Special {
        /// Reported as done in full, and nothing is paid of its budget.
        static let contradiction = "9.3"
        /// Given up in the third quarter.
        static let cancelled = "11.2"
        /// Left out of the past year's action plan, because another activity does the same.
        static let leftOut = "9.4"
        static let doesTheSame = "5.3"
        /// Reported only after its quarter was opened again.
        static let reopened = "2.2"
        /// Gets the money of the cancelled one.
        static let receives = "9.2"
        /// Done, without a file that shows it.
        static let withoutEvidence = "1.5"
    }
}

/// What kind of work an activity is: it decides the words of its reports.
enum DemoKind: String, Sendable, CaseIterable {
    case service, utility, waste, delivery, data, system, survey, building, event, training, assessment, community,
        planning, cooperation
    case revenue, governance
}
