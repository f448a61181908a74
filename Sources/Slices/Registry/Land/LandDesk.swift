public import Access
public import Civics
import Storage

/// What a person can do with one record of land, whatever its kind: parcel, building, sign, place, village.
///
/// Every act is one transaction: the change, and one audit leaf. Shapes are refused where they are not valid, and
/// measured where they are.
public struct LandDesk: Sendable {
    let world: World
    let policy: Policy

    public init(_ world: World, policy: Policy) {
        self.world = world
        self.policy = policy
    }

    /// A record as it stands today, for whoever may read it; 404 where it has ended.
    public func record<Record: LandRecord>(
        _ type: Record.Type, _ id: Record.ID, by actor: Actor
    ) async throws -> Version<Record> {
        let policy = self.policy
        return try await world.store.read { db in
            guard let open = try Register.state(type, id, db) else { throw Problem.noSuchRecord }
            try LandRight.require(.read, open.record, by: actor, policy)
            return open
        }
    }

    /// What was believed at a moment (`nil`: now) to hold on a day; `nil` where the record did not exist then.
    public func record<Record: LandRecord>(
        _ type: Record.Type, _ id: Record.ID, on day: CivilDate, believedAt moment: Instant? = nil, by actor: Actor
    ) async throws -> Version<Record>? {
        let policy = self.policy
        return try await world.store.read { db in
            let version = try Register.state(type, id, on: day, believedAt: moment, db)
            if let version { try LandRight.require(.read, version.record, by: actor, policy) }
            return version
        }
    }

    /// Enters a thing that was not in the register.
    @discardableResult
    public func enter<Record: LandRecord>(
        _ record: Record, from day: CivilDate? = nil, reason: String? = nil, by actor: Actor
    ) async throws -> Record.ID {
        let (world, policy) = (self.world, self.policy)
        let prepared = try record.prepared()
        return try await world.store.write { db in
            try LandRight.require(.write, prepared, by: actor, policy)
            let change = try RegisterChange(.entry, in: world, by: actor, validFrom: day, reason: reason)
            let id = Record.ID(world.newID())
            try Self.refuseDuplicate(prepared, besides: nil, db)
            try Register.begin(change, db)
            try Register.enter(prepared, as: id, in: change, db)
            try Self.audit("entered", Record.self, id, change, [:], db, world)
            return id
        }
    }

    /// Changes a record from a day on (`nil`: from today).
    ///
    /// - Parameter version: what the form was made from.
    public func edit<Record: LandRecord>(
        _ id: Record.ID, to record: Record, ifVersion version: Int, from day: CivilDate? = nil,
        reason: String? = nil, by actor: Actor
    ) async throws {
        let (world, policy) = (self.world, self.policy)
        let prepared = try record.prepared()
        try await world.store.write { db in
            guard let open = try Register.state(Record.self, id, db) else { throw Problem.noSuchRecord }
            try LandRight.requireWrite(from: open.record, to: prepared, by: actor, policy)
            let change = try RegisterChange(.edit, in: world, by: actor, validFrom: day, reason: reason)
            try Self.refuseDuplicate(prepared, besides: (id, open.record), db)
            try Register.begin(change, db)
            try Register.change(id, to: prepared, ifVersion: version, in: change, db)
            let fields = RecordHistory.changes(from: open.record, to: prepared).map(\.key)
            try Self.audit("edited", Record.self, id, change, ["fields": fields.joined(separator: ",")], db, world)
        }
    }

    /// Says anew what held from `first` (included) to `end` (excluded; `nil`: until now and on).
    public func correct<Record: LandRecord>(
        _ id: Record.ID, to record: Record, from first: CivilDate, to end: CivilDate?, reason: String,
        by actor: Actor
    ) async throws {
        let (world, policy) = (self.world, self.policy)
        let prepared = try record.prepared()
        let reason = try LandChecks.paper(reason)
        try await world.store.write { db in
            guard let known = try Register.versions(of: id, as: Record.self, db).first else {
                throw Problem.noSuchRecord
            }
            let before = try Register.state(Record.self, id, on: first, db) ?? known
            try LandRight.requireWrite(from: before.record, to: prepared, by: actor, policy)
            let change = try RegisterChange(.correction, in: world, by: actor, validFrom: first, reason: reason)
            try Register.begin(change, db)
            try Register.correct(prepared, of: id, from: first, to: end, in: change, db)
            let fields = RecordHistory.changes(from: before.record, to: prepared).map(\.key)
            try Self.audit("corrected", Record.self, id, change, ["fields": fields.joined(separator: ",")], db, world)
        }
    }

    /// Ends a record: from the day on it is no more; its past stays.
    public func retire<Record: LandRecord>(
        _ type: Record.Type, _ id: Record.ID, ifVersion version: Int, from day: CivilDate? = nil, reason: String,
        by actor: Actor
    ) async throws {
        let (world, policy) = (self.world, self.policy)
        let reason = try LandChecks.paper(reason)
        try await world.store.write { db in
            guard let open = try Register.state(type, id, db) else { throw Problem.noSuchRecord }
            try LandRight.require(.write, open.record, by: actor, policy)
            let change = try RegisterChange(.retirement, in: world, by: actor, validFrom: day, reason: reason)
            try Register.begin(change, db)
            try Register.retire(type, id, ifVersion: version, in: change, db)
            try Self.audit("retired", type, id, change, [:], db, world)
        }
    }

    /// Says that a record, or one group of its facts, was found right on a day (`nil`: today).
    public func confirm<Record: LandRecord>(
        _ type: Record.Type, _ id: Record.ID, group: FactGroup? = nil, on day: CivilDate? = nil, by actor: Actor
    ) async throws {
        let (world, policy) = (self.world, self.policy)
        if let group { guard FactGroup.of(type.kind).contains(group) else { throw Problem.factGroupUnknown } }
        try await world.store.write { db in
            guard let open = try Register.state(type, id, db) else { throw Problem.noSuchRecord }
            try LandRight.require(.write, open.record, by: actor, policy)
            let change = try RegisterChange(.confirmation, in: world, by: actor, validFrom: day)
            try Register.begin(change, db)
            try ConfirmationRows.confirm(
                RecordReference(type.kind, id.value), group: group?.rawValue ?? ConfirmationRows.whole,
                on: change.validFrom, change, db)
            try Self.audit(
                "confirmed", type, id, change, ["group": group?.rawValue ?? ConfirmationRows.whole], db, world)
        }
    }

    /// The record's acts, newest first: who, when, what changed, from which it came.
    public func history<Record: LandRecord>(
        of id: Record.ID, as type: Record.Type, by actor: Actor
    ) async throws -> [HistoryEntry] {
        let policy = self.policy
        return try await world.store.read { db in
            guard let newest = try Register.versions(of: id, as: type, db).first else { throw Problem.noSuchRecord }
            try LandRight.require(.read, newest.record, by: actor, policy)
            return try RecordHistory.entries(of: id, as: type, db)
        }
    }

    /// What to visit next: never confirmed first, then the longest ago.
    ///
    /// - Parameter day: only what was not confirmed since.
    public func visits(
        _ kind: RecordKind, group: FactGroup? = nil, village: Int? = nil, notSince day: CivilDate? = nil,
        offset: Int = 0, limit: Int = 100, by actor: Actor
    ) async throws -> [Visit] {
        let scope = policy.scope(of: actor, .read, kind.dataClass)
        guard !scope.isNone else { throw Problem.forbidden }
        return try await world.store.read { db in
            try VisitRows.next(
                kind, group: group, village: village, notSince: day, scope: scope, offset: offset, limit: limit, db)
        }
    }

    /// Land by a code or number, exact or from its beginning.
    public func find(_ text: String, limit: Int = 20, by actor: Actor) async throws -> [FoundRecord] {
        let scope = policy.scope(of: actor, .read, .property)
        return try await world.store.read { try LandFindRows.find(text, property: scope, limit: limit, $0) }
    }

    // MARK: - What the acts share

    /// A code that is given anew, or a village number, is nobody else's.
    private static func refuseDuplicate<Record: LandRecord>(
        _ record: Record, besides known: (id: Record.ID, record: Record)?, _ db: Transaction
    ) throws {
        if let parcel = record as? Parcel, let code = parcel.code {
            guard (known?.record as? Parcel)?.code != code else { return }
            let others = try ParcelRows.bearers(of: code, besides: known.map { ParcelID($0.id.value) }, db)
            guard others.isEmpty else { throw Problem.codeTaken(code.description) }
        }
        if let village = record as? Village {
            let others = try VillageRows.all(db).filter { $0.moo == village.moo && $0.id.value != known?.id.value }
            guard others.isEmpty else { throw Problem.villageTaken(village.moo) }
        }
    }

    static func audit<Record: LandRecord>(
        _ verb: String, _ type: Record.Type, _ id: Record.ID, _ change: RegisterChange,
        _ detail: [String: String], _ db: Transaction, _ world: World
    ) throws {
        try AuditLog.append(
            .land(verb, RecordReference(type.kind, id.value), change, detail), by: change.actor, at: change.at,
            id: world.newID(), db)
    }
}
