import Civics
import Geo
import GeoFiles
import Testing

@Suite struct RingTests {
    private func shape(_ rings: [(Double, Double)]...) throws -> (Geometry?, [String]) {
        var bytes = ShapeBytes()
        bytes.add(rings)
        let table = try ShapefileReader.read(files: bytes.files)
        return (table.features[0].geometry, table.notes.map(\.en))
    }

    private func isOdd(_ notes: [String]) -> Bool { notes.contains { $0.contains("wrong way") } }

    @Test("A hole against the clock belongs to the ring around it, whatever the order")
    func holes() throws {
        let outer = ShapeBytes.square(0, 0, 10)
        let hole = ShapeBytes.square(2, 2, 2, turned: true)
        let far = ShapeBytes.square(20, 0, 10)
        let farHole = ShapeBytes.square(21, 1, 1, turned: true)
        for rings in [[outer, hole, far, farHole], [farHole, hole, far, outer]] {
            var bytes = ShapeBytes()
            bytes.add(rings)
            let table = try ShapefileReader.read(files: bytes.files)
            let polygons = try #require(table.features[0].geometry).polygons
            #expect(polygons.count == 2)
            #expect(polygons.allSatisfy { $0.holes.count == 1 })
            for polygon in polygons {
                let around = try #require(Bounds(polygon.exterior))
                #expect(around.contains(try #require(Bounds(polygon.holes[0]))))
            }
            #expect(!isOdd(table.notes.map(\.en)))
        }
    }

    @Test("An island in a lake is a polygon of its own")
    func island() throws {
        let (geometry, notes) = try shape(
            ShapeBytes.square(0, 0, 10), ShapeBytes.square(1, 1, 8, turned: true), ShapeBytes.square(3, 3, 2))
        #expect(geometry?.polygons.map(\.holes.count) == [1, 0])
        #expect(!isOdd(notes))
    }

    @Test("Rings that run the wrong way are sorted by containment, and noted")
    func wrongWay() throws {
        let (alone, aloneNotes) = try shape(ShapeBytes.square(0, 0, 10, turned: true))
        #expect(alone?.polygons.count == 1)
        #expect(isOdd(aloneNotes))
        let (hole, holeNotes) = try shape(ShapeBytes.square(0, 0, 10), ShapeBytes.square(2, 2, 2))
        #expect(hole?.polygons.map(\.holes.count) == [1])
        #expect(isOdd(holeNotes))
    }

    @Test("A hole that touches its ring from inside stays a hole; neighbours that touch stay two")
    func touching() throws {
        let (hole, _) = try shape(ShapeBytes.square(0, 0, 10), ShapeBytes.square(0, 0, 5, turned: true))
        #expect(hole?.polygons.map(\.holes.count) == [1])
        let diamond = [(5.0, 0.0), (10, 5), (5, 10), (0, 5), (5, 0)]
        let (inscribed, _) = try shape(ShapeBytes.square(0, 0, 10), diamond)
        #expect(inscribed?.polygons.map(\.holes.count) == [1])
        let (neighbours, _) = try shape(ShapeBytes.square(0, 0, 10), ShapeBytes.square(10, 0, 10))
        #expect(neighbours?.polygons.map(\.holes.count) == [0, 0])
    }

    @Test("The same ring twice is no hole")
    func twice() throws {
        let (geometry, _) = try shape(ShapeBytes.square(0, 0, 10), ShapeBytes.square(0, 0, 10))
        #expect(geometry?.polygons.map(\.holes.count) == [0, 0])
    }

    @Test("A ring that is open is closed; one without area is left out; both are noted")
    func broken() throws {
        let (open, openNotes) = try shape(Array(ShapeBytes.square(0, 0, 10).dropLast()))
        #expect(open?.polygons.first?.exterior.count == 5)
        #expect(openNotes.contains { $0.contains("do not close") })
        let (flat, flatNotes) = try shape([(0, 0), (1, 1), (2, 2), (0, 0)])
        #expect(flat == nil)
        #expect(flatNotes.contains { $0.contains("without area") })
        let (point, pointNotes) = try shape([(0, 0)], ShapeBytes.square(0, 0, 1))
        #expect(point?.polygons.count == 1)
        #expect(pointNotes.contains { $0.contains("without area") })
    }

    @Test("A coordinate that is no number takes the shape, not the record", arguments: [Double.nan, .infinity])
    func notFinite(_ number: Double) throws {
        let (geometry, notes) = try shape([(0, 0), (0, number), (1, 1), (0, 0)])
        #expect(geometry == nil)
        #expect(notes.contains { $0.contains("1 records (1): a coordinate is no number") })
    }

    @Test("Sorting many rings inside each other stops at its limit")
    func work() throws {
        var bytes = ShapeBytes()
        bytes.add((0..<400).map { ShapeBytes.square(Double($0), Double($0), 1_000 - 2 * Double($0)) })
        var limits = ShapefileLimits()
        limits.ringWork = 1_000
        #expect(throws: GeoFileError(.tooLarge, place: "a.shp", line: 1)) {
            try ShapefileReader.read(files: bytes.files, limits: limits)
        }
        let table = try ShapefileReader.read(files: bytes.files)
        #expect(table.features[0].geometry?.polygons.count == 200)
    }
}
