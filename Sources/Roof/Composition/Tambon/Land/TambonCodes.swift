/// Codes of the tax map: zones of up to 26 blocks, lots through each block (revenue.md §3.2).
extension TambonLand {
    /// How blocks, counted through, are gathered in zones.
    static func blocksPerZone(_ blocks: Int) -> Int {
        let zones = min(99, max(1, blocks / 11))
        return min(26, (blocks + zones - 1) / zones)
    }

    var blockCount: Int { (layout.blocks.max() ?? 0) + 1 }

    /// Zone and block letter of a block.
    func zoneAndBlock(_ block: Int) -> (zone: String, letter: String) {
        let size = Self.blocksPerZone(blockCount)
        let zone = block / size + 1
        let letter = UnicodeScalar(UInt8(0x41 + block % size))
        return ((zone < 10 ? "0" : "") + String(zone), String(Character(letter)))
    }

    mutating func giveCodes(_ tileOfFace: [Int]) {
        var byBlock = [[Int]](repeating: [], count: blockCount)
        for (index, tile) in tiles.enumerated() where !tile.use.isStrip { byBlock[tile.block].append(index) }
        let off = chooseSplits(tileOfFace)
        for (block, members) in byBlock.enumerated() {
            let name = zoneAndBlock(block)
            var lot = 0
            for index in snake(members) where off[index] == nil {
                lot += 1
                tiles[index].code = name.zone + name.letter + Self.padded(lot, 3)
            }
        }
        // A split-off parcel takes the next suffix under the parcel it came from.
        var suffixes: [Int: Int] = [:]
        for (index, kept) in off.sorted(by: { $0.key < $1.key }) {
            suffixes[kept, default: 0] += 1
            tiles[index].code = tiles[kept].code + "/" + Self.padded(suffixes[kept] ?? 1, 3)
            splits.append((kept, index))
        }
    }

    /// Row by row, to and fro, as surveyors walk.
    private func snake(_ members: [Int]) -> [Int] {
        let rows = members.map { Int((tiles[$0].centre.y / -130).rounded(.down)) }
        return zip(members, rows).sorted { left, right in
            if left.1 != right.1 { return left.1 < right.1 }
            let (a, b) = (tiles[left.0].centre.x, tiles[right.0].centre.x)
            return left.1.isMultiple(of: 2) ? a < b : a > b
        }.map(\.0)
    }

    /// Every fortieth parcel was split off a neighbour since the map was made: tile → the tile it came from.
    private func chooseSplits(_ tileOfFace: [Int]) -> [Int: Int] {
        var off: [Int: Int] = [:]
        var kept: Set<Int> = []
        let merged = Set(merges.map(\.tile))
        for (index, tile) in tiles.enumerated() where tile.use == .field || tile.use == .plot {
            guard (tile.faces[0] &* 2_654_435_761) % 40 == 0, tile.faces.count == 1, !merged.contains(index),
                !kept.contains(index), let face = sibling(of: tile.faces[0])
            else { continue }
            let other = tileOfFace[face]
            guard off[other] == nil, !merged.contains(other), !kept.contains(other) else { continue }
            off[index] = other
            kept.insert(other)
        }
        return off
    }

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
