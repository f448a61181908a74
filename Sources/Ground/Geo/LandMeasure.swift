import CProj

/// An area in square metres.
public struct MeasuredArea: Sendable, Hashable {
    public var squareMetres: Double

    public init(squareMetres: Double) { self.squareMetres = squareMetres }

    /// Hundredths of a square metre, rounded half away from zero: a whole number to store and compare.
    public var hundredths: Int64 { Int64((squareMetres * 100).rounded(.toNearestOrAwayFromZero)) }
}

/// Measures areas given in degrees of WGS 84; holes are taken off.
///
/// Not for sharing between tasks, as PROJ is not. One instance measures many parcels of one place quickly.
public final class LandMeasure {
    private let context: OpaquePointer
    private var planes: [CoordinateSystem: Projector] = [:]
    private var equalArea: (centre: Position, operation: OpaquePointer)?

    /// - Throws: ``GeometryError/engine(_:)`` where PROJ cannot be set up.
    public init() throws(GeometryError) {
        guard let context = proj_context_create() else { throw .engine("PROJ") }
        self.context = context
        _ = proj_log_level(context, PJ_LOG_NONE)
    }

    deinit {
        if let equalArea { proj_destroy(equalArea.operation) }
        proj_context_destroy(context)
    }

    /// The area on the ellipsoid: how much land there is.
    ///
    /// By Lambert's azimuthal equal-area projection of the ellipsoid about the place, which keeps areas exactly; its
    /// straight edges stray from geodesics by less than a millionth of a metre over 100 m.
    public func ellipsoidArea(_ geometry: Geometry) throws(GeometryError) -> MeasuredArea {
        let polygons = geometry.polygons
        guard let bounds = geometry.bounds, !polygons.isEmpty else { throw .noArea }
        guard Bounds.earth.contains(bounds) else {
            throw .outsideRegion(Position(x: bounds.west, y: bounds.south), .wgs84)
        }
        let operation = try equalArea(
            around: Position(x: (bounds.west + bounds.east) / 2, y: (bounds.south + bounds.north) / 2))
        var area = 0.0
        for polygon in polygons {
            for (index, ring) in polygon.rings.enumerated() {
                let size = abs(try moved(ring, operation).twiceSignedArea) / 2
                area += index == 0 ? size : -size
            }
        }
        return MeasuredArea(squareMetres: area)
    }

    /// The area on the map plane, UTM of WGS 84 in the zone of its middle: what a measurement on the sheet gives.
    public func planeArea(_ geometry: Geometry) throws(GeometryError) -> MeasuredArea {
        guard let bounds = geometry.bounds, !geometry.polygons.isEmpty else { throw .noArea }
        let system = CoordinateSystem.plane(longitude: (bounds.west + bounds.east) / 2)
        let projector: Projector
        if let known = planes[system] {
            projector = known
        } else {
            projector = try Projector(from: .wgs84, to: system)
            planes[system] = projector
        }
        var area = 0.0
        for polygon in geometry.polygons {
            for (index, ring) in polygon.rings.enumerated() {
                let size = abs(try projector.transform(ring).twiceSignedArea) / 2
                area += index == 0 ? size : -size
            }
        }
        return MeasuredArea(squareMetres: area)
    }

    private func moved(_ ring: [Position], _ operation: OpaquePointer) throws(GeometryError) -> [Position] {
        var moved = ring
        let (stride, count) = (MemoryLayout<Position>.stride, ring.count)
        moved.withUnsafeMutableBytes { buffer in
            guard let start = buffer.baseAddress, count > 0 else { return }
            let x = start.assumingMemoryBound(to: Double.self)
            _ = proj_trans_generic(operation, PJ_FWD, x, stride, count, x + 1, stride, count, nil, 0, 0, nil, 0, 0)
        }
        guard moved.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else { throw .notFinite }
        return moved
    }

    /// The projection about a place; the last one serves as long as the place is near its middle.
    private func equalArea(around place: Position) throws(GeometryError) -> OpaquePointer {
        if let equalArea, abs(equalArea.centre.x - place.x) < 0.1, abs(equalArea.centre.y - place.y) < 0.1 {
            return equalArea.operation
        }
        let pipeline = """
            +proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad \
            +step +proj=laea +lat_0=\(place.y) +lon_0=\(place.x) +ellps=WGS84
            """
        guard let operation = proj_create(context, pipeline) else { throw .engine("PROJ") }
        if let equalArea { proj_destroy(equalArea.operation) }
        equalArea = (place, operation)
        return operation
    }
}
