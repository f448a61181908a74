public import Access
import Civics
import Geo
import SQLText
public import Storage

extension Building: RegisterRecord {
    public typealias ID = BuildingID
    public static var kind: RecordKind { .building }

    public var links: [RegisterLink] {
        (parcel.map { [RegisterLink(.parcel, RecordReference(.parcel, $0.value))] } ?? [])
            + owners.map { RegisterLink(.owner, $0.party.reference) }
            + (occupier.map { [RegisterLink(.occupier, $0.reference)] } ?? [])
    }

    public func check() throws {
        try LandChecks.village(village)
        try LandChecks.owners(owners)
        try LandChecks.shape(shape, .areaOrPoint)
        try LandChecks.notNegative(number.map(Int64.init), floors.map(Int64.init))
        try LandChecks.texts([houseNumber, typeCode, structure, mainUse, note])
        for use in uses { try LandChecks.notNegative(use.squareMetreHundredths) }
        guard uses.allSatisfy({ !$0.category.isEmpty }) else { throw Problem.useMissing }
    }

    public func project(_ stamp: CurrentStamp<BuildingID>, _ db: Transaction) throws {
        try BuildingRows.put(self, stamp, db)
    }

    public static func unproject(_ id: BuildingID, _ db: Transaction) throws {
        try db.run("DELETE FROM buildings WHERE id = \(id)")
    }

    /// The use of the largest part of the floors; the first where none is measured.
    public var mainUse: String? {
        guard var main = uses.first else { return nil }
        for use in uses.dropFirst() {
            if let area = use.squareMetreHundredths, area > main.squareMetreHundredths ?? 0 { main = use }
        }
        return main.category
    }

    /// All measured floors together, in hundredths of a square metre; `nil` where any is not measured.
    public var floorArea: Int64? {
        guard !uses.isEmpty else { return nil }
        var sum: Int64 = 0
        for use in uses {
            guard let area = use.squareMetreHundredths else { return nil }
            let (next, overflow) = sum.addingReportingOverflow(area)
            guard !overflow else { return nil }
            sum = next
        }
        return sum
    }
}

/// A building in a list.
public struct BuildingLine: Sendable, Hashable, Identifiable, Codable {
    public var id: BuildingID
    public var version: Int
    public var parcel: ParcelID?
    public var number: Int?
    public var houseNumber: String?
    public var houseCode: String?
    public var typeCode: String?
    public var structure: String?
    public var floors: Int?
    public var mainUse: String?
    /// Hundredths of a square metre.
    public var floorArea: Int64?
    public var village: Int?
}

/// Today's buildings: `buildings`.
public enum BuildingRows {
    static let lineColumns: SQL = """
        b.id, b.version, b.parcel, b.number, b.house_number, b.house_code, b.type_code, b.structure, b.floors, \
        b.main_use, b.floor_area, b.village
        """

    static func put(_ building: Building, _ stamp: CurrentStamp<BuildingID>, _ db: Transaction) throws {
        let footprint = try LandChecks.footprint(building.shape)
        try db.run(
            """
            INSERT INTO buildings (id, version, valid_from, recorded_at, parcel, number, house_number, house_key,
                house_code, type_code, structure, floors, main_use, floor_area, village, \(Footprint.columnNames))
            VALUES (\(stamp.id), \(stamp.version), \(stamp.validFrom), \(stamp.recordedAt), \(building.parcel),
                \(building.number), \(building.houseNumber), \(FindKey.of(building.houseNumber)),
                \(building.houseCode?.digits), \(building.typeCode), \(building.structure), \(building.floors),
                \(building.mainUse), \(building.floorArea), \(building.village), \(Footprint.values(footprint)))
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, valid_from = excluded.valid_from,
                recorded_at = excluded.recorded_at, parcel = excluded.parcel, number = excluded.number,
                house_number = excluded.house_number, house_key = excluded.house_key,
                house_code = excluded.house_code, type_code = excluded.type_code, structure = excluded.structure,
                floors = excluded.floors, main_use = excluded.main_use, floor_area = excluded.floor_area,
                village = excluded.village, shape = excluded.shape, west = excluded.west, south = excluded.south,
                east = excluded.east, north = excluded.north, cell = excluded.cell
            """)
    }

    /// The buildings that stand on a parcel today, by their number.
    public static func on(_ parcel: ParcelID, _ db: Transaction) throws -> [BuildingLine] {
        try db.all(
            """
            SELECT \(lineColumns) FROM buildings b WHERE b.parcel = \(parcel)
            ORDER BY CASE WHEN b.number IS NULL THEN 1 ELSE 0 END, b.number, b.id
            """)
    }

    /// Buildings of a village, or of all, by house number as written.
    public static func list(
        village: Int? = nil, scope: Scope, offset: Int = 0, limit: Int, _ db: Transaction
    ) throws -> [BuildingLine] {
        var condition = scope.condition(division: nil, village: "b.village")
        if let village { condition = "\(condition) AND b.village = \(village)" }
        return try db.all(
            """
            SELECT \(lineColumns) FROM buildings b WHERE \(condition)
            ORDER BY b.village, b.house_key, b.id LIMIT \(limit) OFFSET \(offset)
            """)
    }
}
