public import Access
public import Civics
import Geo
import Storage

/// What came of a merger.
public struct ParcelMerger: Sendable, Hashable {
    /// The parcel that goes on, with the lowest code.
    public var parcel: ParcelID
    public var warnings: [LandWarning]
}

/// Merging (รวมแปลง): the parcel of the lowest code goes on, the others end.
extension ParcelDesk {
    /// A parcel to merge and the version its form was made from.
    public typealias Member = (id: ParcelID, version: Int)

    /// Merges adjoining parcels into one from a day on.
    ///
    /// - Parameters:
    ///   - deed: the deed of the whole; `nil` keeps that of the parcel that goes on.
    ///   - registeredArea: as the new paper says it; `nil` for the sum, where every parcel has one.
    ///   - owners: `nil` for those of the parcel that goes on.
    /// - Throws: 422.312 where a parcel touches none of the others.
    public func merge(
        _ members: [Member], deed: Parcel.Deed? = nil, registeredArea: LandArea? = nil, owners: [Ownership]? = nil,
        from day: CivilDate? = nil, paper: String, by actor: Actor
    ) async throws -> ParcelMerger {
        let (world, policy) = (self.world, self.policy)
        let paper = try LandChecks.paper(paper)
        guard members.count >= 2, Set(members.map(\.id)).count == members.count else { throw Problem.mergeNeedsTwo }
        return try await world.store.write { db in
            let parcels = try members.map { try Self.open($0.id, db) }
            for parcel in parcels { try LandRight.require(.write, parcel.record, by: actor, policy) }
            let shapes = try parcels.map { parcel in
                guard let shape = parcel.record.shape else { throw Problem.shapeMissing }
                return shape
            }
            guard try Self.adjoin(shapes) else { throw Problem.parcelsNotAdjacent }
            let survivor = Self.survivor(parcels)
            let change = try RegisterChange(.merge, in: world, by: actor, validFrom: day, reason: paper)
            var merged = parcels[survivor].record
            let shape = try LandShapes.merged(shapes)
            merged.shape = shape
            merged.drawnSquareMetreHundredths = try LandShapes.measured(shape)
            merged.registeredArea = try registeredArea ?? Self.sum(parcels.map(\.record.registeredArea))
            if let deed { merged.deed = deed }
            if let owners { merged.owners = owners }
            merged.uses = Self.uses(of: parcels.map(\.record))
            try Register.begin(change, db)
            for (index, member) in members.enumerated() where index != survivor {
                try Register.retire(Parcel.self, member.id, ifVersion: member.version, in: change, db)
                try OperationRows.insertLineage(
                    from: RecordReference(.parcel, member.id.value),
                    to: RecordReference(.parcel, members[survivor].id.value), in: change, db)
            }
            let kept = members[survivor]
            try Register.change(kept.id, to: merged, ifVersion: kept.version, in: change, db)
            let ended = members.indices.filter { $0 != survivor }.map { members[$0].id }
            let warnings = try Self.warnings(parcels.map(\.record), merged, ended: ended, owners: owners, db)
            try LandDesk.audit(
                "merged", Parcel.self, kept.id, change, ["parcels": String(members.count)], db, world)
            return ParcelMerger(parcel: kept.id, warnings: warnings)
        }
    }

    /// The lowest code goes on; without codes the lowest land number, then the first named.
    private static func survivor(_ parcels: [Version<Parcel>]) -> Int {
        let codes = parcels.enumerated().compactMap { index, parcel in parcel.record.code.map { (index, $0) } }
        if let lowest = codes.min(by: { $0.1 < $1.1 }) { return lowest.0 }
        return ParcelCoding.kept(landNumbers: parcels.map(\.record.deed?.landNumber)) ?? 0
    }

    /// Whether one can walk from any of the areas to any other without leaving them.
    private static func adjoin(_ shapes: [Shape]) throws -> Bool {
        var reached: Set<Int> = [0]
        var open = [0]
        while let next = open.popLast() {
            for other in shapes.indices where !reached.contains(other) {
                guard try LandShapes.touch(shapes[next], shapes[other]) else { continue }
                reached.insert(other)
                open.append(other)
            }
        }
        return reached.count == shapes.count
    }

    private static func sum(_ areas: [LandArea?]) throws -> LandArea? {
        var sum = LandArea.zero
        for area in areas {
            guard let area else { return nil }
            sum = try sum.adding(area)
        }
        return sum
    }

    /// Uses of one kind together; unmeasured where any part of it is.
    private static func uses(of parcels: [Parcel]) -> [Parcel.Use] {
        var order: [String] = []
        var areas: [String: LandArea?] = [:]
        for use in parcels.flatMap(\.uses) {
            guard let known = areas[use.category] else {
                order.append(use.category)
                areas[use.category] = .some(use.area)
                continue
            }
            let sum = known.flatMap { one in use.area.flatMap { try? one.adding($0) } }
            areas[use.category] = .some(sum)
        }
        return order.map { Parcel.Use(category: $0, area: areas[$0] ?? nil) }
    }

    private static func warnings(
        _ parcels: [Parcel], _ merged: Parcel, ended: [ParcelID], owners: [Ownership]?, _ db: Transaction
    ) throws -> [LandWarning] {
        var warnings: [LandWarning] = []
        let areas = try merged.shape.map { try LandShapes.geometry($0).polygons.count } ?? 0
        if areas > 1 { warnings.append(.severalAreas(areas)) }
        if let paper = merged.registeredArea, let drawn = merged.drawnSquareMetreHundredths,
            LandWarning.differ(paper.squareMetreHundredths, drawn, byMoreThan: 5)
        {
            warnings.append(.areasDiffer(part: 1, registered: paper, drawnSquareMetreHundredths: drawn))
        }
        if owners == nil, Set(parcels.map { Set($0.owners) }).count > 1 { warnings.append(.ownersDiffer) }
        let blocks = Set(parcels.compactMap(\.code).map { $0.zone + $0.block })
        if blocks.count > 1 { warnings.append(.blocksDiffer) }
        let standing = try ended.reduce(0) { count, id in
            try count + LinkRows.naming(id.value, as: .parcel, kind: .building, db).count
                + LinkRows.naming(id.value, as: .parcel, kind: .sign, db).count
        }
        if standing > 0 { warnings.append(.buildingsToPlace(standing)) }
        return warnings
    }
}
