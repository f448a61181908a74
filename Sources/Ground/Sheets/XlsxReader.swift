/// Reads the values of a spreadsheet file (.xlsx, ISO/IEC 29500) from bytes that nobody vouches for.
public enum XlsxReader {
    /// The limits of one workbook.
    ///
    /// What the file says of its own dimensions is not looked at.
    public struct Limits: Sendable, Hashable {
        public var sheets = 100
        public var rows = 200_000
        public var columns = 10_000
        /// Cells of the whole workbook, the gaps between filled cells of a row and empty rows included.
        public var cells = 4_000_000

        public init() {}
    }

    /// Returns all sheets in the workbook's order, hidden ones marked; chart sheets are left out.
    /// - Throws: `malformed` for cells out of order, shared texts that are not there, or numbers that are none.
    public static func read(_ bytes: [UInt8], limits: Limits = Limits()) throws(SheetError) -> XlsxWorkbook {
        let package = try OfficePackage(bytes)
        let main = try package.mainPart()
        let related = try package.relations(of: main)
        var sharedTexts: [String] = []
        if let part = related.first(where: { $0.kind == "sharedStrings" })?.part, package.zip.contains(part) {
            sharedTexts = try texts(XMLTokens(package.zip.read(part), place: part))
        }
        var (workbook, links) = try self.workbook(XMLTokens(package.zip.read(main), place: main), place: main)
        guard links.count <= limits.sheets else { throw SheetError(.tooLarge, place: "sheets") }
        var cells = 0
        for (index, link) in links.enumerated() {
            guard let relation = related.first(where: { $0.id == link }) else {
                throw SheetError(.missingPart, place: link)
            }
            guard relation.kind == "worksheet" else { continue }
            let tokens = try XMLTokens(package.zip.read(relation.part), place: relation.part)
            var reader = XlsxSheetReader(
                tokens: tokens, place: relation.part, sharedTexts: sharedTexts, limits: limits, cells: cells)
            workbook.sheets[index].rows = try reader.rows()
            cells = reader.cells
        }
        let isSheet = links.map { link in related.contains { $0.id == link && $0.kind == "worksheet" } }
        workbook.sheets = zip(workbook.sheets, isSheet).filter(\.1).map(\.0)
        return workbook
    }

    private static func workbook(
        _ tokens: XMLTokens, place: String
    ) throws(SheetError) -> (workbook: XlsxWorkbook, links: [String]) {
        var workbook = XlsxWorkbook(sheets: [])
        var links: [String] = []
        var isRoot = true
        while let token = try tokens.next() {
            guard case .start(let element) = token else { continue }
            if isRoot, element.name != "workbook" { throw SheetError(.wrongFormat, place: place) }
            isRoot = false
            if element.name == "workbookPr", let flag = element["date1904"] {
                workbook.countsFrom1904 = flag == "1" || flag == "true"
            }
            guard element.name == "sheet", let name = element["name"], let link = element["id"] else { continue }
            workbook.sheets.append(
                XlsxSheet(name: name, rows: [], isHidden: !["visible", nil].contains(element["state"])))
            links.append(link)
        }
        return (workbook, links)
    }

    private static func texts(_ tokens: XMLTokens) throws(SheetError) -> [String] {
        var texts: [String] = []
        while let token = try tokens.next() {
            if case .start(let element) = token, element.name == "si" {
                texts.append(try XlsxSheetReader.richText(tokens))
            }
        }
        return texts
    }
}
