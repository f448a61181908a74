import Access
import Civics
import SQLText
public import Storage

/// A household as lists show it: today's row.
public struct HouseholdLine: Sendable, Hashable, Identifiable, Decodable {
    public var id: HouseholdID
    public var version: Int
    public var houseNumber: String?
    public var village: Int?
    public var members: Int
    /// `nil` where nobody has asked yet.
    public var consent: Bool?
    /// Whether the reader may read the record; without it the head's name and the members are masked.
    public var isFull: Bool
}

/// Today's rows of households and of who lives where: `register_households`, `register_members`.
public enum HouseholdRows {
    static func columns(fullWhere full: SQL) -> SQL {
        """
        h.id, h.version, h.house_number, h.village, h.members, h.consent,
        CASE WHEN \(full) THEN 1 ELSE 0 END = 1 AS is_full
        """
    }

    static func line(_ id: HouseholdID, in scopes: ReadingScopes, _ db: Transaction) throws -> HouseholdLine? {
        try db.first(
            """
            SELECT \(columns(fullWhere: scopes.full.households("h"))) FROM register_households h
            WHERE h.id = \(id) AND \(scopes.any.households("h"))
            """)
    }

    /// The households of a village in the order of their house numbers, after the last one shown.
    static func page(
        village: Int?, after: HouseholdID?, limit: Int, in scopes: ReadingScopes, _ db: Transaction
    ) throws -> [HouseholdLine] {
        var condition: SQL = "\(scopes.any.households("h"))"
        if let village { condition = "\(condition) AND h.village = \(village)" }
        if let after {
            condition = """
                \(condition) AND (h.house_sort, h.id) >
                    ((SELECT g.house_sort FROM register_households g WHERE g.id = \(after)), \(after))
                """
        }
        return try db.all(
            """
            SELECT \(columns(fullWhere: scopes.full.households("h"))) FROM register_households h
            WHERE \(condition) ORDER BY h.house_sort, h.id LIMIT \(limit)
            """)
    }

    static func isInside(_ id: HouseholdID, _ scope: RegistryScope, _ db: Transaction) throws -> Bool {
        try db.first(
            "SELECT count(*) AS n FROM register_households h WHERE h.id = \(id) AND \(scope.households("h"))",
            as: Int.self
        ).map { $0 > 0 } ?? false
    }

    /// Where a person lives today.
    public static func household(of person: PersonID, _ db: Transaction) throws -> HouseholdID? {
        try db.first("SELECT m.household FROM register_members m WHERE m.person = \(person)")
    }

    static func village(_ id: HouseholdID, _ db: Transaction) throws -> Int? {
        try db.first("SELECT h.village FROM register_households h WHERE h.id = \(id)", as: Int?.self).flatMap { $0 }
    }
}

extension Household: RegisterRecord {
    public typealias ID = HouseholdID
    public static var kind: RecordKind { .household }

    public var links: [RegisterLink] {
        members.map { RegisterLink(.member, RecordReference(.person, $0.person.value)) }
            + [
                head.map { RegisterLink(.head, RecordReference(.person, $0.value)) },
                parcel.map { RegisterLink(.parcel, RecordReference(.parcel, $0.value)) },
                building.map { RegisterLink(.building, RecordReference(.building, $0.value)) },
            ].compactMap(\.self)
    }

    public func check() throws {
        guard Set(members.map(\.person)).count == members.count else { throw Problem.memberTwice }
        if let head { guard members.contains(where: { $0.person == head }) else { throw Problem.headNotMember } }
        if let village { guard (1...99).contains(village) else { throw Problem.villageUnknown } }
        let texts = [houseNumber, note].compactMap(\.self) + members.compactMap(\.relation)
        guard texts.allSatisfy({ $0.utf8.count <= 2000 && !$0.contains("\0") }), (houseNumber ?? "").utf8.count <= 100,
            members.count <= 500
        else { throw Problem.personTextTooLong }
        try FreeText.refuseIdentities(texts)
    }

    public func project(_ stamp: CurrentStamp<HouseholdID>, _ db: Transaction) throws {
        let footprint = try shape.map { try Footprint($0) }
        try db.run(
            """
            INSERT INTO register_households (id, version, valid_from, recorded_at, house_code, house_number, house_sort,
                village, head, members, consent, consent_on, parcel, building, \(Footprint.columnNames))
            VALUES (\(stamp.id), \(stamp.version), \(stamp.validFrom), \(stamp.recordedAt), \(houseCode?.digits),
                \(houseNumber), \(SQLValue.blob(HouseNumber.sortKey(houseNumber))), \(village), \(head),
                \(members.count), \(consent?.isGiven), \(consent?.on), \(parcel), \(building),
                \(Footprint.values(footprint)))
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, valid_from = excluded.valid_from,
                recorded_at = excluded.recorded_at, house_code = excluded.house_code,
                house_number = excluded.house_number, house_sort = excluded.house_sort, village = excluded.village,
                head = excluded.head, members = excluded.members, consent = excluded.consent,
                consent_on = excluded.consent_on, parcel = excluded.parcel, building = excluded.building,
                shape = excluded.shape, west = excluded.west, south = excluded.south, east = excluded.east,
                north = excluded.north, cell = excluded.cell
            """)
        try db.run("DELETE FROM register_members WHERE household = \(stamp.id)")
        guard !members.isEmpty else { return }
        let elsewhere = try db.first(
            "SELECT count(*) AS n FROM register_members m WHERE m.person IN (\(list: members.map(\.person)))",
            as: Int.self)
        guard elsewhere ?? 0 == 0 else { throw Problem.livesElsewhere }
        for (place, member) in members.enumerated() {
            try db.run(
                """
                INSERT INTO register_members (person, household, place, relation)
                VALUES (\(member.person), \(stamp.id), \(place), \(member.relation))
                """)
        }
    }

    public static func unproject(_ id: HouseholdID, _ db: Transaction) throws {
        try db.run("DELETE FROM register_members WHERE household = \(id)")
        try db.run("DELETE FROM register_households WHERE id = \(id)")
    }
}
