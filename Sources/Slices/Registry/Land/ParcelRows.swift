public import Access
public import Civics
import Geo
import SQLText
public import Storage

extension Parcel: RegisterRecord {
    public typealias ID = ParcelID
    public static var kind: RecordKind { .parcel }

    public var links: [RegisterLink] {
        owners.map { RegisterLink(.owner, $0.party.reference) }
            + (occupier.map { [RegisterLink(.occupier, $0.reference)] } ?? [])
    }

    public func check() throws {
        try LandChecks.village(village)
        try LandChecks.owners(owners)
        try LandChecks.shape(shape, .area)
        try LandChecks.notNegative(drawnSquareMetreHundredths)
        try LandChecks.texts(
            [deed?.type, deed?.number, deed?.surveyPage, deed?.landNumber, deed?.sheet, mainUse, note])
        if let deed { guard !deed.type.isEmpty else { throw Problem.deedTypeMissing } }
        guard uses.allSatisfy({ !$0.category.isEmpty }) else { throw Problem.useMissing }
    }

    public func project(_ stamp: CurrentStamp<ParcelID>, _ db: Transaction) throws {
        try ParcelRows.put(self, stamp, db)
    }

    public static func unproject(_ id: ParcelID, _ db: Transaction) throws {
        try db.run("DELETE FROM parcels WHERE id = \(id)")
        try ParcelCodeRows.withdraw(id, db)
    }

    /// The use of the largest part; the first where parts are not measured.
    public var mainUse: String? {
        guard var main = uses.first else { return nil }
        for use in uses.dropFirst() {
            if let area = use.area, area > main.area ?? .zero { main = use }
        }
        return main.category
    }
}

/// A parcel in a list: what its row of today says, without shape and people.
public struct ParcelLine: Sendable, Hashable, Identifiable, Codable {
    public var id: ParcelID
    public var version: Int
    public var code: String?
    public var deedType: String?
    public var deedNumber: String?
    public var surveyPage: String?
    public var landNumber: String?
    public var sheet: String?
    /// As the paper says it, in hundredths of a square wa.
    public var registeredArea: LandArea?
    /// As drawn, in hundredths of a square metre.
    public var drawnArea: Int64?
    public var village: Int?
    public var mainUse: String?
}

/// Which parcels a list shows; `nil` for all.
public struct ParcelFilter: Sendable, Hashable {
    public var zone: String?
    public var block: String?
    public var village: Int?
    public var use: String?
    public var deedType: String?
    /// Only those without a confirmed code.
    public var withoutCode: Bool

    public init(
        zone: String? = nil, block: String? = nil, village: Int? = nil, use: String? = nil, deedType: String? = nil,
        withoutCode: Bool = false
    ) {
        self.zone = zone
        self.block = block
        self.village = village
        self.use = use
        self.deedType = deedType
        self.withoutCode = withoutCode
    }
}

/// Today's parcels: `parcels`.
public enum ParcelRows {
    static let lineColumns: SQL = """
        p.id, p.version, p.code, p.deed_type, p.deed_number, p.survey_page, p.land_number, p.sheet, \
        p.registered_area, p.drawn_area, p.village, p.main_use
        """

    static func put(_ parcel: Parcel, _ stamp: CurrentStamp<ParcelID>, _ db: Transaction) throws {
        let footprint = try LandChecks.footprint(parcel.shape)
        let code = parcel.code
        let text = code?.description
        let deed = parcel.deed
        try db.run(
            """
            INSERT INTO parcels (id, version, valid_from, recorded_at, code, zone, block, lot, code_key, deed_type,
                deed_number, deed_key, survey_page, land_number, land_key, sheet, registered_area, drawn_area,
                village, main_use, \(Footprint.columnNames))
            VALUES (\(stamp.id), \(stamp.version), \(stamp.validFrom), \(stamp.recordedAt), \(text), \(code?.zone),
                \(code?.block), \(code?.lot), \(FindKey.of(text)), \(deed?.type), \(deed?.number),
                \(FindKey.of(deed?.number)), \(deed?.surveyPage), \(deed?.landNumber), \(FindKey.of(deed?.landNumber)),
                \(deed?.sheet), \(parcel.registeredArea?.squareWaHundredths), \(parcel.drawnSquareMetreHundredths),
                \(parcel.village), \(parcel.mainUse), \(Footprint.values(footprint)))
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, valid_from = excluded.valid_from,
                recorded_at = excluded.recorded_at, code = excluded.code, zone = excluded.zone,
                block = excluded.block, lot = excluded.lot, code_key = excluded.code_key,
                deed_type = excluded.deed_type, deed_number = excluded.deed_number, deed_key = excluded.deed_key,
                survey_page = excluded.survey_page, land_number = excluded.land_number,
                land_key = excluded.land_key, sheet = excluded.sheet, registered_area = excluded.registered_area,
                drawn_area = excluded.drawn_area, village = excluded.village, main_use = excluded.main_use,
                shape = excluded.shape, west = excluded.west, south = excluded.south, east = excluded.east,
                north = excluded.north, cell = excluded.cell
            """)
        guard let code, let text else { return }
        try db.run(
            """
            INSERT INTO parcel_codes_used (code, zone, block) VALUES (\(text), \(code.zone), \(code.block))
            ON CONFLICT (code) DO NOTHING
            """)
        // Whoever gives a parcel its code has answered what was proposed.
        if stamp.version > 1 { try ParcelCodeRows.withdraw(stamp.id, db) }
    }

    /// Parcels in the order of their codes, those without one last.
    public static func list(
        _ filter: ParcelFilter, scope: Scope, offset: Int = 0, limit: Int, _ db: Transaction
    ) throws -> [ParcelLine] {
        try db.all(
            """
            SELECT \(lineColumns) FROM parcels p
            WHERE \(condition(filter, scope))
            ORDER BY CASE WHEN p.zone IS NULL THEN 1 ELSE 0 END, p.zone, p.block, p.lot, p.code_key, p.id
            LIMIT \(limit) OFFSET \(offset)
            """)
    }

    public static func count(_ filter: ParcelFilter, scope: Scope, _ db: Transaction) throws -> Int {
        try db.first("SELECT COUNT(*) FROM parcels p WHERE \(condition(filter, scope))", as: Int.self) ?? 0
    }

    /// The lines of some parcels, in no order.
    public static func lines(_ ids: [ParcelID], _ db: Transaction) throws -> [ParcelLine] {
        try db.all("SELECT \(lineColumns) FROM parcels p WHERE p.id IN (\(list: ids))")
    }

    private static func condition(_ filter: ParcelFilter, _ scope: Scope) -> SQL {
        var condition = scope.condition(division: nil, village: "p.village")
        if let zone = filter.zone { condition = "\(condition) AND p.zone = \(zone)" }
        if let block = filter.block { condition = "\(condition) AND p.block = \(block)" }
        if let village = filter.village { condition = "\(condition) AND p.village = \(village)" }
        if let use = filter.use { condition = "\(condition) AND p.main_use = \(use)" }
        if let deedType = filter.deedType { condition = "\(condition) AND p.deed_type = \(deedType)" }
        if filter.withoutCode { condition = "\(condition) AND p.code IS NULL" }
        return condition
    }

    /// The parcels of today that bear a code, this one left out.
    static func bearers(of code: ParcelCode, besides id: ParcelID?, _ db: Transaction) throws -> [ParcelID] {
        try db.all("SELECT p.id FROM parcels p WHERE p.code = \(code.description) ORDER BY p.id", as: ParcelID.self)
            .filter { $0 != id }
    }
}
