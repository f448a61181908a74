public import Access
public import Civics
import Storage

/// Something about a money entry that may be right and is more often a slip; a person says so before it is saved.
public enum MoneyCaution: Sendable, Hashable {
    /// With it, the entries of its kind come to more than the budget of the year.
    ///
    /// - `left`: what is left before it, below zero where the budget is exceeded already; `nil` where there is no
    ///   budget.
    case overBudget(left: Satang?)
    /// The activity has an entry of the same kind and year by this document number already.
    case documentUsed(on: CivilDate, amount: Satang)

    public var words: Words {
        switch self {
        case .overBudget(nil):
            Words(
                th: "กิจกรรมนี้ไม่มีงบประมาณในปีนี้ ยืนยันหรือแก้ไข",
                en: "The activity has no budget this year: confirm or change it.")
        case .overBudget(let left?) where left >= .zero:
            Words(
                th: "มากกว่างบที่เหลือ \(left.formattedBaht) บาท ยืนยันหรือแก้ไข",
                en: "More than the \(left.formattedBaht) baht that are left: confirm or change it.")
        case .overBudget(let left?):
            Words(
                th: "งบหมดแล้วและเกินอยู่ \((.zero - left).formattedBaht) บาท ยืนยันหรือแก้ไข",
                en: "The budget is exceeded by \((.zero - left).formattedBaht) baht already: confirm or change it.")
        case .documentUsed(let day, let amount):
            Words(
                th:
                    "เลขที่เอกสารนี้มีแล้ว ลงไว้ \(amount.formattedBaht) บาท วันที่ \(day.thaiShort) ยืนยันหรือแก้ไข",
                en:
                    "This document number is used already: \(amount.formattedBaht) baht on \(day.englishShort). Confirm or change it."
            )
        }
    }
}

extension MoneyDesk {
    /// What a person has to confirm before the entry is saved; empty where nothing is unusual.
    ///
    /// Refuses whatever `enter` refuses.
    public func cautions(
        _ draft: MoneyDraft, _ activity: PlanItemID, year: Int, by actor: Actor
    ) async throws -> [MoneyCaution] {
        let now = world.now()
        let day = now.thaiDate
        let policy = self.policy
        try draft.check(today: day)
        return try await world.store.read { db in
            try Self.requireEntry(activity, year: year, now, actor, policy, db)
            let plan = try PlanRows.required(asOf: day, db)
            let position = try MoneyRows.positions(of: plan, year: year, countedBy: day, db)[activity]
            let entries = try MoneyRows.entries(activity, db).filter { $0.year == year && $0.kind == draft.kind }
            var cautions: [MoneyCaution] = []
            let entered = entries.reduce(Satang.zero) { $0 + $1.amount }
            let budget = position?.budget
            if entered + draft.amount > budget ?? .zero {
                cautions.append(.overBudget(left: budget.map { $0 - entered }))
            }
            let reversed = Set(entries.compactMap(\.reverses))
            let document = PlanFolding.fold(draft.documentNumber)
            let same = entries.last {
                $0.reverses == nil && !reversed.contains($0.id) && PlanFolding.fold($0.documentNumber) == document
            }
            if let same { cautions.append(.documentUsed(on: same.datedOn, amount: same.amount)) }
            return cautions
        }
    }
}
