import Civics

extension KPIQuestion {
    /// The quarter (1 to 4) in which the value is due.
    var dueQuarter: Int {
        guard let month = dueMonth, (1...12).contains(month) else { return 4 }
        return (month + 2) % 12 / 3 + 1
    }

    /// The last day on which the value is in time.
    var dueOn: CivilDate {
        guard let month = dueMonth, (1...12).contains(month) else { return year.last }
        let christian = year.buddhist - 543 - (month >= 10 ? 1 : 0)
        let next =
            month == 12
            ? CivilDate(year: christian + 1, month: 1, day: 1)
            : CivilDate(year: christian, month: month + 1, day: 1)
        return next?.adding(days: -1) ?? year.last
    }

    /// The target that the year is held against; for `moreThanLastYear` last year's value.
    var yearTarget: Ratio? { comparator == .moreThanLastYear ? lastYear : target }

    /// What should be there at the end of the last closed quarter, and the baseline at that same point.
    ///
    /// Stated phasing is taken as it is. Otherwise it is even, up to the due quarter: what is counted up over the year
    /// goes from nothing to the target, and its baseline at the same pace; a level or an average goes from the baseline
    /// to the target, and without a baseline the target itself is expected all along.
    func expected() -> (value: Ratio, baseline: Ratio?)? {
        guard let target = yearTarget, closedQuarters > 0 else { return nil }
        guard let part = Ratio(Int64(min(closedQuarters, dueQuarter)), over: Int64(dueQuarter)) else { return nil }
        let counted = accumulation == .sum
        let pace = counted ? baseline.flatMap { $0.times(part) } : baseline
        if case .quarters(let values) = phasing, values.count == 4 {
            return (values[min(closedQuarters, 4) - 1], pace)
        }
        if counted { return target.times(part).map { ($0, pace) } }
        guard let baseline else { return (target, nil) }
        guard let way = target.minus(baseline)?.times(part), let value = baseline.plus(way) else { return nil }
        return (value, baseline)
    }

    var isLinear: Bool {
        if case .quarters(let values) = phasing, values.count == 4 { return false }
        return true
    }

    func isMet(_ actual: Ratio, _ target: Ratio) -> Bool {
        switch (comparator, direction) {
        case (.exactly, _): actual == target
        case (.moreThanLastYear, .more): actual > target
        case (.moreThanLastYear, .less): actual < target
        case (.atLeast, .more): actual >= target
        case (.atLeast, .less): actual <= target
        }
    }

    /// Whether meeting the year's target today settles it: what is still being counted can pass a limit tomorrow, and
    /// an average can fall.
    var isSettledWhenMet: Bool {
        switch (accumulation, direction) {
        case (.yesNo, _), (.latest, _): true
        case (.sum, .more): comparator != .exactly || isOver
        default: isOver
        }
    }

    /// Whether the time of the target is over.
    var isOver: Bool { closedQuarters >= dueQuarter && today > dueOn }
}

extension KPIStatus {
    /// Answers a question by the public rule (docs: status of an indicator).
    ///
    /// expected-to-date is the phased target at the end of the last closed quarter; attainment is (actual − baseline) /
    /// (expected − baseline), or actual / expected, marked so, where no baseline is stated (expected / actual where less
    /// is better). On track from 95 %, watch from 60 %, behind below, worse than baseline below 0.
    public init(_ question: KPIQuestion) {
        self = KPIStatus.answer(question)
    }

    private static func answer(_ q: KPIQuestion) -> KPIStatus {
        let expected = q.expected()
        func said(_ word: Word, _ attainment: Ratio? = nil, _ th: String, _ en: String) -> KPIStatus {
            KPIStatus(
                word: word, attainment: attainment, expectedToDate: q.accumulation == .yesNo ? nil : expected?.value,
                isWithoutBaseline: q.baseline == nil, isLinear: q.isLinear, rule: Words(th: th, en: en))
        }
        guard let target = q.yearTarget else {
            return said(
                .cannotBeMeasured, nil, "ไม่มีค่าเป้าหมายของปีนี้ จึงไม่มีอะไรให้เทียบ",
                "There is no target for this year to compare with.")
        }
        switch q.actual {
        case .cannotBeMeasured(let why): return said(.cannotBeMeasured, nil, why.th, why.en)
        case .missing: return whenMissing(q, expected?.value, said)
        case .value(let actual):
            if q.isMet(actual, target), q.isSettledWhenMet {
                return said(
                    .achieved, attainment(q, actual, expected)?.value, "ถึงเป้าหมายของทั้งปีแล้ว",
                    "The target of the year is met.")
            }
            if q.accumulation == .yesNo {
                return q.today > q.dueOn
                    ? said(.behind, nil, "เลยกำหนดแล้วยังไม่ได้ทำ", "Not done, and the due day has passed.")
                    : said(.notDue, nil, "ยังไม่ถึงกำหนด", "The due day has not come.")
            }
            if q.accumulation == .latest, q.today <= q.dueOn {
                return said(
                    .notDue, nil, "ตัวชี้วัดนี้วัดเมื่อถึงเดือนที่กำหนด", "This indicator is measured when its month has come.")
            }
            guard let expected else {
                return said(.notDue, nil, "ยังไม่มีไตรมาสที่ปิดในปีนี้", "No quarter of this year is closed yet.")
            }
            return compare(q, actual, target, expected, said)
        }
    }

    private typealias Said = (Word, Ratio?, String, String) -> KPIStatus

    private static func whenMissing(_ q: KPIQuestion, _ expected: Ratio?, _ said: Said) -> KPIStatus {
        let isDue: Bool
        switch q.accumulation {
        case .latest, .yesNo: isDue = q.today > q.dueOn
        // What is counted up or averaged owes a value at the end of every closed quarter in which something is expected.
        case .sum, .average: isDue = expected.map { $0 != .zero || q.direction == .less } ?? false
        }
        return isDue
            ? said(
                .overdue, nil, "ถึงกำหนดแล้วแต่ยังไม่มีค่า (ไม่มีค่าไม่ใช่ศูนย์)", "Due, and there is no value; no value is not zero.")
            : said(.notDue, nil, "ยังไม่ถึงกำหนด", "The due day has not come.")
    }

    /// The attainment; `value` is `nil` where expected and baseline are one, or a division by zero is asked for.
    private static func attainment(
        _ q: KPIQuestion, _ actual: Ratio, _ expected: (value: Ratio, baseline: Ratio?)?
    ) -> (value: Ratio?, isWorse: Bool)? {
        guard let expected, q.accumulation != .yesNo else { return nil }
        if let baseline = expected.baseline {
            let isWorse = q.direction == .more ? actual < baseline : actual > baseline
            guard let done = actual.minus(baseline), let way = expected.value.minus(baseline) else { return nil }
            return (done.over(way), isWorse)
        }
        return (q.direction == .more ? actual.over(expected.value) : expected.value.over(actual), false)
    }

    private static func compare(
        _ q: KPIQuestion, _ actual: Ratio, _ target: Ratio, _ expected: (value: Ratio, baseline: Ratio?), _ said: Said
    ) -> KPIStatus {
        guard let (share, isWorse) = attainment(q, actual, expected) else {
            return said(.cannotBeMeasured, nil, "ตัวเลขใหญ่เกินกว่าจะคำนวณได้", "The numbers are too large to compute with.")
        }
        let sofar = q.direction == .more ? actual >= expected.value : actual <= expected.value
        guard let share, expected.value != expected.baseline else {
            if sofar { return said(.onTrack, nil, "ถึงค่าที่ควรได้ ณ สิ้นไตรมาสที่ปิดแล้ว", "What was expected by now is there.") }
            return isWorse
                ? said(.worseThanBaseline, nil, "ต่ำกว่าค่าฐานที่ต้องรักษาไว้", "Worse than the baseline that was to be kept.")
                : said(.behind, nil, "ยังไม่ถึงค่าที่ควรได้", "What was expected by now is not there.")
        }
        // Past an exact target, more is a miss too: 105 % counts as 95 %.
        let isPast = q.comparator == .exactly && (q.direction == .more ? actual > target : actual < target)
        let judged = isPast ? target.over(actual).map { q.direction == .more ? $0 : share } ?? share : share
        if judged < .zero || (isWorse && !isPast) {
            return expected.baseline == nil
                ? said(.behind, share, "ต่ำกว่าร้อยละ 60 ของที่ควรได้", "Below 60 % of what was expected by now.")
                : said(.worseThanBaseline, share, "แย่กว่าค่าฐาน", "Worse than the baseline.")
        }
        if judged >= onTrackFrom {
            return said(.onTrack, share, "ตั้งแต่ร้อยละ 95 ของที่ควรได้", "At least 95 % of what was expected by now.")
        }
        if judged >= watchFrom {
            return said(
                .watch, share, "ร้อยละ 60 ถึงต่ำกว่า 95 ของที่ควรได้", "From 60 % to below 95 % of what was expected by now.")
        }
        return said(.behind, share, "ต่ำกว่าร้อยละ 60 ของที่ควรได้", "Below 60 % of what was expected by now.")
    }

    private static let onTrackFrom = Ratio(19, over: 20) ?? .one
    private static let watchFrom = Ratio(3, over: 5) ?? .one
}
