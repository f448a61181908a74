import Access
import Civics
import Html
import Planning
import Shell
import Tables

/// One activity in a quarter: report, evidence, money, approval and everything that was ever said about it.
struct WorkActivityPage: Page {
    struct Model: Sendable {
        var room: WorkRoom
        var sheet: ProgressSheet
        var item: WorkItem
        var entries: [MoneyEntry]
        var progress: ProgressInput
        var money: MoneyInput
        var errors = FormErrors()
        /// The form that came back with errors.
        var wrong: WrongForm?
        /// What somebody else saved while the form was being filled.
        var other: Progress?
        var done: String?
    }

    /// Which form of the page came back; only it shows the errors beside its fields.
    enum WrongForm: Sendable, Hashable {
        case progress, money, evidence, lead, cancellation, approval
    }

    var model: Model

    var title: Words { Words("\(model.sheet.activity.place) \(model.sheet.activity.title)") }

    var audience: PageAudience { .staff }

    var trail: [Crumb] {
        [
            Crumb(
                Words(th: "งานไตรมาสนี้", en: "Work"),
                WorkLinks.work.with("quarter", model.sheet.quarter.code)
                    .with("division", model.sheet.lead.division?.rawValue))
        ]
    }

    var main: HTML {
        let sheet = model.sheet
        let room = model.room
        return """
            <h1>\(title)</h1>
            <p class="quiet">\(sheet.activity.elementTitle) · \(room.name(of: sheet.lead)) · \(planned)</p>
            \(ErrorSummary(model.errors))
            \(conflict)
            \(WorkNotice(done: model.done))
            \(cancellation)
            \(QuarterTabs(room: room, quarter: sheet.quarter) { WorkLinks.activity(sheet.activity.id, $0) })
            \(LockLine(lock: sheet.lock, today: room.today))
            \(ApprovalSection(model: model))
            \(ProgressSection(model: model))
            \(EvidenceSection(model: model))
            \(MoneySection(model: model))
            \(ActivityHistory(room: room, sheet: sheet))
            \(SteeringSection(model: model))
            """
    }

    /// Whether and when it is planned in the fiscal year.
    private var planned: HTML {
        let year = model.sheet.quarter.year.buddhist
        guard let plan = model.sheet.plan else {
            return """
                \(Words(th: "ยังไม่บรรจุในแผนปฏิบัติการปี \(year)", en: "Not in the action plan of \(year) yet"))\
                \(if: model.item.mayPlan, " <a href=\"\(link: WorkLinks.decision(model.sheet.activity.id, year))\">\(Words(th: "บรรจุ", en: "Put it in"))</a>")
                """
        }
        guard plan.included, let first = plan.firstQuarter, let last = plan.lastQuarter else {
            return "\(Words(th: "ไม่ดำเนินการปี \(year)", en: "Not carried out in \(year)")): \(plan.reason ?? "—")"
        }
        return "\(Words(th: "แผนปี \(year): ไตรมาส \(first)–\(last)", en: "Plan of \(year): quarters \(first)–\(last)"))"
    }

    private var cancellation: HTML {
        guard let cancelled = model.sheet.cancellation else { return .empty }
        return Notice(
            .warning,
            """
            <p><strong>\(Words(th: "ยกเลิกแล้วตั้งแต่", en: "Cancelled from")) \(DayText(cancelled.cancelledOn))</strong> \
            \(Words(th: "โดย", en: "by")) \(cancelled.decidedName)\(cancelled.documentNumber.map { " (\($0))" as HTML })</p>
            \(Paragraphs(cancelled.reason))
            """
        ).html
    }

    /// Both versions side by side where two people saved: nothing of either is lost.
    private var conflict: HTML {
        guard let other = model.other else { return .empty }
        return Notice(
            .warning,
            """
            <p><strong>\(Words(th: "\(other.enteredName) บันทึกไว้เมื่อ \(other.enteredAt.text(in: .thai))", en: "\(other.enteredName) saved this on \(other.enteredAt.text(in: .english))"))</strong></p>
            \(ProgressFacts(progress: other))
            <p>\(Words(th: "ข้อความของท่านอยู่ในแบบฟอร์มด้านล่าง หากบันทึกอีกครั้งจะเป็นฉบับใหม่ต่อจากฉบับนี้", en: "Yours is in the form below. Saving again makes a new version after this one."))</p>
            """
        ).html
    }
}

/// A saved report, to read.
struct ProgressFacts: Component {
    var progress: Progress

    var html: HTML {
        func text(_ text: String) -> HTML { text.isEmpty ? "—" : Paragraphs(text).html }
        var facts: [(Words, HTML)] = [
            (
                Words(th: "สถานะ", en: "Status"),
                "\(progress.status.words) <span class=\"number\">\(progress.percent) %</span>"
            ),
            (Words(th: "ผลงาน", en: "What was done"), text(progress.narrative)),
            (Words(th: "ปัญหา", en: "Problems"), text(progress.problems)),
            (Words(th: "ขั้นต่อไป", en: "Next step"), text(progress.nextStep)),
        ]
        if let reason = progress.reason { facts.append((Words(th: "เหตุผล", en: "Reason"), text(reason))) }
        return FactList(facts).html
    }
}

/// The director's approval of the newest version, with one button.
struct ApprovalSection: Component {
    var model: WorkActivityPage.Model

    var html: HTML {
        guard let progress = model.sheet.progress else { return .empty }
        if let approval = model.sheet.approval {
            return Notice(
                .done,
                """
                <p>\(approval.approvedName) \(approval.late ? Words(th: "อนุมัติล่าช้าเมื่อ", en: "approved it late on") : Words(th: "อนุมัติเมื่อ", en: "approved it on")) \(DayText(approval.approvedOn))</p>
                """
            ).html
        }
        guard model.item.mayApprove else {
            return "<p>\(Tag(Words(th: "รอผู้อำนวยการอนุมัติ", en: "Waits for the director's approval"), .warning))</p>"
        }
        return """
            <section id="approval" class="card"><h2 class="card-title">\(Words(th: "ตรวจและอนุมัติ", en: "Review and approve"))</h2>
            <p>\(Words(th: "รายงานโดย", en: "Reported by")) \(progress.enteredName) \(DayText(progress.enteredOn))</p>
            \(ProgressFacts(progress: progress))
            \(Form(to: WorkLinks.approval(model.sheet.activity.id)) {
                """
                \(HiddenField("quarter", model.sheet.quarter.code))
                \(HiddenField("version", String(progress.version)))
                \(ButtonRow(Button(Words(th: "อนุมัติ", en: "Approve")).html))
                """
            })</section>
            """
    }
}

/// Everything said about the activity's quarter, newest first.
struct ActivityHistory: Component {
    var room: WorkRoom
    var sheet: ProgressSheet

    var html: HTML {
        var events: [(Instant, Timeline.Event)] = sheet.history.map { version in
            (
                version.enteredAt,
                Timeline.Event(
                    version.enteredOn,
                    Words(
                        th:
                            "\(version.enteredName) รายงานครั้งที่ \(version.version): \(version.status.words.th) ร้อยละ \(version.percent)",
                        en:
                            "\(version.enteredName), version \(version.version): \(version.status.words.en), \(version.percent) %"
                    ),
                    detail: Paragraphs(version.narrative).html)
            )
        }
        if let approval = sheet.approval {
            events.append(
                (
                    approval.approvedAt,
                    Timeline.Event(
                        approval.approvedOn,
                        Words(
                            th:
                                "\(approval.approvedName) อนุมัติครั้งที่ \(approval.version)\(approval.late ? " (ล่าช้า)" : "")",
                            en:
                                "\(approval.approvedName) approved version \(approval.version)\(approval.late ? " (late)" : "")"
                        ))
                ))
        }
        events += sheet.reopenings.map { reopening in
            (
                reopening.reopenedAt,
                Timeline.Event(
                    reopening.reopenedOn,
                    Words(
                        th: "\(reopening.reopenedName) เปิดไตรมาสใหม่ถึง \(reopening.until.thaiShort)",
                        en: "\(reopening.reopenedName) reopened the quarter until \(reopening.until.englishShort)"),
                    detail: Paragraphs(reopening.reason).html)
            )
        }
        if events.isEmpty { return .empty }
        return """
            <section><h2>\(Words(th: "ประวัติ", en: "History"))</h2>
            \(Timeline(events.sorted { $0.0 > $1.0 }.map(\.1)))</section>
            """
    }
}

/// What the permanent secretary decides: who leads, and whether the activity is given up.
struct SteeringSection: Component {
    var model: WorkActivityPage.Model

    var html: HTML {
        guard model.room.steers, model.sheet.cancellation == nil else { return .empty }
        let sheet = model.sheet
        let errors = model.wrong == .cancellation ? model.errors : FormErrors()
        let isOpen = model.wrong == .cancellation || model.wrong == .lead
        return """
            <details\(flag: "open", isOpen)><summary>\(Words(th: "กำหนดกองเจ้าภาพ หรือยกเลิกกิจกรรม", en: "Name the lead division, or cancel the activity"))</summary>
            \(Form(to: WorkLinks.lead(sheet.activity.id)) {
                """
                \(HiddenField("quarter", sheet.quarter.code))
                \(Select("division", Words(th: "กองเจ้าภาพ", en: "Lead division"), choices: model.room.divisions.map { Choice($0.code.rawValue, $0.name) }, chosen: sheet.lead.division?.rawValue, error: model.wrong == .lead ? model.errors["division"] : nil))
                \(ButtonRow(Button(Words(th: "กำหนดกองเจ้าภาพ", en: "Name the lead"), .plain).html))
                """
            })
            \(Form(to: WorkLinks.cancellation(sheet.activity.id)) {
                """
                \(HiddenField("quarter", sheet.quarter.code))
                \(DateField("cancelledOn", Words(th: "ยกเลิกตั้งแต่วันที่", en: "Cancelled from"), value: model.money.cancelledOn ?? model.room.today.typed, error: errors["cancelledOn"]))
                \(TextField("cancelDocument", Words(th: "เลขที่คำสั่งหรือมติ", en: "Number of the decision"), value: model.money.cancelDocument, isRequired: false, maximum: 200))
                \(TextArea("reason", Words(th: "เหตุผลที่ยกเลิก", en: "Why it is cancelled"), value: model.money.cancelReason, rows: 2, error: errors["reason"]))
                \(ButtonRow(Button(Words(th: "ยกเลิกกิจกรรม", en: "Cancel the activity"), .danger, question: Words(th: "ยืนยันการยกเลิกกิจกรรมนี้", en: "Really cancel this activity?")).html))
                """
            })
            </details>
            """
    }
}
