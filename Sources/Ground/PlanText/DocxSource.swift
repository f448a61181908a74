import Civics
public import Sheets

extension SourceText {
    /// Takes a Word file apart: each paragraph and each table row is one line, merged cells stand in their first column.
    public init(docx bytes: [UInt8]) throws(PlanReadError) {
        guard bytes.count <= Self.largestFile else { throw .tooLarge }
        do throws(SheetError) {
            self.init(try DocxReader.read(bytes))
        } catch {
            throw .damagedDocument(
                Words(
                    th: error.sentence.th + " " + error.wayForward.th, en: error.sentence.en + " " + error.wayForward.en
                )
            )
        }
        guard lines.contains(where: { !$0.isBlank }) else { throw .empty }
    }

    /// Lines of a document that was opened before.
    public init(_ document: DocxDocument) {
        var lines: [Line] = []
        for block in document.blocks {
            switch block {
            case .paragraph(let paragraph):
                // A paragraph with line breaks is one line of the document; a tab in it makes columns.
                let text = paragraph.printed
                let cells =
                    text.utf8.contains(9)
                    ? text.utf8.split(separator: 9, omittingEmptySubsequences: false)
                        .map { Self.cleaned(String(decoding: $0, as: UTF8.self)) }
                    : [Self.cleaned(text)]
                lines.append(Line(number: lines.count + 1, cells: cells, isRow: cells.count > 1))
            case .table(let table):
                for row in table.rows {
                    lines.append(Line(number: lines.count + 1, cells: Self.cells(row), isRow: true))
                }
            }
        }
        self.init(lines: lines)
    }

    private static func cells(_ row: [DocxCell]) -> [String] {
        let width = row.map { $0.column + $0.columnSpan }.max() ?? 0
        var cells = [String](repeating: "", count: min(width, 1_000))
        for cell in row where cell.column < cells.count { cells[cell.column] = cleaned(cell.printed) }
        return cells
    }
}
