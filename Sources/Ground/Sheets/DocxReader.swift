/// Reads the text of a Word document (.docx, ISO/IEC 29500) from bytes that nobody vouches for.
public enum DocxReader {
    /// Returns the body of the document: paragraphs and tables in order.
    ///
    /// Tracked deletions and moved-away text are left out, insertions are kept; macros, links and pictures are not
    /// looked at. A text box comes right after the paragraph it hangs on.
    public static func read(_ bytes: [UInt8]) throws(SheetError) -> DocxDocument {
        let package = try OfficePackage(bytes)
        let main = try package.mainPart()
        guard main.hasSuffix(".xml"), package.zip.contains(main) else { throw SheetError(.wrongFormat, place: main) }
        let related = try package.relations(of: main)
        var styles = DocxStyles()
        if let part = related.first(where: { $0.kind == "styles" })?.part, package.zip.contains(part) {
            styles = try DocxStyles(XMLTokens(package.zip.read(part), place: part))
        }
        var numbering = DocxNumbering()
        if let part = related.first(where: { $0.kind == "numbering" })?.part, package.zip.contains(part) {
            numbering = try DocxNumbering(XMLTokens(package.zip.read(part), place: part))
        }
        let tokens = try XMLTokens(package.zip.read(main), place: main)
        var reader = DocxBodyReader(tokens: tokens, place: main, styles: styles, numbering: numbering)
        return try reader.document()
    }
}
