/// Reads `word/document.xml` from its tokens; each function starts after a `start` and ends with its `end`.
///
/// Recursion is bounded by the depth limit of `XMLTokens`.
struct DocxBodyReader {
    /// Word itself ends at 63 columns.
    static let columnLimit = 1_000
    static let cellLimit = 400_000
    /// Rows times columns over all tables: what `DocxTable.filled()` gives must fit in memory too.
    static let positionLimit = 2_000_000

    let tokens: XMLTokens
    let place: String
    let styles: DocxStyles
    var numbering: DocxNumbering
    var cells = 0
    var positions = 0

    init(tokens: XMLTokens, place: String, styles: DocxStyles, numbering: DocxNumbering) {
        self.tokens = tokens
        self.place = place
        self.styles = styles
        self.numbering = numbering
    }

    mutating func document() throws(SheetError) -> DocxDocument {
        var blocks: [DocxBlock]?
        var isRoot = true
        while let token = try tokens.next() {
            guard case .start(let element) = token else { continue }
            if isRoot, !(element.isWord && element.name == "document") { throw SheetError(.wrongFormat, place: place) }
            if !isRoot {
                if element.isWord, element.name == "body", blocks == nil {
                    blocks = try self.blocks()
                } else {
                    try tokens.skip()
                }
            }
            isRoot = false
        }
        guard let blocks else { throw SheetError(.missingPart, place: "w:body") }
        return DocxDocument(blocks: blocks)
    }

    mutating func blocks() throws(SheetError) -> [DocxBlock] {
        var flow = DocxFlow()
        try read(into: &flow)
        return flow.blocks
    }

    private mutating func read(into flow: inout DocxFlow) throws(SheetError) {
        while let token = try tokens.next() {
            switch token {
            case .end: return
            case .text: continue
            case .start(let element):
                if DocxParagraphReader.isTransparent(element) {
                    try read(into: &flow)
                } else {
                    try block(element, into: &flow)
                }
            }
        }
    }

    /// Reads a paragraph or a table whose `start` was read last; skips any other element.
    mutating func block(_ element: XMLElement, into flow: inout DocxFlow) throws(SheetError) {
        switch (element.isWord, element.name) {
        case (true, "p"):
            let read = try paragraph()
            flow.add(read.paragraph, markDeleted: read.markDeleted, floating: read.floating)
        case (true, "tbl"): flow.add(try table())
        default: try tokens.skip()
        }
    }

    private mutating func paragraph() throws(SheetError) -> DocxParagraphReader.Found {
        var reader = DocxParagraphReader(tokens: tokens)
        try reader.read(body: &self)
        var found = reader.found
        found.paragraph = DocxParagraph(reader.text)
        let style = reader.style.flatMap { styles.style($0) }
        found.paragraph.style = style?.name ?? reader.style
        found.paragraph.outlineLevel = (reader.outlineLevel ?? style?.outlineLevel).flatMap { $0 < 9 ? $0 : nil }
        // A paragraph's own numId wins, 0 included, which takes the style's number away.
        if let list = reader.list ?? style?.list, !(found.markDeleted && reader.text.isEmpty) {
            found.paragraph.number = numbering.count(
                list: list, level: reader.level ?? (reader.list == nil ? style?.level : nil) ?? 0)
        }
        return found
    }
}

/// Blocks as they come, and whether the last paragraph's mark was deleted so that the next one runs on.
struct DocxFlow {
    private(set) var blocks: [DocxBlock] = []
    private var runsOn = false

    mutating func add(_ table: DocxTable) {
        runsOn = false
        blocks.append(.table(table))
    }

    mutating func add(_ paragraph: DocxParagraph, markDeleted: Bool, floating: [DocxBlock]) {
        if runsOn, case .paragraph(var last)? = blocks.popLast() {
            last.text += paragraph.text
            blocks.append(.paragraph(last))
        } else {
            blocks.append(.paragraph(paragraph))
        }
        runsOn = markDeleted && floating.isEmpty
        blocks += floating
    }
}
