/// Parts that are missing, or that two places of the document tell differently.
enum StructureRules {
    static let all: [PlanRule] = [
        PlanRule("structure.objectives_differ", .warning, objectivesDiffer),
        PlanRule("structure.objective_wording", .warning, objectiveWording),
        PlanRule("structure.strategy_name", .warning, strategyNames),
        PlanRule("structure.contents", .warning, contents),
        PlanRule("structure.no_division", .error, noDivision),
        PlanRule("structure.unknown_division", .warning, unknownDivision),
        PlanRule("structure.division_spelling", .note, divisionSpelling),
        PlanRule("structure.empty_element", .warning, emptyElements),
        PlanRule("structure.strategy_without_programme", .error, strategiesWithoutProgramme),
        PlanRule("structure.programme_without_project", .warning, programmesWithoutProject),
        PlanRule("structure.tows_threads", .warning, towsThreads),
    ]

    private static let objectivesDiffer: PlanRule.Check = { checkup, report in
        for strategy in checkup.plan.strategies where strategy.overviewLine != nil && strategy.line != nil {
            let onlyOverview = strategy.objectives.filter { $0.inOverview && !$0.inSection }
            let onlySection = strategy.objectives.filter { $0.inSection && !$0.inOverview }
            guard !onlyOverview.isEmpty || !onlySection.isEmpty, strategy.objectives.contains(where: \.inOverview),
                strategy.objectives.contains(where: \.inSection)
            else { continue }
            let inOverview = strategy.objectives.count(where: \.inOverview)
            let inSection = strategy.objectives.count(where: \.inSection)
            report.find(
                at: strategy.line,
                th: "ยุทธศาสตร์ที่ \(strategy.number): ตารางภาพรวมมี \(inOverview) เป้าประสงค์ แต่หัวข้อรายละเอียดมี \(inSection)",
                en:
                    "Strategy \(strategy.number): the overview lists \(inOverview) objectives, its section \(inSection).",
                evidence: [
                    "only_in_overview": .list(onlyOverview.map { .text($0.text) }),
                    "only_in_section": .list(onlySection.map { .text($0.text) }),
                    "lines": .lines([strategy.overviewLine, strategy.line].compactMap { $0 }),
                ], suggestTh: "ทำให้รายการเป้าประสงค์ตรงกันทั้งสองแห่ง", suggestEn: "Make both lists the same.")
        }
    }

    private static let objectiveWording: PlanRule.Check = { checkup, report in
        for strategy in checkup.plan.strategies {
            for objective in strategy.objectives {
                guard let other = objective.sectionText else { continue }
                let (left, right) = difference(objective.text, other)
                report.find(
                    at: objective.lines.last,
                    th: "เป้าประสงค์ของยุทธศาสตร์ที่ \(strategy.number) เขียนต่างกันสองแห่ง: “\(left)” กับ “\(right)”",
                    en:
                        "An objective of strategy \(strategy.number) is worded differently in two places: “\(left)” and “\(right)”.",
                    evidence: [
                        "overview": .text(objective.text), "section": .text(other), "lines": .lines(objective.lines),
                    ],
                    suggestTh: "ใช้ถ้อยคำเดียวกัน", suggestEn: "Use one wording.")
            }
        }
    }

    /// The stretch in which two wordings differ, with a few letters around it.
    static func difference(_ left: String, _ right: String) -> (String, String) {
        let first = Array(left.bare.unicodeScalars)
        let second = Array(right.bare.unicodeScalars)
        let head = zip(first, second).prefix { $0 == $1 }.count
        let most = min(first.count, second.count) - head
        let tail = min(zip(first.reversed(), second.reversed()).prefix { $0 == $1 }.count, most)
        let cut = { (scalars: [Unicode.Scalar]) -> String in
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[max(0, head - 8)..<min(scalars.count, scalars.count - tail + 4)])
            return String(view)
        }
        return (cut(first), cut(second))
    }

    private static let strategyNames: PlanRule.Check = { checkup, report in
        for strategy in checkup.plan.strategies {
            guard let other = strategy.overviewTitle else { continue }
            let section = Wording(strategy.title)
            guard section.containment(in: Wording(other)) < 0.75 else { continue }
            report.find(
                at: strategy.line, th: "ยุทธศาสตร์ที่ \(strategy.number) มีสองชื่อ: “\(strategy.title)” กับ “\(other)”",
                en: "Strategy \(strategy.number) has two names.",
                evidence: [
                    "section": .text(strategy.title), "overview": .text(other),
                    "lines": .lines([strategy.overviewLine, strategy.line].compactMap { $0 }),
                ], suggestTh: "ใช้ชื่อเดียวกันในตารางภาพรวมและหัวข้อ",
                suggestEn: "Use one name in the overview and the heading.")
        }
    }

    private static let contents: PlanRule.Check = { checkup, report in
        guard !checkup.plan.headings.isEmpty else { return }
        // A real table of contents has some dozens of lines; comparing thousands says nothing.
        guard checkup.plan.contents.count * (checkup.plan.headings.count + checkup.plan.elements.count) <= 200_000
        else {
            return
        }
        let headings = checkup.plan.headings.map { Wording(Heading.withoutNumber($0.text).rest) }
        let elementWords = checkup.plan.elements.map { Wording($0.title) }
        for entry in checkup.plan.contents {
            let wording = Wording(Heading.withoutNumber(entry.text).rest)
            let isThere =
                headings.contains {
                    wording.likeness(to: $0) >= 0.7 || wording.containment(in: $0) >= 0.85
                } || elementWords.contains { $0.containment(in: wording) >= 0.85 }
            guard !isThere else { continue }
            report.find(
                at: entry.line, th: "สารบัญมีหัวข้อ “\(entry.text)” แต่ไม่พบในเนื้อหา",
                en: "The contents name “\(entry.text)”, which is not in the document.",
                evidence: ["title": .text(entry.text)],
                suggestTh: "เพิ่มหัวข้อที่ขาด หรือแก้สารบัญ", suggestEn: "Add the missing part, or correct the contents.")
        }
    }

    private static let noDivision: PlanRule.Check = { checkup, report in
        for (element, activity) in checkup.activities where activity.division == nil {
            report.find(
                at: activity.line, th: "กิจกรรม \(element.number).\(activity.number) ไม่ระบุหน่วยงานรับผิดชอบ",
                en: "Activity \(element.number).\(activity.number) names no division.",
                evidence: ["title": .text(activity.title)], suggestTh: "ระบุหน่วยงานรับผิดชอบหลัก",
                suggestEn: "Name the lead division.")
        }
    }

    /// `ทุกส่วนงาน`, `ทุกกอง`: all divisions together.
    static func isEveryone(_ division: String) -> Bool {
        division.bare.opens(with: "ทุก")
    }

    private static func parts(_ division: String) -> [String] {
        division.split { "/,;\n".contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    private static func isKnown(_ name: String, _ divisions: [String]) -> Bool {
        let name = name.bare.replacingMark
        return divisions.contains {
            let known = $0.bare
            return known == name || (known.opens(with: name) && name.scalarCount >= 5)
                || (name.opens(with: known) && known.scalarCount >= 5)
        }
    }

    private static let unknownDivision: PlanRule.Check = { checkup, report in
        let divisions = checkup.plan.divisions.map(\.text)
        guard divisions.count >= 2 else { return }
        for (element, activity) in checkup.activities {
            guard let division = activity.division, !isEveryone(division), !isKnown(division, divisions) else {
                continue
            }
            for part in parts(division) where !isEveryone(part) && !isKnown(part, divisions) {
                report.find(
                    at: activity.line,
                    th: "กิจกรรม \(element.number).\(activity.number): “\(part)” ไม่อยู่ในโครงสร้างหน่วยงาน",
                    en:
                        "Activity \(element.number).\(activity.number): “\(part)” is not a division of the organisation.",
                    evidence: ["division": .text(part), "divisions": .list(divisions.map { .text($0) })],
                    suggestTh: "ใช้ชื่อหน่วยงานตามโครงสร้าง: \(divisions.joined(separator: ", "))",
                    suggestEn: "Use a name of the organisation's structure.")
            }
        }
    }

    private static let divisionSpelling: PlanRule.Check = { checkup, report in
        let named = checkup.activities.compactMap { $0.activity.division }
        let everyone = Set(named.filter(isEveryone).map(\.bare)).sorted()
        if everyone.count > 1 {
            report.find(
                at: checkup.activities.first { $0.activity.division?.bare == everyone.last }?.activity.line,
                th: "หน่วยงานทั้งหมดเขียนหลายแบบ: \(everyone.joined(separator: ", "))",
                en: "“All divisions” is written in several ways.",
                evidence: ["written": .list(everyone.map { .text($0) })],
                suggestTh: "เลือกใช้คำเดียวทั้งเล่ม", suggestEn: "Choose one wording.")
        }
        let names = Set(named.filter { !isEveryone($0) }.map(\.bare)).sorted()
        for division in checkup.plan.divisions.map(\.text) {
            let bare = division.bare
            let short = names.filter { $0 != bare && bare.opens(with: $0) && $0.scalarCount >= 5 }
            guard let short = short.first else { continue }
            report.find(
                at: checkup.activities.first { $0.activity.division?.bare == short }?.activity.line,
                th: "ตารางใช้ชื่อย่อ “\(short)” แทน “\(division)”", en: "Tables use a shortened division name.",
                evidence: ["written": .text(short), "division": .text(division)], suggestTh: "ใช้ชื่อเต็มของกอง",
                suggestEn: "Use the division's full name.")
        }
    }

    private static let emptyElements: PlanRule.Check = { checkup, report in
        for element in checkup.plan.elements where element.activities.isEmpty {
            report.find(
                at: element.line, th: "องค์ประกอบที่ \(element.number) ไม่มีกิจกรรม",
                en: "Element \(element.number) has no activity.",
                suggestTh: "เพิ่มกิจกรรม หรือเหตุผลที่ไม่มี", suggestEn: "Add an activity, or say why there is none.")
        }
    }

    private static let strategiesWithoutProgramme: PlanRule.Check = { checkup, report in
        guard checkup.plan.strategies.contains(where: { !$0.programmes.isEmpty }) else { return }
        for strategy in checkup.plan.strategies where strategy.programmes.isEmpty {
            report.find(
                at: strategy.line ?? strategy.overviewLine, th: "ยุทธศาสตร์ที่ \(strategy.number) ไม่มีแผนงานรองรับ",
                en: "Strategy \(strategy.number) has no programme.", suggestTh: "กำหนดแผนงานและโครงการของยุทธศาสตร์นี้",
                suggestEn: "Give the strategy its programmes and projects.")
        }
    }

    private static let programmesWithoutProject: PlanRule.Check = { checkup, report in
        for programme in checkup.plan.strategies.flatMap(\.programmes) where programme.projects.isEmpty {
            report.find(
                at: programme.line, th: "แผนงาน \(programme.code) ไม่มีโครงการ",
                en: "Programme \(programme.code) has no project.",
                suggestTh: "ระบุโครงการอย่างน้อยหนึ่งโครงการ", suggestEn: "Name at least one project.")
        }
    }

    /// The TOWS matrix that should join factors to programmes was left as an empty template.
    private static let towsThreads: PlanRule.Check = { checkup, report in
        guard !checkup.plan.tows.isEmpty else { return }
        let template = checkup.plan.unplaced.first {
            ($0.text.holds("Strength") || $0.text.holds("จุดแข็ง"))
                && ($0.text.holds("1. 2. 3.") || $0.text.holds("๑. ๒. ๓."))
        }
        guard let template else { return }
        report.find(
            at: template.line, th: "ตาราง TOWS ยังเป็นแบบฟอร์มเปล่า จึงไม่ปรากฏว่ากลยุทธ์ใดมาจากปัจจัยใดและนำไปสู่แผนงานใด",
            en: "The TOWS matrix was left blank: which factors lead to which programmes is not stated.",
            evidence: ["strategies": .number(Int64(checkup.plan.tows.count))],
            suggestTh: "เติมความเชื่อมโยง S W O T → กลยุทธ์ → แผนงาน",
            suggestEn: "Fill in the threads from factors to programmes.")
    }
}

extension String {
    /// Without the ฯ of a shortened name.
    fileprivate var replacingMark: String {
        hasSuffix("ฯ") ? String(unicodeScalars.dropLast()) : self
    }
}
