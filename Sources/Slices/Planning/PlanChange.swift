public import Civics

/// One difference between two forms of a plan, with a sentence for a reader.
public struct PlanChange: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
        case added, removed, reworded, renumbered
        case budget, division, target, unit, comparator, years, total
    }

    /// What part of the plan the change is about.
    public enum Area: String, Sendable, Hashable, CaseIterable, Codable {
        case plan, strategy, objective, indicator, programme, project, element, activity, result, factor, mechanism
        case evaluation, division, section
    }

    public var kind: Kind
    public var area: Area
    /// Where it stands: `1.3`, `2/5`, `SO1`.
    public var place: String
    /// The fiscal year (B.E.), for budgets and targets.
    public var year: Int?
    public var before: String?
    public var after: String?
    public var lineBefore: Int?
    public var lineAfter: Int?

    public init(
        _ kind: Kind, _ area: Area, place: String, year: Int? = nil, before: String? = nil, after: String? = nil,
        lineBefore: Int? = nil, lineAfter: Int? = nil
    ) {
        self.kind = kind
        self.area = area
        self.place = place
        self.year = year
        self.before = before
        self.after = after
        self.lineBefore = lineBefore
        self.lineAfter = lineAfter
    }

    public var sentence: Words {
        let th = [area.words.th, place].filter { !$0.isEmpty }.joined(separator: " ")
        let en = [area.words.en, place].filter { !$0.isEmpty }.joined(separator: " ")
        let from = before ?? ""
        let to = after ?? ""
        let absentTh = before == nil ? "ไม่ได้ระบุ" : from
        let absentEn = before == nil ? "not stated" : from
        let goneTh = after == nil ? "ไม่ได้ระบุ" : to
        let goneEn = after == nil ? "not stated" : to
        let inYearTh = year.map { " ปี \($0)" } ?? ""
        let inYearEn = year.map { " for \($0)" } ?? ""
        return switch kind {
        case .added: Words(th: "เพิ่ม\(th): \(to)", en: "Added \(en): \(to)")
        case .removed: Words(th: "ตัด\(th)ออก: \(from)", en: "Removed \(en): \(from)")
        case .reworded:
            Words(
                th: "แก้ถ้อยคำของ\(th) จาก “\(absentTh)” เป็น “\(goneTh)”",
                en: "Reworded \(en) from “\(absentEn)” to “\(goneEn)”")
        case .renumbered:
            Words(
                th: "เปลี่ยนลำดับของ\(th) จาก \(absentTh) เป็น \(goneTh)",
                en: "Renumbered \(en) from \(absentEn) to \(goneEn)")
        default:
            Words(
                th: "เปลี่ยน\(kind.words.th)ของ\(th)\(inYearTh) จาก \(absentTh) เป็น \(goneTh)",
                en: "Changed the \(kind.words.en) of \(en)\(inYearEn) from \(absentEn) to \(goneEn)")
        }
    }
}

extension PlanChange.Kind {
    var words: Words {
        switch self {
        case .added: Words(th: "เพิ่ม", en: "added")
        case .removed: Words(th: "ตัดออก", en: "removed")
        case .reworded: Words(th: "ถ้อยคำ", en: "wording")
        case .renumbered: Words(th: "ลำดับ", en: "number")
        case .budget: Words(th: "งบประมาณ", en: "budget")
        case .division: Words(th: "หน่วยงานรับผิดชอบ", en: "lead division")
        case .target: Words(th: "ค่าเป้าหมาย", en: "target")
        case .unit: Words(th: "หน่วยนับ", en: "unit")
        case .comparator: Words(th: "เงื่อนไขของเป้าหมาย", en: "comparator")
        case .years: Words(th: "ปีงบประมาณ", en: "fiscal years")
        case .total: Words(th: "ยอดรวมที่พิมพ์ไว้", en: "printed total")
        }
    }
}

extension PlanChange.Area {
    public var words: Words {
        switch self {
        case .plan: Words(th: "แผน", en: "plan")
        case .strategy: Words(th: "ยุทธศาสตร์ที่", en: "strategy")
        case .objective: Words(th: "เป้าประสงค์ของยุทธศาสตร์ที่", en: "objective of strategy")
        case .indicator: Words(th: "ตัวชี้วัดของยุทธศาสตร์ที่", en: "indicator of strategy")
        case .programme: Words(th: "แผนงาน", en: "programme")
        case .project: Words(th: "โครงการในแผนงาน", en: "project of programme")
        case .element: Words(th: "องค์ประกอบที่", en: "element")
        case .activity: Words(th: "กิจกรรมที่", en: "activity")
        case .result: Words(th: "ผลที่คาดว่าจะได้รับของกิจกรรมที่", en: "expected result of activity")
        case .factor: Words(th: "ปัจจัย/กลยุทธ์", en: "factor")
        case .mechanism: Words(th: "กลไกการขับเคลื่อน", en: "mechanism")
        case .evaluation: Words(th: "การติดตามและประเมินผล", en: "evaluation")
        case .division: Words(th: "หน่วยงาน", en: "division")
        case .section: Words(th: "ส่วนของเอกสาร", en: "section")
        }
    }
}
