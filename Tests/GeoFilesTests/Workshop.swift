import Foundation

/// A folder of its own for one test, and the programs of GDAL and SQLite run in it.
final class Workshop {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("geofiles-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// Runs a program and returns what it printed; a file name in the arguments is one of the folder.
    @discardableResult
    func run(_ arguments: String...) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(description: "\(arguments.joined(separator: " ")): \(output)")
        }
        return output
    }

    func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        try Data(bytes).write(to: folder.appendingPathComponent(name))
    }

    func read(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appendingPathComponent(name)))
    }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    /// All files whose name begins so, by name.
    func files(_ start: String) throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasPrefix(start) {
            files[name] = try read(name)
        }
        return files
    }
}

/// Parcels as LTAX's GIS has them: names, columns and land types as offices use them, shapes invented.
enum Parcels {
    static let geoJSON = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"PARCEL_COD":"01A001","ZONE_ID":"01","BLOCK_ID":"A","LOT":1,"Chanod_no":"12345",
        "LAND_NO":"77","SURVEY":"1201","land_type":"โฉนด","rai":3,"ngan":2,"wa":15.5,"area":5662.0,"seen":"2026-02-03"},
        "geometry":{"type":"Polygon","coordinates":[[[103.1,14.9,0],[103.2,14.9,0],[103.2,15.0,0],[103.1,15.0,0],
        [103.1,14.9,0]],[[103.14,14.94,0],[103.14,14.96,0],[103.16,14.96,0],[103.16,14.94,0],[103.14,14.94,0]]]}},
        {"type":"Feature","properties":{"PARCEL_COD":"01A002/001","ZONE_ID":"01","BLOCK_ID":"A","LOT":2,
        "Chanod_no":null,"LAND_NO":"-","SURVEY":null,"land_type":"น.ส.3ก","rai":0,"ngan":null,"wa":0.0,"area":-1.25,
        "seen":null},
        "geometry":{"type":"MultiPolygon","coordinates":[[[[103.3,14.9,0],[103.4,14.9,0],[103.4,15.0,0],[103.3,14.9,0]]],
        [[[103.5,14.9,0],[103.6,14.9,0],[103.6,15.0,0],[103.5,14.9,0]]]]}},
        {"type":"Feature","properties":{"PARCEL_COD":"01A003","ZONE_ID":"01","BLOCK_ID":"A","LOT":3,"Chanod_no":"9",
        "LAND_NO":"78","SURVEY":"1202","land_type":"ที่สาธารณประโยชน์ หนองน้ำ","rai":12,"ngan":1,"wa":0.25,"area":19601.0,
        "seen":"2026-02-04"},"geometry":null}]}
        """
}
