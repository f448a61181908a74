import Access
import Civics
import Html
import Shell

/// What checking the audit log found.
struct AuditReportView: Component {
    /// Findings that are written out; the number of all stands above.
    static let listed = 50

    var report: AuditReport

    var html: HTML {
        if report.isSound {
            return Notice(.done, "<p>\(sound)</p>").html
        }
        return Notice(
            .wrong,
            """
            <p>\(Words(th: "บันทึกไม่ตรงกับที่ลงลายมือชื่อไว้ \(report.findings.count) จุด แจ้งผู้ตรวจสอบและผู้ดูแลระบบทันที", en: "The log differs from what was signed in \(report.findings.count) places. Tell the auditor and the administrator at once."))</p>
            <ul>\(each: report.findings.prefix(Self.listed), { "<li>\(words($0))</li>" })</ul>
            """
        ).html
    }

    private var sound: Words {
        Words(
            th: "ถูกต้องครบถ้วน: ตรวจ \(report.leaves) รายการ \(report.heads) ลายมือชื่อ รอลงลำดับ \(report.waiting)",
            en: "Sound: \(report.leaves) entries and \(report.heads) signed heads checked, \(report.waiting) waiting")
    }

    private func words(_ finding: AuditFinding) -> Words {
        switch finding {
        case .edited(let position): Words(th: "รายการที่ \(position) ถูกแก้ไข", en: "Entry \(position) was edited")
        case .missing(let first, let last):
            Words(th: "รายการที่ \(first) ถึง \(last) หายไป", en: "Entries \(first) to \(last) are missing")
        case .unsigned(let position, let count):
            Words(
                th: "มี \(count) รายการตั้งแต่ที่ \(position) ที่ไม่มีลายมือชื่อ",
                en: "\(count) entries from \(position) on were signed by nobody")
        case .rootDiffers(let first, let last):
            Words(
                th: "รายการระหว่าง \(first) ถึง \(last) ไม่ตรงกับลายมือชื่อ",
                en: "Something between \(first) and \(last) differs from the signed head")
        case .badSignature(let size, let isOutside):
            Words(
                th: "ลายมือชื่อที่ \(size) \(isOutside ? "นอกฐานข้อมูล" : "ในฐานข้อมูล") ไม่ถูกต้อง",
                en: "The signature at \(size) \(isOutside ? "outside" : "in") the database is not ours")
        case .tailLost(let leaves, let moment):
            Words(
                th: "รายการท้ายหายไป \(leaves) รายการ ลงลายมือชื่อไว้เมื่อ \(moment.text(in: .thai))",
                en: "The last \(leaves) entries are lost, signed at \(moment.text(in: .english))")
        case .headReplaced(let size):
            Words(th: "ลายมือชื่อที่ \(size) ถูกเปลี่ยน", en: "The head at \(size) was replaced")
        }
    }
}
