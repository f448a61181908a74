import Geo
import Testing

@Suite("Well-known binary")
struct WKBTests {
    static let ring = [
        Position(x: 103.1, y: 14.9), Position(x: 103.2, y: 14.9), Position(x: 103.2, y: 15.000_000_000_000_002),
        Position(x: 103.1, y: 14.9),
    ]
    static let hole = [
        Position(x: 103.15, y: 14.91), Position(x: 103.16, y: 14.92), Position(x: 103.17, y: 14.91),
        Position(x: 103.15, y: 14.91),
    ]
    static let shapes: [Geometry] = [
        .point(Position(x: 0.1 + 0.2, y: -1e-300)), .multiPoint([Position(x: 1, y: 2), Position(x: 3, y: 4)]),
        .lineString([Position(x: 1, y: 2), Position(x: 3, y: 4)]), .lineString([]),
        .multiLineString([[Position(x: 1, y: 2), Position(x: 3, y: 4)], []]),
        .polygon(Polygon(ring, holes: [hole])), .multiPolygon([Polygon(ring), Polygon(hole)]), .multiPolygon([]),
        .collection([.point(Position(x: 1, y: 2)), .collection([.polygon(Polygon(ring))])]), .collection([]),
    ]

    @Test("Every kind of shape comes back bit for bit", arguments: shapes)
    func roundTrip(shape: Geometry) throws {
        let again = try Geometry(wkb: shape.wkb)
        #expect(again == shape)
        #expect(again.wkb == shape.wkb)
    }

    @Test("The bytes are those of the standard")
    func bytes() {
        #expect(
            Geometry.point(Position(x: 1, y: 2)).wkb == [
                1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0x40,
            ])
    }

    static let one: [UInt8] = [0x3F, 0xF0, 0, 0, 0, 0, 0, 0]
    static let two: [UInt8] = [0x40, 0, 0, 0, 0, 0, 0, 0]

    @Test(
        "Big-endian, heights, measures and a coordinate system's number are read and dropped",
        arguments: [
            [0, 0, 0, 0, 1] + one + two,
            [0, 0, 0, 3, 0xE9] + one + two + one,
            [0, 0, 0, 7, 0xD1] + one + two + one,
            [0, 0, 0, 0x0B, 0xB9] + one + two + one + one,
            [0, 0x80, 0, 0, 1] + one + two + one,
            [0, 0x20, 0, 0, 1, 0, 0, 0x10, 0xE6] + one + two,
            [0, 0xE0, 0, 0, 1, 0, 0, 0x10, 0xE6] + one + two + one + one,
        ])
    func dialects(bytes: [UInt8]) throws {
        #expect(try Geometry(wkb: bytes) == .point(Position(x: 1, y: 2)))
    }

    @Test("Every cut-off prefix is refused")
    func truncated() {
        for shape in Self.shapes {
            let bytes = shape.wkb
            for length in 0..<bytes.count {
                #expect(throws: GeometryError.self) { try Geometry(wkb: Array(bytes.prefix(length))) }
            }
            #expect(throws: GeometryError.malformedBinary(offset: bytes.count)) { try Geometry(wkb: bytes + [0]) }
        }
    }

    @Test("A count beyond the bytes is refused", arguments: [UInt8(2), 3, 4, 5, 6, 7])
    func hostileCounts(code: UInt8) {
        let bytes: [UInt8] = [1, code, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3, 4, 5, 6, 7, 8]
        #expect(throws: GeometryError.malformedBinary(offset: 5)) { try Geometry(wkb: bytes) }
    }

    @Test("Collections nested without end are refused")
    func depth() {
        let bytes = Array(repeatElement([1, 7, 0, 0, 0, 1, 0, 0, 0] as [UInt8], count: 100_000).joined())
        #expect(throws: GeometryError.tooMuch(.depth, limit: 8)) { try Geometry(wkb: bytes) }
    }

    @Test("Open rings, short lines, coordinates that are no numbers and curves are refused")
    func refusals() {
        let open = Geometry.polygon(Polygon(Array(Self.ring.dropLast()) + [Position(x: 0, y: 0)]))
        #expect(throws: GeometryError.openRing) { try Geometry(wkb: open.wkb) }
        #expect(throws: GeometryError.shortLine) {
            try Geometry(wkb: Geometry.lineString([Position(x: 1, y: 1)]).wkb)
        }
        #expect(throws: GeometryError.notFinite) { try Geometry(wkb: Geometry.point(Position(x: .nan, y: 1)).wkb) }
        #expect(throws: GeometryError.unknownShape(code: 10)) { try Geometry(wkb: [1, 10, 0, 0, 0, 0, 0, 0, 0]) }
    }

    @Test("Random bytes never crash the reader")
    func noise() {
        var numbers = SeededNumbers(seed: 7)
        for _ in 0..<3_000 {
            var bytes = Self.shapes[Int.random(in: 0..<Self.shapes.count, using: &numbers)].wkb
            for _ in 0..<Int.random(in: 1...4, using: &numbers) {
                bytes[Int.random(in: 0..<bytes.count, using: &numbers)] = UInt8.random(in: 0...255, using: &numbers)
            }
            _ = try? Geometry(wkb: bytes)
        }
    }
}
