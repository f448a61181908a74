public import Geo

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
    /// Whether the tiles lie packed in the file.
    public var isPacked: Bool
    /// A tile's bytes; `nil` where the file has none.
    public var tile: @Sendable (Tile) throws -> [UInt8]?

    public init(
        name: String, attribution: String?, mediaType: String, minimumZoom: Int, maximumZoom: Int, bounds: Bounds?,
        isPacked: Bool = false, tile: @escaping @Sendable (Tile) throws -> [UInt8]?
    ) {
        self.name = name
        self.attribution = attribution
        self.mediaType = mediaType
        self.minimumZoom = minimumZoom
        self.maximumZoom = maximumZoom
        self.bounds = bounds
        self.isPacked = isPacked
        self.tile = tile
    }
}
