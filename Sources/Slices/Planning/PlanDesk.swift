public import Access
public import Civics
import Files
public import PlanText
import Storage

/// What a person can do with the plan document: import it, replace it, amend it, read it.
public struct PlanDesk: Sendable {
    let world: World
    let policy: Policy

    public init(_ world: World, policy: Policy) {
        self.world = world
        self.policy = policy
    }

    /// A document as it was read, on its way in.
    public struct Import: Sendable {
        public var plan: Plan
        /// The first day of the plan; without one, the first day of its first fiscal year.
        public var effectiveOn: CivilDate?
        public var documentName: String?
        public var documentNumber: String?
        /// The document itself, where there is one.
        public var document: [UInt8]?
        /// SHA-256 of the document in lower-case hexadecimal; worked out where the document is given.
        public var documentHash: String?
        /// The text that lines are counted in.
        public var lines: [String]
        public var findings: [FindingDraft]

        public init(
            plan: Plan, effectiveOn: CivilDate? = nil, documentName: String? = nil, documentNumber: String? = nil,
            document: [UInt8]? = nil, documentHash: String? = nil, lines: [String] = [], findings: [FindingDraft] = []
        ) {
            self.plan = plan
            self.effectiveOn = effectiveOn
            self.documentName = documentName
            self.documentNumber = documentNumber
            self.document = document
            self.documentHash = documentHash
            self.lines = lines
            self.findings = findings
        }
    }

    /// Adopts a plan as a layer, with its document, lines and findings.
    ///
    /// - Parameter replacing: whether a plan in force may be replaced; its layer stays readable. Activities with the
    ///   same wording keep their identifiers, so their progress and money stay with them.
    /// - Throws: `409.230` when the plan in force reads exactly like this one, `409.231` when it differs and `replacing`
    ///   was not asked, `409.232` when it would begin before the last layer.
    @discardableResult
    public func adopt(_ incoming: Import, replacing: Bool = false, by actor: Actor) async throws -> PlanLayer {
        try PlanningRight.keepPlan.require(actor, policy)
        guard !incoming.plan.strategies.isEmpty || !incoming.plan.elements.isEmpty else { throw Problem.planEmpty }
        let world = self.world
        let file = try incoming.document.map { try PreparedFile($0, named: incoming.documentName ?? "plan") }
        let hash = incoming.documentHash ?? incoming.document.map { Hexadecimal.text(Sha256.digest(of: $0)) }
        return try await world.store.writeAlone { db in
            let now = world.now()
            let last = try PlanLayerRows.last(db)
            let day = try Self.effectiveDay(of: incoming, after: last, today: now.thaiDate)
            let current = last == nil ? PlanParts() : try PlanItemRows.current(db)
            if last != nil {
                try Self.refuseKnown(incoming, hash, current, db)
                guard replacing else { throw Problem.planNeedsReplace }
            }
            let fresh = PlanParts(incoming.plan, newID: world.newID)
            let parts = PlanMatching.keepingIdentifiers(of: current.items, in: fresh)
            var layer = PlanLayer(
                id: PlanLayerID(world.newID()), sequence: (last?.sequence ?? 0) + 1, kind: .adopted, effectiveOn: day,
                documentNumber: incoming.documentNumber, documentDate: nil, reason: nil,
                documentHash: hash, documentName: incoming.documentName, documentFile: nil, recordedBy: actor.account,
                recordedName: actor.name, recordedAt: now)
            if let file {
                layer.documentFile = try FileRows.insert(
                    file, id: FileID(world.newID()), at: now, by: actor.account, db
                ).id
            }
            try PlanLayerRows.insert(layer, db)
            try PlanItemRows.replace(current, with: parts, layer: layer, db)
            if let hash = layer.documentHash { try PlanLayerRows.addLines(incoming.lines, of: hash, db) }
            try FindingRows.renew(incoming.findings, at: now, newID: world.newID, db)
            try AuditLog.append(
                .planImported(layer.id, hash: layer.documentHash, replaced: last != nil), by: actor, at: now,
                id: world.newID(), db)
            return layer
        }
    }

    /// The same document, or another file that reads the same, is recognised.
    private static func refuseKnown(_ incoming: Import, _ hash: String?, _ current: PlanParts, _ db: Transaction) throws
    {
        let imported = try PlanLayerRows.lastImported(db)
        if let hash, imported?.documentHash == hash { throw Problem.planAlreadyImported }
        if PlanDifference(from: current.plan, to: incoming.plan).isEmpty { throw Problem.planAlreadyImported }
    }

    private static func effectiveDay(of incoming: Import, after last: PlanLayer?, today: CivilDate) throws -> CivilDate
    {
        guard let last else {
            return incoming.effectiveOn ?? incoming.plan.years.first.map { FiscalYear(buddhist: $0).first } ?? today
        }
        let day = incoming.effectiveOn ?? max(today, last.effectiveOn)
        guard day >= last.effectiveOn else { throw Problem.layerBeforeLast(last.effectiveOn) }
        return day
    }

    /// Adds a dated layer of changes decided by a document.
    @discardableResult
    public func amend(_ amendment: Amendment, by actor: Actor) async throws -> PlanLayer {
        try PlanningRight.keepPlan.require(actor, policy)
        try amendment.check()
        let world = self.world
        return try await world.store.write { db in
            let now = world.now()
            guard let last = try PlanLayerRows.last(db) else { throw Problem.planMissing }
            guard amendment.effectiveOn >= last.effectiveOn else { throw Problem.layerBeforeLast(last.effectiveOn) }
            let current = try PlanItemRows.current(db)
            let parts = try current.applying(amendment, newID: world.newID)
            guard parts != current else { throw Problem.amendmentEmpty }
            let layer = PlanLayer(
                id: PlanLayerID(world.newID()), sequence: last.sequence + 1, kind: amendment.kind,
                effectiveOn: amendment.effectiveOn, documentNumber: amendment.documentNumber.trimmed,
                documentDate: amendment.documentDate, reason: amendment.reason.trimmed, documentHash: nil,
                documentName: nil, documentFile: nil, recordedBy: actor.account, recordedName: actor.name,
                recordedAt: now)
            try PlanLayerRows.insert(layer, db)
            try PlanItemRows.replace(current, with: parts, layer: layer, db)
            try AuditLog.append(
                .planAmended(layer.id, amendment), by: actor, at: now, id: world.newID(), db)
            return layer
        }
    }

    /// The plan as of a day; `nil` where none was in force.
    public func plan(asOf day: CivilDate) async throws -> PlanSnapshot? {
        try await world.store.read { try PlanRows.plan(asOf: day, $0) }
    }

    /// What changed between two days.
    public func difference(from: CivilDate, to: CivilDate) async throws -> PlanDifference {
        try await world.store.read { try PlanRows.difference(from: from, to: to, $0) }
    }

    public func layers() async throws -> [PlanLayer] {
        try await world.store.read { try PlanLayerRows.all($0) }
    }

    /// Lines of the imported document around a place, for provenance.
    public func lines(of document: String, _ range: ClosedRange<Int>) async throws -> [DocumentLine] {
        try await world.store.read { try PlanLayerRows.lines(of: document, range, $0) }
    }

    /// Notes that the signed-in person has read the newest layer in force; once per person and layer.
    @discardableResult
    public func acknowledge(by actor: Actor) async throws -> PlanReading {
        guard let account = actor.account else { throw Problem.signedOut }
        let world = self.world
        return try await world.store.write { db in
            let now = world.now()
            guard let layer = try PlanLayerRows.inForce(on: now.thaiDate, db).last else { throw Problem.planMissing }
            let reading = PlanReading(
                layer: layer.id, account: account, name: actor.name,
                division: actor.grants.compactMap(\.division).first, readAt: now)
            if try PlanLayerRows.addReading(reading, db) {
                try AuditLog.append(
                    .planning("plan.read", kind: "plan_layer", id: layer.id.description), by: actor, at: now,
                    id: world.newID(), db)
            }
            return reading
        }
    }

    /// Who has read a layer.
    public func readings(of layer: PlanLayerID) async throws -> [PlanReading] {
        try await world.store.read { try PlanLayerRows.readings(of: layer, $0) }
    }

    /// Finds a word in titles, results, objectives and factors of the plan as of a day, an activity also by its place
    /// (`9.2`, `๙.๒`) and by its printed division.
    public func search(_ words: String, asOf day: CivilDate, limit: Int = 100) async throws -> [PlanSearchHit] {
        try await world.store.read { try PlanSearch.hits(words, asOf: day, limit: limit, $0) }
    }
}
