public import Access
public import Storage
import Civics
import Geo
import SQLText

extension Sign: RegisterRecord {
    public typealias ID = SignID
    public static var kind: RecordKind { .sign }

    public var links: [RegisterLink] {
        (parcel.map { [RegisterLink(.parcel, RecordReference(.parcel, $0.value))] } ?? [])
            + (building.map { [RegisterLink(.building, RecordReference(.building, $0.value))] } ?? [])
            + (owner.map { [RegisterLink(.owner, $0.reference)] } ?? [])
    }

    public var searchTexts: [String] { [text] }

    public func check() throws {
        guard !text.isEmpty else { throw Problem.signTextMissing }
        try LandChecks.texts([text, category, note])
        try LandChecks.village(village)
        try LandChecks.shape(shape, .areaOrPoint)
        try LandChecks.notNegative(
            widthCentimetres.map(Int64.init), heightCentimetres.map(Int64.init), sides.map(Int64.init))
    }

    public func project(_ stamp: CurrentStamp<SignID>, _ db: Transaction) throws {
        let footprint = try LandChecks.footprint(shape)
        try db.run(
            """
            INSERT INTO signs (id, version, valid_from, recorded_at, wording, category, width, height, sides, parcel,
                building, village, \(Footprint.columnNames))
            VALUES (\(stamp.id), \(stamp.version), \(stamp.validFrom), \(stamp.recordedAt), \(text), \(category),
                \(widthCentimetres), \(heightCentimetres), \(sides), \(parcel), \(building), \(village),
                \(Footprint.values(footprint)))
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, valid_from = excluded.valid_from,
                recorded_at = excluded.recorded_at, wording = excluded.wording, category = excluded.category,
                width = excluded.width, height = excluded.height, sides = excluded.sides,
                parcel = excluded.parcel, building = excluded.building, village = excluded.village,
                shape = excluded.shape, west = excluded.west, south = excluded.south, east = excluded.east,
                north = excluded.north, cell = excluded.cell
            """)
    }

    public static func unproject(_ id: SignID, _ db: Transaction) throws {
        try db.run("DELETE FROM signs WHERE id = \(id)")
    }
}

/// A sign in a list.
public struct SignLine: Sendable, Hashable, Identifiable, Codable {
    public var id: SignID
    public var version: Int
    public var wording: String
    public var category: String?
    /// Centimetres.
    public var width: Int?
    public var height: Int?
    public var sides: Int?
    public var parcel: ParcelID?
    public var building: BuildingID?
    public var village: Int?
}

/// Today's signs: `signs`.
public enum SignRows {
    static let lineColumns: SQL = """
        s.id, s.version, s.wording, s.category, s.width, s.height, s.sides, s.parcel, s.building, s.village
        """

    /// The signs on a parcel today.
    public static func on(_ parcel: ParcelID, _ db: Transaction) throws -> [SignLine] {
        try db.all("SELECT \(lineColumns) FROM signs s WHERE s.parcel = \(parcel) ORDER BY s.id")
    }

    /// Signs of a village, or of all.
    public static func list(
        village: Int? = nil, scope: Scope, offset: Int = 0, limit: Int, _ db: Transaction
    ) throws -> [SignLine] {
        var condition = scope.condition(division: nil, village: "s.village")
        if let village { condition = "\(condition) AND s.village = \(village)" }
        return try db.all(
            "SELECT \(lineColumns) FROM signs s WHERE \(condition) ORDER BY s.id LIMIT \(limit) OFFSET \(offset)")
    }
}
