import Civics

/// Houses on plots, buildings of institutions, signs along the highway.
extension SyntheticTambon {
    mutating func build() {
        var random = chance(3)
        for (index, household) in people.households.enumerated() {
            guard let tile = household.tile else { continue }
            let size = (9.0 + random.fraction() * 6, 7.0 + random.fraction() * 5)
            guard let corners = footprint(on: tile, size: size, shift: random.spread(0.06)) else { continue }
            let isShop = estates[tile].use == "other"
            let floors = random.happens(26) ? 2 : 1
            buildings.append(
                TambonBuilding(
                    kind: isShop ? .shop : .house, tile: tile, number: 1, household: index,
                    structure: random.happens(52) ? "concrete" : random.happens(62) ? "half" : "wood", floors: floors,
                    yearBuilt: today.year - random.whole(1...48), squareMetres: Int(size.0 * size.1) * floors,
                    owners: estates[tile].owners, corners: corners))
            guard random.happens(9),
                let barn = footprint(on: tile, size: (4, 3), shift: 0.3)
            else { continue }
            buildings.append(
                TambonBuilding(
                    kind: .barn, tile: tile, number: 2, household: nil, structure: "wood", floors: 1,
                    yearBuilt: today.year - random.whole(1...40), squareMetres: 12, owners: estates[tile].owners,
                    corners: barn))
        }
        for (index, tile) in land.tiles.enumerated() {
            let kind: TambonBuilding.Kind
            switch tile.use {
            case .temple: kind = .temple
            case .school, .childCentre: kind = .school
            case .office, .health: kind = .office
            default: continue
            }
            guard let corners = footprint(on: index, size: (26, 12), shift: 0) else { continue }
            buildings.append(
                TambonBuilding(
                    kind: kind, tile: index, number: 1, household: nil, structure: "concrete",
                    floors: kind == .office ? 2 : 1, yearBuilt: today.year - random.whole(6...45), squareMetres: 312,
                    owners: estates[index].owners, corners: corners))
        }
    }

    /// A rectangle along a tile's longer side that lies within the tile; smaller where there is little room.
    private func footprint(on tile: Int, size: (Double, Double), shift: Double) -> [GridPoint]? {
        let face = land.tiles[tile].faces[0]
        let axis = land.layout.mesh.axis(face)
        let middle = land.layout.mesh.centroid(face) + axis.along * (shift * axis.length)
        for factor in [1.0, 0.75, 0.5] {
            let (u, v) = (axis.along * (size.0 / 2 * factor), axis.along.left * (size.1 / 2 * factor))
            let corners = [middle - u - v, middle + u - v, middle + u + v, middle - u + v]
            let reach = [-1.3, 1.3].flatMap { a in [-1.3, 1.3].map { b in middle + u * a + v * b } }
            guard reach.allSatisfy({ land.layout.mesh.contains(face, $0) }) else { continue }
            return (corners + [corners[0]]).map(TambonGround.point)
        }
        return nil
    }

    mutating func putUpSigns() {
        var random = chance(4)
        guard let highway = land.layout.uses.firstIndex(of: .highway) else { return }
        let beside = land.layout.mesh.neighbours(highway)
        for (index, tile) in land.tiles.enumerated() where tile.use == .plot || tile.use == .field {
            guard beside.contains(tile.faces[0]), random.happens(tile.use == .plot ? 70 : 14) else { continue }
            signs.append(
                TambonSign(
                    text: (random.one(of: TambonNames.signTexts) ?? "ร้านตัวอย่าง") + " \(signs.count + 1)",
                    widthCentimetres: random.whole(8...48) * 10, heightCentimetres: random.whole(5...24) * 10,
                    sides: random.happens(30) ? 2 : 1, tile: index, owner: estates[index].owners.first?.party,
                    place: TambonGround.point(tile.centre)))
        }
    }
}
