import GeoFiles
public import Access
import Civics
import Foundation
import Geo
import Storage

/// Bringing files to the register: look, check (a dry run), decide, carry out, undo.
///
/// Until it is carried out nothing in the register changes. Carrying out is one transaction, one act and one audit leaf.
public struct ImportDesk: Sendable {
    let world: World
    let policy: Policy
    let vault: FieldVault
    /// Whether IDs that begin with 9, which nobody has, are taken: demonstration and training only.
    let allowsSpecimen: Bool

    public init(_ world: World, policy: Policy, vault: FieldVault, allowsSpecimen: Bool = false) {
        self.world = world
        self.policy = policy
        self.vault = vault
        self.allowsSpecimen = allowsSpecimen
    }

    // MARK: - Looking

    /// What a file is; nothing is kept.
    public func look(at bytes: [UInt8], named name: String, by actor: Actor) async throws -> ImportOverview {
        try ImportRight.requireAny(actor, policy)
        switch try ImportSource(bytes, name: name) {
        case .landOffice(let names):
            return ImportOverview(
                format: .landOffice, layers: [],
                notes: [
                    Words(
                        th: "แฟ้มกรมที่ดิน \(names.count) ไฟล์ย่อย", en: "A Land Department archive of \(names.count) files.")
                ])
        case .archive: return ImportOverview(format: .archive, layers: [], notes: [])
        case .tables(let tables):
            let remembered = try await world.store.read { db in
                var all: [ImportKind: [String: String]] = [:]
                for kind in ImportKind.allCases { all[kind] = try ImportRows.choices(kind, db) }
                return all
            }
            let layers = tables.map { table in
                let kind = ColumnMatching.likelyKind(
                    of: table.headers, layer: table.name, hasPolygons: table.hasPolygons)
                return ImportOverview.Layer(
                    name: table.name, rows: table.features.count, likelyKind: kind,
                    columns: ColumnMatching.proposals(
                        for: table.headers, kind: kind ?? .places, remembered: kind.flatMap { remembered[$0] } ?? [:]),
                    hasShapes: table.hasGeometry, coordinateSystem: table.coordinateSystem, notes: table.notes)
            }
            return ImportOverview(format: .tables, layers: layers, notes: [])
        }
    }

    /// Proposals for the columns of a file of another kind than the likely one.
    public func columns(_ headers: [String], kind: ImportKind) async throws -> [ColumnChoice] {
        let remembered = try await world.store.read { try ImportRows.choices(kind, $0) }
        return ColumnMatching.proposals(for: headers, kind: kind, remembered: remembered)
    }

    // MARK: - Receiving and checking

    /// Keeps a file for importing (sealed; without the key it is not kept) and remembers what its columns were chosen for.
    public func receive(
        _ bytes: [UInt8], named name: String, options: ImportOptions, by actor: Actor
    ) async throws -> ImportJob {
        try ImportRight.require(options.kind, by: actor, policy)
        guard bytes.count <= ImportSource.largest else { throw Problem.importFileTooLarge }
        guard !bytes.isEmpty else { throw Problem.importFileUnknown }
        let id = ImportID(world.newID())
        let hash = Sha256.digest(of: bytes)
        let chunks = try sealedChunks(bytes, of: id)
        let clean = Self.kept(name)
        let world = self.world
        return try await world.store.writeAlone { db in
            let now = world.now()
            try ImportRows.insert(
                id, options: options, name: clean, hash: hash, size: bytes.count, by: actor, at: now, db)
            for (number, chunk) in chunks.enumerated() {
                try ImportRows.insertChunk(chunk.sealed, id: chunk.id, number: number, of: id, db)
            }
            for choice in options.columns where choice.basis == .chosen {
                try ImportRows.remember(
                    ColumnMatching.folded(choice.header), as: choice.field ?? "", kind: options.kind, at: now, db)
            }
            try AuditLog.append(
                .imported("received", id, ["kind": options.kind.rawValue, "sha256": Hexadecimal.text(hash)]), by: actor,
                at: now, id: world.newID(), db)
            return try ImportRows.find(id, db)
        }
    }

    /// A file's own name, without the way to it; a name with somebody's ID is not kept, only its ending is.
    private static func kept(_ name: String) -> String {
        let own = String(name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? "file")
        guard FreeText.holdsIdentity(own) else { return String(own.prefix(150)) }
        let ending = own.split(separator: ".").last.map { "." + $0 } ?? ""
        return "file" + (ending.count <= 6 && !FreeText.holdsIdentity(ending) ? ending : "")
    }

    /// Sealed pieces of 192 KiB, as base64; none where the vault is closed.
    private func sealedChunks(_ bytes: [UInt8], of id: ImportID) throws -> [(id: UUIDv7, sealed: Sealed)] {
        guard vault.isOpen else { return [] }
        var chunks: [(UUIDv7, Sealed)] = []
        var start = 0
        while start < bytes.count {
            let end = min(start + 192 * 1024, bytes.count)
            let text = Data(bytes[start..<end]).base64EncodedString()
            let chunk = world.newID()
            chunks.append((chunk, try vault.seal(text, field: .importedFile, subject: chunk)))
            start = end
        }
        return chunks
    }

    /// The file of an import as it came; 404.362 where it was not kept, 503.1 without the key.
    func file(of id: ImportID) async throws -> [UInt8] {
        let chunks = try await world.store.read { try ImportRows.chunks(of: id, $0) }
        guard !chunks.isEmpty else { throw Problem.importFileGone }
        var bytes: [UInt8] = []
        for chunk in chunks {
            let text = try vault.open(chunk.sealed, field: .importedFile, subject: chunk.id)
            guard let part = Data(base64Encoded: text) else { throw Problem.sealedFieldDamaged }
            bytes += part
        }
        return bytes
    }

    /// Checks the file: reads it, compares it with the register, keeps what every row would do.
    ///
    /// May be called again, also after it was interrupted; it begins anew.
    /// - Parameter bytes: the file, where the caller still has it.
    @discardableResult
    public func check(
        _ id: ImportID, bytes: [UInt8]? = nil, by actor: Actor, report: @escaping ImportProgress.Report = { _ in }
    ) async throws -> ImportJob {
        let world = self.world
        let job = try await world.store.write { db in
            let job = try ImportRows.find(id, db)
            guard
                try ImportRows.move(id, from: [.received, .staged, .failed, .interrupted], to: .checking, db)
            else { throw Problem.importBusy }
            return job
        }
        do {
            try ImportRight.require(job.kind, by: actor, policy)
            let content: [UInt8] = if let bytes { bytes } else { try await file(of: id) }
            report(ImportProgress(phase: .reading, done: 0, total: 1))
            let (rows, notes) = try await staging(job, content, report)
            try await keep(rows, notes, job, by: actor, report)
        } catch {
            let problem = error as? Problem ?? (error as? CoordinateQuestion).map { .coordinateSystemUnknown($0) }
            try await world.store.write { db in
                try StagedRows.clear(id, db)
                try ImportRows.setFailed(id, problem ?? .importFailed, state: .failed, db)
            }
            throw problem ?? error
        }
        return try await find(id)
    }

    private func keep(
        _ rows: [StagedRow], _ notes: [Words], _ job: ImportJob, by actor: Actor,
        _ report: @escaping ImportProgress.Report
    ) async throws {
        let world = self.world
        let id = job.id
        try await world.store.writeAlone { db in try StagedRows.clear(id, db) }
        var start = 0
        while start < rows.count {
            let part = rows[start..<min(start + 4000, rows.count)]
            try await world.store.writeAlone { db in try StagedRows.insert(part, of: id, db) }
            start = part.endIndex
            report(ImportProgress(phase: .staging, done: start, total: rows.count))
        }
        try await world.store.write { db in
            let now = world.now()
            let counts = try StagedRows.counts(of: id, db)
            try ImportRows.setStaged(id, counts: counts, notes: notes, at: now, db)
            try AuditLog.append(
                .imported("checked", id, counts.mapValues(String.init)), by: actor, at: now, id: world.newID(), db)
        }
    }

    // MARK: - Reading

    public func find(_ id: ImportID) async throws -> ImportJob {
        try await world.store.read { try ImportRows.find(id, $0) }
    }

    /// The newest first.
    public func list(limit: Int = 200, by actor: Actor) async throws -> [ImportJob] {
        try ImportRight.requireAny(actor, policy)
        return try await world.store.read { try ImportRows.all(limit: limit, $0) }
    }

    /// How many rows of each open import wait for somebody to match or answer them; only imports that the reader may
    /// carry out, so nothing for who may import nothing.
    public func toMatch(by actor: Actor) async throws -> [(id: ImportID, rows: Int)] {
        let found = try await world.store.read { try StagedRows.toMatch($0) }
        return found.filter { waiting in
            (try? ImportRight.require(waiting.kind, by: actor, policy)) != nil
        }.map { ($0.id, $0.waiting) }
    }

    /// Rows of the dry run in their order, a page at a time.
    public func rows(
        of id: ImportID, status: ImportStatus? = nil, after number: Int = 0, limit: Int = 100, by actor: Actor
    ) async throws -> [ImportRowLine] {
        let policy = self.policy
        return try await world.store.read { db in
            try ImportRight.require(try ImportRows.find(id, db).kind, by: actor, policy)
            return try StagedRows.lines(of: id, status: status, after: number, limit: min(limit, 10_000), db)
        }
    }

    /// Says of every import that was at work when the program ended that it was interrupted; at the start of the server.
    @discardableResult
    public func noteInterrupted() async throws -> Int {
        try await world.store.write { try ImportRows.interruptAll($0) }
    }
}
