public import Access
public import Civics
import Files
public import PlanText
import Storage

extension PlanDesk.Import {
    /// A plan file as it was read, with its bytes, lines and findings.
    ///
    /// The plan's own YAML or JSON is no document of the organisation: its bytes are not kept.
    public init(_ file: PlanFile, bytes: [UInt8], name: String, from day: CivilDate? = nil) throws {
        let isDocument = file.form == .text || file.form == .docx
        self.init(
            plan: file.plan, effectiveOn: day, documentName: name, document: isDocument ? bytes : nil,
            lines: Self.lines(of: file.source),
            findings: try file.findings.map { try FindingDraft($0) })
    }

    /// The document's lines by their numbers, cells parted by tabs; numbers that the reader skipped are empty.
    static func lines(of source: SourceText) -> [String] {
        guard let last = source.lines.map(\.number).max() else { return [] }
        var lines = [String](repeating: "", count: last)
        for line in source.lines where line.number >= 1 { lines[line.number - 1] = line.cells.joined(separator: "\t") }
        return lines
    }
}

extension PlanDesk {
    /// Keeps the original document beside a plan that came from another file, so that provenance shows its lines.
    ///
    /// The plan itself does not change.
    public func attachDocument(_ bytes: [UInt8], named name: String, lines: [String], by actor: Actor) async throws {
        try PlanningRight.keepPlan.require(actor, policy)
        let file = try PreparedFile(bytes, named: name)
        let hash = Hexadecimal.text(Sha256.digest(of: bytes))
        let world = self.world
        try await world.store.writeAlone { db in
            let now = world.now()
            guard let layer = try PlanLayerRows.lastImported(db) else { throw Problem.planMissing }
            let stored = try FileRows.insert(file, id: FileID(world.newID()), at: now, by: actor.account, db)
            try PlanLayerRows.setDocument(hash, name, stored.id, of: layer.id, db)
            try PlanLayerRows.addLines(lines, of: hash, db)
            try AuditLog.append(
                .planning(
                    "plan.document_kept", kind: "plan_layer", id: layer.id.description, ["document": hash]),
                by: actor, at: now, id: world.newID(), db)
        }
    }
}
