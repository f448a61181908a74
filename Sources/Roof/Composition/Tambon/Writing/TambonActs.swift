import Access
import Civics
import Registry
import Storage

/// What happened to the sample's registers after the first survey, each through the desk that does it in daily work:
/// births, deaths, transfers, splits, mergers, renewed confirmations, answers to จปฐ.
struct TambonActs: Sendable {
    /// Where an act is carried out.
    struct Place: Sendable {
        var world: World
        var policy: Policy
        var vault: FieldVault
        /// Somebody of a division, by its code.
        var officer: @Sendable (String) throws -> Actor
    }

    typealias Act = @Sendable (Place) async throws -> Void

    let tambon: SyntheticTambon
    let ids: TambonIDs
    /// The first day on which acts may lie.
    let first: CivilDate
    private var random: SplitMix64
    private(set) var entries: [(day: CivilDate, act: Act)] = []

    /// Plans them.
    ///
    /// - Parameter isBrief: only births and deaths, without which the number of people is not right.
    init(_ tambon: SyntheticTambon, ids: TambonIDs, from first: CivilDate, isBrief: Bool = false) {
        self.tambon = tambon
        self.ids = ids
        self.first = first
        random = tambon.chance(7)
        planBirths()
        planDeaths()
        guard !isBrief else { return }
        planTransfers(40)
        planSplits()
        planMergers()
        planConfirmations(420)
        planSurveys(600)
    }

    /// Officers who are nobody's account, for registers without an office.
    static let officers: @Sendable (String) throws -> Actor = { code in
        Actor(
            account: nil, name: "ตัวอย่าง เจ้าหน้าที่ \(code)",
            grants: [RoleGrant(.officer, division: DivisionCode(rawValue: code))])
    }

    /// Carries all of them out, in the order of the days.
    func run(_ place: Place, turn: (CivilDate) -> Void, progress: (Int, Int) -> Void) async throws {
        let order = entries.indices.sorted { (entries[$0].day, $0) < (entries[$1].day, $1) }
        for (number, index) in order.enumerated() {
            turn(entries[index].day)
            try await entries[index].act(place)
            progress(number + 1, order.count)
        }
    }

    /// A day from the first on and before today.
    private mutating func someDay() -> CivilDate {
        let days = max(0, first.days(until: tambon.today) - 10)
        return first.adding(days: random.whole(0...max(0, min(days, 360))))
    }

    private mutating func add(_ day: CivilDate, _ act: @escaping Act) {
        entries.append((max(first, min(day, tambon.today)), act))
    }

    private mutating func planBirths() {
        for (index, household) in tambon.people.households.enumerated() {
            let round = tambon.people.rounds[household.round]
            for member in household.members where tambon.people.persons[member].birth.earliest > round {
                let value = tambon.people.persons[member]
                let person = tambon.person(member, nationalID: nil)
                let home = ids.households[index]
                add(value.birth.earliest.adding(days: random.whole(1...12))) { place in
                    let actor = try place.officer("office")
                    let identifier = try PersonIdentifier(digits: value.identifier, allowsSpecimen: true)
                    let desk = PersonDesk(place.world, policy: place.policy, vault: place.vault)
                    let id = try await desk.enter(
                        PersonEntry(person, nationalID: .set(identifier)), validFrom: value.birth.earliest,
                        reason: "แจ้งเกิด (ข้อมูลตัวอย่าง)", by: actor)
                    try await HouseholdDesk(place.world, policy: place.policy)
                        .join(id, home, relation: value.relation, by: actor)
                }
            }
        }
    }

    private mutating func planDeaths() {
        for (index, person) in tambon.people.persons.enumerated() {
            guard let day = person.diedOn else { continue }
            let id = ids.persons[index]
            add(day.adding(days: random.whole(0...5))) { place in
                try await PersonDesk(place.world, policy: place.policy, vault: place.vault)
                    .die(id, on: PartialDate(day), onVersion: 1, by: try place.officer("office"))
            }
        }
    }

    private mutating func planTransfers(_ count: Int) {
        let fields = tambon.land.tiles.indices.filter { index in
            tambon.land.tiles[index].use == .field && !tambon.estates[index].owners.isEmpty
                && !tambon.isDivided(index)
        }
        var taken: Set<Int> = []
        for _ in 0..<min(count, fields.count / 3) {
            guard let index = random.one(of: fields), taken.insert(index).inserted,
                let household = random.one(of: tambon.people.households)
            else { continue }
            let buyer = Ownership(.person(ids.persons[household.head]))
            let (id, day) = (ids.parcels[index], someDay())
            let paper = random.happens(60) ? "หนังสือสัญญาขายที่ดิน (ตัวอย่าง)" : "บันทึกโอนมรดก (ตัวอย่าง)"
            add(day) { place in
                try await ParcelDesk(place.world, policy: place.policy)
                    .transfer(
                        id, to: [buyer], from: day, paper: paper, ifVersion: 1, by: try place.officer("finance"))
            }
        }
    }

    private mutating func planSplits() {
        for (turn, split) in tambon.splitsToCarryOut.enumerated() {
            let (kept, off) = (tambon.land.tiles[split.kept], tambon.land.tiles[split.off])
            let (first, second) = (tambon.estates[split.kept], tambon.estates[split.off])
            let parts = [
                ParcelPart(
                    shape: SyntheticTambon.shape(kept.corners), landNumber: first.landNumber,
                    registeredArea: first.registeredArea),
                // Some codes wait for staff to confirm them.
                ParcelPart(
                    shape: SyntheticTambon.shape(off.corners), landNumber: second.landNumber,
                    deedNumber: second.deedNumber, surveyPage: second.surveyPage,
                    registeredArea: second.registeredArea, owners: ids.owners(second.owners),
                    code: turn % 4 == 3 ? nil : ParcelCode(off.code)),
            ]
            let (id, day) = (ids.parcels[split.kept], someDay())
            add(day) { place in
                _ = try await ParcelDesk(place.world, policy: place.policy)
                    .split(
                        id, into: parts, keeping: 0, from: day, paper: "แบ่งแยกในนามเดิม (ตัวอย่าง)", ifVersion: 1,
                        by: try place.officer("finance"))
            }
        }
    }

    private mutating func planMergers() {
        for merger in tambon.mergersToCarryOut {
            let (id, gone) = (ids.parcels[merger.tile], ids.gone[merger.tile])
            guard let gone else { continue }
            let day = someDay()
            add(day) { place in
                _ = try await ParcelDesk(place.world, policy: place.policy)
                    .merge(
                        [(id: id, version: 1), (id: gone, version: 1)], from: day, paper: "รวมโฉนด (ตัวอย่าง)",
                        by: try place.officer("finance"))
            }
        }
    }

    /// Some were visited again in the last year, so that the others are due.
    private mutating func planConfirmations(_ count: Int) {
        let (parcels, households) = (tambon.land.tiles.indices, tambon.people.households.indices)
        for turn in 0..<min(count, households.count / 3) {
            let day = someDay()
            if turn.isMultiple(of: 2) {
                let home = ids.households[random.whole(0...(households.count - 1))]
                add(day) { place in
                    try await HouseholdDesk(place.world, policy: place.policy)
                        .confirm(home, by: try place.officer("office"))
                }
            } else {
                let index = random.whole(0...(parcels.count - 1))
                // Those that are split off or merged away come and go.
                guard !tambon.isDivided(index) else { continue }
                let parcel = ids.parcels[index]
                add(day) { place in
                    try await LandDesk(place.world, policy: place.policy)
                        .confirm(Parcel.self, parcel, by: try place.officer("finance"))
                }
            }
        }
    }

    /// Answers of one round of จปฐ.; poor households fail more.
    private mutating func planSurveys(_ most: Int) {
        let asked = tambon.people.households.indices.filter {
            tambon.people.households[$0].isSurveyed && tambon.people.households[$0].consents == true
        }
        let day = max(first, min(first.adding(days: 120), tambon.today))
        let year = FiscalYear(containing: day).buddhist
        for index in asked.prefix(most) {
            let home = ids.households[index]
            let seed = tambon.seed &+ UInt64(index) &* 31
            let weakness = random.happens(14) ? 26 : 5
            add(day) { place in
                var random = SplitMix64(seed: seed)
                let desk = SurveyDesk(place.world, policy: place.policy, vault: place.vault)
                guard let edition = try await desk.editions().first(where: { !$0.indicators.isEmpty }) else { return }
                var answers: [String: SurveyAnswer] = [:]
                for indicator in edition.indicators {
                    answers[indicator.id] =
                        random.happens(9) ? .notApplicable : random.happens(weakness) ? .fail : .pass
                }
                try await desk.record(
                    answers, of: home, edition: edition.id, year: year, on: day, surveyor: "อสม. ตัวอย่าง",
                    by: try place.officer("welfare"))
            }
        }
    }
}
