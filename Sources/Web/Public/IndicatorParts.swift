import Civics
import Evidence
import Html
import PlanText
import Planning
import Shell

extension KPIStatus.Word {
    /// The mark of the word; both lists have the same raw values.
    var mark: Status { Status(rawValue: rawValue) ?? .unmeasurable }
}

extension Ratio {
    /// For drawing only; numbers are printed exactly.
    var drawn: Double { Double(numerator) / Double(denominator) }
}

/// An indicator as a bullet row: what was reached, the target, what was expected by now, the word and its rule.
struct IndicatorBullet: Component {
    var line: IndicatorLine
    /// Whether it stands as a card among others, under its name.
    var isCard = true

    var html: HTML {
        guard isCard else { return content }
        return Card(Words(line.indicator.title), to: PublicLinks.indicator(line.indicator.key)) { content }.html
    }

    private var content: HTML {
        """
        <p>\(StatusMark(line.status.word.mark, detail: IndicatorText.attainment(line.status)))</p>
        \(BulletChart(
            Words(line.indicator.title), actual: line.figure.value?.drawn, target: line.target?.drawn,
            expected: line.status.expectedToDate?.drawn, unit: line.unit, decimals: IndicatorText.decimals(line),
            direction: line.binding?.direction == .less ? .lessIsBetter : .moreIsBetter, isTitleShown: false))
        <p class="quiet">\(line.status.rule)</p>
        <p class="quiet">\(IndicatorText.source(line)) · \
        <a href="\(link: PublicLinks.figure(line.indicator.key, line.quarter))">\(Words(th: "ดูที่มาของตัวเลข", en: "See where the number comes from"))<span class="unseen">: \(line.indicator.title)</span></a></p>
        """
    }
}

/// Indicators side by side, worst first.
struct IndicatorCards: Component {
    var lines: [IndicatorLine]

    var html: HTML { CardGrid(IndicatorCounts.worstFirst(lines).map { IndicatorBullet(line: $0) }).html }
}

enum IndicatorText {
    /// Whole numbers are shown without a fraction, whatever the measure allows.
    static func decimals(_ line: IndicatorLine) -> Int {
        line.figure.value.map { $0.denominator == 1 } ?? true ? 0 : line.decimals
    }

    static func attainment(_ status: KPIStatus) -> String? {
        status.attainment.flatMap { $0.times(Ratio(100)) }.map { "\($0.text(decimals: 0)) %" }
    }

    /// How it gets its number.
    static func source(_ line: IndicatorLine) -> Words {
        line.isComputed
            ? Words(th: "คำนวณจากบันทึกของระบบ", en: "computed from the organisation's records")
            : Words(th: "กรอกโดยเจ้าหน้าที่", en: "entered by hand")
    }

    static func kind(_ kind: Indicator.Kind) -> Words {
        switch kind {
        case .output: Words(th: "ผลผลิต", en: "Output")
        case .outcome: Words(th: "ผลลัพธ์", en: "Outcome")
        case .impact: Words(th: "ผลกระทบ", en: "Impact")
        }
    }

    static func comparator(_ comparator: Indicator.Comparator?) -> Words {
        switch comparator {
        case .atLeast: Words(th: "ไม่น้อยกว่าค่าเป้าหมาย", en: "at least the target")
        case .exactly: Words(th: "ตามค่าเป้าหมายที่พิมพ์", en: "the printed target")
        case .moreThanLastYear: Words(th: "เพิ่มขึ้นจากปีก่อน", en: "more than last year")
        case nil: Words(th: "เอกสารไม่ได้บอกวิธีเทียบ", en: "the document does not say how to compare")
        }
    }
}

/// Indicators counted by word, worst first, for a bar.
struct IndicatorCounts: Component {
    var lines: [IndicatorLine]

    var html: HTML {
        let counts = Dictionary(grouping: lines, by: \.status.word.mark).mapValues(\.count)
        return DistributionBar(Words(th: "ตัวชี้วัดทั้งหมด", en: "All indicators"), counts).html
    }

    /// Worst first, then in the order of the plan.
    static func worstFirst(_ lines: [IndicatorLine]) -> [IndicatorLine] {
        let place = Dictionary(uniqueKeysWithValues: Status.worstFirst.enumerated().map { ($1, $0) })
        return lines.enumerated().sorted {
            let (left, right) = (place[$0.element.status.word.mark] ?? 9, place[$1.element.status.word.mark] ?? 9)
            return (left, $0.offset) < (right, $1.offset)
        }.map(\.element)
    }
}
