/// A linter for plans: rules with planted errors and near misses behind each.
public enum PlanChecker {
    static let rules: [PlanRule] =
        ArithmeticRules.all + IdentityRules.all + TimeRules.all + IndicatorRules.all + StructureRules.all
        + NumberingRules.all + MoneyRules.all + TextRules.all

    /// The identifiers of all rules, in the order they are run.
    public static var ruleIDs: [String] { rules.map(\.id) }

    /// Checks a plan; findings come in the order of lines, accepted ones too, with the reason.
    public static func check(_ plan: Plan, accepted: [AcceptedFinding] = []) -> [PlanFinding] {
        let checkup = Checkup(plan)
        var seen: Set<PlanFinding> = []
        var findings = rules.flatMap { $0.findings(in: checkup) }.filter { seen.insert($0).inserted }
        for index in findings.indices {
            let finding = findings[index]
            findings[index].accepted =
                accepted.first { $0.rule == finding.rule && ($0.line == nil || $0.line == finding.line) }?.reason
        }
        return findings.enumerated().sorted {
            ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset)
        }.map(\.element)
    }
}

/// A plan with what many rules need, worked out once.
struct Checkup {
    /// A text of the plan and where it stands.
    struct Text {
        enum Place { case title, prose, factor, result, name, contents }
        let text: String
        let line: Int?
        let place: Place
        /// The text without white space, digits in Arabic.
        let bare: String

        init(text: String, line: Int?, place: Place) {
            self.text = text
            self.line = line
            self.place = place
            bare = text.bare
        }
    }

    let plan: Plan
    let texts: [Text]
    let activities: [(element: Element, activity: Activity)]
    /// The organisation's name without the word for its kind: `สองห้อง`.
    let ownName: String
    /// The word for its kind: `องค์การบริหารส่วนตำบล`.
    let ownKind: String

    init(_ plan: Plan) {
        self.plan = plan
        let name = plan.organisation.text
        ownKind = Cover.organisationWords.first { name.opens(with: $0) } ?? ""
        ownName = String(name.unicodeScalars.dropFirst(ownKind.unicodeScalars.count)).bare
        texts = Self.texts(of: plan)
        activities = plan.elements.flatMap { element in element.activities.map { (element, $0) } }
    }

    private static func texts(of plan: Plan) -> [Text] {
        var texts: [Text] = []
        func add(_ passages: [Passage], _ place: Text.Place) {
            texts += passages.map { Text(text: $0.text, line: $0.line, place: place) }
        }
        add([plan.title, plan.organisation], .title)
        add([plan.vision].compactMap { $0 } + plan.missions + plan.policies, .prose)
        for section in plan.sections {
            texts.append(Text(text: section.title, line: section.line, place: .prose))
            add(section.text, .prose)
        }
        for strategy in plan.strategies {
            add([Passage(strategy.title, line: strategy.line)], .name)
            if let title = strategy.overviewTitle { add([Passage(title, line: strategy.overviewLine)], .name) }
            for objective in strategy.objectives {
                add([Passage(objective.text, line: objective.lines.first)], .prose)
                if let other = objective.sectionText { add([Passage(other, line: objective.lines.last)], .prose) }
            }
            add(strategy.indicators.map { Passage($0.title, line: $0.line) }, .name)
            add(strategy.overviewIndicators.map { Passage($0.text, line: $0.line) }, .name)
            for programme in strategy.programmes {
                add([Passage(programme.title, line: programme.line)], .name)
                add(programme.projects, .name)
            }
        }
        for element in plan.elements {
            add([Passage(element.title, line: element.line)], .name)
            for activity in element.activities {
                add([Passage(activity.title, line: activity.line)], .name)
                add(activity.results, .result)
            }
        }
        add((plan.swot + plan.tows).map { Passage($0.text, line: $0.line) }, .factor)
        for level in plan.mechanism {
            add([Passage(level.responsible, line: level.line)] + level.duties, .prose)
        }
        let evaluation = plan.evaluation
        add(
            (evaluation.objectives + evaluation.steps + evaluation.instruments + evaluation.benefits)
                .map { Passage($0.text, line: $0.line) }, .prose)
        add(plan.contents, .contents)
        return texts
    }
}
