import Civics

/// The people of the sample tambon: households with members, and owners who live elsewhere.
struct TambonPeople: Sendable {
    var persons: [TambonPerson] = []
    var households: [TambonHousehold] = []
    let today: CivilDate
    /// The days on which households were visited and entered.
    let rounds: [CivilDate]
    var random: SplitMix64
    private let seed: UInt64

    /// Makes exactly so many households of exactly so many living people, and more besides: some who died lately, and
    /// some owners from elsewhere.
    ///
    /// - Parameter villages: how many households each village is to have a share of.
    static func make(
        seed: UInt64, households count: Int, people: Int, outsiders: Int, villages: [Int], today: CivilDate,
        rounds: [CivilDate]
    ) -> TambonPeople {
        var result = TambonPeople(seed: seed, today: today, rounds: rounds)
        let families = TambonFamilies(seed: seed, households: count, people: people)
        let whole = max(1, villages.reduce(0, +))
        var village = 0
        var limit = villages.first.map { $0 * count / whole } ?? count
        var passed = villages.first ?? 0
        var numberInVillage = 0
        let surnames = result.surnames(villages.count)
        for (index, seats) in families.households.enumerated() {
            while index >= limit, village < villages.count - 1 {
                village += 1
                passed += villages[village]
                limit = village == villages.count - 1 ? count : passed * count / whole
                numberInVillage = 0
            }
            numberInVillage += 1
            result.add(seats, village: village, number: numberInVillage, surnames: surnames[village])
        }
        for _ in 0..<outsiders { result.addOutsider() }
        return result
    }

    private init(seed: UInt64, today: CivilDate, rounds: [CivilDate]) {
        self.seed = seed
        self.today = today
        self.rounds = rounds
        random = SplitMix64(seed: seed ^ 0x9E0_91E)
    }

    private mutating func surname() -> String {
        while true {
            let head = random.one(of: TambonNames.familyHeads) ?? "บุญ"
            let tail = random.one(of: TambonNames.familyTails) ?? "มาก"
            if head != tail { return head + tail }
        }
    }

    /// A few families make most of a village.
    private mutating func surnames(_ villages: Int) -> [[String]] {
        (0..<max(1, villages)).map { _ in (0..<26).map { _ in surname() } }
    }

    private mutating func add(
        _ seats: [TambonFamilies.Seat], village: Int, number: Int, surnames: [String]
    ) {
        let index = households.count
        // Squaring a chance makes the first names of the list the common ones.
        let place = random.fraction()
        let family = random.happens(82) ? surnames[Int(place * place * Double(surnames.count))] : surname()
        let first = persons.count
        for seat in seats {
            let own = ["relative", "in_law"].contains(seat.relation) ? surname() : family
            persons.append(person(seat, family: own, household: index, isMarried: isMarried(seat, seats)))
        }
        let round = random.whole(0...max(0, rounds.count - 1))
        let code = "3101" + TambonLand.padded(Self.scrambled(index, seed, 10_000_000), 7)
        let part = random.happens(24) ? "/\(random.whole(1...4))" : ""
        households.append(
            TambonHousehold(
                village: village, houseNumber: "\(number)\(part)", houseCode: code,
                members: Array(first..<persons.count), head: first, tile: nil, round: round,
                consents: random.happens(95) ? random.happens(96) : nil,
                isSurveyed: random.happens(91)))
        giveFacts(Array(first..<persons.count), seats, by: rounds.isEmpty ? today : rounds[round])
        if random.happens(1), let elder = seats.first(where: { $0.age >= 60 }) { addDead(elder, family, index) }
    }

    private func isMarried(_ seat: TambonFamilies.Seat, _ seats: [TambonFamilies.Seat]) -> Bool {
        switch seat.relation {
        case "spouse", "in_law", "parent": true
        case "head": seat.age > 44 || seats.contains { $0.relation == "spouse" }
        case "child": seats.contains { $0.relation == "in_law" }
        default: seat.age > 48
        }
    }

    private mutating func person(
        _ seat: TambonFamilies.Seat, family: String, household: Int?, isMarried: Bool
    ) -> TambonPerson {
        let birthday = today.adding(days: -(seat.age * 1_461 / 4 + random.whole(25...360)))
        let birth =
            seat.age > 62 && random.happens(14)
            ? PartialDate(year: birthday.year) ?? PartialDate(birthday) : PartialDate(birthday)
        let names = TambonNames.given(isMale: seat.isMale, TambonNames.Generation(birthYear: birthday.year))
        let title =
            seat.age < 15 ? (seat.isMale ? "ด.ช." : "ด.ญ.") : seat.isMale ? "นาย" : isMarried ? "นาง" : "นางสาว"
        return TambonPerson(
            isMale: seat.isMale, title: title, given: random.one(of: names) ?? "ตัวอย่าง", family: family, birth: birth,
            household: household, relation: seat.relation,
            identifier: Self.identifier(Self.scrambled(persons.count, seed, 10_000_000)),
            phone: seat.age >= 16 && random.happens(62)
                ? "0000-00" + TambonLand.padded(random.whole(0...9_999), 4) : nil)
    }

    private mutating func addOutsider() {
        let seat = TambonFamilies.Seat(relation: "", isMale: random.happens(52), age: random.whole(28...76))
        var person = person(seat, family: surname(), household: nil, isMarried: random.happens(60))
        person.elsewhere = random.whole(0...(TambonNames.elsewhere.count - 1))
        persons.append(person)
    }

    private mutating func addDead(_ seat: TambonFamilies.Seat, _ family: String, _ household: Int) {
        var old = TambonFamilies.Seat(relation: "", isMale: !seat.isMale, age: min(96, seat.age + random.whole(2...14)))
        old.relation = "relative"
        var person = person(old, family: family, household: household, isMarried: true)
        person.diedOn = today.adding(days: -random.whole(25...360))
        persons.append(person)
    }

    /// A thirteen-digit number with the right check digit that begins with 9 and so is nobody's.
    static func identifier(_ serial: Int) -> String {
        let digits = "93101" + TambonLand.padded(serial, 7)
        let numbers = digits.utf8.map { Int($0) - 0x30 }
        return digits + String(NationalID.checkDigit(of: numbers) ?? 0)
    }

    /// A number below `size` for each index, all different, in an order of the seed's.
    static func scrambled(_ index: Int, _ seed: UInt64, _ size: Int) -> Int {
        // 7,654,321 shares no factor with a power of ten.
        (index * 7_654_321 + Int(seed % UInt64(size))) % size
    }
}
