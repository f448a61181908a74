public import Civics

/// Something declared that the records do not bear out (ข้อขัดแย้งระหว่างรายงานกับหลักฐาน).
///
/// It asks; it does not accuse.
public struct Contradiction: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
        case doneButNothingPaid = "done_but_nothing_paid"
        case paidMoreThanBudget = "paid_more_than_budget"
        case paidButNotStarted = "paid_but_not_started"
        case paidAfterCancelling = "paid_after_cancelling"
        case progressFell = "progress_fell"
        case doneWithoutEvidence = "done_without_evidence"
        case budgetWithoutActionPlan = "budget_without_action_plan"
    }

    public enum Severity: String, Sendable, Hashable, CaseIterable, Codable {
        case error, warning, note
    }

    public var kind: Kind
    public var activity: PlannedActivity
    public var sentence: Words
    /// The money it is about.
    public var amount: Satang?

    public var severity: Severity {
        switch kind {
        case .paidMoreThanBudget, .paidAfterCancelling: .error
        case .doneButNothingPaid, .paidButNotStarted, .progressFell, .budgetWithoutActionPlan: .warning
        case .doneWithoutEvidence: .note
        }
    }
}

extension Contradiction {
    /// Every contradiction of the states, worst first, then in the order of the plan.
    public static func all(in states: [ActivityState]) -> [Contradiction] {
        let found = states.flatMap(of)
        return Severity.allCases.flatMap { severity in found.filter { $0.severity == severity } }
    }

    /// The contradictions of one activity.
    public static func of(_ state: ActivityState) -> [Contradiction] {
        var found: [Contradiction] = []
        func add(_ kind: Kind, _ th: String, _ en: String, _ amount: Satang? = nil) {
            found.append(
                Contradiction(kind: kind, activity: state.activity, sentence: Words(th: th, en: en), amount: amount))
        }
        let money = state.money
        let paid = money.paid.formattedBaht
        let budget = money.budget ?? .zero
        if state.standing == .done, budget > .zero, money.paid <= .zero {
            add(
                .doneButNothingPaid, "รายงานว่าแล้วเสร็จร้อยละ 100 แต่ยังไม่มีการเบิกจ่าย ทั้งที่มีงบ \(budget.formattedBaht) บาท",
                "Reported as 100 % done, but nothing is paid of \(budget.formattedBaht) baht", budget)
        }
        if money.paid > budget {
            let over = money.paid - budget
            add(
                .paidMoreThanBudget, "เบิกจ่าย \(paid) บาท เกินงบ \(over.formattedBaht) บาท",
                "Paid \(paid) baht, \(over.formattedBaht) baht over the budget", over)
        }
        if state.standing == .notStarted, money.paid > .zero {
            add(
                .paidButNotStarted, "รายงานว่ายังไม่เริ่ม แต่เบิกจ่ายแล้ว \(paid) บาท",
                "Reported as not started, but \(paid) baht is paid", money.paid)
        }
        if state.paidAfterCancelling > .zero {
            let later = state.paidAfterCancelling.formattedBaht
            add(
                .paidAfterCancelling, "ยกเลิกแล้ว แต่มีการเบิกจ่ายภายหลัง \(later) บาท",
                "Cancelled, and \(later) baht was paid after that", state.paidAfterCancelling)
        }
        if let before = state.before, let now = state.progress, now.quarter > before.quarter,
            now.percent < before.percent
        {
            add(
                .progressFell, "ความก้าวหน้าลดลงจากร้อยละ \(before.percent) เป็น \(now.percent)",
                "Progress fell from \(before.percent) % to \(now.percent) %")
        }
        if state.standing == .done, state.evidenceFiles == 0 {
            add(.doneWithoutEvidence, "รายงานว่าแล้วเสร็จ แต่ยังไม่มีไฟล์หลักฐาน", "Reported as done, without an evidence file")
        }
        if case .amount(let planned) = money.planned, planned > .zero, state.plan == nil, state.cancellation == nil {
            add(
                .budgetWithoutActionPlan,
                "แผนตั้งงบ \(planned.formattedBaht) บาท แต่ไม่อยู่ในแผนปฏิบัติการประจำปี และไม่มีเหตุผล",
                "The plan gives \(planned.formattedBaht) baht, but it is not in the annual action plan and no reason is given",
                planned)
        }
        return found
    }
}
