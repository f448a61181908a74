/// What is settled once the whole document has been seen.
extension PlanAssembly {
    func finished() -> Plan {
        var plan = plan
        settleYears(&plan)
        joinOverview(&plan)
        for index in plan.strategies.indices { settleIndicators(&plan.strategies[index]) }
        plan.strategies.sort { ($0.number, $0.line ?? .max) < ($1.number, $1.line ?? .max) }
        let isReal = { (strategy: Strategy) in
            strategy.overviewLine != nil || !strategy.indicators.isEmpty || !strategy.programmes.isEmpty
                || !strategy.objectives.isEmpty
        }
        for strategy in plan.strategies where !isReal(strategy) {
            plan.unplaced.append(Passage("ยุทธศาสตร์ที่ \(strategy.number) \(strategy.title)", line: strategy.line))
        }
        plan.strategies.removeAll { !isReal($0) }
        plan.elements.sort { ($0.number, $0.line ?? .max) < ($1.number, $1.line ?? .max) }
        plan.sections.removeAll { $0.title.isEmpty && $0.text.isEmpty }
        plan.unplaced.sort { ($0.line ?? 0) < ($1.line ?? 0) }
        return plan
    }

    private func settleYears(_ plan: inout Plan) {
        if plan.years.isEmpty {
            let budgets = plan.elements.flatMap(\.activities).flatMap(\.budget.keys)
            let targets = plan.strategies.flatMap(\.indicators).flatMap(\.targets.keys)
            plan.years = Array(Set(budgets + targets))
        }
        plan.years.sort()
    }

    private func joinOverview(_ plan: inout Plan) {
        var places: [Int: Int] = [:]
        for (index, strategy) in plan.strategies.enumerated() where places[strategy.number] == nil {
            places[strategy.number] = index
        }
        for entry in overview {
            let place: Int
            if let known = places[entry.number] {
                place = known
                if plan.strategies[known].title.bare != entry.title.bare {
                    plan.strategies[known].overviewTitle = entry.title
                }
            } else {
                plan.strategies.append(Strategy(number: entry.number, title: entry.title, line: nil))
                place = plan.strategies.count - 1
                places[entry.number] = place
            }
            plan.strategies[place].overviewLine = entry.line
            plan.strategies[place].overviewIndicators = entry.indicators
            plan.strategies[place].objectives = union(entry.objectives, plan.strategies[place].objectives)
            attachCodes(entry.indicators, to: &plan.strategies[place].indicators)
        }
    }

    /// The objectives of both places; one that both state, however spaced, stands once with both lines.
    private func union(_ overview: [Passage], _ section: [Objective]) -> [Objective] {
        // Lists of this length are damage, not objectives; they stay side by side.
        let isComparable = overview.count * section.count <= Self.mostComparisons
        var rest = section.map { ($0, Wording($0.text)) }
        var merged: [Objective] = []
        for passage in overview where !passage.text.isEmpty {
            let wording = Wording(passage.text)
            let likeness = isComparable ? rest.map { wording.likeness(to: $0.1) } : []
            var objective = Objective(passage.text, lines: [passage.line ?? 0], inOverview: true, inSection: false)
            if let best = likeness.indices.max(by: { likeness[$0] < likeness[$1] }), likeness[best] >= 0.75 {
                let twin = rest.remove(at: best).0
                objective.lines += twin.lines
                objective.inSection = true
                if twin.text.bare != objective.text.bare { objective.sectionText = twin.text }
            }
            merged.append(objective)
        }
        return merged + rest.map(\.0)
    }

    /// How many pairs of wordings are compared at most; a plan of twenty strategies needs a few hundred.
    private static let mostComparisons = 40_000

    /// Gives an indicator the code that the overview prints for the same wording, where exactly one fits.
    private func attachCodes(_ coded: [Factor], to indicators: inout [Indicator]) {
        guard coded.count * indicators.count <= Self.mostComparisons else { return }
        let wordings = indicators.map { Wording($0.title) }
        for factor in coded where !factor.code.isEmpty {
            let said = Wording(factor.text)
            let fits = wordings.map { $0.containment(in: said) }
            guard let best = fits.indices.max(by: { fits[$0] < fits[$1] }), fits[best] >= 0.55,
                fits.count(where: { $0 >= fits[best] }) == 1
            else { continue }
            indicators[best].code = factor.code
        }
    }

    /// An indicator named twice, once without its targets, stands once; the empty ones go.
    private func settleIndicators(_ strategy: inout Strategy) {
        let complete = strategy.indicators.filter { !$0.targets.isEmpty }.map { ($0.kind, Wording($0.title)) }
        let isComparable = complete.count * strategy.indicators.count <= Self.mostComparisons
        strategy.indicators = strategy.indicators.filter { indicator in
            if indicator.title.isEmpty && indicator.targets.isEmpty { return false }
            guard indicator.targets.isEmpty, indicator.kind != .impact, isComparable else { return true }
            let wording = Wording(indicator.title)
            return !complete.contains { $0.0 == indicator.kind && wording.likeness(to: $0.1) >= 0.75 }
        }
    }
}
