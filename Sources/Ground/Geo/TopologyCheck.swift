import CGEOS

/// Finds where parcels overlap, leave gaps or touch by slivers, and names them.
///
/// Works in the plane: degrees are taken to UTM of WGS 84 by the middle of all. An index of rectangles keeps the work in
/// step with the number of parcels. A gap is told where parcels enclose it; land missing at the edge of the map is not seen.
public struct TopologyCheck: Sendable {
    public var thresholds: TopologyThresholds

    public init(thresholds: TopologyThresholds = TopologyThresholds()) { self.thresholds = thresholds }

    /// The faults, those of one parcel first, then overlaps, then gaps.
    ///
    /// - Parameter coordinateSystem: of the shapes; places of faults come back in it.
    public func faults(
        in parcels: [(key: String, geometry: Geometry)], coordinateSystem: CoordinateSystem = .wgs84
    ) throws(GeometryError) -> [TopologyFault] {
        let work = try TopologyWork(thresholds: thresholds)
        var back: Projector?
        var forth: Projector?
        if coordinateSystem.isGeographic {
            var all: Bounds?
            for parcel in parcels {
                guard let bounds = parcel.geometry.bounds else { continue }
                all = all?.union(bounds) ?? bounds
            }
            let plane = CoordinateSystem.plane(longitude: all.map { ($0.west + $0.east) / 2 } ?? 0)
            forth = try Projector(from: coordinateSystem, to: plane)
            back = try Projector(from: plane, to: coordinateSystem)
        }
        for parcel in parcels where !parcel.geometry.polygons.isEmpty {
            try work.add(parcel.key, try forth?.transform(parcel.geometry) ?? parcel.geometry)
        }
        try work.findOverlaps()
        try work.findGaps()
        guard let back else { return work.faults }
        var faults = work.faults
        for index in faults.indices { faults[index].place = try back.transform(faults[index].place) }
        return faults
    }
}

/// One run of the check, over one GEOS context.
private final class TopologyWork {
    private let engine: GeometryEngine
    private let thresholds: TopologyThresholds
    private(set) var faults: [TopologyFault] = []
    private var keys: [String] = []
    private var shapes: [OpaquePointer] = []
    /// Owned by the engine's context; destroyed before it.
    private let tree: OpaquePointer

    init(thresholds: TopologyThresholds) throws(GeometryError) {
        engine = try GeometryEngine()
        self.thresholds = thresholds
        guard let tree = GEOSSTRtree_create_r(engine.handle, 10) else { throw .engine("GEOS") }
        self.tree = tree
    }

    deinit { GEOSSTRtree_destroy_r(engine.handle, tree) }

    func add(_ key: String, _ geometry: Geometry) throws(GeometryError) {
        var shape = try engine.shape(geometry)
        if let fault = try engine.invalidity(of: shape) {
            faults.append(
                TopologyFault(
                    kind: .invalid(fault.reason), parcels: [key], area: try engine.area(shape),
                    place: fault.place.map(Geometry.point) ?? geometry))
            let fixed = try engine.geometry(try engine.keep(GEOSMakeValid_r(engine.handle, shape)))
            guard let area = Geometry(polygons: fixed.polygons) else { return }
            shape = try engine.shape(area)
        }
        // Index 0 would be the null pointer, which the callback could not tell from none.
        GEOSSTRtree_insert_r(engine.handle, tree, shape, UnsafeMutableRawPointer(bitPattern: shapes.count + 1))
        keys.append(key)
        shapes.append(shape)
    }

    /// The parcels whose rectangles meet that of a shape.
    private func near(_ shape: OpaquePointer) -> [Int] {
        var found: [Int] = []
        withUnsafeMutablePointer(to: &found) { list in
            GEOSSTRtree_query_r(
                engine.handle, tree, shape,
                { item, list in
                    guard let item, let list else { return }
                    list.assumingMemoryBound(to: [Int].self).pointee.append(Int(bitPattern: item) - 1)
                }, list)
        }
        return found.sorted()
    }

    func findOverlaps() throws(GeometryError) {
        for (index, shape) in shapes.enumerated() {
            for other in near(shape) where other > index {
                let mark = engine.mark
                let shared = try engine.keep(GEOSIntersection_r(engine.handle, shape, shapes[other]))
                let area = try engine.area(shared)
                if area >= min(thresholds.leastSliver, thresholds.leastOverlap),
                    let place = Geometry(polygons: try engine.geometry(shared).polygons)
                {
                    let isThin = try width(shared, area: area) < thresholds.sliverWidth
                    if isThin ? area >= thresholds.leastSliver : area > thresholds.leastOverlap {
                        faults.append(
                            TopologyFault(
                                kind: isThin ? .sliver : .overlap, parcels: [keys[index], keys[other]].sorted(),
                                area: area, place: place))
                    }
                }
                engine.release(downTo: mark)
            }
        }
    }

    func findGaps() throws(GeometryError) {
        guard !shapes.isEmpty else { return }
        // The union only borrows the parcels: a collection of copies goes in, and comes out as one shape.
        let copies = try shapes.map { shape throws(GeometryError) -> OpaquePointer? in
            guard let copy = GEOSGeom_clone_r(engine.handle, shape) else { throw engine.failure }
            return copy
        }
        var members = copies
        let all = try engine.keep(
            GEOSGeom_createCollection_r(
                engine.handle, Int32(GEOS_GEOMETRYCOLLECTION.rawValue), &members, UInt32(members.count)))
        let union = try engine.geometry(try engine.keep(GEOSUnaryUnion_r(engine.handle, all)))
        for hole in union.polygons.flatMap(\.holes) {
            let area = abs(hole.twiceSignedArea) / 2
            guard area < thresholds.greatestGap, area >= thresholds.leastSliver else { continue }
            let mark = engine.mark
            let place = Geometry.polygon(Polygon(hole))
            let shape = try engine.shape(place)
            var neighbours: [String] = []
            for index in near(shape) {
                var distance = 0.0
                guard GEOSDistance_r(engine.handle, shape, shapes[index], &distance) == 1 else { throw engine.failure }
                if distance < 0.001 { neighbours.append(keys[index]) }
            }
            let isThin = try width(shape, area: area) < thresholds.sliverWidth
            faults.append(
                TopologyFault(kind: isThin ? .sliver : .gap, parcels: neighbours.sorted(), area: area, place: place))
            engine.release(downTo: mark)
        }
    }

    /// The mean width of a long thin shape.
    private func width(_ shape: OpaquePointer, area: Double) throws(GeometryError) -> Double {
        let perimeter = try engine.length(shape)
        return perimeter > 0 ? 2 * area / perimeter : 0
    }
}
