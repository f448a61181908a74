import Access
import Composition
import Civics
import Foundation
import Geo
import HTTPTypes
import Registry
import Shell
import ShellSupport
import Storage
import Testing

@testable import Web

@Suite("vector tiles of the register")
struct MapsTileTests {
    private static let position = Position(x: 103.1030, y: 14.9005)

    private func path(_ layer: String, _ z: Int) throws -> String {
        let tile = try #require(Tile(z: z, holding: Self.position))
        return "/tiles/\(layer)/\(z)/\(tile.x)/\(tile.y).mvt"
    }

    @Test("a tile holds the parcels of its place, packed where the reader takes it, and is kept until one changes")
    func live() async throws {
        try await MapsSite.run { site in
            let visitor = await site.visitor()
            let path = try path("parcels", 16)
            let plain = try await visitor.send(.get, path)
            #expect(plain.status == 200)
            #expect(plain.headers[.contentType] == "application/vnd.mapbox-vector-tile")
            #expect(plain.text.contains("01A004") && plain.text.contains("code"))
            let tag = try #require(plain.headers[.eTag])
            let packed = try await visitor.send(.get, path, headers: ["Accept-Encoding": "gzip, br"])
            #expect(packed.headers[.contentEncoding] == "gzip")
            #expect(packed.bytes.starts(with: [0x1F, 0x8B]) && packed.bytes.count < plain.bytes.count)
            #expect(packed.headers[.contentType] == "application/vnd.mapbox-vector-tile")
            #expect(try await visitor.send(.get, path, headers: ["If-None-Match": tag]).status == 304)
            try await site.addParcel(5)
            let changed = try await visitor.send(.get, path, headers: ["If-None-Match": tag])
            #expect(changed.status == 200 && changed.bytes != plain.bytes && changed.headers[.eTag] != tag)
        }
    }

    @Test("below the smallest zoom and where nothing lies there is nothing; what is no tile is not found")
    func nothing() async throws {
        try await MapsSite.run(parcels: 1) { site in
            let visitor = await site.visitor()
            let low = try await visitor.send(.get, "/tiles/parcels/3/6/3.mvt")
            #expect(low.status == 204 && low.bytes.isEmpty)
            #expect(try await visitor.send(.get, "/tiles/parcels/16/0/0.mvt").status == 204)
            for wrong in [
                "23/0/0.mvt", "3/8/0.mvt", "3/0/8.mvt", "-1/0/0.mvt", "3/6/3", "3/6/3.pbf", "3/06/3.mvt", "x/y/z.mvt",
                "99999999999999999999/0/0.mvt",
            ] {
                #expect(try await visitor.send(.get, "/tiles/parcels/\(wrong)").status == 404, "\(wrong)")
            }
            #expect(try await visitor.send(.get, "/tiles/parcels/16/0/0.mvt?x=1").status == 400)
            #expect(try await visitor.send(.get, "/tiles/parcels").status == 404)
        }
    }

    @Test("the TileJSON tells where tiles are, their fields and levels")
    func tileJSON() async throws {
        try await MapsSite.run(parcels: 1) { site in
            let visitor = await site.visitor()
            let answer = try await visitor.send(.get, "/tiles/parcels.json")
            let json = try answer.json
            #expect(json["tilejson"] as? String == "3.0.0")
            #expect(json["tiles"] as? [String] == ["http://songhong.test/tiles/parcels/{z}/{x}/{y}.mvt"])
            let layers = try #require(json["vector_layers"] as? [[String: Any]])
            let fields = try #require(layers.first?["fields"] as? [String: String])
            let layer = try #require(site.house.layers["parcels"])
            #expect(Set(fields.keys) == Set(layer.fields.map(\.name)))
            #expect((json["bounds"] as? [Double])?.count == 4)
            let index = try await visitor.send(.get, "/tiles").text
            #expect(index.contains("/tiles/parcels.json") && !index.contains("parcels-register"))
        }
    }

    @Test("the cache keeps within its budget, and lets go what was used longest ago")
    func cache() throws {
        let cache = TileCache(budget: 40_000)
        let day = try #require(CivilDate(year: 2026, month: 11, day: 22))
        func key(_ x: Int) throws -> TileCache.Key {
            TileCache.Key(
                layer: "parcels", scope: .all, tile: try #require(Tile(z: 16, x: x, y: 0)), revisions: [1], day: day)
        }
        let entry = TileCache.Entry(bytes: [UInt8](repeating: 1, count: 1_600))
        for x in 0..<100 {
            cache.keep(entry, for: try key(x))
            _ = cache[try key(0)]
            #expect(cache.size <= cache.budget)
        }
        #expect(cache[try key(0)] == entry)
        #expect(cache[try key(1)] == nil)
        #expect(cache[try key(99)] == entry)
        cache.keep(TileCache.Entry(bytes: [UInt8](repeating: 1, count: 20_000)), for: try key(200))
        #expect(cache[try key(200)] == nil)
        cache.keep(entry, for: try key(99))
        let before = cache.size
        cache.keep(entry, for: try key(99))
        #expect(cache.size == before)
    }

    @Test("the base map comes from a local file, and is not found without one")
    func baseMap() async throws {
        try await MapsSite.run(parcels: 1) { site in
            let answer = try await site.visitor().send(.get, "/basemap/1/0/1")
            #expect(answer.status == 404 && answer.text.contains("404.383"))
            #expect(try await site.visitor().send(.get, "/basemap").status == 404)
        }
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).mbtiles")
        defer { try? FileManager.default.removeItem(at: file) }
        let rows = """
            CREATE TABLE metadata (name TEXT, value TEXT);
            INSERT INTO metadata VALUES ('name', 'ภาพถ่าย'), ('format', 'png'), ('minzoom', '1'), ('maxzoom', '2');
            CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);
            INSERT INTO tiles VALUES (1, 0, 0, x'89504E47');
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["sqlite3", file.path, rows]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let map = try BaseMap.mbTiles(path: file.path)
        try await MapsSite.run(parcels: 1, baseMap: map) { site in
            let visitor = await site.visitor()
            let tile = try await visitor.send(.get, "/basemap/1/0/1")
            #expect(tile.status == 200 && tile.bytes == [0x89, 0x50, 0x4E, 0x47])
            #expect(tile.headers[.contentType] == "image/png")
            #expect(try await visitor.send(.get, "/basemap/1/0/0").status == 404)
            #expect(try await visitor.send(.get, "/basemap").json["maxzoom"] as? Int == 2)
        }
        #expect(throws: (any Error).self) { try BaseMap.mbTiles(path: "/nowhere.mbtiles") }
    }
}
