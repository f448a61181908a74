import Access
import Civics
import Html
import Shell
import Storage

/// Everybody who can sign in, and a form for one more.
struct AccountsPage: Page {
    struct Row {
        var account: Account
        var grants: [HeldGrant]
        /// Until when a link that was made for the person works; `nil` where none waits.
        var linkWaitsUntil: Instant?
    }

    var rows: [Row]
    var today: CivilDate
    var names: RoleNames
    var displayName = ""
    var errors = FormErrors()

    var title: Words { Words(th: "บัญชีผู้ใช้", en: "Accounts") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [Crumb(Words(th: "งานของฉัน", en: "My work"), WebLinks.staff)] }
    var scripts: [String] { ["filter.js"] }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        <p class="lead">\(Words(th: "ผู้ดูแลระบบเสนอหน้าที่ ปลัดเป็นผู้ยืนยันหน้าที่ที่เห็นข้อมูลส่วนบุคคล", en: "The administrator proposes roles; the permanent secretary confirms those that see personal data."))</p>
        <p><a href="\(link: AccountLinks.grants)">\(Words(th: "หน้าที่ที่รอยืนยัน", en: "Roles that wait"))</a></p>
        \(table)
        <h2>\(Words(th: "เพิ่มผู้ใช้", en: "Add a person"))</h2>
        \(Form(to: AccountLinks.accounts) { """
            \(TextField("displayName", Words(th: "ชื่อและนามสกุล", en: "Name"), value: displayName, error: errors["displayName"], maximum: 200))
            \(Button(Words(th: "สร้างบัญชี", en: "Make the account")))
            """ })
        """
    }

    private var table: HTML {
        DataTable(
            Words(th: "บัญชีผู้ใช้ทั้งหมด", en: "All accounts"), rows,
            columns: [
                TableColumn(Words(th: "ชื่อ", en: "Name"), .heading) { row in
                    "<a href=\"\(link: AccountLinks.account(row.account.id.description))\">\(row.account.displayName)</a>"
                        as HTML
                },
                TableColumn(Words(th: "ชื่อผู้ใช้", en: "Sign-in name")) { row in
                    if let name = row.account.loginName { return "\(name.text)" }
                    if let until = row.linkWaitsUntil {
                        return "\(Words(th: "มีลิงก์รอใช้ถึง", en: "a link waits until")) \(MomentText(until))"
                    }
                    return "\(Words(th: "ไม่มีลิงก์ที่ใช้ได้ ต้องออกลิงก์", en: "no link works: make one"))"
                },
                TableColumn(Words(th: "หน้าที่", en: "Roles")) { roles($0) },
                TableColumn(Words(th: "สถานะ", en: "State")) { row in
                    "\(row.account.disabledAt == nil ? Words(th: "ใช้งานได้", en: "on") : Words(th: "ปิดแล้ว", en: "off"))"
                        as HTML
                },
            ], isCaptionShown: false, filter: Words(th: "ค้นชื่อ", en: "Find a name")
        ).html
    }

    private func roles(_ row: Row) -> HTML {
        let held = row.grants.filter { $0.holds(on: today) || $0.state == .proposed }
        if held.isEmpty { return "\(Words(th: "ไม่มี", en: "none"))" }
        return """
            <ul>\(each: held, { grant in
                "<li>\(names.text(grant.role, grant.division, grant.village))\(if: grant.state == .proposed, " (\(names.state(.proposed)))")</li>"
            })</ul>
            """
    }
}
