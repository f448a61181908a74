import Civics

/// The elements and their tables of activities.
extension PlanAssembly {
    mutating func openElement(_ number: Int, _ title: String, _ line: Int) {
        let known = plan.elements.lastIndex { $0.number == number }
        open(.element)
        elementHeadingIsOpen = true
        if let known {
            let old = plan.elements[known].title
            let isSame = title.isEmpty || old.isEmpty || Wording(title).likeness(to: Wording(old)) >= 0.6
            if isSame {
                element = known
                return
            }
        }
        plan.elements.append(Element(number: number, title: title, line: line))
        element = plan.elements.count - 1
    }

    /// Running text between the heading of an element and the next part.
    mutating func takeElement(text: String, number: Int) {
        guard let element else { return takeProse(text, number) }
        if table == nil, elementHeadingIsOpen, isAdjacent, plan.elements[element].activities.isEmpty,
            Self.canGrow(plan.elements[element].title)
        {
            plan.elements[element].title = joined(plan.elements[element].title, text)
            return
        }
        if text.opens(with: "รวม"), let (name, amounts) = loneTotal(text) {
            return takeTotal(name, amounts, line: number)
        }
        if case .activities = table, isAdjacent, text.scalarCount <= 40, !Self.isRemark(text),
            let last = plan.elements[element].activities.indices.last
        {
            extend(&plan.elements[element].activities[last], with: text, number: number)
        } else {
            unplaced(text, number)
        }
    }

    /// Text on a line of its own under a row goes on with the row's last cell.
    private func extend(_ activity: inout Activity, with text: String, number: Int) {
        if let division = activity.division, !division.isEmpty {
            activity.division = joined(division, text)
        } else if !activity.results.isEmpty {
            appendResult(text, to: &activity, number)
        } else {
            activity.title = joined(activity.title, text)
        }
    }

    /// Words under a table that belong to no row of it.
    private static func isRemark(_ text: String) -> Bool {
        ["หมายเหตุ", "ที่มา", "(ต่อ", "ตาราง", "แบบ", "*"].contains { text.opens(with: $0) } || text.holds(":")
    }

    // MARK: - Rows

    mutating func takeActivity(_ cells: [String], _ columns: ActivityTable, number: Int) {
        elementHeadingIsOpen = false
        guard let element else { return unplaced(row: cells, number) }
        if columns.isTotal(cells) { return takeTotal(cells, columns, number: number) }
        if let opening = columns.opening(cells) {
            let whole = wrapped(cells, columns)
            plan.elements[element].activities.append(activity(opening, whole, columns, number: number))
        } else if columns.cell(cells, columns.number).isEmpty,
            let last = plan.elements[element].activities.indices.last,
            plan.elements[element].activities[last].results.count < 200,
            Self.canGrow(plan.elements[element].activities[last].title)
        {
            var activity = plan.elements[element].activities[last]
            proceed(&activity, with: cells, columns, number: number)
            plan.elements[element].activities[last] = activity
        } else {
            unplaced(row: cells, number)
        }
    }

    /// A row that a line break cut in two is put together again, as long as it does not grow too wide.
    private mutating func wrapped(_ cells: [String], _ columns: ActivityTable) -> [String] {
        var cells = cells
        let needed = max(columns.width, (columns.division ?? columns.result ?? 0) + 1)
        while cells.count < needed, index < lines.count {
            let next = lines[index]
            guard !next.isBlank, cells.count + next.cells.count - 1 <= needed, let first = next.cells.first,
                Heading(first) == nil, !first.opens(with: "รวม"), next.isRow || cells.count < needed
            else { break }
            if next.isRow, columns.opening(next.cells) != nil || ActivityTable(head: next.cells) != nil { break }
            // A row that is complete but for empty cells at its end stays as it is.
            if !next.isRow, (columns.years.last?.column ?? 0) < cells.count, index + 1 < lines.count,
                !lines[index + 1].isRow
            {
                break
            }
            cells[cells.count - 1] = joined(cells[cells.count - 1], first)
            cells += next.cells.dropFirst()
            index += 1
        }
        return cells
    }

    private mutating func activity(
        _ opening: Int, _ cells: [String], _ columns: ActivityTable, number: Int
    ) -> Activity {
        let title = columns.cell(cells, columns.title).utf8.split(separator: 10)
            .map { String(decoding: $0, as: UTF8.self) }.reduce("") { $0.isEmpty ? $1 : joined($0, $1) }
        var activity = Activity(number: opening, title: title, line: number)
        if columns.isShifted(cells) {
            // Which year's cell is missing cannot be known, so no amount is given to any year.
            let amounts = columns.years.dropLast().map { columns.cell(cells, $0.column) }
            unplaced("ลำดับ \(opening) จำนวนช่องไม่ครบ: \(amounts.joined(separator: " | "))", number)
            appendResult(columns.cell(cells, columns.result.map { $0 - 1 }), to: &activity, number)
            let division = columns.cell(cells, columns.division.map { $0 - 1 })
            activity.division = division.isEmpty ? nil : division
            return activity
        }
        for (year, _, cell) in columns.budgets(cells) {
            if let budget = cell.budget { activity.budget[year] = budget }
            if cell == .unreadable { unreadable(cells, columns, year, opening, number) }
        }
        appendResult(columns.cell(cells, columns.result), to: &activity, number)
        let division = columns.cell(cells, columns.division).utf8.split(separator: 10)
            .map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
        activity.division = division.isEmpty ? nil : division
        return activity
    }

    private mutating func unreadable(
        _ cells: [String], _ columns: ActivityTable, _ year: Int, _ opening: Int, _ number: Int
    ) {
        let column = columns.years.first { $0.year == year }?.column
        unplaced("ลำดับ \(opening) ปี \(year): \(columns.cell(cells, column))", number)
    }

    private func appendResult(_ text: String, to activity: inout Activity, _ number: Int) {
        let items = ItemList.items(in: text)
        for (position, item) in items.enumerated() where !item.text.isEmpty {
            if position == 0, item.number == nil, let last = activity.results.indices.last {
                activity.results[last].text = joined(activity.results[last].text, item.text)
                continue
            }
            activity.results.append(Passage(item.text, line: number))
            if let printed = item.number { activity.resultNumbers.append(printed) }
        }
    }

    /// A row without a running number goes on with the cells of the row before.
    private mutating func proceed(
        _ activity: inout Activity, with cells: [String], _ columns: ActivityTable, number: Int
    ) {
        let budgets = columns.budgets(cells)
        if budgets.contains(where: { $0.cell != .empty }) {
            guard activity.budget.isEmpty else { return unplaced(row: cells, number) }
            for (year, _, cell) in budgets {
                if let budget = cell.budget { activity.budget[year] = budget }
                if cell == .unreadable { unreadable(cells, columns, year, activity.number, number) }
            }
        }
        let title = columns.cell(cells, columns.title)
        if !title.isEmpty { activity.title = joined(activity.title, title) }
        appendResult(columns.cell(cells, columns.result), to: &activity, number)
        let division = columns.cell(cells, columns.division)
        if !division.isEmpty { activity.division = activity.division.map { joined($0, division) } ?? division }
    }

    // MARK: - Totals

    private mutating func takeTotal(_ cells: [String], _ columns: ActivityTable, number: Int) {
        let name = cells.first { $0.opens(with: "รวม") } ?? ""
        let budgets = columns.budgets(cells)
        let figures = cells.filter { !$0.isEmpty && $0 != name }.map { BudgetCell($0, unit: columns.unit) }
        var amounts: YearlyBudget = [:]
        let isWhole = cells.count > (columns.years.last?.column ?? 0)
        let stands = isWhole && budgets.contains { $0.cell.isMoney }
        if stands && (!budgets.contains { $0.cell == .empty } || figures.count != columns.years.count) {
            for (year, column, cell) in budgets {
                if let budget = cell.budget { amounts[year] = budget }
                if cell == .unreadable { unplaced("\(name) ปี \(year): \(columns.cell(cells, column))", number) }
            }
        } else {
            // The label's cell was merged, so that the figures stand right behind it.
            guard figures.count == columns.years.count, figures.allSatisfy(\.isMoney) else {
                return unplaced(row: cells, number)
            }
            for (column, cell) in zip(columns.years, figures) { amounts[column.year] = cell.budget }
        }
        takeTotal(name, amounts, line: number)
    }

    private mutating func takeTotal(_ name: String, _ amounts: YearlyBudget, line: Int) {
        var cursor = Cursor(name)
        while let scalar = cursor.peek, Cursor.digit(scalar) == nil { cursor.position += 1 }
        let count = cursor.readNumber()
        let total = PrintedTotal(amounts: amounts, count: count, line: line)
        let isGrand = name.holds("องค์ประกอบ") || (element.flatMap { plan.elements[$0].printed } != nil)
        if isGrand || element == nil {
            plan.grandTotal = total
        } else if let element {
            plan.elements[element].printed = total
        }
    }

    /// A total without a table row has a name alone; its figures are not read from running text.
    private func loneTotal(_ text: String) -> (String, YearlyBudget)? {
        guard text.scalarCount < 60, text.holds("กิจกรรม") || text.holds("โครงการ") else { return nil }
        return (text, [:])
    }
}
