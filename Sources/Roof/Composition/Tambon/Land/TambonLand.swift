import Geo

/// A parcel of the sample tambon, or a road or water, which is a parcel without a code.
struct TambonTile: Sendable {
    var use: TambonUse
    /// The faces it is made of; more than one where parcels were merged.
    var faces: [Int]
    /// Which village, counted from 0.
    var village: Int
    /// Which block, counted from 0 through all zones.
    var block: Int
    /// Zone, block and lot with its subdivisions, such as `01A001/001`; empty for roads and waters.
    var code = ""
    /// The corners, counter-clockwise, closed.
    var corners: [GridPoint]
    /// Square metres as drawn.
    var area: Double
    var centre: Metres

    var polygon: Polygon { Polygon(corners.map(\.position)) }
}

/// The land of the sample tambon: tiles that fill the outline, with neither gap nor overlap.
struct TambonLand: Sendable {
    let layout: TambonLayout
    var tiles: [TambonTile]
    var cores: [TambonLayout.Core]
    var outline: [GridPoint]
    /// Pairs of tiles that were one parcel before: the one that kept its code, and the one split off.
    var splits: [(kept: Int, off: Int)] = []
    /// Tiles that were two parcels before, by the faces of each.
    var merges: [(tile: Int, kept: Int, gone: Int)] = []

    var ways: [TambonWay] { layout.ways }

    /// Draws it.
    ///
    /// - Parameters:
    ///   - parcels: how many tiles there are to be, roads and waters with them; at least 60.
    ///   - plots: how many of them lie in villages.
    static func make(seed: UInt64, parcels: Int, villages: Int, plots: Int) -> TambonLand {
        var layout = TambonLayout(seed: seed, parcels: parcels)
        layout.layHighwayAndStream()
        let share = Double(parcels) / 5_000
        layout.layRoads(blocks: max(3, parcels / 57), named: max(2, Int((14 * share.squareRoot()).rounded())))
        var cores = layout.chooseCores(villages, plots: plots)
        var fields = layout.faces(.field)
        for index in cores.indices {
            let near = fields.filter { layout.uses[$0] == .field }
            fields += layout.makeCore(&cores[index], squareMetresPerPlot: 820, among: near)
            fields = Array(Set(fields)).sorted()
        }
        fields = layout.faces(.field)
        layout.placeInstitutions(&cores, share: share)
        let merged = max(1, parcels / 600)
        var pieces = layout.faces(.plot)
        pieces = layout.divide(pieces, adding: max(0, plots - pieces.count), smallest: 160, unevenness: 1)
        let before = layout.mesh.faceCount
        let missing = parcels + merged - (layout.mesh.faceCount - 1)
        fields = layout.divide(fields, adding: missing / 3, smallest: 1_200, unevenness: 0.9)
        _ = layout.digPonds(max(1, Int(14 * share)), among: &fields)
        layout.leaveCommons(max(1, Int(3 * share)), among: &fields)
        let rest = parcels + merged - (layout.mesh.faceCount - 1)
        _ = layout.divide(fields, adding: max(0, rest), smallest: 700, unevenness: 1.7)
        var land = TambonLand(layout: layout, tiles: [], cores: cores, outline: [])
        land.outline = layout.mesh.ring(TambonMesh.outside).reversed().map { layout.mesh.points[$0] }
        land.makeTiles(splitAfter: before, merges: merged)
        return land
    }
}
