import Access
import Civics
import Html
import Shell
import Storage
import Tables

/// One account as the administrator sees it: roles, a new link, off and on.
struct AccountPage: Page {
    /// A link that is shown this once.
    struct Invitation {
        var address: String
        var expires: Instant
    }

    var account: Account
    var grants: [HeldGrant]
    var isOwn: Bool
    var names: RoleNames
    var invitation: Invitation?
    var typed = FormFields()
    var errors = FormErrors()
    var done: String?

    private var id: String { account.id.description }

    var title: Words { Words(account.displayName) }
    var audience: PageAudience { .staff }
    var trail: [Crumb] {
        [
            Crumb(Words(th: "งานของฉัน", en: "My work"), WebLinks.staff),
            Crumb(Words(th: "บัญชีผู้ใช้", en: "Accounts"), AccountLinks.accounts),
        ]
    }
    var scripts: [String] { ["confirm.js"] }

    private static let notices = [
        "created": Words(
            th: "สร้างบัญชีแล้ว ขั้นต่อไป: ออกลิงก์ให้เจ้าตัว แล้วเสนอหน้าที่",
            en: "The account is made. Next: make a link for the person, then propose a role"),
        "disabled": Words(th: "ปิดบัญชีแล้ว", en: "The account is off"),
        "enabled": Words(th: "เปิดบัญชีแล้ว", en: "The account is on"),
        "proposed": Words(th: "เสนอหน้าที่แล้ว รอปลัดยืนยัน", en: "Proposed; the permanent secretary confirms it"),
        "given": Words(th: "ให้หน้าที่แล้ว", en: "The role is given"),
        "ended": Words(th: "ถอนหน้าที่แล้ว", en: "The role is taken away"),
    ]

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        \(DoneNotice(done, Self.notices))
        \(invitation.map(shown))
        \(FactList([
            (Words(th: "ชื่อผู้ใช้", en: "Sign-in name"), "\(account.loginName?.text ?? "-")"),
            (Words(th: "สร้างเมื่อ", en: "Made"), MomentText(account.createdAt).html),
            (Words(th: "สถานะ", en: "State"), "\(account.disabledAt == nil ? Words(th: "ใช้งานได้", en: "on") : Words(th: "ปิดแล้ว", en: "off"))"),
        ]))
        <h2>\(Words(th: "หน้าที่", en: "Roles"))</h2>
        \(table)
        \(if: !isOwn, proposal)
        <h2>\(Words(th: "ลิงก์ตั้งรหัสผ่าน", en: "A link to set the password"))</h2>
        \(linkForm)
        <h2>\(account.disabledAt == nil ? Words(th: "ปิดบัญชี", en: "Switch off") : Words(th: "เปิดบัญชี", en: "Switch on"))</h2>
        \(account.disabledAt == nil ? off : on)
        """
    }

    private func shown(_ invitation: Invitation) -> HTML {
        Notice(
            .done,
            """
            <p>\(Words(th: "ส่งลิงก์นี้ให้เจ้าตัวเท่านั้น ใช้ได้ครั้งเดียว และจะไม่แสดงอีก", en: "Give this link to the person alone. It works once and is not shown again."))</p>
            <p><code>\(invitation.address)</code></p>
            <p>\(Words(th: "ใช้ได้ถึง", en: "Works until")) \(MomentText(invitation.expires))</p>
            """
        ).html
    }

    private var table: HTML {
        if grants.isEmpty { return EmptyState(Words(th: "ยังไม่มีหน้าที่", en: "No role yet")).html }
        return DataTable(
            Words(th: "หน้าที่ของบัญชีนี้", en: "Roles of this account"), grants,
            columns: [
                TableColumn(Words(th: "หน้าที่", en: "Role"), .heading) {
                    "\(names.text($0.role, $0.division, $0.village))" as HTML
                },
                TableColumn(Words(th: "สถานะ", en: "State")) { "\(names.state($0.state))" as HTML },
                TableColumn(Words(th: "ตั้งแต่", en: "From")) { DayText($0.validFrom) },
                TableColumn(Words(th: "ถึง", en: "Until")) { GrantEnd($0) },
                TableColumn(Words(th: "ทำอะไรได้", en: "What to do")) { grant in
                    grant.state == .active || grant.state == .proposed
                        ? Form(to: AccountLinks.grant(grant.id.description, "end"), style: .inline) {
                            Button(
                                Words(th: "ถอน", en: "Take away"), .danger,
                                question: Words(th: "ถอนหน้าที่นี้หรือไม่", en: "Take this role away?")
                            ).html
                        }.html : "-"
                },
            ], isCaptionShown: false
        ).html
    }

    private var proposal: HTML {
        let roles = Role.allCases.filter { $0 != .public }.map { Choice($0.rawValue, names.role($0)) }
        let divisions = names.divisions.map { Choice($0.code.rawValue, $0.name) }
        let villages = names.villages < 1 ? [] : (1...names.villages).map { Choice("\($0)", names.village($0)) }
        return """
            <h3>\(Words(th: "เสนอหน้าที่", en: "Propose a role"))</h3>
            \(Form(to: AccountLinks.account(id, "grants")) { """
                \(Select("role", Words(th: "หน้าที่", en: "Role"), choices: roles, chosen: typed.text("role"), error: errors["role"]))
                \(Select("division", Words(th: "สำนัก/กอง", en: "Division"), choices: divisions, chosen: typed.text("division"), hint: Words(th: "เฉพาะผู้อำนวยการกองและเจ้าหน้าที่", en: "For directors and officers only"), error: errors["division"], isRequired: false))
                \(Select("village", Words(th: "หมู่บ้าน", en: "Village"), choices: villages, chosen: typed.text("village"), hint: Words(th: "เฉพาะผู้ใหญ่บ้าน กำนัน และ อสม.", en: "For village heads and health volunteers only"), error: errors["village"], isRequired: false))
                \(DateField("until", Words(th: "ถึงวันที่", en: "Until"), value: typed.raw("until"), error: errors["until"], isRequired: false))
                \(Button(Words(th: "เสนอหน้าที่", en: "Propose")))
                """ })
            """
    }

    private var linkForm: HTML {
        """
        \(if: account.loginName != nil, Notice(.warning, "<p>\(Words(th: "บัญชีนี้มีรหัสผ่านแล้ว การออกลิงก์ใหม่ทำให้หน้าที่ที่เห็นข้อมูลส่วนบุคคลต้องรอปลัดยืนยันอีกครั้ง", en: "This account has a password. A new link makes its roles that see personal data wait for the permanent secretary again."))</p>").html)
        \(Form(to: AccountLinks.account(id, "invitation")) { Button(Words(th: "ออกลิงก์", en: "Make a link"), .plain).html })
        """
    }

    private var off: HTML {
        """
        <p>\(Words(th: "เจ้าของบัญชีออกจากระบบทันที ข้อมูลที่บันทึกไว้ยังอยู่", en: "The person is signed out at once; what was recorded stays."))</p>
        \(Form(to: AccountLinks.account(id, "disable")) { Button(Words(th: "ปิดบัญชีนี้", en: "Switch this account off"), .danger, question: Words(th: "ปิดบัญชีนี้หรือไม่", en: "Switch this account off?")).html })
        """
    }

    private var on: HTML {
        Form(to: AccountLinks.account(id, "enable")) {
            Button(Words(th: "เปิดบัญชีนี้", en: "Switch this account on"), .plain).html
        }.html
    }
}
