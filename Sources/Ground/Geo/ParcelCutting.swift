import CGEOS

/// Cutting and joining of areas, for subdivision (แบ่งแยก) and merger (รวมโฉนด) of parcels.
public enum ParcelCutting {
    /// The pieces of an area cut along a line, largest first.
    ///
    /// - Throws: ``GeometryError/noArea`` when the line does not cut it into at least two.
    public static func split(_ area: Geometry, by line: Geometry) throws(GeometryError) -> [Polygon] {
        let engine = try GeometryEngine()
        let shape = try engine.shape(area)
        let outline = try engine.keep(GEOSBoundary_r(engine.handle, shape))
        // Union nodes the outline and the line: every crossing becomes a vertex of both.
        let noded = try engine.keep(GEOSUnion_r(engine.handle, outline, try engine.shape(line)))
        var one: OpaquePointer? = noded
        let faces = try engine.keep(GEOSPolygonize_r(engine.handle, &one, 1))
        var pieces: [(polygon: Polygon, area: Double)] = []
        for index in 0..<GEOSGetNumGeometries_r(engine.handle, faces) {
            guard let face = GEOSGetGeometryN_r(engine.handle, faces, index) else { throw engine.failure }
            // Faces of holes are made too; what is kept lies in the area.
            let middle = try engine.keep(GEOSPointOnSurface_r(engine.handle, face))
            guard try engine.truth(GEOSContains_r(engine.handle, shape, middle)),
                case .polygon(let polygon) = try engine.geometry(face)
            else { continue }
            pieces.append((polygon, try engine.area(face)))
        }
        guard pieces.count > area.polygons.count else { throw .noArea }
        return pieces.sorted { $0.area > $1.area }.map(\.polygon)
    }

    /// Areas made one; ``Geometry/polygon(_:)`` when they join, ``Geometry/multiPolygon(_:)`` when they do not touch
    /// along an edge, which a merger of parcels must not be.
    public static func merged(_ areas: [Geometry]) throws(GeometryError) -> Geometry {
        let engine = try GeometryEngine()
        let all = try engine.shape(.multiPolygon(areas.flatMap(\.polygons)))
        let joined = try engine.geometry(try engine.keep(GEOSUnaryUnion_r(engine.handle, all)))
        guard let result = Geometry(polygons: joined.polygons) else { throw .noArea }
        return result
    }
}
