/// The text of a Word document (.docx) in reading order; headers, footers, notes and pictures are left out.
public struct DocxDocument: Sendable, Hashable {
    public var blocks: [DocxBlock]

    public init(blocks: [DocxBlock]) {
        self.blocks = blocks
    }
}

/// One thing that stands in the body of a document.
public enum DocxBlock: Sendable, Hashable {
    case paragraph(DocxParagraph)
    case table(DocxTable)
}

/// A paragraph (ย่อหน้า).
public struct DocxParagraph: Sendable, Hashable {
    /// The characters as typed: tabs as tab, line breaks as newline; the automatic number is not in it.
    public var text: String
    /// The automatic number that Word prints before the text, if there is one.
    public var number: DocxNumber?
    /// The name of the paragraph style, such as `heading 1`.
    public var style: String?
    /// The outline level of a heading, from 0; `nil` for body text.
    public var outlineLevel: Int?

    public init(_ text: String, number: DocxNumber? = nil, style: String? = nil, outlineLevel: Int? = nil) {
        self.text = text
        self.number = number
        self.style = style
        self.outlineLevel = outlineLevel
    }

    /// The text as printed: the number's label, a space, the text.
    public var printed: String {
        guard let label = number?.label, !label.isEmpty else { return text }
        return text.isEmpty ? label : "\(label) \(text)"
    }
}

/// The automatic number of a list paragraph.
public struct DocxNumber: Sendable, Hashable {
    /// The list (`w:numId`) in the file.
    public var list: Int
    /// The depth in the list, from 0.
    public var level: Int
    /// What Word prints, such as `1.2`, `๑)`, `ก.` or a bullet; `nil` for a number format that is not known here.
    public var label: String?

    public init(list: Int, level: Int, label: String?) {
        self.list = list
        self.level = level
        self.label = label
    }
}

/// A table, merged cells resolved.
public struct DocxTable: Sendable, Hashable {
    /// The rows from the top.
    ///
    /// A cell stands in the row where it begins; a row holds no cell that hangs in from above.
    public var rows: [[DocxCell]]
    /// How many rows at the top repeat on each page (`w:tblHeader`).
    public var headRows: Int

    public init(rows: [[DocxCell]], headRows: Int = 0) {
        self.rows = rows
        self.headRows = headRows
    }

    /// The number of grid columns.
    public var columnCount: Int { rows.joined().map { $0.column + $0.columnSpan }.max() ?? 0 }

    /// The cell's text at each row and grid column: a merged cell's text stands at each place it covers, "" where none.
    public func filled() -> [[String]] {
        var grid = [[String]](repeating: [String](repeating: "", count: columnCount), count: rows.count)
        for (row, cells) in rows.enumerated() {
            for cell in cells {
                let text = cell.text
                for line in row..<min(row + cell.rowSpan, rows.count) {
                    for column in cell.column..<(cell.column + cell.columnSpan) { grid[line][column] = text }
                }
            }
        }
        return grid
    }
}

/// A cell of a table.
public struct DocxCell: Sendable, Hashable {
    public var paragraphs: [DocxParagraph]
    /// The first grid column the cell covers, from 0.
    public var column: Int
    public var columnSpan: Int
    public var rowSpan: Int

    public init(_ paragraphs: [DocxParagraph], column: Int, columnSpan: Int = 1, rowSpan: Int = 1) {
        self.paragraphs = paragraphs
        self.column = column
        self.columnSpan = columnSpan
        self.rowSpan = rowSpan
    }

    /// The paragraphs' text joined by newlines, without automatic numbers.
    public var text: String { paragraphs.map(\.text).joined(separator: "\n") }

    /// The paragraphs as printed, with their automatic numbers, joined by newlines.
    public var printed: String { paragraphs.map(\.printed).joined(separator: "\n") }
}
