import Civics
import Geo
import GeoFiles
import GeoPackage
import Testing

/// Thousands of damaged files, the same in every run: each is read or refused, none stops the program or hangs.
@Suite struct MutationTests {
    /// SplitMix64 (Steele, Lea, Flood 2014): small, and the same numbers everywhere.
    private struct Chance {
        var state: UInt64

        mutating func next(below bound: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int((mixed ^ (mixed >> 31)) % UInt64(max(bound, 1)))
        }

        /// Damages some bytes: single bits, telling numbers, cuts, copies of one stretch over another.
        mutating func damaged(_ bytes: [UInt8], within head: Int) -> [UInt8] {
            var bytes = bytes
            for _ in 0...next(below: 4) where !bytes.isEmpty {
                // Half of the damage goes where lengths and counts stand.
                let reach = next(below: 2) == 0 ? min(head, bytes.count) : bytes.count
                let place = next(below: reach)
                switch next(below: 6) {
                case 0: bytes[place] ^= 1 << UInt8(next(below: 8))
                case 1: bytes[place] = [0, 1, 0x7F, 0x80, 0xFE, 0xFF][next(below: 6)]
                case 2:
                    for index in place..<min(place + 4, bytes.count) { bytes[index] = [0, 0xFF, 0x7F][next(below: 3)] }
                case 3: bytes[place] = UInt8(next(below: 256))
                case 4:
                    let from = next(below: bytes.count)
                    let count = min(1 + next(below: 16), bytes.count - max(place, from))
                    for index in 0..<max(0, count) { bytes[place + index] = bytes[from + index] }
                default: if next(below: 8) == 0 { bytes = Array(bytes.prefix(place)) }
                }
            }
            return bytes
        }
    }

    @Test("Four thousand damaged shapefiles", arguments: ["POLYGONZ", "ARC", "MULTIPOINT", "POINTM"])
    func shapefiles(_ type: String) throws {
        let shop = try Workshop()
        if type == "POLYGONZ" {
            try shop.write("in.geojson", Parcels.geoJSON)
        } else {
            let text =
                ["ARC": "MULTILINESTRING ((1 2,3 4),(5 6,7 8))", "MULTIPOINT": "MULTIPOINT ((1 2),(3 4))"][type]
                ?? "POINT M (1 2 3)"
            try shop.write("in.csv", "WKT,name\n\"\(text)\",ถนน\n\"\(text)\",น้ำ\n")
        }
        try shop.run(
            "ogr2ogr", "-a_srs", "EPSG:32648", "-lco", "ENCODING=CP874", "-lco", "SHPT=\(type)", "a.shp",
            type == "POLYGONZ" ? "in.geojson" : "in.csv")
        let files = try shop.files("a.")
        let names = files.keys.sorted()
        var chance = Chance(state: 2_569)
        var read = 0
        for _ in 0..<1_000 {
            var mutant = files
            for name in names where chance.next(below: 3) == 0 {
                mutant[name] = mutant[name].map { chance.damaged($0, within: 400) }
            }
            do throws(GeoFileError) {
                let table = try ShapefileReader.read(files: mutant)
                #expect(table.features.allSatisfy { $0.values.count == table.fields.count })
                read += 1
            } catch {
                #expect(!error.sentence.th.isEmpty)
            }
        }
        // Both ways out are taken, or the test would say nothing.
        #expect((50...950).contains(read), "\(read) of 1000 were read")
    }

    @Test("Two thousand damaged GeoPackages")
    func geoPackages() throws {
        let shop = try Workshop()
        try shop.write("in.geojson", Parcels.geoJSON)
        try shop.run("ogr2ogr", "-f", "GPKG", "a.gpkg", "in.geojson", "-nln", "parcel")
        let bytes = try shop.read("a.gpkg")
        var chance = Chance(state: 310_118)
        var read = 0
        var limits = GeoPackageLimits()
        limits.thousandSteps = 2_000
        for number in 0..<2_000 {
            var mutant = bytes
            // A page at a time: the file's first page, one of the schema's, or any.
            let page = [0, chance.next(below: 4), chance.next(below: bytes.count / 4096)][number % 3] * 4096
            let part = chance.damaged(Array(bytes[page..<min(page + 4096, bytes.count)]), within: 120)
            mutant.replaceSubrange(page..<min(page + 4096, bytes.count), with: part)
            do throws(GeoPackageError) {
                let layers = try GeoPackageReader.read(mutant, limits: limits)
                #expect(layers.allSatisfy { layer in layer.rows.allSatisfy { $0.values.count == layer.columns.count } })
                read += 1
            } catch {
                #expect(!error.sentence.th.isEmpty)
            }
        }
        #expect((100...1_900).contains(read), "\(read) of 2000 were read")
    }

    @Test("A thousand damaged .prj texts")
    func projections() throws {
        let shop = try Workshop()
        let text = Array(try shop.run("projinfo", "EPSG:24048", "-q", "-o", "WKT1_ESRI").utf8)
        var bytes = ShapeBytes()
        bytes.add([ShapeBytes.square(300_000, 1_600_000, 40)])
        var files = bytes.files
        files["a.prj"] = text
        #expect(try ShapefileReader.read(files: files).coordinateSystem == .indian48)
        var chance = Chance(state: 24_048)
        var systems: Set<CoordinateSystem?> = []
        for _ in 0..<1_000 {
            files["a.prj"] = chance.damaged(text, within: text.count)
            systems.insert(try ShapefileReader.read(files: files).coordinateSystem)
        }
        files["a.prj"] = Array(repeating: UInt8(ascii: "["), count: 60_000)
        #expect(try ShapefileReader.read(files: files).coordinateSystem == nil)
        // Damage may turn 105 into 99, but never one datum into the other.
        #expect(systems.isSubset(of: [nil, .indian48, .indian47]))
    }
}
