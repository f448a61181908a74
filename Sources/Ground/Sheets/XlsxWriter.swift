/// Writes a plain spreadsheet file (.xlsx): values, bold head rows that stay in view.
public enum XlsxWriter {
    /// Returns the file's bytes; the same workbook gives the same bytes.
    ///
    /// Texts are stored as texts, so a cell that begins with `=` is no formula and needs no apostrophe.
    /// - Throws: `unwritable` for sheet names Excel refuses, texts over 32,767 characters, control characters, numbers
    ///   that are none, and more than 1,048,576 rows or 16,384 columns.
    public static func write(_ workbook: XlsxWorkbook) throws(SheetError) -> [UInt8] {
        let names = workbook.sheets.map(\.name)
        guard !names.isEmpty, Set(names.map { $0.lowercased() }).count == names.count else {
            throw SheetError(.unwritable, place: "sheet names")
        }
        var entries = [
            ZipWriter.Entry("[Content_Types].xml", text: contentTypes(names.count)),
            .init("_rels/.rels", text: packageRelations),
            .init("xl/workbook.xml", text: try book(workbook)),
            .init("xl/_rels/workbook.xml.rels", text: bookRelations(names.count)),
            .init("xl/styles.xml", text: styles),
        ]
        for (index, sheet) in workbook.sheets.enumerated() {
            entries.append(.init("xl/worksheets/sheet\(index + 1).xml", text: try self.sheet(sheet)))
        }
        return try ZipWriter.write(entries)
    }

    private static func book(_ workbook: XlsxWorkbook) throws(SheetError) -> String {
        guard workbook.sheets.contains(where: { !$0.isHidden }) else {
            throw SheetError(.unwritable, place: "hidden sheets")
        }
        var text = head + "<workbook xmlns=\"\(namespace)\" xmlns:r=\"\(officeRelations)\">"
        text += "<workbookPr date1904=\"\(workbook.countsFrom1904)\"/><sheets>"
        for (index, sheet) in workbook.sheets.enumerated() {
            guard (1...31).contains(sheet.name.utf16.count), !sheet.name.contains(where: { "[]:*?/\\".contains($0) }),
                !sheet.name.hasPrefix("'"), !sheet.name.hasSuffix("'")
            else { throw SheetError(.unwritable, place: sheet.name) }
            let state = sheet.isHidden ? " state=\"hidden\"" : ""
            text += "<sheet name=\"\(try XMLText.escaped(sheet.name))\" sheetId=\"\(index + 1)\"\(state)"
            text += " r:id=\"rId\(index + 1)\"/>"
        }
        return text + "</sheets></workbook>"
    }

    private static func sheet(_ sheet: XlsxSheet) throws(SheetError) -> String {
        guard sheet.rows.count <= 1_048_576 else { throw SheetError(.unwritable, place: sheet.name) }
        var text = head + "<worksheet xmlns=\"\(namespace)\">"
        if sheet.headRows > 0 {
            text += "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"\(sheet.headRows)\" "
            text += "topLeftCell=\"A\(sheet.headRows + 1)\" activePane=\"bottomLeft\" state=\"frozen\"/>"
            text += "</sheetView></sheetViews>"
        }
        text += "<sheetData>"
        for (row, values) in sheet.rows.enumerated() {
            guard values.count <= 16_384 else { throw SheetError(.unwritable, place: sheet.name) }
            text += "<row r=\"\(row + 1)\">"
            let style = row < sheet.headRows ? " s=\"1\"" : ""
            for (column, value) in values.enumerated() where value != .empty {
                text += "<c r=\"\(XlsxNotation.column(column))\(row + 1)\"\(style)" + (try cell(value)) + "</c>"
            }
            text += "</row>"
        }
        return text + "</sheetData></worksheet>"
    }

    private static func cell(_ value: XlsxValue) throws(SheetError) -> String {
        switch value {
        case .empty: return ">"
        case .text(let text):
            guard text.utf16.count <= 32_767 else { throw SheetError(.unwritable, place: String(text.prefix(40))) }
            let escaped = try XMLText.escaped(XlsxNotation.escaped(text))
            return " t=\"inlineStr\"><is><t xml:space=\"preserve\">\(escaped)</t></is>"
        case .number(let number):
            guard XlsxNotation.isNumber(number) else { throw SheetError(.unwritable, place: String(number.prefix(40))) }
            return "><v>\(number)</v>"
        case .boolean(let flag): return " t=\"b\"><v>\(flag ? 1 : 0)</v>"
        case .error(let error): return " t=\"e\"><v>\(try XMLText.escaped(error))</v>"
        }
    }

    private static func contentTypes(_ sheets: Int) -> String {
        let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        var text =
            head + """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
                <Default Extension="xml" ContentType="application/xml"/>\
                <Override PartName="/xl/workbook.xml" ContentType="\(kind).sheet.main+xml"/>\
                <Override PartName="/xl/styles.xml" ContentType="\(kind).styles+xml"/>
                """
        for number in 1...sheets {
            text += "<Override PartName=\"/xl/worksheets/sheet\(number).xml\" ContentType=\"\(kind).worksheet+xml\"/>"
        }
        return text + "</Types>"
    }

    private static func bookRelations(_ sheets: Int) -> String {
        var text = head + "<Relationships xmlns=\"\(relationsNamespace)\">"
        for number in 1...sheets {
            text += "<Relationship Id=\"rId\(number)\" Type=\"\(officeRelations)/worksheet\" "
            text += "Target=\"worksheets/sheet\(number).xml\"/>"
        }
        return text + """
            <Relationship Id="rId\(sheets + 1)" Type="\(officeRelations)/styles" Target="styles.xml"/></Relationships>
            """
    }

    private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let officeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let relationsNamespace = "http://schemas.openxmlformats.org/package/2006/relationships"

    private static let packageRelations =
        head + """
            <Relationships xmlns="\(relationsNamespace)">\
            <Relationship Id="rId1" Type="\(officeRelations)/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """

    private static let styles =
        head + """
            <styleSheet xmlns="\(namespace)"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
            <font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
            <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
            </fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
            <cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
            <xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>\
            <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
            """
}
