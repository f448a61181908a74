import Civics

/// A believable tambon that does not exist: land, people, papers, houses, signs and public places, all from one seed.
///
/// Pure: the same seed, scale and day give the same values. Nothing in it is about anybody: identifiers begin with 9,
/// telephone numbers cannot be dialled, names are put together by chance, boundaries are drawn by chance around the
/// centre of ตำบลสองห้อง (services.md §0).
struct SyntheticTambon: Sendable {
    /// How large a sample is: with 5,000 parcels just the tambon as services.md §0 has it.
    struct Scale: Sendable, Hashable {
        /// Tiles of land, roads and waters with them.
        var parcels: Int
        var households: Int
        var people: Int
        /// A tambon's villages have two digits.
        var villages: Int

        /// The same density at any number of parcels from 60 to 100,000.
        init(parcels: Int = 5_000) {
            let parcels = min(100_000, max(60, parcels))
            self.parcels = parcels
            households = max(4, (1_623 * parcels + 2_500) / 5_000)
            people = max(12, (7_040 * parcels + 2_500) / 5_000)
            villages = min(99, max(1, (16 * parcels + 2_500) / 5_000))
        }
    }

    let seed: UInt64
    let scale: Scale
    let today: CivilDate
    var land: TambonLand
    var people: TambonPeople
    var estates: [TambonEstate] = []
    var buildings: [TambonBuilding] = []
    var signs: [TambonSign] = []
    var places: [TambonPlace] = []
    /// The village number (หมู่ที่) of each village.
    var moo: [Int] = []
    /// Splits of fields that are done through the desk; the others were done before the register began.
    private(set) var splitsToCarryOut: [(kept: Int, off: Int)] = []
    /// Mergers of fields that are done through the desk: the tile, and its faces that were parcels.
    private(set) var mergersToCarryOut: [(tile: Int, kept: Int, gone: Int)] = []
    private var dividedTiles: Set<Int> = []
    var villageNames: [String] = []
    let hasDefects: Bool
    /// Tiles that a deliberate fault moved.
    var movedTiles: Set<Int> = []

    /// Makes it.
    ///
    /// - Parameters:
    ///   - today: the last day that may stand in it.
    ///   - hasDefects: whether some codes are repeated and some shapes overlap, for the work lists.
    static func make(
        seed: UInt64, scale: Scale = Scale(), today: CivilDate, hasDefects: Bool = false
    ) -> SyntheticTambon {
        let land = TambonLand.make(
            seed: seed, parcels: scale.parcels, villages: scale.villages, plots: scale.households * 114 / 100)
        var plots = [Int](repeating: 0, count: max(1, land.cores.count))
        for tile in land.tiles where tile.use == .plot { plots[tile.village] += 1 }
        let people = TambonPeople.make(
            seed: seed, households: scale.households, people: scale.people, outsiders: max(2, scale.parcels / 45),
            villages: plots, today: today, rounds: rounds(before: today))
        var tambon = SyntheticTambon(
            seed: seed, scale: scale, today: today, land: land, people: people, hasDefects: hasDefects)
        tambon.nameVillages()
        tambon.settle()
        tambon.writePapers()
        tambon.build()
        tambon.putUpSigns()
        tambon.placeAssets()
        if hasDefects { tambon.addDefects() }
        tambon.chooseHistory()
        return tambon
    }

    /// The days of the first survey of the whole tambon, a village's part a month: over before the sample office's first
    /// year begins, and before the last 1 January, on which the law asks who owned what.
    static func rounds(before today: CivilDate) -> [CivilDate] {
        let last = min(today.adding(days: -366), FiscalYear(buddhist: 2569).first.adding(days: -9))
        return (0..<14).map { last.adding(days: -30 * (13 - $0)) }
    }

    /// A stream of chance for one part, so that parts can change without each other.
    func chance(_ part: UInt64) -> SplitMix64 { SplitMix64(seed: seed ^ part &* 0x9E37_79B9_7F4A_7C15) }

    /// หมู่ 8 is the core on the highway that has the office; the others are numbered from north to south.
    private mutating func nameVillages() {
        let cores = land.cores.indices.sorted { land.cores[$0].centre.y > land.cores[$1].centre.y }
        let office = land.cores.count >= 8 ? 8 : 1
        var next = 1
        moo = [Int](repeating: 0, count: land.cores.count)
        villageNames = [String](repeating: "", count: land.cores.count)
        for core in cores {
            if core == 0 {
                moo[core] = office
            } else {
                if next == office { next += 1 }
                moo[core] = next
                next += 1
            }
        }
        let names = TambonNames.villages.filter { $0 != "ตลาดชัย" }
        for core in cores {
            let number = moo[core] > office ? moo[core] - 2 : moo[core] - 1
            let turn = number / names.count
            villageNames[core] =
                core == 0 ? "ตลาดชัย" : names[number % names.count] + (turn > 0 ? " \(turn + 1)" : "")
        }
    }

    private mutating func chooseHistory() {
        let signed = Set(signs.map(\.tile))
        let splits = land.splits.filter { split in
            [split.kept, split.off].allSatisfy { tile in
                land.tiles[tile].use == .field && land.tiles[tile].faces.count == 1 && !signed.contains(tile)
                    && !movedTiles.contains(tile) && estates[tile].repeatedCode == nil
            }
        }
        splitsToCarryOut = Array(splits.prefix(16))
        mergersToCarryOut = Array(land.merges.filter { !movedTiles.contains($0.tile) }.prefix(8))
        dividedTiles = Set(splitsToCarryOut.flatMap { [$0.kept, $0.off] } + mergersToCarryOut.map(\.tile))
    }

    /// Whether a tile is split or merged after the first survey.
    func isDivided(_ tile: Int) -> Bool { dividedTiles.contains(tile) }

    /// Gives every household a plot of its village.
    private mutating func settle() {
        var plots = [[Int]](repeating: [], count: max(1, land.cores.count))
        for (index, tile) in land.tiles.enumerated() where tile.use == .plot { plots[tile.village].append(index) }
        var random = chance(1)
        for village in plots.indices { plots[village].shuffle(using: &random) }
        for index in people.households.indices {
            people.households[index].tile = plots[people.households[index].village].popLast()
        }
    }
}
