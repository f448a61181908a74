import Access
import Civics
import Html
import Planning
import Shell

/// A division's work in a quarter: every activity with what is missing and one next action, worst first.
struct WorkPage: Page {
    struct Model: Sendable {
        var room: WorkRoom
        var quarter: FiscalQuarter
        /// `nil` for all divisions.
        var division: DivisionCode?
        var lock: QuarterLock
        var items: [WorkItem]
        var done: String?
    }

    var model: Model

    var title: Words {
        let name = model.room.name(model.division)
        return Words(
            th: "งานของ\(name.th) \(model.quarter.text(in: .thai))",
            en: "Work of \(name.en), \(model.quarter.text(in: .english))")
    }

    var audience: PageAudience { .staff }

    var main: HTML {
        let link = WorkLinks.work.with("quarter", model.quarter.code)
        let division = model.division?.rawValue ?? "all"
        return """
            \(StaffMenu(room: model.room, chosen: WorkLinks.work))
            <h1>\(title)</h1>
            \(WorkNotice(done: model.done))
            \(LockLine(lock: model.lock, today: model.room.today))
            \(counters)
            \(table)
            <h2>\(Words(th: "ดูไตรมาสหรือกองอื่น", en: "Another quarter or division"))</h2>
            \(QuarterTabs(room: model.room, quarter: model.quarter) { WorkLinks.work.with("quarter", $0.code).with("division", division) })
            \(DivisionTabs(room: model.room, division: model.division) { link.with("division", $0) })
            """
    }

    /// The activities that the shown division leads, as the overview counts them; all for all divisions.
    var led: [WorkItem] {
        model.items.filter { model.division == nil || $0.state.lead.division == model.division }
    }

    private var counters: HTML {
        let expected = led.filter(\.isExpected)
        let others = model.items.count - led.count
        let toDo = model.items.filter { $0.next != .look }.count
        let waiting = expected.filter { $0.isReported && !$0.isApproved }.count
        let approved = expected.filter(\.isApproved).count
        let late = expected.filter { $0.isLate && !$0.isReported }.count
        return """
            <p>\(Words(th: "ท่านต้องทำ", en: "For you to do")) <strong>\(toDo)</strong> · \
            \(Words(th: "รออนุมัติ", en: "waiting for approval")) <strong>\(waiting)</strong> · \
            \(Words(th: "อนุมัติแล้ว", en: "approved")) <strong>\(approved)</strong> \(Words(th: "จาก \(expected.count)", en: "of \(expected.count)"))\
            \(if: late > 0, " · \(Tag(Words(th: "เลยกำหนด \(late)", en: "\(late) overdue"), .warning))")\
            \(if: others > 0, " · <span class=\"quiet\">\(Words(th: "ร่วมกับทุกกอง \(others) กิจกรรม ไม่นับรวม", en: "\(others) shared with all divisions, not counted"))</span>")</p>
            """
    }

    private var table: HTML {
        guard !model.items.isEmpty else {
            return EmptyState(
                Words(
                    th: "แผนยังไม่ได้ให้กองนี้เป็นเจ้าภาพกิจกรรมใด", en: "The plan names this division for no activity."),
                action: ButtonLink(
                    Words(th: "ดูทุกกอง", en: "See all divisions"), to: WorkLinks.work.with("division", "all"), .plain
                ).html
            ).html
        }
        return DataTable(
            Words(th: "กิจกรรม เรียงจากที่ต้องทำก่อน", en: "Activities, most pressing first"), model.items,
            note: Words(th: "หน่วยเงิน: บาท", en: "money in baht"), columns: columns
        ).html
    }

    /// Another division than the shown one leads it.
    private func isElsewhere(_ item: WorkItem) -> Bool {
        guard let division = model.division, let lead = item.state.lead.division else { return false }
        return lead != division
    }

    private var columns: [TableColumn<WorkItem>] {
        let showsDivision = model.division == nil
        var columns: [TableColumn<WorkItem>] = [
            TableColumn(Words(th: "กิจกรรม", en: "Activity"), .heading) { item in
                """
                <a href="\(link: WorkLinks.activity(item.state.id, item.state.quarter))">\(item.state.activity.place) \(item.state.activity.title)</a>\
                \(if: showsDivision, "<br><span class=\"quiet\">\(model.room.name(of: item.state.lead))</span>")\
                \(if: isElsewhere(item), "<br>\(Tag(Words(th: "งานร่วม", en: "Shared"))) <span class=\"quiet\">\(Words(th: "เจ้าภาพ", en: "led by")) \(model.room.name(of: item.state.lead))</span>")
                """
            },
            TableColumn(Words(th: "สถานะ", en: "Status")) { WorkStanding(item: $0) },
            TableColumn(Words(th: "จ่ายแล้ว / งบ", en: "Paid / budget"), .number) { MoneyShare(money: $0.state.money) },
            TableColumn(Words(th: "สิ่งที่ยังขาด", en: "Missing")) { item in
                item.missing.isEmpty
                    ? "<span class=\"quiet\">\(Words(th: "ครบแล้ว", en: "Complete"))</span>"
                    : "\(each: item.missing.enumerated(), { "\(if: $0 > 0, ", ")\($1)" })"
            },
        ]
        columns.append(
            TableColumn(Words(th: "ทำต่อ", en: "Next")) { item in
                item.next == .look
                    ? "" : ButtonLink(item.next.words, to: item.link, .plain).html
            })
        return columns
    }
}

/// How an activity stands in a quarter, with its percent, and whether it is late.
struct WorkStanding: Component {
    var item: WorkItem

    var html: HTML {
        let state = item.state
        let percent = state.progress.map { "\($0.percent) %" }
        return """
            \(state.isPlanned || state.cancellation != nil ? state.standing.words : notPlanned)\
            \(percent.map { " <span class=\"number\">\($0)</span>" as HTML })\
            \(if: item.isLate, " \(Tag(item.isReported ? Words(th: "รายงานล่าช้า", en: "Reported late") : Words(th: "เลยกำหนด", en: "Overdue"), .warning))")\
            \(if: item.isApproved, " \(Tag(state.approval?.late == true ? Words(th: "อนุมัติล่าช้า", en: "Approved late") : Words(th: "อนุมัติแล้ว", en: "Approved"), state.approval?.late == true ? .warning : .strong))")
            """
    }

    private var notPlanned: Words {
        item.state.plan == nil
            ? Words(th: "ยังไม่บรรจุในแผนปีนี้", en: "Not in this year's plan yet")
            : Words(th: "ไม่ดำเนินการปีนี้", en: "Not carried out this year")
    }
}

/// What was paid of the budget; "-" of the plan is said in words.
struct MoneyShare: Component {
    var money: MoneyPosition

    var html: HTML {
        if money.budget == nil, money.paid == .zero {
            return "<span class=\"missing\">\(money.planned.words)</span>"
        }
        return
            "<span class=\"number\">\(Numerals.text(money.paid)) / \(money.budget.map { Numerals.text($0) } ?? "—")</span>"
    }
}

extension PlannedMoney {
    /// The three states in words.
    var words: Words {
        switch self {
        case .missing: Words(th: "ไม่มีข้อมูล", en: "No data")
        case .none: Words(th: "ไม่ใช้งบประมาณ", en: "Uses no budget")
        case .amount(let satang):
            Words(th: "\(Numerals.text(satang)) บาท", en: "\(Numerals.text(satang)) baht")
        }
    }
}
