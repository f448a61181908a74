public import Access
public import Civics
import Geo
import Storage

/// One part of a split parcel as staff enter it.
public struct ParcelPart: Sendable, Hashable {
    public var shape: Shape
    public var landNumber: String?
    public var deedNumber: String?
    public var surveyPage: String?
    /// As the paper says it.
    public var registeredArea: LandArea?
    /// `nil` for those of the parcel that is split.
    public var owners: [Ownership]?
    public var uses: [Parcel.Use]?
    /// A code that staff have confirmed already; `nil` to take the proposed one onto the list to confirm.
    public var code: ParcelCode?

    public init(
        shape: Shape, landNumber: String? = nil, deedNumber: String? = nil, surveyPage: String? = nil,
        registeredArea: LandArea? = nil, owners: [Ownership]? = nil, uses: [Parcel.Use]? = nil, code: ParcelCode? = nil
    ) {
        self.shape = shape
        self.landNumber = landNumber
        self.deedNumber = deedNumber
        self.surveyPage = surveyPage
        self.registeredArea = registeredArea
        self.owners = owners
        self.uses = uses
        self.code = code
    }
}

/// What came of a split.
public struct ParcelDivision: Sendable, Hashable {
    /// In the order of the parts; the kept part is the parcel itself.
    public var parcels: [ParcelID]
    /// Which part keeps the parcel's identity and code.
    public var kept: Int
    /// The proposed codes, in the order of the parts; `nil` for the kept one, for parts that bring theirs, and where the
    /// parcel has none.
    public var proposals: [ParcelCode?]
    public var warnings: [LandWarning]
}

/// Splitting (แบ่งแยก) and subdividing: the parcel goes on as the part of the lowest land number, the others are new.
extension ParcelDesk {
    /// The pieces of a parcel along a line, largest first, with their areas: to look at before anything is saved.
    public func cut(
        _ id: ParcelID, along line: Shape, by actor: Actor
    ) async throws -> [(shape: Shape, squareMetreHundredths: Int64)] {
        let policy = self.policy
        let whole = try await world.store.read { db in
            let open = try Self.open(id, db)
            try LandRight.require(.read, open.record, by: actor, policy)
            return open.record.shape
        }
        guard let whole else { throw Problem.shapeMissing }
        return try LandShapes.cut(whole, along: line).map { ($0, try LandShapes.measured($0)) }
    }

    /// Splits a parcel into parts from a day on.
    ///
    /// Areas are compared and told in warnings; they refuse nothing. Owners and uses go over unless a part says others.
    /// - Parameters:
    ///   - kept: which part goes on as the parcel; `nil` for the lowest land number.
    ///   - paper: the survey or deed it rests on.
    /// - Throws: 422.329 where neither `kept` nor the land numbers say which part goes on; 422.311 where codes are
    ///   exhausted and a part brings none.
    public func split(
        _ id: ParcelID, into parts: [ParcelPart], keeping kept: Int? = nil, from day: CivilDate? = nil,
        paper: String, ifVersion version: Int, by actor: Actor
    ) async throws -> ParcelDivision {
        let (world, policy) = (self.world, self.policy)
        let paper = try LandChecks.paper(paper)
        guard parts.count >= 2 else { throw Problem.splitNeedsParts }
        if let kept { guard parts.indices.contains(kept) else { throw Problem.keptPartUnknown } }
        guard let kept = kept ?? ParcelCoding.kept(landNumbers: parts.map(\.landNumber)) else {
            throw Problem.keptPartUnknown
        }
        let areas = try parts.map { try LandShapes.measured(try LandShapes.checked($0.shape)) }
        return try await world.store.write { db in
            let open = try Self.open(id, db)
            try LandRight.require(.write, open.record, by: actor, policy)
            let change = try RegisterChange(.split, in: world, by: actor, validFrom: day, reason: paper)
            let ids = parts.indices.map { $0 == kept ? id : ParcelID(world.newID()) }
            let proposals = try Self.proposals(for: parts, kept: kept, of: open.record, ids: ids, db)
            try Register.begin(change, db)
            for (index, part) in parts.enumerated() {
                let parcel = Self.parcel(part, of: open.record, isKept: index == kept, drawn: areas[index])
                guard index != kept else {
                    try Register.change(id, to: parcel, ifVersion: version, in: change, db)
                    continue
                }
                try Register.enter(parcel, as: ids[index], in: change, db)
                try OperationRows.insertLineage(
                    from: RecordReference(.parcel, id.value), to: RecordReference(.parcel, ids[index].value),
                    in: change, db)
                if let code = proposals[index] {
                    try ParcelCodeRows.propose(code, for: ids[index], in: change, db)
                }
            }
            let warnings = try Self.warnings(of: parts, areas, open.record, id, db)
            try LandDesk.audit(
                "split", Parcel.self, id, change, ["parts": String(parts.count)], db, world)
            return ParcelDivision(parcels: ids, kept: kept, proposals: proposals, warnings: warnings)
        }
    }

    private static func parcel(_ part: ParcelPart, of whole: Parcel, isKept: Bool, drawn: Int64) -> Parcel {
        var parcel = whole
        parcel.code = isKept ? whole.code : part.code
        parcel.shape = part.shape
        parcel.drawnSquareMetreHundredths = drawn
        parcel.registeredArea = part.registeredArea
        parcel.owners = part.owners ?? whole.owners
        // What was measured for the whole is not measured for the part.
        parcel.uses = part.uses ?? whole.uses.map { Parcel.Use(category: $0.category) }
        parcel.deed = whole.deed.map { deed in
            Parcel.Deed(
                type: deed.type, number: part.deedNumber ?? (isKept ? deed.number : nil),
                surveyPage: part.surveyPage ?? (isKept ? deed.surveyPage : nil),
                landNumber: part.landNumber ?? (isKept ? deed.landNumber : nil), sheet: deed.sheet)
        }
        return parcel
    }

    private static func proposals(
        for parts: [ParcelPart], kept: Int, of whole: Parcel, ids: [ParcelID], _ db: Transaction
    ) throws -> [ParcelCode?] {
        let brought = parts.indices.filter { $0 != kept }.compactMap { parts[$0].code }
        guard Set(brought).count == brought.count, !brought.contains(where: { $0 == whole.code }) else {
            throw Problem.codeTwice
        }
        for (index, part) in parts.enumerated() where index != kept {
            if let code = part.code { try requireFree(code, for: ids[index], db) }
        }
        let waiting = parts.indices.filter { $0 != kept && parts[$0].code == nil }
        guard let code = whole.code, !waiting.isEmpty else { return parts.map { _ in nil } }
        let taken = try ParcelCodeRows.taken(zone: code.zone, block: code.block, db) + brought
        let codes = try ParcelCoding.splitOff(waiting.count, from: code, taken: taken)
        var proposals: [ParcelCode?] = parts.map { _ in nil }
        for (index, code) in zip(waiting, codes) { proposals[index] = code }
        return proposals
    }

    private static func warnings(
        of parts: [ParcelPart], _ areas: [Int64], _ whole: Parcel, _ id: ParcelID, _ db: Transaction
    ) throws -> [LandWarning] {
        var warnings: [LandWarning] = []
        for (index, part) in parts.enumerated() {
            if let paper = part.registeredArea,
                LandWarning.differ(paper.squareMetreHundredths, areas[index], byMoreThan: 5)
            {
                warnings.append(
                    .areasDiffer(part: index + 1, registered: paper, drawnSquareMetreHundredths: areas[index]))
            }
        }
        let drawn = areas.reduce(0, +)
        if let shape = whole.shape {
            let before = try LandShapes.measured(shape)
            if LandWarning.differ(before, drawn, byMoreThan: 1) {
                warnings.append(
                    .partsDrawnDiffer(wholeSquareMetreHundredths: before, partsSquareMetreHundredths: drawn))
            }
            // Drawn twice: the sum less the union. Beyond the parcel: the union with it less the parcel alone. Up to a
            // tenth of a square metre is what the decimals of coordinates make.
            let shapes = parts.map(\.shape)
            let twice = drawn - (try LandShapes.measured(try LandShapes.merged(shapes)))
            let beyond = try LandShapes.measured(try LandShapes.merged(shapes + [shape])) - before
            let over = max(0, twice) + max(0, beyond)
            if over > 10 { warnings.append(.partsOverlap(squareMetreHundredths: over)) }
        }
        let papers = parts.compactMap(\.registeredArea)
        if let before = whole.registeredArea, papers.count == parts.count {
            let sum = try papers.reduce(LandArea.zero) { try $0.adding($1) }
            if sum != before { warnings.append(.partsRegisteredDiffer(whole: before, parts: sum)) }
        }
        let standing =
            try LinkRows.naming(id.value, as: .parcel, kind: .building, db).count
            + LinkRows.naming(id.value, as: .parcel, kind: .sign, db).count
        if standing > 0 { warnings.append(.buildingsToPlace(standing)) }
        return warnings
    }
}
