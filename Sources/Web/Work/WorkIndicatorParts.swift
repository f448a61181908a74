import Civics
import Evidence
import Html
import Planning
import Shell

/// An indicator's row: target against actual, its status and the rule behind it, and where the figure comes from.
struct WorkIndicatorBullet: Component {
    var line: IndicatorLine

    var html: HTML {
        """
        <div>\(BulletChart(
            Words(line.indicator.title), actual: line.figure.value?.approximate, target: line.target?.approximate,
            expected: line.status.expectedToDate?.approximate, unit: line.unit, decimals: line.decimals,
            direction: line.binding?.direction == .less ? .lessIsBetter : .moreIsBetter))
        <p>\(IndicatorStatus(line: line)) <a class="quiet" href="\(link: WorkLinks.lineage(line.lineage))">\(Words(th: "ที่มา", en: "Source"))<span class="unseen"> \(line.indicator.title)</span></a></p></div>
        """
    }
}

/// The mark of an indicator's status; never without its number.
struct IndicatorStatus: Component {
    var line: IndicatorLine

    var html: HTML {
        let share = line.status.attainment.flatMap { $0.times(Ratio(100)) }
        return StatusMark(
            line.shellStatus,
            detail: share.map { "\($0.text(decimals: 0)) %" } ?? line.figure.value?.text(decimals: line.decimals)
        ).html
    }
}

extension IndicatorLine {
    var shellStatus: Status { Status(rawValue: status.word.rawValue) ?? .unmeasurable }

    /// Worst first, then in the order of the plan.
    static func worstFirst(_ lines: [IndicatorLine]) -> [IndicatorLine] {
        Status.worstFirst.flatMap { status in lines.filter { $0.shellStatus == status } }
    }
}
