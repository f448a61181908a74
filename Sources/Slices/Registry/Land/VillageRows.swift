public import Storage
import Access
import Civics
import Geo
import SQLText

extension Village: RegisterRecord {
    public typealias ID = VillageID
    public static var kind: RecordKind { .village }

    public var searchTexts: [String] { [name] }

    public func check() throws {
        try LandChecks.village(moo)
        try LandChecks.texts([name])
        guard !name.isEmpty else { throw Problem.villageNameMissing }
        try LandChecks.shape(shape, .area)
    }

    public func project(_ stamp: CurrentStamp<VillageID>, _ db: Transaction) throws {
        let footprint = try LandChecks.footprint(shape)
        try db.run(
            """
            INSERT INTO villages (id, version, valid_from, recorded_at, moo, name, \(Footprint.columnNames))
            VALUES (\(stamp.id), \(stamp.version), \(stamp.validFrom), \(stamp.recordedAt), \(moo), \(name),
                \(Footprint.values(footprint)))
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, valid_from = excluded.valid_from,
                recorded_at = excluded.recorded_at, moo = excluded.moo, name = excluded.name,
                shape = excluded.shape, west = excluded.west, south = excluded.south, east = excluded.east,
                north = excluded.north, cell = excluded.cell
            """)
    }

    public static func unproject(_ id: VillageID, _ db: Transaction) throws {
        try db.run("DELETE FROM villages WHERE id = \(id)")
    }
}

/// A village in a list.
public struct VillageLine: Sendable, Hashable, Identifiable, Codable {
    public var id: VillageID
    public var version: Int
    public var moo: Int
    public var name: String
}

/// Today's villages: `villages`.
public enum VillageRows {
    /// All villages by number.
    public static func all(_ db: Transaction) throws -> [VillageLine] {
        try db.all("SELECT v.id, v.version, v.moo, v.name FROM villages v ORDER BY v.moo, v.id")
    }
}
