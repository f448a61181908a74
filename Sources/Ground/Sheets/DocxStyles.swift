/// The paragraph styles of a document, as far as they bear on reading: name, outline level and numbering.
struct DocxStyles {
    struct Style {
        var name: String?
        var parent: String?
        var outlineLevel: Int?
        var list: Int?
        var level: Int?
    }

    private var styles: [String: Style] = [:]

    init() {}

    init(_ tokens: XMLTokens) throws(SheetError) {
        var id: String?
        while let token = try tokens.next() {
            guard case .start(let element) = token, element.isWord else { continue }
            if element.name == "style" {
                id = element["styleId"]
                if let id { styles[id] = Style() }
            }
            guard let id, let value = element["val"] else { continue }
            switch element.name {
            case "name": styles[id]?.name = value
            case "basedOn": styles[id]?.parent = value
            case "outlineLvl": styles[id]?.outlineLevel = Int(value)
            case "numId": styles[id]?.list = Int(value)
            case "ilvl": styles[id]?.level = Int(value)
            default: break
            }
        }
    }

    /// Returns a style with what it inherits; the chain is followed at most 16 steps, since it may be a ring.
    func style(_ id: String) -> Style? {
        guard var found = styles[id] else { return nil }
        var parent = found.parent
        for _ in 0..<16 {
            guard let name = parent, let above = styles[name] else { break }
            found.outlineLevel = found.outlineLevel ?? above.outlineLevel
            found.list = found.list ?? above.list
            found.level = found.level ?? above.level
            parent = above.parent
        }
        return found
    }
}

extension XMLElement {
    /// Whether the element belongs to WordprocessingML, transitional or strict.
    var isWord: Bool {
        namespace == "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            || namespace == "http://purl.oclc.org/ooxml/wordprocessingml/main"
    }

    /// Whether an on/off property stands at "on" (present, and not switched off by its value).
    var isOn: Bool {
        switch self["val"] {
        case "0", "false", "off": false
        default: true
        }
    }
}
