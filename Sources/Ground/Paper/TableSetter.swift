import CPango

/// Tables: rows are kept whole where a page can hold them, and the head comes again on each page.
extension Page {
    /// A row with its texts set.
    private struct SetRow {
        struct Cell {
            var text: SetText
            var x: Double
            var width: Double
        }

        var cells: [Cell]
        var kind: PaperRow.Kind
        var isHead: Bool

        var height: Double { (cells.map(\.text.height).max() ?? 0) + 2 * Page.cellMargin }
    }

    /// White between a rule and the text, above and below; the sides have twice as much.
    private static let cellMargin = 2.0

    func leastHeight(_ table: PaperTable) throws(PaperError) -> Double {
        let head = try table.head.map { row throws(PaperError) in try set(row, of: table, isHead: true) }
        let first = try table.rows.first.map { row throws(PaperError) in try set(row, of: table).height } ?? 0
        return min(head.reduce(0) { $0 + $1.height } + first, fullHeight)
    }

    func addTable(_ table: PaperTable) throws(PaperError) {
        guard !table.columns.isEmpty, table.columns.allSatisfy({ $0.share.isFinite && $0.share > 0 }) else {
            throw PaperError(.badMeasure, "table columns")
        }
        let head = try table.head.map { row throws(PaperError) in try set(row, of: table, isHead: true) }
        let headHeight = head.reduce(0) { $0 + $1.height }
        guard headHeight < fullHeight * 0.6 else { throw PaperError(.badMeasure, "table head is too high") }
        try need(leastHeight(table))
        try drawWhole(head)
        for row in table.rows {
            let row = try set(row, of: table)
            if row.height <= remaining + 0.01 {
                try drawWhole([row])
                continue
            }
            if row.height <= fullHeight - headHeight {
                try turn()
                try drawWhole(head + [row])
            } else {
                try drawInParts(row, head: head)
            }
        }
        y += table.spaceAfter * Self.pointsPerMillimetre
    }

    private func set(_ row: PaperRow, of table: PaperTable, isHead: Bool = false) throws(PaperError) -> SetRow {
        let shares = table.columns.map(\.share)
        let unit = width / shares.reduce(0, +)
        var cells: [SetRow.Cell] = []
        var column = 0
        for cell in row.cells {
            guard cell.span > 0, cell.span <= shares.count - column else {
                throw PaperError(.badMeasure, "table row wider than its columns")
            }
            let x = shares[..<column].reduce(0, +) * unit
            let cellWidth = shares[column..<(column + cell.span)].reduce(0, +) * unit
            let alignment = cell.alignment ?? (isHead ? .centre : table.columns[column].alignment)
            let inner = cellWidth - 4 * Self.cellMargin
            guard inner > 4 else { throw PaperError(.badMeasure, "table column too narrow") }
            let text = try self.text.lines(
                cell.text, size: size * table.size, width: inner, alignment: alignment,
                isBold: isHead || row.kind != .body)
            cells.append(SetRow.Cell(text: text, x: x, width: cellWidth))
            column += cell.span
        }
        guard column == shares.count else { throw PaperError(.badMeasure, "table row narrower than its columns") }
        return SetRow(cells: cells, kind: row.kind, isHead: isHead)
    }

    private func drawWhole(_ rows: [SetRow]) throws(PaperError) {
        for row in rows {
            try drawBox(row, height: row.height)
            for cell in row.cells {
                // Heads stand in the middle of their height, other cells at the top.
                let shift = row.isHead ? (row.height - 2 * Self.cellMargin - cell.text.height) / 2 : 0
                cell.text.draw(
                    on: cairo, x: left + cell.x + 2 * Self.cellMargin, y: y + Self.cellMargin + shift)
            }
            y += row.height
        }
    }

    /// Draws a row that is higher than a page: as many lines of each cell as fit, then on with the next page.
    private func drawInParts(_ row: SetRow, head: [SetRow]) throws(PaperError) {
        var starts = row.cells.map { _ in 0 }
        while true {
            let space = remaining - 2 * Self.cellMargin
            let counts = zip(row.cells, starts).map { cell, start in cell.text.fitting(from: start, height: space) }
            let heights = row.cells.indices.map { index -> Double in
                guard counts[index] > 0 else { return 0 }
                let lines = row.cells[index].text.lines
                return lines[starts[index] + counts[index] - 1].bottom - lines[starts[index]].top
            }
            if counts.contains(where: { $0 > 0 }) {
                let height = (heights.max() ?? 0) + 2 * Self.cellMargin
                try drawBox(row, height: height)
                for (index, cell) in row.cells.enumerated() {
                    cell.text.draw(
                        starts[index]..<(starts[index] + counts[index]), on: cairo,
                        x: left + cell.x + 2 * Self.cellMargin, y: y + Self.cellMargin)
                    starts[index] += counts[index]
                }
                y += height
            }
            if zip(row.cells, starts).allSatisfy({ $1 >= $0.text.lines.count }) { return }
            try turn()
            try drawWhole(head)
            guard
                row.cells.indices.contains(where: { index in
                    row.cells[index].text.fitting(from: starts[index], height: remaining - 2 * Self.cellMargin) > 0
                })
            else { throw PaperError(.badMeasure, "a line of a table is higher than a page") }
        }
    }

    private func drawBox(_ row: SetRow, height: Double) throws(PaperError) {
        if row.isHead || row.kind == .group {
            try fill(x: left, y: y, width: width, height: height, shade: row.isHead ? 0.9 : 0.95)
        }
        cairo_set_line_width(cairo, 0.5)
        for cell in row.cells { cairo_rectangle(cairo, left + cell.x, y, cell.width, height) }
        cairo_stroke(cairo)
        guard row.kind == .total else { return }
        cairo_set_line_width(cairo, 1.1)
        cairo_move_to(cairo, left, y)
        cairo_line_to(cairo, left + width, y)
        cairo_stroke(cairo)
    }
}
