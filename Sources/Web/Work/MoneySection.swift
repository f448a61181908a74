import Civics
import Html
import Planning
import Shell

/// What was typed about money, and about cancelling; kept as typed.
struct MoneyInput: Sendable {
    var kind: String
    var amount: String
    var datedOn: String
    var documentNumber: String
    var note: String
    /// What the person confirmed: kind, amount and document as they were when the form asked.
    var confirmed: String?
    /// What the form asks to confirm; empty where nothing is asked.
    var cautions: [MoneyCaution] = []
    var cancelledOn: String?
    var cancelDocument: String?
    var cancelReason: String?

    /// What the form starts with: a payment of today.
    init(today: CivilDate) {
        kind = MoneyEntry.Kind.paid.rawValue
        amount = ""
        datedOn = today.typed
        documentNumber = ""
        note = ""
    }

    init(_ form: FormFields) {
        kind = form.text("kind") ?? ""
        amount = form.raw("amount") ?? ""
        datedOn = form.raw("datedOn") ?? ""
        documentNumber = form.raw("documentNumber") ?? ""
        note = form.raw("note") ?? ""
        confirmed = form.text("confirmed") == "yes" ? form.raw("asked") : nil
        cancelledOn = form.raw("cancelledOn")
        cancelDocument = form.raw("cancelDocument")
        cancelReason = form.raw("reason")
    }

    /// What a confirmation is about; another amount or document is asked about again.
    var asked: String { [kind, amount, documentNumber].joined(separator: "|") }

    func draft(_ errors: inout FormErrors) -> MoneyDraft? {
        let kind = MoneyEntry.Kind(rawValue: kind)
        if kind == nil { errors.add("kind", Words(th: "กรุณาเลือกประเภทรายการ", en: "Choose the kind.")) }
        let amount = WorkReading.money(amount, "amount", &errors)
        let day = WorkReading.day(datedOn, "datedOn", &errors)
        if documentNumber.count > 200 {
            errors.add("documentNumber", Words(th: "เลขที่เอกสารยาวเกิน 200 ตัว", en: "The number is over 200 letters."))
        }
        guard errors.isEmpty, let kind, let amount, let day else { return nil }
        return MoneyDraft(kind: kind, amount: amount, datedOn: day, documentNumber: documentNumber, note: note)
    }
}

/// The money of the fiscal year: budget against approved, contracted and paid; entries; one form.
struct MoneySection: Component {
    var model: WorkActivityPage.Model

    var html: HTML {
        let money = model.item.state.money
        let year = model.sheet.quarter.year.buddhist
        return """
            <section id="money"><h2>\(Words(th: "เงินปีงบประมาณ \(year)", en: "Money of fiscal year \(year)"))</h2>
            \(budget(money))
            \(if: money.hasAny, BudgetStrip(planned: money.budget, approved: money.approved, contracted: money.contracted, paid: money.paid).html)
            \(table)
            \(if: model.item.mayPay, form)
            </section>
            """
    }

    private func budget(_ money: MoneyPosition) -> HTML {
        """
        <p>\(Words(th: "งบในแผน", en: "Budget in the plan")): \(money.planned.words)\
        \(if: money.moved != .zero, " · \(Words(th: "โอนเข้าออกสุทธิ", en: "moved, net")) \(Numerals.text(money.moved)) \(Words(th: "บาท", en: "baht"))")</p>
        """
    }

    private var table: HTML {
        let entries = model.entries.filter { $0.year == model.sheet.quarter.year.buddhist }.reversed()
        if entries.isEmpty {
            return "<p class=\"quiet\">\(Words(th: "ยังไม่มีรายการเงินปีนี้", en: "No entries this year."))</p>"
        }
        let reversed = Set(model.entries.compactMap(\.reverses))
        return DataTable(
            Words(th: "รายการเงิน ล่าสุดก่อน", en: "Entries, newest first"), Array(entries),
            note: Words(th: "หน่วย: บาท", en: "in baht"),
            columns: [
                TableColumn(Words(th: "วันที่", en: "Day")) { DayText($0.datedOn) },
                TableColumn(Words(th: "รายการ", en: "Entry"), .heading) { entry in
                    """
                    \(entry.kind.words)\(if: entry.reverses != nil, " \(Tag(Words(th: "กลับรายการ", en: "Reversal")))")\
                    \(if: reversed.contains(entry.id), " \(Tag(Words(th: "ถูกกลับแล้ว", en: "Reversed")))")
                    """
                },
                TableColumn(Words(th: "จำนวนเงิน", en: "Amount"), .number) { MoneyText($0.amount) },
                TableColumn(Words(th: "เอกสาร", en: "Document")) { entry in
                    "\(entry.documentNumber)\(if: !entry.note.isEmpty, "<br><span class=\"quiet\">\(entry.note)</span>")"
                },
                TableColumn(Words(th: "ผู้บันทึก", en: "By")) { "\($0.recordedName)" },
                TableColumn(Words(th: "แก้ไข", en: "Correct")) { entry in
                    entry.reverses == nil && !reversed.contains(entry.id) && model.item.mayPay
                        ? "<a href=\"\(link: WorkLinks.reversal(entry.activity, entry.id))\">\(Words(th: "กลับรายการ", en: "Reverse"))</a>"
                        : ""
                },
            ]
        ).html
    }

    private var form: HTML {
        let typed = model.money
        let errors = model.wrong == .money ? model.errors : FormErrors()
        let id = model.sheet.activity.id
        return Form(to: WorkLinks.money(id)) {
            """
            <h3>\(Words(th: "ลงรายการเงิน", en: "Enter money"))</h3>
            \(HiddenField("quarter", model.sheet.quarter.code))
            \(RadioGroup("kind", Words(th: "ประเภท", en: "Kind"), choices: MoneyEntry.Kind.allCases.map { Choice($0.rawValue, $0.words) }, chosen: typed.kind, error: errors["kind"]))
            \(MoneyField("amount", Words(th: "จำนวนเงิน", en: "Amount"), value: typed.amount, error: errors["amount"]))
            \(DateField("datedOn", Words(th: "วันที่ตามเอกสาร", en: "Day of the document"), value: typed.datedOn, error: errors["datedOn"]))
            \(TextField("documentNumber", Words(th: "เลขที่เอกสาร", en: "Document number"), value: typed.documentNumber, error: errors["documentNumber"], width: 20, maximum: 200))
            \(TextField("note", Words(th: "หมายเหตุ", en: "Note"), value: typed.note, error: errors["note"], isRequired: false, maximum: 4000))
            \(if: !typed.cautions.isEmpty, confirmation(typed, errors))
            \(ButtonRow(Button(Words(th: "บันทึกรายการเงิน", en: "Save the entry"), .plain).html))
            """
        }.html
    }

    /// Asked where an entry is unusual: nothing is saved until the person says that it is right.
    private func confirmation(_ typed: MoneyInput, _ errors: FormErrors) -> HTML {
        """
        \(HiddenField("asked", typed.asked))
        \(Checkbox("confirmed", Words(th: "ตรวจกับเอกสารแล้ว ถูกต้อง ให้บันทึก", en: "Checked with the document: it is right, save it"), error: errors["confirmed"]))
        """
    }
}

extension MoneyPosition {
    /// There is a budget, or money was entered: something to draw.
    var hasAny: Bool {
        budget != nil || [approved, contracted, paid].contains { $0 != .zero }
    }
}

extension MoneyEntry.Kind {
    var words: Words {
        switch self {
        case .approved: Words(th: "อนุมัติ", en: "Approved")
        case .contracted: Words(th: "ทำสัญญา (ก่อหนี้ผูกพัน)", en: "Contracted")
        case .paid: Words(th: "จ่ายแล้ว (เบิกจ่าย)", en: "Paid")
        }
    }
}

/// Taking an entry back: what it was, and why it was wrong.
struct ReversalPage: Page {
    struct Model: Sendable {
        var activity: PlannedActivity
        var entry: MoneyEntry
        var reason = ""
        var errors = FormErrors()

        /// The document's quarter, or the budget's last where the document is of another year.
        var quarter: FiscalQuarter {
            let day = FiscalQuarter(containing: entry.datedOn)
            let last = FiscalYear(buddhist: entry.year).quarters.last
            return day.year.buddhist == entry.year ? day : last ?? day
        }
    }

    var model: Model

    var title: Words { Words(th: "กลับรายการเงิน", en: "Reverse an entry") }

    var audience: PageAudience { .staff }

    var trail: [Crumb] {
        [
            Crumb(
                Words(model.activity.title),
                WorkLinks.activity(model.activity.id, model.quarter))
        ]
    }

    var main: HTML {
        let entry = model.entry
        return """
            <h1>\(title)</h1>
            \(ErrorSummary(model.errors))
            <p>\(Words(th: "รายการเดิมจะไม่หาย แต่จะมีรายการยอดติดลบเท่ากันลงวันที่วันนี้", en: "The entry stays; one of the opposite amount, dated today, takes it back."))</p>
            \(FactList([
                (Words(th: "รายการ", en: "Entry"), "\(entry.kind.words)"),
                (Words(th: "จำนวนเงิน", en: "Amount"), MoneyText(entry.amount, hasUnit: true).html),
                (Words(th: "วันที่", en: "Day"), DayText(entry.datedOn).html),
                (Words(th: "เอกสาร", en: "Document"), "\(entry.documentNumber)"),
            ]))
            \(Form(to: WorkLinks.reversal(entry.activity, entry.id)) {
                """
                \(TextArea("reason", Words(th: "เหตุผล", en: "Reason"), value: model.reason, rows: 2, error: model.errors["reason"]))
                \(ButtonRow(Button(Words(th: "กลับรายการ", en: "Reverse"), .danger).html))
                """
            })
            """
    }
}
