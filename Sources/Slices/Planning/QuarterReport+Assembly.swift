import Evidence
public import Access
public import Civics

extension QuarterReport {
    /// Makes the report; pure.
    ///
    /// - Parameters:
    ///   - states: every activity of the plan at the quarter.
    ///   - indicators: for the whole organisation; a division's report has none.
    public init(
        _ quarter: FiscalQuarter, division: DivisionCode?, asOf day: CivilDate, states all: [ActivityState],
        indicators: [IndicatorLine]
    ) {
        let states = all.filter { division == nil || $0.lead.division == division }
        let planned = states.filter(\.isPlanned)
        let candidates = states.compactMap(Decision.init).sorted(by: Decision.comesFirst)
        self.quarter = quarter
        self.division = division
        asOf = day
        counts = ActivityState.Standing.allCases.map { standing in
            StandingCount(
                standing: standing, now: planned.filter { $0.standing == standing }.count,
                before: quarter.number == 1 ? nil : planned.filter { $0.standingBefore == standing }.count)
        }
        decisions = Array(candidates.prefix(5))
        furtherDecisions = max(0, candidates.count - 5)
        self.indicators = division == nil ? indicators : []
        money = MoneyStrip(states)
        problems = planned.compactMap { state in
            guard let progress = state.progress, progress.quarter == quarter, let problem = progress.problems.filled
            else { return nil }
            return ProblemLine(activity: state.activity, problem: problem, nextStep: progress.nextStep)
        }
        contradictions = Contradiction.all(in: states)
        leftOut = states.filter { !$0.isPlanned && $0.cancellation == nil }.map {
            LeftOut(activity: $0.activity, reason: $0.plan?.reason)
        }
        let measured = self.indicators.filter { !$0.indicator.targets.isEmpty }
        quality = DataQuality(
            indicators: measured.count, selfComputing: measured.filter(\.isComputed).count,
            overdueIndicators: measured.filter { $0.status.word == .overdue }.count,
            plannedActivities: planned.count, notReported: planned.filter { $0.reportedOn == nil }.count,
            approved: planned.filter { $0.approval != nil }.count,
            withoutLead: planned.filter { $0.lead.division == nil }.count, contradictions: contradictions.count)
        sentence = Words(th: "", en: "")
        sentence = summary
    }

    /// The numbers said in one sentence.
    private var summary: Words {
        let done = counts.first { $0.standing == .done }?.now ?? 0
        let total = quality.plannedActivities
        guard total > 0 else {
            return Words(
                th: "\(quarter.text(in: .thai)) ยังไม่มีกิจกรรมในแผนปฏิบัติการ",
                en: "\(quarter.text(in: .english)): no activities are in the action plan yet.")
        }
        let asked = decisions.count + furtherDecisions
        let paid = money.paid.formattedBaht
        let budget = money.budget.formattedBaht
        let decideTh = asked == 0 ? "ไม่มีเรื่องที่ต้องตัดสินใจ" : "มี \(asked) เรื่องที่ต้องตัดสินใจ"
        let decideEn = asked == 0 ? "nothing needs a decision" : "\(asked) matters need a decision"
        return Words(
            th:
                "\(quarter.text(in: .thai)) แล้วเสร็จ \(done) จาก \(total) กิจกรรม เบิกจ่าย \(paid) จาก \(budget) บาท \(decideTh)",
            en: "\(quarter.text(in: .english)): \(done) of \(total) activities are done, "
                + "\(paid) of \(budget) baht is paid, \(decideEn).")
    }
}

extension ActivityState {
    /// How it stood a quarter ago, within the fiscal year.
    var standingBefore: Standing {
        if let cancellation, cancellation.cancelledOn <= quarter.previous.last { return .cancelled }
        return switch before?.status {
        case nil: .notReported
        case .notStarted: .notStarted
        case .inProgress: .inProgress
        case .done: .done
        case .stopped: .stopped
        case .cancelled: .cancelled
        }
    }
}

extension QuarterReport.MoneyStrip {
    init(_ states: [ActivityState]) {
        self.init(planned: .zero, budget: .zero, approved: .zero, contracted: .zero, paid: .zero)
        for state in states {
            if case .amount(let satang) = state.money.planned { planned += satang }
            budget += state.money.budget ?? .zero
            approved += state.money.approved
            contracted += state.money.contracted
            paid += state.money.paid
        }
    }
}

extension QuarterReport.Decision {
    /// The rule, first that fits: money paid after cancelling or over the budget; stopped work; work planned to be over
    /// and not done; work planned to have begun and not begun; no lead division.
    ///
    /// Work with none of these asks nothing.
    init?(_ state: ActivityState) {
        let question: Words
        var risk = state.atRisk
        var isOverpaid = false
        if state.paidAfterCancelling > .zero {
            question = Words(
                th: "มีการเบิกจ่ายหลังยกเลิก จะเรียกคืนหรือกลับรายการ?",
                en: "Paid after it was cancelled: recover it, or reverse the entry?")
            risk = state.paidAfterCancelling
            isOverpaid = true
        } else if state.money.paid > state.money.budget ?? .zero {
            question = Words(
                th: "เบิกจ่ายเกินงบในแผน จะโอนงบเพิ่มหรือแก้แผน?",
                en: "Paid over the plan's budget: move budget, or amend the plan?")
            risk = state.money.paid - (state.money.budget ?? .zero)
            isOverpaid = true
        } else if state.standing == .stopped {
            question = Words(th: "งานหยุดชะงัก จะเดินต่อหรือยกเลิก?", en: "The work has stopped: go on, or cancel it?")
        } else if state.isBehind {
            question = Words(
                th: "เลยไตรมาสที่ควรแล้วเสร็จ จะเร่งหรือเลื่อน?", en: "Past its last quarter: speed up, or move it?")
        } else if state.shouldHaveBegun {
            question = Words(
                th: "ถึงไตรมาสที่ควรเริ่มแล้วยังไม่เริ่ม จะเริ่มเมื่อใด?", en: "Due to have begun and has not: when will it?")
        } else if state.isPlanned, state.lead.division == nil, state.standing != .done, state.standing != .cancelled {
            question = Words(th: "ยังไม่มีกองเจ้าภาพ จะมอบให้กองใด?", en: "No division leads it: which one will?")
        } else {
            return nil
        }
        self.init(
            activity: state.activity, owner: state.lead.division, question: question, atRisk: risk,
            isOverpaid: isOverpaid)
    }

    /// Money paid that should not have been, then the most money first, then in the order of the plan.
    static func comesFirst(_ left: Self, _ right: Self) -> Bool {
        if left.isOverpaid != right.isOverpaid { return left.isOverpaid }
        if left.atRisk != right.atRisk { return left.atRisk > right.atRisk }
        return (left.activity.element, left.activity.number) < (right.activity.element, right.activity.number)
    }
}
