import Access
import Civics
import Registry
import Shell
import Storage

/// What all pages of imports share: the desk, the files that wait, the work that is under way.
struct ImportRoom: Sendable {
    /// The largest upload of the pages, in bytes: a form is held in memory whole.
    static let largestUpload = 100 << 20
    static let largestWords = Words(th: "100 เมกะไบต์", en: "100 MB")

    let services: WebServices
    let held: HeldFiles
    let board: ImportBoard

    init(_ services: WebServices) {
        self.services = services
        held = HeldFiles()
        board = ImportBoard()
    }

    /// The desk; sample data alone may bring the IDs of nobody that samples have.
    var desk: ImportDesk {
        ImportDesk(
            services.world, policy: services.policy, vault: services.vault,
            allowsSpecimen: Visit.current.site.isSample)
    }

    // MARK: - Rights

    /// Kinds in the order in which an office begins: land, then what stands on it, then people.
    private static let offered: [ImportKind] = [
        .parcels, .owners, .buildings, .signs, .people, .households, .places, .taxZones, .taxBlocks,
    ]

    /// The kinds of table that a person may bring, as the desk will ask again.
    func kinds(for actor: Actor) -> [ImportKind] { Self.offered.filter { may($0, actor) } }

    /// Whether the person may import this kind and see what an import of it held.
    func may(_ kind: ImportKind, _ actor: Actor) -> Bool {
        guard kind != .archive else { return false }
        return services.policy.scope(of: actor, .write, kind.record.dataClass).everything
    }

    /// 403.1 for those who may import nothing at all.
    func requireAny(_ actor: Actor) throws {
        guard (Self.offered + [.landOffice]).contains(where: { may($0, actor) }) else { throw Problem.forbidden }
    }

    /// Whether names of people may stand in rows.
    func mayReadNames(_ actor: Actor) -> Bool {
        services.policy.scope(of: actor, .read, .people).everything
    }

    // MARK: - One import

    /// The import of the address, where the person may see it.
    func job(_ context: ShellContext) async throws -> ImportJob {
        guard let id = ImportID(text: try context.parameter("import")) else { throw Problem.noSuchImport }
        try requireAny(context.actor)
        let job = try await desk.find(id)
        guard may(job.kind, context.actor) else { throw Problem.forbidden }
        return job
    }

    /// Does long work beside the answer; returns when it is done, or after two seconds.
    func run(
        _ id: ImportID, held file: UUIDv7? = nil,
        _ work: @escaping @Sendable (@escaping ImportProgress.Report) async throws -> Void
    ) async throws {
        guard board.begin(id, held: file) else { throw Problem.importBusy }
        let (board, held) = (self.board, self.held)
        Task {
            do {
                try await work { board.note($0, of: id) }
                if let file { held.drop(file) }
                board.end(id, nil)
            } catch {
                board.end(id, error as? Problem ?? .importFailed)
            }
        }
        for _ in 0..<40 where board[id]?.isRunning == true {
            try await Task.sleep(for: .milliseconds(50))
        }
    }
}

extension Problem {
    /// Refusals of the pages themselves, for the test that numbers are unique.
    static let registerImportPages: [Problem] = [.heldFileGone, .wholeRegisterByCommand]

    static let heldFileGone = Problem(
        "404.396",
        Words(th: "ไม่ได้พักแฟ้มนี้ไว้แล้ว", en: "This file is no longer kept for its choices."),
        wayForward: Words(th: "ส่งแฟ้มอีกครั้ง ยังไม่มีอะไรเปลี่ยน", en: "Send the file again; nothing has changed."))

    static let wholeRegisterByCommand = Problem(
        "422.396",
        Words(
            th: "แฟ้มนี้คือทะเบียนทั้งชุดพร้อมประวัติ นำเข้าจากหน้าเว็บไม่ได้",
            en: "This file is a whole register with its history; it is not imported from the pages."),
        wayForward: Words(
            th: "ผู้ดูแลระบบนำเข้าฐานข้อมูลใหม่ที่ยังว่างด้วยคำสั่ง songhong export restore",
            en: "The administrator puts it into a new, empty database with songhong export restore."),
        field: "file")
}
