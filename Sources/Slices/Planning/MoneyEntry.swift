public import Access
public import Civics

/// Money approved, contracted or paid for an activity out of a fiscal year's budget.
///
/// Entries are never changed: a wrong one is reversed by one of the opposite amount.
public struct MoneyEntry: Sendable, Hashable, Identifiable, Codable {
    public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
        case approved  // อนุมัติ
        case contracted  // ก่อหนี้ผูกพัน
        case paid  // เบิกจ่าย
    }

    public var id: MoneyEntryID
    public var activity: PlanItemID
    /// The fiscal year (B.E.) whose budget it is.
    public var year: Int
    public var kind: Kind
    /// Negative for a reversal.
    public var amount: Satang
    /// The day of the document.
    public var datedOn: CivilDate
    /// The day it counts from: the document's, or the day of recording where that quarter's figures were frozen.
    public var countedOn: CivilDate
    public var documentNumber: String
    public var note: String
    /// The entry that this one takes back.
    public var reverses: MoneyEntryID?
    public var recordedBy: AccountID?
    public var recordedName: String
    public var recordedAt: Instant
}

/// What a form may say about a payment.
public struct MoneyDraft: Sendable, Hashable {
    public var kind: MoneyEntry.Kind
    public var amount: Satang
    public var datedOn: CivilDate
    public var documentNumber: String
    public var note: String

    public init(kind: MoneyEntry.Kind, amount: Satang, datedOn: CivilDate, documentNumber: String, note: String = "") {
        self.kind = kind
        self.amount = amount
        self.datedOn = datedOn
        self.documentNumber = documentNumber
        self.note = note
    }

    /// Refuses what cannot be: no amount, no document, a day to come.
    func check(today: CivilDate) throws {
        guard amount > .zero else { throw Problem.amountNotPositive }
        guard documentNumber.filled != nil else { throw Problem.documentNumberMissing }
        guard datedOn <= today else { throw Problem.dateInFuture }
        if note.count > ProgressDraft.longest { throw Problem.textTooLong("note") }
    }
}

/// A budget moved from an activity and year to another, by its document (โอนงบประมาณ).
public struct BudgetTransfer: Sendable, Hashable, Identifiable, Codable {
    public var id: TransferID
    public var fromActivity: PlanItemID
    public var fromYear: Int
    public var toActivity: PlanItemID
    public var toYear: Int
    public var amount: Satang
    public var datedOn: CivilDate
    public var documentNumber: String
    public var reason: String
    public var recordedName: String
    public var recordedAt: Instant
}

/// The money of one activity in one fiscal year.
public struct MoneyPosition: Sendable, Hashable {
    /// What the plan in force says.
    public var planned: PlannedMoney
    /// Transfers in less transfers out.
    public var moved: Satang
    public var approved: Satang
    public var contracted: Satang
    public var paid: Satang

    public init(
        planned: PlannedMoney = .missing, moved: Satang = .zero, approved: Satang = .zero, contracted: Satang = .zero,
        paid: Satang = .zero
    ) {
        self.planned = planned
        self.moved = moved
        self.approved = approved
        self.contracted = contracted
        self.paid = paid
    }

    /// The plan's budget after transfers; `nil` where there is neither.
    public var budget: Satang? {
        if case .amount(let satang) = planned { return satang + moved }
        return moved == .zero ? nil : moved
    }

    /// What may still be moved away: the budget less whatever is bound by contract or paid.
    public var free: Satang { (budget ?? .zero) - max(contracted, paid) }
}

/// A plan's budget cell with its three states.
public enum PlannedMoney: Sendable, Hashable {
    /// The plan says nothing for this year.
    case missing
    /// "-".
    case none
    case amount(Satang)
}
