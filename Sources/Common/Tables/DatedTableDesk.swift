public import Access
public import Civics
import Foundation
import Storage

/// Loading the tables at start, and changing them by hand.
public struct DatedTableDesk: Sendable {
    let world: World
    let policy: Policy

    public init(_ world: World, policy: Policy) {
        self.world = world
        self.policy = policy
    }

    /// Loads what the program was shipped with; what a clerk has edited stays.
    ///
    /// Running it again changes nothing.
    ///
    /// - Returns: how many rows were new or had another text.
    @discardableResult
    public func load(_ shipped: ShippedTables, organisation: OrganisationProfile? = nil) async throws -> Int {
        var wanted = shipped.rows.flatMap { key, rows in rows.map { (key: key, row: $0) } }
        if let organisation {
            let from = CivilDate(year: 2000, month: 1, day: 1) ?? world.now().thaiDate
            wanted.append(
                (
                    key: DatedTables.organisationKey,
                    row: ShippedTables.Row(
                        effectiveFrom: from, effectiveTo: nil, value: try Self.text(organisation),
                        legalReference: "plans/organisation.yaml", certainty: .unverified)
                ))
        }
        let now = world.now()
        let rows = wanted.map { key, row in
            DatedRow(
                id: DatedRowID(world.newID()), key: key, value: row.value, effectiveFrom: row.effectiveFrom,
                effectiveTo: row.effectiveTo, legalReference: row.legalReference, certainty: row.certainty,
                origin: .shipped, isWithdrawn: false, enteredBy: nil, enteredAt: now, supersededAt: nil)
        }
        let leaf = world.newID()
        return try await world.store.writeAlone { db in
            let standing = Dictionary(grouping: try DatedRowRows.standing(db), by: \.key)
            var count = 0
            for row in rows {
                let same = (standing[row.key] ?? []).first { $0.effectiveFrom == row.effectiveFrom }
                if let same {
                    if same.origin == .edited || same.says(what: row) { continue }
                    try DatedRowRows.supersede(row.key, from: row.effectiveFrom, at: now, db)
                }
                try DatedRowRows.insert(row, db)
                count += 1
            }
            if count > 0 { try AuditLog.append(.tablesLoaded(count), by: .commandLine, at: now, id: leaf, db) }
            return count
        }
    }

    /// Sets a value from a day on.
    ///
    /// A row of the same key and first day is replaced and stays in the history.
    @discardableResult
    public func edit(
        _ key: String, value: String, from: CivilDate, to: CivilDate? = nil, legalReference: String,
        certainty: Certainty, by actor: Actor
    ) async throws -> DatedRow {
        let value = value.trimmingCharacters(in: .whitespacesAndNewlines)
        let legal = legalReference.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !value.isEmpty, !legal.isEmpty, value.utf8.count <= 100_000, legal.utf8.count <= 4000,
            !value.contains("\0"), !legal.contains("\0")
        else { throw Problem.tableValueMissing }
        if let to, to < from { throw Problem.tablePeriodWrong }
        return try await put(
            key, value: value, from: from, to: to, legal: legal, certainty: certainty, isWithdrawn: false, by: actor)
    }

    /// Says that from a day on there is no value: a withdrawn row, which shipped data does not bring back.
    @discardableResult
    public func withdraw(
        _ key: String, from: CivilDate, legalReference: String, by actor: Actor
    ) async throws -> DatedRow {
        try await put(
            key, value: "", from: from, to: nil, legal: legalReference, certainty: .verified, isWithdrawn: true,
            by: actor)
    }

    /// Changes the organisation's own data from a day on.
    public func edit(_ organisation: OrganisationProfile, from: CivilDate, by actor: Actor) async throws {
        do { try organisation.check() } catch { throw Problem.tableValueMissing }
        _ = try await put(
            DatedTables.organisationKey, value: try Self.text(organisation), from: from, to: nil,
            legal: "แก้ไขโดยเจ้าหน้าที่",
            certainty: .verified, isWithdrawn: false, by: actor)
    }

    private func put(
        _ key: String, value: String, from: CivilDate, to: CivilDate?, legal: String, certainty: Certainty,
        isWithdrawn: Bool, by actor: Actor
    ) async throws -> DatedRow {
        // Settings belong to the whole organisation: whoever writes its plan changes them, or who administers the program.
        if !policy.scope(of: actor, .write, .accounts).everything {
            try actor.require(.write, .planning, policy: policy)
        }
        guard key.contains("/"), key.utf8.count <= 200 else { throw Problem.noSuchTableKey }
        let now = world.now()
        let row = DatedRow(
            id: DatedRowID(world.newID()), key: key, value: value, effectiveFrom: from, effectiveTo: to,
            legalReference: legal, certainty: certainty, origin: .edited, isWithdrawn: isWithdrawn,
            enteredBy: actor.account, enteredAt: now, supersededAt: nil)
        let leaf = world.newID()
        try await world.store.write { db in
            try DatedRowRows.supersede(key, from: from, at: now, db)
            try DatedRowRows.insert(row, db)
            try AuditLog.append(.tableEdited(row), by: actor, at: now, id: leaf, db)
        }
        return row
    }

    private static func text(_ organisation: OrganisationProfile) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(organisation), as: UTF8.self)
    }
}

extension DatedRow {
    fileprivate func says(what other: DatedRow) -> Bool {
        value == other.value && effectiveTo == other.effectiveTo && legalReference == other.legalReference
            && certainty == other.certainty
    }
}

extension AuditEvent {
    /// The names of this room's events, for the test that names are unique.
    public static let tablesNames = ["tables.loaded", "table.edited"]

    static func tablesLoaded(_ count: Int) -> AuditEvent {
        AuditEvent("tables.loaded", Subject(kind: "tables", id: "shipped"), detail: ["rows": "\(count)"])
    }

    static func tableEdited(_ row: DatedRow) -> AuditEvent {
        AuditEvent(
            "table.edited", Subject(kind: "table", id: row.key),
            detail: ["from": row.effectiveFrom.iso, "row": row.id.description, "withdrawn": "\(row.isWithdrawn)"])
    }
}
