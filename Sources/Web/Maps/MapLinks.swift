public import Html

/// Addresses of the machine interfaces of the map: OGC API – Features, vector tiles, the local base map.
public enum MapLinks {
    public static let landing = Link("ogc")
    public static let conformance = Link("ogc", "conformance")
    public static let description = Link("ogc", "api")
    public static let collections = Link("ogc", "collections")
    public static let tiles = Link("tiles")

    public static func collection(_ layer: String) -> Link { Link("ogc", "collections", layer) }
    public static func items(_ layer: String) -> Link { Link("ogc", "collections", layer, "items") }
    public static func queryables(_ layer: String) -> Link { Link("ogc", "collections", layer, "queryables") }
    public static func item(_ layer: String, _ feature: String) -> Link {
        Link("ogc", "collections", layer, "items", feature)
    }

    /// The TileJSON of a layer.
    public static func tileSet(_ layer: String) -> Link { Link("tiles", layer + ".json") }

    /// The addresses of a layer's tiles, with the braces that TileJSON and map libraries fill in.
    public static func tileTemplate(_ layer: String) -> String { tiles.text + "/\(layer)/{z}/{x}/{y}.mvt" }

    /// What the local base map is and where its tiles lie; 404 where there is none.
    public static let baseMap = Link("basemap")
    public static let baseMapTemplate = baseMap.text + "/{z}/{x}/{y}"
}
