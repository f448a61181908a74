public import PlanText

extension PlanParts {
    /// The plan put together again, as the reader's value.
    public var plan: Plan {
        PlanComposer(self).plan()
    }
}

/// Puts items, budgets and targets together; children are found by their parent, in the order of their positions.
private struct PlanComposer {
    private var children: [PlanItemID?: [PlanItem]] = [:]
    private var budgets: [PlanItemID: YearlyBudget] = [:]
    private var targets: [PlanItemID: [Int: Decimal4]] = [:]

    init(_ parts: PlanParts) {
        for item in parts.items.sorted(by: { $0.position < $1.position }) {
            children[item.parent, default: []].append(item)
        }
        for budget in parts.budgets { budgets[budget.activity, default: [:]][budget.year] = budget.budget }
        for target in parts.targets { targets[target.indicator, default: [:]][target.year] = target.target }
    }

    private func items(_ kind: PlanItem.Kind, under parent: PlanItemID? = nil) -> [PlanItem] {
        (children[parent] ?? []).filter { $0.kind == kind }
    }

    private func passages(_ kind: PlanItem.Kind, under parent: PlanItemID? = nil) -> [Passage] {
        items(kind, under: parent).map { Passage($0.text, line: $0.line) }
    }

    private func factors(_ kind: PlanItem.Kind, under parent: PlanItemID? = nil) -> [Factor] {
        items(kind, under: parent).map {
            Factor(
                code: $0.code ?? "", printedCode: $0.detail.printedCode ?? $0.code ?? "", text: $0.text, line: $0.line)
        }
    }

    func plan() -> Plan {
        let title = items(.title).first
        var plan = Plan(
            title: Passage(title?.text ?? "", line: title?.line),
            organisation: passages(.organisation).first ?? Passage("", line: nil), years: title?.detail.years ?? [])
        plan.province = title?.detail.province
        plan.vision = passages(.vision).first
        plan.missions = passages(.mission)
        plan.policies = passages(.policy)
        plan.strategies = items(.strategy).map(strategy)
        plan.elements = items(.element).map(element)
        plan.swot = factors(.swot)
        plan.tows = factors(.tows)
        plan.mechanism = items(.mechanism).map {
            MechanismLevel(
                level: $0.text, responsible: $0.detail.responsible ?? "", duties: passages(.duty, under: $0.id),
                line: $0.line)
        }
        plan.evaluation.objectives = factors(.evaluationObjective)
        plan.evaluation.steps = factors(.evaluationStep)
        plan.evaluation.instruments = factors(.instrument)
        plan.evaluation.benefits = factors(.benefit)
        plan.divisions = passages(.division)
        plan.contents = passages(.content)
        plan.sections = items(.section).map { item in
            var section = Section(title: item.text, line: item.line ?? 0)
            section.lastLine = item.detail.lastLine ?? section.line
            section.text = passages(.sectionText, under: item.id)
            return section
        }
        plan.grandTotal = items(.grandTotal).first?.detail.printed?.total
        plan.unplaced = passages(.unplaced)
        return plan
    }

    private func strategy(_ item: PlanItem) -> Strategy {
        var strategy = Strategy(number: item.code.flatMap { Int($0) } ?? 0, title: item.text, line: item.line)
        strategy.overviewTitle = item.detail.overviewTitle
        strategy.overviewLine = item.detail.overviewLine
        strategy.printedProgrammeCount = item.detail.printedProgrammeCount
        strategy.objectives = items(.objective, under: item.id).map {
            var objective = Objective(
                $0.text, lines: $0.detail.lines ?? [], inOverview: $0.detail.inOverview ?? false,
                inSection: $0.detail.inSection ?? false)
            objective.sectionText = $0.detail.sectionText
            return objective
        }
        strategy.overviewIndicators = factors(.overviewIndicator, under: item.id)
        strategy.indicators = items(.indicator, under: item.id).map {
            var indicator = Indicator($0.detail.indicatorKind ?? .output, title: $0.text, line: $0.line)
            indicator.code = $0.code
            indicator.unit = $0.detail.unit
            indicator.comparator = $0.detail.comparator
            indicator.targets = targets[$0.id] ?? [:]
            return indicator
        }
        strategy.programmes = items(.programme, under: item.id).map {
            var programme = Programme(
                code: $0.code ?? "", printedCode: $0.detail.printedCode ?? $0.code ?? "", title: $0.text,
                line: $0.line)
            programme.projects = passages(.project, under: $0.id)
            return programme
        }
        return strategy
    }

    private func element(_ item: PlanItem) -> Element {
        var element = Element(number: item.code.flatMap { Int($0) } ?? 0, title: item.text, line: item.line)
        element.printed = item.detail.printed?.total
        element.activities = items(.activity, under: item.id).map {
            var activity = Activity(number: $0.code.flatMap { Int($0) } ?? 0, title: $0.text, line: $0.line)
            activity.budget = budgets[$0.id] ?? [:]
            activity.results = passages(.result, under: $0.id)
            activity.resultNumbers = $0.detail.resultNumbers ?? []
            activity.division = $0.division
            return activity
        }
        return element
    }
}
