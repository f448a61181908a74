import Storage
public import Civics
import Geo
import GeoPackage
import Sheets

/// The formats a layer leaves the register in.
public enum ExportFormat: String, Sendable, Hashable, CaseIterable, Codable {
    case geoPackage = "gpkg"
    case geoJSON = "geojson"
    case csv

    public var mediaType: String {
        switch self {
        case .geoPackage: "application/geopackage+sqlite3"
        case .geoJSON: "application/geo+json"
        case .csv: "text/csv; charset=utf-8"
        }
    }

    public var name: Words {
        switch self {
        case .geoPackage: Words(th: "GeoPackage", en: "GeoPackage")
        case .geoJSON: Words(th: "GeoJSON", en: "GeoJSON")
        case .csv: Words(th: "ตาราง CSV", en: "CSV table")
        }
    }
}

/// Layers as files.
enum LayerFile {
    static func write(
        _ layers: [(layer: MapLayer, features: [LayerFeature])], as format: ExportFormat, at now: Instant
    ) throws -> [UInt8] {
        switch format {
        case .geoJSON: return try geoJSON(layers)
        case .csv: return try csv(layers)
        case .geoPackage: return try geoPackage(layers, now)
        }
    }

    private static func geoJSON(_ layers: [(layer: MapLayer, features: [LayerFeature])]) throws -> [UInt8] {
        var writer = GeoJSONWriter()
        writer.begin()
        for (layer, features) in layers {
            for feature in features {
                var properties = zip(layer.fields, feature.properties).map { ($0.name, $1) }
                if layers.count > 1 { properties.insert(("layer", .string(layer.id)), at: 0) }
                writer.append(
                    id: .text(feature.id.description), geometry: try geometry(feature), properties: properties)
            }
        }
        writer.end()
        return writer.bytes
    }

    /// With a point on each shape, since a table has no room for polygons.
    private static func csv(_ layers: [(layer: MapLayer, features: [LayerFeature])]) throws -> [UInt8] {
        var rows: [[String]] = []
        for (layer, features) in layers {
            rows.append(["id"] + layer.fields.map(\.name) + ["longitude", "latitude"])
            for feature in features {
                let point = try geometry(feature).flatMap { try? GeometryChecks.pointOnSurface($0) }
                rows.append(
                    [feature.id.description] + feature.properties.map { $0.text ?? "" }
                        + [point.map { degrees($0.x) } ?? "", point.map { degrees($0.y) } ?? ""])
            }
        }
        return CSVWriter.write(rows)
    }

    private static func degrees(_ value: Double) -> String { "\((value * 1e7).rounded() / 1e7)" }

    private static func geoPackage(
        _ layers: [(layer: MapLayer, features: [LayerFeature])], _ now: Instant
    ) throws -> [UInt8] {
        let tables = try layers.map { layer, features in
            GeoPackageLayer(
                name: layer.id.replacing("-", with: "_"), title: layer.title.th,
                columns: [GeoPackageLayer.Column(name: "id", kind: .text)]
                    + layer.fields.map {
                        GeoPackageLayer.Column(name: $0.name == "id" ? "record_id" : $0.name, kind: kind($0.kind))
                    },
                rows: try features.enumerated().map { number, feature in
                    GeoPackageLayer.Row(
                        id: Int64(number + 1), geometry: try geometry(feature),
                        values: [.string(feature.id.description)] + zip(layer.fields, feature.properties).map(value))
                }, coordinateSystem: .wgs84)
        }
        return try GeoPackageWriter.write(tables, changed: now)
    }

    private static func kind(_ kind: MapLayer.Field.Kind) -> GeoPackageLayer.Column.Kind {
        switch kind {
        case .text: .text
        case .whole: .integer
        case .number: .number
        case .day: .date
        }
    }

    /// A value of the kind its column has.
    private static func value(_ field: MapLayer.Field, _ value: GeoValue) -> GeoValue {
        switch (field.kind, value) {
        case (_, .null): .null
        case (.number, .int(let number)): .double(Double(number))
        case (.text, .int), (.text, .double), (.text, .bool), (.day, .int): .string(value.text ?? "")
        default: value
        }
    }

    private static func geometry(_ feature: LayerFeature) throws -> Geometry? {
        feature.wkb.isEmpty ? nil : try Geometry(wkb: feature.wkb)
    }
}
