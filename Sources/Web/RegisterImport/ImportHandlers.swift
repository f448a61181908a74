import Access
import Civics
import HTTPTypes
import Hummingbird
import Registry
import Shell
import Storage

/// Imports: the list, the dry run, carrying out, undoing.
struct ImportHandlers: Sendable {
    /// Rows of one page of the dry run.
    static let rowsEach = 50

    let room: ImportRoom

    func list(_ context: ShellContext) async throws -> Response {
        try room.requireAny(context.actor)
        let jobs = try await room.desk.list(by: context.actor)
        return ImportListPage(
            lines: jobs.map { ImportListPage.Line(job: $0, mayOpen: room.may($0.kind, context.actor)) }
        ).response()
    }

    func show(_ context: ShellContext) async throws -> Response {
        let job = try await room.job(context)
        let work = room.board[job.id]
        if work?.isRunning == true || job.state == .checking || job.state == .applying {
            var response = ImportProgressPage(job: job, progress: work?.progress).response()
            // Without a script the page asks again by itself.
            if let refresh = HTTPField.Name("Refresh") { response.headers[refresh] = "2" }
            return response
        }
        return ImportPage(model: try await model(job, work, context)).response()
    }

    func report(_ context: ShellContext) async throws -> Response {
        let job = try await room.job(context)
        let format = try context.parameter("format")
        guard ["csv", "xlsx"].contains(format) else { throw Problem.pageNotFound }
        guard ImportNames.arePlain(job.kind) || room.mayReadNames(context.actor) else { throw Problem.forbidden }
        let bytes = try await room.desk.report(
            of: job.id, asWorkbook: format == "xlsx", in: context.language, by: context.actor)
        return .file(
            bytes, name: "ผลตรวจ-\(job.fileName).\(format)",
            type: format == "xlsx"
                ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8")
    }

    // MARK: - Acts

    /// Checks once more: after an interruption, or when the register has changed since.
    func check(_ context: ShellContext) async throws -> Response {
        let job = try await room.job(context)
        let (desk, actor) = (room.desk, context.actor)
        try await room.run(job.id) { report in try await desk.check(job.id, by: actor, report: report) }
        return .redirect(RegisterImportLinks.job(job.id))
    }

    func apply(_ context: ShellContext) async throws -> Response {
        let job = try await room.job(context)
        guard job.state == .staged else { throw Problem.importNotStaged }
        let (desk, actor) = (room.desk, context.actor)
        try await room.run(job.id) { report in try await desk.apply(job.id, by: actor, report: report) }
        return .redirect(RegisterImportLinks.job(job.id))
    }

    func undo(_ context: ShellContext) async throws -> Response {
        let job = try await room.job(context)
        guard job.state == .applied else { throw Problem.importNotApplied }
        let (desk, actor) = (room.desk, context.actor)
        try await room.run(job.id) { report in try await desk.undo(job.id, by: actor, report: report) }
        return .redirect(RegisterImportLinks.job(job.id))
    }

    // MARK: - The page's model

    private func model(
        _ job: ImportJob, _ work: ImportBoard.Work?, _ context: ShellContext
    ) async throws -> ImportPage.Model {
        let (desk, actor) = (room.desk, context.actor)
        let status = context.query("status").flatMap { ImportStatus(rawValue: $0) }
        let after = context.query("after").flatMap { Int($0) } ?? 0
        var rows = try await desk.rows(
            of: job.id, status: status, after: after, limit: Self.rowsEach + 1, by: actor)
        let hasMore = rows.count > Self.rowsEach
        if hasMore { rows.removeLast() }
        var model = ImportPage.Model(
            job: job, rows: rows, status: status, after: after, hasMore: hasMore,
            names: ImportNames(isShown: room.mayReadNames(actor)))
        model.problem = work?.problem
        model.held = work?.held.flatMap { room.held.find($0, of: actor, at: room.services.world.now())?.id }
        if job.state == .staged { model.waiting = try await ImportQueue.count(job, desk, actor) }
        if job.state == .applied {
            let blockers = try await desk.blockers(of: job.id, by: actor)
            model.blockers = blockers
        }
        let blockers = model.blockers ?? []
        let read = try await room.services.world.store.read { db in
            (
                try AuditLog.leaves(about: Subject(kind: "import", id: job.id.description), db),
                try ImportRecords.read(blockers.prefix(ImportPage.mostBlockers), db)
            )
        }
        model.leaves = read.0.sorted { $0.at.milliseconds < $1.at.milliseconds }
        model.records = read.1
        return model
    }
}
