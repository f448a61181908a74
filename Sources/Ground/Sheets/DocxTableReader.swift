/// Tables: grid columns are counted, merged cells resolved, deleted rows left out.
extension DocxBodyReader {
    private struct ReadCell {
        var cell: DocxCell
        /// The cell belongs to the one above it.
        var hangs = false
    }

    private struct ReadRow {
        var cells: [ReadCell] = []
        var column = 0
        var isHead = false
        var isDeleted = false
    }

    mutating func table() throws(SheetError) -> DocxTable {
        var rows: [ReadRow] = []
        try readRows(into: &rows)
        let table = Self.resolved(rows)
        positions += table.rows.count * table.columnCount
        guard positions <= Self.positionLimit else { throw SheetError(.tooLarge, place: place, line: tokens.line) }
        return table
    }

    private mutating func readRows(into rows: inout [ReadRow]) throws(SheetError) {
        while let token = try tokens.next() {
            switch token {
            case .end: return
            case .text: continue
            case .start(let element):
                if element.isWord, element.name == "tr" {
                    var row = ReadRow()
                    try readCells(into: &row)
                    if !row.isDeleted { rows.append(row) }
                } else if DocxParagraphReader.isTransparent(element) {
                    try readRows(into: &rows)
                } else {
                    try tokens.skip()
                }
            }
        }
    }

    private mutating func readCells(into row: inout ReadRow) throws(SheetError) {
        while let token = try tokens.next() {
            switch token {
            case .end: return
            case .text: continue
            case .start(let element):
                if element.isWord, element.name == "tc" {
                    try readCell(into: &row)
                } else if element.isWord, element.name == "trPr" {
                    try rowProperties(into: &row)
                } else if DocxParagraphReader.isTransparent(element) {
                    try readCells(into: &row)
                } else {
                    try tokens.skip()
                }
            }
        }
    }

    private mutating func rowProperties(into row: inout ReadRow) throws(SheetError) {
        while let token = try tokens.next() {
            guard case .start(let element) = token else {
                if case .end = token { return }
                continue
            }
            switch element.name {
            case "tblHeader": row.isHead = element.isOn
            case "del": row.isDeleted = true
            case "gridBefore": row.column += try span(element["val"], from: 0)
            default: break
            }
            try tokens.skip()
        }
    }

    private mutating func readCell(into row: inout ReadRow) throws(SheetError) {
        cells += 1
        guard cells <= Self.cellLimit else { throw SheetError(.tooLarge, place: place, line: tokens.line) }
        var read = ReadCell(cell: DocxCell([], column: row.column))
        var joinsLeft = false
        var flow = DocxFlow()
        try cellContent(into: &read, flow: &flow, joinsLeft: &joinsLeft)
        read.cell.paragraphs = Self.flattened(flow.blocks)
        guard row.column + read.cell.columnSpan <= Self.columnLimit else {
            throw SheetError(.tooLarge, place: place, line: tokens.line)
        }
        row.column += read.cell.columnSpan
        if joinsLeft, !row.cells.isEmpty {
            row.cells[row.cells.count - 1].cell.columnSpan += read.cell.columnSpan
        } else {
            row.cells.append(read)
        }
    }

    private mutating func cellContent(
        into read: inout ReadCell, flow: inout DocxFlow, joinsLeft: inout Bool
    ) throws(SheetError) {
        while let token = try tokens.next() {
            switch token {
            case .end: return
            case .text: continue
            case .start(let element):
                if element.isWord, element.name == "tcPr" {
                    try cellProperties(into: &read, joinsLeft: &joinsLeft)
                } else if DocxParagraphReader.isTransparent(element) {
                    try cellContent(into: &read, flow: &flow, joinsLeft: &joinsLeft)
                } else {
                    try block(element, into: &flow)
                }
            }
        }
    }

    private func cellProperties(into read: inout ReadCell, joinsLeft: inout Bool) throws(SheetError) {
        while let token = try tokens.next() {
            guard case .start(let element) = token else {
                if case .end = token { return }
                continue
            }
            switch element.name {
            case "gridSpan": read.cell.columnSpan = try span(element["val"], from: 1)
            case "vMerge": read.hangs = element["val"] != "restart"
            case "hMerge": joinsLeft = element["val"] != "restart"
            default: break
            }
            try tokens.skip()
        }
    }

    private func span(_ text: String?, from least: Int) throws(SheetError) -> Int {
        guard let text, let span = Int(text), span >= least else { return least }
        guard span <= Self.columnLimit else { throw SheetError(.tooLarge, place: place, line: tokens.line) }
        return span
    }

    /// A table inside a cell becomes one paragraph for each row, cells parted by tabs.
    private static func flattened(_ blocks: [DocxBlock]) -> [DocxParagraph] {
        blocks.flatMap { block in
            switch block {
            case .paragraph(let paragraph): [paragraph]
            case .table(let table):
                table.rows.map { DocxParagraph($0.map(\.printed).joined(separator: "\t")) }
            }
        }
    }

    private static func resolved(_ rows: [ReadRow]) -> DocxTable {
        var resolved: [[DocxCell]] = []
        // For each grid column, where the cell stands that cells below may hang on.
        var open: [Int: (row: Int, index: Int)] = [:]
        for row in rows {
            var cells: [DocxCell] = []
            var stillOpen: [Int: (row: Int, index: Int)] = [:]
            for read in row.cells {
                let cell = read.cell
                if read.hangs, let above = open[cell.column] {
                    resolved[above.row][above.index].rowSpan += 1
                    if !cell.text.isEmpty { resolved[above.row][above.index].paragraphs += cell.paragraphs }
                    stillOpen[cell.column] = above
                } else {
                    stillOpen[cell.column] = (resolved.count, cells.count)
                    cells.append(cell)
                }
            }
            open = stillOpen
            resolved.append(cells)
        }
        return DocxTable(rows: resolved, headRows: rows.prefix { $0.isHead }.count)
    }
}
