import Access
import Civics
import Html
import Shell
import Storage

/// One's own account: what one may do, the password, where one is signed in.
struct OwnAccountPage: Page {
    var account: Account
    var grants: [HeldGrant]
    var current: SessionID
    var sessions: [SessionSummary]
    var names: RoleNames
    var errors = FormErrors()
    var done: String?

    var title: Words { Words(th: "บัญชีของฉัน", en: "My account") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [Crumb(Words(th: "งานของฉัน", en: "My work"), WebLinks.staff)] }

    private static let notices = [
        "password": Words(
            th: "เปลี่ยนรหัสผ่านแล้ว เครื่องอื่นออกจากระบบแล้ว", en: "The password is changed; other devices are signed out"),
        "ended": Words(th: "ออกจากระบบบนเครื่องนั้นแล้ว", en: "That device is signed out"),
    ]

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        \(DoneNotice(done, Self.notices))
        \(FactList([
            (Words(th: "ชื่อ", en: "Name"), "\(account.displayName)"),
            (Words(th: "ชื่อผู้ใช้", en: "Sign-in name"), "\(account.loginName?.text ?? "-")"),
        ]))
        <h2>\(Words(th: "หน้าที่ของฉัน", en: "My roles"))</h2>
        \(roles)
        <h2 id="password">\(Words(th: "เปลี่ยนรหัสผ่าน", en: "Change the password"))</h2>
        \(PasswordAdvice())
        \(Form(to: AccountLinks.password) { fields })
        <h2>\(Words(th: "เครื่องที่เข้าสู่ระบบอยู่", en: "Where I am signed in"))</h2>
        \(places)
        """
    }

    private var roles: HTML {
        if grants.isEmpty {
            return EmptyState(
                Words(
                    th: "ยังไม่มีหน้าที่ในระบบ ขอให้ผู้ดูแลระบบเสนอและปลัดยืนยัน",
                    en: "No role yet. Ask the administrator to propose one and the permanent secretary to confirm it.")
            ).html
        }
        return DataTable(
            Words(th: "หน้าที่ของฉัน", en: "My roles"), grants,
            columns: [
                TableColumn(Words(th: "หน้าที่", en: "Role"), .heading) {
                    "\(names.text($0.role, $0.division, $0.village))" as HTML
                },
                TableColumn(Words(th: "สถานะ", en: "State")) { "\(names.state($0.state))" as HTML },
                TableColumn(Words(th: "ถึงวันที่", en: "Until")) { GrantEnd($0).html },
            ], isCaptionShown: false
        ).html
    }

    private var fields: HTML {
        """
        \(TextField("old", Words(th: "รหัสผ่านเดิม", en: "Old password"), kind: .password, error: errors["old"], autocomplete: "current-password", width: 20))
        \(TextField("password", Words(th: "รหัสผ่านใหม่", en: "New password"), kind: .password, error: errors["password"], autocomplete: "new-password", width: 20))
        \(TextField("passwordAgain", Words(th: "รหัสผ่านใหม่อีกครั้ง", en: "New password again"), kind: .password, error: errors["passwordAgain"], autocomplete: "new-password", width: 20))
        \(Button(Words(th: "เปลี่ยนรหัสผ่าน", en: "Change the password")))
        """
    }

    private var places: HTML {
        DataTable(
            Words(th: "เครื่องที่เข้าสู่ระบบอยู่", en: "Where I am signed in"), sessions,
            columns: [
                TableColumn(Words(th: "เครื่อง", en: "Device"), .heading) {
                    "\($0.device.isEmpty ? "-" : $0.device)" as HTML
                },
                TableColumn(Words(th: "ที่อยู่เครือข่าย", en: "Network address")) { "\($0.address)" as HTML },
                TableColumn(Words(th: "เข้าเมื่อ", en: "Since")) { MomentText($0.startedAt).html },
                TableColumn(Words(th: "ใช้ล่าสุด", en: "Last seen")) { MomentText($0.lastSeenAt).html },
                TableColumn(Words(th: "ทำอะไรได้", en: "What to do")) { session in
                    session.id == current
                        ? "\(Words(th: "เครื่องนี้", en: "this device"))" as HTML
                        : Form(to: AccountLinks.endSession(session.id.description), style: .inline) {
                            Button(Words(th: "ออกจากระบบเครื่องนี้", en: "Sign it out"), .quiet).html
                        }.html
                },
            ], isCaptionShown: false
        ).html
    }
}

/// The last day of a grant, or that it has none.
struct GrantEnd: Component {
    var grant: HeldGrant

    init(_ grant: HeldGrant) {
        self.grant = grant
    }

    var html: HTML { grant.validUntil.map { DayText($0).html } ?? "\(Words(th: "ไม่มีกำหนด", en: "no end"))" }
}
