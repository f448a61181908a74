import Civics
@testable import Composition
import Geo
import Registry
import Testing

/// The land of the sample tambon: that it has neither gaps nor overlaps, and the codes that the rules ask for.
struct TambonLandTests {
    private static func land(_ seed: UInt64, _ parcels: Int) -> TambonLand {
        SyntheticTambon.make(
            seed: seed, scale: SyntheticTambon.Scale(parcels: parcels), today: DemoTown.today
        ).land
    }

    @Test(
        "tiles fill the outline: every edge is shared with the neighbour corner for corner, or is the outline's",
        arguments: [(7, 5_000), (1, 1_000), (2, 300), (3, 60), (UInt64.max, 800)] as [(UInt64, Int)])
    func everyEdgeIsShared(_ seed: UInt64, _ parcels: Int) throws {
        struct Edge: Hashable {
            var from: GridPoint
            var to: GridPoint
        }
        let land = Self.land(seed, parcels)
        #expect(land.tiles.count == parcels)
        var edges: Set<Edge> = []
        var twiceArea = 0
        for tile in land.tiles {
            for (from, to) in zip(tile.corners, tile.corners.dropFirst()) {
                #expect(edges.insert(Edge(from: from, to: to)).inserted, "an edge is used twice the same way")
                let (x, y) = (from.x - TambonGround.centre.x, from.y - TambonGround.centre.y)
                twiceArea += x * (to.y - TambonGround.centre.y) - (to.x - TambonGround.centre.x) * y
            }
        }
        let border = edges.filter { !edges.contains(Edge(from: $0.to, to: $0.from)) }
        let outline = zip(land.outline, land.outline.dropFirst() + land.outline.prefix(1))
            .map { Edge(from: $0, to: $1) }
        #expect(Set(outline) == border)
        var outlineArea = 0
        for edge in outline {
            let (x, y) = (edge.from.x - TambonGround.centre.x, edge.from.y - TambonGround.centre.y)
            outlineArea += x * (edge.to.y - TambonGround.centre.y) - (edge.to.x - TambonGround.centre.x) * y
        }
        #expect(twiceArea == outlineArea, "areas add up to the last unit of the grid")
    }

    @Test("the checker of the tax map finds no fault in it")
    func noTopologyFaults() throws {
        let land = Self.land(11, 1_200)
        let parcels = land.tiles.enumerated().map { (key: String($0), geometry: Geometry.polygon($1.polygon)) }
        let faults = try TopologyCheck().faults(in: parcels)
        #expect(faults.isEmpty, "\(faults.prefix(3))")
    }

    @Test("deliberate faults are found")
    func defectsAreFaults() throws {
        let tambon = SyntheticTambon.make(
            seed: 11, scale: SyntheticTambon.Scale(parcels: 1_200), today: DemoTown.today, hasDefects: true)
        let parcels = tambon.land.tiles.enumerated().map { (key: String($0), geometry: Geometry.polygon($1.polygon)) }
        #expect(try TopologyCheck().faults(in: parcels).count >= 3)
        #expect(tambon.estates.count { $0.repeatedCode != nil } == 3)
    }

    @Test("it is as large as the tambon is said to be, at the usual scale")
    func size() {
        let land = Self.land(7, 5_000)
        let area = land.tiles.reduce(0) { $0 + $1.area }
        #expect(abs(area - 44_000_000) < 500)
        #expect(land.cores.count == 16)
        let uses = Dictionary(grouping: land.tiles, by: \.use).mapValues(\.count)
        #expect(uses[.asphalt] == 7 && uses[.laterite] == 7)
        #expect(uses[.temple] == 6 && uses[.school] == 6 && uses[.childCentre] == 2)
        let fields = land.tiles.filter { $0.use == .field }.map { $0.area / 1_600 }.sorted()
        #expect((4...12).contains(fields[fields.count / 2]), "the middle field has some 8 rai")
        #expect(fields[0] < 3 && (fields.last ?? 0) > 20)
    }

    @Test("codes follow the rules, none twice; roads and waters have none", arguments: [60, 900, 5_000])
    func codes(_ parcels: Int) throws {
        let tiles = Self.land(5, parcels).tiles
        var seen: Set<ParcelCode> = []
        for tile in tiles {
            guard !tile.use.isStrip else {
                #expect(tile.code.isEmpty)
                continue
            }
            let code = try #require(ParcelCode(tile.code), "\(tile.code)")
            #expect(code.description == tile.code)
            #expect(seen.insert(code).inserted, "\(code)")
        }
        if parcels >= 900 { #expect(seen.contains { !$0.suffix.isEmpty }) }
        for code in seen where !code.suffix.isEmpty { #expect(seen.contains(code.base)) }
    }

    @Test("a seed always draws the same land, and another seed another")
    func seeds() {
        #expect(Self.land(4, 400).tiles.map(\.corners) == Self.land(4, 400).tiles.map(\.corners))
        #expect(Self.land(4, 400).tiles.map(\.corners) != Self.land(5, 400).tiles.map(\.corners))
    }

    @Test("scale is held between 60 and 100,000 parcels; density stays")
    func scales() {
        #expect(SyntheticTambon.Scale(parcels: 1).parcels == 60)
        #expect(SyntheticTambon.Scale(parcels: 1_000_000).parcels == 100_000)
        let usual = SyntheticTambon.Scale()
        #expect([usual.parcels, usual.households, usual.people, usual.villages] == [5_000, 1_623, 7_040, 16])
        #expect(SyntheticTambon.Scale(parcels: 100_000).people == 140_800)
    }
}
