import Access
import Civics
import Html
import Planning
import Shell
import Tables

/// All divisions in a quarter: who has reported, who is late; and opening a closed quarter again.
struct OverviewPage: Page {
    struct Model: Sendable {
        var room: WorkRoom
        var quarter: FiscalQuarter
        var items: [WorkItem]
        var reopenings: [Reopening]
        var done: String?
        var typed: ReopeningInput
        var errors = FormErrors()
    }

    /// The counts of one division.
    struct Row: Sendable {
        /// `nil` for activities that nobody leads yet.
        var division: DivisionCode?
        var name: Words
        var expected: Int
        var reported: Int
        var approved: Int
        var late: Int
        var paid: Satang
        /// `nil` where none of its activities has a budget.
        var budget: Satang?
    }

    var model: Model

    var title: Words {
        Words(
            th: "ภาพรวมทุกกอง \(model.quarter.text(in: .thai))",
            en: "All divisions, \(model.quarter.text(in: .english))")
    }

    var audience: PageAudience { .staff }

    /// The divisions with the most late work first.
    var rows: [Row] {
        let codes: [DivisionCode?] = model.room.divisions.map(\.code) + [nil]
        let rows = codes.compactMap { code -> Row? in
            let items = model.items.filter { $0.state.lead.division == code }
            if code == nil, items.isEmpty { return nil }
            let expected = items.filter(\.isExpected)
            return Row(
                division: code,
                name: code == nil
                    ? Words(th: "ทุกกองร่วมกัน / ยังไม่มีเจ้าภาพ", en: "Shared, or no lead yet") : model.room.name(code),
                expected: expected.count, reported: expected.filter(\.isReported).count,
                approved: expected.filter(\.isApproved).count,
                late: expected.filter { $0.isLate && !$0.isReported }.count,
                paid: items.reduce(.zero) { $0 + $1.state.money.paid },
                budget: items.compactMap(\.state.money.budget).reduce(nil) { ($0 ?? .zero) + $1 })
        }
        return rows.enumerated().sorted { ($1.element.late, $0.offset) < ($0.element.late, $1.offset) }.map(\.element)
    }

    var main: HTML {
        let lock = model.room.lock(
            model.quarter, reopenings: model.reopenings.filter { $0.activity == nil && $0.division == nil })
        return """
            \(StaffMenu(room: model.room, chosen: WorkLinks.overview))
            <h1>\(title)</h1>
            \(ErrorSummary(model.errors))
            \(WorkNotice(done: model.done))
            \(LockLine(lock: lock, today: model.room.today))
            \(table)
            \(QuarterTabs(room: model.room, quarter: model.quarter) { WorkLinks.overview.with("quarter", $0.code) })
            <section id="reopening"><h2>\(Words(th: "การเปิดไตรมาสใหม่", en: "Reopenings"))</h2>
            \(reopenings)
            \(if: model.room.steers && isClosed, form)
            </section>
            """
    }

    private var isClosed: Bool {
        if case .closed = model.room.lock(model.quarter) { return true }
        return false
    }

    private var table: HTML {
        DataTable(
            Words(th: "การรายงานของแต่ละกอง", en: "Reports by division"), rows,
            note: Words(th: "หน่วยเงิน: บาท", en: "money in baht"),
            columns: [
                TableColumn(Words(th: "กอง", en: "Division"), .heading) { row in
                    let link = WorkLinks.work.with("quarter", model.quarter.code)
                        .with("division", row.division?.rawValue ?? "all")
                    return "<a href=\"\(link: link)\">\(row.name)</a>"
                },
                TableColumn(Words(th: "ต้องรายงาน", en: "Expected"), .number) { "\($0.expected)" },
                TableColumn(Words(th: "รายงานแล้ว", en: "Reported"), .number) { "\($0.reported)" },
                TableColumn(Words(th: "อนุมัติแล้ว", en: "Approved"), .number) { "\($0.approved)" },
                TableColumn(Words(th: "เลยกำหนด", en: "Overdue"), .number) { row in
                    row.late == 0 ? "0" : Tag(Words("\(row.late)"), .warning).html
                },
                TableColumn(Words(th: "จ่ายแล้ว / งบ", en: "Paid / budget"), .number) { row in
                    if row.budget == nil, row.paid == .zero {
                        return "<span class=\"missing\">\(PlannedMoney.none.words)</span>"
                    }
                    let budget = row.budget.map { Numerals.text($0) } ?? "—"
                    return "<span class=\"number\">\(Numerals.text(row.paid)) / \(budget)</span>"
                },
            ]
        ).html
    }

    private var reopenings: HTML {
        if model.reopenings.isEmpty {
            return "<p class=\"quiet\">\(Words(th: "ยังไม่เคยเปิดไตรมาสนี้ใหม่", en: "This quarter was never reopened."))</p>"
        }
        return Timeline(
            model.reopenings.reversed().map { reopening in
                Timeline.Event(
                    reopening.reopenedOn,
                    Words(
                        th:
                            "\(reopening.reopenedName) เปิดให้\(model.room.name(reopening.division).th) ถึง \(reopening.until.thaiShort)",
                        en:
                            "\(reopening.reopenedName) reopened it for \(model.room.name(reopening.division).en) until \(reopening.until.englishShort)"
                    ),
                    detail: Paragraphs(reopening.reason).html)
            }
        ).html
    }

    private var form: HTML {
        let divisions =
            [Choice("all", model.room.name(nil))] + model.room.divisions.map { Choice($0.code.rawValue, $0.name) }
        return Form(to: WorkLinks.reopenings) {
            """
            <h3>\(Words(th: "เปิดไตรมาสนี้ใหม่", en: "Reopen this quarter"))</h3>
            \(HiddenField("quarter", model.quarter.code))
            \(Select("division", Words(th: "ให้กองใด", en: "For which division"), choices: divisions, chosen: model.typed.division, error: model.errors["division"]))
            \(DateField("until", Words(th: "ถึงสิ้นวันที่", en: "Until the end of"), value: model.typed.until, error: model.errors["until"]))
            \(TextArea("reason", Words(th: "เหตุผล", en: "Reason"), value: model.typed.reason, rows: 2, hint: Words(th: "ทุกคนที่ดูไตรมาสนี้จะเห็นเหตุผล", en: "Everybody who sees this quarter sees it."), error: model.errors["reason"]))
            \(ButtonRow(Button(Words(th: "เปิดไตรมาสใหม่", en: "Reopen"), .plain).html))
            """
        }.html
    }
}

/// What was typed to open a quarter again.
struct ReopeningInput: Sendable {
    var division: String
    var until: String
    var reason: String

    init(until: CivilDate) {
        division = "all"
        self.until = until.typed
        reason = ""
    }

    init(_ form: FormFields) {
        division = form.text("division") ?? ""
        until = form.raw("until") ?? ""
        reason = form.raw("reason") ?? ""
    }

    func untilDay(_ errors: inout FormErrors) -> CivilDate? {
        WorkReading.day(until, "until", &errors)
    }
}
