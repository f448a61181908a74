import Access
import Civics
import Html
import Shell
import Storage

/// Roles that wait: the permanent secretary decides, the data protection officer and the administrator see them.
struct GrantsPage: Page {
    struct Row {
        var grant: HeldGrant
        var holder: String
        /// `nil` where the program itself proposed it.
        var proposer: String?
    }

    var rows: [Row]
    /// Whether the reader is the one who confirms.
    var decides: Bool
    var names: RoleNames
    var errors = FormErrors()
    var done: String?

    var title: Words { Words(th: "หน้าที่ที่รอยืนยัน", en: "Roles that wait") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [Crumb(Words(th: "งานของฉัน", en: "My work"), WebLinks.staff)] }

    private static let notices = [
        "confirmed": Words(th: "ยืนยันแล้ว มีผลทันที", en: "Confirmed; it holds at once"),
        "refused": Words(th: "ไม่อนุมัติแล้ว", en: "Turned down"),
    ]

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        \(DoneNotice(done, Self.notices))
        <p class="lead">\(Words(th: "หน้าที่ที่เห็นข้อมูลส่วนบุคคลต้องมีสองคนเห็นชอบ: ผู้ดูแลระบบเสนอ ปลัดยืนยัน", en: "A role that sees personal data takes two people: the administrator proposes, the permanent secretary confirms."))</p>
        \(rows.isEmpty ? EmptyState(Words(th: "ไม่มีรายการรอยืนยัน", en: "Nothing waits")).html : table)
        """
    }

    private var table: HTML {
        DataTable(
            title, rows,
            columns: [
                TableColumn(Words(th: "ผู้รับหน้าที่", en: "For"), .heading) { "\($0.holder)" as HTML },
                TableColumn(Words(th: "หน้าที่", en: "Role")) {
                    "\(names.text($0.grant.role, $0.grant.division, $0.grant.village))" as HTML
                },
                TableColumn(Words(th: "ถึงวันที่", en: "Until")) { GrantEnd($0.grant) },
                TableColumn(Words(th: "ผู้เสนอ", en: "Proposed by")) { row in
                    """
                    \(row.proposer.map { "\($0)" as HTML } ?? "\(Words(th: "เครื่องแม่ข่าย", en: "the server"))") · \
                    \(MomentText(row.grant.proposedAt))
                    """ as HTML
                },
                TableColumn(Words(th: "ทำอะไรได้", en: "What to do")) { action($0) },
            ], isCaptionShown: false
        ).html
    }

    private func action(_ row: Row) -> HTML {
        guard decides else { return "\(Words(th: "รอปลัด", en: "waits for the permanent secretary"))" }
        let id = row.grant.id.description
        return ButtonRow(
            """
            \(Form(to: AccountLinks.grant(id, "confirm"), style: .inline) { Button(Words(th: "ยืนยัน", en: "Confirm"), .plain).html })
            \(Form(to: AccountLinks.grant(id, "refuse"), style: .inline) { Button(Words(th: "ไม่อนุมัติ", en: "Turn down"), .quiet).html })
            """
        ).html
    }
}
