import Access
import Civics
import Html
import Hummingbird
import Registry
import Shell
import Storage

/// The matching queue: rows that wait for a person, answered one by one or by the kind of work.
struct ImportQueueHandlers: Sendable {
    let room: ImportRoom

    func show(_ context: ShellContext) async throws -> Response {
        let job = try await room.job(context)
        return ImportQueuePage(model: try await model(job, context)).response()
    }

    /// Takes the answers of a page; rows without one stay as they are.
    func decide(_ context: ShellContext) async throws -> Response {
        let job = try await room.job(context)
        guard job.state == .staged else { throw Problem.importNotStaged }
        var answers: [(ImportDecision, [Int])] = []
        for field in context.form.fields where field.name.hasPrefix("row-") {
            guard let number = Int(field.name.dropFirst(4)), !field.value.isEmpty else { continue }
            guard let decision = ImportDecision(rawValue: field.value) else { throw Problem.importDecisionWrong }
            if let place = answers.firstIndex(where: { $0.0 == decision }) {
                answers[place].1.append(number)
            } else {
                answers.append((decision, [number]))
            }
        }
        var done = 0
        do {
            for (decision, numbers) in answers {
                try await room.desk.decide(numbers, of: job.id, as: decision, by: context.actor)
                done += numbers.count
            }
        } catch let problem as Problem where problem.status == 422 {
            var model = try await model(job, context)
            model.errors = FormErrors(problem)
            return ImportQueuePage(model: model).response(.unprocessableContent)
        }
        return .redirect(back(job, context).with("done", done))
    }

    /// One answer for every undecided row of a kind of work.
    func decideAll(_ context: ShellContext) async throws -> Response {
        let job = try await room.job(context)
        guard job.state == .staged else { throw Problem.importNotStaged }
        guard let action = context.form.text("action").flatMap({ LandOfficeAction(rawValue: $0) }),
            let decision = context.form.text("decision").flatMap({ ImportDecision(rawValue: $0) }),
            decision == .confirm(nil) || decision == .skip
        else { throw Problem.importDecisionWrong }
        let numbers = try await ImportQueue.proposals(job, action, room.desk, context.actor)
        if !numbers.isEmpty {
            try await room.desk.decide(numbers, of: job.id, as: decision, by: context.actor)
        }
        return .redirect(back(job, context).with("done", numbers.count))
    }

    private func back(_ job: ImportJob, _ context: ShellContext) -> Link {
        RegisterImportLinks.queue(job.id).with("action", context.form.text("only"))
    }

    // MARK: - The page's model

    private func model(_ job: ImportJob, _ context: ShellContext) async throws -> ImportQueuePage.Model {
        let (desk, actor) = (room.desk, context.actor)
        let action = (context.query("action") ?? context.form.text("only")).flatMap { LandOfficeAction(rawValue: $0) }
        let after = context.query("after").flatMap { Int($0) } ?? 0
        let showsAll = context.query("show") == "all"
        let page =
            job.state == .staged
            ? try await ImportQueue.page(job, after: after, all: showsAll, action: action, desk, actor) : ([], false)
        var model = ImportQueuePage.Model(
            job: job, rows: page.0, hasMore: page.1, action: action, showsAll: showsAll,
            names: ImportNames(isShown: room.mayReadNames(actor)))
        model.done = context.query("done").flatMap { Int($0) }
        model.isOpen = job.state == .staged
        if job.state == .staged { model.count = try await ImportQueue.count(job, desk, actor) }
        if job.state == .staged, job.kind == .landOffice, let action {
            model.proposals = try await ImportQueue.proposals(job, action, desk, actor).count
        }
        let asked = page.0.flatMap { row in
            row.candidates.prefix(ImportQueuePage.mostCandidates).map(\.record)
                + (row.status == .new ? [] : row.subject.map { [RecordReference(row.record, $0)] } ?? [])
        }
        model.parcels = try await room.services.world.store.read { db in
            var parcels: [UUIDv7: Parcel] = [:]
            for record in Set(asked) where record.kind == .parcel {
                parcels[record.id] = try Register.state(Parcel.self, ParcelID(record.id), db)?.record
            }
            return parcels
        }
        return model
    }
}
