import Access
import Civics
import Geo
import Registry
import Storage

/// Writes a sample tambon into the register: the rounds of the first survey, one transaction each.
///
/// Everything goes through ``Register``, so versions, rows of today, links and search keys are as they would be. The
/// people of a household, its house and its land are entered in the round in which the household was visited.
struct TambonBuilder: Sendable {
    let world: World
    let secrets: RegisterSecrets
    let tambon: SyntheticTambon
    let ids: TambonIDs
    let parcelRounds: [Int]
    let houseOf: [Int: Int]

    init(_ tambon: SyntheticTambon, in world: World, vault: FieldVault) {
        self.world = world
        self.tambon = tambon
        secrets = RegisterSecrets(vault)
        ids = TambonIDs(tambon, newID: world.newID)
        parcelRounds = tambon.parcelRounds
        houseOf = tambon.houseOf
    }

    /// Writes the first survey.
    ///
    /// - Parameters:
    ///   - turn: told the day of each round before it is written, to set the clock by.
    ///   - progress: told how many of how many rounds are done.
    func write(by actor: Actor, turn: (CivilDate) -> Void, progress: (Int, Int) -> Void) async throws {
        let rounds = tambon.people.rounds
        for (round, day) in rounds.enumerated() {
            turn(day)
            let change = try RegisterChange(
                .entry, in: world, by: actor, validFrom: day,
                reason: "สำรวจรอบที่ \(round + 1) (ข้อมูลตัวอย่าง seed \(tambon.seed))")
            let leaf = world.newID()
            try await world.store.write { [self] db in
                try Register.begin(change, db)
                if round == 0 { try enterCommon(change, db) }
                try enterPeople(round, day, change, db)
                try enterLand(round, change, db)
                try AuditLog.append(
                    .sampleEntered(round: round + 1, of: rounds.count, change), by: actor, at: change.at, id: leaf, db)
            }
            progress(round + 1, rounds.count)
        }
    }

    /// Villages, organisations, public places, and owners who live elsewhere.
    private func enterCommon(_ change: RegisterChange, _ db: Transaction) throws {
        for (index, village) in tambon.villages.enumerated() {
            try Register.enter(village, as: ids.villages[index], in: change, db)
        }
        for (index, id) in ids.organisations.enumerated() {
            try Register.enter(tambon.organisation(index), as: id, in: change, db)
        }
        for index in tambon.places.indices {
            try Register.enter(tambon.place(index), as: PlaceID(world.newID()), in: change, db)
        }
        for (index, person) in tambon.people.persons.enumerated() where person.household == nil {
            try enterPerson(index, change, db)
        }
    }

    private func enterPeople(_ round: Int, _ day: CivilDate, _ change: RegisterChange, _ db: Transaction) throws {
        for (index, household) in tambon.people.households.enumerated() where household.round == round {
            // Children who were born since come later.
            let members = household.members.filter { tambon.people.persons[$0].birth.earliest <= day }
            for member in members { try enterPerson(member, change, db) }
            try Register.enter(
                tambon.household(index, ids, members: members, house: houseOf[index], on: day),
                as: ids.households[index], in: change, db)
        }
        for (index, person) in tambon.people.persons.enumerated() where person.diedOn != nil {
            // Whoever died since was alive when the house was visited.
            guard let household = person.household, tambon.people.households[household].round == round else { continue }
            try enterPerson(index, change, db)
        }
    }

    func enterPerson(_ index: Int, _ change: RegisterChange, _ db: Transaction) throws {
        let value = tambon.people.persons[index]
        let id = ids.persons[index]
        let identifier = try PersonIdentifier(digits: value.identifier, allowsSpecimen: true)
        let sealed = try secrets.keep(identifier, of: id, in: change, db)
        try Register.enter(tambon.person(index, nationalID: sealed), as: id, in: change, db)
        for fact in value.facts { try enter(fact, of: id, change, db) }
    }

    private func enter(_ fact: TambonFact, of person: PersonID, _ change: RegisterChange, _ db: Transaction) throws {
        guard let group = VulnerabilityFact.Group(rawValue: fact.group.rawValue) else { return }
        let (id, place) = (FactID(world.newID()), SecretID(world.newID()))
        let field: SealedField =
            switch group.dataClass {
            case .health: .factHealth
            case .children: .factChild
            default: .factWelfare
            }
        // As `FactContent` is sealed: JSON with sorted keys.
        try secrets.keep(#"{"group":"\#(group.rawValue)"}"#, field: field, of: id.value, id: place, db)
        try Register.enter(
            VulnerabilityFact(
                person: person, dataClass: group.dataClass, content: place, source: fact.source, on: fact.on),
            as: id, in: change, db)
    }

    private func enterLand(_ round: Int, _ change: RegisterChange, _ db: Transaction) throws {
        let measure = try LandMeasure()
        let splitOff = Set(tambon.splitsToCarryOut.map(\.off))
        for index in tambon.land.tiles.indices where parcelRounds[index] == round && !splitOff.contains(index) {
            let parcel =
                try tambon.isDivided(index)
                ? tambon.firstParcel(index, ids, measure) : tambon.parcel(index, ids, measure)
            try Register.enter(parcel, as: ids.parcels[index], in: change, db)
        }
        for merger in tambon.mergersToCarryOut where parcelRounds[merger.tile] == round {
            guard let id = ids.gone[merger.tile] else { continue }
            try Register.enter(
                try tambon.mergedParcel(merger.tile, face: merger.gone, ids, measure), as: id, in: change, db)
        }
        for (index, building) in tambon.buildings.enumerated() where parcelRounds[building.tile] == round {
            try Register.enter(tambon.building(index, ids), as: ids.buildings[index], in: change, db)
        }
        for (index, sign) in tambon.signs.enumerated() where parcelRounds[sign.tile] == round {
            try Register.enter(tambon.sign(index, ids), as: SignID(world.newID()), in: change, db)
        }
    }
}

extension SyntheticTambon {
    /// The round in which each tile is entered: when everybody named on its papers has been.
    var parcelRounds: [Int] {
        estates.map { estate in
            let parties = estate.owners.map(\.party) + (estate.occupier.map { [$0] } ?? [])
            return parties.map { party in
                guard case .person(let index) = party, let household = people.persons[index].household else { return 0 }
                return people.households[household].round
            }.max() ?? 0
        }
    }
}

extension AuditEvent {
    /// For the test that names are unique.
    static let sampleNames = ["sample.entered"]

    static func sampleEntered(round: Int, of rounds: Int, _ change: RegisterChange) -> AuditEvent {
        AuditEvent(
            "sample.entered", Subject(kind: "operation", id: change.id.description),
            detail: ["round": "\(round)/\(rounds)"])
    }
}
