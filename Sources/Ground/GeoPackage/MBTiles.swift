public import Geo
import Synchronization

/// A base map of the office's own (แผนที่ฐาน) as one file of tiles (MBTiles 1.3), opened to be read only.
///
/// Any thread may ask for tiles; they take turns, for a tile costs microseconds.
public final class MBTiles: Sendable {
    /// What the tiles are.
    public enum Format: String, Sendable, Hashable, CaseIterable {
        case png, jpg, webp
        /// Vector tiles of Mapbox's kind, packed with gzip.
        case pbf

        /// The media type to answer with.
        public var mediaType: String {
            switch self {
            case .png: "image/png"
            case .jpg: "image/jpeg"
            case .webp: "image/webp"
            case .pbf: "application/vnd.mapbox-vector-tile"
            }
        }
    }

    /// What the file says of itself; texts come from outside: escape them when shown.
    public struct Metadata: Sendable, Hashable {
        public var name: String
        public var format: Format
        /// The rectangle in degrees; `nil` where the file gives none.
        public var bounds: Bounds?
        public var minZoom: Int
        public var maxZoom: Int
        /// Whom to name below the map.
        public var attribution: String?
    }

    public let metadata: Metadata

    private let turn: Mutex<Turn>

    /// The connection and its statement; only the holder of the turn touches them.
    private struct Turn: ~Copyable {
        let tile: SQLiteStatement
    }

    /// Opens a file of the disk.
    /// - Throws: `unreadable` when it is not there, `wrongFormat` when it is none of tiles.
    public init(path: String) throws(GeoPackageError) {
        let database = try SQLiteMemory(path: path, limits: GeoPackageLimits())
        metadata = try Self.metadata(database)
        turn = Mutex(Turn(tile: try database.statement(GeoPackageRows.tile, place: "tiles")))
    }

    /// Returns a tile as it lies in the file (vector tiles packed with gzip); `nil` where the map has none.
    ///
    /// The file counts rows from the south; callers count them from the north, as ``Tile`` does.
    public func tile(_ tile: Tile) throws(GeoPackageError) -> [UInt8]? {
        let row = (1 << tile.z) - 1 - tile.y
        return try turn.withLock { turn throws(GeoPackageError) in
            try turn.tile.bind([.integer(Int64(tile.z)), .integer(Int64(tile.x)), .integer(Int64(row))])
            defer { turn.tile.reset() }
            guard try turn.tile.step(), case .blob(let bytes) = turn.tile[0] else { return nil }
            return bytes
        }
    }

    private static func metadata(_ database: SQLiteMemory) throws(GeoPackageError) -> Metadata {
        let statement: SQLiteStatement
        do {
            statement = try database.statement(GeoPackageRows.metadata, place: "metadata")
        } catch {
            // No such table: some other database, or none at all.
            throw error.kind == .damaged ? GeoPackageError(.wrongFormat, place: "metadata") : error
        }
        var values: [String: String] = [:]
        while try statement.step() {
            guard values.count < 1_000 else { throw GeoPackageError(.tooLarge, place: "metadata") }
            if let name = statement[0].string { values[name] = statement[1].string }
        }
        let format = values["format"] == "jpeg" ? .jpg : values["format"].flatMap { Format(rawValue: $0) }
        guard let format else { throw GeoPackageError(.wrongFormat, place: "format") }
        let first = try level(values["minzoom"], GeoPackageRows.firstLevel, database)
        let last = try level(values["maxzoom"], GeoPackageRows.lastLevel, database)
        guard (0...Tile.deepest).contains(first), last >= first else {
            throw GeoPackageError(.wrongFormat, place: "minzoom, maxzoom")
        }
        let edges = (values["bounds"] ?? "").split(separator: ",").map { Double($0.filter { $0 != " " }) }
        var bounds: Bounds?
        if edges.count == 4, let west = edges[0], let south = edges[1], let east = edges[2], let north = edges[3] {
            bounds = Bounds(west: west, south: south, east: east, north: north)
        }
        return Metadata(
            name: values["name"] ?? "", format: format, bounds: bounds, minZoom: first,
            maxZoom: min(last, Tile.deepest), attribution: values["attribution"])
    }

    /// A level as the file says it, else as its tiles have it.
    private static func level(
        _ text: String?, _ sql: String, _ database: SQLiteMemory
    ) throws(GeoPackageError) -> Int {
        if let level = text.flatMap({ Int($0) }) { return level }
        let statement = try database.statement(sql, place: "tiles")
        guard try statement.step(), let level = statement[0].integer else {
            throw GeoPackageError(.wrongFormat, place: "tiles")
        }
        return Int(clamping: level)
    }
}
