import Geo

/// Takes shapes from the register's degrees to another system, in the order of axes that system's address means.
///
/// Made where it is used: PROJ's own objects are not for sharing.
struct MapProjection {
    private let projector: Projector?
    private let isLatitudeFirst: Bool

    /// `nil` where nothing has to be done.
    init?(to system: MapSystem) throws(GeometryError) {
        guard system != .crs84 else { return nil }
        projector = system.system.isGeographic ? nil : try Projector(from: .wgs84, to: system.system)
        isLatitudeFirst = system.isLatitudeFirst
    }

    func applied(to geometry: Geometry) throws(GeometryError) -> Geometry {
        let geometry = try projector?.transform(geometry) ?? geometry
        return isLatitudeFirst ? geometry.turned : geometry
    }

    /// Positions of a map plane in degrees.
    static func degrees(_ positions: [Position], from system: CoordinateSystem) throws(GeometryError) -> [Position] {
        try Projector(from: system, to: .wgs84).transform(positions)
    }
}

extension Geometry {
    /// The same shape with its axes in the other order.
    fileprivate var turned: Geometry {
        func turn(_ position: Position) -> Position { Position(x: position.y, y: position.x) }
        func turn(_ polygon: Polygon) -> Polygon {
            Polygon(polygon.exterior.map(turn), holes: polygon.holes.map { $0.map(turn) })
        }
        return switch self {
        case .point(let position): .point(turn(position))
        case .multiPoint(let positions): .multiPoint(positions.map(turn))
        case .lineString(let positions): .lineString(positions.map(turn))
        case .multiLineString(let lines): .multiLineString(lines.map { $0.map(turn) })
        case .polygon(let polygon): .polygon(turn(polygon))
        case .multiPolygon(let polygons): .multiPolygon(polygons.map(turn))
        case .collection(let parts): .collection(parts.map(\.turned))
        }
    }
}
