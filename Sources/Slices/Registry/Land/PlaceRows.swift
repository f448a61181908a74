public import Access
public import Storage
import Civics
import Geo
import SQLText

extension Place: RegisterRecord {
    public typealias ID = PlaceID
    public static var kind: RecordKind { .place }

    public var searchTexts: [String] { [name] }

    public func check() throws {
        guard !name.isEmpty else { throw Problem.placeNameMissing }
        guard !category.isEmpty else { throw Problem.placeCategoryMissing }
        try LandChecks.texts([name, category, division?.rawValue] + attributes.flatMap { [$0.key, $0.value] })
        try LandChecks.village(village)
        try LandChecks.shape(shape, .any)
    }

    public func project(_ stamp: CurrentStamp<PlaceID>, _ db: Transaction) throws {
        let footprint = try LandChecks.footprint(shape)
        try db.run(
            """
            INSERT INTO places (id, version, valid_from, recorded_at, category, name, name_key, village, division,
                \(Footprint.columnNames))
            VALUES (\(stamp.id), \(stamp.version), \(stamp.validFrom), \(stamp.recordedAt), \(category), \(name),
                \(SQLBytes(thaiSortKey(name))), \(village), \(division), \(Footprint.values(footprint)))
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, valid_from = excluded.valid_from,
                recorded_at = excluded.recorded_at, category = excluded.category, name = excluded.name,
                name_key = excluded.name_key, village = excluded.village, division = excluded.division,
                shape = excluded.shape, west = excluded.west, south = excluded.south, east = excluded.east,
                north = excluded.north, cell = excluded.cell
            """)
    }

    public static func unproject(_ id: PlaceID, _ db: Transaction) throws {
        try db.run("DELETE FROM places WHERE id = \(id)")
    }
}

/// A public place in a list.
public struct PlaceLine: Sendable, Hashable, Identifiable, Codable {
    public var id: PlaceID
    public var version: Int
    public var category: String
    public var name: String
    public var village: Int?
    public var division: DivisionCode?
}

/// Today's public places: `places`.
public enum PlaceRows {
    /// Places whose names share most of what was typed, the likest first.
    public static func named(like text: String, limit: Int, _ db: Transaction) throws -> [PlaceLine] {
        let wanted = Trigrams.of([text]).sorted()
        guard wanted.count >= 2 else { return [] }
        return try db.all(
            """
            SELECT a.id, a.version, a.category, a.name, a.village, a.division FROM places a
            JOIN (SELECT t.subject AS subject, COUNT(*) AS shared FROM register_trigrams t
                WHERE t.kind = \(RecordKind.place) AND t.trigram IN (\(list: wanted)) GROUP BY t.subject) found
                ON found.subject = a.id
            WHERE found.shared * 10 >= \(wanted.count * 6) ORDER BY found.shared DESC, a.name_key LIMIT \(limit)
            """)
    }

    /// Places by category, then by name in Thai order.
    public static func list(
        category: String? = nil, village: Int? = nil, offset: Int = 0, limit: Int, _ db: Transaction
    ) throws -> [PlaceLine] {
        var condition: SQL = "1 = 1"
        if let category { condition = "\(condition) AND a.category = \(category)" }
        if let village { condition = "\(condition) AND a.village = \(village)" }
        return try db.all(
            """
            SELECT a.id, a.version, a.category, a.name, a.village, a.division FROM places a WHERE \(condition)
            ORDER BY a.category, a.name_key, a.id LIMIT \(limit) OFFSET \(offset)
            """)
    }
}
