/// HTML that was left in a document's text: tags go, list items and breaks become line ends, entities become letters.
enum HTMLScraps {
    private static let breaking: Set<String> = ["br", "li", "p", "div", "tr", "ul", "ol"]
    private static let entities: [String: Unicode.Scalar] = [
        "nbsp": " ", "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "ndash": "–", "mdash": "—",
        "ldquo": "“", "rdquo": "”", "bull": "•",
    ]

    static func removed(from text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var out = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            if scalars[index] == "<", let tag = tag(scalars, at: index) {
                if breaking.contains(tag.name) { out.append("\n") }
                let isItem = tag.name == "li" && scalars[index + 1] != "/"
                index = tag.end
                if isItem, !isMarked(scalars[index...]) { out.append(contentsOf: "- ".unicodeScalars) }
            } else if scalars[index] == "&", let entity = entity(scalars, at: index) {
                out.append(entity.scalar)
                index = entity.end
            } else {
                out.append(scalars[index])
                index += 1
            }
        }
        return String(out)
    }

    /// Whether an item of a list is printed with a bullet or a number of its own.
    private static func isMarked(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let first = rest.first(where: { !Cursor.isSpace($0) }) else { return true }
        return "-–•*(<".unicodeScalars.contains(first) || Cursor.digit(first) != nil
    }

    /// A tag has a Latin letter right after `<` or `</`, and ends within 400 scalars: `< 5 ล้าน` stays.
    private static func tag(_ scalars: [Unicode.Scalar], at start: Int) -> (name: String, end: Int)? {
        var index = start + 1
        if index < scalars.count, scalars[index] == "/" { index += 1 }
        var name = ""
        while index < scalars.count, scalars[index].properties.isASCIIHexDigit || isLatin(scalars[index]) {
            name.unicodeScalars.append(scalars[index])
            index += 1
        }
        guard let first = name.unicodeScalars.first, isLatin(first) else { return nil }
        let limit = min(scalars.count, start + 400)
        while index < limit {
            if scalars[index] == ">" { return (name.lowercased(), index + 1) }
            if scalars[index] == "<" { return nil }
            index += 1
        }
        return nil
    }

    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }

    private static func entity(_ scalars: [Unicode.Scalar], at start: Int) -> (scalar: Unicode.Scalar, end: Int)? {
        guard let end = scalars[(start + 1)...].prefix(10).firstIndex(of: ";") else { return nil }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[(start + 1)..<end])
        let name = String(view)
        if let known = entities[name.lowercased()] { return (known, end + 1) }
        if name.opens(with: "#x") || name.opens(with: "#X"), let value = UInt32(name.dropFirst(2), radix: 16) {
            return Unicode.Scalar(value).map { ($0, end + 1) }
        }
        if name.opens(with: "#"), let value = UInt32(name.dropFirst()) {
            return Unicode.Scalar(value).map { ($0, end + 1) }
        }
        return nil
    }
}
