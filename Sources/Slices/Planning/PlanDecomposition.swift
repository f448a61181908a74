import Civics
public import PlanText
public import Storage

extension PlanParts {
    /// Takes a plan apart; every object gets an identifier from `newID`.
    ///
    /// `PlanParts/plan` puts it together again.
    public init(_ plan: Plan, newID: () -> UUIDv7) {
        self.init()
        withoutActuallyEscaping(newID) { newID in
            var builder = PlanPartsBuilder(newID: newID)
            builder.add(plan)
            self = builder.parts
        }
    }
}

private struct PlanPartsBuilder {
    var parts = PlanParts()
    let newID: () -> UUIDv7

    @discardableResult
    mutating func add(
        _ kind: PlanItem.Kind, _ text: String, line: Int?, under parent: PlanItemID? = nil, code: String? = nil,
        division: String? = nil, detail: PlanItemDetail = PlanItemDetail()
    ) -> PlanItemID {
        let id = PlanItemID(newID())
        parts.items.append(
            PlanItem(
                id: id, kind: kind, parent: parent, position: parts.items.count, code: code, text: text, line: line,
                division: division, detail: detail))
        return id
    }

    mutating func add(_ kind: PlanItem.Kind, _ passages: [Passage], under parent: PlanItemID? = nil) {
        for passage in passages { add(kind, passage.text, line: passage.line, under: parent) }
    }

    mutating func add(_ kind: PlanItem.Kind, _ factors: [Factor], under parent: PlanItemID? = nil) {
        for factor in factors {
            var detail = PlanItemDetail()
            detail.printedCode = factor.printedCode
            add(kind, factor.text, line: factor.line, under: parent, code: factor.code, detail: detail)
        }
    }

    mutating func add(_ plan: Plan) {
        var detail = PlanItemDetail()
        detail.years = plan.years
        detail.province = plan.province
        add(.title, plan.title.text, line: plan.title.line, detail: detail)
        add(.organisation, [plan.organisation])
        add(.vision, plan.vision.map { [$0] } ?? [])
        add(.mission, plan.missions)
        add(.policy, plan.policies)
        for strategy in plan.strategies { add(strategy) }
        for element in plan.elements { add(element) }
        add(.swot, plan.swot)
        add(.tows, plan.tows)
        for level in plan.mechanism {
            var detail = PlanItemDetail()
            detail.responsible = level.responsible
            let id = add(.mechanism, level.level, line: level.line, detail: detail)
            add(.duty, level.duties, under: id)
        }
        add(.evaluationObjective, plan.evaluation.objectives)
        add(.evaluationStep, plan.evaluation.steps)
        add(.instrument, plan.evaluation.instruments)
        add(.benefit, plan.evaluation.benefits)
        add(.division, plan.divisions)
        add(.content, plan.contents)
        for section in plan.sections {
            var detail = PlanItemDetail()
            detail.lastLine = section.lastLine
            let id = add(.section, section.title, line: section.line, detail: detail)
            add(.sectionText, section.text, under: id)
        }
        if let total = plan.grandTotal {
            var detail = PlanItemDetail()
            detail.printed = PrintedTotalDetail(total)
            add(.grandTotal, "", line: total.line, detail: detail)
        }
        add(.unplaced, plan.unplaced)
    }

    mutating func add(_ strategy: Strategy) {
        var detail = PlanItemDetail()
        detail.overviewTitle = strategy.overviewTitle
        detail.overviewLine = strategy.overviewLine
        detail.printedProgrammeCount = strategy.printedProgrammeCount
        let id = add(.strategy, strategy.title, line: strategy.line, code: String(strategy.number), detail: detail)
        for objective in strategy.objectives {
            var detail = PlanItemDetail()
            detail.lines = objective.lines
            detail.inOverview = objective.inOverview
            detail.inSection = objective.inSection
            detail.sectionText = objective.sectionText
            add(.objective, objective.text, line: objective.lines.first, under: id, detail: detail)
        }
        add(.overviewIndicator, strategy.overviewIndicators, under: id)
        for indicator in strategy.indicators {
            var detail = PlanItemDetail()
            detail.indicatorKind = indicator.kind
            detail.unit = indicator.unit
            detail.comparator = indicator.comparator
            let item = add(
                .indicator, indicator.title, line: indicator.line, under: id, code: indicator.code, detail: detail)
            for (year, target) in indicator.targets.sorted(by: { $0.key < $1.key }) {
                parts.targets.append(PlanTarget(indicator: item, year: year, target: target))
            }
        }
        for programme in strategy.programmes {
            var detail = PlanItemDetail()
            detail.printedCode = programme.printedCode
            let item = add(
                .programme, programme.title, line: programme.line, under: id, code: programme.code, detail: detail)
            add(.project, programme.projects, under: item)
        }
    }

    mutating func add(_ element: Element) {
        var detail = PlanItemDetail()
        detail.printed = element.printed.map(PrintedTotalDetail.init)
        let id = add(.element, element.title, line: element.line, code: String(element.number), detail: detail)
        for activity in element.activities {
            var detail = PlanItemDetail()
            detail.resultNumbers = activity.resultNumbers.isEmpty ? nil : activity.resultNumbers
            let item = add(
                .activity, activity.title, line: activity.line, under: id, code: String(activity.number),
                division: activity.division, detail: detail)
            add(.result, activity.results, under: item)
            for (year, budget) in activity.budget.sorted(by: { $0.key < $1.key }) {
                parts.budgets.append(PlanBudget(activity: item, year: year, budget: budget))
            }
        }
    }
}

extension PrintedTotalDetail {
    init(_ total: PrintedTotal) {
        cells = total.amounts.sorted { $0.key < $1.key }.map { year, budget in
            switch budget {
            case .none: Cell(year: year, satang: nil)
            case .amount(let satang): Cell(year: year, satang: satang.amount)
            }
        }
        count = total.count
        line = total.line
    }

    var total: PrintedTotal {
        var amounts: YearlyBudget = [:]
        for cell in cells {
            let budget: Budget = cell.satang.map { .amount(Satang($0)) } ?? Budget.none
            amounts[cell.year] = budget
        }
        return PrintedTotal(amounts: amounts, count: count, line: line)
    }
}
