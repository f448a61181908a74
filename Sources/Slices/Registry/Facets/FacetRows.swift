import Access
import Civics
import SQLText
import Storage

/// The statements behind the register's own facets.
enum FacetRows {
    struct Property: Decodable {
        var kind: RecordKind
        var id: UUIDv7
        var label: String?
    }

    /// Parcels, buildings and signs that a person, an organisation or the people of a household own or occupy.
    static func property(of record: RecordReference, _ db: Transaction) throws -> [Property] {
        let who: SQL =
            record.kind == .household
            ? "l.target IN (SELECT m.person FROM register_members m WHERE m.household = \(record.id))"
            : "l.target = \(record.id)"
        return try db.all(
            """
            SELECT DISTINCT l.kind, l.subject AS id, COALESCE(a.code, b.house_number, s.wording) AS label
            FROM register_links l
            LEFT JOIN parcels a ON a.id = l.subject
            LEFT JOIN buildings b ON b.id = l.subject
            LEFT JOIN signs s ON s.id = l.subject
            WHERE \(who) AND l.role IN ('owner', 'occupier') AND l.kind IN ('parcel', 'building', 'sign')
            ORDER BY l.kind, label, id
            """)
    }

    struct Home: Decodable {
        var id: HouseholdID
        var houseNumber: String?
        var village: Int?
        var members: Int
    }

    static func households(
        of record: RecordReference, _ scope: RegistryScope, _ db: Transaction
    ) throws -> [Home] {
        let which: SQL =
            switch record.kind {
            case .person: "h.id IN (SELECT m.household FROM register_members m WHERE m.person = \(record.id))"
            case .parcel: "h.parcel = \(record.id)"
            default: "h.building = \(record.id)"
            }
        return try db.all(
            """
            SELECT h.id, h.house_number, h.village, h.members FROM register_households h
            WHERE \(which) AND \(scope.households("h")) ORDER BY h.house_sort, h.id
            """)
    }

    struct Fact: Decodable {
        var person: PersonID
        var statedOn: CivilDate
    }

    /// The welfare facts about a person or the people of a household, within a scope on that class.
    static func facts(of record: RecordReference, _ scope: RegistryScope, _ db: Transaction) throws -> [Fact] {
        let who: SQL =
            record.kind == .household
            ? "f.person IN (SELECT m.person FROM register_members m WHERE m.household = \(record.id))"
            : "f.person = \(record.id)"
        return try db.all(
            """
            SELECT f.person, f.stated_on FROM register_facts f
            WHERE \(who) AND f.data_class = \(DataClass.welfare.rawValue) AND \(scope.facts("f"))
            ORDER BY f.stated_on DESC, f.id
            """)
    }
}
