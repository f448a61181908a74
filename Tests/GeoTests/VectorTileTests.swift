import Geo
import Testing

@Suite("Vector tiles")
struct VectorTileTests {
    let tile: Tile
    let bounds: Bounds

    init() throws {
        tile = try #require(Tile(z: 14, x: 12885, y: 7502))
        bounds = tile.bounds
    }

    /// A place of the tile by its share of the way east and south.
    private func place(_ east: Double, _ south: Double) -> Position {
        Position(
            x: bounds.west + east * (bounds.east - bounds.west), y: bounds.north - south * (bounds.north - bounds.south)
        )
    }

    private func square(_ west: Double, _ north: Double, _ east: Double, _ south: Double) -> [Position] {
        [place(west, north), place(east, north), place(east, south), place(west, south), place(west, north)]
    }

    private func drawn(_ shape: Geometry) throws -> TileDecoder.Feature? {
        var layer = VectorTileLayer(name: "x", tile: tile)
        layer.add(id: 1, geometry: shape, properties: [])
        var binary = VectorTileLayer(name: "x", tile: tile)
        try binary.add(id: 1, wkb: shape.wkb, properties: [])
        #expect(layer.bytes == binary.bytes)
        return try TileDecoder.layers(layer.bytes).first?.features.first
    }

    @Test("A parcel is where it belongs, with its id and properties")
    func parcel() throws {
        var layer = VectorTileLayer(name: "parcels", tile: tile)
        let properties: [(String, GeoValue)] = [
            ("code", .string("01A001")), ("rai", .int(3)), ("minus", .int(-3)), ("wa", .double(1.5)),
            ("open", .bool(true)), ("none", .null), ("list", .json("[1]")),
        ]
        let isOnTile = layer.add(
            id: 7, geometry: .polygon(Polygon(square(0.25, 0.25, 0.5, 0.5))), properties: properties)
        #expect(isOnTile)
        layer.add(id: UInt64.max, geometry: .point(place(0.5, 0.5)), properties: [("rai", .int(3)), ("x", .int(4))])
        let read = try #require(try TileDecoder.layers(layer.bytes).first)
        #expect(read.name == "parcels" && read.version == 2 && read.extent == 4096)
        #expect(read.keys == ["code", "rai", "minus", "wa", "open", "list", "x"])
        #expect(read.values.count == 7)
        let parcel = try #require(read.features.first)
        #expect(parcel.id == 7 && parcel.kind == 3 && parcel.closed == 1)
        #expect(
            parcel.properties == [
                "code": .string("01A001"), "rai": .int(3), "minus": .int(-3), "wa": .double(1.5), "open": .bool(true),
                "list": .string("[1]"),
            ])
        let ring = try #require(parcel.paths.first)
        #expect(ring.map(\.x) == [1024, 2048, 2048, 1024])
        for (y, wanted) in zip(ring.map(\.y), [1024, 1024, 2048, 2048]) { #expect(abs(y - wanted) <= 1) }
        #expect(
            read.features.last?.id == UInt64.max && read.features.last?.properties == ["rai": .int(3), "x": .int(4)])
    }

    @Test("Latitudes fall on the row that the exact formula gives", arguments: [9, 10, 14, 18, 22])
    func exactRows(zoom: Int) throws {
        let tile = try #require(Tile(z: zoom, holding: Position(x: 103.1, y: 15)))
        let bounds = tile.bounds
        var layer = VectorTileLayer(name: "x", tile: tile)
        let rows = (0...64).map { Double($0) / 64 }
        for share in rows {
            let y = bounds.north + share * (bounds.south - bounds.north)
            layer.add(id: 1, geometry: .point(Position(x: bounds.west, y: y)), properties: [])
        }
        let read = try #require(try TileDecoder.layers(layer.bytes).first)
        // Tiles of the deepest level tell the row at 4096 × finer steps: the same square, from the other side.
        for (share, feature) in zip(rows, read.features) {
            let y = bounds.north + share * (bounds.south - bounds.north)
            let up = try #require(Tile(z: min(zoom + 8, 22), holding: Position(x: bounds.west + 1e-9, y: y - 1e-12)))
            let deeper = min(zoom + 8, 22) - zoom
            let row = Double(up.y - tile.y << deeper) / Double(1 << deeper) * 4096
            let found = Double(try #require(feature.paths.first?.first).y)
            #expect(found >= row - 1 && found <= row + 4096 / Double(1 << deeper) + 1)
        }
    }

    @Test("Outer rings turn clockwise on the screen and holes the other way, however they came")
    func winding() throws {
        let (outer, hole) = (square(0.1, 0.1, 0.9, 0.9), square(0.3, 0.3, 0.6, 0.6))
        for polygon in [
            Polygon(outer, holes: [hole]), Polygon(outer.reversed(), holes: [hole]),
            Polygon(outer, holes: [hole.reversed()]),
        ] {
            let feature = try #require(try drawn(.polygon(polygon)))
            #expect(feature.paths.count == 2 && feature.closed == 2)
            #expect(feature.paths[0].twiceArea > 0 && feature.paths[1].twiceArea < 0)
        }
    }

    @Test("What leaves the tile is cut at the margin")
    func clipping() throws {
        let big = try #require(try drawn(.polygon(Polygon(square(-1000, -1000, 1000, 1000)))))
        #expect(Set(big.paths[0].flatMap { [$0.x, $0.y] }) == [-64, 4160])
        #expect(big.paths[0].twiceArea == 2 * 4224 * 4224)
        let half = try #require(try drawn(.polygon(Polygon(square(0.5, 0.25, 3, 0.5)))))
        #expect(half.paths[0].map(\.x).max() == 4160 && half.paths[0].map(\.x).min() == 2048)
        let line = try #require(
            try drawn(
                .lineString([place(-1, 0.5), place(0.5, 0.5), place(0.5, -1), place(0.75, -1), place(0.75, 0.5)])))
        #expect(line.kind == 2 && line.paths.count == 2)
        #expect(line.paths[0].first?.x == -64 && line.paths[0].last?.y == -64 && line.paths[1].first?.y == -64)
        #expect(try drawn(.multiPoint([place(0.5, 0.5), place(2, 2)]))?.paths.count == 1)
    }

    @Test(
        "Nothing is written for what lies elsewhere or is too small to see",
        arguments: [
            (2.0, 2.0, 3.0, 3.0), (-3, 0, -2, 1), (0.5, 0.5, 0.500_001, 0.500_001), (0.2, 0.5, 0.8, 0.500_000_1),
        ])
    func nothing(box: (Double, Double, Double, Double)) throws {
        #expect(try drawn(.polygon(Polygon(square(box.0, box.1, box.2, box.3)))) == nil)
    }

    @Test("A layer without features has no bytes, and two layers make one tile")
    func layers() throws {
        #expect(VectorTileLayer(name: "x", tile: tile).bytes.isEmpty)
        var first = VectorTileLayer(name: "a", tile: tile)
        var second = VectorTileLayer(name: "b", tile: tile)
        first.add(id: 1, geometry: .point(place(0.5, 0.5)), properties: [])
        second.add(id: 1, geometry: .point(place(0.5, 0.5)), properties: [])
        #expect(try TileDecoder.layers(first.bytes + second.bytes).map(\.name) == ["a", "b"])
    }

    @Test("A thousand different values and their repeats come back as they were")
    func values() throws {
        var layer = VectorTileLayer(name: "x", tile: tile)
        for round in 0..<2 {
            for index in 0..<1_000 {
                layer.add(
                    id: UInt64(index), geometry: .point(place(0.5, 0.5)),
                    properties: [
                        ("code", .string("ที่ \(index)")), ("n", .int(Int64(index % 7))), ("r", .int(Int64(round))),
                    ])
            }
        }
        let read = try #require(try TileDecoder.layers(layer.bytes).first)
        #expect(read.values.count <= 1_010)
        for (index, feature) in read.features.enumerated() {
            #expect(feature.properties["code"] == .string("ที่ \(index % 1_000)"))
            #expect(feature.properties["n"] == .int(Int64(index % 1_000 % 7)))
        }
    }

    @Test("Random shapes never leave the margin, and both ways in agree")
    func random() throws {
        var numbers = SeededNumbers(seed: 23)
        for _ in 0..<500 {
            let ring = (0..<Int.random(in: 3...9, using: &numbers)).map { _ in
                place(Double.random(in: -2...3, using: &numbers), Double.random(in: -2...3, using: &numbers))
            }
            for shape in [Geometry.polygon(Polygon(ring + [ring[0]])), .lineString(ring), .multiLineString([ring])] {
                guard let feature = try drawn(shape) else { continue }
                for point in feature.paths.joined() {
                    #expect((-64...4160).contains(point.x) && (-64...4160).contains(point.y))
                }
                if feature.kind == 3 { #expect(feature.paths.allSatisfy { $0.count >= 3 && $0.twiceArea > 0 }) }
            }
        }
    }

    @Test("Positions that are no degrees are on no tile", arguments: [1e300, 300_000, -181, .infinity, .nan])
    func elsewhere(x: Double) throws {
        let shape = Geometry.lineString([place(0.5, 0.5), Position(x: x, y: 15), place(0.6, 0.6)])
        var layer = VectorTileLayer(name: "x", tile: tile)
        let isOnTile = layer.add(id: 1, geometry: shape, properties: [])
        #expect(!isOnTile)
        #expect(throws: GeometryError.self) { _ = try layer.add(id: 1, wkb: shape.wkb, properties: []) }
        #expect(layer.bytes.isEmpty)
    }

    @Test("Broken binary is refused")
    func broken() {
        var layer = VectorTileLayer(name: "x", tile: tile)
        let wkb = Geometry.polygon(Polygon(square(0.1, 0.1, 0.2, 0.2))).wkb
        for length in 0..<wkb.count {
            #expect(throws: GeometryError.self) {
                _ = try layer.add(id: 1, wkb: Array(wkb.prefix(length)), properties: [])
            }
        }
        #expect(layer.count == 0)
    }
}
