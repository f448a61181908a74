import CGEOS

/// What GEOS can say of shapes and make of them, in the plane of their coordinates.
///
/// Areas and lengths here are of the coordinates themselves: give metres of UTM, not degrees; for degrees there is
/// ``LandMeasure``.
public enum GeometryChecks {
    /// Why a shape is not valid (OGC Simple Features), and where.
    public struct Invalidity: Sendable, Hashable {
        /// GEOS's words, such as `Self-intersection`.
        public var reason: String
        public var place: Position?
    }

    /// What a repair made of a shape.
    public struct Repair: Sendable, Hashable {
        public var geometry: Geometry
        /// The plane area before (by the surveyor's formula, meaningless for a crossed ring) and after.
        public var areaBefore: Double
        public var areaAfter: Double
        /// Lines and points that fell out, for only areas are kept.
        public var droppedParts: Int
    }

    /// `nil` for a valid shape.
    public static func invalidity(of geometry: Geometry) throws(GeometryError) -> Invalidity? {
        let engine = try GeometryEngine()
        return try engine.invalidity(of: try engine.shape(geometry))
    }

    /// Makes a valid area of a crossed one.
    ///
    /// - Throws: ``GeometryError/noArea`` when no area is left.
    public static func repaired(_ geometry: Geometry) throws(GeometryError) -> Repair {
        let engine = try GeometryEngine()
        let before = try engine.shape(geometry)
        let fixed = try engine.geometry(try engine.keep(GEOSMakeValid_r(engine.handle, before)))
        guard let kept = Geometry(polygons: fixed.polygons) else { throw .noArea }
        let after = try engine.area(try engine.shape(kept))
        return Repair(
            geometry: kept, areaBefore: try engine.area(before), areaAfter: after,
            droppedParts: fixed.partCount - fixed.polygons.count)
    }

    public static func intersection(_ one: Geometry, _ other: Geometry) throws(GeometryError) -> Geometry {
        try overlay(one, other, GEOSIntersection_r)
    }

    public static func union(_ one: Geometry, _ other: Geometry) throws(GeometryError) -> Geometry {
        try overlay(one, other, GEOSUnion_r)
    }

    /// What of the first lies outside the second.
    public static func difference(_ one: Geometry, _ other: Geometry) throws(GeometryError) -> Geometry {
        try overlay(one, other, GEOSDifference_r)
    }

    private static func overlay(
        _ one: Geometry, _ other: Geometry,
        _ operation: (GEOSContextHandle_t?, OpaquePointer?, OpaquePointer?) -> OpaquePointer?
    ) throws(GeometryError) -> Geometry {
        let engine = try GeometryEngine()
        let (first, second) = (try engine.shape(one), try engine.shape(other))
        return try engine.geometry(try engine.keep(operation(engine.handle, first, second)))
    }

    /// The area in the plane, holes taken off; 0 for points and lines.
    public static func area(_ geometry: Geometry) throws(GeometryError) -> Double {
        let engine = try GeometryEngine()
        return try engine.area(try engine.shape(geometry))
    }

    /// The length of lines, or of all rings, in the plane.
    public static func length(_ geometry: Geometry) throws(GeometryError) -> Double {
        let engine = try GeometryEngine()
        return try engine.length(try engine.shape(geometry))
    }

    /// The shared area over the area of both together, 0...1 (intersection over union), the measure by which a parcel of
    /// one file is matched to one of another (`revenue.md` §3.4: at least 0.5).
    ///
    /// The same in degrees and metres, near enough, as long as both are in the same.
    public static func overlapShare(_ one: Geometry, _ other: Geometry) throws(GeometryError) -> Double {
        guard let left = one.bounds, let right = other.bounds, left.intersects(right) else { return 0 }
        let engine = try GeometryEngine()
        let (first, second) = (try engine.shape(one), try engine.shape(other))
        let shared = try engine.area(try engine.keep(GEOSIntersection_r(engine.handle, first, second)))
        let all = try engine.area(first) + engine.area(second) - shared
        guard all > 0 else { throw .noArea }
        return shared / all
    }

    /// A position that surely lies on the shape, for a label or a pin.
    public static func pointOnSurface(_ geometry: Geometry) throws(GeometryError) -> Position {
        let engine = try GeometryEngine()
        let shape = try engine.shape(geometry)
        guard
            case .point(let position) = try engine.geometry(try engine.keep(GEOSPointOnSurface_r(engine.handle, shape)))
        else { throw .noArea }
        return position
    }

    /// Whether the second lies in the first, and not on its outline only.
    public static func contains(_ one: Geometry, _ other: Geometry) throws(GeometryError) -> Bool {
        let engine = try GeometryEngine()
        let (first, second) = (try engine.shape(one), try engine.shape(other))
        return try engine.truth(GEOSContains_r(engine.handle, first, second))
    }
}

extension GeometryEngine {
    func invalidity(of shape: OpaquePointer) throws(GeometryError) -> GeometryChecks.Invalidity? {
        var reason: UnsafeMutablePointer<CChar>?
        var place: OpaquePointer?
        let answer = GEOSisValidDetail_r(handle, shape, 0, &reason, &place)
        defer { if let reason { GEOSFree_r(handle, reason) } }
        if let place { _ = try keep(place) }
        if try truth(answer) { return nil }
        var position: Position?
        if let place, case .point(let found) = try geometry(place) { position = found }
        return GeometryChecks.Invalidity(reason: reason.map { String(cString: $0) } ?? "", place: position)
    }
}

extension Geometry {
    /// One polygon, or several as one shape; `nil` for none.
    public init?(polygons: [Polygon]) {
        switch polygons.count {
        case 0: return nil
        case 1: self = .polygon(polygons[0])
        default: self = .multiPolygon(polygons)
        }
    }

    /// How many simple shapes it is made of.
    var partCount: Int {
        switch self {
        case .point, .lineString, .polygon: 1
        case .multiPoint(let parts): parts.count
        case .multiLineString(let parts): parts.count
        case .multiPolygon(let parts): parts.count
        case .collection(let parts): parts.reduce(0) { $0 + $1.partCount }
        }
    }
}
