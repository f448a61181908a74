/// Numbers and codes that skip, repeat, or are written in two ways.
enum NumberingRules {
    static let all: [PlanRule] = [
        PlanRule("structure.numbering_gap", .warning, gaps),
        PlanRule("structure.numbering_repeat", .error, repeats),
        PlanRule("structure.code_spelling", .note, codeSpelling),
        PlanRule("structure.programme_code", .error, programmeCodes),
    ]

    /// A run of numbers that should count up from one.
    private struct Run {
        var name: (th: String, en: String)
        var numbers: [(number: Int, line: Int?)]
    }

    private static func runs(_ plan: Plan) -> [Run] {
        var runs = [
            Run(
                name: ("ยุทธศาสตร์", "strategies"),
                numbers: plan.strategies.map { ($0.number, $0.line ?? $0.overviewLine) }),
            Run(name: ("องค์ประกอบ", "elements"), numbers: plan.elements.map { ($0.number, $0.line) }),
        ]
        for element in plan.elements {
            runs.append(
                Run(
                    name: ("กิจกรรมในองค์ประกอบที่ \(element.number)", "activities of element \(element.number)"),
                    numbers: element.activities.map { ($0.number, $0.line) }))
            for activity in element.activities where activity.resultNumbers.count > 1 {
                runs.append(
                    Run(
                        name: (
                            "ผลที่คาดว่าจะได้รับของกิจกรรม \(element.number).\(activity.number)",
                            "results of activity \(element.number).\(activity.number)"
                        ),
                        numbers: activity.resultNumbers.map { ($0, activity.line) }))
            }
        }
        for group in ["S", "W", "O", "T", "SO", "ST", "WO", "WT"] {
            let factors = (plan.swot + plan.tows).filter { $0.group == group }
            runs.append(
                Run(
                    name: ("รหัส \(group)", "codes \(group)"),
                    numbers: factors.compactMap { factor in
                        Int(factor.code.dropFirst(group.count)).map { ($0, factor.line) }
                    }
                ))
        }
        for strategy in plan.strategies {
            let numbers: [(Int, Int?)] = strategy.programmes.compactMap { programme in
                let parts = programme.code.split(separator: ".")
                guard parts.count == 2, let number = Int(parts[1]) else { return nil }
                return (number, programme.line)
            }
            runs.append(
                Run(
                    name: ("แผนงานของยุทธศาสตร์ที่ \(strategy.number)", "programmes of strategy \(strategy.number)"),
                    numbers: numbers))
        }
        return runs
    }

    private static let gaps: PlanRule.Check = { checkup, report in
        for run in runs(checkup.plan) {
            let present = Set(run.numbers.map(\.number))
            guard let last = present.max(), last >= 1, last <= present.count + 20 else { continue }
            let missing = (1...last).filter { !present.contains($0) }
            guard !missing.isEmpty else { continue }
            let after = run.numbers.first { $0.number > (missing.first ?? 0) }
            let said = missing.map(String.init).joined(separator: ", ")
            report.find(
                at: after?.line, th: "\(run.name.th): ข้ามลำดับที่ \(said)",
                en: "\(run.name.en): number \(said) is skipped.",
                evidence: ["missing": .list(missing.map { .number(Int64($0)) })],
                suggestTh: "เติมรายการที่ขาด หรือเรียงเลขใหม่",
                suggestEn: "Add what is missing, or number again.")
        }
    }

    private static let repeats: PlanRule.Check = { checkup, report in
        for run in runs(checkup.plan) {
            var seen: [Int: Int?] = [:]
            for (number, line) in run.numbers {
                if let first = seen[number] {
                    report.find(
                        at: line, th: "\(run.name.th): ลำดับที่ \(number) ซ้ำ",
                        en: "\(run.name.en): number \(number) is used twice.",
                        evidence: [
                            "number": .number(Int64(number)), "lines": .lines([first, line].compactMap { $0 }),
                        ],
                        suggestTh: "แก้เลขลำดับ", suggestEn: "Correct the number.")
                }
                seen[number] = line
            }
        }
    }

    /// `SO ๑` beside `ST๑`, `Wo ๑` beside `WT ๑`.
    private static let codeSpelling: PlanRule.Check = { checkup, report in
        for (name, factors) in [("SWOT", checkup.plan.swot), ("TOWS", checkup.plan.tows)] {
            let printed = factors.filter {
                !$0.printedCode.isEmpty && $0.printedCode.unicodeScalars.first.map { Cursor.digit($0) == nil } == true
            }
            let spaced = printed.filter { $0.printedCode.contains(" ") }
            let lower = printed.filter { $0.printedCode != $0.printedCode.uppercased() }
            let mixedSpace = !spaced.isEmpty && spaced.count < printed.count
            let mixedCase = !lower.isEmpty && lower.count < printed.count
            guard mixedSpace || mixedCase else { continue }
            let odd =
                mixedCase
                ? lower : spaced.count * 2 > printed.count ? printed.filter { !$0.printedCode.contains(" ") } : spaced
            let examples = Array(Set(printed.map(\.printedCode))).sorted()
            report.find(
                at: odd.first?.line, th: "รหัส \(name) เขียนหลายแบบ เช่น \(examples.prefix(6).joined(separator: ", "))",
                en: "\(name) codes are written in several ways.",
                evidence: ["written": .list(examples.map { .text($0) }), "lines": .lines(odd.compactMap(\.line))],
                suggestTh: "เขียนรหัสแบบเดียวกัน เช่น SO1, WO1", suggestEn: "Write codes one way: SO1, WO1.")
        }
    }

    private static let programmeCodes: PlanRule.Check = { checkup, report in
        for strategy in checkup.plan.strategies {
            for programme in strategy.programmes {
                guard let first = programme.code.split(separator: ".").first, let number = Int(first),
                    number != strategy.number
                else { continue }
                report.find(
                    at: programme.line, th: "แผนงาน \(programme.code) อยู่ใต้ยุทธศาสตร์ที่ \(strategy.number)",
                    en: "Programme \(programme.code) stands under strategy \(strategy.number).",
                    evidence: ["code": .text(programme.code), "strategy": .number(Int64(strategy.number))],
                    suggestTh: "แก้รหัสแผนงานให้ขึ้นต้นด้วย \(strategy.number)",
                    suggestEn: "Let the code begin with \(strategy.number).")
            }
        }
    }
}
