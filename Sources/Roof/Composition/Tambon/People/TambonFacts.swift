import Civics

extension TambonPeople {
    /// Gives the facts of vulnerable groups at rates of a rural tambon (estimates, not from a source).
    mutating func giveFacts(_ members: [Int], _ seats: [TambonFamilies.Seat], by day: CivilDate) {
        let isSkipped = seats.contains { $0.relation == "grandchild" } && !seats.contains { (20...50).contains($0.age) }
        for (member, seat) in zip(members, seats) where persons[member].birth.earliest <= day {
            var facts: [TambonFact] = []
            func on(_ days: ClosedRange<Int>, _ random: inout SplitMix64) -> CivilDate {
                day.adding(days: -random.whole(days))
            }
            if seat.age >= 60, random.happens(92) {
                facts.append(TambonFact(group: .elderly, source: "register", on: on(15...700, &random)))
            }
            if random.whole(1...1_000) <= (seat.age >= 60 ? 110 : 22) {
                facts.append(TambonFact(group: .disabled, source: "register", on: on(30...720, &random)))
            }
            if seat.age >= 65, random.whole(1...1_000) <= (seat.age >= 80 ? 70 : 14) {
                facts.append(TambonFact(group: .bedridden, source: "volunteer", on: on(5...360, &random)))
            }
            if seat.age >= 40, random.happens(seat.age >= 60 ? 44 : 17) {
                facts.append(TambonFact(group: .chronicIllness, source: "hospital", on: on(10...500, &random)))
            }
            if !seat.isMale, (18...40).contains(seat.age), random.happens(3) {
                facts.append(TambonFact(group: .pregnant, source: "hospital", on: on(5...150, &random)))
            }
            if seat.age < 15, random.happens(isSkipped ? 45 : seat.age < 6 ? 25 : 6) {
                facts.append(TambonFact(group: .child, source: "volunteer", on: on(10...400, &random)))
            }
            if seat.relation == "head", random.happens(5) {
                facts.append(TambonFact(group: .underprivileged, source: "survey", on: on(20...330, &random)))
            }
            persons[member].facts = facts
        }
    }
}
