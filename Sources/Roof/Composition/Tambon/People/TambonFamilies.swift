import Civics

/// Households of a rural tambon of Isan: three generations under a roof, grandparents with the children of those who work
/// away, couples, people alone (composition estimated, not from a source).
struct TambonFamilies: Sendable {
    /// Somebody before names are given.
    struct Seat: Sendable {
        var relation: String
        var isMale: Bool
        var age: Int
    }

    private(set) var households: [[Seat]] = []
    private var random: SplitMix64

    /// Makes exactly so many households of exactly so many people.
    init(seed: UInt64, households count: Int, people: Int) {
        random = SplitMix64(seed: seed ^ 0xFA_71_1E5)
        households = (0..<count).map { _ in [] }
        for index in 0..<count { households[index] = household() }
        fit(max(people, count))
    }

    private mutating func household() -> [Seat] {
        switch random.whole(1...100) {
        case ...33: threeGenerations()
        case ...49: skippedGeneration()
        case ...75: nuclear()
        case ...87: couple(random.whole(58...80), with: random.whole(1...2), aged: 25...45)
        case ...96: couple(random.whole(60...88), with: 0, aged: 0...0)
        default: [Seat(relation: "head", isMale: random.happens(45), age: random.whole(35...85))]
        }
    }

    /// A head, mostly with a spouse; widows are more than widowers.
    private mutating func elders(_ age: Int) -> [Seat] {
        let hasSpouse = random.happens(max(25, 150 - age))
        let isMale = hasSpouse ? random.happens(68) : random.happens(28)
        var seats = [Seat(relation: "head", isMale: isMale, age: age)]
        if hasSpouse {
            seats.append(
                Seat(relation: "spouse", isMale: !isMale, age: max(20, age + (isMale ? -1 : 1) * random.whole(-2...6))))
        }
        return seats
    }

    private mutating func couple(_ age: Int, with children: Int, aged: ClosedRange<Int>) -> [Seat] {
        elders(age)
            + (0..<children).map { _ in
                Seat(relation: "child", isMale: random.happens(55), age: min(random.whole(aged), age - 17))
            }
    }

    private mutating func threeGenerations() -> [Seat] {
        let age = random.whole(52...79)
        var seats = elders(age)
        let child = max(20, age - random.whole(20...32))
        let isMale = random.happens(42)
        seats.append(Seat(relation: "child", isMale: isMale, age: child))
        if random.happens(72) {
            seats.append(
                Seat(
                    relation: "in_law", isMale: !isMale,
                    age: max(19, child + (isMale ? -1 : 1) * random.whole(-2...5))))
        }
        for _ in 0..<random.whole(1...2) {
            seats.append(grandchild(oldest: min(24, child - 18)))
        }
        return seats
    }

    private mutating func skippedGeneration() -> [Seat] {
        let age = random.whole(54...78)
        var seats = elders(age)
        for _ in 0..<random.whole(1...3) { seats.append(grandchild(oldest: min(17, age - 38))) }
        if random.happens(55) {
            seats.append(Seat(relation: "child", isMale: random.happens(50), age: max(20, age - random.whole(20...35))))
        }
        return seats
    }

    private mutating func nuclear() -> [Seat] {
        let age = random.whole(29...57)
        var seats = elders(age)
        for _ in 0..<random.whole(1...3) {
            seats.append(
                Seat(
                    relation: "child", isMale: random.happens(51),
                    age: random.whole(max(0, age - 38)...max(1, age - 20))))
        }
        if random.happens(22) {
            seats.append(Seat(relation: "parent", isMale: random.happens(30), age: age + random.whole(20...32)))
        }
        return seats
    }

    private mutating func grandchild(oldest: Int) -> Seat {
        Seat(relation: "grandchild", isMale: random.happens(51), age: random.whole(0...max(1, oldest)))
    }

    /// Adds relatives or takes the youngest away until the number is right.
    private mutating func fit(_ people: Int) {
        var total = households.reduce(0) { $0 + $1.count }
        while total < people {
            let place = random.whole(0...(households.count - 1))
            guard households[place].count < 9 else { continue }
            let head = households[place][0].age
            if head >= 45, random.happens(60) {
                households[place].append(grandchild(oldest: min(22, head - 38)))
            } else {
                let relation = random.happens(50) ? "relative" : "sibling"
                let age = relation == "sibling" ? max(18, head + random.whole(-12...8)) : random.whole(15...60)
                households[place].append(Seat(relation: relation, isMale: random.happens(52), age: age))
            }
            total += 1
        }
        var place = 0
        while total > people {
            place = (place + 1) % households.count
            let least = total - people > households.count ? 1 : 3
            guard households[place].count > least || households.allSatisfy({ $0.count <= least }),
                households[place].count > 1
            else { continue }
            households[place].removeLast()
            total -= 1
        }
    }
}
