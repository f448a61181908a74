import Geo
import Testing

@Suite("Coordinate systems")
struct ProjectorTests {
    /// `revenue.md` §3.6: metres, and degrees of WGS 84.
    static let golden: [(CoordinateSystem, Position, Position)] = [
        (.indian47, Position(x: 647_023, y: 1_683_144), Position(x: 100.365_767_7, y: 15.222_979_1)),
        (.indian48, Position(x: 300_000, y: 1_657_000), Position(x: 103.136_231_7, y: 14.983_228_2)),
        (.utm48, Position(x: 299_584.550, y: 1_657_313.912), Position(x: 103.136_231_7, y: 14.983_228_2)),
    ]

    private func metres(_ one: Position, _ other: Position) -> Double {
        let (dx, dy) = ((one.x - other.x) * 107_550, (one.y - other.y) * 110_650)
        return (dx * dx + dy * dy).squareRoot()
    }

    @Test("The golden points hold to 5 cm both ways", arguments: golden)
    func goldenPoints(system: CoordinateSystem, plane: Position, degrees: Position) throws {
        let there = try Projector(from: system, to: .wgs84).transform(plane)
        #expect(metres(there, degrees) < 0.05)
        let back = try Projector(from: .wgs84, to: system).transform(degrees)
        #expect(abs(back.x - plane.x) < 0.05 && abs(back.y - plane.y) < 0.05)
    }

    @Test("Indian 1975 goes to WGS 84 on the plane as the document computed it")
    func planeToPlane() throws {
        let moved = try Projector(from: .indian48, to: .utm48).transform(Position(x: 300_000, y: 1_657_000))
        #expect(abs(moved.x - 299_584.550) < 0.05 && abs(moved.y - 1_657_313.912) < 0.05)
    }

    @Test("PROJ's own choice for EPSG:24048, 189 m away, is not ours")
    func trap() throws {
        // cs2cs EPSG:24048 EPSG:4326 for (300000, 1657000), PROJ 9.1.
        let others = Position(x: 103.134_549_398, y: 14.983_712_804)
        let ours = try Projector(from: .indian48, to: .wgs84).transform(Position(x: 300_000, y: 1_657_000))
        #expect(abs(metres(ours, others) - 189) < 2)
    }

    @Test("Every pair of systems goes there and back", arguments: CoordinateSystem.allCases, CoordinateSystem.allCases)
    func roundTrip(source: CoordinateSystem, target: CoordinateSystem) throws {
        let place = try Projector(from: .wgs84, to: source).transform(Position(x: 102.1, y: 15.2))
        let there = try Projector(from: source, to: target).transform(place)
        let back = try Projector(from: target, to: source).transform(there)
        // The shift is of three dimensions and heights are dropped on the way, so a pair of shifts leaves millimetres.
        let scale = source.isGeographic ? 3e-8 : 0.003
        #expect(abs(back.x - place.x) < scale && abs(back.y - place.y) < scale)
    }

    @Test("Whole shapes keep their parts", arguments: WKBTests.shapes.dropFirst(5))
    func shapes(shape: Geometry) throws {
        guard shape.positions.allSatisfy({ $0.x > 90 }) else { return }
        let moved = try Projector(from: .wgs84, to: .utm48).transform(shape)
        #expect(moved.positions.count == shape.positions.count)
        let back = try Projector(from: .utm48, to: .wgs84).transform(moved)
        for (one, other) in zip(back.positions, shape.positions) { #expect(metres(one, other) < 0.001) }
    }

    @Test(
        "Positions outside the region are refused, never infinite",
        arguments: [
            (CoordinateSystem.wgs84, Position(x: 181, y: 0)), (.wgs84, Position(x: 300_000, y: 1_657_000)),
            (.wgs84, Position(x: 15, y: 103.1)), (.wgs84, Position(x: -75, y: 15)), (.wgs84, Position(x: 103, y: -1)),
            (.utm48, Position(x: 103.1, y: -15)), (.utm48, Position(x: 1e9, y: 1e6)),
            (.indian48, Position(x: 3e5, y: 1e7)),
        ])
    func outside(system: CoordinateSystem, position: Position) throws {
        let projector = try Projector(from: system, to: system == .utm48 ? .indian48 : .utm48)
        #expect(throws: GeometryError.outsideRegion(position, system)) { try projector.transform(position) }
        #expect(throws: GeometryError.notFinite) { try projector.transform(Position(x: .nan, y: 1)) }
    }

    @Test("Names and addresses are known, and the one whose latitude comes first")
    func names() {
        #expect(CoordinateSystem(name: CoordinateSystem.crs84) == .wgs84)
        #expect(CoordinateSystem(name: CoordinateSystem.epsg4326) == .wgs84)
        #expect(CoordinateSystem(name: "http://www.opengis.net/def/crs/EPSG/9.9/24048") == .indian48)
        #expect(CoordinateSystem(name: "EPSG:") == nil && CoordinateSystem(name: "EPSG:1:2:4326") == nil)
        #expect(CoordinateSystem(epsg: 3857) == nil)
        #expect(CoordinateSystem.isLatitudeFirst(uri: CoordinateSystem.epsg4326))
        for system in CoordinateSystem.allCases {
            #expect(!CoordinateSystem.isLatitudeFirst(uri: system.uri))
            #expect(CoordinateSystem(name: system.uri) == system)
        }
    }
}

@Suite("Areas of land")
struct LandMeasureTests {
    private func polygon(_ places: [(Double, Double)]) -> [Position] {
        (places + places.prefix(1)).map { Position(x: $0.0, y: $0.1) }
    }

    @Test("The ellipsoid's area is that of geodesics")
    func ellipsoid() throws {
        let measure = try LandMeasure()
        // GeographicLib's figures (pyproj 3 Geod.polygon_area_perimeter, WGS 84).
        let small = polygon([(103.1, 14.98), (103.1005, 14.9801), (103.1004, 14.9806), (103.1001, 14.9804)])
        #expect(abs(try measure.ellipsoidArea(.polygon(Polygon(small))).squareMetres - 2142.250_548) < 0.0005)
        let square = polygon([(103.1, 14.98), (103.11, 14.98), (103.11, 14.99), (103.1, 14.99)])
        #expect(abs(try measure.ellipsoidArea(.polygon(Polygon(square))).squareMetres - 1_190_113.489) < 0.01)
        let hole = polygon([(103.104, 14.984), (103.106, 14.984), (103.106, 14.986), (103.104, 14.986)])
        let ring = try measure.ellipsoidArea(.polygon(Polygon(square, holes: [hole])))
        #expect(abs(ring.squareMetres - (1_190_113.489 - 47_604.540)) < 0.01)
        let large = polygon([(101.99, 6), (102.04, 6), (102.04, 6.05), (101.99, 6.05)])
        #expect(abs(try measure.ellipsoidArea(.polygon(Polygon(large))).squareMetres / 30_607_213.314 - 1) < 1e-7)
    }

    @Test("The map plane's area differs by the square of the scale")
    func plane() throws {
        let small = polygon([(103.1, 14.98), (103.1005, 14.9801), (103.1004, 14.9806), (103.1001, 14.9804)])
        let area = try LandMeasure().planeArea(.polygon(Polygon(small)))
        #expect(abs(area.squareMetres - 2142.748_397) < 0.0005)
        #expect(area.hundredths == 214_275)
    }

    @Test("Points have no area, and metres are no degrees")
    func refused() throws {
        let measure = try LandMeasure()
        #expect(throws: GeometryError.noArea) { try measure.ellipsoidArea(.point(Position(x: 103, y: 15))) }
        let metres = polygon([(300_000, 1_657_000), (300_100, 1_657_000), (300_100, 1_657_100)])
        #expect(throws: GeometryError.self) { try measure.ellipsoidArea(.polygon(Polygon(metres))) }
        #expect(throws: GeometryError.self) { try measure.planeArea(.polygon(Polygon(metres))) }
    }
}
