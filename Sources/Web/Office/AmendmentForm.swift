import Civics
import Html
import PlanText
import Planning
import Shell
import Storage

/// An amendment as it is being written: what the plan says now, what was typed, and what follows from it.
struct AmendmentForm {
    static let longestTitle = 2_000
    static let amendedMeanwhile = Words(
        th: "มีผู้แก้ไขแผนระหว่างที่ท่านกรอก สิ่งที่ท่านพิมพ์ยังอยู่ ดูค่าปัจจุบันแล้วบันทึกอีกครั้ง",
        en:
            "Somebody amended the plan while you were writing. What you typed is kept: look at the plan as it is now and save again"
    )

    let plan: PlanSnapshot
    let items: [PlanItem]
    /// `activity`, `project`: things to add.
    let new: Set<String>
    /// `nil` before anything was typed.
    let typed: FormFields?
    var errors = FormErrors()

    init(plan: PlanSnapshot, items: [PlanItemID], new: Set<String>, typed: FormFields? = nil) {
        self.plan = plan
        self.items = plan.parts.items.filter { items.contains($0.id) && Self.isAmendable($0.kind) }
        self.new = new.intersection(["activity", "project"])
        self.typed = typed
    }

    static func isAmendable(_ kind: PlanItem.Kind) -> Bool {
        [.strategy, .objective, .indicator, .programme, .project, .element, .activity].contains(kind)
    }

    /// The newest layer's number when the form was made: tells whether somebody amended in between.
    var sequence: String { String(plan.layers.last?.sequence ?? 0) }

    /// What stands in a field: what was typed, else what the plan says.
    func value(_ name: String, _ printed: String?) -> String {
        typed?.raw(name) ?? printed ?? ""
    }

    /// The cell of a year as a clerk types it: empty, "-", or an amount.
    func budget(_ item: PlanItem, _ year: Int) -> String {
        switch plan.parts.budgets.first(where: { $0.activity == item.id && $0.year == year })?.budget {
        case nil: ""
        case .some(.none): "-"
        case .some(.amount(let satang)): Numerals.text(satang)
        }
    }

    func target(_ item: PlanItem, _ year: Int) -> String {
        plan.parts.targets.first { $0.indicator == item.id && $0.year == year }?.target.description ?? ""
    }

    /// The amendment that the form means; `nil` with ``errors`` where something is missing or cannot be read.
    mutating func amendment() -> Amendment? {
        guard let typed else { return nil }
        let kind = typed.text("kind").flatMap { PlanLayer.Kind(rawValue: $0) }
        if kind == nil { errors.add("kind", Words(th: "เลือกชนิดของการแก้ไข", en: "Choose the kind")) }
        let number = required("documentNumber", Words(th: "กรอกเลขที่หนังสือ", en: "Fill in the document's number"), typed)
        let reason = required("reason", Words(th: "กรอกเหตุผล", en: "Fill in the reason"), typed)
        let documentDate = day("documentDate", typed)
        let effectiveOn = day("effectiveOn", typed)
        var changes: [Amendment.Change] = []
        for item in items { changes += self.changes(of: item, typed) }
        changes += additions(typed)
        if changes.isEmpty, errors.isEmpty {
            errors.add(nil, Words(th: "ยังไม่มีอะไรต่างจากแผนเดิม", en: "Nothing differs from the plan yet"))
        }
        guard errors.isEmpty, let kind, let number, let reason, let documentDate, let effectiveOn else { return nil }
        return Amendment(
            kind: kind, effectiveOn: effectiveOn, documentNumber: number, documentDate: documentDate, reason: reason,
            changes: changes)
    }

    private mutating func required(_ name: String, _ sentence: Words, _ typed: FormFields) -> String? {
        guard let text = typed.text(name) else {
            errors.add(name, sentence)
            return nil
        }
        guard text.count <= Self.longestTitle else {
            errors.add(name, Words(th: "ยาวเกิน \(Self.longestTitle) ตัว", en: "Over \(Self.longestTitle) letters"))
            return nil
        }
        return text
    }

    private mutating func day(_ name: String, _ typed: FormFields) -> CivilDate? {
        let entry = DayEntry(typed, name, isRequired: true)
        if let sentence = entry.error {
            let which =
                name == "documentDate"
                ? Words(th: "ลงวันที่", en: "Dated") : Words(th: "ใช้ตั้งแต่วันที่", en: "In force from")
            errors.add(
                name, Words(th: "\(which.th): \(sentence.th)", en: "\(which.en): \(sentence.en)"))
        }
        return entry.day
    }

    private mutating func changes(of item: PlanItem, _ typed: FormFields) -> [Amendment.Change] {
        let id = item.id
        if typed.isTicked("remove-\(id)") { return [.remove(id)] }
        var changes: [Amendment.Change] = []
        let missing = Words(
            th: "ข้อความว่างไม่ได้ หากจะตัดออกให้ทำเครื่องหมาย", en: "It cannot be empty; tick the box to take it out")
        if let text = required("title-\(id)", missing, typed), text != item.text {
            changes.append(.retitle(id, to: text))
        }
        if item.kind == .activity {
            let division = typed.text("division-\(id)").map { String($0.prefix(300)) } ?? ""
            if division != (item.division ?? "") { changes.append(.division(id, to: division)) }
            for year in plan.years {
                let name = "budget-\(id)-\(year)"
                guard (typed.text(name) ?? "") != budget(item, year), let cell = budget(name, typed) else { continue }
                changes.append(.budget(id, year: year, to: cell.budget))
            }
        }
        if item.kind == .indicator {
            for year in plan.years {
                let name = "target-\(id)-\(year)"
                let text = typed.text(name) ?? ""
                guard text != target(item, year) else { continue }
                let number = Decimal4(ThaiDigits.arabic(text).filter { $0 != "," })
                if number == nil, !text.isEmpty {
                    errors.add(name, Words(th: "อ่านตัวเลขนี้ไม่ได้", en: "This number cannot be read"))
                } else {
                    changes.append(.target(id, year: year, to: number))
                }
            }
        }
        return changes
    }

    /// A cell that was read; its budget is `nil` where the plan says nothing for the year.
    private struct Cell { var budget: Budget? }

    private mutating func budget(_ name: String, _ typed: FormFields) -> Cell? {
        guard let text = typed.text(name) else { return Cell(budget: nil) }
        if ["-", "–", "—"].contains(text) { return Cell(budget: Budget.none) }
        guard let money = try? Satang.parse(String(text.prefix(40))), money >= .zero else {
            errors.add(
                name,
                Words(
                    th: "กรอกจำนวนเงิน หรือ - หากไม่ใช้งบประมาณ", en: "Fill in an amount, or - where no budget is used"))
            return nil
        }
        return Cell(budget: .amount(money))
    }

    private mutating func additions(_ typed: FormFields) -> [Amendment.Change] {
        var changes: [Amendment.Change] = []
        let title = Words(th: "กรอกชื่อ", en: "Fill in the title")
        if new.contains("activity") {
            let element = typed.text("new-element").flatMap { PlanItemID(text: $0) }
            if element == nil { errors.add("new-element", Words(th: "เลือกองค์ประกอบ", en: "Choose the element")) }
            let number = typed.text("new-number").flatMap(WholeNumber.read)
            if number == nil { errors.add("new-number", Words(th: "กรอกลำดับที่", en: "Fill in its number")) }
            var budgets: YearlyBudget = [:]
            for year in plan.years {
                if let cell = budget("new-budget-\(year)", typed) { budgets[year] = cell.budget }
            }
            let name = required("new-activity", title, typed)
            if let element, let number, let name {
                let results = (typed.raw("new-results") ?? "").split(separator: "\n").map { String($0.prefix(2_000)) }
                changes.append(
                    .addActivity(
                        Amendment.NewActivity(
                            element: element, number: number, title: name, budget: budgets, results: results,
                            division: typed.text("new-division").map { String($0.prefix(300)) })))
            }
        }
        if new.contains("project") {
            let programme = typed.text("new-programme").flatMap { PlanItemID(text: $0) }
            if programme == nil { errors.add("new-programme", Words(th: "เลือกแผนงาน", en: "Choose the programme")) }
            if let name = required("new-project", title, typed), let programme {
                changes.append(.addProject(programme: programme, title: name))
            }
        }
        return changes
    }
}
