public import Access
import Civics
import Storage
import Foundation
import Geo

/// The work list of places where parcels overlap, leave gaps or are drawn wrongly.
///
/// A run replaces what an earlier one found in its area; what staff have accepted stays accepted while it stays as it
/// was.
public struct TopologyDesk: Sendable {
    let world: World
    let policy: Policy

    public init(_ world: World, policy: Policy) {
        self.world = world
        self.policy = policy
    }

    /// Checks the parcels of an area and keeps what is found.
    ///
    /// The parcels are read and compared outside the write, which is short; a parcel changed in the meantime is found
    /// as it is by the next run.
    @discardableResult
    public func check(_ area: TopologyArea, by actor: Actor) async throws -> TopologyRun {
        let (world, policy) = (self.world, self.policy)
        try LandRight.requireAll(.write, .property, by: actor, policy)
        let parcels = try await world.store.read { try TopologyRows.parcels(in: area, $0) }
        let found = try Self.faults(in: parcels)
        let run = TopologyRun(
            id: TopologyRunID(world.newID()), at: world.now(), actorName: actor.name, village: area.village,
            parcels: parcels.count, faults: found.count)
        return try await world.store.write { db in
            try TopologyRows.replace(found, by: run, area, checked: parcels.map(\.id), actor, world.newID, db)
            try AuditLog.append(
                .topology(
                    "checked", run.id.description,
                    ["parcels": String(run.parcels), "faults": String(run.faults)]), by: actor, at: run.at,
                id: world.newID(), db)
            return run
        }
    }

    /// The faults, largest first.
    ///
    /// - Parameter accepted: `nil` for all, `false` for those that wait.
    public func faults(
        _ kind: LandFault.Kind? = nil, village: Int? = nil, accepted: Bool? = false, offset: Int = 0,
        limit: Int = 100, by actor: Actor
    ) async throws -> [LandFault] {
        let policy = self.policy
        return try await world.store.read { db in
            try LandRight.requireAll(.read, .property, by: actor, policy)
            return try TopologyRows.faults(kind, village: village, accepted: accepted, offset: offset, limit: limit, db)
        }
    }

    /// How many wait, by kind.
    public func counts(by actor: Actor) async throws -> [LandFaultCount] {
        let policy = self.policy
        return try await world.store.read { db in
            try LandRight.requireAll(.read, .property, by: actor, policy)
            return try TopologyRows.counts(db)
        }
    }

    /// The newest check; `nil` before the first.
    public func lastRun(by actor: Actor) async throws -> TopologyRun? {
        let policy = self.policy
        return try await world.store.read { db in
            try LandRight.requireAll(.read, .property, by: actor, policy)
            return try TopologyRows.lastRun(db)
        }
    }

    /// Leaves a fault as it is, with the reason; an empty reason puts it back on the list.
    public func accept(_ id: LandFaultID, because reason: String, by actor: Actor) async throws {
        let (world, policy) = (self.world, self.policy)
        let reason = ThaiText.squashed(reason)
        try await world.store.write { db in
            try LandRight.requireAll(.write, .property, by: actor, policy)
            let now = world.now()
            let acceptance =
                reason.isEmpty ? nil : LandFault.Acceptance(because: reason, by: actor.name, on: now.thaiDate)
            try TopologyRows.accept(id, acceptance, db)
            try AuditLog.append(
                .topology(acceptance == nil ? "reopened" : "accepted", id.description, [:]), by: actor, at: now,
                id: world.newID(), db)
        }
    }

    /// What Geo finds, with the parcels by their identifiers.
    static func faults(in parcels: [TopologyRows.Parcel]) throws -> [FoundFault] {
        // A shape that cannot be read cannot be compared; it is a fault by itself.
        var unreadable: [FoundFault] = []
        var readable: [(key: String, geometry: Geometry)] = []
        for parcel in parcels {
            do {
                readable.append((parcel.id.description, try Geometry(wkb: parcel.shape)))
            } catch {
                unreadable.append(FoundFault(kind: .invalid, size: 0, parcels: [parcel.id], place: nil))
            }
        }
        do {
            return unreadable
                + (try TopologyCheck().faults(in: readable)).map { fault in
                    FoundFault(
                        kind: LandFault.Kind(fault.kind),
                        size: Int64((min(max(fault.area, 0), 1e14) * 100).rounded()),
                        parcels: fault.parcels.compactMap { ParcelID(text: $0) }, place: Shape(fault.place))
                }
        } catch {
            throw Problem.shapeUnreadable(error)
        }
    }
}

/// A fault as a check found it.
struct FoundFault: Sendable {
    var kind: LandFault.Kind
    var size: Int64
    var parcels: [ParcelID]
    var place: Shape?

    /// The same fault in the next run: the same parcels at the same place, to about a metre, and of the same size, to a
    /// tenth of a square metre.
    var key: String {
        let bounds = place.flatMap { try? $0.geometry() }?.bounds
        let west = bounds.map { String(Int64(($0.west * 1e5).rounded())) } ?? "-"
        let south = bounds.map { String(Int64(($0.south * 1e5).rounded())) } ?? "-"
        let ids = parcels.map(\.description).sorted().joined(separator: ",")
        return "\(kind.rawValue)|\(west)|\(south)|\(size / 10)|\(ids)"
    }
}

extension LandFault.Kind {
    init(_ kind: TopologyFault.Kind) {
        switch kind {
        case .overlap: self = .overlap
        case .gap: self = .gap
        case .sliver: self = .sliver
        case .invalid: self = .invalid
        }
    }
}

extension TopologyArea {
    var village: Int? {
        if case .village(let number) = self { number } else { nil }
    }
}
