import Civics

extension PlanDocument {
    /// The document of a plan, with what a person corrected in it and accepted as printed.
    public init(_ plan: Plan, corrections: [Correction]? = nil, accepted: [AcceptedFinding]? = nil) {
        title = plan.title.text
        organisation = plan.organisation.text
        years = plan.years
        missions = plan.missions.map(\.text)
        policies = plan.policies.map(\.text)
        strategies = plan.strategies.map(StrategyDocument.init)
        elements = plan.elements.map(ElementDocument.init)
        swot = FactorGroups(plan.swot, keys: ["S", "W", "O", "T"])
        tows = FactorGroups(plan.tows, keys: ["SO", "ST", "WO", "WT"])
        mechanism = plan.mechanism.map {
            MechanismDocument(
                level: $0.level, responsible: $0.responsible, duties: $0.duties.map(\.text), line: $0.line)
        }
        evaluation = EvaluationDocument(
            objectives: plan.evaluation.objectives.map(\.text), objectiveLines: plan.evaluation.objectives.map(\.line),
            steps: plan.evaluation.steps.map(FactorDocument.init),
            instruments: plan.evaluation.instruments.map(FactorDocument.init),
            benefits: plan.evaluation.benefits.map(\.text), benefitLines: plan.evaluation.benefits.map(\.line))
        divisions = plan.divisions.map(\.text)
        contents = plan.contents.map(PassageDocument.init)
        sections = plan.sections.map { SectionDocument(title: $0.title, line: $0.line, lastLine: $0.lastLine) }
        unplaced = plan.unplaced.map(PassageDocument.init)
        lines = LinesDocument(
            title: plan.title.line, organisation: plan.organisation.line, vision: plan.vision?.line,
            missions: plan.missions.map(\.line), policies: plan.policies.map(\.line),
            divisions: plan.divisions.map(\.line), grandTotals: plan.grandTotal?.line)
        self.corrections = corrections
        self.accepted = accepted
        province = plan.province
        vision = plan.vision?.text
        grandTotals = plan.grandTotal?.amounts.document
        grandCount = plan.grandTotal?.count
    }

    /// The plan that the document describes; running prose is not part of it.
    public var plan: Plan {
        var plan = Plan(
            title: Passage(title, line: lines.title), organisation: Passage(organisation, line: lines.organisation),
            years: years)
        plan.province = province
        plan.vision = vision.map { Passage($0, line: lines.vision) }
        plan.missions = passages(missions, lines.missions)
        plan.policies = passages(policies, lines.policies)
        plan.strategies = strategies.map(\.strategy)
        plan.elements = elements.map(\.element)
        plan.swot = swot.factors(["S", "W", "O", "T"])
        plan.tows = tows.factors(["SO", "ST", "WO", "WT"])
        plan.mechanism = mechanism.map { level in
            MechanismLevel(
                level: level.level, responsible: level.responsible,
                duties: level.duties.map { Passage($0, line: level.line) }, line: level.line)
        }
        plan.evaluation.objectives = factors(evaluation.objectives, evaluation.objectiveLines)
        plan.evaluation.steps = evaluation.steps.map(\.factor)
        plan.evaluation.instruments = evaluation.instruments.map(\.factor)
        plan.evaluation.benefits = factors(evaluation.benefits, evaluation.benefitLines)
        plan.divisions = passages(divisions, lines.divisions)
        plan.contents = contents.map(\.passage)
        plan.sections = sections.map {
            var section = Section(title: $0.title, line: $0.line)
            section.lastLine = $0.lastLine
            return section
        }
        if let grandTotals {
            plan.grandTotal = PrintedTotal(
                amounts: YearlyBudget(grandTotals), count: grandCount, line: lines.grandTotals)
        }
        plan.unplaced = unplaced.map(\.passage)
        return plan
    }

    private func passages(_ texts: [String], _ lines: [Int?]) -> [Passage] {
        texts.enumerated().map { Passage($1, line: $0 < lines.count ? lines[$0] : nil) }
    }

    private func factors(_ texts: [String], _ lines: [Int?]) -> [Factor] {
        texts.enumerated().map {
            Factor(code: "\($0 + 1)", printedCode: "\($0 + 1)", text: $1, line: $0 < lines.count ? lines[$0] : nil)
        }
    }
}

extension StrategyDocument {
    init(_ strategy: Strategy) {
        number = strategy.number
        title = strategy.title
        objectives = strategy.objectives.map {
            ObjectiveDocument(
                text: $0.text, lines: $0.lines, inOverview: $0.inOverview, inSection: $0.inSection,
                sectionText: $0.sectionText)
        }
        indicators = strategy.indicators.map { indicator in
            let targets = ByYear(entries: indicator.targets.mapValues { Figure($0) as Figure? })
            return IndicatorDocument(
                kind: indicator.kind, code: indicator.code, title: indicator.title, unit: indicator.unit,
                comparator: indicator.comparator, targets: targets, line: indicator.line)
        }
        overviewIndicators = strategy.overviewIndicators.map(FactorDocument.init)
        programmes = strategy.programmes.map {
            ProgrammeDocument(
                code: $0.code, printedCode: $0.printedCode, title: $0.title, projects: $0.projects.map(\.text),
                projectLines: $0.projects.map(\.line), line: $0.line)
        }
        overviewTitle = strategy.overviewTitle
        line = strategy.line
        overviewLine = strategy.overviewLine
        printedProgrammeCount = strategy.printedProgrammeCount
    }

    var strategy: Strategy {
        var strategy = Strategy(number: number, title: title, line: line)
        strategy.overviewTitle = overviewTitle
        strategy.overviewLine = overviewLine
        strategy.objectives = objectives.map {
            var objective = Objective($0.text, lines: $0.lines, inOverview: $0.inOverview, inSection: $0.inSection)
            objective.sectionText = $0.sectionText
            return objective
        }
        strategy.indicators = indicators.map { document in
            var indicator = Indicator(document.kind, title: document.title, line: document.line)
            indicator.code = document.code
            indicator.unit = document.unit
            indicator.comparator = document.comparator
            indicator.targets = document.targets.entries.compactMapValues { $0?.value }
            return indicator
        }
        strategy.overviewIndicators = overviewIndicators.map(\.factor)
        strategy.programmes = programmes.map { document in
            var programme = Programme(
                code: document.code, printedCode: document.printedCode, title: document.title, line: document.line)
            programme.projects = document.projects.enumerated().map {
                Passage($1, line: $0 < document.projectLines.count ? document.projectLines[$0] : nil)
            }
            return programme
        }
        strategy.printedProgrammeCount = printedProgrammeCount
        return strategy
    }
}

extension ElementDocument {
    init(_ element: Element) {
        number = element.number
        title = element.title
        activities = element.activities.map { activity in
            ActivityDocument(
                number: activity.number, title: activity.title, budget: activity.budget.document,
                results: activity.results.map(\.text), resultNumbers: activity.resultNumbers,
                division: activity.division, line: activity.line)
        }
        printedTotals = element.printed?.amounts.document ?? ByYear(entries: [:])
        line = element.line
        printedCount = element.printed?.count
        totalsLine = element.printed?.line
    }

    var element: Element {
        var element = Element(number: number, title: title, line: line)
        element.activities = activities.map { document in
            var activity = Activity(number: document.number, title: document.title, line: document.line)
            activity.budget = YearlyBudget(document.budget)
            activity.results = document.results.map { Passage($0, line: document.line) }
            activity.resultNumbers = document.resultNumbers
            activity.division = document.division
            return activity
        }
        if !printedTotals.entries.isEmpty || printedCount != nil || totalsLine != nil {
            element.printed = PrintedTotal(
                amounts: YearlyBudget(printedTotals), count: printedCount, line: totalsLine)
        }
        return element
    }
}
