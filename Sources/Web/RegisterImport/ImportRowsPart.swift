import Civics
import Html
import Registry
import Shell

/// The rows of a dry run: what each would do and why, a page at a time.
struct ImportRowsPart: Component {
    var job: ImportJob
    var rows: [ImportRowLine]
    var status: ImportStatus?
    var after: Int
    var hasMore: Bool
    var names: ImportNames

    var html: HTML {
        """
        \(filter)
        \(rows.isEmpty ? EmptyState(Words(th: "ไม่มีแถวในกลุ่มนี้", en: "No rows here.")).html : table)
        \(if: after > 0 || hasMore, pager)
        """
    }

    private var filter: HTML {
        let some = ImportStatus.allCases.filter { job.count($0) > 0 }
        let all = NavigationItem(
            Words(th: "ทั้งหมด \(job.total)", en: "All \(job.total)"), RegisterImportLinks.rows(job.id, nil))
        return Tabs(
            Words(th: "เลือกดูตามผล", en: "By result"),
            [all]
                + some.map {
                    NavigationItem(
                        Words(th: "\($0.name.th) \(job.count($0))", en: "\($0.name.en) \(job.count($0))"),
                        RegisterImportLinks.rows(job.id, $0))
                }, chosen: RegisterImportLinks.rows(job.id, status)
        ).html
    }

    private var table: HTML {
        DataTable(
            Words(th: "ผลการตรวจรายแถว", en: "The rows"), rows,
            columns: [
                TableColumn(Words(th: "แถว", en: "Row"), .number) { row in NumberText(row.number).html },
                TableColumn(Words(th: "รายการ", en: "Record"), .heading) { row in label(row) },
                TableColumn(Words(th: "ผล", en: "Result")) { row in ImportStatusTag(row.status).html },
                TableColumn(Words(th: "สิ่งที่ต่างและเหตุผล", en: "Differences and reasons")) { row in
                    ImportRowDetail(row: row, kind: job.kind, names: names).html
                },
            ], isCaptionShown: false
        ).html
    }

    private func label(_ row: ImportRowLine) -> HTML {
        let text = names.label(row.label, row.record)
        let isThere = row.status == .unchanged || row.status == .changed || row.isApplied
        guard isThere, let subject = row.subject, job.state != .undone || row.status != .new else { return "\(text)" }
        return "<a href=\"\(link: RegisterLinks.record(RecordReference(row.record, subject)))\">\(text)</a>"
    }

    private var pager: HTML {
        let first = RegisterImportLinks.rows(job.id, status)
        let last = rows.last?.number ?? after
        return """
            <nav class="pager" aria-label="\(Words(th: "หน้าของรายการ", en: "Pages of the list"))">
            \(if: after > 0, "<a class=\"button button-plain\" href=\"\(link: first)\">\(Words(th: "← ต้นรายการ", en: "← From the start"))</a>")
            <span class="pager-place">\(rows.first.map { Words(th: "แถว \($0.number)–\(last)", en: "Rows \($0.number)–\(last)") } ?? Words(""))</span>
            \(if: hasMore, "<a class=\"button button-plain\" rel=\"next\" href=\"\(link: first.with("after", last))\">\(Words(th: "ถัดไป →", en: "Next →"))</a>")
            </nav>
            """
    }
}

/// What becomes of a row; what asks for somebody stands out.
struct ImportStatusTag: Component {
    var status: ImportStatus

    init(_ status: ImportStatus) { self.status = status }

    var html: HTML {
        let tone =
            switch status {
            case .refused, .quarantine: "tag tag-warning"
            case .conflict: "tag tag-strong"
            default: "tag"
            }
        return "<span class=\"\(tone)\">\(status.name)</span>"
    }
}

/// Why a row is what it is: fields before and after, reasons, records it may mean, the decision.
struct ImportRowDetail: Component {
    var row: ImportRowLine
    var kind: ImportKind
    var names: ImportNames
    /// Whether the records it may mean are told; the queue shows them itself.
    var hasCandidates = true

    var html: HTML {
        """
        \(row.action.map { "<p><strong>\($0.name)</strong></p>" as HTML })\
        \(if: !row.differences.isEmpty, changes)\
        \(if: !row.reasons.isEmpty, reasons)\
        \(if: hasCandidates && !row.candidates.isEmpty, candidates)\
        \(row.rule.map { "<p class=\"quiet\">\(Words(th: "จับคู่ด้วย\($0.name.th)", en: "Matched by: \($0.name.en)"))</p>" as HTML })\
        \(row.decision.map { decision($0) })
        """
    }

    private var changes: HTML {
        "<ul class=\"plain-list\">\(each: row.differences, change)</ul>"
    }

    private func change(_ difference: ImportDifference) -> HTML {
        guard difference.before != nil || difference.after != nil else {
            return "<li>\(Words(th: "ข้อมูลอื่นของรายการต่างไป", en: "Other data of the record differ."))</li>"
        }
        let (before, after) = (
            names.value(difference.before, difference.field), names.value(difference.after, difference.field)
        )
        return """
            <li>\(title(difference.field)): \(before.map { "<del>\($0)</del>" as HTML } ?? Missing().html) → \
            \(after.map { "<ins>\($0)</ins>" as HTML } ?? Missing().html)</li>
            """
    }

    private func title(_ field: String) -> Words {
        if let known = kind.fields.first(where: { $0.name == field }) { return known.title }
        if let known = ImportKind.parcels.fields.first(where: { $0.name == field }) { return known.title }
        return switch field {
        case "shape": Words(th: "รูปแปลง", en: "Shape")
        case "owners": Words(th: "เจ้าของ", en: "Owners")
        case "record": Words(th: "รายการ", en: "Record")
        default: Words(field)
        }
    }

    private var reasons: HTML {
        "<ul class=\"plain-list\">\(each: row.reasons, { "<li>\($0.words)</li>" })</ul>"
    }

    private var candidates: HTML {
        """
        <p>\(Words(th: "อาจตรงกับ", en: "May be")) \(each: row.candidates.prefix(5).enumerated(), { number, candidate in
            "\(if: number > 0, ", ")<a href=\"\(link: RegisterLinks.record(candidate.record))\">\(names.label(candidate.label, candidate.record.kind))</a>\(candidate.overlap.map { " (\($0 / 10) %)" as HTML })"
        })</p>
        """
    }

    private func decision(_ decision: String) -> HTML {
        let said: Words =
            switch ImportDecision(rawValue: decision) {
            case .confirm: Words(th: "ยืนยันแล้ว", en: "Confirmed")
            case .asNew: Words(th: "ให้เป็นรายการใหม่", en: "A record of its own")
            case .skip: Words(th: "ให้ข้าม", en: "To be left out")
            case nil: Words(decision)
            }
        return
            "<p><span class=\"tag\">\(said)</span> \(row.decidedName.map { "<span class=\"quiet\">\($0)</span>" as HTML })</p>"
    }
}
