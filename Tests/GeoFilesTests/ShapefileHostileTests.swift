import Civics
import Geo
import GeoFiles
import Testing

@Suite struct ShapefileHostileTests {
    private func good() -> ShapeBytes {
        var bytes = ShapeBytes()
        bytes.add([ShapeBytes.square(0, 0, 10)])
        bytes.add([ShapeBytes.square(20, 0, 10), ShapeBytes.square(40, 0, 10)])
        return bytes
    }

    private func kind(_ files: [String: [UInt8]], _ limits: ShapefileLimits = ShapefileLimits()) -> GeoFileError.Kind? {
        do throws(GeoFileError) {
            _ = try ShapefileReader.read(files: files, limits: limits)
            return nil
        } catch {
            #expect(!error.sentence.th.isEmpty && !error.wayForward.en.isEmpty)
            return error.kind
        }
    }

    /// The good files with some bytes of one of them replaced.
    private func patched(_ file: String, at place: Int, _ new: [UInt8]) -> [String: [UInt8]] {
        var files = good().files
        files[file]?.replaceSubrange(place..<(place + new.count), with: new)
        return files
    }

    @Test("The files built by hand are right, so that what follows tests what it says")
    func right() { #expect(kind(good().files) == nil) }

    @Test("Counts and starts of parts that lie are refused")
    func parts() {
        let ring = [ShapeBytes.square(0, 0, 10)]
        let lies: [(inout ShapeBytes) -> Void] = [
            { $0.add(ring, parts: [1]) }, { $0.add(ring, parts: [-1]) }, { $0.add(ring, parts: [5]) },
            { $0.add(ring + ring, parts: [0, 0]) }, { $0.add(ring + ring, parts: [5, 0]) },
            { $0.add(ring + ring, parts: [0, 10]) }, { $0.add(ring + ring, parts: [0, .max]) },
            { $0.add(ring, partCount: -1) }, { $0.add(ring, partCount: .max) }, { $0.add(ring, partCount: 0) },
            { $0.add(ring, points: -1) }, { $0.add(ring, points: .max) }, { $0.add(ring, points: 0) },
            { $0.add(ring, points: 6) }, { $0.add(ring, type: 3) }, { $0.add(ring, type: 15) },
            { $0.records.append([5, 0, 0, 0]) }, { $0.records.append(Array(repeating: 5, count: 44)) },
        ]
        for lie in lies {
            var bytes = ShapeBytes()
            lie(&bytes)
            #expect(kind(bytes.files) == .damaged)
        }
    }

    @Test("Heads and indexes that lie are refused")
    func heads() {
        for place in [0, 24, 28] {
            #expect(kind(patched("a.shp", at: place, [0x7F, 0xFF, 0xFF, 0xFF])) == .damaged, ".shp at \(place)")
            #expect(kind(patched("a.shx", at: place, [0x7F, 0xFF, 0xFF, 0xFF])) == .damaged, ".shx at \(place)")
        }
        for number: Int32 in [-1, 0, 1, 51, .max, .min] {
            #expect(kind(patched("a.shx", at: 100, ShapeBytes.big(number))) == .damaged, "offset \(number)")
            #expect(kind(patched("a.shx", at: 104, ShapeBytes.big(number))) == .damaged, "length \(number)")
            #expect(kind(patched("a.shp", at: 104, ShapeBytes.big(number))) == .damaged, "record \(number)")
        }
        // Both index entries lead to the second, larger record: together more than the file has.
        var files = good().files
        if let shx = files["a.shx"] { files["a.shx"]?.replaceSubrange(100..<108, with: shx[108..<116]) }
        #expect(kind(files) == .damaged)
        #expect(kind(patched("a.shp", at: 32, ShapeBytes.little(31))) == .unsupportedShape)
        #expect(kind(patched("a.shp", at: 32, ShapeBytes.little(99))) == .unsupportedShape)
    }

    @Test("Attribute tables that lie are refused")
    func attributes() {
        let lies: [(Int, [UInt8], GeoFileError.Kind)] = [
            (4, [0xFF, 0xFF, 0xFF, 0x7F], .tooLarge), (4, [0xFF, 0xFF, 0xFF, 0xFF], .damaged),
            (4, [3, 0, 0, 0], .damaged),
            (4, [1, 0, 0, 0], .damaged), (8, [0, 0], .damaged), (8, [0xFF, 0xFF], .damaged), (10, [0, 0], .damaged),
            (10, [4, 0], .damaged), (10, [0xFF, 0xFF], .damaged), (48, [0], .damaged), (48, [200], .damaged),
            (43, [0], .damaged),
        ]
        for (place, new, expected) in lies {
            #expect(kind(patched("a.dbf", at: place, new)) == expected, "\(new) at \(place)")
        }
    }

    @Test("Files cut off anywhere are refused")
    func cut() {
        for (file, bytes) in good().files {
            for length in stride(from: 0, to: bytes.count - 1, by: 3) {
                var files = good().files
                files[file] = Array(bytes.prefix(length))
                #expect(kind(files) == .damaged, "\(file) at \(length)")
            }
        }
    }

    @Test("Missing and doubled parts are named")
    func missing() {
        var files = good().files
        files["a.dbf"] = nil
        #expect(kind(files) == .missingPart)
        files = good().files
        files["a.shp"] = nil
        #expect(kind(files) == .missingPart)
        files = good().files
        files["b.SHP"] = files["a.shp"]
        #expect(kind(files) == .duplicateName)
        #expect(kind([:]) == .missingPart)
    }

    @Test("Records, fields, points, values and bytes are limited")
    func limits() {
        for change: (inout ShapefileLimits) -> Void in [
            { $0.bytes = 500 }, { $0.records = 1 }, { $0.fields = 0 }, { $0.points = 14 }, { $0.values = 1 },
        ] {
            var limits = ShapefileLimits()
            change(&limits)
            #expect(kind(good().files, limits) == .tooLarge)
        }
        var limits = ShapefileLimits()
        limits.records = 1
        var files = good().files
        files["a.shx"] = nil
        #expect(kind(files, limits) == .tooLarge)
    }

    @Test("Empty shapes and empty layers are read as that")
    func empty() throws {
        var bytes = ShapeBytes()
        #expect(try ShapefileReader.read(files: bytes.files).features.isEmpty)
        bytes.add([])
        bytes.records.append(ShapeBytes.little(0))
        #expect(try ShapefileReader.read(files: bytes.files).features.map(\.geometry) == [nil, nil])
    }
}
