import Civics
import Tables

/// What happens in the sample organisation, day by day; written down first, carried out in the order of the days.
struct DemoDiary: Sendable {
    typealias Act = @Sendable (DemoOffice) async throws -> Void

    private struct Entry: Sendable {
        var day: CivilDate
        var act: Act
    }

    /// Weekends and holidays, as the dated tables say.
    let calendar: WorkingDays
    private var entries: [Entry] = []

    init(_ calendar: WorkingDays) {
        self.calendar = calendar
    }

    /// Writes an act down for a day, or for the first working day after it.
    mutating func on(_ day: CivilDate, _ act: @escaping Act) {
        entries.append(Entry(day: working(day), act: act))
    }

    /// The day itself, or the first working day after it.
    func working(_ day: CivilDate) -> CivilDate {
        calendar.isWorking(day) ? day : calendar.day(1, after: day)
    }

    /// The same, but the last working day by `limit` where that would be later.
    func working(_ day: CivilDate, by limit: CivilDate) -> CivilDate {
        var found = working(day)
        while found > limit || !calendar.isWorking(found) { found = found.adding(days: -1) }
        return found
    }

    /// How many acts fall on or before a day.
    func count(through today: CivilDate) -> Int { entries.count { $0.day <= today } }

    /// Carries everything out up to and including a day.
    func run(
        _ office: DemoOffice, through today: CivilDate, random: inout SplitMix64, _ done: (Int) -> Void
    ) async throws {
        // Sorting is stable by the place in the diary, so that a report comes before its approval on the same day.
        let order = entries.indices.filter { entries[$0].day <= today }
            .sorted { (entries[$0].day, $0) < (entries[$1].day, $1) }
        for (number, index) in order.enumerated() {
            office.clock.turn(to: entries[index].day, after: Int64(random.whole(25...160)))
            try await entries[index].act(office)
            done(number + 1)
        }
    }
}

/// Days of a fiscal year, said as a clerk says them: year, month, day.
struct DemoYear: Sendable, Hashable {
    /// B.E.
    var number: Int

    static let past = DemoYear(number: 2569)
    static let current = DemoYear(number: 2570)

    var year: FiscalYear { FiscalYear(buddhist: number) }

    /// A day of the fiscal year: months 10 to 12 lie in the calendar year before.
    func day(_ month: Int, _ day: Int) -> CivilDate {
        CivilDate(year: month >= 10 ? number - 544 : number - 543, month: month, day: day) ?? year.first
    }

    func quarter(_ number: Int) -> FiscalQuarter {
        FiscalQuarter(year: year, number: number) ?? FiscalQuarter(containing: year.first)
    }
}
