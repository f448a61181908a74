import Access
import Civics
import Geo
import Registry
import Shell
import Storage

/// A shape as a person brings it: drawn on the map, written as GeoJSON, or a point by its coordinates.
enum ShapeEntry {
    enum Mode: String, CaseIterable {
        case area
        case line
        case point
    }

    /// The shape in a form's fields `shape` (GeoJSON) or `place` (latitude, longitude); `nil` where both are empty.
    static func read(_ fields: inout LandFields) -> Geometry? {
        if let text = fields.form.text("shape") {
            var reader = GeoJSONReader()
            reader.limits.bytes = 262_144
            reader.limits.features = 2
            do {
                let document = try reader.read(Array(text.utf8))
                guard document.coordinateSystem == .wgs84, document.features.count == 1,
                    let geometry = document.features.first?.geometry
                else {
                    fields.errors.add(
                        "shape", Words(th: "ต้องเป็นรูปเดียว พิกัดองศา WGS 84", en: "One shape, in degrees of WGS 84"))
                    return nil
                }
                return geometry
            } catch {
                fields.errors.add("shape", error.words)
                return nil
            }
        }
        guard let text = fields.form.text("place") else { return nil }
        guard let place = position(text) else {
            fields.errors.add(
                "place",
                Words(th: "พิกัดเขียนเช่น 14.998877, 103.102030", en: "Coordinates are like 14.998877, 103.102030"))
            return nil
        }
        return .point(place)
    }

    /// Latitude and longitude in degrees, as telephones give them, within Thailand and its neighbours.
    static func position(_ text: String) -> Position? {
        let numbers = ThaiDigits.arabic(String(text.prefix(100))).split { $0 == "," || $0.isWhitespace }
        guard numbers.count == 2, let latitude = Double(numbers[0]), let longitude = Double(numbers[1]),
            (5.0...21.0).contains(latitude), (97.0...106.0).contains(longitude)
        else { return nil }
        return Position(x: longitude, y: latitude)
    }

    /// Corners that are a neighbour's to seven decimals become the neighbour's own, so that no slivers arise.
    ///
    /// The shape's own earlier corners count too: what was not moved stays to the last bit.
    static func snapped(_ geometry: Geometry, to neighbours: [Geometry]) -> Geometry {
        var exact: [Place: Position] = [:]
        for neighbour in neighbours {
            for position in neighbour.positions {
                let place = Place(position)
                if exact[place] == nil { exact[place] = position }
            }
        }
        guard !exact.isEmpty else { return geometry }
        func snap(_ positions: [Position]) -> [Position] { positions.map { exact[Place($0)] ?? $0 } }
        func snap(_ polygon: Polygon) -> Polygon {
            Polygon(snap(polygon.exterior), holes: polygon.holes.map { snap($0) })
        }
        switch geometry {
        case .polygon(let polygon): return .polygon(snap(polygon))
        case .multiPolygon(let polygons): return .multiPolygon(polygons.map { snap($0) })
        case .lineString(let line): return .lineString(snap(line))
        case .multiLineString(let lines): return .multiLineString(lines.map { snap($0) })
        case .point, .multiPoint, .collection: return geometry
        }
    }

    /// The shapes of today's parcels about a shape, and last what the record itself was.
    static func neighbours(
        of geometry: Geometry, besides record: UUIDv7?, own: Shape?, _ db: Transaction
    ) throws -> [Geometry] {
        guard let bounds = geometry.bounds,
            let about = Bounds(
                west: bounds.west - 1e-5, south: bounds.south - 1e-5, east: bounds.east + 1e-5,
                north: bounds.north + 1e-5),
            let parcels = RegistryLayers.land.first(where: { $0.id == "parcels" })
        else { return [] }
        let features = try parcels.features(LayerQuery(bounds: about, limit: 2000, scope: .all), db)
        let mine = own.flatMap { try? $0.geometry() }.map { [$0] } ?? []
        return features.filter { $0.id != record }.compactMap { try? Geometry(wkb: $0.wkb) } + mine
    }

    /// As GeoJSON with seven decimals, for a form's field; empty for no shape.
    static func text(_ shape: Shape?) -> String {
        guard let geometry = shape.flatMap({ try? $0.geometry() }) else { return "" }
        var writer = GeoJSONWriter(decimals: 7)
        writer.append(geometry)
        return String(decoding: writer.takeBytes(), as: UTF8.self)
    }

    /// A corner to a ten-millionth of a degree.
    private struct Place: Hashable {
        var x: Int64
        var y: Int64

        init(_ position: Position) {
            // What is no place on earth never comes so far; it is kept from overflowing all the same.
            x = position.x.magnitude < 1000 ? Int64((position.x * 1e7).rounded()) : .max
            y = position.y.magnitude < 1000 ? Int64((position.y * 1e7).rounded()) : .max
        }
    }
}
