public import Geo
import GeoPackage

/// A map underneath, from a file on the server's own disk: no outside tiles are ever asked for.
public struct BaseMap: Sendable {
    public var name: String
    /// Who made it, as the file tells; shown on the map.
    public var attribution: String?
    /// `image/png`, `image/jpeg`, `image/webp`, or that of vector tiles.
    public var mediaType: String
    public var minimumZoom: Int
    public var maximumZoom: Int
    public var bounds: Bounds?
    /// A tile's bytes; `nil` where the file has none.
    public var tile: @Sendable (Tile) throws -> [UInt8]?

    public init(
        name: String, attribution: String?, mediaType: String, minimumZoom: Int, maximumZoom: Int, bounds: Bounds?,
        tile: @escaping @Sendable (Tile) throws -> [UInt8]?
    ) {
        self.name = name
        self.attribution = attribution
        self.mediaType = mediaType
        self.minimumZoom = minimumZoom
        self.maximumZoom = maximumZoom
        self.bounds = bounds
        self.tile = tile
    }

    /// Opens an MBTiles file (`songhong serve --basemap FILE`).
    ///
    /// - Throws: `GeoPackageError` where it is none.
    public static func mbTiles(path: String) throws -> BaseMap {
        let file = try MBTiles(path: path)
        let metadata = file.metadata
        return BaseMap(
            name: metadata.name, attribution: metadata.attribution, mediaType: metadata.format.mediaType,
            minimumZoom: metadata.minZoom, maximumZoom: metadata.maxZoom, bounds: metadata.bounds,
            tile: { try file.tile($0) })
    }
}
