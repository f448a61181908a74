import Geo
import GeoPackage
import Testing

@Suite struct MBTilesTests {
    private func map(_ more: String = "") throws -> (Workshop, String) {
        let shop = try Workshop()
        try shop.run("sqlite3", "map.mbtiles", HostileRows.tiles + more)
        return (shop, shop.path("map.mbtiles"))
    }

    private func tile(_ z: Int, _ x: Int, _ y: Int) throws -> Tile { try #require(Tile(z: z, x: x, y: y)) }

    @Test("The file tells its name, format, rectangle, levels and whom to name")
    func metadata() throws {
        let (shop, path) = try map()
        let metadata = try MBTiles(path: path).metadata
        #expect(metadata.name == "ภาพถ่ายสองห้อง")
        #expect(metadata.format.mediaType == "image/png")
        #expect(metadata.bounds == Bounds(west: 103, south: 14.8, east: 103.3, north: 15.1))
        #expect(metadata.minZoom == 1 && metadata.maxZoom == 2)
        #expect(metadata.attribution == "อบต.สองห้อง")
        withExtendedLifetime(shop) {}
    }

    @Test("Rows are counted from the north, though the file counts from the south")
    func rows() throws {
        let (shop, path) = try map()
        let map = try MBTiles(path: path)
        #expect(try map.tile(tile(1, 0, 1)) == [1])
        #expect(try map.tile(tile(1, 1, 0)) == [2, 3])
        #expect(try map.tile(tile(2, 3, 1)) == [4])
        #expect(try map.tile(tile(1, 0, 0)) == nil)
        #expect(try map.tile(tile(2, 3, 0)) == nil)
        #expect(try map.tile(tile(22, 0, 0)) == nil)
        withExtendedLifetime(shop) {}
    }

    @Test("Many threads ask at once")
    func threads() async throws {
        let (shop, path) = try map()
        let map = try MBTiles(path: path)
        let (one, two) = (try tile(1, 0, 1), try tile(1, 1, 0))
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<200 {
                group.addTask { try map.tile(number.isMultiple(of: 2) ? one : two)?.count == 1 + number % 2 }
            }
            for try await isRight in group { #expect(isRight) }
        }
        withExtendedLifetime(shop) {}
    }

    @Test("A map that GDAL made is served")
    func gdal() throws {
        let shop = try Workshop()
        try shop.run(
            "gdal_create", "-outsize", "512", "512", "-bands", "3", "-burn", "90", "-a_srs", "EPSG:3857", "-a_ullr",
            "11465000", "1690000", "11475000", "1680000", "a.tif")
        try shop.run("gdal_translate", "-of", "MBTILES", "a.tif", "a.mbtiles")
        let map = try MBTiles(path: shop.path("a.mbtiles"))
        let centre = try #require(
            map.metadata.bounds.map { Position(x: ($0.west + $0.east) / 2, y: ($0.south + $0.north) / 2) })
        let place = try #require(Tile(z: map.metadata.maxZoom, holding: centre))
        #expect(try map.tile(place)?.starts(with: [0x89, 0x50, 0x4E, 0x47]) == true)
    }

    @Test("What is no map says so")
    func otherFiles() throws {
        let (shop, path) = try map(HostileRows.noFormat)
        #expect(throws: GeoPackageError(.wrongFormat, place: "format")) { try MBTiles(path: path) }
        try shop.write("text.mbtiles", String(repeating: "no database ", count: 200))
        #expect(throws: GeoPackageError(.wrongFormat)) { try MBTiles(path: shop.path("text.mbtiles")) }
        #expect(throws: GeoPackageError(.unreadable)) { try MBTiles(path: shop.path("nothing.mbtiles")) }
        #expect(throws: GeoPackageError(.unreadable)) { try MBTiles(path: "file:\(path)?mode=rw") }
        withExtendedLifetime(shop) {}
    }
}
