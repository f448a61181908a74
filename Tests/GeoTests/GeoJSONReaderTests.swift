import Civics
import Geo
import Testing

@Suite("Reading GeoJSON")
struct GeoJSONReaderTests {
    private func read(
        _ text: String, wrapper: Bool = false, limits: GeoJSONLimits = GeoJSONLimits()
    ) throws(GeometryError) -> GeoJSONDocument {
        try GeoJSONReader(limits: limits, acceptsLandDepartmentWrapper: wrapper).read(Array(text.utf8))
    }

    private func shape(_ geometry: String) throws -> Geometry? {
        try read(
            #"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":\#(geometry),"properties":null}]}"#
        )
        .features.first?.geometry
    }

    @Test("Features, ids, properties in their order and lines are read; heights are dropped")
    func collection() throws {
        let document = try read(
            """
            \u{FEFF}{"type": "FeatureCollection", "name": "x", "features": [
              {"type": "Feature", "id": "ก1", "properties": {"b": 1, "a": -2.5, "โฉนด": "๑๒\\n\\u0e01\\ud83d\\ude00",
                "n": null, "t": true, "o": {"x": [1, 2]}, "big": 12345678901234567168, "z": -0},
               "geometry": {"type": "Point", "coordinates": [103.5, 15, 0]}},
              {"geometry": null, "type": "Feature", "properties": {}, "id": 7}
            ]}
            """)
        #expect(document.coordinateSystem == .wgs84 && !document.namesCoordinateSystem)
        let first = try #require(document.features.first)
        #expect(first.id == .text("ก1") && first.line == 2)
        #expect(first.geometry == .point(Position(x: 103.5, y: 15)))
        #expect(first.properties.map(\.0) == ["b", "a", "โฉนด", "n", "t", "o", "big", "z"])
        #expect(
            first.properties.map(\.1) == [
                .int(1), .double(-2.5), .string("๑๒\nก😀"), .null, .bool(true), .json(#"{"x": [1, 2]}"#),
                .double(12_345_678_901_234_567_168), .double(-0.0),
            ])
        #expect(first["a"] == .double(-2.5) && first["q"] == nil)
        #expect(document.features.last?.id == .number(7) && document.features.last?.line == 5)
    }

    @Test("Every kind of shape is read, with its members in any order")
    func shapes() throws {
        let ring = "[[0,0],[4,0],[4,4],[0,0]]"
        let polygon = Polygon([(0.0, 0.0), (4, 0), (4, 4), (0, 0)].map { Position(x: $0.0, y: $0.1) })
        #expect(
            try shape(#"{"coordinates":[\#(ring),\#(ring)],"type":"Polygon"}"#)
                == .polygon(Polygon(polygon.exterior, holes: [polygon.exterior])))
        #expect(
            try shape(#"{"type":"MultiPolygon","coordinates":[[\#(ring)],[\#(ring)]]}"#)
                == .multiPolygon([polygon, polygon]))
        #expect(
            try shape(#"{"type":"LineString","coordinates":[[1e2,2.0E-1],[3,4,5,6]]}"#)
                == .lineString([Position(x: 100, y: 0.2), Position(x: 3, y: 4)]))
        #expect(try shape(#"{"type":"MultiPoint","coordinates":[[1,2]]}"#) == .multiPoint([Position(x: 1, y: 2)]))
        #expect(
            try shape(#"{"type":"MultiLineString","coordinates":[[[1,2],[3,4]]]}"#)
                == .multiLineString([[Position(x: 1, y: 2), Position(x: 3, y: 4)]]))
        #expect(
            try shape(#"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}"#)
                == .collection([.point(Position(x: 1, y: 2))]))
        #expect(try shape(#"{"type":"Polygon","coordinates":[]}"#) == nil)
        #expect(try shape("null") == nil)
    }

    @Test("Numbers are rounded as the C library rounds them")
    func numbers() throws {
        var numbers = SeededNumbers(seed: 11)
        for _ in 0..<2_000 {
            let value = Double(bitPattern: numbers.next() >> 1)
            let near = Double.random(in: -180...180, using: &numbers)
            guard value.isFinite else { continue }
            let longer = "\(near)".contains("e") ? "\(near)" : "\(near)0000000000000000001"
            for text in ["\(value)", "\(near)", longer] {
                let point = try shape(#"{"type":"Point","coordinates":[\#(text),0]}"#)
                #expect(point == .point(Position(x: try #require(Double(text)), y: 0)))
            }
        }
    }

    @Test("A bare shape and a single feature are read")
    func single() throws {
        #expect(try read(#"{"type":"Point","coordinates":[1,2]}"#).features.count == 1)
        #expect(try read(#"{"properties":{},"geometry":null,"type":"Feature"}"#).features.count == 1)
        #expect(try read(#"{"features":[],"type":"FeatureCollection"}"#).features.isEmpty)
    }

    @Test(
        "A crs member names a system we know, or the text is refused",
        arguments: [
            ("urn:ogc:def:crs:OGC:1.3:CRS84", CoordinateSystem.wgs84), ("EPSG:24048", .indian48),
            ("urn:ogc:def:crs:EPSG::24047", .indian47), ("http://www.opengis.net/def/crs/EPSG/0/32648", .utm48),
            ("urn:ogc:def:crs:EPSG:8.5:4326", .wgs84), ("EPSG:3857", nil), ("", nil),
        ])
    func coordinateSystem(name: String, system: CoordinateSystem?) throws {
        let text = #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"\#(name)"}},"features":[]}"#
        if let system {
            #expect(try read(text).coordinateSystem == system)
            #expect(try read(text).namesCoordinateSystem)
        } else {
            #expect(throws: GeometryError.json(.unknownCoordinateSystem(name), line: 1, feature: nil)) {
                try read(text)
            }
        }
    }

    @Test("The Land Department's wrapper comes off only when asked for")
    func wrapper() throws {
        let feature =
            #"{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"LandNumber":5}}"#
        for inner in ["[\(feature)]", #"{"type":"FeatureCollection","features":[\#(feature)]}"#, feature] {
            let text = #"{"LocationGeospatial": \#(inner)}"#
            #expect(try read(text, wrapper: true).features.first?["LandNumber"] == .int(5))
            #expect(throws: GeometryError.json(.missing("type"), line: 1, feature: nil)) { try read(text) }
        }
    }

    static let faults: [(String, GeoJSONFault)] = [
        (#"{"type":"Feature","geometry":null,"properties":{"a":1,"a":2}}"#, .duplicateName("a")),
        (#"{"type":"Feature","geometry":null,"properties":{"a":1,"\u0061":2}}"#, .duplicateName("a")),
        (#"{"type":"Feature","geometry":null,"geometry":null,"properties":{}}"#, .duplicateName("geometry")),
        (#"{"type":"Feature","geometry":null,"properties":{"o":{"x":1,"x":1}}}"#, .duplicateName("x")),
        (#"{"type":"Feature","properties":{}}"#, .missing("geometry")),
        (#"{"geometry":null,"properties":{}}"#, .missing("type")),
        (#"{"type":"Feature","geometry":{"type":"Point","coordinates":[NaN,1]},"properties":{}}"#, .badPosition),
        (#"{"type":"Feature","geometry":{"type":"Point","coordinates":["1",1]},"properties":{}}"#, .badPosition),
        (#"{"type":"Feature","geometry":{"type":"Point","coordinates":[null,1]},"properties":{}}"#, .badPosition),
        (#"{"type":"Feature","geometry":{"type":"Point","coordinates":[1]},"properties":{}}"#, .badPosition),
        (#"{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2,3,4,5]},"properties":{}}"#, .badPosition),
        (#"{"type":"Feature","geometry":{"type":"Point","coordinates":[1e999,2]},"properties":{}}"#, .badNumber),
        (#"{"type":"Feature","geometry":{"type":"Point","coordinates":[01,2]},"properties":{}}"#, .syntax("0–9")),
        (
            #"{"type":"Feature","geometry":{"type":"Circle","coordinates":[1,2]},"properties":{}}"#,
            .unknownType("Circle")
        ),
        (#"{"type":"Feature","geometry":{"type":"Point"},"properties":{}}"#, .missing("coordinates")),
        (#"{"type":"Feature","geometry":{"type":"LineString","coordinates":[[1,2]]},"properties":{}}"#, .shortLine),
        (
            #"{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]},"properties":{}}"#,
            .openRing
        ),
        (
            #"{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]},"properties":{}}"#,
            .openRing
        ),
        (#"{"type":"Feature","geometry":null,"properties":{"a":"\#u{1}"}}"#, .badText),
        (#"{"type":"Feature","geometry":null,"properties":{"a":"\ud800"}}"#, .badText),
        (#"{"type":"Feature","geometry":null,"properties":{"a":1,}}"#, .syntax("\"")),
        (#"{"type":"Feature","geometry":null,"properties":{"a":tru}}"#, .syntax("true")),
        (#"{"type":"Feature","geometry":null,"properties":[]}"#, .missing("properties")),
    ]

    @Test("What is wrong is told with its line and feature", arguments: faults)
    func refused(feature: String, fault: GeoJSONFault) throws {
        let good = #"{"type":"Feature","geometry":null,"properties":{}}"#
        let text = "{\"type\":\"FeatureCollection\",\"features\":[\n\(good),\n\(feature)\n]}"
        #expect(throws: GeometryError.json(fault, line: 3, feature: 2)) { try read(text) }
        let words = GeometryError.json(fault, line: 3, feature: 2).words
        #expect(words.th.contains("บรรทัด 3 รูปที่ 2") && words.en.hasPrefix("Line 3, feature 2: "))
    }

    @Test("Text that is no UTF-8, or goes on after the end, is refused")
    func endings() {
        #expect(throws: GeometryError.self) {
            try GeoJSONReader().read(Array(#"{"type":"Feature","x":""#.utf8) + [0xFF] + Array("\"}".utf8))
        }
        #expect(throws: GeometryError.json(.syntax("EOF"), line: 1, feature: nil)) {
            try read(#"{"type":"FeatureCollection","features":[]} x"#)
        }
    }

    @Test("Every cut-off prefix is refused")
    func truncated() {
        let text = Array(
            #"{"type":"FeatureCollection","features":[{"type":"Feature","id":1,"properties":{"a":[1,{"b":"\n"}]},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}]}"#
                .utf8)
        for length in 0..<text.count {
            #expect(throws: GeometryError.self) { try GeoJSONReader().read(Array(text.prefix(length))) }
        }
    }

    @Test("Bytes, features, positions, properties and depth have their bounds")
    func bounds() throws {
        var limits = GeoJSONLimits()
        limits.features = 2
        limits.positions = 3
        limits.properties = 2
        limits.bytes = 100_000
        let feature =
            #"{"type":"Feature","geometry":{"type":"MultiPoint","coordinates":[[1,2],[1,2]]},"properties":{}}"#
        let null = #"{"type":"Feature","geometry":null,"properties":{}}"#
        func text(_ features: [String]) -> String {
            #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#
        }
        #expect(throws: GeometryError.json(.tooMuch(.features, limit: 2), line: 1, feature: 3)) {
            try read(text([null, null, null]), limits: limits)
        }
        #expect(throws: GeometryError.json(.tooMuch(.positions, limit: 3), line: 1, feature: 2)) {
            try read(text([feature, feature]), limits: limits)
        }
        #expect(throws: GeometryError.json(.tooMuch(.properties, limit: 2), line: 1, feature: 1)) {
            try read(
                text([#"{"type":"Feature","geometry":null,"properties":{"a":1,"b":1,"c":1}}"#]), limits: limits)
        }
        #expect(throws: GeometryError.tooMuch(.bytes, limit: 100_000)) {
            try read(String(repeating: " ", count: 100_001), limits: limits)
        }
        let deep = String(repeating: "[", count: 50_000)
        #expect(throws: GeometryError.self) { try read(#"{"type":"Point","coordinates":\#(deep)"#, limits: limits) }
        #expect(throws: GeometryError.self) { try read(#"{"x":\#(deep)"#, limits: limits) }
        #expect(throws: GeometryError.self) {
            try read(
                text([#"{"type":"Feature","geometry":null,"properties":{"a":\#(deep)}}"#]), limits: limits)
        }
        let nested = String(repeating: #"{"type":"GeometryCollection","geometries":["#, count: 2_000)
        #expect(throws: GeometryError.self) { try read(nested, limits: limits) }
    }

    @Test("Random changes never crash the reader")
    func noise() {
        let text = Array(
            #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4326"}},"features":[{"type":"Feature","id":"x","properties":{"a":[1.5e3,{"b":"\u0e01"}],"c":-0.25,"d":null},"geometry":{"coordinates":[[[0,0],[1,0],[1,1],[0,0]]],"type":"Polygon"}}]}"#
                .utf8)
        var numbers = SeededNumbers(seed: 99)
        for _ in 0..<4_000 {
            var changed = text
            for _ in 0..<Int.random(in: 1...3, using: &numbers) {
                let place = Int.random(in: 0..<changed.count, using: &numbers)
                switch Int.random(in: 0...2, using: &numbers) {
                case 0: changed[place] = UInt8.random(in: 0...255, using: &numbers)
                case 1: changed.remove(at: place)
                default: changed.insert(text[Int.random(in: 0..<text.count, using: &numbers)], at: place)
                }
            }
            _ = try? GeoJSONReader(acceptsLandDepartmentWrapper: true).read(changed)
        }
    }
}
