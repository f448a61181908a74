import Civics
import Geo
import GeoPackage
import Testing

@Suite struct GeoPackageWriteTests {
    private let moment = Instant(milliseconds: 1_795_000_000_123)

    /// Parcels as our own export would have them.
    private func parcels() -> GeoPackageLayer {
        let square = [(103.1, 14.9), (103.2, 14.9), (103.2, 15.0), (103.1, 15.0), (103.1, 14.9)].map {
            Position(x: $0.0, y: $0.1)
        }
        return GeoPackageLayer(
            name: "parcel", title: "แปลงที่ดิน",
            columns: [
                .init(name: "code", kind: .text), .init(name: "lot", kind: .integer), .init(name: "wa", kind: .number),
                .init(name: "vacant", kind: .boolean), .init(name: "seen", kind: .date),
                .init(name: "changed", kind: .dateTime), .init(name: "\"odd\" name", kind: .text),
            ],
            rows: [
                .init(
                    id: 7, geometry: .polygon(Polygon(square)),
                    values: [
                        .string("01A001"), .int(1), .double(15.5), .bool(true), .string("2026-02-03"),
                        .string("2026-02-03T04:05:06.000Z"), .string("'; DROP TABLE parcel; --"),
                    ]),
                .init(
                    id: 9,
                    geometry: .multiPolygon([Polygon(square), Polygon(square.map { .init(x: $0.x + 1, y: $0.y) })]),
                    values: [.string("ก\u{0E48}า"), .null, .double(0), .bool(false), .null, .null, .string("")]),
                .init(id: 12, geometry: nil, values: [.string("-"), .int(-3), .null, .null, .null, .null, .null]),
            ], coordinateSystem: .wgs84)
    }

    @Test("What is written is read back the same")
    func roundTrip() throws {
        var people = GeoPackageLayer(
            name: "people", title: "ราย\"ชื่อ'", columns: [.init(name: "fid", kind: .integer)],
            rows: [.init(id: 1, geometry: nil, values: [.int(5)])], hasShapes: false, coordinateSystem: nil)
        let empty = GeoPackageLayer(
            name: "ว่าง", title: "ว่าง", columns: [.init(name: "geom", kind: .text)], rows: [],
            coordinateSystem: .indian47)
        let layers = [parcels(), people, empty]
        let bytes = try GeoPackageWriter.write(layers, changed: moment)
        #expect(try GeoPackageReader.read(bytes) == layers)
        #expect(try GeoPackageWriter.write(layers, changed: moment) == bytes)
        #expect(try GeoPackageWriter.write(layers, changed: moment.adding(seconds: 1)) != bytes)
        people.title = nil
        #expect(try GeoPackageReader.read(try GeoPackageWriter.write([people], changed: moment))[0].title == "people")
    }

    @Test("GDAL and SQLite find the file in order, with its index")
    func gdal() throws {
        let shop = try Workshop()
        try shop.write("a.gpkg", try GeoPackageWriter.write([parcels()], changed: moment))
        let check = try shop.run("sqlite3", "a.gpkg", HostileRows.check)
        #expect(check.split(separator: "\n") == ["ok", "ok"])
        let info = try shop.run("ogrinfo", "-al", "a.gpkg")
        #expect(!info.contains("Warning") && !info.contains("ERROR"))
        #expect(info.contains("Feature Count: 3"))
        #expect(info.contains("Extent: (103.100000, 14.900000) - (104.200000, 15.000000)"))
        #expect(info.contains("ID[\"EPSG\",4326]"))
        #expect(info.contains("OGRFeature(parcel):9"))
        #expect(info.contains("vacant (Integer(Boolean)) = 1"))
        #expect(info.contains("seen (Date) = 2026/02/03"))
        #expect(info.contains("changed (DateTime) = 2026/02/03 04:05:06+00"))
        #expect(info.contains("'; DROP TABLE parcel; --"))
        let found = try shop.run("ogrinfo", "-so", "-spat", "104.1", "14.9", "104.2", "15", "a.gpkg", "parcel")
        #expect(found.contains("Feature Count: 1"))
    }

    @Test("GDAL edits our file: its triggers keep the index")
    func edited() throws {
        let shop = try Workshop()
        try shop.write("a.gpkg", try GeoPackageWriter.write([parcels()], changed: moment))
        try shop.write("in.csv", "WKT,code\n\"POLYGON ((1 1,2 1,2 2,1 1))\",new\n")
        try shop.run("ogr2ogr", "-append", "-update", "a.gpkg", "in.csv", "-nln", "parcel")
        try shop.run("ogrinfo", "a.gpkg", "-sql", "DELETE FROM parcel WHERE fid = 7")
        let check = try shop.run("sqlite3", "a.gpkg", HostileRows.check)
        #expect(check.split(separator: "\n") == ["ok", "ok"])
        let layer = try GeoPackageReader.read(try shop.read("a.gpkg"))[0]
        #expect(layer.rows.map(\.id) == [9, 12, 13])
        #expect(layer.rows[2].geometry?.bounds == Bounds(west: 1, south: 1, east: 2, north: 2))
    }

    @Test("From GDAL through us to GDAL nothing changes", arguments: CoordinateSystem.allCases)
    func throughUs(_ system: CoordinateSystem) throws {
        let shop = try Workshop()
        try shop.write("in.geojson", Parcels.geoJSON)
        try shop.run(
            "ogr2ogr", "-f", "GPKG", "-dim", "XY", "-a_srs", "EPSG:\(system.epsg)", "a.gpkg", "in.geojson", "-nln",
            "parcel")
        let layers = try GeoPackageReader.read(try shop.read("a.gpkg"))
        #expect(layers[0].coordinateSystem == system)
        try shop.write("b.gpkg", try GeoPackageWriter.write(layers, changed: moment))
        for name in ["a", "b"] {
            try shop.run("ogr2ogr", "-f", "CSV", "\(name).csv", "\(name).gpkg", "-lco", "GEOMETRY=AS_WKT")
        }
        #expect(try shop.read("a.csv") == shop.read("b.csv"))
        #expect(try shop.run("ogrinfo", "-so", "b.gpkg", "parcel").contains("ID[\"EPSG\",\(system.epsg)]"))
        // The definition says the same as the number: PROJ reads it as that very system.
        let text = try shop.run(
            "sqlite3", "b.gpkg", "SELECT definition FROM gpkg_spatial_ref_sys WHERE srs_id = \(system.epsg)")
        try shop.write("system.wkt", text)
        let same = try shop.run("gdalsrsinfo", "-e", "-o", "epsg", "system.wkt")
        #expect(same.contains("EPSG:\(system.epsg)"))
    }

    @Test("Layers that cannot be written say which")
    func unwritable() throws {
        func refused(_ change: (inout GeoPackageLayer) -> Void) throws -> GeoPackageError {
            var layer = parcels()
            change(&layer)
            return try #require(throws: GeoPackageError.self) { try GeoPackageWriter.write([layer], changed: moment) }
        }
        for name in ["", "gpkg_x", "SQLITE_a", "rtree_a_b", "a\0b"] {
            #expect(try refused { $0.name = name }.kind == .unwritable)
        }
        #expect(try refused { $0.columns[1].name = "CODE" }.kind == .unwritable)
        #expect(try refused { $0.columns[1].name = "" }.kind == .unwritable)
        #expect(try refused { $0.rows[1].id = 7 }.row == 2)
        #expect(try refused { $0.rows[2].values.removeLast() }.row == 3)
        #expect(try refused { $0.rows[0].values[1] = .string("one") }.row == 1)
        #expect(try refused { $0.rows[0].values[2] = .double(.nan) }.row == 1)
        #expect(try refused { $0.hasShapes = false }.row == 1)
        let twice = [parcels(), parcels()]
        #expect(throws: GeoPackageError(.unwritable, place: "parcel")) {
            try GeoPackageWriter.write(twice, changed: moment)
        }
    }
}
