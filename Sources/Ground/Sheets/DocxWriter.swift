/// Writes a plain Word document (.docx): paragraphs, headings and ruled tables on A4 with the margins of Thai official
/// paper (left 3, right 2, top 2.5, bottom 2 cm).
public enum DocxWriter {
    /// Returns the file's bytes; the same document gives the same bytes.
    ///
    /// An automatic number is written as typed text, since a document made here has no lists.
    /// - Throws: `unwritable` for control characters, and for tables whose cells overlap or leave the grid.
    public static func write(_ document: DocxDocument, font: String = "TH Sarabun New") throws(SheetError) -> [UInt8] {
        try ZipWriter.write([
            .init("[Content_Types].xml", text: contentTypes),
            .init("_rels/.rels", text: packageRelations),
            .init("word/document.xml", text: try body(document)),
            .init("word/styles.xml", text: try styles(font)),
            .init("word/_rels/document.xml.rels", text: documentRelations),
        ])
    }

    private static func body(_ document: DocxDocument) throws(SheetError) -> String {
        var text = head + "<w:document xmlns:w=\"\(namespace)\"><w:body>"
        var afterTable = false
        for block in document.blocks {
            switch block {
            case .paragraph(let paragraph):
                text += try xml(paragraph)
                afterTable = false
            case .table(let table):
                // Word takes tables that touch for one.
                text += (afterTable ? "<w:p/>" : "") + (try xml(table))
                afterTable = true
            }
        }
        // A body that ends in a table is refused by Word.
        if afterTable { text += "<w:p/>" }
        return text + """
            <w:sectPr><w:pgSz w:w="11906" w:h="16838"/>\
            <w:pgMar w:top="1417" w:right="1134" w:bottom="1134" w:left="1701" w:header="709" w:footer="709" \
            w:gutter="0"/></w:sectPr></w:body></w:document>
            """
    }

    private static func xml(_ paragraph: DocxParagraph) throws(SheetError) -> String {
        var properties = ""
        if let level = paragraph.outlineLevel, (0..<9).contains(level) {
            properties = "<w:pPr><w:pStyle w:val=\"Heading\(level + 1)\"/></w:pPr>"
        }
        var runs = ""
        for (index, line) in paragraph.printed.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { runs += "<w:r><w:br/></w:r>" }
            for (place, piece) in line.split(separator: "\t", omittingEmptySubsequences: false).enumerated() {
                if place > 0 { runs += "<w:r><w:tab/></w:r>" }
                if !piece.isEmpty {
                    runs += "<w:r><w:t xml:space=\"preserve\">\(try XMLText.escaped(String(piece)))</w:t></w:r>"
                }
            }
        }
        return "<w:p>\(properties)\(runs)</w:p>"
    }

    private static func xml(_ table: DocxTable) throws(SheetError) -> String {
        let columns = table.columnCount
        guard columns > 0, columns <= DocxBodyReader.columnLimit else { throw SheetError(.unwritable, place: "table") }
        var text = "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>"
        for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
            text += "<w:\(side) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"
        }
        text += "</w:tblBorders></w:tblPr><w:tblGrid>"
        // 9,071 twentieths of a point lie between the margins.
        text += String(repeating: "<w:gridCol w:w=\"\(9071 / columns)\"/>", count: columns) + "</w:tblGrid>"
        var hanging: [Int: (rows: Int, span: Int)] = [:]
        for (index, row) in table.rows.enumerated() {
            text += "<w:tr>" + (index < table.headRows ? "<w:trPr><w:tblHeader/></w:trPr>" : "")
            var column = 0
            var cells = row[...]
            while column < columns {
                if let above = hanging[column] {
                    hanging[column] = above.rows > 1 ? (above.rows - 1, above.span) : nil
                    text += "<w:tc>\(cellProperties(span: above.span, merge: "<w:vMerge/>"))<w:p/></w:tc>"
                    column += above.span
                } else if let cell = cells.first, cell.column == column {
                    cells.removeFirst()
                    guard cell.columnSpan > 0, cell.rowSpan > 0 else { throw SheetError(.unwritable, place: "span") }
                    if cell.rowSpan > 1 { hanging[column] = (cell.rowSpan - 1, cell.columnSpan) }
                    let merge = cell.rowSpan > 1 ? "<w:vMerge w:val=\"restart\"/>" : ""
                    text += "<w:tc>" + cellProperties(span: cell.columnSpan, merge: merge)
                    for paragraph in cell.paragraphs { text += try xml(paragraph) }
                    text += (cell.paragraphs.isEmpty ? "<w:p/>" : "") + "</w:tc>"
                    column += cell.columnSpan
                } else {
                    text += "<w:tc><w:p/></w:tc>"
                    column += 1
                }
            }
            guard cells.isEmpty, column == columns else { throw SheetError(.unwritable, place: "row \(index + 1)") }
            text += "</w:tr>"
        }
        return text + "</w:tbl>"
    }

    private static func cellProperties(span: Int, merge: String) -> String {
        "<w:tcPr>" + (span > 1 ? "<w:gridSpan w:val=\"\(span)\"/>" : "") + merge + "</w:tcPr>"
    }

    private static func styles(_ font: String) throws(SheetError) -> String {
        let font = try XMLText.escaped(font)
        var text =
            head + """
                <w:styles xmlns:w="\(namespace)"><w:docDefaults><w:rPrDefault><w:rPr>\
                <w:rFonts w:ascii="\(font)" w:hAnsi="\(font)" w:cs="\(font)"/><w:sz w:val="32"/><w:szCs w:val="32"/>\
                <w:lang w:val="en-GB" w:bidi="th-TH"/></w:rPr></w:rPrDefault></w:docDefaults>\
                <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
                """
        for level in 1...9 {
            text += """
                <w:style w:type="paragraph" w:styleId="Heading\(level)"><w:name w:val="heading \(level)"/>\
                <w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="\(level - 1)"/></w:pPr>\
                <w:rPr><w:b/><w:bCs/></w:rPr></w:style>
                """
        }
        return text + "</w:styles>"
    }

    private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    private static let officeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let relationsNamespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    private static let mainType = "application/vnd.openxmlformats-officedocument.wordprocessingml"

    private static let contentTypes =
        head + """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Default Extension="xml" ContentType="application/xml"/>\
            <Override PartName="/word/document.xml" ContentType="\(mainType).document.main+xml"/>\
            <Override PartName="/word/styles.xml" ContentType="\(mainType).styles+xml"/></Types>
            """

    private static let packageRelations =
        head + """
            <Relationships xmlns="\(relationsNamespace)">\
            <Relationship Id="rId1" Type="\(officeRelations)/officeDocument" Target="word/document.xml"/></Relationships>
            """

    private static let documentRelations =
        head + """
            <Relationships xmlns="\(relationsNamespace)">\
            <Relationship Id="rId1" Type="\(officeRelations)/styles" Target="styles.xml"/></Relationships>
            """
}
