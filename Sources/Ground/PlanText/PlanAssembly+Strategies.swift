/// The columns of the overview table of strategies.
struct OverviewColumns {
    var strategy: Int
    var objectives: Int
    var indicators: Int?

    init?(head cells: [String]) {
        guard let strategy = cells.firstIndex(where: { $0.opens(with: "ยุทธศาสตร์") }),
            let objectives = cells.firstIndex(where: { $0.opens(with: "เป้าประสงค์") })
        else { return nil }
        self.strategy = strategy
        self.objectives = objectives
        indicators = cells.firstIndex { $0.opens(with: "ตัวชี้วัด") }
    }
}

/// A row of the overview: the strategy's name, objectives and indicators as said there.
struct OverviewEntry {
    var number: Int
    var title: String
    var line: Int
    var objectives: [Passage] = []
    var indicators: [Factor] = []
}

/// The sections of the strategies.
extension PlanAssembly {
    mutating func openStrategy(_ number: Int, _ title: String, _ line: Int) {
        open(.strategy)
        strategyPart = .opening
        let wording = Wording(title)
        let known = plan.strategies.suffix(60).lastIndex {
            $0.number == number && (title.isEmpty || wording.likeness(to: Wording($0.title)) >= 0.6)
        }
        if let known {
            strategy = known
        } else {
            plan.strategies.append(Strategy(number: number, title: title, line: line))
            strategy = plan.strategies.count - 1
        }
    }

    mutating func takeStrategyHeading(_ heading: Heading, number: Int) {
        guard let strategy else { return }
        table = nil
        switch heading {
        case .objectives(let rest):
            strategyPart = .objectives
            if !rest.isEmpty { addObjectives(rest, number) }
        case .indicators(let rest):
            strategyPart = .indicators
            if !rest.isEmpty { takeStrategy(text: rest, number: number) }
        case .indicator(let kind, let rest):
            strategyPart = .indicator
            plan.strategies[strategy].indicators.append(Indicator(kind, title: "", line: number))
            if !rest.isEmpty { extendIndicator(rest) }
        default: return
        }
    }

    mutating func takeStrategy(text: String, number: Int) {
        guard let strategy else { return takeProse(text, number) }
        if let count = programmeCount(text) {
            plan.strategies[strategy].printedProgrammeCount = count.count
            plan.headings.append(Passage(text, line: number))
            if !count.before.isEmpty, strategyPart == .indicator { extendIndicator(count.before) }
            strategyPart = .after
            return
        }
        switch strategyPart {
        case .opening where isAdjacent && Self.canGrow(plan.strategies[strategy].title):
            plan.strategies[strategy].title = joined(plan.strategies[strategy].title, text)
        case .objectives: addObjectives(text, number)
        case .indicator where Self.canGrow(plan.strategies[strategy].indicators.last?.title ?? ""):
            extendIndicator(text)
        case .opening, .indicators, .indicator, .after: takeProse(text, number)
        }
    }

    private mutating func addObjectives(_ text: String, _ number: Int) {
        guard let strategy else { return }
        let items = ItemList.items(in: text)
        if items.first?.number == nil, isAdjacent, let last = plan.strategies[strategy].objectives.indices.last,
            Self.canGrow(plan.strategies[strategy].objectives[last].text)
        {
            let before = plan.strategies[strategy].objectives[last].text
            plan.strategies[strategy].objectives[last].text = joined(before, text)
            return
        }
        for item in items where !item.text.isEmpty {
            plan.strategies[strategy].objectives.append(
                Objective(item.text, lines: [number], inOverview: false, inSection: true))
        }
    }

    private mutating func extendIndicator(_ text: String) {
        guard let strategy, let last = plan.strategies[strategy].indicators.indices.last else { return }
        let before = plan.strategies[strategy].indicators[last].title
        plan.strategies[strategy].indicators[last].title = before.isEmpty ? text : joined(before, text)
    }

    /// `แผนงานภายใต้ยุทธศาสตร์… จำนวน ๔ แผนงาน`: the printed count, and what stands before the phrase.
    private func programmeCount(_ text: String) -> (count: Int, before: String)? {
        guard let (opening, after) = text.split(at: "จำนวน") ?? nil, text.holds("แผนงาน") else { return nil }
        var candidate: (String, String)? = (opening, after)
        while let (before, rest) = candidate {
            var cursor = Cursor(rest)
            cursor.skipSpaces()
            if let count = cursor.readNumber() {
                cursor.skipSpaces()
                if cursor.skip(word: "แผนงาน") {
                    for phrase in ["แผนงานภายใต้", "ภายใต้ยุทธศาสตร์"] {
                        if let (kept, _) = before.split(at: phrase) { return (count, kept.trimmed) }
                    }
                    return (count, "")
                }
            }
            candidate = rest.split(at: "จำนวน").map { (before + "จำนวน" + $0.before, $0.after) }
        }
        return nil
    }

    // MARK: - Overview

    mutating func takeOverview(_ cells: [String], _ columns: OverviewColumns, number: Int) {
        let cell = { (column: Int?) -> String in
            guard let column, column < cells.count else { return "" }
            return cells[column]
        }
        let name = cell(columns.strategy)
        let (printed, title) = Heading.withoutNumber(name)
        if let value = Int(printed) {
            overview.append(OverviewEntry(number: value, title: title, line: number))
        } else if overview.isEmpty || !isAdjacent || !Self.canGrow(overview[overview.count - 1].title) {
            table = nil
            return takeStray(cells, cells.filter { !$0.isEmpty }, number: number)
        } else if !name.isEmpty {
            overview[overview.count - 1].title = joined(overview[overview.count - 1].title, name)
        }
        let last = overview.count - 1
        overview[last].objectives += ItemList.items(in: cell(columns.objectives)).map { Passage($0.text, line: number) }
        for item in ItemList.items(in: cell(columns.indicators)) where !item.text.isEmpty {
            overview[last].indicators.append(Self.overviewIndicator(item.text, number))
        }
    }

    /// Reads `(LG๑ : ร้อยละ…)`: a code before a colon in brackets.
    private static func overviewIndicator(_ text: String, _ number: Int) -> Factor {
        guard let (_, after) = text.split(at: "(") else {
            return Factor(code: "", printedCode: "", text: text, line: number)
        }
        var cursor = Cursor(after)
        cursor.skipSpaces()
        let start = cursor.position
        var code = ""
        while let scalar = cursor.peek,
            scalar.isASCII && scalar.properties.isAlphabetic || Cursor.digit(scalar) != nil
                || scalar == "." || scalar == "-"
        {
            code += Cursor.digit(scalar).map(String.init) ?? String(scalar).uppercased()
            cursor.position += 1
        }
        let printed = cursor.text(from: start, to: cursor.position)
        cursor.skipSpaces()
        guard cursor.peek == ":", code.contains(where: \.isNumber), code.count <= 8 else {
            return Factor(code: "", printedCode: "", text: text, line: number)
        }
        return Factor(code: code, printedCode: printed, text: text, line: number)
    }

    // MARK: - Programmes

    mutating func takeProgramme(_ cells: [String], number: Int) {
        let projects = ItemList.items(in: cells.dropFirst().joined(separator: "\n")).filter { !$0.text.isEmpty }
            .map { Passage($0.text, line: number) }
        let name = cells.first ?? ""
        guard let place = strategyForProgramme(name) else {
            return unplaced(row: cells, number)
        }
        let (code, printed, title) = Self.programmeName(name)
        if code.isEmpty, let last = plan.strategies[place].programmes.indices.last,
            Self.canGrow(plan.strategies[place].programmes[last].title)
        {
            if !title.isEmpty {
                let before = plan.strategies[place].programmes[last].title
                plan.strategies[place].programmes[last].title = joined(before, title)
            }
            plan.strategies[place].programmes[last].projects += projects
        } else {
            var programme = Programme(code: code, printedCode: printed, title: title, line: number)
            programme.projects = projects
            plan.strategies[place].programmes.append(programme)
        }
    }

    /// The open section; outside of one, the strategy that the code names.
    private func strategyForProgramme(_ name: String) -> Int? {
        if let strategy { return strategy }
        let number = Self.programmeName(name).code.split(separator: ".").first.flatMap { Int($0) }
        return plan.strategies.firstIndex { $0.number == number }
    }

    static func programmeName(_ name: String) -> (code: String, printed: String, title: String) {
        var cursor = Cursor(name)
        _ = cursor.skip(word: "แผนงานที่") || cursor.skip(word: "แผนงาน")
        cursor.skipSpaces()
        let start = cursor.position
        var code = ""
        while let value = cursor.readNumber() {
            code += String(value)
            guard cursor.peek == "." else { break }
            cursor.position += 1
            if let next = cursor.peek, Cursor.digit(next) != nil { code += "." }
        }
        guard !code.isEmpty else { return ("", "", name.trimmed) }
        let printed = cursor.text(from: 0, to: max(start, cursor.position)).trimmed
        cursor.skip(anyOf: " :.-–")
        return (code, printed, cursor.rest.trimmed)
    }
}
