/// The faults that real registers have, a few of each, for the work lists of the demonstration.
extension SyntheticTambon {
    mutating func addDefects() {
        var random = chance(6)
        let fields = land.tiles.indices.filter { land.tiles[$0].use == .field && land.tiles[$0].faces.count == 1 }
        guard fields.count > 40 else { return }
        let step = fields.count / 12
        // Codes that two parcels bear: the second was drawn when the first was not found.
        for turn in 0..<3 {
            let (first, second) = (fields[turn * step + 3], fields[turn * step + 4])
            estates[second].repeatedCode = land.tiles[first].code
        }
        // Corners moved on one side only: onto the neighbour (an overlap), or away from it (a gap or a sliver).
        for (turn, metres) in [(5, 9.0), (6, 6.0), (7, -0.4), (8, -7.0)] {
            move(fields[turn * step + 5], by: metres + random.spread(0.05))
        }
    }

    /// Moves the longest side of a tile outward by some metres, and nothing of its neighbours.
    private mutating func move(_ tile: Int, by metres: Double) {
        let corners = land.tiles[tile].corners
        let places = corners.map(TambonGround.metres)
        let sides = zip(places, places.dropFirst()).map { from, to in (to - from).length }
        guard let longest = sides.max(), let side = sides.firstIndex(of: longest) else { return }
        let out = (places[side + 1] - places[side]).unit.left * -metres
        var moved = Array(corners.dropLast())
        moved[side] = TambonGround.point(places[side] + out)
        moved[(side + 1) % moved.count] = TambonGround.point(places[side + 1] + out)
        land.tiles[tile].corners = moved + [moved[0]]
        movedTiles.insert(tile)
    }
}
