import Civics
import Geo
import GeoPackage
import Testing

@Suite struct GeoPackageReadTests {
    /// GDAL's GeoPackage of the parcels, changed by some SQL.
    private func file(_ sql: String = "") throws -> [UInt8] {
        let shop = try Workshop()
        try shop.write("in.geojson", Parcels.geoJSON)
        try shop.run("ogr2ogr", "-f", "GPKG", "a.gpkg", "in.geojson", "-nln", "parcel", "-lco", "SPATIAL_INDEX=NO")
        if !sql.isEmpty { try shop.run("sqlite3", "a.gpkg", sql) }
        return try shop.read("a.gpkg")
    }

    @Test("GDAL's file is read: columns, kinds, values, shapes, system")
    func gdal() throws {
        let layers = try GeoPackageReader.read(try file())
        #expect(layers.count == 1)
        let layer = try #require(layers.first)
        #expect(layer.name == "parcel")
        #expect(layer.coordinateSystem == .wgs84)
        #expect(layer.notes.isEmpty)
        #expect(layer.rows.map(\.id) == [1, 2, 3])
        let kinds = Dictionary(uniqueKeysWithValues: layer.columns.map { ($0.name, $0.kind) })
        #expect(kinds["LOT"] == .integer)
        #expect(kinds["wa"] == .number)
        #expect(kinds["land_type"] == .text)
        #expect(kinds["seen"] == .date)
        let land = try #require(layer.columns.firstIndex { $0.name == "land_type" })
        #expect(layer.rows[2].values[land] == .string("ที่สาธารณประโยชน์ หนองน้ำ"))
        let title = try #require(layer.columns.firstIndex { $0.name == "Chanod_no" })
        #expect(layer.rows.map { $0.values[title] } == [.string("12345"), .null, .string("9")])
        #expect(layer.rows[0].geometry?.polygons.first?.holes.count == 1)
        #expect(layer.rows[1].geometry?.polygons.count == 2)
        #expect(layer.rows[2].geometry == nil)
    }

    @Test(
        "Every kind of shape that GDAL writes is read, in each dimension",
        arguments: ["XY", "XYZ", "XYM", "XYZM"])
    func shapes(_ dimensions: String) throws {
        let square = [(0, 0), (1, 0), (1, 1), (0, 0)].map { Position(x: $0.0, y: $0.1) }
        let a = Position(x: 103.5, y: 14.25)
        let b = Position(x: 104, y: 15)
        let shapes: [(String, Geometry?)] = [
            ("POINT (103.5 14.25)", .point(a)), ("POINT EMPTY", nil),
            ("LINESTRING (103.5 14.25,104 15)", .lineString([a, b])),
            ("POLYGON ((0 0,1 0,1 1,0 0))", .polygon(Polygon(square))), ("POLYGON EMPTY", nil),
            ("MULTIPOINT ((103.5 14.25),(104 15))", .multiPoint([a, b])),
            ("MULTILINESTRING ((103.5 14.25,104 15))", .multiLineString([[a, b]])),
            ("MULTIPOLYGON (((0 0,1 0,1 1,0 0)))", .multiPolygon([Polygon(square)])),
            (
                "GEOMETRYCOLLECTION (POINT (103.5 14.25),LINESTRING (103.5 14.25,104 15))",
                .collection([.point(a), .lineString([a, b])])
            ),
        ]
        let shop = try Workshop()
        try shop.write("in.csv", "WKT,n\n" + shapes.enumerated().map { "\"\($1.0)\",\($0)\n" }.joined())
        try shop.run(
            "ogr2ogr", "-f", "GPKG", "-dim", dimensions, "-a_srs", "EPSG:24048", "-nlt", "GEOMETRY", "a.gpkg", "in.csv",
            "-nln", "all")
        let layer = try #require(try GeoPackageReader.read(try shop.read("a.gpkg")).first)
        #expect(layer.coordinateSystem == .indian48)
        #expect(layer.rows.map(\.geometry) == shapes.map(\.1))
    }

    @Test("Several layers, attributes among them, come in the file's order; a strange system is noted")
    func layers() throws {
        let shop = try Workshop()
        try shop.write("in.geojson", Parcels.geoJSON)
        try shop.write("people.csv", "name,age\nสมชาย,70\n")
        try shop.run("ogr2ogr", "-f", "GPKG", "a.gpkg", "in.geojson", "-nln", "zone", "-t_srs", "EPSG:32648")
        try shop.run("ogr2ogr", "-f", "GPKG", "-update", "a.gpkg", "in.geojson", "-nln", "far", "-t_srs", "EPSG:3857")
        try shop.run(
            "ogr2ogr", "-f", "GPKG", "-update", "a.gpkg", "people.csv", "-nln", "ราย\"ชื่อ", "-nlt", "NONE", "-oo",
            "AUTODETECT_TYPE=YES")
        let layers = try GeoPackageReader.read(try shop.read("a.gpkg"))
        #expect(layers.map(\.name) == ["zone", "far", "ราย\"ชื่อ"])
        #expect(layers.map(\.coordinateSystem) == [.utm48, nil, nil])
        #expect(layers.map(\.hasShapes) == [true, true, false])
        #expect(layers[1].notes.contains { $0.en.contains("Pseudo-Mercator") })
        #expect(layers[2].rows.map(\.values) == [[.string("สมชาย"), .int(70)]])
        #expect(layers[2].notes.isEmpty)
        #expect(layers[0].rows[0].geometry?.bounds?.west ?? 0 > 200_000)
    }

    @Test("A file left in write-ahead mode is read all the same")
    func writeAhead() throws {
        #expect(try GeoPackageReader.read(try file("PRAGMA journal_mode = WAL;"))[0].rows.count == 3)
    }

    @Test(
        "What contradicts the format is refused with its kind",
        arguments: [
            (HostileRows.viewOfContents, GeoPackageError.Kind.wrongFormat), (HostileRows.ownTableAsLayer, .damaged),
            (HostileRows.hugeShape, .tooLarge), (HostileRows.textAsShape, .damaged), (HostileRows.shortShape, .damaged),
            (HostileRows.cutShape, .damaged), (HostileRows.wrongEnvelope, .damaged),
            (HostileRows.extendedShape, .damaged), (HostileRows.curve, .unsupportedShape),
            (HostileRows.notANumber, .damaged), (HostileRows.badText, .badText), (HostileRows.noShapeColumn, .damaged),
            (HostileRows.strangeColumn, .damaged), (HostileRows.textNumber, .damaged),
            (HostileRows.manyLayers, .tooLarge),
        ])
    func refused(_ sql: String, _ kind: GeoPackageError.Kind) throws {
        let error = try #require(throws: GeoPackageError.self) { try GeoPackageReader.read(try file(sql)) }
        #expect(error.kind == kind, "\(error)")
    }

    @Test("A view or a virtual table in a layer's place is not touched, and a note says so")
    func views() throws {
        for sql in [HostileRows.endlessView, HostileRows.virtualLayer] {
            let layer = try #require(try GeoPackageReader.read(try file(sql)).first)
            #expect(layer.rows.isEmpty)
            #expect(layer.notes.contains { $0.en.contains("view or virtual table") })
        }
    }

    @Test("Computed columns and bytes are left out, and a note names them")
    func leftOut() throws {
        for (sql, name) in [(HostileRows.computedColumn, "big"), (HostileRows.bytesColumn, "photo")] {
            let layer = try #require(try GeoPackageReader.read(try file(sql)).first)
            #expect(layer.rows.count == 3)
            #expect(!layer.columns.contains { $0.name == name })
            #expect(layer.notes.contains { $0.en.contains(name) })
        }
    }

    @Test("A key of two columns is two columns, and the rows are counted")
    func doubleKey() throws {
        let layer = try #require(try GeoPackageReader.read(try file(HostileRows.doubleKey)).last)
        #expect(layer.columns.map(\.name) == ["a", "b", "note"])
        #expect(layer.rows.map(\.id) == [1, 2, 3])
        #expect(layer.rows[0].values == [.int(2), .int(1), .string("x")])
    }

    @Test("An empty point is no shape, and an infinite number is no value")
    func nothing() throws {
        #expect(try GeoPackageReader.read(try file(HostileRows.emptyPoint))[0].rows[0].geometry == nil)
        let layer = try GeoPackageReader.read(try file(HostileRows.infinite))[0]
        let area = try #require(layer.columns.firstIndex { $0.name == "area" })
        #expect(layer.rows[0].values[area] == .null)
        #expect(layer.notes.contains { $0.en.contains("1 values") })
    }

    @Test("Shapes of two systems in one layer leave the system open")
    func mixedSystems() throws {
        let layer = try GeoPackageReader.read(try file(HostileRows.otherSystem))[0]
        #expect(layer.coordinateSystem == nil)
        #expect(layer.notes.contains { $0.en.contains("1 shapes name another coordinate system") })
    }

    @Test("Limits on bytes, rows, values, columns and steps end the reading")
    func limits() throws {
        let bytes = try file(HostileRows.manyRows)
        #expect(try GeoPackageReader.read(bytes)[0].rows.count == 4_994)
        for change: (inout GeoPackageLimits) -> Void in [
            { $0.bytes = bytes.count - 1 }, { $0.rows = 4_993 }, { $0.values = 20_000 }, { $0.columns = 3 },
            { $0.thousandSteps = 20 }, { $0.readBytes = 100_000 }, { $0.layers = 0 },
        ] {
            var limits = GeoPackageLimits()
            change(&limits)
            let error = try #require(throws: GeoPackageError.self) { try GeoPackageReader.read(bytes, limits: limits) }
            #expect(error.kind == .tooLarge)
        }
    }

    @Test("What is no GeoPackage says so")
    func otherFiles() throws {
        let shop = try Workshop()
        try shop.run("sqlite3", "a.db", HostileRows.tiles)
        for bytes in [try shop.read("a.db"), [], Array("SQLite format 3\0".utf8), [UInt8](repeating: 0, count: 5_000)] {
            let error = try #require(throws: GeoPackageError.self) { try GeoPackageReader.read(bytes) }
            #expect(error.kind == .wrongFormat)
        }
        let whole = try file()
        #expect(throws: GeoPackageError.self) { try GeoPackageReader.read(Array(whole.prefix(whole.count / 2))) }
    }
}
