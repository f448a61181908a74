import Civics

/// Printed totals and counts held against what they count.
enum ArithmeticRules {
    static let all: [PlanRule] = [
        PlanRule("arithmetic.year_total", .error, yearTotals),
        PlanRule("arithmetic.activity_count", .error, activityCounts),
        PlanRule("arithmetic.grand_total", .error, grandTotal),
        PlanRule("arithmetic.programme_count", .error, programmeCounts),
        PlanRule("arithmetic.no_total", .note, missingTotals),
    ]

    /// The sum of the rows for a year; `nil` where a row is missing or unreadable, or the sum is out of range.
    static func sum(_ activities: [Activity], year: Int) -> (total: Satang, hasAmount: Bool)? {
        var total: Int64 = 0
        var hasAmount = false
        for activity in activities {
            guard let budget = activity.budget[year] else { return nil }
            if case .amount(let amount) = budget {
                let (sum, overflow) = total.addingReportingOverflow(amount.amount)
                guard !overflow else { return nil }
                total = sum
                hasAmount = true
            }
        }
        return (Satang(total), hasAmount)
    }

    /// The evidence of each year whose printed total is not the sum.
    private static func differences(
        _ printed: YearlyBudget, _ activities: [Activity]
    ) -> [(year: Int, printed: Satang, sum: Satang)] {
        printed.sorted { $0.key < $1.key }.compactMap { year, budget in
            guard let computed = sum(activities, year: year) else { return nil }
            let amount: Satang =
                switch budget {
                case .none: .zero
                case .amount(let amount): amount
                }
            return amount == computed.total ? nil : (year, amount, computed.total)
        }
    }

    private static func evidence(
        _ differences: [(year: Int, printed: Satang, sum: Satang)], _ total: YearlyBudget
    ) -> [String: PlanFinding.Evidence] {
        var years: [String: PlanFinding.Evidence] = [:]
        for (year, printed, sum) in differences {
            years[String(year)] = .named([
                "printed": .text(total[year] == Budget.none ? "-" : printed.formattedBaht),
                "computed": .text(sum.formattedBaht),
                "difference": .text((printed - sum).formattedBaht),
            ])
        }
        return ["years": .named(years)]
    }

    private static func said(
        _ differences: [(year: Int, printed: Satang, sum: Satang)], _ total: YearlyBudget
    ) -> (th: String, en: String) {
        let th = differences.map {
            "ปี \($0.year) พิมพ์ \(total[$0.year] == Budget.none ? "“-”" : $0.printed.formattedBaht) แต่รวมได้ \($0.sum.formattedBaht)"
        }
        let en = differences.map {
            "\($0.year): printed \(total[$0.year] == Budget.none ? "“-”" : $0.printed.formattedBaht), sum \($0.sum.formattedBaht)"
        }
        return (th.joined(separator: " · "), en.joined(separator: "; "))
    }

    private static let yearTotals: PlanRule.Check = { checkup, report in
        for element in checkup.plan.elements {
            guard let printed = element.printed else { continue }
            let wrong = differences(printed.amounts, element.activities)
            guard !wrong.isEmpty else { continue }
            let said = said(wrong, printed.amounts)
            report.find(
                at: printed.line, th: "องค์ประกอบที่ \(element.number): ยอดรวมไม่เท่ากับผลบวกของรายการ (บาท) \(said.th)",
                en: "Element \(element.number): the printed total is not the sum of the rows (baht). \(said.en)",
                evidence: evidence(wrong, printed.amounts), suggestTh: "ตรวจงบประมาณแต่ละรายการ แล้วแก้ยอดรวมให้ตรงกัน",
                suggestEn: "Check each row's budget, then correct the total.")
        }
    }

    private static let activityCounts: PlanRule.Check = { checkup, report in
        for element in checkup.plan.elements {
            guard let count = element.printed?.count, count != element.activities.count else { continue }
            report.find(
                at: element.printed?.line,
                th: "องค์ประกอบที่ \(element.number): พิมพ์ว่า \(count) กิจกรรม แต่มี \(element.activities.count) รายการ",
                en:
                    "Element \(element.number): \(count) activities are printed, \(element.activities.count) are listed.",
                evidence: ["printed": .number(Int64(count)), "listed": .number(Int64(element.activities.count))],
                suggestTh: "แก้จำนวนในแถวรวม หรือเพิ่มรายการที่ขาด",
                suggestEn: "Correct the count in the total row, or add the missing row.")
        }
    }

    private static let grandTotal: PlanRule.Check = { checkup, report in
        guard let grand = checkup.plan.grandTotal else { return }
        let activities = checkup.plan.elements.flatMap(\.activities)
        let wrong = differences(grand.amounts, activities)
        if !wrong.isEmpty {
            let said = said(wrong, grand.amounts)
            report.find(
                at: grand.line, th: "ยอดรวมทั้งสิ้นไม่เท่ากับผลบวกของทุกรายการ (บาท) \(said.th)",
                en: "The grand total is not the sum of all rows (baht). \(said.en)",
                evidence: evidence(wrong, grand.amounts),
                suggestTh: "แก้ยอดรวมทั้งสิ้นหลังจากตรวจยอดรวมของแต่ละองค์ประกอบแล้ว",
                suggestEn: "Correct the grand total after checking each element's total.")
        }
        let isCountOfElements = grand.count == checkup.plan.elements.count
        if let count = grand.count, count != activities.count, !isCountOfElements {
            report.find(
                at: grand.line, th: "แถวรวมทั้งสิ้นพิมพ์ว่า \(count) กิจกรรม แต่แผนมี \(activities.count) รายการ",
                en: "The grand total row prints \(count) activities; the plan lists \(activities.count).",
                evidence: ["printed": .number(Int64(count)), "listed": .number(Int64(activities.count))],
                suggestTh: "แก้จำนวนในแถวรวมทั้งสิ้น", suggestEn: "Correct the count in the grand total row.")
        }
    }

    private static let programmeCounts: PlanRule.Check = { checkup, report in
        for strategy in checkup.plan.strategies {
            guard let count = strategy.printedProgrammeCount, count != strategy.programmes.count else { continue }
            report.find(
                at: strategy.line,
                th: "ยุทธศาสตร์ที่ \(strategy.number): พิมพ์ว่ามี \(count) แผนงาน แต่มี \(strategy.programmes.count) แผนงาน",
                en:
                    "Strategy \(strategy.number): \(count) programmes are printed, \(strategy.programmes.count) are listed.",
                evidence: ["printed": .number(Int64(count)), "listed": .number(Int64(strategy.programmes.count))],
                suggestTh: "แก้จำนวนแผนงาน หรือเพิ่มแผนงานที่ขาด",
                suggestEn: "Correct the number, or add the missing programme.")
        }
    }

    private static let missingTotals: PlanRule.Check = { checkup, report in
        let some = checkup.plan.elements.contains { $0.printed != nil }
        guard some else { return }
        for element in checkup.plan.elements where element.printed == nil && !element.activities.isEmpty {
            report.find(
                at: element.activities.last?.line ?? element.line,
                th: "องค์ประกอบที่ \(element.number) ไม่มีแถวรวม ทั้งที่องค์ประกอบอื่นมี",
                en: "Element \(element.number) has no total row although others have one.",
                suggestTh: "เพิ่มแถวรวมจำนวนกิจกรรมและงบประมาณ", suggestEn: "Add the row with the count and the totals.")
        }
    }
}
