import Civics
import Geo
import GeoFiles
import GeoPackage
import Sheets
import Testing

@Suite struct FeatureFileTests {
    /// The parts of a shapefile as GDAL writes them, under other names.
    private func layer(_ name: String, as path: (String) -> String) throws -> [ZipWriter.Entry] {
        let shop = try Workshop()
        try shop.write("in.geojson", Parcels.geoJSON)
        try shop.run("ogr2ogr", "-lco", "ENCODING=CP874", "-t_srs", "EPSG:24048", "\(name).shp", "in.geojson")
        return try shop.files("\(name).").sorted { $0.key < $1.key }.map { ZipWriter.Entry(path($0.key), $0.value) }
    }

    private func refusal(_ name: String, _ bytes: [UInt8]) throws -> GeoFileError {
        let error = try #require(throws: GeoFileError.self) { try FeatureFile.read(name: name, bytes: bytes) }
        #expect(!error.sentence.th.isEmpty && !error.wayForward.th.isEmpty)
        return error
    }

    @Test("A ZIP of LTAX layers, in folders and any letter case, gives one table for each")
    func ltax() throws {
        let entries =
            try layer("parcel") { "LTAX/\($0.uppercased())" } + layer("zone") { "LTAX/ชั้น/\($0)" }
            + layer("block") { $0.prefix(1).uppercased() + $0.dropFirst() }
            + [ZipWriter.Entry("__MACOSX/._parcel.shp", [1, 2]), ZipWriter.Entry("คู่มือ.pdf", text: "%PDF")]
        let tables = try FeatureFile.read(name: "ltax.zip", bytes: try ZipWriter.write(entries))
        #expect(tables.map(\.name) == ["PARCEL", "zone", "Block"])
        #expect(tables.allSatisfy { $0.features.count == 3 && $0.coordinateSystem == .indian48 && $0.hasGeometry })
        #expect(tables[0].notes.contains { $0.th.contains("คู่มือ.pdf") })
        #expect(tables[0].index(of: " parcel_cod ") == 0)
    }

    @Test("The Land Department's monthly ZIP gives its tables and its map; leavings are named")
    func monthly() throws {
        let csv = "UTM_MAP1 ,ที่ดิน ,ไร่,สถานะดำเนินการ\r\n5638,77,฿-,ขาย\r\n\r\n5638,78,,ให้\r\n"
        let map = """
            {"LocationGeospatial": {"type":"FeatureCollection","features":[{"type":"Feature",
            "properties":{"LandUTM1":"5638","LandNumber":77,"OptName":"สองห้อง"},
            "geometry":{"type":"Point","coordinates":[103.1,14.9]}}]}}
            """
        let zip = try ZipWriter.write([
            .init("2569/parcel_310118.csv", text: csv), .init("2569/310118_MAP_LAND_GIS_48.geojson", text: map),
            .init("2569/a_ogr_tmp.csv", text: "x,y\n1,2\n"), .init("2569/settings.json", text: "{\"a\":1}"),
        ])
        let tables = try FeatureFile.read(name: "m10.zip", bytes: zip)
        #expect(tables.map(\.name) == ["parcel_310118", "310118_MAP_LAND_GIS_48"])
        #expect(tables[0].fields.map(\.name) == ["UTM_MAP1", "ที่ดิน", "ไร่", "สถานะดำเนินการ"])
        #expect(tables[0].features.count == 2)
        #expect(tables[0].features[0].values[2] == .string("฿-"))
        #expect(tables[0].features[1].values[2] == .null)
        #expect(!tables[0].hasGeometry)
        #expect(tables[0].notes.contains { $0.en.contains("a_ogr_tmp.csv") && $0.en.contains("settings.json") })
        #expect(tables[1].coordinateSystem == .wgs84)
        #expect(tables[1].fields.map(\.kind) == [.text, .integer, .text])
        #expect(tables[1].features[0].geometry == .point(Position(x: 103.1, y: 14.9)))
    }

    @Test("Files sent together are sorted into their layers")
    func together() throws {
        var files: [String: [UInt8]] = ["people.csv": Array("name\nสมชาย\n".utf8)]
        for entry in try layer("parcel", as: { $0 }) + layer("zone", as: { $0.uppercased() }) {
            files[entry.name] = entry.content
        }
        files["more.zip"] = try ZipWriter.write(try layer("block") { $0 })
        let tables = try FeatureFile.read(files: files)
        #expect(tables.map(\.name) == ["ZONE", "block", "parcel", "people"])
        #expect(tables.map(\.features.count) == [3, 3, 3, 1])
        #expect(try FeatureFile.read(files: ["people.csv": Array("a\n1\n".utf8)]).count == 1)
        #expect(throws: GeoFileError.self) { try FeatureFile.read(files: [:]) }
        files["Parcel.SHP"] = ShapeBytes().shp
        let error = try #require(throws: GeoFileError.self) { try FeatureFile.read(files: files) }
        #expect(error.kind == .duplicateName)
    }

    @Test("GeoJSON in metres without a named system is asked about; columns are the union of all rows")
    func geoJSON() throws {
        let text = """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","id":5,"properties":{"a":1},"geometry":{"type":"Point","coordinates":[288000,1650000]}},
            {"type":"Feature","properties":{"b":"x","a":2.5},"geometry":null}]}
            """
        let table = try FeatureFile.read(name: "map.json", bytes: Array(text.utf8))[0]
        #expect(table.coordinateSystem == nil)
        #expect(table.notes.contains { $0.en.contains("EPSG:32647, 32648") })
        #expect(table.fields.map(\.name) == ["a", "b", "id"])
        #expect(table.fields.map(\.kind) == [.number, .text, .integer])
        #expect(table.features.map(\.values) == [[.int(1), .null, .int(5)], [.double(2.5), .string("x"), .null]])
        let broken = try refusal("map.geojson", Array("{\"type\":\n\"Nothing\"}".utf8))
        guard case .geoJSON = broken.kind else {
            Issue.record("\(broken)")
            return
        }
    }

    @Test("CSV in Thai Windows letters and XLSX become tables without shapes")
    func sheets() throws {
        var csv = Array("name,rai\n".utf8)
        csv += [0xA1, 0xA2, UInt8(ascii: ","), UInt8(ascii: "2"), 0x0A]
        let people = try FeatureFile.read(name: "people.CSV", bytes: csv)[0]
        #expect(people.encoding == .windows874)
        #expect(people.features.map(\.values) == [[.string("กข"), .string("2")]])
        let workbook = XlsxWorkbook(sheets: [
            XlsxSheet(
                name: "บ้าน",
                rows: [
                    [.text("house "), .text("rai"), .text("owner")], [],
                    [.text("1/2"), .number("3"), .boolean(true)], [.text("-"), .number("0.5")],
                ]),
            XlsxSheet(name: "empty", rows: []),
        ])
        let tables = try FeatureFile.read(name: "x.bin", bytes: try XlsxWriter.write(workbook))
        #expect(tables.map(\.name) == ["บ้าน"])
        #expect(
            tables[0].fields == [
                FeatureField(name: "house", kind: .text), FeatureField(name: "rai", kind: .number),
                FeatureField(name: "owner", kind: .boolean),
            ])
        #expect(
            tables[0].features.map(\.values) == [
                [.string("1/2"), .int(3), .bool(true)], [.string("-"), .double(0.5), .null],
            ])
    }

    @Test("A GeoPackage gives its layers")
    func geoPackage() throws {
        let shop = try Workshop()
        try shop.write("in.geojson", Parcels.geoJSON)
        try shop.run("ogr2ogr", "-f", "GPKG", "a.gpkg", "in.geojson", "-nln", "parcel", "-t_srs", "EPSG:32648")
        try shop.run("ogr2ogr", "-f", "GPKG", "-update", "a.gpkg", "in.geojson", "-nln", "far", "-t_srs", "EPSG:3857")
        let tables = try FeatureFile.read(name: "a", bytes: try shop.read("a.gpkg"))
        #expect(tables.map(\.name) == ["parcel", "far"])
        #expect(tables.map(\.coordinateSystem) == [.utm48, nil])
        #expect(tables[0].fields.first == FeatureField(name: "PARCEL_COD", kind: .text))
        #expect(tables[1].notes.contains { $0.en.contains("fits no coordinate system of Thailand") })
    }

    @Test("What cannot be read says why and what to do")
    func refused() throws {
        #expect(try refusal("a.png", [0x89, 0x50, 0x4E, 0x47]).kind == .unknownFormat)
        #expect(try refusal("a.csv", []).kind == .unknownFormat)
        #expect(try refusal("a.csv", Array("\n\n".utf8)).kind == .unknownFormat)
        #expect(try refusal("a.shp", ShapeBytes().shp) == GeoFileError(.missingPart, place: "a"))
        #expect(try refusal("a.xls", [0xD0, 0xCF, 0x11, 0xE0]).kind == .sheet(.legacyOrLocked))
        #expect(try refusal("a.zip", [0x50, 0x4B, 3, 4]).kind == .sheet(.damaged))
        #expect(try refusal("a.gpkg", Array("SQLite format 3\0".utf8)).kind == .package(.wrongFormat))
        let wide = try refusal("a.csv", Array("a,b\n1,2\n1,2,3\n".utf8))
        #expect(wide == GeoFileError(.malformed, place: "a", line: 3))
        let pdf = try ZipWriter.write([.init("a.pdf", text: "%PDF")])
        #expect(try refusal("a.zip", pdf) == GeoFileError(.missingPart, place: "a.zip"))
        let lone = try ZipWriter.write([.init("parcel.dbf", ShapeBytes().dbf)])
        #expect(try refusal("a.zip", lone) == GeoFileError(.missingPart, place: "parcel.shp"))
        let both = try ZipWriter.write([.init("owners.dbf", ShapeBytes().dbf), .init("a.csv", text: "a\n1\n")])
        #expect(try FeatureFile.read(name: "a.zip", bytes: both)[0].notes.contains { $0.en.contains("owners.dbf") })
        let bomb = try ZipWriter.write([.init("a.csv", [UInt8](repeating: 0x30, count: 4 << 20))])
        #expect(try refusal("a.zip", bomb).kind == .sheet(.bomb))
    }

    @Test("An archive in an archive is not opened, whatever it calls itself")
    func nested() throws {
        let inner = try ZipWriter.write([.init("a.csv", text: "a\n1\n")])
        for name in ["b.xlsx", "b.csv", "b.geojson"] {
            let outer = try ZipWriter.write([.init(name, inner)])
            #expect(try refusal("a.zip", outer) == GeoFileError(.unknownFormat, place: name))
        }
        let outer = try ZipWriter.write([.init("a.csv", text: "a\n1\n"), .init("b.zip", inner)])
        #expect(try FeatureFile.read(name: "a.zip", bytes: outer).map(\.name) == ["a"])
    }

    @Test("A ZIP behind a password says so, and how to go on")
    func password() throws {
        var zip = try ZipWriter.write([.init("parcel.csv", text: "a\n1\n")])
        // Bit 0 of the flags, in the entry's own head and in the directory, marks it as encrypted.
        let directory = try #require(zip.indices.first { zip[$0...].starts(with: [0x50, 0x4B, 1, 2]) })
        zip[6] |= 1
        zip[directory + 8] |= 1
        let error = try refusal("m10.zip", zip)
        #expect(error.kind == .sheet(.encrypted))
        #expect(error.wayForward.en.contains("password you were given"))
    }

    @Test("Columns, values and unpacked bytes are limited")
    func limits() throws {
        let manyColumns = Array((0..<3_000).map { "c\($0)" }.joined(separator: ",").utf8)
        #expect(try refusal("a.csv", manyColumns) == GeoFileError(.tooLarge, place: "fields"))
        let millionColumns = [UInt8](repeating: UInt8(ascii: ","), count: 1_000_000)
        #expect(try refusal("a.csv", millionColumns).kind == .sheet(.tooLarge))
        let properties = (0..<2_100).map { #"{"type":"Feature","geometry":null,"properties":{"p\#($0)":1}}"# }
        let text = #"{"type":"FeatureCollection","features":[\#(properties.joined(separator: ","))]}"#
        #expect(try refusal("a.geojson", Array(text.utf8)) == GeoFileError(.tooLarge, place: "fields"))
        var limits = FeatureFile.Limits()
        limits.archive.inflatedBytes = 2_000
        let zip = try ZipWriter.write(try layer("parcel") { $0 })
        #expect(throws: GeoFileError.self) { try FeatureFile.read(name: "a.zip", bytes: zip, limits: limits) }
        #expect(try FeatureFile.read(name: "a.zip", bytes: zip).count == 1)
    }
}
