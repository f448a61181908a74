import Geo
import Testing

/// A rectangle in the plane.
func rectangle(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> Geometry {
    .polygon(
        Polygon([
            Position(x: west, y: south), Position(x: east, y: south), Position(x: east, y: north),
            Position(x: west, y: north), Position(x: west, y: south),
        ]))
}

@Suite("Checks by GEOS")
struct GeometryChecksTests {
    static let bow = Geometry.polygon(
        Polygon([(0.0, 0.0), (10, 10), (10, 0), (0, 10), (0, 0)].map { Position(x: $0.0, y: $0.1) }))

    @Test("A crossed ring is found, with its place, and repaired to the area it encloses")
    func repair() throws {
        let found = try #require(try GeometryChecks.invalidity(of: Self.bow))
        #expect(found.reason == "Self-intersection" && found.place == Position(x: 5, y: 5))
        #expect(try GeometryChecks.invalidity(of: rectangle(0, 0, 1, 1)) == nil)
        let repair = try GeometryChecks.repaired(Self.bow)
        #expect(repair.areaAfter == 50 && repair.geometry.polygons.count == 2 && repair.droppedParts == 0)
        #expect(try GeometryChecks.invalidity(of: repair.geometry) == nil)
    }

    @Test("Repair keeps areas only and says what fell out")
    func dropped() throws {
        let spike = Geometry.polygon(
            Polygon(
                [(0.0, 0.0), (10, 0), (10, 10), (10, 20), (10, 10), (0, 10), (0, 0)].map {
                    Position(x: $0.0, y: $0.1)
                }))
        let repair = try GeometryChecks.repaired(spike)
        #expect(repair.areaAfter == 100 && repair.droppedParts == 1)
        let flat = Geometry.polygon(
            Polygon([(0.0, 0.0), (10, 0), (5, 0), (0, 0)].map { Position(x: $0.0, y: $0.1) }))
        #expect(throws: GeometryError.noArea) { try GeometryChecks.repaired(flat) }
    }

    @Test("Areas add up: shared, together, and what is left")
    func overlays() throws {
        let (one, other) = (rectangle(0, 0, 10, 10), rectangle(5, 0, 15, 10))
        #expect(try GeometryChecks.area(try GeometryChecks.intersection(one, other)) == 50)
        #expect(try GeometryChecks.area(try GeometryChecks.union(one, other)) == 150)
        #expect(try GeometryChecks.area(try GeometryChecks.difference(one, other)) == 50)
        #expect(try GeometryChecks.overlapShare(one, other) == 50.0 / 150)
        #expect(try GeometryChecks.overlapShare(one, rectangle(20, 0, 30, 10)) == 0)
        #expect(try GeometryChecks.overlapShare(one, one) == 1)
        #expect(try GeometryChecks.intersection(one, rectangle(20, 0, 30, 10)).positions.isEmpty)
        #expect(try GeometryChecks.intersection(.point(Position(x: 50, y: 50)), one).positions.isEmpty)
        #expect(try GeometryChecks.length(.lineString([Position(x: 0, y: 0), Position(x: 3, y: 4)])) == 5)
        #expect(try GeometryChecks.contains(one, rectangle(1, 1, 2, 2)))
        #expect(try !GeometryChecks.contains(one, other))
        let middle = try GeometryChecks.pointOnSurface(one)
        #expect(try GeometryChecks.contains(one, .point(middle)))
    }

    @Test("GEOS's refusal of a crossed shape comes back as an error, not a crash")
    func engine() {
        #expect(throws: GeometryError.self) {
            try GeometryChecks.intersection(
                Self.bow,
                .polygon(
                    Polygon(
                        [(0.0, 5.0), (10, 5), (10, 6), (0, 5), (5, 0), (5, 10), (0, 5)].map {
                            Position(x: $0.0, y: $0.1)
                        })))
        }
    }

    @Test("A line cuts a parcel in two or more; one that does not is refused")
    func split() throws {
        let parcel = rectangle(0, 0, 10, 10)
        let pieces = try ParcelCutting.split(
            parcel, by: .lineString([Position(x: 3, y: -1), Position(x: 3, y: 11)]))
        #expect(try pieces.map { try GeometryChecks.area(.polygon($0)) } == [70, 30])
        let zigzag = Geometry.lineString([Position(x: -1, y: 5), Position(x: 5, y: 12), Position(x: 11, y: 5)])
        #expect(try ParcelCutting.split(parcel, by: zigzag).count == 3)
        for short in [
            [Position(x: 3, y: -1), Position(x: 3, y: 9)], [Position(x: 20, y: 0), Position(x: 20, y: 9)],
        ] {
            #expect(throws: GeometryError.noArea) { try ParcelCutting.split(parcel, by: .lineString(short)) }
        }
    }

    @Test("A hole stays a hole when its parcel is cut")
    func splitWithHole() throws {
        guard case .polygon(let outer) = rectangle(0, 0, 10, 10), case .polygon(let hole) = rectangle(4, 4, 6, 6) else {
            return
        }
        let parcel = Geometry.polygon(Polygon(outer.exterior, holes: [hole.exterior]))
        let pieces = try ParcelCutting.split(
            parcel, by: .lineString([Position(x: 5, y: -1), Position(x: 5, y: 11)]))
        #expect(try pieces.map { try GeometryChecks.area(.polygon($0)) } == [48, 48])
    }

    @Test("Neighbours merge to one; parcels that touch at a corner only do not")
    func merge() throws {
        let joined = try ParcelCutting.merged([rectangle(0, 0, 10, 10), rectangle(10, 0, 20, 10)])
        #expect(joined.polygons.count == 1)
        #expect(try GeometryChecks.area(joined) == 200)
        #expect(try ParcelCutting.merged([rectangle(0, 0, 10, 10), rectangle(10, 10, 20, 20)]).polygons.count == 2)
    }
}

@Suite("Topology of parcels")
struct TopologyCheckTests {
    private func check(_ parcels: [(key: String, geometry: Geometry)]) throws -> [TopologyFault] {
        try TopologyCheck().faults(in: parcels, coordinateSystem: .utm48)
    }

    @Test("Parcels that tile the land have no faults")
    func clean() throws {
        let parcels = (0..<100).map { index in
            let (x, y) = (Double(index % 10) * 20, Double(index / 10) * 20)
            return (key: "p\(index)", geometry: rectangle(x, y, x + 20, y + 20))
        }
        #expect(try check(parcels).isEmpty)
    }

    @Test("An overlap names both parcels, its area and its place")
    func overlap() throws {
        let faults = try check([
            ("b", rectangle(0, 0, 10, 10)), ("a", rectangle(8, 0, 20, 10)), ("c", rectangle(30, 0, 40, 10)),
        ])
        let fault = try #require(faults.first)
        #expect(faults.count == 1 && fault.kind == .overlap && fault.parcels == ["a", "b"] && fault.area == 20)
        #expect(try GeometryChecks.overlapShare(fault.place, rectangle(8, 0, 10, 10)) == 1)
    }

    @Test("A thin overlap is a sliver, a thinner one is rounding")
    func sliver() throws {
        let thin = try check([("a", rectangle(0, 0, 10, 10)), ("b", rectangle(9.9, 0, 20, 10))])
        #expect(thin.map(\.kind) == [.sliver] && thin.first?.parcels == ["a", "b"])
        #expect(try check([("a", rectangle(0, 0, 10, 10)), ("b", rectangle(9.9999, 0, 20, 10))]).isEmpty)
    }

    @Test("A hole between parcels is a gap that names those around it; a thin one is a sliver; a large one is none")
    func gaps() throws {
        func ring(_ hole: Geometry) throws -> [TopologyFault] {
            let west = rectangle(0, 0, 50, 100)
            let east = rectangle(50, 0, 100, 100)
            return try check([
                ("w", try GeometryChecks.difference(west, hole)), ("e", try GeometryChecks.difference(east, hole)),
                ("far", rectangle(100, 0, 110, 100)),
            ])
        }
        let gap = try ring(rectangle(45, 45, 55, 55))
        #expect(gap.map(\.kind) == [.gap] && gap.first?.parcels == ["e", "w"])
        #expect(abs((gap.first?.area ?? 0) - 100) < 1e-6)
        let thin = try ring(rectangle(49.95, 10, 50.05, 90))
        #expect(thin.map(\.kind) == [.sliver])
        #expect(try ring(rectangle(30, 30, 70, 70)).isEmpty)
    }

    @Test("A crossed parcel is told, repaired, and still compared with its neighbours")
    func invalid() throws {
        let faults = try check([("bow", GeometryChecksTests.bow), ("n", rectangle(8, 0, 20, 10))])
        #expect(faults.map(\.kind) == [.invalid("Self-intersection"), .overlap])
        #expect(faults.first?.place == .point(Position(x: 5, y: 5)))
    }

    @Test("Degrees are checked in metres and places come back in degrees")
    func degrees() throws {
        let faults = try TopologyCheck().faults(in: [
            ("a", rectangle(103.1, 15, 103.101, 15.001)), ("b", rectangle(103.1009, 15, 103.102, 15.001)),
        ])
        let fault = try #require(faults.first)
        #expect(faults.count == 1 && fault.kind == .overlap)
        #expect(abs(fault.area - 10.76 * 110.65) < 5)
        #expect(fault.place.bounds.map { abs($0.west - 103.1009) < 1e-8 && abs($0.east - 103.101) < 1e-8 } == true)
    }

    @Test("No parcels, no faults")
    func none() throws { #expect(try check([]).isEmpty) }
}
