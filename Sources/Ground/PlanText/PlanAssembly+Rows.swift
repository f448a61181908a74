import Civics

/// Table rows: which table they belong to, and what they say.
extension PlanAssembly {
    mutating func take(row cells: [String], number: Int) {
        let filled = cells.filter { !$0.isEmpty }
        guard !filled.isEmpty else { return }
        if area == .contents, takeContents(row: filled, number: number) { return }
        if filled.count == 1, takeLoneCell(filled[0], cells, number: number) { return }
        if takeHead(cells, filled, number: number) { return }
        switch table {
        case .overview(let columns): takeOverview(cells, columns, number: number)
        case .programmes: takeProgramme(cells, number: number)
        case .mechanism: takeMechanism(cells, number: number)
        case .activities(let columns): takeActivity(cells, columns, number: number)
        case .targets(let years): takeTargets(cells, years, number: number)
        case .indicators(let title, let years): takeIndicator(cells, title: title, years, number: number)
        case nil: takeStray(cells, filled, number: number)
        }
    }

    private mutating func takeContents(row filled: [String], number: Int) -> Bool {
        if filled.count == 1, filled[0].opens(with: "หน้า") { return true }
        guard filled.count >= 2, let page = filled.last, page.scalarCount <= 5,
            page.unicodeScalars.contains(where: { Cursor.digit($0) != nil })
        else { return false }
        plan.contents.append(Passage(filled[0], line: number))
        return true
    }

    /// A row with one filled cell may be a heading, or the rest of a wrapped cell.
    private mutating func takeLoneCell(_ text: String, _ cells: [String], number: Int) -> Bool {
        if case .activities(let columns) = table, !columns.isTotal(cells), columns.opening(cells) == nil,
            Heading(text) == nil, YearCell.year(text) == nil
        {
            takeActivity(cells, columns, number: number)
            return true
        }
        guard Heading(text) != nil || CodedFactor.read(text, number: number) != nil || table == nil else {
            return false
        }
        take(text: text, number: number)
        return true
    }

    private mutating func takeHead(_ cells: [String], _ filled: [String], number: Int) -> Bool {
        if case .activities(var columns) = table, columns.take(secondHead: cells) {
            table = .activities(columns)
            addYears(columns.years.map(\.year))
            return true
        }
        let years = YearCell.row(cells)
        if years.count == filled.count, years.count >= 2 {
            table = .targets(years)
            return true
        }
        if let columns = OverviewColumns(head: cells), cells.allSatisfy({ $0.scalarCount < 60 }) {
            open(.prose)
            table = .overview(columns)
            return true
        }
        if let columns = ActivityTable(head: cells) {
            table = .activities(columns)
            addYears(columns.years.map(\.year))
            return true
        }
        if cells[0].bare.opens(with: "แผนงาน"), cells[0].scalarCount < 20, filled.count >= 2,
            filled[1].bare.opens(with: "โครงการ"), filled[1].scalarCount < 40
        {
            table = .programmes
            if area == .strategy { strategyPart = .after }
            return true
        }
        if cells[0].opens(with: "ระดับ"), filled.contains(where: { $0.opens(with: "ผู้รับผิดชอบ") }) {
            open(.mechanism)
            table = .mechanism
            return true
        }
        if years.count >= 2, let title = cells.firstIndex(where: { $0.holds("ตัวชี้วัด") }) {
            table = .indicators(title: title, years: years)
            return true
        }
        return false
    }

    private mutating func addYears(_ years: [Int]) {
        for year in years where !plan.years.contains(year) && plan.title.text.isEmpty { plan.years.append(year) }
    }

    private mutating func takeMechanism(_ cells: [String], number: Int) {
        let duties = ItemList.items(in: cells.dropFirst(2).joined(separator: "\n"))
            .map { Passage($0.text, line: number) }
        if cells[0].isEmpty, let last = plan.mechanism.indices.last {
            plan.mechanism[last].duties += duties
            return
        }
        let level = Heading.withoutNumber(cells[0]).rest
        let responsible = cells.count > 1 ? cells[1] : ""
        plan.mechanism.append(MechanismLevel(level: level, responsible: responsible, duties: duties, line: number))
    }

    /// A row outside any known table: SWOT laid out as a table, or something to be looked at.
    private mutating func takeStray(_ cells: [String], _ filled: [String], number: Int) {
        let factors = cells.flatMap { cell in
            cell.utf8.split(separator: 10).compactMap {
                CodedFactor.read(String(decoding: $0, as: UTF8.self), number: number)
            }
        }
        for factor in factors {
            if factor.group.count == 1 { plan.swot.append(factor) } else { plan.tows.append(factor) }
        }
        if factors.isEmpty { unplaced(filled.joined(separator: " | "), number) }
    }

    // MARK: - Targets

    private mutating func takeTargets(_ cells: [String], _ years: [ActivityTable.YearColumn], number: Int) {
        guard let strategy, let last = plan.strategies[strategy].indicators.indices.last else {
            return unplaced(cells.filter { !$0.isEmpty }.joined(separator: " | "), number)
        }
        var indicator = plan.strategies[strategy].indicators[last]
        let hadTargets = !indicator.targets.isEmpty
        guard !hadTargets else { return unplaced(cells.filter { !$0.isEmpty }.joined(separator: " | "), number) }
        fill(&indicator, cells, years, number: number)
        plan.strategies[strategy].indicators[last] = indicator
        strategyPart = .after
        table = nil
    }

    private mutating func fill(
        _ indicator: inout Indicator, _ cells: [String], _ years: [ActivityTable.YearColumn], number: Int
    ) {
        var comparators: [Indicator.Comparator] = []
        for column in years {
            let cell = column.column < cells.count ? cells[column.column] : ""
            guard !cell.isEmpty, BudgetCell(cell, unit: .baht) != .none else { continue }
            guard let target = TargetCell(cell) else {
                unplaced("ปี \(column.year): \(cell)", number)
                continue
            }
            indicator.targets[column.year] = target.value
            indicator.unit = indicator.unit ?? target.unit
            comparators.append(target.comparator)
        }
        let grows = ["เพิ่มขึ้นจากปีก่อน", "เพิ่มขึ้นจากปีที่ผ่านมา", "มากกว่าปีก่อน"].contains { indicator.title.holds($0) }
        if grows {
            indicator.comparator = .moreThanLastYear
        } else {
            indicator.comparator = comparators.contains(.atLeast) ? .atLeast : comparators.first
        }
    }

    private mutating func takeIndicator(
        _ cells: [String], title: Int, _ years: [ActivityTable.YearColumn], number: Int
    ) {
        guard let strategy, title < cells.count, !cells[title].isEmpty else {
            return unplaced(cells.filter { !$0.isEmpty }.joined(separator: " | "), number)
        }
        let text = cells.joined(separator: " ")
        let kind =
            Heading.kinds.first { text.holds($0.0) }?.1
            ?? (text.holds("ผลลัพธ์") ? .outcome : text.holds("ผลกระทบ") ? .impact : .output)
        var name = cells[title]
        for (word, _) in Heading.kinds {
            if let (before, after) = name.split(at: word), before.scalarCount < 14 { name = after.trimmed }
        }
        var indicator = Indicator(kind, title: name, line: number)
        fill(&indicator, cells, years, number: number)
        plan.strategies[strategy].indicators.append(indicator)
    }
}
