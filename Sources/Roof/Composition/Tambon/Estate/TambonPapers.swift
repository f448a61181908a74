import Civics

/// Deeds, areas, uses and owners.
extension SyntheticTambon {
    /// Places in ``TambonNames/organisations``; temples follow after them.
    private enum Body {
        static let highways = 0
        static let treasury = 1
        static let office = 2
        static let firstPrivate = 3
    }

    /// The temples among the tiles, in order; each is an organisation of its own.
    var templeTiles: [Int] { land.tiles.indices.filter { land.tiles[$0].use == .temple } }

    mutating func writePapers() {
        var random = chance(2)
        let temples = Dictionary(
            uniqueKeysWithValues: templeTiles.enumerated().map { ($1, TambonNames.organisations.count + $0) })
        var householdOfTile: [Int: Int] = [:]
        var residents = [[Int]](repeating: [], count: max(1, land.cores.count))
        for (index, household) in people.households.enumerated() {
            if let tile = household.tile { householdOfTile[tile] = index }
            residents[household.village].append(index)
        }
        let outsiders = people.persons.indices.filter { people.persons[$0].household == nil }
        var lastLandNumber: [String: Int] = [:]
        for (index, tile) in land.tiles.enumerated() {
            var estate = TambonEstate(deedType: "ที่สาธารณประโยชน์", use: "public")
            switch tile.use {
            case .highway: estate.owners = [TambonOwner(.organisation(Body.highways))]
            case .asphalt, .laterite, .track, .lane, .stream, .canal: break
            case .pond, .commons:
                if tile.area > 8_000, random.happens(70) { estate.deedType = "นสล." }
            case .school, .childCentre, .health:
                estate.deedType = "ที่ราชพัสดุ"
                estate.owners = [TambonOwner(.organisation(Body.treasury))]
            case .office:
                estate.deedType = "ที่ราชพัสดุ"
                estate.owners = [TambonOwner(.organisation(Body.office))]
            case .temple:
                estate.deedType = "โฉนด"
                estate.use = "other"
                estate.owners = temples[index].map { [TambonOwner(.organisation($0))] } ?? []
            case .plot, .field:
                estate.deedType = deedType(tile, &random)
                let home = householdOfTile[index]
                estate.use = use(tile, isHome: home != nil, &random)
                let family = home ?? anyHousehold(near: tile.village, residents, &random)
                estate.owners = owners(
                    family: family, isHome: home != nil, outsiders: outsiders, isField: tile.use == .field, &random)
                if tile.use == .field, random.happens(16), let tenant = residents[tile.village].randomHead(&random) {
                    let party = TambonParty.person(people.households[tenant].head)
                    if !estate.owners.contains(where: { $0.party == party }) { estate.occupier = party }
                }
            }
            number(&estate, tile, index, &lastLandNumber, &random)
            estates.append(estate)
        }
    }

    /// Land reform gave whole blocks; villages have title deeds mostly.
    private func deedType(_ tile: TambonTile, _ random: inout SplitMix64) -> String {
        let dice = random.whole(1...100)
        if tile.use == .plot {
            return dice <= 76
                ? "โฉนด" : dice <= 88 ? "น.ส.3ก" : dice <= 92 ? "น.ส.2" : dice <= 94 ? "ส.ค.1" : "ไม่มีเอกสาร"
        }
        if tile.block % 7 == 3 { return dice <= 82 ? "ส.ป.ก.4-01" : dice <= 94 ? "โฉนด" : "ไม่มีเอกสาร" }
        return dice <= 70 ? "โฉนด" : dice <= 90 ? "น.ส.3ก" : dice <= 95 ? "น.ส.2" : dice <= 97 ? "ส.ค.1" : "ไม่มีเอกสาร"
    }

    private func use(_ tile: TambonTile, isHome: Bool, _ random: inout SplitMix64) -> String {
        if isHome { return random.happens(93) ? "home" : "other" }
        if tile.use == .plot { return random.happens(70) ? "vacant" : "home" }
        return random.happens(90) ? "farm" : random.happens(70) ? "vacant" : "other"
    }

    private func anyHousehold(near village: Int, _ residents: [[Int]], _ random: inout SplitMix64) -> Int? {
        let other = random.happens(88) ? village : random.whole(0...(residents.count - 1))
        return residents[other].randomHead(&random)
    }

    private func owners(
        family: Int?, isHome: Bool, outsiders: [Int], isField: Bool, _ random: inout SplitMix64
    ) -> [TambonOwner] {
        let dice = random.whole(1...100)
        if !isHome, dice <= 9, let outsider = random.one(of: outsiders) { return [TambonOwner(.person(outsider))] }
        if !isHome, isField, dice <= 11 {
            let bodies = TambonNames.organisations.indices.dropFirst(Body.firstPrivate)
            return [TambonOwner(.organisation(random.one(of: Array(bodies)) ?? Body.firstPrivate))]
        }
        guard let family else { return [] }
        let household = people.households[family]
        let adults = household.members.filter { people.persons[$0].age(on: today) >= 20 }
        if dice > 92, adults.count >= 2 {
            let count = min(adults.count, random.whole(2...3))
            return adults.prefix(count).map { TambonOwner(.person($0), 1, of: count) }
        }
        if dice > 84, let other = adults.last { return [TambonOwner(.person(other))] }
        return [TambonOwner(.person(household.head))]
    }

    private func number(
        _ estate: inout TambonEstate, _ tile: TambonTile, _ index: Int, _ last: inout [String: Int],
        _ random: inout SplitMix64
    ) {
        // Papers are written to a tenth of a square wa; most agree with the map, some are from before it.
        let error =
            random.happens(97) ? random.spread(0.006) : random.between(0.06, 0.18) * (random.happens(50) ? 1 : -1)
        let tenths = Int64((tile.area * 2.5 * (1 + error)).rounded())
        guard !tile.use.isStrip, estate.deedType != "ไม่มีเอกสาร" else { return }
        estate.registeredArea = LandArea(squareWaHundredths: max(1, tenths) * 10)
        guard estate.deedType != "ที่สาธารณประโยชน์", estate.deedType != "ที่ราชพัสดุ" else { return }
        estate.deedNumber = String(10_000 + TambonPeople.scrambled(index, seed / 3, 1_000_000) % 890_000)
        guard estate.deedType == "โฉนด" || estate.deedType == "น.ส.3ก" else { return }
        let sheet = Self.sheet(tile)
        last[sheet, default: 0] += 1
        estate.sheet = sheet
        estate.landNumber = String(last[sheet] ?? 1)
        if estate.deedType == "โฉนด" { estate.surveyPage = String(100 + index) }
    }

    /// The cadastral sheet: two kilometres at 1:4000; in villages a sixteenth of it at 1:1000.
    ///
    /// Five parts as revenue.md §3.5 joins them. The origin is that of UTM zone 48 near enough for a sample.
    static func sheet(_ tile: TambonTile) -> String {
        let (east, north) = (279_700 + tile.centre.x, 1_638_000 + tile.centre.y)
        let (column, row) = (Int(east / 2_000) * 2 % 100, Int(north / 2_000) * 2 % 100)
        let part = TambonLand.padded(column, 2) + TambonLand.padded(row, 2)
        guard tile.use == .plot else { return "5638|3|\(part)|00|4000" }
        let (x, y) = (Int(east) % 2_000 / 500, Int(north) % 2_000 / 500)
        return "5638|3|\(part)|\(TambonLand.padded(y * 4 + x + 1, 2))|1000"
    }
}

extension [Int] {
    /// One of the households, by chance; `nil` of none.
    fileprivate func randomHead(_ random: inout SplitMix64) -> Int? { random.one(of: self) }
}
