import Access
import Civics
import Html
import Registry
import Shell

/// What a carried out import did, and the way back or what stands in it.
struct ImportDonePart: Component {
    var model: ImportPage.Model

    private var job: ImportJob { model.job }

    var html: HTML {
        """
        \(Notice(.done, "<p>\(done)</p>"))
        \(if: left > 0, stillWaiting)
        <h2>\(Words(th: "ย้อนการนำเข้า", en: "Undo"))</h2>
        \(blockers.isEmpty ? undo : blocked)
        """
    }

    private var done: Words {
        let applied = model.leaves.last { $0.name == "import.applied" }?.details["applied"].flatMap { Int($0) }
        let day = job.appliedAt.map { $0.thaiDate }
        let count = Numerals.text(Int64(applied ?? job.count(.new) + job.count(.changed)))
        return Words(
            th: "ลงทะเบียนแล้ว \(count) แถว\(day.map { " เมื่อ \($0.thaiShort)" } ?? "") ในคราวเดียว",
            en: "\(count) rows went into the register\(day.map { " on \($0.englishShort)" } ?? ""), in one act.")
    }

    private var left: Int { job.count(.conflict) + job.count(.refused) + job.count(.quarantine) }

    private var stillWaiting: HTML {
        Notice(
            .news,
            "<p>\(Words(th: "\(left) แถวอาจยังไม่เข้าทะเบียน (รอตัดสิน ไม่รับ หรือพักไว้) แก้ในแฟ้มหรือรอข้อมูลเพิ่ม แล้วนำเข้าใหม่ แถวที่เข้าแล้วจะนับเป็นเหมือนเดิม", en: "\(left) rows may still be outside (waiting, refused or quarantined). Correct the file and import it again: rows that are in already count as unchanged."))</p>"
        ).html
    }

    // MARK: - Undoing

    private var blockers: [RecordReference] { model.blockers ?? [] }

    private var undo: HTML {
        """
        <p>\(Words(th: "ยังไม่มีใครแก้ไขรายการเหล่านี้หลังการนำเข้า จึงย้อนได้ทั้งชุด ทะเบียนจะกลับเป็นอย่างก่อนนำเข้า และประวัติจะบอกว่าย้อน", en: "Nobody has changed these records since, so the whole import can be taken back; the history will tell."))</p>
        \(Form(to: RegisterImportLinks.act(job.id, "undo")) { Button(Words(th: "ย้อนการนำเข้าทั้งชุด", en: "Undo the whole import"), .danger, question: Words(th: "ย้อนการนำเข้าทั้งชุดหรือไม่", en: "Undo the whole import?")).html })
        """
    }

    private var blocked: HTML {
        """
        <p>\(Words(th: "ย้อนทั้งชุดไม่ได้ เพราะมี \(blockers.count) รายการที่ถูกแก้ไขหรือถูกอ้างถึงหลังการนำเข้า แก้ไขทีละรายการแทน", en: "It cannot be undone whole: \(blockers.count) records were changed or named by others since. Correct them one by one."))</p>
        <ul>\(each: blockers.prefix(ImportPage.mostBlockers), { record in
            "<li><a href=\"\(link: RegisterLinks.record(record))\">\(model.records[record] ?? record.kind.name)</a></li>"
        })</ul>
        """
    }
}

/// The leaves of the audit log about an import.
struct ImportLeaves: Component {
    var leaves: [AuditLeaf]

    private static let names: [String: Words] = [
        "import.received": Words(th: "รับแฟ้ม", en: "File received"),
        "import.checked": Words(th: "ตรวจเทียบกับทะเบียน", en: "Compared with the register"),
        "import.decided": Words(th: "ตัดสินแถวที่รอ", en: "Rows decided"),
        "import.applied": Words(th: "ลงทะเบียน", en: "Carried out"),
        "import.undone": Words(th: "ย้อนทั้งชุด", en: "Undone"),
    ]

    var html: HTML {
        guard !leaves.isEmpty else { return .empty }
        return DataTable(
            Words(th: "บันทึกตรวจสอบ", en: "Audit log"), leaves,
            columns: [
                TableColumn(Words(th: "สิ่งที่ทำ", en: "What"), .heading) { leaf in
                    "\(Self.names[leaf.name] ?? Words(leaf.name))" as HTML
                },
                TableColumn(Words(th: "เมื่อ", en: "When")) { leaf in MomentText(leaf.at).html },
                TableColumn(Words(th: "ลำดับในบันทึกตรวจสอบ", en: "Place in the audit log"), .number) { leaf in
                    leaf.position.map { NumberText(Int($0)).html }
                        ?? "<span class=\"quiet\">\(Words(th: "รอเรียงลำดับ", en: "not numbered yet"))</span>"
                },
            ], isCaptionShown: false
        ).html
    }
}
