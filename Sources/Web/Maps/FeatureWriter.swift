import Storage
import Access
import Civics
import Geo
import Registry

/// Writes features of one layer as GeoJSON, in the system that was asked for.
struct FeatureWriter {
    let layer: MapLayer
    let system: MapSystem
    private var writer: GeoJSONWriter
    private let projection: MapProjection?

    init(_ layer: MapLayer, _ system: MapSystem) throws {
        self.layer = layer
        self.system = system
        writer = GeoJSONWriter(decimals: system.decimals)
        projection = try MapProjection(to: system)
    }

    mutating func begin(_ members: [(String, GeoValue)]) { writer.begin(members: members) }

    mutating func append(_ features: some Sequence<LayerFeature>) throws {
        for feature in features {
            writer.append(
                id: .text(feature.id.description), geometry: try geometry(feature), properties: properties(feature))
        }
    }

    mutating func end(_ members: [(String, GeoValue)]) { writer.end(members: members) }

    mutating func takeBytes() -> [UInt8] { writer.takeBytes() }

    /// One feature as a text of its own.
    func single(_ feature: LayerFeature, members: [(String, GeoValue)]) throws -> [UInt8] {
        GeoJSONWriter.feature(
            id: .text(feature.id.description), geometry: try geometry(feature), properties: properties(feature),
            members: members, decimals: system.decimals)
    }

    private func properties(_ feature: LayerFeature) -> [(String, GeoValue)] {
        var properties: [(String, GeoValue)] = []
        properties.reserveCapacity(layer.fields.count)
        for (field, value) in zip(layer.fields, feature.properties) { properties.append((field.name, value)) }
        return properties
    }

    private func geometry(_ feature: LayerFeature) throws -> Geometry {
        let geometry = try Geometry(wkb: feature.wkb)
        return try projection?.applied(to: geometry) ?? geometry
    }
}
