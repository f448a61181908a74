import Geo
import Testing

@Suite("Writing GeoJSON")
struct GeoJSONWriterTests {
    @Test("Coordinates have at most the decimals asked for, no trailing zeros and no exponent")
    func numbers() {
        func text(_ x: Double, decimals: Int = 7) -> String {
            var writer = GeoJSONWriter(decimals: decimals)
            writer.append(.point(Position(x: x, y: 0)))
            return String(decoding: writer.bytes, as: UTF8.self)
                .replacing(#"{"type":"Point","coordinates":["#, with: "").replacing(",0]}", with: "")
        }
        #expect(text(103.123456789) == "103.1234568")
        #expect(text(-0.5) == "-0.5")
        #expect(text(-0.00000001) == "0")
        #expect(text(0.0000001) == "0.0000001")
        #expect(text(100) == "100")
        #expect(text(299584.55, decimals: 3) == "299584.55")
        #expect(text(12.5, decimals: 0) == "13")
        #expect(text(1e-20) == "0")
    }

    @Test("Outer rings run counter-clockwise, holes clockwise")
    func rings() {
        let clockwise = [(0.0, 0.0), (0, 4), (4, 4), (4, 0), (0, 0)].map { Position(x: $0.0, y: $0.1) }
        var writer = GeoJSONWriter()
        writer.append(.polygon(Polygon(clockwise, holes: [clockwise.reversed()])))
        #expect(
            String(decoding: writer.bytes, as: UTF8.self)
                == #"{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[0,0],[0,4],[4,4],[4,0],[0,0]]]}"#
        )
    }

    @Test("A feature has its id, box, shape, properties and further members")
    func feature() {
        let bytes = GeoJSONWriter.feature(
            id: .text("ก\"\\\u{1}"), geometry: .lineString([Position(x: 1, y: 2), Position(x: -3, y: 4.5)]),
            properties: [
                ("a", .null), ("b", .bool(true)), ("c", .int(-5)), ("d", .double(0.1)), ("e", .string("ข\n")),
                ("f", .json("[1]")),
            ], hasBounds: true, members: [("links", .json("[]"))])
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == #"{"type":"Feature","id":"ก\"\\\u0001","bbox":[-3,2,1,4.5],"geometry":{"type":"LineString","coordinates":[[1,2],[-3,4.5]]},"properties":{"a":null,"b":true,"c":-5,"d":0.1,"e":"ข\n","f":[1]},"links":[]}"#
        )
    }

    @Test("What is written reads back the same", arguments: WKBTests.shapes)
    func roundTrip(shape: Geometry) throws {
        guard !shape.positions.isEmpty, shape.bounds?.south ?? 0 > -1e-100 else { return }
        var writer = GeoJSONWriter(decimals: 15)
        writer.begin(members: [("timeStamp", .string("x"))])
        writer.append(id: .number(1), geometry: shape, properties: [("n", .string("โฉนด"))])
        writer.append(id: .number(2), geometry: nil, properties: [])
        writer.end(members: [("numberReturned", .int(2))])
        let document = try GeoJSONReader().read(writer.bytes)
        #expect(document.features.count == 2)
        #expect(document.features.first?["n"] == .string("โฉนด"))
        let again = try #require(document.features.first?.geometry)
        #expect(again.positions.count == shape.positions.filter { _ in true }.count)
        #expect(
            Set(again.positions.map { ($0.x * 1e6).rounded() }) == Set(shape.positions.map { ($0.x * 1e6).rounded() }))
    }
}
