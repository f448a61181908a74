/// Reading of SWOT factors (`- S๑. …`) and TOWS strategies (`Wo ๒ …`).
enum CodedFactor {
    static let groups: Set<String> = ["S", "W", "O", "T", "SO", "ST", "WO", "WT"]

    /// Reads a line that opens with a code; `nil` for anything else.
    static func read(_ line: String, number: Int) -> Factor? {
        var cursor = Cursor(line)
        cursor.skip(anyOf: "-–•* \u{F0B7}")
        let start = cursor.position
        var letters = ""
        while let scalar = cursor.peek, scalar.isASCII, scalar.properties.isAlphabetic, letters.count < 3 {
            letters.unicodeScalars.append(scalar)
            cursor.position += 1
        }
        let group = letters.uppercased()
        guard groups.contains(group) else { return nil }
        cursor.skipSpaces()
        guard let value = cursor.readNumber(), (1...99).contains(value) else { return nil }
        let printed = cursor.text(from: start, to: cursor.position)
        guard let mark = cursor.peek, Cursor.isSpace(mark) || ".:)-–".unicodeScalars.contains(mark) else { return nil }
        cursor.skip(anyOf: " .:)-–")
        let text = cursor.rest.trimmed
        guard !text.isEmpty else { return nil }
        return Factor(code: "\(group)\(value)", printedCode: printed, text: text, line: number)
    }

    /// Whether a paragraph is an item of a list under a heading that gives the group.
    static func item(_ line: String, group: String, last: Int, number: Int) -> Factor? {
        let bulleted = line.opens(with: "-") || line.opens(with: "•") || line.opens(with: "–")
        let item = ItemList.items(in: line).first
        guard let item, item.number != nil || bulleted else { return nil }
        let value = item.number ?? last + 1
        return Factor(
            code: "\(group)\(value)", printedCode: item.number.map(String.init) ?? "", text: item.text, line: number)
    }
}
