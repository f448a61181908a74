import Access
import Civics
import Files
import Html
import HTTPTypes
import Hummingbird
import NIOCore
import Planning
import Shell
import Storage

/// What is done on one activity's page; a form that is refused comes back with what was typed.
struct ActivityHandlers: Sendable {
    var services: WebServices

    private var desk: ProgressDesk { ProgressDesk(services.world, policy: services.policy) }
    private var moneyDesk: MoneyDesk { MoneyDesk(services.world, policy: services.policy) }

    func show(_ context: ShellContext) async throws -> Response {
        var model = try await model(context, quarter: context.query("quarter"))
        model.done = context.query("done")
        return WorkActivityPage(model: model).response()
    }

    func saveProgress(_ context: ShellContext) async throws -> Response {
        let typed = ProgressInput(context.form)
        var errors = FormErrors()
        let (id, quarter) = try self.place(context)
        var other: Progress?
        if let draft = typed.draft(&errors) {
            do {
                try await desk.save(draft, id, quarter, onVersion: typed.version, by: context.actor)
                return done("progress", id, quarter)
            } catch let problem as Problem where problem.status != 403 {
                errors = FormErrors(problem.field == "reason" ? problem.beside("stopReason") : problem)
                if problem.number == "409.240" { other = try await desk.sheet(id, quarter).progress }
            }
        }
        return try await again(context, .progress, errors) { model in
            model.progress = typed
            model.other = other
            // Who has now seen the other version may save after it.
            if let other { model.progress.version = other.version }
        }
    }

    func enterMoney(_ context: ShellContext) async throws -> Response {
        var typed = MoneyInput(context.form)
        var errors = FormErrors()
        let (id, quarter) = try self.place(context)
        if let draft = typed.draft(&errors) {
            do {
                let cautions = try await moneyDesk.cautions(draft, id, year: quarter.year.buddhist, by: context.actor)
                if !cautions.isEmpty, typed.confirmed != typed.asked {
                    typed.cautions = cautions
                    errors.add(
                        "confirmed",
                        Words(
                            th: cautions.map(\.words.th).joined(separator: " · "),
                            en: cautions.map(\.words.en).joined(separator: " ")))
                    return try await again(context, .money, errors) { [typed] in $0.money = typed }
                }
                try await moneyDesk.enter(draft, id, year: quarter.year.buddhist, by: context.actor)
                return done("money", id, quarter)
            } catch let problem as Problem where problem.status != 403 {
                errors = FormErrors(problem)
            }
        }
        return try await again(context, .money, errors) { [typed] in $0.money = typed }
    }

    func attach(_ context: ShellContext) async throws -> Response {
        let (id, quarter) = try self.place(context)
        let model = try await model(context, quarter: quarter.code)
        // Asked before the file is kept, so that none is kept for nothing.
        guard model.item.mayEnter else { throw Problem.notPermitted }
        var errors = FormErrors()
        if !model.sheet.lock.isWritable {
            errors.add(
                "file", Words(th: "ไตรมาสนี้ปิดแล้ว จึงแนบไฟล์ไม่ได้", en: "The quarter is closed, so nothing can be attached.")
            )
        } else if let file = context.form.file("file") {
            do {
                let stored = try await FileDesk(services.world).store(file.bytes, named: file.name, by: context.actor)
                try await desk.attach(stored.id, named: stored.name, to: id, quarter, by: context.actor)
                return done("file", id, quarter)
            } catch let problem as Problem where problem.status != 403 {
                errors = FormErrors(problem.beside("file"))
            }
        } else {
            errors.add("file", Words(th: "กรุณาเลือกไฟล์ก่อน", en: "Choose a file first."))
        }
        return try await again(context, .evidence, errors) { _ in }
    }

    func download(_ context: ShellContext) async throws -> Response {
        guard let id = PlanItemID(text: try context.parameter("id")),
            let quarter = FiscalQuarter(code: try context.parameter("quarter")),
            let file = FileID(text: try context.parameter("file"))
        else { throw Problem.pageNotFound }
        let stored = try await services.world.store.read { db in
            guard try ProgressRows.files(id, quarter, db).contains(where: { $0.file == file }) else {
                throw Problem.noSuchFile
            }
            return try FileRows.find(file, db)
        }
        return try await FileAnswer.response(stored, services.world)
    }

    func approve(_ context: ShellContext) async throws -> Response {
        let (id, quarter) = try self.place(context)
        guard let version = context.form.text("version").flatMap({ Int($0) }) else { throw Problem.formUnreadable }
        do {
            try await desk.approve(id, quarter, version: version, by: context.actor)
            return done("approved", id, quarter)
        } catch let problem as Problem where problem.status == 409 {
            return try await again(context, .approval, FormErrors(problem)) { _ in }
        }
    }

    func nameLead(_ context: ShellContext) async throws -> Response {
        let (id, quarter) = try self.place(context)
        do {
            try await DivisionDesk(services.world, policy: services.policy).nameLead(
                DivisionCode(rawValue: context.form.text("division") ?? ""), of: id, by: context.actor)
            return done("lead", id, quarter)
        } catch let problem as Problem where problem.status != 403 {
            return try await again(context, .lead, FormErrors(problem)) { _ in }
        }
    }

    func cancel(_ context: ShellContext) async throws -> Response {
        let (id, quarter) = try self.place(context)
        let typed = MoneyInput(context.form)
        var errors = FormErrors()
        if let day = WorkReading.day(typed.cancelledOn ?? "", "cancelledOn", &errors) {
            do {
                try await ActionPlanDesk(services.world, policy: services.policy).cancel(
                    id, on: day, because: typed.cancelReason ?? "", documentNumber: typed.cancelDocument,
                    by: context.actor)
                return done("cancelled", id, quarter)
            } catch let problem as Problem where problem.status != 403 {
                errors = FormErrors(problem)
            }
        }
        return try await again(context, .cancellation, errors) { model in
            model.money.cancelledOn = typed.cancelledOn
            model.money.cancelDocument = typed.cancelDocument
            model.money.cancelReason = typed.cancelReason
        }
    }

    func reversal(_ context: ShellContext) async throws -> Response {
        ReversalPage(model: try await reversalModel(context)).response()
    }

    func reverse(_ context: ShellContext) async throws -> Response {
        var model = try await reversalModel(context)
        model.reason = context.form.raw("reason") ?? ""
        do {
            try await moneyDesk.reverse(model.entry.id, because: model.reason, by: context.actor)
        } catch let problem as Problem where problem.status != 403 {
            model.errors = FormErrors(problem)
            return ReversalPage(model: model).response(.init(code: problem.status))
        }
        return done("reversed", model.activity.id, model.quarter)
    }

    private func reversalModel(_ context: ShellContext) async throws -> ReversalPage.Model {
        guard let id = PlanItemID(text: try context.parameter("id")),
            let entryID = MoneyEntryID(text: try context.parameter("entry"))
        else { throw Problem.pageNotFound }
        let today = services.world.now().thaiDate
        return try await services.world.store.read { db in
            let plan = try PlanRows.required(asOf: today, db)
            guard let activity = plan.activities.first(where: { $0.id == id }) else { throw Problem.planItemMissing }
            guard let entry = try MoneyRows.entries(id, db).first(where: { $0.id == entryID }) else {
                throw Problem.moneyEntryMissing
            }
            return ReversalPage.Model(activity: activity, entry: entry)
        }
    }

    /// The activity of the address and the quarter of the form.
    private func place(_ context: ShellContext) throws -> (PlanItemID, FiscalQuarter) {
        guard let id = PlanItemID(text: try context.parameter("id")) else { throw Problem.pageNotFound }
        guard let quarter = context.form.text("quarter").flatMap({ FiscalQuarter(code: $0) }) else {
            throw Problem.formUnreadable
        }
        return (id, quarter)
    }

    /// Back to the top of the page, where the word that it was taken in is seen.
    private func done(_ word: String, _ id: PlanItemID, _ quarter: FiscalQuarter) -> Response {
        .redirect(WorkLinks.activity(id, quarter).with("done", word))
    }

    private func again(
        _ context: ShellContext, _ wrong: WorkActivityPage.WrongForm, _ errors: FormErrors,
        _ change: (inout WorkActivityPage.Model) -> Void
    ) async throws -> Response {
        var model = try await model(context, quarter: context.form.text("quarter"))
        model.errors = errors
        model.wrong = wrong
        change(&model)
        return WorkActivityPage(model: model).response(model.other == nil ? .unprocessableContent : .conflict)
    }

    private func model(_ context: ShellContext, quarter code: String?) async throws -> WorkActivityPage.Model {
        guard let id = PlanItemID(text: try context.parameter("id")) else { throw Problem.pageNotFound }
        let (services, actor) = (self.services, context.actor)
        let (room, item, entries) = try await services.world.store.read { db in
            let room = try WorkRoom(services, actor, db)
            let items = try WorkHandlers.items(room, try room.quarter(code), db)
            guard let item = items.first(where: { $0.state.id == id }) else { throw Problem.planItemMissing }
            return (room, item, try MoneyRows.entries(id, db))
        }
        let sheet = try await desk.sheet(id, try room.quarter(code))
        return WorkActivityPage.Model(
            room: room, sheet: sheet, item: item, entries: entries,
            progress: ProgressInput(sheet, before: item.state.before ?? item.state.progress),
            money: MoneyInput(today: room.today))
    }
}

extension Problem {
    /// The same refusal beside another field of the form.
    func beside(_ field: String) -> Problem {
        var problem = self
        problem.field = field
        return problem
    }
}

/// A stored file as an answer: always a download, its hash checked.
enum FileAnswer {
    static func response(_ file: StoredFile, _ world: World) async throws -> Response {
        let bytes = try await FileDesk(world).contents(of: file)
        var headers = HTTPFields()
        headers[.contentType] = file.mediaType.rawValue
        headers[.contentDisposition] = file.contentDisposition
        headers[.cacheControl] = "no-store"
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
