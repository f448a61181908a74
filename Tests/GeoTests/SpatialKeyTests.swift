import Geo
import Testing

/// `#require` takes its time to note what it saw; these are made by the ten thousand.
private func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) throws -> Bounds {
    guard let bounds = Bounds(west: west, south: south, east: east, north: north) else {
        throw GeometryError.notFinite
    }
    return bounds
}

@Suite("Keys of rectangles")
struct SpatialKeyTests {
    private func somewhere(
        around x: Double, _ y: Double, size: Double, using numbers: inout SeededNumbers
    ) throws -> Bounds {
        let width = Double.random(in: 0...size, using: &numbers)
        let height = Double.random(in: 0...size, using: &numbers)
        return try box(x, y, x + width, y + height)
    }

    @Test(
        "No rectangle that meets a search is missed", arguments: [2, 6, 24, 100],
        [(1e-4, 0.02), (0.01, 0.001), (1.0, 0.5), (200.0, 20.0), (0.0, 1e-7)])
    func nothingMissed(limit: Int, sizes: (thing: Double, search: Double)) throws {
        var numbers = SeededNumbers(seed: 41)
        var met = 0
        for _ in 0..<60 {
            let x = Double.random(in: -180...180, using: &numbers)
            let y = Double.random(in: -90...90, using: &numbers)
            let search = try somewhere(around: x, y, size: sizes.search, using: &numbers)
            let ranges = SpatialKey.ranges(covering: search, limit: limit)
            #expect(ranges.count <= limit)
            for _ in 0..<12 {
                // Somewhere that touches the search box: it ends in it, at the earliest, and begins in it, at the latest.
                let width = Double.random(in: 0...sizes.thing, using: &numbers)
                let height = Double.random(in: 0...sizes.thing, using: &numbers)
                let west = Double.random(in: search.west - width...search.east, using: &numbers)
                let south = Double.random(in: search.south - height...search.north, using: &numbers)
                let thing = try box(west, south, west + width, south + height)
                guard thing.intersects(search) else { continue }
                met += 1
                let key = SpatialKey.key(of: thing)
                if !ranges.contains(where: { $0.contains(key) }) { Issue.record("\(thing) \(search)") }
            }
        }
        #expect(met > 600)
    }

    @Test("Rectangles on the lines between cells are found from either side")
    func edges() throws {
        for level in 1...22 {
            let line = -180 + 360 * (1 / Double(1 << level)) * Double((1 << level) / 2 + 1)
            let east = try #require(Bounds(west: line, south: 0, east: line, north: 0))
            for search in [
                try #require(Bounds(west: line - 1e-9, south: -1e-9, east: line, north: 0)),
                try #require(Bounds(west: line, south: 0, east: line + 1e-9, north: 1e-9)),
            ] {
                let key = SpatialKey.key(of: east)
                #expect(SpatialKey.ranges(covering: search).contains { $0.contains(key) })
            }
        }
    }

    @Test("Ranges are in order and apart")
    func order() throws {
        var numbers = SeededNumbers(seed: 3)
        for _ in 0..<300 {
            let search = try somewhere(
                around: Double.random(in: 97...105, using: &numbers), Double.random(in: 6...20, using: &numbers),
                size: 0.1, using: &numbers)
            let ranges = SpatialKey.ranges(covering: search)
            for (left, right) in zip(ranges, ranges.dropFirst()) { #expect(left.upperBound + 1 < right.lowerBound) }
        }
    }

    @Test(
        "A tile of a tambon brings little beyond what it needs",
        arguments: [(14, 3.0), (15, 3.0), (16, 3.0), (17, 4.0)])
    func selective(zoom: Int, most: Double) throws {
        // 100 × 100 lots of some 50 m, around places on and off the lines between cells.
        var (read, needed) = (0, 0)
        for (west, south) in [(103.05, 14.95), (101.2, 16.83)] {
            let lots = try (0..<10_000).map { index in
                let x = west + Double(index % 100) * 0.0005
                let y = south + Double(index / 100) * 0.0005
                return try box(x, y, x + 0.0005, y + 0.0005)
            }
            let keys = lots.map(SpatialKey.key(of:))
            let place = Position(x: west + 0.023, y: south + 0.024)
            let bounds = try #require(Tile(z: zoom, holding: place)).bounds(buffer: 64 / 4096)
            let ranges = SpatialKey.ranges(covering: bounds)
            read += keys.count { key in ranges.contains { $0.contains(key) } }
            needed += lots.count { $0.intersects(bounds) }
        }
        #expect(needed > 0)
        #expect(Double(read) / Double(needed) < most, "\(read) \(needed)")
    }

    @Test("Keys are never negative and stay exact in a double")
    func size() {
        #expect(SpatialKey.key(of: .earth) >= 0)
        for range in SpatialKey.ranges(covering: .earth) {
            #expect(range.lowerBound >= 0)
            #expect(range.upperBound < 1 << 53)
        }
    }
}

@Suite("Tiles")
struct TileTests {
    @Test(
        "Levels, columns and rows that do not exist are refused",
        arguments: [(-1, 0, 0), (23, 0, 0), (0, 1, 0), (3, 0, 8), (3, -1, 0), (Int.max, 0, 0)])
    func refused(z: Int, x: Int, y: Int) { #expect(Tile(z: z, x: x, y: y) == nil) }

    @Test("The rectangle of a tile is that of Web Mercator")
    func bounds() throws {
        let world = try #require(Tile(z: 0, x: 0, y: 0)).bounds
        #expect(world.west == -180 && world.east == 180)
        #expect(abs(world.north - Tile.greatestLatitude) < 1e-9 && abs(world.south + Tile.greatestLatitude) < 1e-9)
        let tile = try #require(Tile(z: 14, holding: Position(x: 103.1362, y: 14.9832)))
        #expect((tile.x, tile.y) == (12885, 7502))
        #expect(tile.bounds.contains(try #require(Bounds([Position(x: 103.1362, y: 14.9832)]))))
        #expect(tile.bounds(buffer: 64 / 4096).contains(tile.bounds))
        #expect(abs(tile.bounds.east - tile.bounds.west - 360 / 16384) < 1e-12)
    }

    @Test("Neighbours share their edge")
    func neighbours() throws {
        let tile = try #require(Tile(z: 14, x: 12885, y: 7508)).bounds
        #expect(tile.south == (try #require(Tile(z: 14, x: 12885, y: 7509)).bounds.north))
        #expect(tile.east == (try #require(Tile(z: 14, x: 12886, y: 7508)).bounds.west))
    }
}
