import Civics
import Html
import Planning

/// One activity in a person's list: how it stands, what is missing, and the one thing to do next.
struct WorkItem: Sendable {
    var state: ActivityState
    var lock: QuarterLock
    /// May report progress: also for work of all divisions that another one leads.
    var mayEnter: Bool
    /// May enter payments: a person of the lead division, of any where nobody leads yet.
    var mayPay: Bool
    var mayApprove: Bool
    var mayPlan: Bool

    /// The one next action of this person.
    enum Next: Sendable, Hashable {
        case report, addEvidence, enterPayment, approve, decidePlan
        /// Somebody else is to do something, or nothing is to be done.
        case look

        var words: Words {
            switch self {
            case .report: Words(th: "รายงานความก้าวหน้า", en: "Report progress")
            case .addEvidence: Words(th: "แนบหลักฐาน", en: "Attach evidence")
            case .enterPayment: Words(th: "ลงรายการจ่าย", en: "Enter payment")
            case .approve: Words(th: "ตรวจและอนุมัติ", en: "Review and approve")
            case .decidePlan: Words(th: "บรรจุในแผนปฏิบัติการ", en: "Put in action plan")
            case .look: Words(th: "ดูรายละเอียด", en: "Open")
            }
        }

        /// Where on the activity's page it is done.
        var place: String? {
            switch self {
            case .report: "progress"
            case .addEvidence: "evidence"
            case .enterPayment: "money"
            case .approve: "approval"
            case .decidePlan, .look: nil
            }
        }
    }

    var isReported: Bool { state.progress?.quarter == state.quarter }

    /// The newest version bears the director's approval.
    var isApproved: Bool { isReported && state.approval != nil && state.approval?.version == state.progress?.version }

    /// Reported after the last day, or not reported although it has passed.
    var isLate: Bool {
        guard isExpected else { return false }
        switch lock {
        case .closed(let last): return state.reportedOn.map { $0 > last } ?? true
        case .reopened: return true
        case .open, .notBegun: return false
        }
    }

    /// The person takes part in it, and another division leads.
    var isShared: Bool { mayEnter && !mayPay }

    /// A report is expected: it is in the year's action plan and was not cancelled.
    var isExpected: Bool { state.isPlanned && state.cancellation == nil }

    private var isDoneWithoutPayment: Bool {
        state.standing == .done && (state.money.budget ?? .zero) > .zero && state.money.paid <= .zero
    }

    /// What is still missing, most pressing first.
    var missing: [Words] {
        if state.cancellation != nil { return [] }
        var missing: [Words] = []
        if state.plan == nil {
            missing.append(Words(th: "ยังไม่ตัดสินใจในแผนปฏิบัติการ", en: "no decision in the action plan"))
        }
        guard state.isPlanned else { return missing }
        if !isReported { missing.append(Words(th: "ยังไม่รายงานไตรมาสนี้", en: "no report this quarter")) }
        if state.standing == .done, state.evidenceFiles == 0 {
            missing.append(Words(th: "ยังไม่มีหลักฐาน", en: "no evidence"))
        }
        if isDoneWithoutPayment { missing.append(Words(th: "ยังไม่มีการเบิกจ่าย", en: "nothing paid")) }
        if isReported, !isApproved { missing.append(Words(th: "รอผู้อำนวยการอนุมัติ", en: "waits for approval")) }
        if state.lead.division == nil { missing.append(Words(th: "ยังไม่มีกองเจ้าภาพ", en: "no lead division")) }
        return missing
    }

    var next: Next {
        if state.cancellation != nil { return .look }
        if state.plan == nil { return mayPlan ? .decidePlan : .look }
        guard state.isPlanned else { return .look }
        if mayApprove, isReported, !isApproved { return .approve }
        // Who only takes part may report, but the lead is the one who has to.
        if mayEnter, mayPay, lock.isWritable {
            if !isReported { return .report }
            if state.standing == .done, state.evidenceFiles == 0 { return .addEvidence }
        }
        if mayPay, isDoneWithoutPayment { return .enterPayment }
        return .look
    }

    /// Worst first: late, then what asks for something, then the order of the plan.
    static func comesFirst(_ left: WorkItem, _ right: WorkItem) -> Bool {
        func rank(_ item: WorkItem) -> Int {
            if item.isLate && !item.isReported && !item.isShared { return 0 }
            if item.next != .look { return item.next == .decidePlan ? 2 : 1 }
            return item.state.cancellation == nil && item.state.isPlanned ? 3 : 4
        }
        let (a, b) = (rank(left), rank(right))
        if a != b { return a < b }
        return (left.state.activity.element, left.state.activity.number)
            < (right.state.activity.element, right.state.activity.number)
    }

    var link: Link {
        if next == .decidePlan { return WorkLinks.decision(state.id, state.quarter.year.buddhist) }
        let link = WorkLinks.activity(state.id, state.quarter)
        return next.place.map { link.at($0) } ?? link
    }
}
