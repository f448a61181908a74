import Access
import Civics
import Evidence

extension AuditFinding {
    /// The finding as a sentence.
    var words: Words {
        switch self {
        case .edited(let position):
            Words(th: "รายการที่ \(position) ถูกแก้ไข", en: "Leaf \(position) was edited.")
        case .missing(let from, let through):
            Words(th: "รายการที่ \(from)–\(through) หายไป", en: "Leaves \(from)–\(through) are missing.")
        case .unsigned(let position, let count):
            Words(
                th: "มี \(count) รายการตั้งแต่ลำดับ \(position) ที่ไม่มีลายเซ็นรับรอง",
                en: "\(count) leaves from \(position) on are not signed.")
        case .rootDiffers(let from, let through):
            Words(
                th: "ช่วงรายการ \(from)–\(through) ไม่ตรงกับลายเซ็น (ถูกสลับ แทรก หรือแก้)",
                en: "Leaves \(from)–\(through) do not give the signed root (exchanged, inserted or edited).")
        case .badSignature(let size, let isOutside):
            Words(
                th: "ลายเซ็นของหัวบันทึกขนาด \(size) ไม่ถูกต้อง\(isOutside ? " (ไฟล์ภายนอก)" : "")",
                en: "The signature of the head of size \(size) is wrong\(isOutside ? " (outside file)" : "").")
        case .tailLost(let leaves, let signedAt):
            Words(
                th: "ท้ายบันทึกหายไป \(leaves) รายการ รายการสุดท้ายรับรองไว้เมื่อ \(signedAt.text(in: .thai))",
                en: "\(leaves) leaves were lost from the end; the last was signed at \(signedAt.text(in: .english)).")
        case .headReplaced(let size):
            Words(
                th: "หัวบันทึกขนาด \(size) ในฐานข้อมูลไม่ตรงกับที่เผยแพร่ไว้",
                en: "The head of size \(size) in the database is not the one that was published.")
        }
    }
}

extension FrozenCheck {
    var isSame: Bool { outcome == .same }

    /// One line: quarter, indicator, frozen value, what came out now.
    var words: Words {
        let value = frozen.figure.text
        let head = "\(frozen.quarter.code)  \(frozen.binding.kpi)  \(value)"
        switch outcome {
        case .same: return Words(th: "\(head)  เหมือนเดิม", en: "\(head)  same")
        case .otherRecords(let now):
            return Words(
                th: "\(head)  ค่าเท่าเดิมแต่รายการต่างไป (\(now.text))",
                en: "\(head)  same value from other records (\(now.text))")
        case .otherValue(let now):
            return Words(th: "\(head)  ต่างไป: คำนวณได้ \(now.text)", en: "\(head)  different: now \(now.text)")
        case .measureGone:
            return Words(th: "\(head)  ไม่มีตัววัดนี้ในโปรแกรมแล้ว", en: "\(head)  the measure is gone")
        }
    }
}

extension FrozenGap {
    /// One line: quarter, how many figures are gone or too many, what the audit log noted.
    var words: Words {
        if missing > 0 {
            return Words(
                th: "\(quarter.code)  หายไป \(missing) ตัวเลข: บันทึกตรวจสอบว่าตรึงไว้ \(noted) เหลือ \(found)",
                en: "\(quarter.code)  \(missing) figures are missing: the audit log noted \(noted), \(found) are left")
        }
        return Words(
            th: "\(quarter.code)  เกินมา \(found - noted) ตัวเลข: บันทึกตรวจสอบว่าตรึงไว้ \(noted) แต่มี \(found)",
            en: "\(quarter.code)  \(found - noted) figures too many: the audit log noted \(noted), there are \(found)")
    }
}

extension Figure {
    /// The value with two places, or "-" where it cannot be measured.
    fileprivate var text: String { value?.text(decimals: 2) ?? "-" }
}
