import Civics
import Geo
import GeoFiles
import Testing

@Suite struct ShapefileTests {
    /// Parcels as GDAL writes them.
    private func parcels(_ options: String..., name: String = "parcel") throws -> [String: [UInt8]] {
        let shop = try Workshop()
        try shop.write("in.geojson", Parcels.geoJSON)
        var arguments = ["ogr2ogr", "-f", "ESRI Shapefile", "\(name).shp", "in.geojson"]
        arguments += options
        try run(shop, arguments)
        return try shop.files("\(name).")
    }

    private func run(_ shop: Workshop, _ arguments: [String]) throws {
        try shop.write("command.sh", arguments.map { "'\($0)'" }.joined(separator: " "))
        try shop.run("sh", "command.sh")
    }

    @Test(
        "Thai attributes are read in each encoding that GDAL writes",
        arguments: [("CP874", FeatureTable.Encoding.windows874), ("UTF-8", .utf8)])
    func encodings(_ name: String, _ encoding: FeatureTable.Encoding) throws {
        let table = try ShapefileReader.read(files: try parcels("-lco", "ENCODING=\(name)"))
        #expect(table.name == "parcel")
        #expect(table.encoding == encoding)
        #expect(table.notes.isEmpty)
        #expect(table.fields.map(\.name).prefix(3) == ["PARCEL_COD", "ZONE_ID", "BLOCK_ID"])
        let kinds = ["LOT", "land_type", "wa", "seen"].compactMap { table.index(of: $0).map { table.fields[$0].kind } }
        #expect(kinds == [.integer, .text, .number, .date])
        let land = try #require(table.index(of: "LAND_TYPE"))
        #expect(
            table.features.map { $0.values[land] } == [
                .string("โฉนด"), .string("น.ส.3ก"), .string("ที่สาธารณประโยชน์ หนองน้ำ"),
            ])
    }

    @Test("Without .cpg and language byte the letters are recognised", arguments: ["CP874", "UTF-8"])
    func detection(_ encoding: String) throws {
        var files = try parcels("-lco", "ENCODING=\(encoding)")
        files["parcel.cpg"] = nil
        files["parcel.dbf"]?[29] = 0
        let table = try ShapefileReader.read(files: files)
        let land = try #require(table.index(of: "land_type"))
        #expect(table.features[0].values[land] == .string("โฉนด"))
        #expect(table.encoding == (encoding == "CP874" ? .windows874 : .utf8))
    }

    @Test("A .cpg that lies is noted, and the letters are read as what they are")
    func lyingEncoding() throws {
        var files = try parcels("-lco", "ENCODING=CP874")
        files["parcel.cpg"] = Array("UTF-8".utf8)
        let table = try ShapefileReader.read(files: files)
        let land = try #require(table.index(of: "land_type"))
        #expect(table.features[0].values[land] == .string("โฉนด"))
        #expect(table.notes.contains { $0.en.contains("claims the encoding") })
        files["parcel.cpg"] = Array("ISO-8859-1\n".utf8)
        #expect(try ShapefileReader.read(files: files).features[1].values[land] == .string("น.ส.3ก"))
    }

    @Test("The language byte 0x7C alone means Thai, and letters of no encoding are refused")
    func languageByte() throws {
        var files = try parcels("-lco", "ENCODING=CP874")
        files["parcel.cpg"] = nil
        files["parcel.dbf"]?[29] = 0x7C
        #expect(try ShapefileReader.read(files: files).encoding == .windows874)
        let dbf = try #require(files["parcel.dbf"])
        let thai = try #require(dbf.lastIndex { $0 >= 0x80 })
        files["parcel.dbf"]?[thai] = 0xFF
        #expect(throws: GeoFileError(.unknownEncoding, place: "parcel.dbf")) {
            try ShapefileReader.read(files: files)
        }
    }

    @Test("What is missing is null, and zero, dash and minus stay what they are")
    func missing() throws {
        let table = try ShapefileReader.read(files: try parcels("-lco", "ENCODING=UTF-8"))
        func value(_ row: Int, _ field: String) throws -> GeoValue {
            table.features[row].values[try #require(table.index(of: field))]
        }
        #expect(try value(1, "Chanod_no") == .null)
        #expect(try value(1, "ngan") == .null)
        #expect(try value(1, "rai") == .int(0))
        #expect(try value(1, "wa") == .double(0))
        #expect(try value(1, "LAND_NO") == .string("-"))
        #expect(try value(1, "area") == .double(-1.25))
        #expect(try value(1, "seen") == .null)
        #expect(try value(0, "seen") == .string("2026-02-03"))
        #expect(try value(0, "PARCEL_COD") == .string("01A001"))
    }

    @Test("Rings become polygons with holes, heights fall away, and a null shape stays")
    func shapes() throws {
        let table = try ShapefileReader.read(files: try parcels("-lco", "ENCODING=UTF-8", "-lco", "SHPT=POLYGONZ"))
        guard case .polygon(let first)? = table.features[0].geometry else {
            Issue.record("no polygon: \(String(describing: table.features[0].geometry))")
            return
        }
        #expect(first.exterior.count == 5)
        #expect(first.holes.count == 1)
        #expect(Set(first.holes[0]).contains(Position(x: 103.14, y: 14.94)))
        #expect(table.features[1].geometry?.polygons.count == 2)
        #expect(table.features[2].geometry == nil)
        #expect(table.bounds == Bounds(west: 103.1, south: 14.9, east: 103.6, north: 15.0))
    }

    @Test("Points, lines and many points are read, with heights and measures", arguments: ["XY", "XYZ", "XYM", "XYZM"])
    func otherShapes(_ dimensions: String) throws {
        let shapes: [(String, Geometry)] = [
            ("POINT (103.5 14.5)", .point(Position(x: 103.5, y: 14.5))),
            (
                "MULTIPOINT ((103 14),(104 15))",
                .multiPoint([Position(x: 103, y: 14), Position(x: 104, y: 15)])
            ),
            (
                "LINESTRING (103 14,104 15,105 15)",
                .lineString([Position(x: 103, y: 14), Position(x: 104, y: 15), Position(x: 105, y: 15)])
            ),
            (
                "MULTILINESTRING ((103 14,104 15),(1 2,3 4))",
                .multiLineString([
                    [Position(x: 103, y: 14), Position(x: 104, y: 15)], [Position(x: 1, y: 2), Position(x: 3, y: 4)],
                ])
            ),
        ]
        for (text, geometry) in shapes {
            let shop = try Workshop()
            try shop.write("in.csv", "WKT,name\n\"\(text)\",ถนน\n")
            try shop.run(
                "ogr2ogr", "-dim", dimensions, "-a_srs", "EPSG:4326", "-lco", "ENCODING=UTF-8", "road.shp", "in.csv")
            let table = try ShapefileReader.read(files: try shop.files("road."))
            #expect(table.features.map(\.geometry) == [geometry])
            #expect(table.features[0].values.last == .string("ถนน"))
        }
    }

    @Test(
        "The .prj of each system we keep is recognised, and others are not",
        arguments: [
            ("EPSG:4326", CoordinateSystem.wgs84), ("EPSG:32647", .utm47), ("EPSG:32648", .utm48),
            ("EPSG:24047", .indian47), ("EPSG:24048", .indian48), ("EPSG:3857", nil), ("EPSG:32649", nil),
            ("EPSG:4240", nil), ("EPSG:32748", nil), ("EPSG:23948", nil),
        ])
    func projections(_ name: String, _ system: CoordinateSystem?) throws {
        let shop = try Workshop()
        var files = try parcels("-lco", "ENCODING=UTF-8", "-a_srs", name)
        for form in ["WKT1_ESRI", "WKT1_GDAL", "WKT2_2019", "WKT2_2015"] {
            files["parcel.prj"] = Array(try shop.run("projinfo", name, "-q", "-o", form).utf8)
            let table = try ShapefileReader.read(files: files)
            #expect(table.coordinateSystem == system, "\(form)")
            #expect(table.notes.isEmpty == (system != nil))
        }
    }

    @Test("A projection that is almost ours is not ours")
    func almostProjection() throws {
        var files = try parcels("-lco", "ENCODING=UTF-8", "-a_srs", "EPSG:32648")
        let text = String(decoding: try #require(files["parcel.prj"]), as: UTF8.self)
        for (old, new) in [
            ("0.9996", "1.0"), ("500000.0", "500001.0"), ("\"Meter\",1.0", "\"Foot\",0.3048"),
            ("D_WGS_1984", "D_Pulkovo"),
            ("6378137.0", "6377276.345"), ("]]", "]"), ("PROJCS", "LOCAL_CS"), ("Greenwich\",0.0", "Paris\",2.337"),
        ] {
            let changed = text.replacing(old, with: new)
            #expect(changed != text)
            files["parcel.prj"] = Array(changed.utf8)
            #expect(try ShapefileReader.read(files: files).coordinateSystem == nil, "\(old) → \(new)")
        }
    }

    @Test("Without .prj the system is asked about, never guessed")
    func noProjection() throws {
        var files = try parcels("-lco", "ENCODING=UTF-8")
        files["parcel.prj"] = nil
        let degrees = try ShapefileReader.read(files: files)
        #expect(degrees.coordinateSystem == nil)
        #expect(degrees.notes.contains { $0.en.contains("EPSG:4326") && !$0.en.contains("32648") })
        let shop = try Workshop()
        try shop.write("in.csv", "WKT,name\nPOINT (288000.5 1650000),a\n")
        try shop.run("ogr2ogr", "-lco", "ENCODING=UTF-8", "point.shp", "in.csv")
        let metres = try ShapefileReader.read(files: try shop.files("point."))
        #expect(metres.coordinateSystem == nil)
        #expect(metres.notes.contains { $0.en.contains("32647, 32648") && $0.en.contains("24047, 24048") })
    }

    @Test("File names and endings may be in any letter case, and other files beside are let be")
    func letterCase() throws {
        var files: [String: [UInt8]] = ["readme.txt": [1]]
        for (name, bytes) in try parcels("-lco", "ENCODING=CP874") { files["ตำบล/" + name.uppercased()] = bytes }
        let table = try ShapefileReader.read(files: files)
        #expect(table.name == "PARCEL")
        #expect(table.features.count == 3)
        #expect(table.coordinateSystem == .wgs84)
    }

    @Test("Without .shx the records are walked, and a note says so")
    func noIndex() throws {
        var files = try parcels("-lco", "ENCODING=UTF-8")
        let whole = try ShapefileReader.read(files: files)
        files["parcel.shx"] = nil
        let table = try ShapefileReader.read(files: files)
        #expect(table.features == whole.features)
        #expect(table.notes.contains { $0.en.contains(".shx") })
    }

    @Test("A record marked as deleted is left out with a note")
    func deleted() throws {
        var files = try parcels("-lco", "ENCODING=UTF-8")
        let dbf = try #require(files["parcel.dbf"])
        files["parcel.dbf"]?[Int(dbf[8]) | Int(dbf[9]) << 8] = UInt8(ascii: "*")
        let table = try ShapefileReader.read(files: files)
        #expect(table.features.count == 2)
        #expect(table.features[0].values[0] == .string("01A002/001"))
        #expect(table.notes.contains { $0.en.contains("1 records are marked as deleted") })
    }

    @Test("A Thai text cut in the middle of a letter keeps its whole letters and is noted")
    func cutText() throws {
        let shop = try Workshop()
        let text = String(repeating: "ก", count: 200)
        try shop.write("in.csv", "WKT,name\nPOINT (103 14),\(text)\n")
        try shop.run("ogr2ogr", "-a_srs", "EPSG:4326", "-lco", "ENCODING=UTF-8", "-lco", "RESIZE=NO", "p.shp", "in.csv")
        var files = try shop.files("p.")
        let dbf = try #require(files["p.dbf"])
        // Written by a program that cuts bytes: the column's last two bytes are the begin of a letter.
        let end = try #require(dbf.lastIndex { $0 >= 0x80 })
        let table = try ShapefileReader.read(files: files)
        #expect(table.features[0].values.last?.text?.allSatisfy { $0 == "ก" } == true)
        files["p.dbf"]?[end] = 0x20
        if dbf[end - 2] == 0xE0, end + 1 < dbf.count { files["p.dbf"]?[end] = 0xFF }
        #expect(throws: GeoFileError.self) { try ShapefileReader.read(files: files) }
        #expect(table.notes.contains { $0.en.contains("may be cut off") })
    }
}
