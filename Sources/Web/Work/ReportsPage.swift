import Access
import Civics
import Html
import Paper
import Planning
import Shell
import Storage
import Tables

/// The quarterly reports to the mayor: issuing one, and every one that was issued, to download again.
struct ReportsPage: Page {
    struct Model: Sendable {
        var room: WorkRoom
        var quarter: FiscalQuarter
        /// Of all quarters of the fiscal year, newest first.
        var issued: [IssuedReport]
        var chosenDivision: String
        var chosenDigits = "arabic"
        var errors = FormErrors()
        var done: String?
    }

    var model: Model

    var title: Words {
        Words(
            th: "รายงานต่อนายก \(model.quarter.text(in: .thai))",
            en: "Reports to the mayor, \(model.quarter.text(in: .english))")
    }

    var audience: PageAudience { .staff }

    var main: HTML {
        """
        \(StaffMenu(room: model.room, chosen: WorkLinks.reports))
        <h1>\(title)</h1>
        \(ErrorSummary(model.errors))
        \(WorkNotice(done: model.done))
        \(QuarterTabs(room: model.room, quarter: model.quarter) { WorkLinks.reports.with("quarter", $0.code) })
        <p>\(Words(th: "อ่านบนจอ:", en: "On screen:")) <a href="\(link: WorkLinks.mayor.with("quarter", model.quarter.code))">\(Words(th: "หน้าผู้บริหาร", en: "the mayor's page"))</a></p>
        \(form)
        \(list)
        \(SearchBox(Words(th: "เปิดที่มาของตัวเลขจากรหัสบนกระดาษ", en: "Open a figure by the code on paper"), to: WorkLinks.lineage, name: "code"))
        """
    }

    private var divisions: [Choice] {
        let all: [DivisionCode?] = [nil] + model.room.divisions.map(\.code)
        return all.filter { model.room.mayIssue($0) }.map { division in
            Choice(
                division?.rawValue ?? "all",
                division == nil ? Words(th: "ทั้งองค์กร", en: "The whole organisation") : model.room.name(division))
        }
    }

    private var form: HTML {
        if divisions.isEmpty || model.quarter.first > model.room.today { return .empty }
        return Form(to: WorkLinks.reports) {
            """
            <h2>\(Words(th: "ออกรายงาน PDF", en: "Issue a PDF"))</h2>
            \(HiddenField("quarter", model.quarter.code))
            \(RadioGroup("division", Words(th: "รายงานของ", en: "Report of"), choices: divisions, chosen: model.chosenDivision, error: model.errors["division"]))
            \(RadioGroup("digits", Words(th: "ตัวเลขในรายงาน", en: "Digits"), choices: [Choice("arabic", Words(th: "อารบิก 1 2 3", en: "Arabic 1 2 3")), Choice("thai", Words(th: "ไทย ๑ ๒ ๓", en: "Thai ๑ ๒ ๓"))], chosen: model.chosenDigits))
            \(ButtonRow(Button(Words(th: "ออกรายงาน", en: "Issue")).html))
            """
        }.html
    }

    private var list: HTML {
        if model.issued.isEmpty {
            return EmptyState(Words(th: "ปีนี้ยังไม่เคยออกรายงาน", en: "No report was issued this year.")).html
        }
        return DataTable(
            Words(th: "รายงานที่ออกแล้ว ล่าสุดก่อน", en: "Issued reports, newest first"), model.issued,
            columns: [
                TableColumn(Words(th: "เลขที่", en: "Number"), .heading) {
                    "<a href=\"\(link: WorkLinks.report($0.quarter, $0.number))\">\($0.code) (PDF)</a>"
                },
                TableColumn(Words(th: "ของ", en: "Of")) { report in
                    "\(report.division == nil ? Words(th: "ทั้งองค์กร", en: "The whole organisation") : model.room.name(report.division))"
                },
                TableColumn(Words(th: "ออกเมื่อ", en: "Issued")) { "\($0.issuedAt.words)" },
                TableColumn(Words(th: "โดย", en: "By")) { report in
                    report.issuer == model.room.actor.account?.description
                        ? "\(Words(th: "ท่าน", en: "you"))"
                        : "\(Words(th: "ชื่ออยู่ในรายงาน", en: "named in the report"))"
                },
                TableColumn(Words(th: "ตัวเลข", en: "Digits")) {
                    "\($0.isInThaiDigits ? Words(th: "ไทย", en: "Thai") : Words(th: "อารบิก", en: "Arabic"))"
                },
            ]
        ).html
    }
}
