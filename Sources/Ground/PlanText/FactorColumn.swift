/// A column, or a row, of a table of SWOT factors.
struct FactorColumn: Equatable {
    var column: Int
    /// `S`, `W`, `O` or `T`.
    var group: String

    /// A row of headings alone: `จุดแข็ง (Strengths) | จุดอ่อน (Weaknesses)`.
    static func row(_ cells: [String]) -> [FactorColumn]? {
        let filled = cells.indices.filter { !cells[$0].isEmpty }
        guard filled.count >= 2, group(heading: cells[filled[0]]) != nil else { return nil }
        let columns = filled.compactMap { index in
            group(heading: cells[index]).map { FactorColumn(column: index, group: $0) }
        }
        return columns.count == filled.count ? columns : nil
    }

    /// A row that is opened by its heading: `จุดแข็ง | ๑. … ๒. …`.
    static func opening(_ cells: [String]) -> FactorColumn? {
        let filled = cells.indices.filter { !cells[$0].isEmpty }
        guard filled.count == 2, let group = group(heading: cells[filled[0]]) else { return nil }
        return FactorColumn(column: filled[1], group: group)
    }

    /// The group that a cell names, when it says nothing else.
    static func group(heading cell: String) -> String? {
        guard cell.scalarCount < 60, !cell.utf8.contains(10), case .swot(let group) = Heading(cell) else { return nil }
        var inner = cell
        if let (before, after) = inner.split(at: "(") { inner = before + (after.split(at: ")")?.after ?? "") }
        return inner.unicodeScalars.contains { Cursor.digit($0) != nil || $0 == "." } ? nil : group
    }
}

extension PlanAssembly {
    /// The factors of a row, each column under its group.
    ///
    /// Where a list of the group was read before, the table tells it
    /// a second time, and nobody knows which is meant: it is left to a person.
    mutating func take(factors cells: [String], _ columns: [FactorColumn], number: Int) {
        var rest = cells
        for column in columns where column.column < cells.count {
            let known = plan.swot.filter { $0.group == column.group }
            guard known.isEmpty || known.last?.line == number || isFactorTable else { continue }
            let items = factors(in: cells[column.column], column.group, after: known.count, number: number)
            guard !items.isEmpty else { continue }
            plan.swot += items
            rest[column.column] = ""
        }
        for index in rest.indices where FactorColumn.group(heading: rest[index]) != nil {
            furniture([rest[index]], number)
            rest[index] = ""
        }
        if rest.contains(where: { !$0.isEmpty }) { unplaced(row: rest, number) }
    }

    private var isFactorTable: Bool {
        if case .factors = table { true } else { false }
    }

    private func factors(in cell: String, _ group: String, after count: Int, number: Int) -> [Factor] {
        let lines = cell.utf8.split(separator: 10).map { String(decoding: $0, as: UTF8.self) }
        let coded = lines.compactMap { CodedFactor.read($0, number: number) }
        if coded.count == lines.count { return coded }
        return ItemList.items(in: cell).filter { !$0.text.isEmpty }.enumerated().map { offset, item in
            let code = item.number ?? count + offset + 1
            return Factor(
                code: "\(group)\(code)", printedCode: item.number.map(String.init) ?? "", text: item.text, line: number)
        }
    }
}
