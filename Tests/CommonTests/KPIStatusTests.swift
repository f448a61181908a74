import Civics
import Evidence
import Testing

@Suite("Status of a KPI")
struct KPIStatusTests {
    /// A day after the given number of quarters of fiscal year 2569 has closed (with 15 days of grace).
    static func today(_ closed: Int) -> CivilDate {
        let days = [(2025, 11, 1), (2026, 1, 20), (2026, 4, 20), (2026, 7, 20), (2026, 10, 20)]
        let (year, month, day) = days[closed]
        return CivilDate(year: year, month: month, day: day) ?? FiscalYear(buddhist: 2569).first
    }

    static func status(
        target: String?, actual: String?, baseline: String? = nil, lastYear: String? = nil,
        phasing: KPIQuestion.Phasing = .linear, _ accumulation: Measure.Accumulation = .sum,
        _ direction: Measure.Direction = .more, _ comparator: KPIQuestion.Comparator = .atLeast, due: Int? = nil,
        closed: Int, on day: CivilDate? = nil
    ) -> KPIStatus {
        KPIStatus(
            KPIQuestion(
                year: FiscalYear(buddhist: 2569), target: target.flatMap(Ratio.init(decimal:)), phasing: phasing,
                baseline: baseline.flatMap(Ratio.init(decimal:)), lastYear: lastYear.flatMap(Ratio.init(decimal:)),
                actual: actual.flatMap(Ratio.init(decimal:)).map(KPIQuestion.Actual.value) ?? .missing,
                direction: direction, accumulation: accumulation, comparator: comparator, dueMonth: due,
                closedQuarters: closed, today: day ?? today(closed)))
    }

    @Test(
        "counted up, more is better, target 100: the borders at 95 and 60 per cent of what two quarters should bring",
        arguments: [
            ("47.5", KPIStatus.Word.onTrack), ("47.499", .watch), ("30", .watch), ("29.999", .behind), ("0", .behind),
            ("50", .onTrack), ("99.99", .onTrack), ("100", .achieved), ("140", .achieved),
        ])
    func borders(actual: String, word: KPIStatus.Word) {
        let status = Self.status(target: "100", actual: actual, closed: 2)
        #expect(status.word == word)
        #expect(status.expectedToDate == Ratio(50))
        #expect(status.isWithoutBaseline && status.isLinear)
    }

    @Test("attainment is exact and never clamped, above and below")
    func unclamped() {
        #expect(Self.status(target: "100", actual: "140", closed: 4).attainment == Ratio(7, over: 5))
        #expect(Self.status(target: "3", actual: "1", closed: 4).attainment == Ratio(1, over: 3))
        let worse = Self.status(target: "80", actual: "50", baseline: "60", .average, closed: 4)
        #expect(worse.attainment == Ratio(-1, over: 2))
        #expect(worse.word == .worseThanBaseline)
    }

    @Test("with a baseline, what counts is the way from there to the target")
    func baseline() {
        func word(_ actual: String) -> KPIStatus {
            Self.status(target: "80", actual: actual, baseline: "60", .average, closed: 2)
        }
        #expect(word("70").expectedToDate == Ratio(70))
        #expect(word("70").word == .onTrack)
        #expect(word("69.5").word == .onTrack)
        #expect(word("69.4").word == .watch)
        #expect(word("65.9").word == .behind)
        #expect(word("60").word == .behind)
        #expect(word("59.9").word == .worseThanBaseline)
        #expect(!word("70").isWithoutBaseline)
    }

    @Test("less is better: with a baseline the same fraction, without one the inverse, and zero is perfect")
    func less() {
        func with(_ actual: String) -> KPIStatus {
            Self.status(target: "10", actual: actual, baseline: "20", .average, .less, closed: 2)
        }
        #expect(with("15").word == .onTrack)
        #expect(with("15").attainment == .one)
        #expect(with("17").word == .watch)
        #expect(with("19").word == .behind)
        #expect(with("21").word == .worseThanBaseline)
        #expect(with("21").attainment == Ratio(-1, over: 5))
        func without(_ actual: String, _ closed: Int = 2) -> KPIStatus {
            Self.status(target: "10", actual: actual, .sum, .less, closed: closed)
        }
        #expect(without("5").word == .onTrack)
        #expect(without("10").attainment == Ratio(1, over: 2))
        #expect(without("10").word == .behind)
        #expect(without("0").word == .onTrack)
        #expect(without("0").attainment == nil)
        #expect(without("10", 4).word == .achieved)
        #expect(without("11", 4).word == .watch)
    }

    @Test("a limit is not kept before the year is over: meeting it early is on track, not achieved")
    func limitNotSettled() {
        #expect(Self.status(target: "10", actual: "1", .sum, .less, closed: 1).word == .onTrack)
        #expect(Self.status(target: "10", actual: "1", .sum, .less, closed: 4).word == .achieved)
        #expect(Self.status(target: "80", actual: "90", .average, closed: 2).word == .onTrack)
        #expect(Self.status(target: "80", actual: "90", .average, closed: 4).word == .achieved)
    }

    @Test("zero tolerance: none is on track, one is behind")
    func zeroTarget() {
        #expect(Self.status(target: "0", actual: "0", .sum, .less, closed: 2).word == .onTrack)
        #expect(Self.status(target: "0", actual: "1", .sum, .less, closed: 2).word == .behind)
        #expect(Self.status(target: "0", actual: "0", .sum, .less, closed: 4).word == .achieved)
    }

    @Test("target = baseline: kept or not, no percentage", arguments: [Measure.Direction.more, .less])
    func targetIsBaseline(direction: Measure.Direction) {
        func status(_ actual: String) -> KPIStatus {
            Self.status(target: "80", actual: actual, baseline: "80", .average, direction, closed: 2)
        }
        #expect(status("80").word == .onTrack)
        #expect(status("80").attainment == nil)
        #expect(status(direction == .more ? "79" : "81").word == .worseThanBaseline)
        #expect(status(direction == .more ? "81" : "79").word == .onTrack)
    }

    @Test("missing is not zero: overdue when due, not due before, and zero is a value")
    func missing() {
        #expect(Self.status(target: "100", actual: nil, closed: 0).word == .notDue)
        #expect(Self.status(target: "100", actual: nil, closed: 1).word == .overdue)
        #expect(Self.status(target: "100", actual: "0", closed: 1).word == .behind)
        let late = KPIQuestion.Phasing.quarters([.zero, .zero, Ratio(50), Ratio(100)])
        #expect(Self.status(target: "100", actual: nil, phasing: late, closed: 2).word == .notDue)
        #expect(Self.status(target: "100", actual: nil, phasing: late, closed: 3).word == .overdue)
        #expect(Self.status(target: "100", actual: nil, .average, closed: 1).attainment == nil)
    }

    @Test("stated phasing replaces the even one, and is not marked as assumed")
    func phasing() {
        let phases = KPIQuestion.Phasing.quarters([Ratio(0), Ratio(10), Ratio(60), Ratio(100)])
        let status = Self.status(target: "100", actual: "10", phasing: phases, closed: 2)
        #expect(status.word == .onTrack)
        #expect(status.expectedToDate == Ratio(10))
        #expect(!status.isLinear)
        #expect(Self.status(target: "100", actual: "10", closed: 2).word == .behind)
        #expect(Self.status(target: "100", actual: "0", phasing: phases, closed: 1).word == .onTrack)
        #expect(Self.status(target: "100", actual: "10", phasing: .quarters([.one]), closed: 2).isLinear)
    }

    @Test("a level is not due before its month, then it is judged; without a value it is overdue")
    func latest() throws {
        let dayBefore = try #require(CivilDate(year: 2026, month: 6, day: 30))
        let after = try #require(CivilDate(year: 2026, month: 7, day: 20))
        func status(_ actual: String?, _ day: CivilDate, _ closed: Int) -> KPIStatus.Word {
            Self.status(target: "80", actual: actual, .latest, due: 6, closed: closed, on: day).word
        }
        #expect(status("40", dayBefore, 2) == .notDue)
        #expect(status(nil, dayBefore, 2) == .notDue)
        #expect(status("80", dayBefore, 2) == .achieved)
        #expect(status("78", after, 3) == .onTrack)
        #expect(status("40", after, 3) == .behind)
        #expect(status(nil, after, 3) == .overdue)
        #expect(Self.status(target: "80", actual: "10", .latest, closed: 3).word == .notDue)
        #expect(Self.status(target: "80", actual: nil, .latest, closed: 4).word == .overdue)
    }

    @Test("a due month in October to December belongs to the year's beginning")
    func dueMonths() throws {
        let day = try #require(CivilDate(year: 2026, month: 1, day: 20))
        #expect(Self.status(target: "1", actual: nil, .latest, due: 12, closed: 1, on: day).word == .overdue)
        #expect(Self.status(target: "1", actual: nil, .latest, due: 1, closed: 1, on: day).word == .notDue)
        let february = try #require(CivilDate(year: 2026, month: 2, day: 28))
        #expect(Self.status(target: "1", actual: nil, .latest, due: 2, closed: 1, on: february).word == .notDue)
        #expect(
            Self.status(target: "1", actual: nil, .latest, due: 2, closed: 1, on: february.adding(days: 1)).word
                == .overdue)
        #expect(Self.status(target: "100", actual: "60", due: 3, closed: 2).word == .watch)
    }

    @Test("done or not: no percentage in between")
    func yesNo() {
        #expect(Self.status(target: "1", actual: "1", .yesNo, closed: 1).word == .achieved)
        #expect(Self.status(target: "1", actual: "0", .yesNo, closed: 1).word == .notDue)
        #expect(Self.status(target: "1", actual: "0", .yesNo, closed: 4).word == .behind)
        #expect(Self.status(target: "1", actual: nil, .yesNo, closed: 4).word == .overdue)
        #expect(Self.status(target: "1", actual: "1", .yesNo, closed: 4).attainment == nil)
    }

    @Test("exactly: reached at the end it is achieved, and more is a miss like less")
    func exactly() {
        func status(_ actual: String, _ closed: Int) -> KPIStatus {
            Self.status(target: "13", actual: actual, .sum, .more, .exactly, closed: closed)
        }
        #expect(status("13", 4).word == .achieved)
        #expect(status("13", 2).word == .onTrack)
        #expect(status("14", 4).word == .watch)
        #expect(status("14", 4).attainment == Ratio(14, over: 13))
        #expect(status("26", 4).word == .behind)
        #expect(status("12", 4).word == .watch)
        #expect(status("7", 2).word == .onTrack)
    }

    @Test("more than last year: the same is not more, and without last year there is nothing to compare")
    func moreThanLastYear() {
        func status(_ actual: String, last: String?, _ closed: Int = 4) -> KPIStatus.Word {
            Self.status(target: "999", actual: actual, lastYear: last, .sum, .more, .moreThanLastYear, closed: closed)
                .word
        }
        #expect(status("11", last: "10") == .achieved)
        #expect(status("10", last: "10") == .onTrack)
        #expect(status("9", last: "10") == .watch)
        #expect(status("5", last: "10", 2) == .onTrack)
        #expect(status("5", last: nil) == .cannotBeMeasured)
    }

    @Test("without a target, or a measure that cannot be computed, nothing is claimed")
    func cannotBeMeasured() {
        #expect(Self.status(target: nil, actual: "5", closed: 2).word == .cannotBeMeasured)
        let why = Words(th: "ไม่มีทะเบียน", en: "no register")
        let status = KPIStatus(
            KPIQuestion(
                year: FiscalYear(buddhist: 2569), target: .one, actual: .cannotBeMeasured(why), accumulation: .sum,
                closedQuarters: 2, today: Self.today(2)))
        #expect(status.word == .cannotBeMeasured)
        #expect(status.rule == why)
        let huge = KPIStatus(
            KPIQuestion(
                year: FiscalYear(buddhist: 2569), target: Ratio(Int64.max), baseline: Ratio(Int64.min),
                actual: .value(.one), accumulation: .average, closedQuarters: 2, today: Self.today(2)))
        #expect([.cannotBeMeasured, .notDue].contains(huge.word))
    }

    @Test("before the first quarter has closed nothing is late, and a target that is met is met")
    func beforeFirstClose() {
        #expect(Self.status(target: "100", actual: "1", closed: 0).word == .notDue)
        #expect(Self.status(target: "100", actual: "100", closed: 0).word == .achieved)
        #expect(Self.status(target: "100", actual: "1", closed: 0).expectedToDate == nil)
    }

    @Test("every word has its own Thai name")
    func names() {
        #expect(Set(KPIStatus.Word.allCases.map(\.name.th)).count == 8)
    }

    @Test("a quarter closes the day after its grace, by the calendar")
    func close() throws {
        let rule = QuarterClose(graceDays: 15)
        let quarter = try #require(FiscalQuarter(code: "2569-Q4"))
        let last = try #require(CivilDate(year: 2026, month: 10, day: 15))
        #expect(rule.lastOpenDay(of: quarter) == last)
        #expect(!rule.isClosed(quarter, on: last))
        #expect(rule.isClosed(quarter, on: last.adding(days: 1)))
        #expect(rule.lastClosed(on: last) == quarter.previous)
        #expect(rule.lastClosed(on: last.adding(days: 1)) == quarter)
        #expect(rule.closedQuarters(of: quarter.year, on: last) == 3)
        #expect(QuarterClose(graceDays: 120).lastClosed(on: last) == quarter.previous.previous)
    }
}
