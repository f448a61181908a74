/// Indicators that contradict one another or cannot be measured as printed.
enum IndicatorRules {
    static let all: [PlanRule] = [
        PlanRule("indicators.same_name_other_targets", .error, sameName),
        PlanRule("indicators.falling_target", .warning, falling),
        PlanRule("indicators.above_100_percent", .error, above100),
        PlanRule("indicators.no_unit", .warning, noUnit),
        PlanRule("indicators.no_targets", .warning, noTargets),
        PlanRule("indicators.year_without_target", .warning, missingYears),
        PlanRule("indicators.cannot_both_hold", .warning, conflicting),
        PlanRule("indicators.count_as_percentage", .warning, countAsPercentage),
        PlanRule("indicators.no_baseline", .note, noBaseline),
        PlanRule("indicators.strategy_without_indicator", .error, strategiesWithout),
    ]

    private static func all(_ plan: Plan) -> [(strategy: Int, indicator: Indicator)] {
        plan.strategies.flatMap { strategy in strategy.indicators.map { (strategy.number, $0) } }
    }

    private static func targets(_ indicator: Indicator) -> PlanFinding.Evidence {
        var named: [String: PlanFinding.Evidence] = [:]
        for (year, value) in indicator.targets { named[String(year)] = .text(value.description) }
        return .named(named)
    }

    private static let sameName: PlanRule.Check = { checkup, report in
        var first: [String: (strategy: Int, indicator: Indicator)] = [:]
        for later in all(checkup.plan) where !later.indicator.targets.isEmpty {
            let name = later.indicator.title.bare
            guard let earlier = first[name] else {
                first[name] = later
                continue
            }
            guard
                earlier.indicator.targets != later.indicator.targets || earlier.indicator.unit != later.indicator.unit
            else { continue }
            report.find(
                at: later.indicator.line,
                th: "ตัวชี้วัดชื่อเดียวกันมีค่าเป้าหมายหรือหน่วยต่างกัน: ยุทธศาสตร์ที่ \(earlier.strategy) กับยุทธศาสตร์ที่ \(later.strategy)",
                en:
                    "One indicator has different targets or units in strategies \(earlier.strategy) and \(later.strategy).",
                evidence: [
                    "title": .text(later.indicator.title),
                    "lines": .lines([earlier.indicator.line, later.indicator.line].compactMap { $0 }),
                    "first": targets(earlier.indicator), "second": targets(later.indicator),
                ], suggestTh: "ใช้ค่าเป้าหมายชุดเดียว หรือตั้งชื่อตัวชี้วัดให้ต่างกัน",
                suggestEn: "Use one set of targets, or give the indicators different names.")
        }
    }

    /// Words of measures that a good year makes smaller.
    private static let lessIsBetter = [
        "อัตราการใช้", "การใช้พลังงาน", "การใช้ไฟฟ้า", "การใช้กระดาษ", "รอคอย", "เวลาเฉลี่ย", "เวลาที่ใช้", "ล่าช้า", "มลพิษ",
        "ไข้เลือดออก",
        "ลด", "น้อยลง", "ไม่เกิน", "ร้องเรียน", "ร้องทุกข์", "ผู้ป่วย", "อุบัติเหตุ", "เสียชีวิต", "หนี้", "ค้าง", "เสียหาย", "สูญเสีย", "คดี",
        "ปริมาณขยะ", "ระยะเวลา", "อัตราการเกิด", "ผู้ยากไร้", "ว่างงาน", "จุดเสี่ยง", "การเกิดไฟ",
    ]

    /// What is measured in these is waited for, or trained: a smaller figure is no slip.
    private static let timeUnits: Set<String> = ["วินาที", "นาที", "ชั่วโมง", "วัน", "วันทำการ"]

    private static let falling: PlanRule.Check = { checkup, report in
        for (_, indicator) in all(checkup.plan)
        where !indicator.isCeiling && !timeUnits.contains(indicator.unit ?? "")
            && !lessIsBetter.contains(where: { indicator.title.holds($0) })
        {
            let values = indicator.targets.sorted { $0.key < $1.key }
            guard let drop = zip(values, values.dropFirst()).first(where: { $0.value > $1.value }) else { continue }
            report.find(
                at: indicator.line,
                th:
                    "ค่าเป้าหมายลดลงจาก \(drop.0.value) (ปี \(drop.0.key)) เป็น \(drop.1.value) (ปี \(drop.1.key)) ทั้งที่ยิ่งมากยิ่งดี",
                en:
                    "The target falls from \(drop.0.value) (\(drop.0.key)) to \(drop.1.value) (\(drop.1.key)) where more is better.",
                evidence: ["title": .text(indicator.title), "targets": targets(indicator)],
                suggestTh: "ตรวจค่าเป้าหมายกับต้นฉบับ", suggestEn: "Check the targets against the original.")
        }
    }

    private static let above100: PlanRule.Check = { checkup, report in
        for (_, indicator) in all(checkup.plan) where indicator.unit == "ร้อยละ" {
            let above = indicator.targets.filter { $0.value > Decimal4(100) }.sorted { $0.key < $1.key }
            guard let first = above.first, !indicator.title.holds("เพิ่ม") else { continue }
            report.find(
                at: indicator.line, th: "ค่าเป้าหมายร้อยละ \(first.value) (ปี \(first.key)) เกิน 100",
                en: "The target of \(first.value) percent (\(first.key)) is above 100.",
                evidence: ["title": .text(indicator.title), "targets": targets(indicator)],
                suggestTh: "ตรวจตัวเลขหรือหน่วยนับ", suggestEn: "Check the figure or the unit.")
        }
    }

    private static let noUnit: PlanRule.Check = { checkup, report in
        for (_, indicator) in all(checkup.plan)
        where !indicator.targets.isEmpty && indicator.unit == nil && !indicator.title.opens(with: "ร้อยละ") {
            report.find(
                at: indicator.line, th: "ค่าเป้าหมายของตัวชี้วัด “\(indicator.title)” ไม่มีหน่วยนับ",
                en: "The targets of an indicator have no unit.", evidence: ["title": .text(indicator.title)],
                suggestTh: "เติมหน่วย เช่น ร้อยละ โครงการ คน", suggestEn: "Add the unit: percent, projects, people.")
        }
    }

    /// By an indicator's line, the years whose target is printed and could not be read: their cells lie unplaced
    /// under it.
    private static func unreadYears(_ plan: Plan) -> [Int: Set<Int>] {
        let lines = Set(all(plan).compactMap(\.indicator.line)).sorted()
        var unread: [Int: Set<Int>] = [:]
        for passage in plan.unplaced {
            var cursor = Cursor(passage.text.prefix(12))
            guard let place = passage.line, cursor.skip(word: "ปี "), let year = cursor.readNumber(),
                cursor.peek == ":"
            else { continue }
            var (low, high) = (0, lines.count)
            while low < high {
                let middle = (low + high) / 2
                if lines[middle] <= place { low = middle + 1 } else { high = middle }
            }
            guard low > 0, place < lines[low - 1] + 20 else { continue }
            unread[lines[low - 1], default: []].insert(year)
        }
        return unread
    }

    private static let noTargets: PlanRule.Check = { checkup, report in
        let unread = unreadYears(checkup.plan)
        for (_, indicator) in all(checkup.plan)
        where indicator.targets.isEmpty && indicator.kind != .impact && indicator.comparator != .moreThanLastYear
            && unread[indicator.line ?? 0] == nil
        {
            report.find(
                at: indicator.line, th: "ตัวชี้วัด “\(indicator.title)” ไม่มีค่าเป้าหมาย",
                en: "An output or outcome indicator has no targets.", evidence: ["title": .text(indicator.title)],
                suggestTh: "กำหนดค่าเป้าหมายรายปี", suggestEn: "Set a target for each year.")
        }
    }

    private static let missingYears: PlanRule.Check = { checkup, report in
        let unread = unreadYears(checkup.plan)
        for (_, indicator) in all(checkup.plan)
        where !indicator.targets.isEmpty && indicator.comparator != .moreThanLastYear {
            let missing = checkup.plan.years.filter { indicator.targets[$0] == nil }
            guard !missing.isEmpty else { continue }
            let years = missing.map(String.init).joined(separator: ", ")
            let isUnread = unread[indicator.line ?? 0]?.isDisjoint(with: missing) == false
            report.find(
                at: indicator.line,
                th: "ตัวชี้วัด “\(indicator.title)” ไม่มีค่าเป้าหมาย\(isUnread ? "ที่อ่านได้" : "")ของปี \(years)",
                en: "An indicator has no \(isUnread ? "readable target" : "target") for \(years).",
                evidence: ["title": .text(indicator.title), "years": .list(missing.map { .number(Int64($0)) })],
                suggestTh: "เติมค่าเป้าหมายให้ครบทุกปีของแผน", suggestEn: "Give a target for every year of the plan.")
        }
    }

    /// `ไม่ต่ำกว่า ร้อยละ ๘๕` in a result, against a lower target for the same named measure in some year.
    private static let conflicting: PlanRule.Check = { checkup, report in
        var measured: [String: (strategy: Int, indicator: Indicator)] = [:]
        for twin in all(checkup.plan) where twin.indicator.unit == "ร้อยละ" && !twin.indicator.targets.isEmpty {
            for name in acronyms(twin.indicator.title) where measured[name] == nil { measured[name] = twin }
        }
        for (element, activity) in checkup.activities {
            for result in activity.results {
                guard let floor = floorPercentage(result.text) else { continue }
                for name in acronyms(activity.title + " " + result.text).sorted() {
                    guard let twin = measured[name],
                        twin.indicator.targets.values.contains(where: { $0 < floor })
                    else { continue }
                    report.find(
                        at: activity.line,
                        th:
                            "\(name): กิจกรรม \(element.number).\(activity.number) ตั้งไว้ไม่ต่ำกว่าร้อยละ \(floor) ทุกปี แต่ตัวชี้วัดของยุทธศาสตร์ที่ \(twin.strategy) ตั้งเป้าบางปีไว้ต่ำกว่า",
                        en:
                            "\(name): an activity asks for at least \(floor) percent, strategy \(twin.strategy)'s indicator for less in some years.",
                        evidence: [
                            "measure": .text(name), "activity": .text(floor.description),
                            "targets": targets(twin.indicator),
                            "lines": .lines([activity.line, twin.indicator.line].compactMap { $0 }),
                        ], suggestTh: "ใช้ค่าเป้าหมายเดียวกันทั้งสองแห่ง", suggestEn: "Use the same target in both places.")
                }
            }
        }
    }

    private static func floorPercentage(_ text: String) -> Decimal4? {
        for word in ["ไม่ต่ำกว่า", "ไม่น้อยกว่า"] {
            guard let (_, after) = text.split(at: word) else { continue }
            var cursor = Cursor(after)
            cursor.skipSpaces()
            guard cursor.skip(word: "ร้อยละ") else { continue }
            cursor.skipSpaces()
            if let value = cursor.readNumber() { return Decimal4(value) }
        }
        return nil
    }

    /// Words of three to six Latin capitals: LPA, ITA.
    private static func acronyms(_ text: String) -> Set<String> {
        let words = text.unicodeScalars.split { !$0.isASCII || !$0.properties.isUppercase }
        return Set(words.map { String(String.UnicodeScalarView($0)) }.filter { (3...6).contains($0.count) })
    }

    private static let countAsPercentage: PlanRule.Check = { checkup, report in
        for (_, indicator) in all(checkup.plan) where indicator.unit == "ร้อยละ" && indicator.title.opens(with: "จำนวน") {
            report.find(
                at: indicator.line, th: "ตัวชี้วัดชื่อ “จำนวน…” แต่ค่าเป้าหมายเป็นร้อยละ",
                en: "The indicator is named as a count, its targets are percentages.",
                evidence: ["title": .text(indicator.title)], suggestTh: "เปลี่ยนชื่อเป็น “ร้อยละของ…” หรือเปลี่ยนหน่วยของเป้าหมาย",
                suggestEn: "Name it as a percentage, or change the targets' unit.")
        }
    }

    private static let noBaseline: PlanRule.Check = { checkup, report in
        let indicators = all(checkup.plan).filter { !$0.indicator.targets.isEmpty }
        // A plan from YAML or JSON has no prose, where a baseline may be stated.
        guard let first = indicators.first, !checkup.plan.headings.isEmpty,
            !checkup.texts.contains(where: { $0.text.holds("ค่าฐาน") || $0.text.holds("ปีฐาน") })
        else { return }
        report.find(
            at: first.indicator.line, th: "ตัวชี้วัดทั้ง \(indicators.count) ตัวไม่ระบุค่าฐานและแหล่งข้อมูล",
            en: "None of the \(indicators.count) indicators states a baseline or a source.",
            evidence: ["indicators": .number(Int64(indicators.count))],
            suggestTh: "เพิ่มค่าฐาน (ปีก่อนเริ่มแผน) และแหล่งข้อมูลของแต่ละตัวชี้วัด",
            suggestEn: "Add the baseline and the source of each indicator.")
    }

    private static let strategiesWithout: PlanRule.Check = { checkup, report in
        for strategy in checkup.plan.strategies where strategy.indicators.isEmpty && strategy.overviewIndicators.isEmpty
        {
            report.find(
                at: strategy.line ?? strategy.overviewLine, th: "ยุทธศาสตร์ที่ \(strategy.number) มีเป้าประสงค์แต่ไม่มีตัวชี้วัด",
                en: "Strategy \(strategy.number) has objectives and no indicator.",
                suggestTh: "กำหนดตัวชี้วัดอย่างน้อยหนึ่งตัวต่อเป้าประสงค์",
                suggestEn: "Give each objective at least one indicator.")
        }
    }
}
