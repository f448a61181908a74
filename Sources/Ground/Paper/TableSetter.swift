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
        try leastHeight(table, try columnWidths(of: table))
    }

    private func leastHeight(_ table: PaperTable, _ widths: [Double]) throws(PaperError) -> Double {
        let head = try table.head.map { row throws(PaperError) in try set(row, of: table, widths, isHead: true) }
        // A group's name does not begin a table without its first row.
        let count = table.rows.first?.kind == .group ? 2 : 1
        let first = try table.rows.prefix(count).map { row throws(PaperError) in try set(row, of: table, widths) }
        return min((head + first).reduce(0) { $0 + $1.height }, fullHeight)
    }

    func addTable(_ table: PaperTable) throws(PaperError) {
        let widths = try columnWidths(of: table)
        let head = try table.head.map { row throws(PaperError) in try set(row, of: table, widths, isHead: true) }
        let headHeight = head.reduce(0) { $0 + $1.height }
        guard headHeight < fullHeight * 0.6 else { throw PaperError(.badMeasure, "table head is too high") }
        try need(leastHeight(table, widths))
        try drawWhole(head)
        var next = try table.rows.first.map { row throws(PaperError) in try set(row, of: table, widths) }
        for index in table.rows.indices {
            guard let row = next else { break }
            next = index + 1 < table.rows.count ? try set(table.rows[index + 1], of: table, widths) : nil
            let kept = row.height + (row.kind == .group ? next?.height ?? 0 : 0)
            let room = fullHeight - headHeight
            if kept <= remaining + 0.01 || (kept > room && row.height <= remaining) {
                try drawWhole([row])
            } else if row.height <= room {
                try turn()
                try drawWhole(head + [row])
            } else {
                try drawInParts(row, head: head)
            }
        }
        y += table.spaceAfter * Self.pointsPerMillimetre
    }

    /// Divides the width by the columns' shares; columns too narrow for a word of theirs take from the others.
    private func columnWidths(of table: PaperTable) throws(PaperError) -> [Double] {
        let shares = table.columns.map(\.share)
        guard !shares.isEmpty, shares.allSatisfy({ $0.isFinite && $0 > 0 }) else {
            throw PaperError(.badMeasure, "table columns")
        }
        let sum = shares.reduce(0, +)
        var least = shares.map { _ in 8 * Self.cellMargin }
        for (index, row) in (table.head + table.rows).enumerated() {
            guard row.cells.reduce(0, { $0 &+ max($1.span, 0) }) == shares.count else {
                throw PaperError(.badMeasure, "table row \(index + 1) does not fill its columns")
            }
            var column = 0
            for cell in row.cells {
                if cell.span == 1 {
                    let isBold = index < table.head.count || row.kind != .body
                    let edges = 4 * Self.cellMargin + 0.5
                    // One long line is quicker to set than every word on a line of its own.
                    let whole = try text.lines(cell.text, size: size * table.size, width: nil, isBold: isBold)
                    if whole.width + edges > max(least[column], shares[column] / sum * width / 2) {
                        let word = try text.longestWord(cell.text, size: size * table.size, isBold: isBold)
                        least[column] = max(least[column], word + edges)
                    } else {
                        least[column] = max(least[column], whole.width + edges)
                    }
                }
                column += max(cell.span, 0)
            }
        }
        // Where even the longest words do not fit beside one another, words are broken after all.
        guard least.reduce(0, +) < width else { return shares.map { $0 / sum * width } }
        var isFixed = shares.map { _ in false }
        while true {
            let free = width - zip(least, isFixed).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
            let sum = zip(shares, isFixed).reduce(0) { $0 + ($1.1 ? 0 : $1.0) }
            let narrow = shares.indices.filter { !isFixed[$0] && shares[$0] / sum * free < least[$0] }
            if narrow.isEmpty { return shares.indices.map { isFixed[$0] ? least[$0] : shares[$0] / sum * free } }
            for index in narrow { isFixed[index] = true }
        }
    }

    private func set(
        _ row: PaperRow, of table: PaperTable, _ widths: [Double], isHead: Bool = false
    ) throws(PaperError) -> SetRow {
        var cells: [SetRow.Cell] = []
        var column = 0
        for cell in row.cells {
            guard cell.span > 0, cell.span <= widths.count - column else {
                throw PaperError(.badMeasure, "table row wider than its columns")
            }
            let x = widths[..<column].reduce(0, +)
            let cellWidth = widths[column..<(column + cell.span)].reduce(0, +)
            let standard = isHead ? .centre : cell.span > 1 ? .left : table.columns[column].alignment
            let inner = cellWidth - 4 * Self.cellMargin
            guard inner > 4 else { throw PaperError(.badMeasure, "table column too narrow") }
            let text = try self.text.lines(
                cell.text, size: size * table.size, width: inner, alignment: cell.alignment ?? standard,
                isBold: isHead || row.kind != .body)
            cells.append(SetRow.Cell(text: text, x: x, width: cellWidth))
            column += cell.span
        }
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
