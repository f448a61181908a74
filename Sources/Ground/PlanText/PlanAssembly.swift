/// Walks the lines of a document and puts each where it belongs.
struct PlanAssembly {
    /// The part of the plan that running text belongs to.
    enum Area: Equatable {
        case cover, contents, prose
        case vision, missions, policies
        case swot(String), tows(String)
        case strategy
        case mechanism, element
        case evaluation(EvaluationPart)
    }

    enum EvaluationPart: Equatable { case objectives, steps, instruments, benefits }

    /// The part of a strategy's section.
    enum StrategyPart: Equatable { case opening, objectives, indicators, indicator, after }

    /// The table whose rows are coming.
    enum Table {
        case overview(OverviewColumns)
        case programmes
        case mechanism
        case activities(ActivityTable)
        case targets([ActivityTable.YearColumn])
        /// Columns of SWOT factors, each with the letter of its group.
        case factors([FactorColumn])
        case indicators(IndicatorColumns)
    }

    let lines: [SourceText.Line]
    var plan: Plan
    var area: Area = .cover
    var table: Table?
    var strategyPart: StrategyPart = .opening
    /// Index in `plan.strategies` of the section that is open.
    var strategy: Int?
    /// Index in `plan.elements` of the element that is open.
    var element: Int?
    var overview: [OverviewEntry] = []
    /// Whether the vision was opened by a quotation mark that is not closed yet, or has none at all.
    var visionGoesOn = false
    /// Whether the line before had text, so that this one may go on with it.
    var isAdjacent = false
    /// Whether the last line of an element was its heading.
    var elementHeadingIsOpen = false
    var index = 0
    private let titleBare: String

    init(_ source: SourceText) {
        lines = source.lines
        let cover = Cover(source.lines)
        plan = Plan(title: cover.title, organisation: cover.organisation, years: cover.years)
        plan.province = cover.province
        titleBare = cover.title.text.bare
    }

    mutating func run() {
        while index < lines.count {
            let line = lines[index]
            index += 1
            if line.isBlank {
                isAdjacent = false
                continue
            }
            if line.isRow {
                take(row: line.cells, number: line.number)
            } else {
                take(text: line.text, number: line.number)
            }
            isAdjacent = true
        }
    }

    mutating func unplaced(_ text: String, _ line: Int) {
        plan.unplaced.append(Passage(text, line: line))
    }

    mutating func unplaced(row cells: [String], _ line: Int) {
        unplaced(cells.filter { !$0.isEmpty }.joined(separator: " | "), line)
    }

    mutating func furniture(_ cells: [String], _ line: Int) {
        plan.furniture.append(Passage(cells.filter { !$0.isEmpty }.joined(separator: " | "), line: line))
    }

    /// Whether a text may still take on what follows it: what is longer is no cell and no paragraph of a plan.
    static func canGrow(_ text: String) -> Bool { text.utf8.count < 24_000 }

    // MARK: - Running text

    mutating func take(text: String, number: Int) {
        if area == .contents, takeContents(text: text, number: number) { return }
        if Self.isStray(text) { return unplaced(text, number) }
        if isPageNumber(text) { return plan.furniture.append(Passage(text, line: number)) }
        if text.utf8.count < 60_000, let factor = CodedFactor.read(text, number: number) {
            if factor.group.count == 1 { plan.swot.append(factor) } else { plan.tows.append(factor) }
            area = factor.group.count == 1 ? .swot(factor.group) : .tows(factor.group)
            table = nil
            return
        }
        if area == .strategy, let (before, after) = midHeading(text) {
            if !before.isEmpty { takePlain(text: before, number: number) }
            takeHeading(after.0, after.1, number: number)
            return
        }
        if let heading = Heading(text) {
            takeHeading(heading, text, number: number)
            return
        }
        if text.scalarCount < 300, !titleBare.isEmpty, area != .cover, text.bare == titleBare {
            open(.prose)
            plan.headings.append(Passage(text, line: number))
            plan.sections.append(Section(title: text, line: number))
            return
        }
        takePlain(text: text, number: number)
    }

    /// A heading of an indicator in the middle of a paragraph, as `… ประชาชน ตัวชี้วัด ผลผลิต (Output) โครงการ`.
    private func midHeading(_ text: String) -> (before: String, heading: (Heading, String))? {
        for word in ["ผลผลิต (Output)", "ผลลัพธ์ (Outcome)", "ผลกระทบ (Impact)"] {
            guard let (before, after) = text.split(at: word), before.scalarCount >= 14 else { continue }
            let said = word + after
            guard let heading = Heading(said) else { continue }
            var rest = before.trimmed
            guard rest.closes(with: "ตัวชี้วัด") else { return (rest, (heading, said)) }
            rest = String(rest.unicodeScalars.dropLast(9)).trimmed
            return (rest, (heading, "ตัวชี้วัด " + said))
        }
        return nil
    }

    /// Marks without a letter or a digit that draw no line either: `***???***`.
    private static func isStray(_ text: String) -> Bool {
        guard text.utf8.count < 200 else { return false }
        let drawn = " -–—_=*~.…•·|+“”\"'".unicodeScalars
        return text.unicodeScalars.allSatisfy { !$0.properties.isAlphabetic && Cursor.digit($0) == nil }
            && text.unicodeScalars.contains { !drawn.contains($0) }
    }

    private func isPageNumber(_ text: String) -> Bool {
        guard text.utf8.count <= 48, text.scalarCount <= 16 else { return false }
        var cursor = Cursor(text)
        let isNamed = cursor.skip(word: "หน้า")
        _ = isNamed && cursor.skip(word: "ที่")
        cursor.skip(anyOf: " -–~")
        guard let page = cursor.readNumber(), page < 10_000 else { return false }
        cursor.skip(anyOf: " -–~")
        if isNamed, cursor.skip(word: "/") || cursor.skip(word: "จาก") {
            cursor.skipSpaces()
            _ = cursor.readNumber()
        }
        return cursor.isAtEnd
    }

    mutating func open(_ next: Area) {
        area = next
        table = nil
        if next != .strategy { strategy = nil }
        if next != .element { element = nil }
    }

    private mutating func takeHeading(_ heading: Heading, _ text: String, number: Int) {
        plan.headings.append(Passage(text, line: number))
        switch heading {
        case .preface:
            open(.prose)
            plan.sections.append(Section(title: text, line: number))
        case .contents: open(.contents)
        case .part:
            open(.prose)
            plan.sections.append(Section(title: text, line: number))
        case .vision(let rest):
            open(.vision)
            if !rest.isEmpty { takeVision(rest, number) }
        case .missions(let rest):
            open(.missions)
            if !rest.isEmpty { plan.missions.append(Passage(rest, line: number)) }
        case .policies: open(.policies)
        case .swot(let group): open(.swot(group))
        case .tows(let group): open(.tows(group))
        case .strategy(let value, let title): openStrategy(value, title, number)
        case .mechanism: open(.mechanism)
        case .element(let value, let title): openElement(value, title, number)
        case .evaluation: open(.evaluation(.objectives))
        case .steps: open(.evaluation(.steps))
        case .instruments: open(.evaluation(.instruments))
        case .benefits: open(.evaluation(.benefits))
        case .objectives, .indicators, .indicator:
            if area == .strategy {
                takeStrategyHeading(heading, number: number)
            } else {
                takePlain(text: text, number: number)
            }
        }
    }

    /// Text that is no heading: it goes on with, or fills, the open part.
    private mutating func takePlain(text: String, number: Int) {
        switch area {
        case .cover: takeCover(text, number)
        case .contents, .mechanism: takeProse(text, number)
        case .prose:
            takeDivision(text, number)
            takeProse(text, number)
        case .vision: takeVision(text, number)
        case .missions: Self.take(text, number, isAdjacent, into: &plan.missions)
        case .policies: Self.take(text, number, isAdjacent, into: &plan.policies)
        case .swot(let group): takeFactor(text, number, group, \.swot)
        case .tows(let group): takeFactor(text, number, group, \.tows)
        case .strategy: takeStrategy(text: text, number: number)
        case .element: takeElement(text: text, number: number)
        case .evaluation(let part): takeEvaluation(text, number, part)
        }
    }
}
