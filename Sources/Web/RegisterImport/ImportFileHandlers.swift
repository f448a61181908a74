import Access
import Civics
import HTTPTypes
import Hummingbird
import Registry
import Shell
import Storage

/// A file comes in: sent, its kind and columns chosen, then checked as a dry run.
struct ImportFileHandlers: Sendable {
    let room: ImportRoom

    func ask(_ context: ShellContext) throws -> Response {
        try page(context).response()
    }

    /// Keeps the file in memory until its columns are chosen; nothing of the register changes.
    func take(_ context: ShellContext) async throws -> Response {
        var page = try page(context)
        let sent = context.form.files.filter { $0.field == "file" && !($0.bytes.isEmpty && $0.name.isEmpty) }
        guard !sent.isEmpty else {
            page.errors.add("file", Words(th: "เลือกแฟ้มที่จะนำเข้า", en: "Choose a file to import."))
            return page.response(.unprocessableContent)
        }
        do {
            let file = try ImportUpload.file(sent.map { ($0.name, $0.bytes) })
            guard !file.bytes.isEmpty else { throw Problem.importFileUnknown }
            let overview = try await room.desk.look(at: file.bytes, named: file.name, by: context.actor)
            guard overview.format != .archive else { throw Problem.wholeRegisterByCommand }
            let held = HeldFile(
                id: room.services.world.newID(), account: context.actor.account, name: file.name, bytes: file.bytes,
                overview: overview, at: room.services.world.now())
            room.held.keep(held)
            return .redirect(RegisterImportLinks.file(held.id))
        } catch let problem as Problem where [404, 413, 422].contains(problem.status) {
            page.errors.add(
                "file",
                Words(
                    th: "\(problem.sentence.th) · \(problem.wayForward.th)",
                    en: "\(problem.sentence.en) · \(problem.wayForward.en)"))
            page.problemNumber = problem.number
            return page.response(.init(code: problem.status))
        }
    }

    // MARK: - Choices

    func show(_ context: ShellContext) async throws -> Response {
        let file = try held(context)
        let choice = Choice(context, file, room)
        guard choice.isWhole, context.query("ask") == nil else {
            return try await kindPage(file, choice, context.actor).response()
        }
        return try await columnsPage(file, choice).response()
    }

    /// Which table of the file is what; goes on to its columns.
    func choose(_ context: ShellContext) async throws -> Response {
        let file = try held(context)
        let layer = context.form.text("layer").flatMap { Int($0) } ?? 0
        let kind = context.form.text("kind").flatMap { ImportKind(rawValue: $0) }
        guard let kind, room.kinds(for: context.actor).contains(kind), file.overview.layers.indices.contains(layer)
        else {
            var page = try await kindPage(file, Choice(context, file, room), context.actor)
            page.errors.add(
                "kind", Words(th: "เลือกว่าแต่ละแถวของแฟ้มคืออะไร", en: "Choose what each row of the file is."))
            return page.response(.unprocessableContent)
        }
        return .redirect(RegisterImportLinks.file(file.id, layer: layer, kind: kind))
    }

    /// Begins the dry run with what was chosen.
    func check(_ context: ShellContext) async throws -> Response {
        let file = try held(context)
        let form = context.form
        let choice = Choice(context, file, room)
        guard choice.isWhole, let kind = choice.kind else { return .redirect(RegisterImportLinks.file(file.id)) }
        guard room.may(kind, context.actor) else { throw Problem.forbidden }
        var page = try await columnsPage(file, choice)
        page.typed = form
        let columns = page.chosen(form)
        let day = DayEntry(form, "validFrom")
        if let sentence = day.error { page.errors.add("validFrom", sentence) }
        page.check(columns)
        guard page.errors.isEmpty else { return page.response(.unprocessableContent) }
        do {
            let options = try ImportOptions(
                kind: kind, layer: choice.table?.name, columns: columns,
                epsg: form.text("coordinateSystem").map { Int($0) ?? -1 }, validFrom: day.day)
            let desk = room.desk
            let job = try await desk.receive(file.bytes, named: file.name, options: options, by: context.actor)
            let actor = context.actor
            try await room.run(job.id, held: file.id) { report in
                try await desk.check(job.id, bytes: file.bytes, by: actor, report: report)
            }
            return .redirect(RegisterImportLinks.job(job.id))
        } catch let problem as Problem where problem.status == 422 {
            page.errors = FormErrors(problem)
            return page.response(.unprocessableContent)
        }
    }

    // MARK: - What the steps share

    private func page(_ context: ShellContext) throws -> ImportUploadPage {
        try room.requireAny(context.actor)
        return ImportUploadPage(
            kinds: room.kinds(for: context.actor).map(\.name),
            takesLandOffice: room.may(.landOffice, context.actor), isKeyOpen: room.services.vault.isOpen)
    }

    private func held(_ context: ShellContext) throws -> HeldFile {
        try room.requireAny(context.actor)
        guard let id = UUIDv7(text: try context.parameter("file")),
            let file = room.held.find(id, of: context.actor, at: room.services.world.now())
        else { throw Problem.heldFileGone }
        return file
    }

    private func kindPage(_ file: HeldFile, _ choice: Choice, _ actor: Actor) async throws -> ImportKindPage {
        let kinds = room.kinds(for: actor)
        var kind = choice.kind
        if kind == nil, let table = choice.table {
            // Not known by its headers: what the office took such headers for before.
            let headers = table.columns.map(\.header)
            var most = 0
            for each in kinds {
                let remembered = try await room.desk.columns(headers, kind: each)
                    .count { $0.basis == .remembered && $0.field != nil }
                if remembered > most { (kind, most) = (each, remembered) }
            }
        }
        return ImportKindPage(file: file, kinds: kinds, layer: choice.layer, kind: kind)
    }

    private func columnsPage(_ file: HeldFile, _ choice: Choice) async throws -> ImportColumnsPage {
        let kind = choice.kind ?? .parcels
        var columns = choice.table?.columns ?? []
        if let table = choice.table, table.likelyKind != kind {
            columns = try await room.desk.columns(columns.map(\.header), kind: kind)
        }
        return ImportColumnsPage(file: file, layer: choice.layer, kind: kind, columns: columns, table: choice.table)
    }

    /// Which table of the file, taken for what.
    struct Choice {
        var layer: Int?
        var kind: ImportKind?
        var table: ImportOverview.Layer?

        /// What the address or the form says; where nothing is said, what can only be meant.
        init(_ context: ShellContext, _ file: HeldFile, _ room: ImportRoom) {
            func said(_ name: String) -> String? { context.form.text(name) ?? context.query(name) }
            if file.overview.format == .landOffice {
                kind = room.may(.landOffice, context.actor) ? .landOffice : nil
                return
            }
            let layers = file.overview.layers
            let number = said("layer").flatMap { Int($0) } ?? (layers.count == 1 ? 0 : nil)
            layer = number.flatMap { layers.indices.contains($0) ? $0 : nil }
            table = layer.map { layers[$0] }
            let wanted = said("kind").map { ImportKind(rawValue: $0) } ?? table?.likelyKind
            kind = wanted.flatMap { room.kinds(for: context.actor).contains($0) ? $0 : nil }
        }

        var isWhole: Bool { kind == .landOffice || kind != nil && table != nil }
    }
}
