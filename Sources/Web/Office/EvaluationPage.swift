import Civics
import Html
import Planning
import Shell
import Storage

/// One year's evaluation: its dates by the regulation, its findings with their evidence, answers and follow-up.
struct EvaluationPage: Page {
    var year: Int
    var sheet: EvaluationDesk.Sheet?
    var sources: [Choice]
    /// The committee writes; the mayor answers.
    var evaluates: Bool
    var answers: Bool
    var typed: FormFields?
    var typedFinding = FormFields()
    var errors = FormErrors()
    var done: String?

    var title: Words { Words(th: "การประเมินผลปี \(year)", en: "Evaluation of \(year)") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] {
        [OfficeCrumbs.work, Crumb(Words(th: "การประเมินผลประจำปี", en: "Yearly evaluation"), OfficeLinks.evaluation)]
    }

    private static let notices = [
        "saved": Words(th: "บันทึกแล้ว", en: "Saved"), "found": Words(th: "บันทึกผลการประเมินแล้ว", en: "The finding is kept"),
        "replied": Words(th: "บันทึกคำตอบแล้ว", en: "The answer is kept"),
    ]

    /// The fields that stand on the page for this reader.
    var fields: Set<String> {
        var names: Set<String> = []
        if evaluates {
            names = [
                "orderNumber", "appointedOn", "members", "framework", "beginsOn", "endsOn", "reportedOn", "presentedOn",
                "postedOn", "postedUntil",
            ]
            if sheet != nil {
                names.formUnion(["finding", "recommendation", "item"])
                for instrument in EvaluationInstrument.allCases {
                    names.formUnion(["people-\(instrument.rawValue)", "agreeing-\(instrument.rawValue)"])
                }
            }
        }
        return names
    }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        \(DoneNotice(done, Self.notices))
        \(sheet.map(facts) ?? EmptyState(Words(th: "ยังไม่เริ่มการประเมินของปีนี้", en: "This year's evaluation has not begun")).html)
        \(if: sheet != nil, findings)
        \(if: evaluates && sheet != nil, EvaluationFindingForm(year: year, sources: sources, typed: typedFinding, errors: errors).html)
        \(if: evaluates, form)
        """
    }

    private func facts(_ sheet: EvaluationDesk.Sheet) -> HTML {
        let item = sheet.evaluation
        let clock = sheet.clock
        return """
            \(if: clock.isLate, Notice(.warning, "<p>\(Words(th: "เลยกำหนดปิดประกาศแล้ว", en: "The day to post it has passed"))</p>").html)
            \(FactList([
                (Words(th: "คำสั่งแต่งตั้ง", en: "Order"), "\(item.orderNumber) · \(DayText(item.appointedOn))"),
                (Words(th: "คณะทำงาน", en: "Working group"), Paragraphs(item.members).html),
                (Words(th: "กรอบและวิธีการ", en: "Framework and methods"), item.framework.isEmpty ? "-" : Paragraphs(item.framework).html),
                (Words(th: "ช่วงประเมิน", en: "From and to"), "\(day(item.beginsOn)) – \(day(item.endsOn))"),
                (Words(th: "คณะกรรมการรายงาน", en: "Committee reported"), day(item.reportedOn)),
                (Words(th: "เสนอสภาและคณะกรรมการพัฒนา", en: "Presented"), day(item.presentedOn)),
                (Words(th: "ต้องประกาศภายใน (นับจากวันเสนอ)", en: "To be announced by, from presenting"), day(clock.announceByPresenting)),
                (Words(th: "ต้องประกาศภายใน (นับจากวันรายงาน)", en: "To be announced by, from the report"), day(clock.announceByReport)),
                (Words(th: "ปิดประกาศ", en: "Posted"), "\(day(item.postedOn)) – \(day(item.postedUntil))"),
                (Words(th: "ต้องปิดประกาศถึงอย่างน้อย", en: "To stay posted at least until"), day(clock.postUntilAtLeast)),
            ]))
            """
    }

    private func day(_ day: CivilDate?) -> HTML {
        day.map { DayText($0).html } ?? "<span class=\"missing\">\(Words(th: "ยังไม่มี", en: "not yet"))</span>"
    }

    private var findings: HTML {
        let found = sheet?.findings ?? []
        return """
            <h2>\(Words(th: "ผลการประเมินและข้อเสนอ", en: "Findings and recommendations"))</h2>
            \(found.isEmpty ? EmptyState(Words(th: "ยังไม่มีผลการประเมิน", en: "No finding yet")).html : "\(each: found, card)")
            """
    }

    private func card(_ finding: EvaluationFinding) -> HTML {
        Card(
            Words(finding.text), level: 3,
            eyebrow: finding.item.flatMap { id in sources.first { $0.value == id.description }?.label }
        ) {
            """
            <p>\(Words(th: "ข้อเสนอ", en: "Recommendation")): \(finding.recommendation)</p>
            \(evidence(Words(th: "สนับสนุน", en: "Supports it"), finding.supporting))
            \(evidence(Words(th: "ขัดแย้ง", en: "Contradicts it"), finding.contradicting))
            \(finding.answer.map { reply(Words(th: "นายกตอบ", en: "The mayor answers"), $0) })
            \(finding.followUp.map { reply(Words(th: "ดำเนินการแล้ว", en: "What was done"), $0) })
            \(if: answers && finding.answer == nil, ask(finding, "answer", Words(th: "คำตอบของนายก", en: "The mayor's answer")))
            \(if: evaluates && finding.answer != nil && finding.followUp == nil, ask(finding, "follow-up", Words(th: "ดำเนินการอย่างไร", en: "What was done after it")))
            """
        }.html
    }

    private func evidence(_ label: Words, _ pieces: [EvaluationEvidence]) -> HTML {
        if pieces.isEmpty { return .empty }
        return """
            <p>\(label)</p><ul>\(each: pieces, { piece in
                "<li>\(piece.instrument.words)\(piece.share.map { ": \($0)" as HTML })\(if: !piece.note.isEmpty, " — \(piece.note)")</li>"
            })</ul>
            """
    }

    private func reply(_ label: Words, _ reply: EvaluationFinding.Reply) -> HTML {
        "<p>\(label): \(reply.text) <span class=\"quiet\">\(reply.name) · \(MomentText(reply.at))</span></p>"
    }

    private func ask(_ finding: EvaluationFinding, _ act: String, _ label: Words) -> HTML {
        let id = finding.id.description
        return Form(to: OfficeLinks.evaluationFinding(year, id, act)) {
            """
            \(TextArea("text-\(id)", label, value: typedFinding.raw("text-\(id)"), rows: 3))
            \(Button(Words(th: "บันทึก", en: "Save"), .plain))
            """
        }.html
    }

    private func printed(_ name: String, _ value: String?) -> String { typed?.raw(name) ?? value ?? "" }

    private func date(_ name: String, _ label: Words, _ day: CivilDate?, isRequired: Bool = false) -> HTML {
        DateField(
            name, label, value: printed(name, day.map { DayText($0).words.th }), error: errors[name],
            isRequired: isRequired
        ).html
    }

    private var form: HTML {
        let item = sheet?.evaluation
        return """
            <h2>\(item == nil ? Words(th: "เริ่มการประเมิน", en: "Begin it") : Words(th: "แก้กรอบและวันที่", en: "Change framework and dates"))</h2>
            \(Form(to: OfficeLinks.evaluation(year)) { """
                \(HiddenField("version", String(item?.version ?? 0)))
                \(TextField("orderNumber", Words(th: "เลขที่คำสั่งแต่งตั้งคณะทำงาน", en: "Order that appoints the working group"), value: printed("orderNumber", item?.orderNumber), error: errors["orderNumber"], maximum: 200))
                \(date("appointedOn", Words(th: "แต่งตั้งเมื่อ", en: "Appointed on"), item?.appointedOn, isRequired: true))
                \(TextArea("members", Words(th: "คณะทำงาน (ตำแหน่ง)", en: "Working group, by position"), value: printed("members", item?.members), rows: 3, error: errors["members"]))
                \(TextArea("framework", Words(th: "กรอบแนวทางและวิธีการ", en: "Framework and methods"), value: printed("framework", item?.framework), rows: 3, error: errors["framework"], isRequired: false))
                \(date("beginsOn", Words(th: "เริ่มประเมิน", en: "Begins"), item?.beginsOn))
                \(date("endsOn", Words(th: "สิ้นสุด", en: "Ends"), item?.endsOn))
                \(date("reportedOn", Words(th: "คณะกรรมการรายงาน", en: "Committee reported"), item?.reportedOn))
                \(date("presentedOn", Words(th: "เสนอสภาและคณะกรรมการพัฒนา", en: "Presented"), item?.presentedOn))
                \(date("postedOn", Words(th: "ปิดประกาศตั้งแต่", en: "Posted from"), item?.postedOn))
                \(date("postedUntil", Words(th: "ปิดประกาศถึง", en: "Posted until"), item?.postedUntil))
                \(Button(Words(th: "บันทึก", en: "Save")))
                """ })
            """
    }
}
