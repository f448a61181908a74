import Access
import Civics
import Registry
import Storage
import TestSupport
import Testing

@Suite("History of land")
struct LandHistoryTests {
    /// What a record was believed to be, day by day, written down as plainly as can be: after each act, one value (or
    /// none) per day.
    private struct NaiveTimeline {
        var beliefs: [(at: Instant, days: [CivilDate: String])] = []
        var days: [CivilDate: String] = [:]

        mutating func say(_ value: String?, on period: [CivilDate], at moment: Instant) {
            for day in period { days[day] = value }
            beliefs.append((moment, days))
        }

        func value(on day: CivilDate, at moment: Instant) -> String? {
            beliefs.last { $0.at <= moment }?.days[day]
        }
    }

    @Test("Random acts leave what a naive calendar would", arguments: Backend.available, [1, 2, 3, 4] as [UInt64])
    func random(backend: Backend, seed: UInt64) async throws {
        try await LandFixture.run(backend, on: .land(2026, 1, 1)) { fixture in
            var random = LandNumbers(seed: seed)
            let first = CivilDate.land(2026, 1, 1)
            let calendar = (0..<90).map { first.adding(days: $0) }
            let id = ParcelID(fixture.world.newID())
            var model = NaiveTimeline()
            var openFrom = first
            var isOpen = false
            var today = first
            for step in 0..<40 {
                today = min(today.adding(days: Int.random(in: 0...3, using: &random)), calendar[80])
                fixture.clock.set(today)
                fixture.clock.skip(milliseconds: Int64(step) * 10)
                let value = "\(seed)-\(step)"
                let parcel = Parcel(note: value)
                let act = isOpen || step > 0 ? Int.random(in: 0..<10, using: &random) : 0
                let from = calendar.filter { $0 <= today }.randomElement(using: &random) ?? first
                let world = fixture.world
                do {
                    if !isOpen, step == 0 {
                        let change = try RegisterChange(.entry, in: world, by: .financeOfficer, validFrom: from)
                        try await world.store.write { db in
                            try Register.begin(change, db)
                            try Register.enter(parcel, as: id, in: change, db)
                        }
                        model.say(value, on: calendar.filter { $0 >= from }, at: change.at)
                        (openFrom, isOpen) = (from, true)
                    } else if act < 5 {
                        let change = try RegisterChange(.edit, in: world, by: .financeOfficer, validFrom: from)
                        try await world.store.write { db in
                            try Register.begin(change, db)
                            try Register.change(id, to: parcel, in: change, db)
                        }
                        #expect(isOpen && from >= openFrom)
                        model.say(value, on: calendar.filter { $0 >= from }, at: change.at)
                        openFrom = from
                    } else if act < 9 {
                        let change = try RegisterChange(.correction, in: world, by: .financeOfficer, validFrom: from)
                        let end = Bool.random(using: &random) ? from.adding(days: 1 + step % 7) : nil
                        if let end, end > today { continue }
                        try await world.store.write { db in
                            try Register.begin(change, db)
                            try Register.correct(parcel, of: id, from: from, to: end, in: change, db)
                        }
                        model.say(
                            value, on: calendar.filter { day in day >= from && (end.map { day < $0 } ?? true) },
                            at: change.at)
                        if end == nil { (openFrom, isOpen) = (from, true) }
                        if let end, isOpen, end > openFrom { openFrom = end }
                    } else {
                        let change = try RegisterChange(.retirement, in: world, by: .financeOfficer, validFrom: from)
                        try await world.store.write { db in
                            try Register.begin(change, db)
                            try Register.retire(Parcel.self, id, in: change, db)
                        }
                        #expect(isOpen && from >= openFrom)
                        model.say(nil, on: calendar.filter { $0 >= from }, at: change.at)
                        isOpen = false
                    }
                } catch let problem as Problem {
                    // Refused acts change nothing: before the last change, or after the end.
                    #expect(problem == .changeBeforeLast || problem == .noSuchRecord)
                    #expect(!isOpen || from < openFrom)
                }
            }
            try await compare(model, id, calendar, isOpen: isOpen, fixture, &random)
        }
    }

    private func compare(
        _ model: NaiveTimeline, _ id: ParcelID, _ calendar: [CivilDate], isOpen: Bool, _ fixture: LandFixture,
        _ random: inout LandNumbers
    ) async throws {
        let moments = model.beliefs.map(\.at)
        let asked = (0..<120).map { _ in
            (calendar.randomElement(using: &random) ?? calendar[0], moments.randomElement(using: &random) ?? moments[0])
        }
        try await fixture.world.store.read { db in
            for (day, moment) in asked {
                let version = try Register.state(Parcel.self, id, on: day, believedAt: moment, db)
                #expect(version?.record.note == model.value(on: day, at: moment), "\(day) as believed at \(moment)")
            }
            let versions = try Register.versions(of: id, as: Parcel.self, db)
            for day in calendar {
                #expect(versions.filter { $0.supersededAt == nil && $0.holds(on: day) }.count <= 1)
                for moment in moments.suffix(5) {
                    #expect(versions.filter { $0.isBelieved(at: moment) && $0.holds(on: day) }.count <= 1)
                }
            }
            let open = try Register.state(Parcel.self, id, db)
            #expect((open != nil) == isOpen)
            let line = try ParcelRows.lines([id], db).first
            #expect(line?.version == open?.number)
            #expect(try RevisionRows.revision(.parcel, db).records == (isOpen ? 1 : 0))
        }
    }
}

/// Numbers that a seed repeats (SplitMix64).
struct LandNumbers: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
