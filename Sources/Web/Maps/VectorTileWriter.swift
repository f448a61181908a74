import Storage
import Geo
import Registry

/// Makes the tile of one layer from its features.
struct VectorTileWriter {
    var layer: MapLayer
    var tile: Tile

    /// Units of the margin, of ``extent`` along a side: outlines meet across tiles.
    static let margin = 64
    static let extent = 4096
    /// The margin as a share of the side, for the query.
    static let buffer = Double(margin) / Double(extent)

    func entry(_ features: [LayerFeature]) throws -> TileCache.Entry {
        var writer = VectorTileLayer(
            name: layer.id, tile: tile, extent: Self.extent, buffer: Self.margin,
            // Identifier, code and the areas are each parcel's own.
            expectedValues: features.count * 4)
        var properties = layer.fields.map { ($0.name, GeoValue.null) } + [("id", .null)]
        for feature in features {
            for (place, value) in feature.properties.prefix(layer.fields.count).enumerated() {
                properties[place].1 = value
            }
            // The number has room for 53 bits only; pages of the map need the identifier itself.
            properties[layer.fields.count].1 = .string(feature.id.description)
            try writer.add(id: feature.number, wkb: feature.wkb, properties: properties)
        }
        return TileCache.Entry(bytes: writer.bytes)
    }
}
