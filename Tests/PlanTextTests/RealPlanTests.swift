import Civics
import PlanText
import Testing

@Suite(
    "The plan of อบต.สองห้อง",
    .enabled(if: RealPlan.isThere, "the document lies neither beside the repository nor at PLAN_SOURCE"))
struct RealPlanTests {
    private let source: SourceText
    private let plan: Plan

    init() throws {
        source = try SourceText(text: try #require(RealPlan.bytes))
        plan = try PlanReader.read(source)
    }

    /// Baht, with 0 for "-": the rows below are easier to hold against the document that way.
    private func row(_ budget: YearlyBudget?) -> [Int64] {
        (2566...2570).map { year in
            if case .amount(let amount) = budget?[year] { amount.amount / 100 } else { budget?[year] == nil ? -1 : 0 }
        }
    }

    @Test("Title, organisation, years, vision and lists stand at their lines")
    func opening() {
        #expect(plan.organisation == Passage("องค์การบริหารส่วนตำบลสองห้อง", line: 37))
        #expect(plan.title.line == 3 && plan.title.text.hasSuffix("(พ.ศ. ๒๕๖๖ – ๒๕๗๐)"))
        #expect(plan.years == [2566, 2567, 2568, 2569, 2570])
        #expect(plan.province == "บุรีรัมย์")
        #expect(plan.vision?.line == 197)
        #expect(plan.missions.map(\.line) == [201])
        #expect(plan.policies.map(\.line) == [205, 206, 207, 208, 209])
        #expect(
            plan.divisions.map(\.text) == [
                "สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา ศาสนาและวัฒนธรรม", "กองสวัสดิการสังคม",
            ])
        #expect(plan.contents.count == 11)
        #expect(plan.mechanism.map(\.line) == [404, 405, 406])
        #expect(
            plan.swot.map(\.code) == [
                "S1", "S2", "S3", "S4", "W1", "W2", "W3", "W4", "O1", "O2", "O3", "O4", "O5", "T1", "T2", "T3", "T4",
            ])
        #expect(
            plan.tows.map(\.code) == [
                "SO1", "SO2", "SO3", "ST1", "ST2", "ST3", "WO1", "WO2", "WO3", "WO4", "WT1", "WT2", "WT3", "WT4",
            ])
        #expect(plan.evaluation.objectives.map(\.line) == [566, 567, 568, 569, 570])
        #expect(plan.evaluation.steps.map(\.line) == [574, 575, 576, 580])
        #expect(plan.evaluation.instruments.map(\.line) == [586, 588, 590, 592, 594])
        #expect(plan.evaluation.benefits.map(\.line) == [602, 604, 606, 608, 610])
    }

    @Test("Three strategies with the union of their objectives, six targets rows and nine programmes")
    func strategies() {
        #expect(plan.strategies.map(\.number) == [1, 2, 3])
        #expect(plan.strategies.map(\.line) == [305, 338, 373])
        #expect(plan.strategies.map(\.overviewLine) == [220, 225, 226])
        #expect(
            plan.strategies.map { $0.objectives.map(\.lines) } == [
                [[220, 309], [220, 310], [220, 312], [220], [220]], [[225, 342]], [[226, 374]],
            ])
        let targets = plan.strategies.flatMap(\.indicators).map { indicator in
            "\(indicator.line ?? 0) \(indicator.kind) \(indicator.code ?? "-") \(indicator.unit ?? "-") "
                + "\(indicator.comparator?.rawValue ?? "-") "
                + indicator.targets.sorted { $0.key < $1.key }.map(\.value.description).joined(separator: ",")
        }
        #expect(
            targets == [
                "317 output 12 ร้อยละ exactly 80,85,90,95,100",
                "323 outcome - ร้อยละ more_than_last_year 80,85,90,95,100",
                "349 output - โครงการ exactly 1,2,3,4,5", "357 outcome - ชิ้น at_least 1,2,3,3,3", "362 impact - - - ",
                "379 output LG1 ร้อยละ exactly 80,85,90,95,100", "385 outcome - งาน at_least 1,2,3,4,5",
                "391 impact - - - ",
            ])
        #expect(plan.strategies.map(\.printedProgrammeCount) == [4, 3, 2])
        #expect(
            plan.strategies.flatMap(\.programmes).map(\.code) == [
                "1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "3.1", "3.2",
            ])
        #expect(plan.strategies.flatMap(\.programmes).map(\.projects.count) == [1, 1, 1, 1, 4, 1, 1, 1, 1])
    }

    @Test("Thirteen elements, thirty-three activities, every amount and printed total")
    func elements() {
        #expect(plan.elements.map(\.number) == Array(1...13))
        #expect(plan.elements.map(\.line) == [411, 431, 442, 453, 463, 475, 484, 495, 504, 523, 532, 542, 551])
        #expect(
            plan.elements.map { $0.activities.map { $0.line ?? 0 } } == [
                [415, 416, 417, 418, 426], [435, 436, 437], [446, 447, 448], [457, 458], [467, 468, 469, 470], [479],
                [488, 489, 490], [499], [508, 509, 517, 518], [527], [536, 537], [546], [555, 556, 557],
            ])
        #expect(plan.elements.map { $0.printed?.count } == [5, 3, 3, 2, 4, 1, 3, 1, 4, 1, 2, 1, 3])
        #expect(
            plan.elements.map { $0.printed?.line } == [427, 438, 449, 459, 471, 480, 491, 500, 519, 528, 538, 547, 558])
        let same = { (amount: Int64) in [Int64](repeating: amount, count: 5) }
        #expect(
            plan.elements.map { row($0.printed?.amounts) } == [
                [0, 200_000, 200_000, 250_000, 200_000], same(100_000), same(250_000), same(0), same(150_000), same(0),
                same(30_000), same(0), same(200_000), same(0), same(200_000),
                [100_000, 100_000, 100_000, 150_000, 150_000],
                same(0),
            ])
        let funded = plan.elements.flatMap { element in
            element.activities.filter { row($0.budget) != same(0) }.map {
                ("\(element.number).\($0.number)", row($0.budget))
            }
        }
        #expect(
            funded.map(\.0) == [
                "1.1", "1.3", "1.4", "2.2", "3.1", "3.2", "3.3", "5.2", "5.3", "5.4", "7.2", "9.2", "9.3", "9.4",
                "11.1", "11.2",
                "12.1",
            ])
        #expect(
            funded.map(\.1) == [
                [0, 50_000, 50_000, 50_000, 50_000], [0, 50_000, 50_000, 50_000, 50_000],
                [0, 100_000, 100_000, 150_000, 100_000], same(100_000), same(50_000), same(100_000), same(100_000),
                same(50_000), same(50_000), same(50_000), same(30_000), same(500_000), same(50_000), same(50_000),
                same(100_000), same(100_000), [100_000, 100_000, 100_000, 150_000, 150_000],
            ])
        #expect(plan.elements.allSatisfy { $0.activities.allSatisfy { $0.budget.count == 5 && $0.division != nil } })
    }

    @Test("Nothing is lost: every word stands somewhere in the plan; what is unplaced is known")
    func nothingLost() {
        #expect(PlanDump.lost(from: source, in: plan) == [])
        #expect(plan.unplaced.map(\.line) == [9, 13, 17, 19, 23, 27, 31, 35, 293, 294, 295, 296, 297])
    }

    @Test("The findings are these, and a careful secretary agrees with each")
    func findings() {
        let found = PlanChecker.check(plan).map { "\($0.line ?? 0) \($0.rule)" }
        #expect(found == Self.expected)
    }

    static let expected = [
        "45 time.plan_years", "45 text.doubled_word", "70 identity.foreign_organisation", "116 time.period_length",
        "130 text.misspelling", "138 time.period_length", "181 identity.foreign_place", "217 time.period_length",
        "217 time.plan_years",
        "225 text.misspelling", "225 text.misspelling", "226 identity.own_name", "239 time.impossible_year",
        "243 identity.foreign_place", "251 text.misspelling", "261 structure.code_spelling", "265 time.period_length",
        "294 structure.tows_threads", "299 identity.source_mark", "305 structure.objectives_differ",
        "310 structure.objective_wording", "317 indicators.no_baseline", "317 text.other_subject",
        "323 time.growth_beside_fixed_target", "334 text.misspelling", "334 text.programme_word",
        "342 structure.objective_wording", "349 time.indicator_span", "357 time.indicator_span",
        "373 structure.strategy_name", "379 indicators.count_as_percentage", "385 time.indicator_span",
        "385 indicators.same_name_other_targets", "396 text.doubled_word", "404 text.doubled_word",
        "415 identity.own_name", "416 text.cut_off", "436 structure.division_spelling", "437 text.misspelling",
        "453 text.misspelling", "457 indicators.cannot_both_hold", "467 identity.foreign_organisation",
        "468 structure.division_spelling", "469 text.misspelling", "490 text.misspelling", "499 text.misspelling",
        "508 text.misspelling", "509 identity.foreign_organisation", "509 text.misspelling", "518 money.budgeted_twice",
        "519 arithmetic.year_total", "555 text.doubled_word", "556 identity.foreign_organisation",
        "557 structure.numbering_gap", "604 text.misspelling", "606 text.misspelling",
    ]

    @Test("The project's own YAML says the same in every number, line and code")
    func ownYAML() throws {
        let own = try PlanDocument(yaml: try #require(RealPlan.yaml)).plan
        #expect(own.organisation == plan.organisation && own.years == plan.years && own.title == plan.title)
        #expect(own.elements.map(\.line) == plan.elements.map(\.line))
        #expect(own.elements.map(\.printed) == plan.elements.map(\.printed))
        for (left, right) in zip(own.elements, plan.elements) {
            #expect(left.activities.map(\.number) == right.activities.map(\.number))
            #expect(left.activities.map(\.budget) == right.activities.map(\.budget))
            #expect(left.activities.map(\.line) == right.activities.map(\.line))
        }
        for (left, right) in zip(own.strategies, plan.strategies) {
            #expect(left.number == right.number && left.line == right.line && left.overviewLine == right.overviewLine)
            #expect(left.indicators.map(\.targets) == right.indicators.map(\.targets))
            #expect(left.indicators.map(\.comparator) == right.indicators.map(\.comparator))
            #expect(left.indicators.map(\.unit) == right.indicators.map(\.unit))
            #expect(left.indicators.map(\.code) == right.indicators.map(\.code))
            #expect(left.programmes.map(\.code) == right.programmes.map(\.code))
            #expect(left.printedProgrammeCount == right.printedProgrammeCount)
            #expect(left.objectives.map(\.lines) == right.objectives.map(\.lines))
        }
        #expect(own.strategies.count == 3 && own.elements.count == 13)
        #expect(own.swot.map(\.code) == plan.swot.map(\.code) && own.swot.map(\.line) == plan.swot.map(\.line))
        #expect(own.tows.map(\.code) == plan.tows.map(\.code) && own.tows.map(\.line) == plan.tows.map(\.line))
        #expect(own.evaluation.steps.map(\.line) == plan.evaluation.steps.map(\.line))
    }
}
