import Access
public import Civics
import SQLText
public import Storage

/// A person as lists show one: today's row, with the house.
public struct PersonLine: Sendable, Hashable, Identifiable {
    public var id: PersonID
    public var version: Int
    public var name: PersonName
    public var status: Person.Status
    public var birthEarliest: CivilDate?
    /// The number of the village (หมู่ที่).
    public var village: Int?
    public var household: HouseholdID?
    public var houseNumber: String?
    /// The relation to the head (ความสัมพันธ์กับหัวหน้าครัวเรือน).
    public var relation: String?
}

/// Today's rows of people: `register_people`.
public enum PersonRows {
    struct Row: Decodable {
        var id: PersonID
        var version: Int
        var title: String?
        var givenName: String
        var familyName: String?
        var status: Person.Status
        var birthEarliest: CivilDate?
        var village: Int?
        var household: HouseholdID?
        var houseNumber: String?
        var relation: String?
        var isFull: Bool

        var line: PersonLine {
            let name =
                isFull
                ? PersonName.full((title ?? "") + givenName + (familyName.map { " " + $0 } ?? ""))
                : PersonName.masked(PersonName.initials(givenName, familyName))
            return PersonLine(
                id: id, version: version, name: name, status: status, birthEarliest: isFull ? birthEarliest : nil,
                village: village, household: isFull ? household : nil, houseNumber: isFull ? houseNumber : nil,
                relation: isFull ? relation : nil)
        }
    }

    /// The columns of ``Row`` from `p`, `m` and `h`.
    static func columns(fullWhere full: SQL) -> SQL {
        """
        p.id, p.version, p.title, p.given_name, p.family_name, p.status, p.birth_earliest, p.village,
        m.household, h.house_number, m.relation, CASE WHEN \(full) THEN 1 ELSE 0 END = 1 AS is_full
        """
    }

    static let homes: SQL =
        "LEFT JOIN register_members m ON m.person = p.id LEFT JOIN register_households h ON h.id = m.household"

    /// One person within a scope; names masked outside `full`.
    static func line(_ id: PersonID, in scopes: ReadingScopes, _ db: Transaction) throws -> PersonLine? {
        try db.first(
            """
            SELECT \(columns(fullWhere: scopes.full.people("p"))) FROM register_people p \(homes)
            WHERE p.id = \(id) AND \(scopes.any.people("p"))
            """, as: Row.self)?.line
    }

    /// Some people within a scope, by their identifiers.
    static func lines(
        _ ids: [PersonID], in scopes: ReadingScopes, _ db: Transaction
    ) throws -> [PersonID: PersonLine] {
        var lines: [PersonID: PersonLine] = [:]
        for start in stride(from: 0, to: ids.count, by: 500) {
            let rows = try db.all(
                """
                SELECT \(columns(fullWhere: scopes.full.people("p"))) FROM register_people p \(homes)
                WHERE p.id IN (\(list: Array(ids[start..<min(start + 500, ids.count)])))
                    AND \(scopes.any.people("p"))
                """, as: Row.self)
            for row in rows { lines[row.id] = row.line }
        }
        return lines
    }

    /// The members of a household within a scope, in their order.
    static func members(
        of household: HouseholdID, in scopes: ReadingScopes, _ db: Transaction
    ) throws -> [PersonLine] {
        try db.all(
            """
            SELECT \(columns(fullWhere: scopes.full.people("p"))) FROM register_people p \(homes)
            WHERE m.household = \(household) AND \(scopes.any.people("p")) ORDER BY m.place
            """, as: Row.self
        ).map(\.line)
    }

    /// A page of people of a village (`nil`: of all) in Thai order, after the last one shown.
    static func page(
        village: Int?, after: PersonID?, limit: Int, in scopes: ReadingScopes, _ db: Transaction
    ) throws -> [PersonLine] {
        var condition: SQL = "\(scopes.any.people("p"))"
        if let village { condition = "\(condition) AND p.village = \(village)" }
        if let after {
            condition = """
                \(condition) AND (p.sort_key, p.id) >
                    ((SELECT q.sort_key FROM register_people q WHERE q.id = \(after)), \(after))
                """
        }
        return try db.all(
            """
            SELECT \(columns(fullWhere: scopes.full.people("p"))) FROM register_people p \(homes)
            WHERE \(condition) ORDER BY p.sort_key, p.id LIMIT \(limit)
            """, as: Row.self
        ).map(\.line)
    }

    /// Whether a person is inside a scope.
    static func isInside(_ id: PersonID, _ scope: RegistryScope, _ db: Transaction) throws -> Bool {
        try db.first(
            "SELECT count(*) AS n FROM register_people p WHERE p.id = \(id) AND \(scope.people("p"))", as: Int.self
        )
        .map { $0 > 0 } ?? false
    }

    /// Whether a person has a row of today.
    static func exists(_ id: PersonID, _ db: Transaction) throws -> Bool {
        try isInside(id, .everything, db)
    }
}

extension Person: RegisterRecord {
    public typealias ID = PersonID
    public static var kind: RecordKind { .person }

    public var searchTexts: [String] { [givenName + (familyName.map { " " + $0 } ?? "")] }

    public func check() throws {
        let names = [title, givenName, familyName, note].compactMap(\.self) + phones
        guard !givenName.allSatisfy(\.isWhitespace) else { throw Problem.personNameMissing }
        guard names.allSatisfy({ $0.utf8.count <= 2000 && !$0.contains("\0") }), givenName.utf8.count <= 400,
            (familyName ?? "").utf8.count <= 400, (title ?? "").utf8.count <= 100, phones.count <= 10
        else { throw Problem.personTextTooLong }
        try FreeText.refuseIdentities(names + [address?.line])
        if let village { guard (1...99).contains(village) else { throw Problem.villageUnknown } }
        guard status != .living || statusSince == nil else { throw Problem.statusDateWithoutStatus }
    }

    public func project(_ stamp: CurrentStamp<PersonID>, _ db: Transaction) throws {
        let sorted = thaiSortKey(givenName + " " + (familyName ?? ""))
        try db.run(
            """
            INSERT INTO register_people (id, version, valid_from, recorded_at, title, given_name, family_name, sort_key,
                given_key, family_key, sex, birth, birth_earliest, birth_precision, status, status_since, village,
                national_id, other_identifier)
            VALUES (\(stamp.id), \(stamp.version), \(stamp.validFrom), \(stamp.recordedAt), \(title), \(givenName),
                \(familyName), \(SQLValue.blob(sorted)), \(SQLValue.blob(NameFolding.key(givenName))),
                \(SQLValue.blob(NameFolding.key(familyName ?? ""))), \(sex?.rawValue), \(birth?.iso),
                \(birth?.earliest), \(birth?.precision.rawValue), \(status.rawValue), \(statusSince?.iso), \(village),
                \(nationalID), \(otherIdentifier))
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, valid_from = excluded.valid_from,
                recorded_at = excluded.recorded_at, title = excluded.title, given_name = excluded.given_name,
                family_name = excluded.family_name, sort_key = excluded.sort_key, given_key = excluded.given_key,
                family_key = excluded.family_key, sex = excluded.sex, birth = excluded.birth,
                birth_earliest = excluded.birth_earliest, birth_precision = excluded.birth_precision,
                status = excluded.status, status_since = excluded.status_since, village = excluded.village,
                national_id = excluded.national_id, other_identifier = excluded.other_identifier
            """)
    }

    public static func unproject(_ id: PersonID, _ db: Transaction) throws {
        try db.run("DELETE FROM register_people WHERE id = \(id)")
    }
}
