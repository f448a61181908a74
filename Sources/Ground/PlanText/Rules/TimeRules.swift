/// Years and periods that cannot be, or that disagree with one another.
enum TimeRules {
    static let all: [PlanRule] = [
        PlanRule("time.impossible_year", .error, impossibleYears),
        PlanRule("time.reversed_range", .error, reversedRanges),
        PlanRule("time.period_length", .warning, periodLengths),
        PlanRule("time.plan_years", .warning, planYears),
        PlanRule("time.indicator_span", .warning, indicatorSpans),
        PlanRule("time.year_outside_plan", .error, yearsOutside),
        PlanRule("time.deadline_outside_plan", .warning, deadlinesOutside),
        PlanRule("time.growth_beside_fixed_target", .warning, growthBesideTargets),
    ]

    /// A range of years, or a single one, as said after `พ.ศ.` or `ปี`.
    struct Span: Equatable {
        var first: Int
        var last: Int?
        /// The text before it, to see what the range belongs to.
        var before: String
        /// Opened by `พ.ศ.`, so that a year of the Common Era is a slip.
        var isBuddhist = false
    }

    /// Every `พ.ศ. A – B` and `ปี A - B` of a text, with four digits each.
    static func spans(in text: String) -> [Span] {
        guard text.holds("พ.ศ") || text.holds("ปี") else { return [] }
        var spans: [Span] = []
        var cursor = Cursor(text)
        while !cursor.isAtEnd {
            let start = cursor.position
            let isBuddhist = cursor.skip(word: "พ.ศ.") || cursor.skip(word: "พ.ศ")
            guard isBuddhist || cursor.skip(word: "ปี") else {
                cursor.position += 1
                continue
            }
            cursor.skipSpaces()
            guard let first = year(&cursor) else { continue }
            var span = Span(first: first, last: nil, before: cursor.text(from: max(0, start - 60), to: start))
            span.isBuddhist = isBuddhist
            let end = cursor.position
            cursor.skip(anyOf: " ")
            if let dash = cursor.peek, "-–—−".unicodeScalars.contains(dash) {
                cursor.skip(anyOf: " -–—−")
                _ = cursor.skip(word: "พ.ศ.")
                cursor.skipSpaces()
                span.last = year(&cursor)
            }
            if span.last == nil { cursor.position = end }
            spans.append(span)
        }
        return spans
    }

    private static func year(_ cursor: inout Cursor) -> Int? {
        let start = cursor.position
        guard let value = cursor.readNumber(), cursor.position - start == 4 else {
            cursor.position = start
            return nil
        }
        return value
    }

    /// No year of Thai print, so late that no plan speaks of it, or a year of the Common Era after `พ.ศ.`.
    ///
    /// Old years stay: `พ.ศ. ๑๘๙๓` is a date of history.
    private static func isImpossible(_ year: Int, isBuddhist: Bool, _ plan: Plan) -> Bool {
        if !(2300...2700).contains(year) && !(1900...2100).contains(year) { return true }
        guard let first = plan.years.first, let last = plan.years.last else { return false }
        return year >= last + 60 || (isBuddhist && (first - 543 - 30...last - 543 + 30).contains(year))
    }

    private static let impossibleYears: PlanRule.Check = { checkup, report in
        for text in checkup.texts {
            for span in spans(in: text.text) {
                for year in [span.first, span.last].compactMap({ $0 })
                where isImpossible(year, isBuddhist: span.isBuddhist, checkup.plan) {
                    report.find(
                        at: text.line, th: "ปี พ.ศ. \(year) เป็นไปไม่ได้", en: "The year \(year) is impossible.",
                        evidence: ["year": .number(Int64(year))], suggestTh: "ตรวจตัวเลขปีกับต้นฉบับ อาจพิมพ์สลับหรือสแกนผิด",
                        suggestEn: "Check the year against the original; digits may be swapped.")
                }
            }
        }
    }

    private static let reversedRanges: PlanRule.Check = { checkup, report in
        for text in checkup.texts {
            for span in spans(in: text.text) {
                guard let last = span.last, last < span.first, (2300...2700).contains(last) else { continue }
                report.find(
                    at: text.line, th: "ช่วงปี \(span.first) – \(last) เรียงกลับกัน",
                    en: "The range \(span.first) – \(last) runs backwards.",
                    evidence: ["first": .number(Int64(span.first)), "last": .number(Int64(last))],
                    suggestTh: "สลับปีเริ่มต้นกับปีสิ้นสุด หรือแก้ตัวเลขที่พิมพ์ผิด",
                    suggestEn: "Swap the years, or correct the digit that is wrong.")
            }
        }
    }

    /// `ระยะเวลา ๓ ปี`, `ระยะ ๓ ปี`: the number of years, with what stands before.
    static func periods(in text: String) -> [(years: Int, before: String)] {
        guard text.holds("ระยะ") else { return [] }
        var found: [(Int, String)] = []
        var cursor = Cursor(text)
        while !cursor.isAtEnd {
            let start = cursor.position
            guard cursor.skip(word: "ระยะเวลา") || cursor.skip(word: "ระยะ") else {
                cursor.position += 1
                continue
            }
            cursor.skipSpaces()
            guard let years = cursor.readNumber(), (1...30).contains(years) else { continue }
            cursor.skipSpaces()
            if cursor.skip(word: "ปี") {
                found.append((years, cursor.text(from: max(0, start - 80), to: start)))
            }
        }
        return found
    }

    private static let otherPlans = ["ยุทธศาสตร์ชาติ", "ฉบับที่", "แผนพัฒนาเศรษฐกิจ", "แผนพัฒนาท้องถิ่น"]

    private static let periodLengths: PlanRule.Check = { checkup, report in
        let length = checkup.plan.years.count
        guard length > 1 else { return }
        for text in checkup.texts where text.place != .name && text.place != .contents {
            if let (least, most, said) = contradiction(in: text.text) {
                report.find(
                    at: text.line, th: "ข้อความเดียวกันเขียนทั้ง “\(least)-\(most) ปี” และ “ระยะ \(said) ปี”",
                    en: "One text says both “\(least)-\(most) years” and “a period of \(said) years”.",
                    evidence: [
                        "said": .list([.number(Int64(least)), .number(Int64(most))]), "plan": .number(Int64(said)),
                    ],
                    suggestTh: "แก้ระยะเวลาให้ตรงกับช่วงปีของแผน", suggestEn: "Make the period agree with the plan's years.")
                continue
            }
            for (years, before) in periods(in: text.text)
            where years != length && !otherPlans.contains(where: { before.holds($0) }) {
                report.find(
                    at: text.line, th: "เขียนว่าแผนมีระยะ \(years) ปี แต่แผนนี้ครอบคลุม \(length) ปี (\(range(checkup.plan)))",
                    en: "The plan is said to run \(years) years; it covers \(length) (\(range(checkup.plan))).",
                    evidence: ["said": .number(Int64(years)), "plan": .number(Int64(length))],
                    suggestTh: "แก้ระยะเวลาให้ตรงกับช่วงปีของแผน", suggestEn: "Make the period agree with the plan's years.")
            }
        }
    }

    /// `แผน… ๒-๓ ปี … แผนระยะ ๕ ปี`: a plan given a length between two numbers of years and another one after it.
    private static func contradiction(in text: String) -> (least: Int, most: Int, said: Int)? {
        guard let (years, before) = periods(in: text).first, before.holds("แผน") else { return nil }
        var cursor = Cursor(before)
        var named = false
        while !cursor.isAtEnd {
            if cursor.skip(word: "แผน") { named = true }
            let start = cursor.position
            if named, start == 0 || Cursor.digit(cursor.scalars[start - 1]) == nil, let least = cursor.readNumber() {
                cursor.skipSpaces()
                let dash = cursor.position
                cursor.skip(anyOf: "-–—")
                guard cursor.position > dash else { continue }
                cursor.skipSpaces()
                if let most = cursor.readNumber(), (1...30).contains(least), (least...30).contains(most) {
                    cursor.skipSpaces()
                    if cursor.skip(word: "ปี"), !(least...most).contains(years) { return (least, most, years) }
                }
            } else {
                cursor.position = start + 1
            }
        }
        return nil
    }

    private static func range(_ plan: Plan) -> String {
        "พ.ศ. \(plan.years.first ?? 0) – \(plan.years.last ?? 0)"
    }

    /// A range that shares one end with the plan's, said of the plan itself.
    private static let planYears: PlanRule.Check = { checkup, report in
        guard let first = checkup.plan.years.first, let last = checkup.plan.years.last, first < last else { return }
        for text in checkup.texts where text.place != .name {
            for span in spans(in: text.text) where !otherPlans.contains(where: { span.before.holds($0) }) {
                guard let end = span.last, (span.first == first) != (end == last), end > span.first,
                    end - span.first < 10
                else { continue }
                report.find(
                    at: text.line, th: "ช่วงปี \(span.first) – \(end) ไม่ตรงกับช่วงปีของแผน \(first) – \(last)",
                    en: "The range \(span.first) – \(end) is not the plan's \(first) – \(last).",
                    evidence: [
                        "said": .list([.number(Int64(span.first)), .number(Int64(end))]),
                        "plan": .list([.number(Int64(first)), .number(Int64(last))]),
                    ], suggestTh: "แก้ให้ตรงกับปีในชื่อแผน หรืออธิบายว่าทำไมต่างกัน",
                    suggestEn: "Make it agree with the title, or say why it differs.")
            }
        }
    }

    private static let indicatorSpans: PlanRule.Check = { checkup, report in
        for strategy in checkup.plan.strategies {
            for indicator in strategy.indicators where !indicator.targets.isEmpty {
                for (years, _) in periods(in: indicator.title) where years != indicator.targets.count {
                    report.find(
                        at: indicator.line,
                        th: "ตัวชี้วัดเขียนว่า “ในระยะเวลา \(years) ปี” แต่มีค่าเป้าหมาย \(indicator.targets.count) ปี",
                        en: "The indicator speaks of \(years) years and has targets for \(indicator.targets.count).",
                        evidence: [
                            "said": .number(Int64(years)), "targets": .number(Int64(indicator.targets.count)),
                            "title": .text(indicator.title),
                        ], suggestTh: "แก้ชื่อตัวชี้วัดให้ตรงกับจำนวนปีที่ตั้งเป้า", suggestEn: "Name the years that have targets.")
                }
            }
        }
    }

    private static let yearsOutside: PlanRule.Check = { checkup, report in
        let years = Set(checkup.plan.years)
        guard years.count > 1, !checkup.plan.title.text.isEmpty else { return }
        for element in checkup.plan.elements {
            let outside = Set(element.activities.flatMap(\.budget.keys)).subtracting(years).sorted()
            guard !outside.isEmpty else { continue }
            report.find(
                at: element.line, th: "องค์ประกอบที่ \(element.number) มีงบประมาณปี \(list(outside)) ซึ่งอยู่นอกช่วงปีของแผน",
                en: "Element \(element.number) has budgets for \(list(outside)), outside the plan's years.",
                evidence: ["years": .list(outside.map { .number(Int64($0)) })], suggestTh: "ตรวจหัวตารางปีงบประมาณ",
                suggestEn: "Check the years in the table's head.")
        }
        for strategy in checkup.plan.strategies {
            for indicator in strategy.indicators {
                let outside = Set(indicator.targets.keys).subtracting(years).sorted()
                guard !outside.isEmpty else { continue }
                report.find(
                    at: indicator.line, th: "ตัวชี้วัดมีเป้าหมายปี \(list(outside)) ซึ่งอยู่นอกช่วงปีของแผน",
                    en: "The indicator has targets for \(list(outside)), outside the plan's years.",
                    evidence: ["years": .list(outside.map { .number(Int64($0)) }), "title": .text(indicator.title)],
                    suggestTh: "ตรวจหัวตารางค่าเป้าหมาย", suggestEn: "Check the years in the table's head.")
            }
        }
    }

    /// `แล้วเสร็จภายในปี พ.ศ. ๒๕๘๐`, `ปีงบประมาณ ๒๕๘๐`: the years that a bare text gives its work.
    private static func deadlines(in bare: String) -> [Int] {
        var found: [Int] = []
        for word in ["แล้วเสร็จ", "ปีงบประมาณ"] {
            var rest = String(bare.prefix(2_000))
            while found.count < 20, let (_, after) = rest.split(at: word) {
                rest = after
                var cursor = Cursor(after.prefix(40))
                for filler in ["ภายใน", "ใน", "ปี", "งบประมาณ", "พ.ศ."] { _ = cursor.skip(word: filler) }
                if let year = year(&cursor), (2400...2999).contains(year) { found.append(year) }
            }
        }
        return found
    }

    /// Work of an activity that is promised for a year after the plan's last.
    private static let deadlinesOutside: PlanRule.Check = { checkup, report in
        guard let last = checkup.plan.years.last else { return }
        for (element, activity) in checkup.activities {
            for text in [activity.title] + activity.results.map(\.text)
            where !otherPlans.contains(where: { text.holds($0) }) {
                let impossible = Set(spans(in: text).map(\.first)).filter { $0 >= last + 60 }
                let late = Set(deadlines(in: text.bare)).filter { $0 > last }.subtracting(impossible).sorted()
                guard !late.isEmpty else { continue }
                report.find(
                    at: activity.line,
                    th:
                        "กิจกรรม \(element.number).\(activity.number) กำหนดปี \(list(late)) ซึ่งเลยปีสุดท้ายของแผน (\(last))",
                    en:
                        "Activity \(element.number).\(activity.number) names \(list(late)), after the plan's last year (\(last)).",
                    evidence: ["years": .list(late.map { .number(Int64($0)) }), "text": .text(text)],
                    suggestTh: "ตรวจปีกับต้นฉบับ หรืออธิบายว่างานต่อเนื่องเกินแผน",
                    suggestEn: "Check the year, or say that the work goes on after the plan.")
            }
        }
    }

    private static func list(_ years: [Int]) -> String { years.map(String.init).joined(separator: ", ") }

    private static let growthBesideTargets: PlanRule.Check = { checkup, report in
        for strategy in checkup.plan.strategies {
            for indicator in strategy.indicators
            // One figure alone is what the first year starts from.
            where indicator.comparator == .moreThanLastYear && indicator.targets.count > 1 {
                report.find(
                    at: indicator.line, th: "ตัวชี้วัด “เพิ่มขึ้นจากปีก่อน” แต่กำหนดค่าเป้าหมายตายตัวไว้ด้วย จึงไม่ชัดว่าวัดแบบใด",
                    en:
                        "The indicator says “more than last year” and has fixed targets too: which one counts is unclear.",
                    evidence: ["title": .text(indicator.title)],
                    suggestTh: "เลือกอย่างใดอย่างหนึ่ง: เทียบกับปีก่อน หรือเทียบกับค่าเป้าหมาย",
                    suggestEn: "Choose one: against last year, or against the target.")
            }
        }
    }
}
