import Access
import Civics
import Html
import Planning
import Shell
import Storage

/// The annual action plan: what is carried out when, what is not and why, what is still undecided.
struct ActionPlanPage: Page {
    struct Row: Sendable {
        var activity: PlannedActivity
        var lead: ActivityLead
        var entry: ActionPlanEntry?
        var cancellation: Cancellation?
        var money: MoneyPosition
        var mayPlan: Bool
    }

    struct Model: Sendable {
        var room: WorkRoom
        var year: Int
        var division: DivisionCode?
        var rows: [Row]
        var typed = ActionPlanBatch()
        var errors = FormErrors()
        var done: String?
    }

    var model: Model

    var title: Words {
        Words(
            th: "แผนปฏิบัติการประจำปี \(model.year) \(model.room.name(model.division).th)",
            en: "Action plan \(model.year), \(model.room.name(model.division).en)")
    }

    var audience: PageAudience { .staff }

    private var undecided: [Row] { model.rows.filter { $0.entry == nil && $0.cancellation == nil } }
    private var included: [Row] { model.rows.filter { $0.entry?.included == true } }
    private var leftOut: [Row] { model.rows.filter { $0.entry?.included == false || $0.cancellation != nil } }

    var main: HTML {
        let division = model.division?.rawValue ?? "all"
        return """
            \(StaffMenu(room: model.room, chosen: WorkLinks.actionPlan))
            <h1>\(title)</h1>
            \(ErrorSummary(model.errors))
            \(WorkNotice(done: model.done))
            \(YearTabs(room: model.room, year: model.year) { WorkLinks.actionPlan.with("year", $0).with("division", division) })
            <p class="lead">\(Words(th: "ดำเนินการ \(included.count) ไม่ดำเนินการ \(leftOut.count) ยังไม่ตัดสินใจ \(undecided.count)", en: "\(included.count) carried out, \(leftOut.count) not, \(undecided.count) undecided"))</p>
            \(batch)
            \(table(Words(th: "ดำเนินการปีนี้", en: "Carried out this year"), included, showsQuarters: true))
            \(table(Words(th: "ไม่ดำเนินการปีนี้ พร้อมเหตุผล", en: "Not carried out this year, with reasons"), leftOut, showsQuarters: false))
            \(DivisionTabs(room: model.room, division: model.division) { WorkLinks.actionPlan.with("year", model.year).with("division", $0) })
            """
    }

    /// Many at once: the usual case is that everything with a budget is carried out over the same quarters.
    private var batch: HTML {
        let open = undecided.filter(\.mayPlan)
        guard !open.isEmpty else {
            return table(Words(th: "ยังไม่ตัดสินใจ", en: "Undecided"), undecided, showsQuarters: false)
        }
        let typed = model.typed
        let chosen = typed.activities ?? Set(open.filter { ($0.money.budget ?? .zero) > .zero }.map(Self.key))
        return """
            <h2>\(Words(th: "ยังไม่ตัดสินใจ", en: "Undecided"))</h2>
            \(Form(to: WorkLinks.actionPlan) {
                """
                \(HiddenField("year", String(model.year)))
                \(HiddenField("division", model.division?.rawValue ?? "all"))
                \(CheckboxGroup("activity", Words(th: "บรรจุในแผนปีนี้", en: "Put into this year's plan"), choices: open.map(choice), chosen: chosen, error: model.errors["activity"]))
                \(QuarterFields(first: typed.first, last: typed.last, errors: model.errors))
                \(ButtonRow(Button(Words(th: "บรรจุรายการที่เลือก", en: "Put in what is ticked")).html))
                """
            })
            <p class="quiet">\(Words(th: "กิจกรรมที่จะไม่ดำเนินการปีนี้ เปิดทีละรายการเพื่อบันทึกเหตุผล", en: "For work that is not carried out this year, open it to record the reason:"))</p>
            <ul>\(each: open, { "<li><a href=\"\(link: WorkLinks.decision($0.activity.id, model.year))\">\($0.activity.place) \($0.activity.title)</a></li>" })</ul>
            """
    }

    static func key(_ row: Row) -> String { row.activity.id.value.description }

    private func choice(_ row: Row) -> Choice {
        Choice(
            Self.key(row), Words("\(row.activity.place) \(row.activity.title)"),
            hint: Words(
                th: "\(model.room.name(of: row.lead).th) · งบในแผน \(row.money.planned.words.th)",
                en: "\(model.room.name(of: row.lead).en) · budget: \(row.money.planned.words.en)"))
    }

    private func table(_ caption: Words, _ rows: [Row], showsQuarters: Bool) -> HTML {
        if rows.isEmpty { return .empty }
        var columns: [TableColumn<Row>] = [
            TableColumn(Words(th: "กิจกรรม", en: "Activity"), .heading) {
                "<a href=\"\(link: WorkLinks.decision($0.activity.id, model.year))\">\($0.activity.place) \($0.activity.title)</a>"
            },
            TableColumn(Words(th: "กองเจ้าภาพ", en: "Lead")) { "\(model.room.name(of: $0.lead))" },
            TableColumn(Words(th: "งบในแผน", en: "Budget"), .number) { row in
                row.money.budget.map { MoneyText($0).html }
                    ?? "<span class=\"missing\">\(row.money.planned.words)</span>"
            },
        ]
        if showsQuarters {
            for quarter in 1...4 {
                columns.append(
                    TableColumn(Words(th: "ไตรมาส \(quarter)", en: "Q\(quarter)")) { row in
                        let isIn = (row.entry?.firstQuarter ?? 9) <= quarter && quarter <= (row.entry?.lastQuarter ?? 0)
                        return isIn
                            ? "<span aria-hidden=\"true\">■</span><span class=\"unseen\">\(Words(th: "ทำ", en: "planned"))</span>"
                            : "–"
                    })
            }
        } else {
            columns.append(
                TableColumn(Words(th: "เหตุผล", en: "Reason")) { row in
                    if let cancelled = row.cancellation {
                        return "\(Tag(Words(th: "ยกเลิก", en: "Cancelled"), .warning)) \(cancelled.reason)"
                    }
                    return "\(row.entry?.reason ?? "—")"
                })
        }
        return DataTable(caption, rows, note: Words(th: "หน่วย: บาท", en: "in baht"), columns: columns).html
    }
}

/// What was ticked to put many activities into the plan at once.
struct ActionPlanBatch: Sendable {
    /// `nil` before anything was typed.
    var activities: Set<String>?
    var first = "1"
    var last = "4"

    init() {}

    init(_ form: FormFields) {
        activities = Set(form.all("activity"))
        first = form.text("firstQuarter") ?? ""
        last = form.text("lastQuarter") ?? ""
    }
}

/// From which quarter to which.
struct QuarterFields: Component {
    var first: String
    var last: String
    var errors: FormErrors

    var html: HTML {
        let choices = (1...4).map { Choice(String($0), Words(th: "ไตรมาส \($0)", en: "Quarter \($0)")) }
        return """
            \(Select("firstQuarter", Words(th: "เริ่มไตรมาส", en: "From quarter"), choices: choices, chosen: first, error: errors["firstQuarter"]))
            \(Select("lastQuarter", Words(th: "แล้วเสร็จไตรมาส", en: "To quarter"), choices: choices, chosen: last, error: errors["lastQuarter"]))
            """
    }
}

/// Deciding about one activity and year: carried out when, or not and why.
struct ActionPlanDecisionPage: Page {
    struct Model: Sendable {
        var room: WorkRoom
        var year: Int
        var row: ActionPlanPage.Row
        var typed: ActionPlanInput
        var errors = FormErrors()
    }

    var model: Model

    var title: Words {
        Words(
            th: "แผนปี \(model.year): \(model.row.activity.title)",
            en: "Plan of \(model.year): \(model.row.activity.title)")
    }

    var audience: PageAudience { .staff }

    var trail: [Crumb] {
        [
            Crumb(
                Words(th: "แผนปฏิบัติการ", en: "Action plan"),
                WorkLinks.actionPlan.with("year", model.year).with("division", model.row.lead.division?.rawValue))
        ]
    }

    var main: HTML {
        let row = model.row
        return """
            <h1>\(title)</h1>
            <p class="quiet">\(row.activity.elementTitle) · \(model.room.name(of: row.lead)) · \(Words(th: "งบในแผน", en: "budget")) \(row.money.planned.words)</p>
            \(ErrorSummary(model.errors))
            \(newest)
            \(if: row.mayPlan && row.cancellation == nil, form)
            """
    }

    private var newest: HTML {
        guard let entry = model.row.entry else { return .empty }
        let what =
            entry.included
            ? Words(
                th: "ดำเนินการไตรมาส \(entry.firstQuarter ?? 0)–\(entry.lastQuarter ?? 0)",
                en: "carried out in quarters \(entry.firstQuarter ?? 0)–\(entry.lastQuarter ?? 0)")
            : Words(th: "ไม่ดำเนินการ เพราะ \(entry.reason ?? "—")", en: "not carried out: \(entry.reason ?? "—")")
        return
            "<p>\(Words(th: "ที่บันทึกไว้", en: "Recorded")): \(what) (\(entry.decidedName) \(DayText(entry.decidedOn)))</p>"
    }

    private var form: HTML {
        let typed = model.typed
        return Form(to: Link("staff", "action-plan", ActionPlanPage.key(model.row))) {
            """
            \(HiddenField("year", String(model.year)))
            \(HiddenField("version", String(typed.version)))
            \(RadioGroup("decision", Words(th: "ปีนี้", en: "This year"), choices: [Choice("include", Words(th: "ดำเนินการ", en: "Carried out")), Choice("leave", Words(th: "ไม่ดำเนินการ", en: "Not carried out"))], chosen: typed.decision, error: model.errors["decision"]))
            \(QuarterFields(first: typed.first, last: typed.last, errors: model.errors))
            \(TextArea("reason", Words(th: "เหตุผลที่ไม่ดำเนินการ", en: "Why it is not carried out"), value: typed.reason, rows: 2, hint: Words(th: "กรอกเมื่อไม่ดำเนินการ", en: "Only where it is not carried out"), error: model.errors["reason"], isRequired: false))
            \(ButtonRow(Button(Words(th: "บันทึก", en: "Save")).html))
            """
        }.html
    }
}

/// What was typed about one activity and year.
struct ActionPlanInput: Sendable {
    var version: Int
    var decision: String
    var first: String
    var last: String
    var reason: String

    init(_ entry: ActionPlanEntry?) {
        version = entry?.version ?? 0
        decision = entry.map { $0.included ? "include" : "leave" } ?? "include"
        first = entry?.firstQuarter.map { String($0) } ?? "1"
        last = entry?.lastQuarter.map { String($0) } ?? "4"
        reason = entry?.reason ?? ""
    }

    init(_ form: FormFields) {
        version = form.text("version").flatMap { Int($0) } ?? 0
        decision = form.text("decision") ?? ""
        first = form.text("firstQuarter") ?? ""
        last = form.text("lastQuarter") ?? ""
        reason = form.raw("reason") ?? ""
    }

    func draft(_ errors: inout FormErrors) -> ActionPlanDraft? {
        switch decision {
        case "include": return .include(first: Int(first) ?? 0, last: Int(last) ?? 0)
        case "leave": return .leaveOut(because: reason)
        default:
            errors.add("decision", Words(th: "กรุณาเลือก", en: "Choose one."))
            return nil
        }
    }
}
