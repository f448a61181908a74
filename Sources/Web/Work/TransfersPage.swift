import Access
import Civics
import Html
import Hummingbird
import Planning
import Shell
import Storage

/// Budgets moved between activities and years by a document, and one form to move some.
struct TransfersPage: Page {
    struct Model: Sendable {
        var room: WorkRoom
        var year: Int
        var transfers: [BudgetTransfer]
        var activities: [PlannedActivity]
        /// The money of the year, by activity.
        var positions: [PlanItemID: MoneyPosition]
        var typed: TransferInput
        var errors = FormErrors()
        var done: String?
    }

    var model: Model

    var title: Words { Words(th: "โอนงบประมาณ ปี \(model.year)", en: "Budget transfers, \(model.year)") }

    var audience: PageAudience { .staff }

    var main: HTML {
        """
        \(StaffMenu(room: model.room, chosen: WorkLinks.transfers))
        <h1>\(title)</h1>
        \(ErrorSummary(model.errors))
        \(WorkNotice(done: model.done))
        \(YearTabs(room: model.room, year: model.year) { WorkLinks.transfers.with("year", $0) })
        \(table)
        \(if: model.room.steers, form)
        """
    }

    private func name(_ id: PlanItemID) -> String {
        model.activities.first { $0.id == id }.map { "\($0.place) \($0.title)" } ?? "—"
    }

    private var table: HTML {
        if model.transfers.isEmpty {
            return EmptyState(Words(th: "ปีนี้ยังไม่มีการโอนงบ", en: "No budget was moved this year.")).html
        }
        return DataTable(
            Words(th: "รายการโอน ล่าสุดก่อน", en: "Transfers, newest first"), Array(model.transfers.reversed()),
            note: Words(th: "หน่วย: บาท", en: "in baht"),
            columns: [
                TableColumn(Words(th: "วันที่", en: "Day")) { DayText($0.datedOn) },
                TableColumn(Words(th: "จาก", en: "From"), .heading) { "\(name($0.fromActivity)) (\($0.fromYear))" },
                TableColumn(Words(th: "ไป", en: "To")) { "\(name($0.toActivity)) (\($0.toYear))" },
                TableColumn(Words(th: "จำนวนเงิน", en: "Amount"), .number) { MoneyText($0.amount) },
                TableColumn(Words(th: "เอกสารและเหตุผล", en: "Document and reason")) {
                    "\($0.documentNumber)<br><span class=\"quiet\">\($0.reason) (\($0.recordedName))</span>"
                },
            ]
        ).html
    }

    private var form: HTML {
        let typed = model.typed
        let errors = model.errors
        let years = model.room.years.map { Choice(String($0), Words(th: "ปี \($0)", en: "\($0)")) }
        let from = model.activities.map { activity in
            let position = model.positions[activity.id]
            let free = position.map { max($0.free, .zero) } ?? .zero
            return Choice(
                activity.id.value.description,
                Words(
                    th: "\(activity.place) \(activity.title) (โอนได้ \(Numerals.text(free)) ในปี \(model.year))",
                    en: "\(activity.place) \(activity.title) (\(Numerals.text(free)) free in \(model.year))"))
        }
        let to = model.activities.map {
            Choice($0.id.value.description, Words("\($0.place) \($0.title)"))
        }
        return """
            <h2>\(Words(th: "โอนงบ", en: "Move budget"))</h2>
            \(Form(to: WorkLinks.transfers) {
                """
                \(HiddenField("year", String(model.year)))
                \(Select("from", Words(th: "จากกิจกรรม", en: "From activity"), choices: from, chosen: typed.from, error: errors["from"]))
                \(Select("fromYear", Words(th: "จากงบปี", en: "From year"), choices: years, chosen: typed.fromYear, error: errors["fromYear"]))
                \(Select("to", Words(th: "ไปกิจกรรม", en: "To activity"), choices: to, chosen: typed.to, error: errors["to"]))
                \(Select("toYear", Words(th: "ไปงบปี", en: "To year"), choices: years, chosen: typed.toYear, error: errors["toYear"]))
                \(MoneyField("amount", Words(th: "จำนวนเงิน", en: "Amount"), value: typed.amount, error: errors["amount"]))
                \(DateField("datedOn", Words(th: "วันที่ตามเอกสาร", en: "Day of the document"), value: typed.datedOn, error: errors["datedOn"]))
                \(TextField("documentNumber", Words(th: "เลขที่เอกสารอนุมัติโอน", en: "Number of the approval"), value: typed.documentNumber, error: errors["documentNumber"], width: 20, maximum: 200))
                \(TextArea("reason", Words(th: "เหตุผล", en: "Reason"), value: typed.reason, rows: 2, error: errors["reason"]))
                \(ButtonRow(Button(Words(th: "บันทึกการโอน", en: "Save the transfer")).html))
                """
            })
            """
    }
}

/// What was typed to move budget.
struct TransferInput: Sendable {
    var from = ""
    var fromYear: String
    var to = ""
    var toYear: String
    var amount = ""
    var datedOn: String
    var documentNumber = ""
    var reason = ""

    init(year: Int, today: CivilDate) {
        fromYear = String(year)
        toYear = String(year)
        datedOn = today.typed
    }

    init(_ form: FormFields) {
        from = form.text("from") ?? ""
        fromYear = form.text("fromYear") ?? ""
        to = form.text("to") ?? ""
        toYear = form.text("toYear") ?? ""
        amount = form.raw("amount") ?? ""
        datedOn = form.raw("datedOn") ?? ""
        documentNumber = form.raw("documentNumber") ?? ""
        reason = form.raw("reason") ?? ""
    }

    func draft(_ errors: inout FormErrors) -> MoneyDesk.TransferDraft? {
        let choose = Words(th: "กรุณาเลือก", en: "Choose one.")
        let (from, to) = (PlanItemID(text: from), PlanItemID(text: to))
        let (fromYear, toYear) = (Int(fromYear), Int(toYear))
        for (isMissing, field) in [
            (from == nil, "from"), (fromYear == nil, "fromYear"), (to == nil, "to"), (toYear == nil, "toYear"),
        ] where isMissing { errors.add(field, choose) }
        let amount = WorkReading.money(amount, "amount", &errors)
        let day = WorkReading.day(datedOn, "datedOn", &errors)
        for (text, field, most) in [(documentNumber, "documentNumber", 200), (reason, "reason", 4000)]
        where text.count > most {
            errors.add(field, Words(th: "ยาวเกิน \(most) ตัวอักษร", en: "Over \(most) letters."))
        }
        guard errors.isEmpty, let from, let fromYear, let to, let toYear, let amount, let day else { return nil }
        return MoneyDesk.TransferDraft(
            from: from, year: fromYear, to: to, year: toYear, amount: amount, datedOn: day,
            documentNumber: documentNumber, reason: reason)
    }
}

/// Showing and moving budgets.
struct TransferHandlers: Sendable {
    var services: WebServices

    func show(_ context: ShellContext) async throws -> Response {
        var model = try await model(context, context.query("year"))
        model.done = context.query("done")
        return TransfersPage(model: model).response()
    }

    func move(_ context: ShellContext) async throws -> Response {
        var model = try await model(context, context.form.text("year"))
        model.typed = TransferInput(context.form)
        var errors = FormErrors()
        if let draft = model.typed.draft(&errors) {
            do {
                try await MoneyDesk(services.world, policy: services.policy).transfer(draft, by: context.actor)
                return .redirect(WorkLinks.transfers.with("year", draft.fromYear).with("done", "moved"))
            } catch let problem as Problem where problem.status != 403 {
                errors = FormErrors(problem)
            }
        }
        model.errors = errors
        return TransfersPage(model: model).response(.unprocessableContent)
    }

    private func model(_ context: ShellContext, _ year: String?) async throws -> TransfersPage.Model {
        let (services, actor) = (self.services, context.actor)
        return try await services.world.store.read { db in
            let room = try WorkRoom(services, actor, db)
            let year = room.year(year)
            let plan = try PlanRows.required(asOf: room.today, db)
            return TransfersPage.Model(
                room: room, year: year, transfers: try MoneyRows.transfers(year: year, by: room.today, db),
                activities: plan.activities,
                positions: try MoneyRows.positions(of: plan, year: year, countedBy: room.today, db),
                typed: TransferInput(year: year, today: room.today))
        }
    }
}
