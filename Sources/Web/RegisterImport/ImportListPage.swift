import Civics
import Html
import Registry
import Shell

/// All imports, the newest first, and the way to a new one.
struct ImportListPage: Page {
    struct Line {
        var job: ImportJob
        var mayOpen: Bool
    }

    var lines: [Line]

    var title: Words { Words(th: "นำเข้าแฟ้ม", en: "Imports") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [ImportCrumbs.register] }

    var main: HTML {
        """
        <h1>\(title)</h1>
        <p class="lead">\(Words(th: "แฟ้มจากกรมที่ดิน LTAX หรือตารางของสำนักงาน เข้าสู่ทะเบียน ทุกแฟ้มตรวจก่อนและย้อนได้ทั้งชุด", en: "Files of the Land Department, of LTAX or of the office come to the register. Each is checked first and can be undone whole."))</p>
        \(ButtonRow("\(ButtonLink(Words(th: "นำเข้าแฟ้มใหม่", en: "Import a file"), to: RegisterImportLinks.new))\(ButtonLink(Words(th: "ส่งออกข้อมูล", en: "Export"), to: RegisterImportLinks.export, .quiet))"))
        \(lines.isEmpty ? empty : table)
        """
    }

    private var empty: HTML {
        EmptyState(
            Words(
                th: "ยังไม่เคยนำเข้าแฟ้ม เริ่มจากแผนที่ภาษี (parcel ของ LTAX) หรือทะเบียนแปลงที่ดินเป็น CSV",
                en: "Nothing was imported yet. Begin with the tax map (LTAX parcel) or a table of parcels.")
        ).html
    }

    private var table: HTML {
        DataTable(
            Words(th: "การนำเข้าทั้งหมด", en: "All imports"), lines,
            columns: [
                TableColumn(Words(th: "แฟ้ม", en: "File"), .heading) { line in Self.name(line) },
                TableColumn(Words(th: "ข้อมูล", en: "What it holds")) { line in "\(line.job.kind.name)" as HTML },
                TableColumn(Words(th: "โดย", en: "By")) { line in
                    "\(line.job.startedName)<br>\(MomentText(line.job.startedAt))" as HTML
                },
                TableColumn(Words(th: "สถานะ", en: "State")) { line in ImportStateTag(line.job.state).html },
                TableColumn(Words(th: "ผลการตรวจ", en: "Result")) { line in ImportCounts(line.job).html },
            ]
        ).html
    }

    private static func name(_ line: Line) -> HTML {
        line.mayOpen
            ? "<a href=\"\(link: RegisterImportLinks.job(line.job.id))\">\(line.job.fileName)</a>"
            : "\(line.job.fileName) <span class=\"quiet\">\(Words(th: "(ไม่มีสิทธิเปิด)", en: "(not yours to open)"))</span>"
    }
}

/// How far an import has come; only what asks for somebody stands out.
struct ImportStateTag: Component {
    var state: ImportState

    init(_ state: ImportState) { self.state = state }

    var html: HTML {
        let tone =
            switch state {
            case .failed, .interrupted: "tag tag-warning"
            case .staged: "tag tag-strong"
            default: "tag"
            }
        return "<span class=\"\(tone)\">\(state.name)</span>"
    }
}

/// The counts of an import in one line; nothing before it was checked.
struct ImportCounts: Component {
    var job: ImportJob

    init(_ job: ImportJob) { self.job = job }

    var html: HTML {
        let some = ImportStatus.allCases.filter { job.count($0) > 0 }
        if some.isEmpty { return job.problem.map { "\($0)" } ?? Missing().html }
        return """
            \(each: some.enumerated(), { number, status in
                "\(if: number > 0, " · ")\(status.name)&nbsp;<span class=\"number\">\(Numerals.text(Int64(job.count(status))))</span>"
            })
            """
    }
}
