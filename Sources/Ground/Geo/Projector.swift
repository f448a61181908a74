import CProj

/// The way from one coordinate system to another, through PROJ.
///
/// The operation is pinned and never PROJ's choice: Indian 1975 goes to WGS 84 by x +210, y +814, z +289 m ("Indian 1975
/// to WGS 84 (2)", EPSG:1304; `revenue.md` §3.6). Left to itself PROJ takes another set for EPSG:24048 and lands 189 m away. Not
/// for sharing between tasks (PROJ contexts are not); make one where it is used, which costs some tens of microseconds.
public final class Projector {
    public let source: CoordinateSystem
    public let target: CoordinateSystem
    private let context: OpaquePointer
    private let operation: OpaquePointer?

    /// - Throws: ``GeometryError/engine(_:)`` where PROJ cannot be set up.
    public init(from source: CoordinateSystem, to target: CoordinateSystem) throws(GeometryError) {
        self.source = source
        self.target = target
        guard let context = proj_context_create() else { throw .engine("PROJ") }
        self.context = context
        guard source != target else {
            operation = nil
            return
        }
        _ = proj_log_level(context, PJ_LOG_NONE)
        let pipeline = "+proj=pipeline " + source.stepsToDegrees + " " + target.stepsFromDegrees
        operation = proj_create(context, pipeline)
        guard operation != nil else {
            let reason = proj_context_errno_string(context, proj_context_errno(context)).map { String(cString: $0) }
            // The deinitialiser runs: every property is set.
            throw .engine(reason ?? "PROJ")
        }
    }

    deinit {
        proj_destroy(operation)
        proj_context_destroy(context)
    }

    /// One position in the other system.
    ///
    /// - Throws: ``GeometryError/outsideRegion(_:_:)`` for a position outside the region of either system,
    ///   ``GeometryError/notFinite``.
    public func transform(_ position: Position) throws(GeometryError) -> Position {
        guard let moved = try transform([position]).first else { throw .engine("PROJ") }
        return moved
    }

    /// Positions in the other system, in one call.
    public func transform(_ positions: [Position]) throws(GeometryError) -> [Position] {
        for position in positions { try source.check(position) }
        guard let operation else { return positions }
        var moved = positions
        let stride = MemoryLayout<Position>.stride
        let count = moved.count
        moved.withUnsafeMutableBytes { buffer in
            guard let start = buffer.baseAddress, count > 0 else { return }
            let x = start.assumingMemoryBound(to: Double.self)
            _ = proj_trans_generic(
                operation, PJ_FWD, x, stride, count, x + 1, stride, count, nil, 0, 0, nil, 0, 0)
        }
        for (index, position) in moved.enumerated() {
            guard position.x.isFinite, position.y.isFinite else { throw .outsideRegion(positions[index], source) }
            guard target.holds(position) else { throw .outsideRegion(positions[index], source) }
        }
        return moved
    }

    /// A whole shape in the other system, position by position.
    public func transform(_ geometry: Geometry) throws(GeometryError) -> Geometry {
        switch geometry {
        case .point(let position): return .point(try transform(position))
        case .multiPoint(let positions): return .multiPoint(try transform(positions))
        case .lineString(let line): return .lineString(try transform(line))
        case .multiLineString(let lines):
            var moved: [[Position]] = []
            for line in lines { moved.append(try transform(line)) }
            return .multiLineString(moved)
        case .polygon(let polygon): return .polygon(try transform(polygon))
        case .multiPolygon(let polygons):
            var moved: [Polygon] = []
            for polygon in polygons { moved.append(try transform(polygon)) }
            return .multiPolygon(moved)
        case .collection(let parts):
            var moved: [Geometry] = []
            for part in parts { moved.append(try transform(part)) }
            return .collection(moved)
        }
    }

    private func transform(_ polygon: Polygon) throws(GeometryError) -> Polygon {
        var holes: [[Position]] = []
        for hole in polygon.holes { holes.append(try transform(hole)) }
        return Polygon(try transform(polygon.exterior), holes: holes)
    }
}

extension CoordinateSystem {
    /// Whether a position lies where the system can be trusted.
    ///
    /// Degrees: ±180 and ±90. Metres of UTM: up to 800 km either side of the zone's middle, which holds all of Thailand
    /// in either zone and keeps the projection true to the millimetre, and 0...9,400,000 north.
    public func holds(_ position: Position) -> Bool {
        isGeographic
            ? abs(position.x) <= 180 && abs(position.y) <= 90
            : (-300_000...1_300_000).contains(position.x) && (0...9_400_000).contains(position.y)
    }

    fileprivate func check(_ position: Position) throws(GeometryError) {
        guard position.x.isFinite, position.y.isFinite else { throw .notFinite }
        guard holds(position) else { throw .outsideRegion(position, self) }
    }

    private static let shift = """
        +step +proj=push +v_3 +step +proj=cart +ellps=evrst30 +step +proj=helmert +x=210 +y=814 +z=289 \
        +step +inv +proj=cart +ellps=WGS84 +step +proj=pop +v_3
        """
    private static let shiftBack = """
        +step +proj=push +v_3 +step +proj=cart +ellps=WGS84 +step +proj=helmert +x=-210 +y=-814 +z=-289 \
        +step +inv +proj=cart +ellps=evrst30 +step +proj=pop +v_3
        """

    /// PROJ's steps from this system to radians of WGS 84.
    fileprivate var stepsToDegrees: String {
        switch self {
        case .wgs84: "+step +proj=unitconvert +xy_in=deg +xy_out=rad"
        case .utm47: "+step +inv +proj=utm +zone=47 +ellps=WGS84"
        case .utm48: "+step +inv +proj=utm +zone=48 +ellps=WGS84"
        case .indian47: "+step +inv +proj=utm +zone=47 +ellps=evrst30 " + Self.shift
        case .indian48: "+step +inv +proj=utm +zone=48 +ellps=evrst30 " + Self.shift
        }
    }

    /// PROJ's steps from radians of WGS 84 to this system.
    fileprivate var stepsFromDegrees: String {
        switch self {
        case .wgs84: "+step +proj=unitconvert +xy_in=rad +xy_out=deg"
        case .utm47: "+step +proj=utm +zone=47 +ellps=WGS84"
        case .utm48: "+step +proj=utm +zone=48 +ellps=WGS84"
        case .indian47: Self.shiftBack + " +step +proj=utm +zone=47 +ellps=evrst30"
        case .indian48: Self.shiftBack + " +step +proj=utm +zone=48 +ellps=evrst30"
        }
    }
}
