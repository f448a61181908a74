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
        case .indicators(let columns): takeIndicator(cells, columns, number: number)
        case .factors(let columns): take(factors: cells, columns, number: number)
        case nil: takeStray(cells, filled, number: number)
        }
    }

    private mutating func takeContents(row filled: [String], number: Int) -> Bool {
        if filled.allSatisfy({ $0.opens(with: "หน้า") || $0.opens(with: "เรื่อง") || $0.opens(with: "สารบัญ") }) {
            furniture(filled, number)
            return true
        }
        guard filled.count >= 2, let page = filled.last, page.scalarCount <= 5,
            page.unicodeScalars.contains(where: { Cursor.digit($0) != nil })
        else { return false }
        plan.contents.append(Passage(filled.dropLast().joined(separator: " "), line: number))
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
        guard openTable(cells, filled) else { return false }
        furniture(filled, number)
        return true
    }

    private mutating func openTable(_ cells: [String], _ filled: [String]) -> Bool {
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
        if let columns = FactorColumn.row(cells) {
            table = .factors(columns)
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
        if filled[0].opens(with: "ตัวชี้วัด") || filled[0].opens(with: "ลำดับ"), years.isEmpty,
            filled.contains(where: { $0.holds("ตัวชี้วัด") && $0.scalarCount < 40 }),
            filled.contains(where: { $0.holds("เป้าหมาย") && $0.scalarCount < 40 })
        {
            table = nil
            return true
        }
        if let columns = IndicatorColumns(head: cells, years: years) {
            table = .indicators(columns)
            return true
        }
        return false
    }

    private mutating func addYears(_ years: [Int]) {
        for year in years where !plan.years.contains(year) && plan.title.text.isEmpty { plan.years.append(year) }
        guard let element else { return }
        for year in years where !plan.elements[element].years.contains(year) {
            plan.elements[element].years.append(year)
        }
    }

    private mutating func takeMechanism(_ cells: [String], number: Int) {
        let duties = ItemList.items(in: cells.dropFirst(2).joined(separator: "\n"))
            .map { Passage($0.text, line: number) }
        if cells[0].isEmpty, let last = plan.mechanism.indices.last {
            plan.mechanism[last].duties += duties
            if cells.count > 1, !cells[1].isEmpty {
                guard Self.canGrow(plan.mechanism[last].responsible) else { return unplaced(cells[1], number) }
                plan.mechanism[last].responsible = joined(plan.mechanism[last].responsible, cells[1])
            }
            return
        }
        let level = Heading.withoutNumber(cells[0]).rest
        let responsible = cells.count > 1 ? cells[1] : ""
        plan.mechanism.append(MechanismLevel(level: level, responsible: responsible, duties: duties, line: number))
    }

    /// A row outside any known table: SWOT laid out as a table, or something to be looked at.
    mutating func takeStray(_ cells: [String], _ filled: [String], number: Int) {
        if let column = FactorColumn.opening(cells) {
            return take(factors: cells, [column], number: number)
        }
        var rest: [String] = []
        for line in filled.flatMap({ $0.utf8.split(separator: 10) }) {
            let line = String(decoding: line, as: UTF8.self)
            if let factor = CodedFactor.read(line, number: number) {
                if factor.group.count == 1 { plan.swot.append(factor) } else { plan.tows.append(factor) }
            } else {
                rest.append(line)
            }
        }
        if !rest.isEmpty { unplaced(rest.joined(separator: " | "), number) }
    }

    // MARK: - Targets

    private mutating func takeTargets(_ cells: [String], _ years: [ActivityTable.YearColumn], number: Int) {
        if let columns = IndicatorColumns(row: cells, years: years) {
            table = .indicators(columns)
            return takeIndicator(cells, columns, number: number)
        }
        guard let strategy, let last = plan.strategies[strategy].indicators.indices.last else {
            return unplaced(row: cells, number)
        }
        var indicator = plan.strategies[strategy].indicators[last]
        guard indicator.targets.isEmpty else { return unplaced(row: cells, number) }
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
                if TargetCell.grows(cell) { comparators.append(.moreThanLastYear) }
                continue
            }
            if target.value == nil { plan.furniture.append(Passage(cell, line: number)) }
            indicator.targets[column.year] = target.value
            indicator.isCeiling = indicator.isCeiling || target.isCeiling
            indicator.unit = indicator.unit ?? target.unit
            comparators.append(target.comparator)
        }
        let grows = ["เพิ่มขึ้นจากปีก่อน", "เพิ่มขึ้นจากปีที่ผ่านมา", "มากกว่าปีก่อน"].contains { indicator.title.holds($0) }
        if grows || comparators.contains(.moreThanLastYear) {
            indicator.comparator = .moreThanLastYear
        } else {
            indicator.comparator = comparators.contains(.atLeast) ? .atLeast : comparators.first
        }
    }

    /// A row that names its indicator beside the targets.
    private mutating func takeIndicator(_ cells: [String], _ columns: IndicatorColumns, number: Int) {
        guard let strategy, columns.title < cells.count, !cells[columns.title].isEmpty else {
            return unplaced(row: cells, number)
        }
        let (kind, name) = IndicatorColumns.name(in: cells, title: columns.title)
        var indicator = Indicator(kind, title: name, line: number)
        if let unit = columns.unit, unit < cells.count, !cells[unit].isEmpty { indicator.unit = cells[unit] }
        fill(&indicator, cells, columns.years, number: number)
        plan.strategies[strategy].indicators.append(indicator)
        let read = Set(columns.years.map(\.column) + [columns.title, columns.unit, columns.number].compactMap { $0 })
        let rest = cells.indices.filter { !read.contains($0) && !cells[$0].isEmpty }.map { cells[$0] }
        if !rest.isEmpty { unplaced("\(name): \(rest.joined(separator: " | "))", number) }
    }
}
