import Access
import Civics
import Html
import Registry
import Shell
import Storage

/// One import: the dry run and the way to carry it out; later what was done and the way back.
struct ImportPage: Page {
    /// So many records in the way of undoing are named.
    static let mostBlockers = 20

    struct Model {
        var job: ImportJob
        var rows: [ImportRowLine]
        var status: ImportStatus?
        var after: Int
        var hasMore: Bool
        var names: ImportNames
        /// How the last work on it ended, where it did not succeed.
        var problem: Problem?
        /// The file, while its choices can still be changed.
        var held: UUIDv7?
        var waiting: ImportQueue.Count?
        /// What stands in the way of undoing; `nil` where it was not carried out.
        var blockers: [RecordReference]?
        var records: [RecordReference: Words] = [:]
        var leaves: [AuditLeaf] = []
    }

    var model: Model

    private var job: ImportJob { model.job }

    var title: Words {
        switch job.state {
        case .applied: Words(th: "นำเข้าแล้ว", en: "Imported")
        case .undone: Words(th: "ย้อนการนำเข้าแล้ว", en: "Import undone")
        case .failed: Words(th: "ตรวจแฟ้มไม่สำเร็จ", en: "The file could not be checked")
        case .interrupted, .received: Words(th: "ยังตรวจไม่เสร็จ", en: "Not checked to the end")
        default: Words(th: "ผลการตรวจแฟ้ม", en: "What the file would do")
        }
    }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { ImportCrumbs.imports }

    var main: HTML {
        """
        <h1>\(title)</h1>
        <p class="lead">\(job.fileName) · \(job.kind.name) \(ImportStateTag(job.state))</p>
        \(model.problem.map { Self.notice($0) })
        \(state)
        \(if: job.total > 0, results)
        \(history)
        """
    }

    private static func notice(_ problem: Problem) -> HTML {
        Notice(
            .wrong,
            "<p>\(problem.sentence) · \(problem.wayForward) <span class=\"quiet\">\(problem.number)</span></p>"
        ).html
    }

    private var state: HTML {
        switch job.state {
        case .staged: staged
        case .applied: ImportDonePart(model: model).html
        case .undone: undone
        case .failed, .interrupted, .received: unfinished
        case .checking, .applying: .empty
        }
    }

    // MARK: - Checked

    private var staged: HTML {
        """
        \(each: job.notes, { Notice(.news, "<p>\($0)</p>").html })
        \(tiles)
        \(model.waiting.map { waiting($0) })
        \(apply)
        """
    }

    private var tiles: HTML {
        CardGrid(
            ImportStatus.allCases.map { status in
                StatTile(
                    status.name, NumberText(job.count(status)), note: Self.note(status),
                    to: job.count(status) > 0 ? RegisterImportLinks.rows(job.id, status) : nil)
            }
        ).html
    }

    private static func note(_ status: ImportStatus) -> Words {
        switch status {
        case .new: Words(th: "ยังไม่มีในทะเบียน", en: "not in the register yet")
        case .changed: Words(th: "มีแล้ว ข้อมูลต่างไป", en: "there, with other data")
        case .unchanged: Words(th: "ตรงกับทะเบียน", en: "as the register has it")
        case .conflict: Words(th: "ต้องให้คนชี้ว่าเป็นรายการใด", en: "somebody has to say which is meant")
        case .refused: Words(th: "แถวผิด ต้องแก้ในแฟ้ม", en: "wrong; correct it in the file")
        case .quarantine: Words(th: "ระบบไม่เดาให้", en: "not guessed")
        }
    }

    private func waiting(_ count: ImportQueue.Count) -> HTML {
        guard count.all > 0 else { return .empty }
        let some = count.isWhole ? "" : Words(th: "กว่า ", en: "over ").text(in: Reader.language)
        return Notice(
            count.open > 0 ? .warning : .done,
            """
            <p>\(some)\(Words(th: "\(count.all) แถวให้เจ้าหน้าที่ตัดสิน ตัดสินแล้ว \(count.decided) เหลือ \(count.open)", en: "\(count.all) rows are for staff to decide: \(count.decided) decided, \(count.open) left."))</p>
            <p>\(ButtonLink(Words(th: "ตัดสินแถวที่รอ", en: "Decide them"), to: RegisterImportLinks.queue(job.id), .plain))</p>
            """
        ).html
    }

    private var apply: HTML {
        let (new, changed) = willDo
        guard new + changed > 0 else {
            return """
                \(Notice(.news, "<p>\(Words(th: "ยังไม่มีแถวที่จะเข้าทะเบียน", en: "No row would go into the register as it stands."))</p>"))
                \(again)
                """
        }
        return """
            <h2>\(Words(th: "นำเข้าจริง", en: "Carry it out"))</h2>
            <p>\(sentence(new, changed))</p>
            \(Form(to: RegisterImportLinks.act(job.id, "apply")) { Button(Words(th: "นำเข้าจริง", en: "Carry it out"), question: Words(th: "นำเข้าทะเบียนจริงหรือไม่", en: "Carry it out now?")).html })
            \(again)
            """
    }

    /// How many rows go in as new and how many change something: those that ask nobody, and those somebody said yes to.
    private var willDo: (new: Int, changed: Int) {
        let decided = (model.waiting?.asNew ?? 0, model.waiting?.confirmed ?? 0)
        if job.kind == .landOffice { return decided }
        return (job.count(.new) + decided.0, job.count(.changed) + decided.1)
    }

    private func sentence(_ new: Int, _ changed: Int) -> Words {
        let day = job.options.validFrom.map { Words(th: "มีผลตั้งแต่ \($0.thaiShort)", en: "from \($0.englishShort)") }
        let left = model.waiting?.open ?? 0
        return Words(
            th: "จะเพิ่ม \(new) รายการ และเปลี่ยน \(changed) รายการในทะเบียน พร้อมกันทั้งหมดหรือไม่เลย \(day?.th ?? "มีผลตั้งแต่วันนี้") "
                + "แถวที่ไม่รับ แถวที่พักไว้\(left > 0 ? " และอีก \(left) แถวที่ยังไม่ตัดสิน" : "") จะไม่เข้าทะเบียน "
                + "ย้อนได้ทั้งชุดจนกว่าจะมีผู้แก้ไขรายการเหล่านั้น",
            en: "\(new) records will be entered and \(changed) changed, all or nothing, \(day?.en ?? "from today"). "
                + "Refused and quarantined rows\(left > 0 ? " and \(left) undecided ones" : "") stay out. "
                + "It can be undone whole until somebody changes those records.")
    }

    private var again: HTML {
        """
        <details><summary>\(Words(th: "ตรวจใหม่ หรือเปลี่ยนตัวเลือก", en: "Check again, or choose otherwise"))</summary>
        <p>\(Words(th: "ตรวจใหม่เมื่อทะเบียนเปลี่ยนไปหลังการตรวจ คำตัดสินของแถวที่รอจะเริ่มใหม่", en: "Check again when the register has changed since; decisions begin anew."))</p>
        \(checkAgain)
        \(back)
        </details>
        """
    }

    private var checkAgain: HTML {
        Form(to: RegisterImportLinks.act(job.id, "check"), style: .inline) {
            Button(Words(th: "ตรวจใหม่", en: "Check again"), .plain).html
        }.html
    }

    private var back: HTML {
        guard let held = model.held else {
            return
                "<p><a href=\"\(link: RegisterImportLinks.new)\">\(Words(th: "ส่งแฟ้มอีกครั้งด้วยตัวเลือกอื่น", en: "Send the file again with other choices"))</a></p>"
        }
        return
            "<p><a href=\"\(link: RegisterImportLinks.file(held))\">\(Words(th: "กลับไปแก้ชนิดข้อมูล คอลัมน์ หรือระบบพิกัด", en: "Back to kind, columns and coordinate system"))</a></p>"
    }

    // MARK: - Other ends

    private var unfinished: HTML {
        """
        \(Notice(.warning, "<p>\(job.problem ?? job.state.name)</p><p>\(Words(th: "ไม่มีอะไรในทะเบียนเปลี่ยน", en: "Nothing in the register has changed."))\(job.problemNumber.map { " <span class=\"quiet\">\($0)</span>" as HTML })</p>"))
        \(back)
        \(checkAgain)
        """
    }

    private var undone: HTML {
        Notice(
            .done,
            "<p>\(Words(th: "ทะเบียนกลับเป็นอย่างก่อนนำเข้าแล้ว ประวัติยังอยู่ครบ", en: "The register is as it was before; the history keeps both."))</p>"
        ).html
    }

    // MARK: - Rows and history

    private var results: HTML {
        """
        <h2>\(Words(th: "รายแถว", en: "Row by row"))</h2>
        \(ImportRowsPart(job: job, rows: model.rows, status: model.status, after: model.after, hasMore: model.hasMore, names: model.names))
        \(if: ImportNames.arePlain(job.kind) || model.names.isShown, downloads)
        """
    }

    private var downloads: HTML {
        DownloadList([
            .init(
                Words(th: "ผลการตรวจทุกแถว", en: "All rows"), kind: "CSV", to: RegisterImportLinks.report(job.id, "csv")),
            .init(
                Words(th: "ผลการตรวจทุกแถว", en: "All rows"), kind: "XLSX",
                to: RegisterImportLinks.report(job.id, "xlsx")),
        ]).html
    }

    private var history: HTML {
        """
        <h2>\(Words(th: "บันทึกของการนำเข้านี้", en: "The record of this import"))</h2>
        \(ImportLeaves(leaves: model.leaves))
        \(FactList([(Words(th: "นำแฟ้มมาโดย", en: "Brought by"), "\(job.startedName) \(MomentText(job.startedAt))"), (Words(th: "ขนาดแฟ้ม", en: "Size"), "<span class=\"number\">\(Numerals.text(Int64(job.fileSize)))</span> \(Words(th: "ไบต์", en: "bytes"))")]))
        """
    }
}
