import Civics
import PlanText
import Sheets
import Testing

@Suite("Word files")
struct WordTests {
    /// The sample as an officer has it: tables with merged head cells, lists that Word numbers by itself.
    static func document(numbersLists: Bool = true) -> DocxDocument {
        var blocks: [DocxBlock] = []
        var rows: [[String]] = []
        func closeTable() {
            guard !rows.isEmpty else { return }
            let width = rows.map(\.count).max() ?? 1
            blocks.append(.table(DocxTable(rows: rows.map { cells($0, width: width) })))
            rows = []
        }
        var list = 0
        for line in SamplePlan.text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.contains("\t") {
                rows.append(line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))
                continue
            }
            closeTable()
            guard !line.isEmpty else {
                blocks.append(.paragraph(DocxParagraph("")))
                continue
            }
            let opening = line.prefix(3)
            if numbersLists, opening.hasPrefix("๑. ") || opening.hasPrefix("๒. ") {
                if opening.hasPrefix("๑") { list += 1 }
                let number = DocxNumber(list: list, level: 0, label: String(opening.dropLast()))
                blocks.append(.paragraph(DocxParagraph(String(line.dropFirst(3)), number: number)))
            } else {
                blocks.append(.paragraph(DocxParagraph(String(line))))
            }
        }
        closeTable()
        return DocxDocument(blocks: blocks)
    }

    /// An empty cell right of a head of money belongs to that head: one merged cell.
    private static func cells(_ row: [String], width: Int) -> [DocxCell] {
        var cells: [DocxCell] = []
        for column in 0..<width {
            let text = column < row.count ? row[column] : ""
            if text.isEmpty, let last = cells.last, last.text.hasPrefix("งบประมาณ") || last.text.hasPrefix("รวม") {
                cells[cells.count - 1].columnSpan += 1
            } else {
                cells.append(DocxCell([DocxParagraph(text)], column: column))
            }
        }
        return cells
    }

    static let bytes: [UInt8] = (try? DocxWriter.write(document())) ?? []

    @Test("A Word file of the sample reads as its text does, but for the lines")
    func sameAsText() throws {
        let word = try PlanFile(Self.bytes, name: "แผน.docx")
        let text = try PlanFile([UInt8](SamplePlan.text.utf8), name: "plan.txt")
        #expect(word.form == .docx && text.form == .text)
        #expect(
            word.plan.elements.map { $0.activities.map(\.budget) }
                == text.plan.elements.map { $0.activities.map(\.budget) })
        #expect(word.plan.elements.map(\.printed?.amounts) == text.plan.elements.map(\.printed?.amounts))
        #expect(word.plan.evaluation.steps.map(\.text) == text.plan.evaluation.steps.map(\.text))
        #expect(word.plan.unplaced.isEmpty)
        #expect(word.findings.map(\.rule) == [])
        let document = (try PlanDocument(word.plan).yaml(), try PlanDocument(text.plan).yaml())
        let bare = { (yaml: String) in
            yaml.split(separator: "\n").filter { line in
                !line.contains(#/(line|title|organisation|vision|grand_totals|last_line|totals_line): \d+$/#)
                    && !line.contains(#/^ *- \d+$/#)
            }
        }
        #expect(bare(document.0) == bare(document.1))
    }

    @Test("The lines of a Word file are its paragraphs and rows, in order")
    func lines() throws {
        let source = try SourceText(docx: Self.bytes)
        let plan = try PlanReader.read(source)
        #expect(PlanDump.lost(from: source, in: plan) == [])
        let line = try #require(plan.elements.last?.activities.last?.line)
        #expect(source.lines[line - 1].cells.contains("ปลูกต้นไม้ริมคลอง"))
    }

    @Test("A damaged Word file, and a .doc by name, are refused with what to do")
    func damaged() {
        for (bytes, name) in [
            (Array(Self.bytes.prefix(Self.bytes.count / 2)), "แผน.docx"), ([0xD0, 0xCF, 0x11, 0xE0], "แผน.doc"),
            ([0x50, 0x4B, 0x03, 0x04], "x"),
        ] {
            #expect { try PlanFile(bytes, name: name) } throws: { error in
                if case .damagedDocument(let words) = error as? PlanReadError { !words.th.isEmpty } else { false }
            }
        }
    }
}
