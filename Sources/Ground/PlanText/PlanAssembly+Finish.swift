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
        for entry in overview {
            let place: Int
            if let known = plan.strategies.firstIndex(where: { $0.number == entry.number }) {
                place = known
                if plan.strategies[known].title.bare != entry.title.bare {
                    plan.strategies[known].overviewTitle = entry.title
                }
            } else {
                plan.strategies.append(Strategy(number: entry.number, title: entry.title, line: nil))
                place = plan.strategies.count - 1
            }
            plan.strategies[place].overviewLine = entry.line
            plan.strategies[place].overviewIndicators = entry.indicators
            plan.strategies[place].objectives = union(entry.objectives, plan.strategies[place].objectives)
            attachCodes(entry.indicators, to: &plan.strategies[place].indicators)
        }
    }

    /// The objectives of both places; one that both state, however spaced, stands once with both lines.
    private func union(_ overview: [Passage], _ section: [Objective]) -> [Objective] {
        var rest = section
        var merged: [Objective] = []
        for passage in overview where !passage.text.isEmpty {
            let wording = Wording(passage.text)
            let likeness = rest.map { wording.likeness(to: Wording($0.text)) }
            var objective = Objective(passage.text, lines: [passage.line ?? 0], inOverview: true, inSection: false)
            if let best = likeness.indices.max(by: { likeness[$0] < likeness[$1] }), likeness[best] >= 0.75 {
                let twin = rest.remove(at: best)
                objective.lines += twin.lines
                objective.inSection = true
                if twin.text.bare != objective.text.bare { objective.sectionText = twin.text }
            }
            merged.append(objective)
        }
        return merged + rest
    }

    /// Gives an indicator the code that the overview prints for the same wording, where exactly one fits.
    private func attachCodes(_ coded: [Factor], to indicators: inout [Indicator]) {
        for factor in coded where !factor.code.isEmpty {
            let said = Wording(factor.text)
            let fits = indicators.map { Wording($0.title).containment(in: said) }
            guard let best = fits.indices.max(by: { fits[$0] < fits[$1] }), fits[best] >= 0.55,
                fits.count(where: { $0 >= fits[best] }) == 1
            else { continue }
            indicators[best].code = factor.code
        }
    }

    /// An indicator named twice, once without its targets, stands once; the empty ones go.
    private func settleIndicators(_ strategy: inout Strategy) {
        let all = strategy.indicators
        strategy.indicators = all.enumerated().filter { position, indicator in
            if indicator.title.isEmpty && indicator.targets.isEmpty { return false }
            guard indicator.targets.isEmpty, indicator.kind != .impact else { return true }
            let wording = Wording(indicator.title)
            return !all.enumerated().contains { other, twin in
                other != position && twin.kind == indicator.kind && !twin.targets.isEmpty
                    && wording.likeness(to: Wording(twin.title)) >= 0.75
            }
        }.map(\.element)
    }
}
