import Access
import Civics
import Geo
import SQLText
import Storage

/// The households of the map: today's rows with where they stand.
///
/// Only today's record is mapped: a query for other days finds the households whose record of today reaches into them.
enum HouseholdLayerRows {
    private struct Row: Decodable {
        var id: UUIDv7
        var shape: [UInt8]
        var houseNumber: String?
        var village: Int64?
        var members: Int64
        var consent: Bool?
    }

    static func features(_ query: LayerQuery, on day: CivilDate, _ db: Transaction) throws -> [LayerFeature] {
        guard query.limit > 0 else { return [] }
        var condition = try condition(query, on: day, db)
        if let after = query.after { condition = "\(condition) AND h.id > \(after)" }
        return try db.all(
            """
            SELECT h.id, h.shape, h.house_number, h.village, h.members, h.consent FROM register_households h
            WHERE \(condition) ORDER BY h.id LIMIT \(query.limit)
            """, as: Row.self
        ).map { row in
            LayerFeature(
                id: row.id, wkb: row.shape,
                properties: [
                    row.houseNumber.map { .string($0) } ?? .null, row.village.map { .int($0) } ?? .null,
                    .int(row.members),
                    .string(row.consent.map { $0 ? "given" : "refused" } ?? "not_asked"),
                ])
        }
    }

    static func count(_ query: LayerQuery, on day: CivilDate, _ db: Transaction) throws -> Int {
        try db.first(
            "SELECT count(*) AS n FROM register_households h WHERE \(condition(query, on: day, db))", as: Int.self) ?? 0
    }

    static func extent(_ db: Transaction) throws -> Bounds? {
        struct Edges: Decodable {
            var west: Int64?
            var south: Int64?
            var east: Int64?
            var north: Int64?
        }
        let edges = try db.first(
            """
            SELECT MIN(h.west) AS west, MIN(h.south) AS south, MAX(h.east) AS east, MAX(h.north) AS north
            FROM register_households h
            """, as: Edges.self)
        guard let edges, let west = edges.west, let south = edges.south, let east = edges.east,
            let north = edges.north
        else { return nil }
        return Bounds(
            west: Double(west) / 1e7, south: Double(south) / 1e7, east: Double(east) / 1e7, north: Double(north) / 1e7)
    }

    private static func condition(_ query: LayerQuery, on day: CivilDate, _ db: Transaction) throws -> SQL {
        let scope = try RegistryScope(query.scope, on: day, db)
        var condition: SQL = "h.shape IS NOT NULL AND \(scope.households("h"))"
        if let bounds = query.bounds {
            condition = "\(condition) AND h.id IN (\(Footprint.ids(in: bounds, table: "register_households")))"
        }
        if let last = query.days?.last { condition = "\(condition) AND h.valid_from <= \(last)" }
        if let id = query.id { condition = "\(condition) AND h.id = \(id)" }
        for (field, value) in query.filters.sorted(by: { $0.key < $1.key }) {
            switch field {
            case "village":
                guard let village = Int(value) else { return "1 = 0" }
                condition = "\(condition) AND h.village = \(village)"
            case "house_number":
                condition = "\(condition) AND h.house_sort = \(SQLValue.blob(HouseNumber.sortKey(value)))"
            default: return "1 = 0"
            }
        }
        return condition
    }
}
