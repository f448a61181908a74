import Civics
import Geo
import Html
import Registry

/// The TileJSON 3.0 of a layer (Mapbox, TileJSON specification 3.0.0).
struct TileSetDocument {
    var visible: VisibleLayer
    var extent: Bounds?
    var origin: String

    var json: JSONValue {
        let layer = visible.layer
        let fields = layer.fields.map {
            JSONValue.Member(name: $0.name, value: .string($0.title.text(in: Reader.language)))
        }
        let value: JSONValue = [
            "tilejson": "3.0.0", "id": .string(layer.id),
            "name": .string(layer.title.text(in: Reader.language)),
            "description": .string(layer.description.text(in: Reader.language)), "version": "1.0.0",
            "scheme": "xyz", "tiles": [.string(origin + MapLinks.tileTemplate(layer.id))],
            "minzoom": .int(layer.minimumZoom), "maxzoom": .int(Self.deepest(layer)),
            "vector_layers": [
                [
                    "id": .string(layer.id), "description": .string(layer.description.text(in: Reader.language)),
                    "minzoom": .int(layer.minimumZoom), "maxzoom": .int(Self.deepest(layer)),
                    "fields": .object(fields),
                ]
            ],
        ]
        guard let extent else { return value }
        return value.adding(
            "bounds", [.number(extent.west), .number(extent.south), .number(extent.east), .number(extent.north)])
    }

    /// At level 18 a step of the tile's grid is 4 cm; libraries enlarge it for what lies deeper.
    static func deepest(_ layer: MapLayer) -> Int { max(18, layer.minimumZoom) }
}
