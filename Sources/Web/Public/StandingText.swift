import Civics
import Html
import Planning
import Shell

/// How an activity stands, in one word with what there is to worry about; colour only where something is late.
struct StandingText: Component {
    var state: ActivityState?

    var html: HTML {
        guard let state else { return "<span class=\"missing\">\(PublicLabel.noData)</span>" }
        let percent: HTML = state.progress.map { " <span class=\"number\">\($0.percent) %</span>" } ?? .empty
        let word: HTML = "\(state.standing.words)\(percent)"
        if state.isBehind { return "\(StatusMark(.behind)) <span class=\"quiet\">(\(word))</span>" }
        if state.shouldHaveBegun { return "\(StatusMark(.watch)) <span class=\"quiet\">(\(word))</span>" }
        return state.standing == .notReported ? "<span class=\"quiet\">\(word)</span>" : word
    }
}

/// Who answers for an activity: the division, else what is printed and that nobody leads it yet.
struct LeadText: Component {
    var activity: PlannedActivity
    var view: PlanView

    var html: HTML {
        let printed = activity.division ?? ""
        guard let name = view.division(view.state(activity.id)) else {
            if printed.isEmpty { return "<span class=\"missing\">\(PublicLabel.noData)</span>" }
            return "\(printed)"
        }
        return "\(name)"
    }
}

/// How the activities of this year's action plan stand, counted.
struct StandingCounts: Sendable, Hashable {
    var planned = 0
    var done = 0
    var late = 0
    var running = 0
    var cancelled = 0
    var notReported = 0

    init(_ states: [ActivityState]) {
        for state in states where state.isPlanned {
            planned += 1
            if state.isBehind || state.shouldHaveBegun {
                late += 1
            } else {
                switch state.standing {
                case .done: done += 1
                case .inProgress, .notStarted, .stopped: running += 1
                case .cancelled: cancelled += 1
                case .notReported: notReported += 1
                }
            }
        }
    }
}

/// The counts in a line of tiles, or why there are none.
struct StandingTiles: Component {
    var counts: StandingCounts
    var quarter: FiscalQuarter

    var html: HTML {
        if counts.planned == 0 {
            return """
                <p>\(Words(th: "ยังไม่มีการบันทึกแผนปฏิบัติการของปีงบประมาณ \(quarter.year.buddhist) จึงยังบอกไม่ได้ว่ากิจกรรมใดทันหรือช้า", en: "The action plan of fiscal year \(quarter.year.buddhist) has not been entered yet, so nothing can be called on time or late."))</p>
                """
        }
        let tiles: [(Words, Int)] = [
            (Words(th: "อยู่ในแผนปฏิบัติการปีนี้", en: "In this year's action plan"), counts.planned),
            (Words(th: "แล้วเสร็จ", en: "Done"), counts.done),
            (Words(th: "กำลังทำตามกำหนด", en: "Under way, in time"), counts.running),
            (Words(th: "ช้ากว่ากำหนด", en: "Late"), counts.late),
            (Words(th: "ยังไม่รายงาน", en: "Not reported"), counts.notReported),
            (Words(th: "ยกเลิก", en: "Cancelled"), counts.cancelled),
        ]
        let shown = tiles.enumerated().filter { $0.offset < 4 || $0.element.1 > 0 }.map(\.element)
        return CardGrid(shown.map { StatTile($0.0, NumberText($0.1), note: PublicLabel.quarter(quarter)) }).html
    }
}
