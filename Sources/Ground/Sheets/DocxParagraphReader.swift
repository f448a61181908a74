/// Reads one paragraph: its runs of text and the properties that bear on reading.
struct DocxParagraphReader {
    struct Found {
        var paragraph = DocxParagraph("")
        /// The paragraph mark is a tracked deletion: the next paragraph runs on in this one.
        var markDeleted = false
        /// The blocks of text boxes that hang on this paragraph.
        var floating: [DocxBlock] = []
    }

    let tokens: XMLTokens
    var found = Found()
    var text = ""
    var style: String?
    var outlineLevel: Int?
    var list: Int?
    var level: Int?
    private var runText = ""

    init(tokens: XMLTokens) {
        self.tokens = tokens
    }

    /// Whether an element only wraps what is read anyway: insertions, content controls, links, and the first choice
    /// of alternative content (its fallback says the same again).
    static func isTransparent(_ element: XMLElement) -> Bool {
        switch element.name {
        case "AlternateContent", "Choice", "oMath", "oMathPara": true
        case "ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml", "hyperlink", "fldSimple", "dir", "bdo":
            element.isWord
        default: false
        }
    }

    mutating func read(body: inout DocxBodyReader) throws(SheetError) {
        while let token = try tokens.next() {
            switch token {
            case .end: return
            case .text: continue
            case .start(let element):
                if element.name == "pPr", element.isWord {
                    try properties()
                } else if element.name == "r" {
                    try run(body: &body)
                } else if Self.isTransparent(element) || element.isMath {
                    try read(body: &body)
                } else {
                    try tokens.skip()
                }
            }
        }
    }

    private mutating func properties() throws(SheetError) {
        while let token = try tokens.next() {
            guard case .start(let element) = token else {
                if case .end = token { return }
                continue
            }
            switch element.name {
            case "pStyle": style = element["val"]
            case "outlineLvl": outlineLevel = element["val"].flatMap { Int($0) }
            case "numPr":
                try numberProperties()
                continue
            case "rPr":
                try markProperties()
                continue
            default: break
            }
            try tokens.skip()
        }
    }

    private mutating func numberProperties() throws(SheetError) {
        while let token = try tokens.next() {
            guard case .start(let element) = token else {
                if case .end = token { return }
                continue
            }
            if element.name == "numId" { list = element["val"].flatMap { Int($0) } }
            if element.name == "ilvl" { level = element["val"].flatMap { Int($0) } }
            try tokens.skip()
        }
    }

    private mutating func markProperties() throws(SheetError) {
        while let token = try tokens.next() {
            guard case .start(let element) = token else {
                if case .end = token { return }
                continue
            }
            if element.name == "del" || element.name == "moveFrom" { found.markDeleted = true }
            try tokens.skip()
        }
    }

    private mutating func run(body: inout DocxBodyReader) throws(SheetError) {
        var isHidden = false
        runText = ""
        try content(body: &body, isHidden: &isHidden)
        if !isHidden { text += runText }
    }

    private mutating func content(body: inout DocxBodyReader, isHidden: inout Bool) throws(SheetError) {
        while let token = try tokens.next() {
            guard case .start(let element) = token else {
                if case .end = token { return }
                continue
            }
            switch element.name {
            case "t":
                let piece = try tokens.innerText()
                runText += element["space"] == "preserve" || element.isMath ? piece : piece.trimmed
                continue
            case "rPr":
                if try isVanished() { isHidden = true }
                continue
            case "drawing", "pict", "object":
                try floating(body: &body)
                continue
            case "AlternateContent", "Choice":
                try content(body: &body, isHidden: &isHidden)
                continue
            case "tab", "ptab": runText += "\t"
            case "br", "cr": runText += "\n"
            case "noBreakHyphen": runText += "\u{2011}"
            case "sym":
                if let scalar = element["char"].flatMap({ UInt32($0, radix: 16) }).flatMap(Unicode.Scalar.init) {
                    runText.append(DocxSymbol.plain(Character(scalar)))
                }
            default: break
            }
            try tokens.skip()
        }
    }

    private func isVanished() throws(SheetError) -> Bool {
        var isVanished = false
        while let token = try tokens.next() {
            guard case .start(let element) = token else {
                if case .end = token { break }
                continue
            }
            if element.name == "vanish" { isVanished = element.isOn }
            try tokens.skip()
        }
        return isVanished
    }

    /// Looks for text boxes in a drawing.
    private mutating func floating(body: inout DocxBodyReader) throws(SheetError) {
        while let token = try tokens.next() {
            guard case .start(let element) = token else {
                if case .end = token { return }
                continue
            }
            if element.isWord, element.name == "txbxContent" {
                found.floating += try body.blocks()
            } else if element.name == "Fallback" {
                try tokens.skip()
            } else {
                try floating(body: &body)
            }
        }
    }
}

extension XMLElement {
    /// Whether the element belongs to Office mathematics.
    var isMath: Bool {
        namespace == "http://schemas.openxmlformats.org/officeDocument/2006/math"
            || namespace == "http://purl.oclc.org/ooxml/officeDocument/math"
    }
}

extension String {
    /// The text without the XML whitespace at its ends.
    fileprivate var trimmed: String {
        let blanks: Set<Unicode.Scalar> = [" ", "\t", "\n", "\r"]
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !blanks.contains($0) }),
            let last = scalars.lastIndex(where: { !blanks.contains($0) })
        else { return "" }
        return String(scalars[first...last])
    }
}
