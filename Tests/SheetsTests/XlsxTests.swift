import Sheets
import Testing

@Suite struct XlsxTests {
    private func xlsx(_ rows: String, texts: String = "") throws -> [UInt8] {
        let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        func link(_ kind: String, _ target: String) -> String {
            "<Relationship Id=\"\(kind)\" Type=\"\(types)/\(kind)\" Target=\"\(target)\"/>"
        }
        return try ZipWriter.write([
            .init("[Content_Types].xml", text: "<Types/>"),
            .init("_rels/.rels", text: "<R>\(link("officeDocument", "xl/workbook.xml"))</R>"),
            .init(
                "xl/workbook.xml", text: "<workbook><sheets><sheet name=\"ก\" id=\"worksheet\"/></sheets></workbook>"),
            .init(
                "xl/_rels/workbook.xml.rels",
                text: "<R>\(link("worksheet", "../xl/s.xml"))\(link("sharedStrings", "t.xml"))</R>"),
            .init("xl/t.xml", text: "<sst>\(texts)</sst>"),
            .init(
                "xl/s.xml",
                text: "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>\(rows)</sheetData></worksheet>"),
        ])
    }

    private func rows(_ rows: String, texts: String = "") throws -> [[XlsxValue]] {
        try XlsxReader.read(xlsx(rows, texts: texts)).sheets[0].rows
    }

    @Test func whatIsWrittenIsRead() throws {
        var book = XlsxWorkbook(
            sheets: [
                XlsxSheet(
                    name: "งบ & แผน",
                    rows: [
                        [.text("รายการ"), .text("=1+1"), .number("-1250.50")], [], [.empty, .boolean(true)],
                        [.text(" _x0041_ \n<b>"), .error("#N/A"), .number("1.5E-3")],
                    ], headRows: 1), XlsxSheet(name: "ซ่อน", rows: [], isHidden: true),
            ], countsFrom1904: true)
        let bytes = try XlsxWriter.write(book)
        #expect(try XlsxWriter.write(book) == bytes)
        book.sheets[0].headRows = 0
        #expect(try XlsxReader.read(bytes) == book)
    }

    @Test func everyKindOfCellIsRead() throws {
        let texts =
            "<si><t>ก</t></si><si><r><t>ข</t></r><r><t xml:space=\"preserve\"> ค</t></r><rPh><t>x</t></rPh></si>"
        let cells = """
            <row r="2"><c r="B2" t="s"><v>0</v></c><c t="s"><v>1</v></c><c r="E2" s="3"><f>A1+1</f><v>45000</v></c>\
            <c r="F2" t="str"><f>x</f><v>a_x000D_b</v></c><c r="G2" t="b"><v>0</v></c><c r="H2" s="2"/></row>\
            <row><c t="inlineStr"><is><t>ง</t></is></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>
            """
        #expect(
            try rows(cells, texts: texts) == [
                [],
                [.empty, .text("ก"), .text("ข ค"), .empty, .number("45000"), .text("a\rb"), .boolean(false)],
                [.text("ง")],
            ])
    }

    @Test(arguments: [
        "<row><c t=\"s\"><v>0</v></c></row>", "<row><c t=\"s\"><v>-1</v></c></row>", "<row><c><v>NaN</v></c></row>",
        "<row><c><v>0x10</v></c></row>", "<row><c t=\"b\"><v>7</v></c></row>", "<row><c t=\"q\"><v>1</v></c></row>",
        "<row r=\"2\"><c><v>1</v></c></row><row r=\"1\"/>", "<row><c r=\"B1\"><v>1</v></c><c r=\"A1\"/></row>",
        "<row><c r=\"A2\"><v>1</v></c></row>", "<row r=\"-1\"/>", "<row><c r=\"1A\"/></row>",
        "<row><c r=\"AAAAAAAAAAAAAAA1\"/></row>", "<row><c r=\"A99999999999999999999\"/></row>",
    ])
    func cellsThatMakeNoSenseAreRefused(cells: String) {
        #expect { try rows(cells) } throws: { ($0 as? SheetError)?.kind == .malformed }
    }

    @Test(arguments: [
        "<row r=\"1048576\"><c><v>1</v></c></row>", "<row><c r=\"XFD1\"><v>1</v></c></row>",
        (1...500).map { "<row><c r=\"NTP\($0)\"><v>1</v></c></row>" }.joined(),
    ])
    func cellsFarOutAreRefusedBeforeMemoryIsTaken(cells: String) {
        #expect { try rows(cells) } throws: { ($0 as? SheetError)?.kind == .tooLarge }
    }

    @Test(arguments: ["", "a/b", "'a", String(repeating: "ก", count: 32)])
    func sheetNamesThatExcelRefusesAreNotWritten(name: String) {
        #expect { try XlsxWriter.write(XlsxWorkbook(sheets: [XlsxSheet(name: name, rows: [])])) } throws: {
            ($0 as? SheetError)?.kind == .unwritable
        }
    }

    @Test(
        arguments: [.text("\u{0}"), .text(String(repeating: "a", count: 32_768)), .number("1,000"), .number("")]
            as [XlsxValue])
    func valuesThatDoNotFitAreNotWritten(value: XlsxValue) {
        #expect { try XlsxWriter.write(XlsxWorkbook(sheets: [XlsxSheet(name: "a", rows: [[value]])])) } throws: {
            ($0 as? SheetError)?.kind == .unwritable
        }
    }

    @Test func aWordDocumentIsNotAWorkbook() throws {
        let docx = try DocxWriter.write(DocxDocument(blocks: []))
        #expect(throws: SheetError(.wrongFormat, place: "word/document.xml")) { try XlsxReader.read(docx) }
        let book = try XlsxWriter.write(XlsxWorkbook(sheets: [XlsxSheet(name: "a", rows: [])]))
        #expect(throws: SheetError(.wrongFormat, place: "xl/workbook.xml")) { try DocxReader.read(book) }
    }
}
