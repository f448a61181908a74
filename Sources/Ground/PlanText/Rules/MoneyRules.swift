import Civics

/// Budgets that are missing where one is needed, given twice, unreadable or in the wrong unit.
enum MoneyRules {
    static let all: [PlanRule] = [
        PlanRule("money.missing_amount", .error, missingAmounts),
        PlanRule("money.result_needs_budget", .warning, resultsNeedBudget),
        PlanRule("money.budgeted_twice", .warning, budgetedTwice),
        PlanRule("money.unit", .error, units),
        PlanRule("money.zero_or_none", .note, zeros),
        PlanRule("money.words", .error, words),
    ]

    /// A cell that is empty or cannot be read, in a table whose other rows have that year.
    private static let missingAmounts: PlanRule.Check = { checkup, report in
        for element in checkup.plan.elements {
            let years = Set(element.years).union(element.activities.flatMap(\.budget.keys))
                .union(element.printed?.amounts.keys ?? [:].keys)
            for activity in element.activities {
                let missing = years.filter { activity.budget[$0] == nil }.sorted()
                guard !missing.isEmpty else { continue }
                let said = missing.map(String.init).joined(separator: ", ")
                report.find(
                    at: activity.line,
                    th: "กิจกรรม \(element.number).\(activity.number): งบประมาณปี \(said) ว่างหรืออ่านไม่ได้",
                    en: "Activity \(element.number).\(activity.number): the budget of \(said) is empty or unreadable.",
                    evidence: ["title": .text(activity.title), "years": .list(missing.map { .number(Int64($0)) })],
                    suggestTh: "ใส่จำนวนเงินเป็นบาท หรือ “-” หากไม่ใช้งบประมาณ",
                    suggestEn: "Write the amount in baht, or “-” where there is none.")
            }
        }
    }

    /// Work that costs money; `จัดซื้อจัดจ้าง` names procurement as such, which need not.
    private static let buying = [
        "จัดซื้อ", "จัดจ้าง", "ก่อสร้าง", "ติดตั้ง", "ปรับปรุงอาคาร", "ซ่อมแซม", "จ้างเหมา", "ฝึกอบรม", "อบรมเชิงปฏิบัติการ",
    ]

    private static let resultsNeedBudget: PlanRule.Check = { checkup, report in
        for (element, activity) in checkup.activities {
            let budgets = Array(activity.budget.values)
            guard !budgets.isEmpty, budgets.allSatisfy({ $0 == .none }) else { continue }
            let opening = ([activity.title] + activity.results.map(\.text)).map { bareOpening($0) }
            guard
                let word = buying.first(where: { word in
                    opening.contains { $0.opens(with: word) && !$0.opens(with: "จัดซื้อจัดจ้าง") }
                })
            else {
                continue
            }
            report.find(
                at: activity.line,
                th: "กิจกรรม \(element.number).\(activity.number) ต้อง“\(word)” แต่ไม่มีงบประมาณในทุกปี",
                en: "Activity \(element.number).\(activity.number) must buy or build, and has no budget in any year.",
                evidence: ["title": .text(activity.title), "word": .text(word)],
                suggestTh: "ตั้งงบประมาณ หรือระบุแหล่งเงินอื่น", suggestEn: "Give it a budget, or name another source.")
        }
    }

    /// The text without the words that open every title.
    private static func bareOpening(_ text: String) -> String {
        var text = text.bare
        for word in ["โครงการ", "กิจกรรม", "การ", "มีการ", "ดำเนินการ"] where text.opens(with: word) {
            text = String(text.unicodeScalars.dropFirst(word.scalarCount))
        }
        return text
    }

    /// Two activities with money in the same year whose titles are nearly the same work.
    private static let budgetedTwice: PlanRule.Check = { checkup, report in
        let funded = checkup.activities.filter { hasMoney($0.activity) }
        let titles = funded.map { Work($0.activity.title) }
        for (left, right) in Work.candidates(titles) {
            let first = funded[left]
            let second = funded[right]
            let shared = first.activity.budget.keys.filter {
                isAmount(first.activity.budget[$0]) && isAmount(second.activity.budget[$0])
            }
            guard !shared.isEmpty, titles[left].isSameWork(as: titles[right]) else { continue }
            report.find(
                at: second.activity.line,
                th:
                    "งานเดียวกันอาจตั้งงบประมาณซ้ำ: \(first.element.number).\(first.activity.number) “\(first.activity.title)” กับ \(second.element.number).\(second.activity.number) “\(second.activity.title)”",
                en:
                    "The same work may be budgeted twice: activities \(first.element.number).\(first.activity.number) and \(second.element.number).\(second.activity.number).",
                evidence: [
                    "lines": .lines([first.activity.line, second.activity.line].compactMap { $0 }),
                    "years": .list(shared.sorted().map { .number(Int64($0)) }),
                ], suggestTh: "รวมเป็นกิจกรรมเดียว หรือเขียนให้เห็นว่าเป็นคนละงาน",
                suggestEn: "Join them, or say how they differ.")
        }
    }

    private static func isAmount(_ budget: Budget?) -> Bool {
        if case .amount(let amount) = budget { amount > .zero } else { false }
    }

    private static func hasMoney(_ activity: Activity) -> Bool {
        activity.budget.values.contains(where: isAmount)
    }

    /// An amount a thousand times its neighbours in the same row: baht beside thousands or millions of baht.
    private static let units: PlanRule.Check = { checkup, report in
        for (element, activity) in checkup.activities {
            let amounts = activity.budget.compactMap { year, budget -> (year: Int, amount: Satang)? in
                if case .amount(let amount) = budget, amount > .zero { (year, amount) } else { nil }
            }.sorted { $0.year < $1.year }
            // Ten thousand million baht: a full amount in baht under a head that says millions.
            if let huge = amounts.first(where: { $0.amount.amount >= 10_000 * 1_000_000 * 100 }) {
                report.find(
                    at: activity.line,
                    th:
                        "กิจกรรม \(element.number).\(activity.number): ปี \(huge.year) อ่านตามหัวตารางได้ \(huge.amount.formattedBaht) บาท หัวตารางเขียนล้านบาท แต่ตัวเลขในช่องอาจเป็นบาท",
                    en:
                        "Activity \(element.number).\(activity.number): by the table's head \(huge.year) has \(huge.amount.formattedBaht) baht; the figure may be in baht, not millions.",
                    evidence: ["most": .text(huge.amount.formatted), "year": .number(Int64(huge.year))],
                    suggestTh: "ตรวจหน่วยเงินในหัวตาราง แล้วเขียนทุกช่องเป็นบาท",
                    suggestEn: "Check the unit in the table's head, and write every amount in baht.")
                continue
            }
            guard let least = amounts.min(by: { $0.amount < $1.amount }),
                let most = amounts.max(by: { $0.amount < $1.amount }), most.amount.amount / 1_000 >= least.amount.amount
            else { continue }
            report.find(
                at: activity.line,
                th:
                    "กิจกรรม \(element.number).\(activity.number): ปี \(least.year) เขียน \(least.amount.formatted) แต่ปี \(most.year) เขียน \(most.amount.formatted) หน่วยอาจปนกัน (บาท/ล้านบาท)",
                en:
                    "Activity \(element.number).\(activity.number): \(least.amount.formatted) beside \(most.amount.formatted); baht and millions may be mixed.",
                evidence: ["least": .text(least.amount.formatted), "most": .text(most.amount.formatted)],
                suggestTh: "เขียนทุกช่องเป็นบาท", suggestEn: "Write every amount in baht.")
        }
    }

    private static let zeros: PlanRule.Check = { checkup, report in
        for (element, activity) in checkup.activities {
            let budgets = activity.budget.values
            guard budgets.contains(.amount(.zero)) else { continue }
            report.find(
                at: activity.line,
                th: "กิจกรรม \(element.number).\(activity.number): พิมพ์ 0 บาท ซึ่งไม่เหมือน “-” (ไม่ใช้งบประมาณ)",
                en: "Activity \(element.number).\(activity.number): 0 is printed, which is not “-” (no budget).",
                evidence: ["title": .text(activity.title)], suggestTh: "ใช้ “-” หากไม่ใช้งบประมาณ",
                suggestEn: "Write “-” where there is no budget.")
        }
    }

    /// `๕๐,๐๐๐ บาท (ห้าหมื่นบาทถ้วน)`: the words against the figure.
    private static let words: PlanRule.Check = { checkup, report in
        for text in checkup.texts {
            for (before, inside) in bracketed(text.text) {
                guard let said = Satang(inWords: inside.trimmed), let figure = figure(endOf: before), said != figure
                else { continue }
                report.find(
                    at: text.line, th: "ตัวเลข \(figure.formatted) บาท ไม่ตรงกับตัวอักษร “\(inside.trimmed)”",
                    en: "The figure \(figure.formatted) is not what the words say.",
                    evidence: ["figure": .text(figure.formatted), "words": .text(said.formatted)],
                    suggestTh: "แก้ตัวเลขหรือตัวอักษรให้ตรงกัน (\(figure.inWords))", suggestEn: "Make figure and words agree.")
            }
        }
    }

    /// Every `(… บาท …)` of a text with what stands right before it, at most sixty letters each.
    private static func bracketed(_ text: String) -> [(before: String, inside: String)] {
        guard text.holds("("), text.holds("บาท") else { return [] }
        let cursor = Cursor(text)
        var found: [(String, String)] = []
        var open: Int?
        for (index, scalar) in cursor.scalars.enumerated() {
            if scalar == "(" { open = index }
            guard scalar == ")", let start = open else { continue }
            open = nil
            let inside = cursor.text(from: start + 1, to: index)
            if index - start <= 120, inside.holds("บาท") {
                found.append((cursor.text(from: max(0, start - 60), to: start), inside))
            }
        }
        return found
    }

    private static func figure(endOf text: String) -> Satang? {
        var scalars = Array(text.trimmed.unicodeScalars)
        let baht = Array("บาท".unicodeScalars)
        if scalars.count > baht.count, scalars.suffix(baht.count).elementsEqual(baht) { scalars.removeLast(baht.count) }
        while let last = scalars.last, Cursor.isSpace(last) { scalars.removeLast() }
        let figure = scalars.reversed().prefix { Cursor.digit($0) != nil || ",.-".unicodeScalars.contains($0) }
            .reversed()
        var view = String.UnicodeScalarView()
        view.append(contentsOf: figure)
        return try? Satang.parse(String(view))
    }
}
