import Civics
import SQLText
import Storage

/// The statements of the search for people, organisations and households.
enum PeopleSearchRows {
    struct PersonRow: Decodable {
        var id: PersonID
        var title: String?
        var givenName: String
        var familyName: String?
        var givenKey: [UInt8]
        var familyKey: [UInt8]
        var village: Int?
        var houseNumber: String?
        var isFull: Bool
    }

    private static func columns(_ scopes: ReadingScopes) -> SQL {
        """
        p.id, p.title, p.given_name, p.family_name, p.given_key, p.family_key, p.village, h.house_number,
        CASE WHEN \(scopes.full.people("p")) THEN 1 ELSE 0 END = 1 AS is_full
        """
    }

    /// People whose names share the most of some pieces.
    static func sharing(
        _ trigrams: [Int64], bound: Int, limit: Int, _ scopes: ReadingScopes, _ db: Transaction
    ) throws -> [PersonRow] {
        try db.all(
            """
            SELECT \(columns(scopes)) FROM
                (SELECT p.id AS id, g.n AS n FROM \(SearchRows.sharing(trigrams, kind: .person, bound: bound)) g
                 JOIN register_people p ON p.id = g.subject WHERE \(scopes.any.people("p"))
                 ORDER BY g.n DESC, p.id LIMIT \(limit)) best
            JOIN register_people p ON p.id = best.id \(PersonRows.homes)
            """)
    }

    /// People whose given or family name begins so, those whose whole name it is before the others.
    static func beginning(
        _ prefix: String, limit: Int, _ scopes: ReadingScopes, _ db: Transaction
    ) throws -> [PersonRow] {
        let first = Array(prefix.utf8)
        // No UTF-8 byte is FF, so it lies behind everything that begins with the prefix.
        let last = first + [0xFF]
        func half(_ key: SQL) -> SQL {
            """
            SELECT half.id FROM (SELECT p.id AS id FROM register_people p
            WHERE \(key) >= \(SQLValue.blob(first)) AND \(key) < \(SQLValue.blob(last))
                AND \(scopes.any.people("p")) ORDER BY \(key), p.id LIMIT \(limit)) half
            """
        }
        return try db.all(
            """
            SELECT \(columns(scopes)) FROM (\(half("p.given_key")) UNION \(half("p.family_key"))) best
            JOIN register_people p ON p.id = best.id \(PersonRows.homes)
            ORDER BY CASE WHEN p.given_key = \(SQLValue.blob(first)) OR p.family_key = \(SQLValue.blob(first))
                THEN 0 ELSE 1 END, p.sort_key, p.id
            """)
    }

    /// People of this given and this family name.
    static func named(
        _ given: String, _ family: String, limit: Int, _ scopes: ReadingScopes, _ db: Transaction
    ) throws -> [PersonRow] {
        try db.all(
            """
            SELECT \(columns(scopes)) FROM register_people p \(PersonRows.homes)
            WHERE p.given_key = \(SQLValue.blob(Array(given.utf8)))
                AND p.family_key = \(SQLValue.blob(Array(family.utf8))) AND \(scopes.any.people("p"))
            ORDER BY p.sort_key, p.id LIMIT \(limit)
            """)
    }

    /// Some people who are reached, and who lie inside another scope too.
    static func people(
        _ ids: [PersonID], _ scopes: ReadingScopes, inside scope: RegistryScope, _ db: Transaction
    ) throws -> [PersonRow] {
        try db.all(
            """
            SELECT \(columns(scopes)) FROM register_people p \(PersonRows.homes)
            WHERE p.id IN (\(list: ids)) AND \(scopes.any.people("p")) AND \(scope.people("p"))
            ORDER BY p.sort_key, p.id
            """)
    }

    struct OrganisationRow: Decodable {
        var id: OrganisationID
        var name: String
        var nameKey: [UInt8]
    }

    static func organisations(
        sharing trigrams: [Int64], bound: Int, limit: Int, _ db: Transaction
    ) throws -> [OrganisationRow] {
        try db.all(
            """
            SELECT o.id, o.name, o.name_key
            FROM \(SearchRows.sharing(trigrams, kind: .organisation, bound: bound)) g
            JOIN register_organisations o ON o.id = g.subject ORDER BY g.n DESC, o.id LIMIT \(limit)
            """)
    }

    struct HouseholdRow: Decodable {
        var id: HouseholdID
        var houseNumber: String?
        var village: Int?
        var isFull: Bool
    }

    static func households(
        code: HouseCode, _ scopes: ReadingScopes, _ db: Transaction
    ) throws -> [HouseholdRow] {
        try households("h.house_code = \(code.digits)", limit: 20, scopes, db)
    }

    /// Houses of this number first, then those whose numbers begin with it and a slash.
    static func households(
        number: String, village: Int?, limit: Int, _ scopes: ReadingScopes, _ db: Transaction
    ) throws -> [HouseholdRow] {
        let first = HouseNumber.sortKey(number)
        let slash = HouseNumber.sortKey(number + "/")
        var condition: SQL = """
            (h.house_sort = \(SQLValue.blob(first))
             OR (h.house_sort >= \(SQLValue.blob(slash)) AND h.house_sort < \(SQLValue.blob(slash + [0xFF]))))
            """
        if let village { condition = "\(condition) AND h.village = \(village)" }
        return try households(condition, limit: limit, scopes, db)
    }

    private static func households(
        _ condition: SQL, limit: Int, _ scopes: ReadingScopes, _ db: Transaction
    ) throws -> [HouseholdRow] {
        try db.all(
            """
            SELECT h.id, h.house_number, h.village,
                CASE WHEN \(scopes.full.households("h")) THEN 1 ELSE 0 END = 1 AS is_full
            FROM register_households h WHERE \(condition) AND \(scopes.any.households("h"))
            ORDER BY h.house_sort, h.village, h.id LIMIT \(limit)
            """)
    }
}
