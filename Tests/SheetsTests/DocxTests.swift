import Sheets
import Testing

@Suite struct DocxTests {
    /// A document of this body, and the parts given.
    private func docx(_ body: String, numbering: String? = nil, styles: String? = nil) throws -> [UInt8] {
        let word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
        let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        var entries = [
            ZipWriter.Entry("[Content_Types].xml", text: "<Types/>"),
            .init(
                "_rels/.rels",
                text: "<R><Relationship Id=\"1\" Type=\"\(types)/officeDocument\" Target=\"/word/document.xml\"/></R>"),
            .init("word/document.xml", text: "<w:document \(word)><w:body>\(body)</w:body></w:document>"),
        ]
        var relations = ""
        for (kind, part) in [("numbering", numbering), ("styles", styles)] {
            guard let part else { continue }
            relations += "<Relationship Id=\"\(kind)\" Type=\"\(types)/\(kind)\" Target=\"\(kind).xml\"/>"
            entries.append(.init("word/\(kind).xml", text: "<w:\(kind) \(word)>\(part)</w:\(kind)>"))
        }
        entries.append(.init("word/_rels/document.xml.rels", text: "<R>\(relations)</R>"))
        return try ZipWriter.write(entries)
    }

    private func texts(_ body: String) throws -> [String] {
        try DocxReader.read(docx(body)).blocks.map { block in
            switch block {
            case .paragraph(let paragraph): paragraph.text
            case .table(let table):
                "T" + table.rows.map { $0.map(\.text).joined(separator: "|") }.joined(separator: "/")
            }
        }
    }

    private func run(_ text: String) -> String { "<w:r><w:t>\(text)</w:t></w:r>" }

    @Test func whatIsWrittenIsRead() throws {
        let table = DocxTable(
            rows: [
                [
                    DocxCell([DocxParagraph("กิจกรรม")], column: 0, rowSpan: 2),
                    DocxCell([DocxParagraph("งบประมาณ"), DocxParagraph("(บาท)")], column: 1, columnSpan: 2),
                ],
                [DocxCell([DocxParagraph("2569")], column: 1), DocxCell([DocxParagraph("2570")], column: 2)],
                [
                    DocxCell([DocxParagraph("ฝึกอบรม <1> & \"2\"")], column: 0),
                    DocxCell([DocxParagraph("")], column: 1), DocxCell([DocxParagraph("50,000")], column: 2),
                ],
            ], headRows: 2)
        let document = DocxDocument(blocks: [
            .paragraph(DocxParagraph("แผนพัฒนา", style: "heading 1", outlineLevel: 0)),
            .paragraph(DocxParagraph("  แท็บ\tและ\nบรรทัดใหม่ ", style: nil)), .table(table),
            .paragraph(DocxParagraph("")),
        ])
        let bytes = try DocxWriter.write(document)
        #expect(try DocxReader.read(bytes) == document)
        #expect(try DocxWriter.write(document) == bytes)
        #expect(
            table.filled() == [
                ["กิจกรรม", "งบประมาณ\n(บาท)", "งบประมาณ\n(บาท)"], ["กิจกรรม", "2569", "2570"],
                ["ฝึกอบรม <1> & \"2\"", "", "50,000"],
            ])
    }

    @Test func trackedDeletionsAreLeftOutAndInsertionsKept() throws {
        let deleted = "<w:del><w:r><w:delText>เก่า</w:delText></w:r></w:del>"
        #expect(try texts("<w:p>\(run("ก"))\(deleted)<w:ins>\(run("ใหม่"))</w:ins></w:p>") == ["กใหม่"])
        #expect(try texts("<w:p><w:moveFrom>\(run("ก"))</w:moveFrom><w:moveTo>\(run("ข"))</w:moveTo></w:p>") == ["ข"])
        let joined = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>\(run("ก"))</w:p><w:p>\(run("ข"))</w:p><w:p/>"
        #expect(try texts(joined) == ["กข", ""])
        let row = "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>\(run("x"))</w:p></w:tc></w:tr>"
        #expect(try texts("<w:tbl>\(row)<w:tr><w:tc><w:p>\(run("y"))</w:p></w:tc></w:tr></w:tbl>") == ["Ty"])
    }

    @Test func linksControlsAndFieldsAreReadThrough() throws {
        let field = "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText></w:r>" + run("7")
        let body = """
            <w:p><w:hyperlink>\(run("ก"))</w:hyperlink><w:sdt><w:sdtContent>\(run("ข"))</w:sdtContent></w:sdt>\(field)\
            <w:r><w:rPr><w:vanish/></w:rPr><w:t>ซ่อน</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>โผล่</w:t>\
            </w:r><w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:noBreakHyphen/><w:cr/></w:r></w:p>
            """
        #expect(try texts(body) == ["กข7โผล่✓\u{2011}\n"])
    }

    @Test func blanksAtTheEndsOfATextCountOnlyWhenPreserved() throws {
        let kept = "<w:r><w:t xml:space=\"preserve\"> ข </w:t></w:r>"
        #expect(try texts("<w:p>\n \(run(" ก "))\(kept)\(run("ค"))</w:p>") == ["ก ข ค"])
    }

    @Test func aTextBoxFollowsItsParagraphOnce() throws {
        let box = "<w:txbxContent><w:p>\(run("กล่อง"))</w:p></w:txbxContent>"
        let body = """
            <w:p><w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:drawing>\(box)</w:drawing></mc:Choice>\
            <mc:Fallback><w:pict>\(box)</w:pict></mc:Fallback></mc:AlternateContent></w:r>\(run("หลัก"))</w:p>
            """
        #expect(try texts(body) == ["หลัก", "กล่อง"])
    }

    @Test func aNestedTableBecomesLinesOfItsCell() throws {
        let inner = "<w:tbl><w:tr><w:tc><w:p>\(run("1"))</w:p></w:tc><w:tc><w:p>\(run("2"))</w:p></w:tc></w:tr></w:tbl>"
        let body = "<w:tbl><w:tr><w:tc><w:p>\(run("ก"))</w:p>\(inner)<w:p/></w:tc></w:tr></w:tbl>"
        #expect(try texts(body) == ["Tก\n1\t2\n"])
    }

    @Test func spansThatClaimTooMuchAreRefused() throws {
        let cell = "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2000000000\"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"
        #expect(throws: SheetError(.tooLarge, place: "word/document.xml", line: 1)) { try DocxReader.read(docx(cell)) }
    }

    @Test func aGridThatWouldSwellIsRefused() throws {
        func row(_ span: Int) -> String {
            "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"\(span)\"/></w:tcPr><w:p/></w:tc></w:tr>"
        }
        // The rows differ, so that the ratio of the ZIP is not what stops them.
        let rows = (0..<5_000).map { row(1) + "<!-- \($0 &* 2_654_435_761) -->" }.joined()
        #expect { try DocxReader.read(docx("<w:tbl>\(row(1_000))\(rows)</w:tbl>")) } throws: {
            ($0 as? SheetError)?.kind == .tooLarge
        }
    }

    @Test func aLabelTooLongToBeOneIsNotPrinted() throws {
        let numbering = """
            <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>\
            <w:lvlText w:val="\(String(repeating: "%1", count: 101))"/></w:lvl></w:abstractNum>\
            <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
            """
        let item = "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>\(run("ก"))</w:p>"
        let document = try DocxReader.read(docx(item, numbering: numbering))
        #expect(document.blocks == [.paragraph(DocxParagraph("ก", number: DocxNumber(list: 1, level: 0, label: nil)))])
    }

    @Test func aCellThatHangsOnNothingStaysACell() throws {
        let cell = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p>\(run("ก"))</w:p></w:tc>"
        #expect(try texts("<w:tbl><w:tr>\(cell)</w:tr><w:tr>\(cell)</w:tr></w:tbl>") == ["Tก\nก/"])
    }

    @Test func automaticNumbersAreCountedAndPrinted() throws {
        func level(_ place: Int, _ format: String, _ text: String) -> String {
            """
            <w:lvl w:ilvl="\(place)"><w:start w:val="1"/><w:numFmt w:val="\(format)"/><w:lvlText w:val="\(text)"/></w:lvl>
            """
        }
        let numbering = """
            <w:abstractNum w:abstractNumId="4">\(level(0, "thaiNumbers", "%1."))\(level(1, "decimal", "%1.%2"))\
            \(level(2, "thaiLetters", "(%3)"))\(level(3, "bullet", "\u{F0B7}"))\(level(4, "hebrew1", "%5"))</w:abstractNum>\
            <w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>\
            <w:num w:numId="2"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/>\
            </w:lvlOverride></w:num>
            """
        func item(_ list: Int, _ level: Int) -> String {
            """
            <w:p><w:pPr><w:numPr><w:ilvl w:val="\(level)"/><w:numId w:val="\(list)"/></w:numPr></w:pPr>\(run("ก"))</w:p>
            """
        }
        let places = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2), (1, 3), (2, 0), (1, 4), (0, 0), (7, 0)]
        let bytes = try docx(places.map { item($0.0, $0.1) }.joined(), numbering: numbering)
        let paragraphs = try DocxReader.read(bytes).blocks.map { block in
            if case .paragraph(let paragraph) = block { paragraph } else { DocxParagraph("table") }
        }
        #expect(
            paragraphs.map { $0.number?.label } == [
                "๑.", "๑.1", "๑.2", "(ก)", "๒.", "๒.1", "(ก)", "•", "๙.", nil, nil, nil,
            ])
        #expect(paragraphs.map { $0.number?.level } == [0, 1, 1, 2, 0, 1, 2, 3, 0, 4, nil, 0])
        #expect(paragraphs[0].text == "ก")
        #expect(paragraphs[0].printed == "๑. ก")
    }

    @Test func aStyleGivesNumberAndOutlineEvenInARing() throws {
        let styles = """
            <w:style w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="B"/><w:pPr><w:outlineLvl w:val="0"/>\
            </w:pPr></w:style><w:style w:styleId="B"><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>\
            </w:pPr></w:style>
            """
        let numbering = """
            <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/>\
            </w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
            """
        let body = "<w:p><w:pPr><w:pStyle w:val=\"H1\"/></w:pPr>\(run("ก"))</w:p>"
        let document = try DocxReader.read(docx(body, numbering: numbering, styles: styles))
        #expect(
            document.blocks == [
                .paragraph(
                    DocxParagraph(
                        "ก", number: DocxNumber(list: 1, level: 0, label: "I"), style: "heading 1", outlineLevel: 0))
            ])
    }

    @Test func otherFilesAreRefused() throws {
        let plain = try ZipWriter.write([.init("a.txt", text: "ก")])
        #expect(throws: SheetError(.wrongFormat, place: "[Content_Types].xml")) { try DocxReader.read(plain) }
        let whole = try docx("<w:p/>")
        for length in stride(from: 0, to: whole.count, by: 7) {
            #expect(throws: SheetError.self) { try DocxReader.read(Array(whole.prefix(length))) }
        }
        let laughs = "<!DOCTYPE l [<!ENTITY a \"ha\">]>"
        let bytes = try ZipWriter.write([
            .init("[Content_Types].xml", text: laughs + "<Types/>"),
            .init("_rels/.rels", text: "<R><Relationship Id=\"1\" Type=\"t/officeDocument\" Target=\"d.xml\"/></R>"),
            .init("d.xml", text: laughs + "<d/>"),
        ])
        #expect(throws: SheetError(.doctype, place: "d.xml", line: 1)) { try DocxReader.read(bytes) }
    }

    @Test func manyDeletedMarksAreJoinedInTimeThatGrowsWithTheText() throws {
        let paragraph = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>\(run("ก"))</w:p>"
        let mixed = (0..<60_000).map { _ in paragraph + "<!-- \(UInt64.random(in: 0...UInt64.max)) -->" }.joined()
        #expect(try texts(mixed).map(\.count) == [60_000])
    }
}
