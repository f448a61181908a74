import Access
import Civics
import Html
import Shell

/// The audit log: who did what to which thing, newest first, and whether it is as it was signed.
struct AuditPage: Page {
    var leaves: [AuditLeaf]
    /// How many fit the search, among those that were searched.
    var found: Int
    var head: SignedHead?
    var waiting: Int
    var actor: String?
    var kind: String?
    var subject: String?
    /// Account → name, where the reader may see names.
    var names: [String: String]
    var report: AuditReport?
    var errors = FormErrors()

    static let tooLong = Words(
        th: "บันทึกยาวเกินกว่าจะตรวจบนหน้านี้ ให้ใช้คำสั่ง songhong audit verify ที่เครื่องแม่ข่าย",
        en: "The log is too long to be checked here. Use songhong audit verify at the server.")
    static let busy = Words(
        th: "กำลังตรวจอยู่แล้ว รอสักครู่แล้วลองใหม่", en: "It is being checked just now. Try again in a moment.")

    var title: Words { Words(th: "บันทึกการใช้งาน", en: "Audit log") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [Crumb(Words(th: "งานของฉัน", en: "My work"), WebLinks.staff)] }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        <p class="lead">\(Words(th: "ทุกการเปลี่ยนแปลงถูกบันทึกและลงลายมือชื่อไว้ ลบหรือแก้ย้อนหลังไม่ได้โดยไม่มีใครรู้", en: "Every change is recorded and signed; nobody can take one out or alter it unseen."))</p>
        \(report.map { AuditReportView(report: $0) })
        \(facts)
        \(Form(to: Link("staff", "audit", "check")) { Button(Words(th: "ตรวจความถูกต้อง", en: "Check the log"), .plain).html })
        <h2>\(Words(th: "รายการล่าสุด", en: "Newest entries"))</h2>
        \(search)
        \(leaves.isEmpty ? EmptyState(Words(th: "ไม่พบรายการ", en: "Nothing found")).html : table)
        """
    }

    private var facts: HTML {
        FactList([
            (Words(th: "ลงลำดับแล้ว", en: "Numbered"), NumberText(Int(head?.size ?? 0)).html),
            (Words(th: "รอลงลำดับ", en: "Waiting"), NumberText(waiting).html),
            (Words(th: "ลงลายมือชื่อล่าสุด", en: "Last signed"), head.map { MomentText($0.at).html } ?? "-"),
            (
                Words(th: "หัวต้นไม้ (SHA-256)", en: "Tree head (SHA-256)"),
                head.map { "<code>\(HexText($0.root))</code>" } ?? "-"
            ),
        ]).html
    }

    private var search: HTML {
        """
        <form method="get" action="\(link: AccountLinks.audit)" class="form-stacked" role="search">
        \(TextField("kind", Words(th: "ชนิดของเรื่อง", en: "Kind of subject"), value: kind, hint: Words(th: "เช่น account, activity, plan_layer", en: "such as account, activity, plan_layer"), isRequired: false, width: 20, maximum: 100))
        \(TextField("subject", Words(th: "รหัสของเรื่อง", en: "Identifier of the subject"), value: subject, isRequired: false, maximum: 200))
        \(TextField("actor", Words(th: "รหัสผู้ทำ", en: "Identifier of the actor"), value: actor, isRequired: false, maximum: 200))
        <button type="submit" class="button button-plain">\(Words(th: "ค้นหา", en: "Search"))</button>
        </form>
        <p class="quiet">\(summary)</p>
        """
    }

    private var summary: Words {
        Words(
            th: "พบ \(found) รายการ จาก \(AuditHandlers.searched) รายการล่าสุด แสดง \(leaves.count)",
            en: "\(found) found among the newest \(AuditHandlers.searched), \(leaves.count) shown")
    }

    private var table: HTML {
        DataTable(
            Words(th: "รายการล่าสุด", en: "Newest entries"), leaves,
            columns: [
                TableColumn(Words(th: "เมื่อ", en: "When"), .heading) { MomentText($0.at).html },
                TableColumn(Words(th: "เหตุการณ์", en: "Event")) { "<code>\($0.name)</code>" as HTML },
                TableColumn(Words(th: "เรื่อง", en: "Subject")) { leaf in
                    """
                    <a href="\(link: AccountLinks.audit.with("kind", leaf.subject.kind).with("subject", leaf.subject.id))">\
                    \(leaf.subject.kind) <code>\(leaf.subject.id)</code></a>
                    """ as HTML
                },
                TableColumn(Words(th: "ผู้ทำ", en: "By")) { leaf in
                    """
                    <a href="\(link: AccountLinks.audit.with("actor", leaf.actor))">\(names[leaf.actor] ?? leaf.actor)</a>
                    """ as HTML
                },
                TableColumn(Words(th: "ลำดับ", en: "Number"), .number) { leaf in
                    leaf.position.map { "\(Int($0))" as HTML } ?? "\(Words(th: "รอ", en: "waits"))"
                },
            ], isCaptionShown: false
        ).html
    }
}

/// Bytes as hexadecimal digits.
struct HexText: Component {
    var bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    var html: HTML {
        HTML(text: bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    }
}
