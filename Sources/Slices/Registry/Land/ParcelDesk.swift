public import Access
public import Civics
import Storage

/// What a person can do with parcels beyond changing one: transfer, split, merge, give a code.
///
/// Every act is one transaction: all parcels change, lineage is noted both ways, one audit leaf is written.
public struct ParcelDesk: Sendable {
    let world: World
    let policy: Policy

    public init(_ world: World, policy: Policy) {
        self.world = world
        self.policy = policy
    }

    /// Gives a parcel new owners from a day on.
    ///
    /// - Parameter paper: the contract, order or certificate it rests on.
    public func transfer(
        _ id: ParcelID, to owners: [Ownership], from day: CivilDate, paper: String, ifVersion version: Int,
        by actor: Actor
    ) async throws {
        let (world, policy) = (self.world, self.policy)
        let paper = try LandChecks.paper(paper)
        try await world.store.write { db in
            let open = try Self.open(id, db)
            try LandRight.require(.write, open.record, by: actor, policy)
            let change = try RegisterChange(.transfer, in: world, by: actor, validFrom: day, reason: paper)
            var parcel = open.record
            parcel.owners = owners
            try Register.begin(change, db)
            try Register.change(id, to: parcel, ifVersion: version, in: change, db)
            try ConfirmationRows.confirm(
                RecordReference(.parcel, id.value), group: FactGroup.owner.rawValue, on: day, change, db)
            try LandDesk.audit("transferred", Parcel.self, id, change, [:], db, world)
        }
    }

    /// Who owned a parcel on a day, as was believed at a moment (`nil`: now); empty where nobody is known, `nil` where
    /// the parcel did not exist.
    public func owners(
        of id: ParcelID, on day: CivilDate, believedAt moment: Instant? = nil, by actor: Actor
    ) async throws -> [Ownership]? {
        let policy = self.policy
        return try await world.store.read { db in
            let version = try Register.state(Parcel.self, id, on: day, believedAt: moment, db)
            if let version { try LandRight.require(.read, version.record, by: actor, policy) }
            return version?.record.owners
        }
    }

    /// Enters a parcel that came into being, and proposes the next code of its block.
    ///
    /// - Parameters:
    ///   - zone: the zone of the block; nothing is proposed without it, or where the parcel brings its code.
    ///   - paper: the deed or survey it rests on.
    public func newParcel(
        _ parcel: Parcel, zone: String? = nil, block: String? = nil, from day: CivilDate? = nil, paper: String,
        by actor: Actor
    ) async throws -> (id: ParcelID, proposal: ParcelCode?) {
        let (world, policy) = (self.world, self.policy)
        let paper = try LandChecks.paper(paper)
        let prepared = try parcel.prepared()
        return try await world.store.write { db in
            try LandRight.require(.write, prepared, by: actor, policy)
            let change = try RegisterChange(.newParcel, in: world, by: actor, validFrom: day, reason: paper)
            let id = ParcelID(world.newID())
            if let code = prepared.code { try Self.requireFree(code, for: id, db) }
            try Register.begin(change, db)
            try Register.enter(prepared, as: id, in: change, db)
            var proposal: ParcelCode?
            if prepared.code == nil, let zone, let block {
                guard let place = ParcelCode(zone + block + "001") else { throw Problem.codeUnreadable }
                let taken = try ParcelCodeRows.taken(zone: place.zone, block: place.block, db)
                let next = try ParcelCoding.next(zone: place.zone, block: place.block, taken: taken)
                try ParcelCodeRows.propose(next, for: id, in: change, db)
                proposal = next
            }
            try LandDesk.audit("new_parcel", Parcel.self, id, change, [:], db, world)
            return (id, proposal)
        }
    }

    /// Gives a parcel its code: the proposed one or another that staff have checked.
    ///
    /// - Throws: 409.310 where another parcel bears it.
    public func confirmCode(
        _ code: ParcelCode, for id: ParcelID, ifVersion version: Int, by actor: Actor
    ) async throws {
        let (world, policy) = (self.world, self.policy)
        try await world.store.write { db in
            let open = try Self.open(id, db)
            try LandRight.require(.write, open.record, by: actor, policy)
            try Self.requireFree(code, for: id, db)
            // The code belongs to the parcel from the day the parcel came to be as it is.
            let change = try RegisterChange(.edit, in: world, by: actor, validFrom: open.validFrom)
            var parcel = open.record
            parcel.code = code
            try Register.begin(change, db)
            try Register.change(id, to: parcel, ifVersion: version, in: change, db)
            try LandDesk.audit(
                "code_confirmed", Parcel.self, id, change, ["code": code.description], db, world)
        }
    }

    /// The codes that wait for confirmation.
    public func codesToConfirm(limit: Int = 200, by actor: Actor) async throws -> [ParcelCodeProposal] {
        let policy = self.policy
        return try await world.store.read { db in
            try LandRight.requireAll(.read, .property, by: actor, policy)
            return try ParcelCodeRows.proposals(limit: limit, db)
        }
    }

    // MARK: - What the acts share

    static func open(_ id: ParcelID, _ db: Transaction) throws -> Version<Parcel> {
        guard let open = try Register.state(Parcel.self, id, db) else { throw Problem.noSuchRecord }
        return open
    }

    static func requireFree(_ code: ParcelCode, for id: ParcelID, _ db: Transaction) throws {
        guard try ParcelRows.bearers(of: code, besides: id, db).isEmpty else {
            throw Problem.codeTaken(code.description)
        }
    }
}
