/// Reads the cells of one sheet.
struct XlsxSheetReader {
    let tokens: XMLTokens
    let place: String
    let sharedTexts: [String]
    let limits: XlsxReader.Limits
    /// Cells counted so far, over all sheets.
    var cells: Int

    mutating func rows() throws(SheetError) -> [[XlsxValue]] {
        var rows: [[XlsxValue]] = []
        var next = 0
        while let token = try tokens.next() {
            guard case .start(let element) = token, element.name == "row" else { continue }
            var number = next
            if let given = element["r"] {
                guard let row = Int(given), row > next else { throw malformed }
                number = row - 1
            }
            let row = try values(row: number)
            next = number + 1
            guard !row.isEmpty else { continue }
            guard number < limits.rows else { throw SheetError(.tooLarge, place: place, line: tokens.line) }
            try count(number - rows.count)
            while rows.count < number { rows.append([]) }
            rows.append(row)
        }
        return rows
    }

    /// Reads the text of a `si` or `is` to its end; phonetic hints are left out.
    static func richText(_ tokens: XMLTokens) throws(SheetError) -> String {
        var text = ""
        var open = 1
        while open > 0, let token = try tokens.next() {
            switch token {
            case .end: open -= 1
            case .text: break
            case .start(let element):
                if element.name == "t" {
                    text += try tokens.innerText()
                } else if element.name == "rPh" {
                    try tokens.skip()
                } else {
                    open += 1
                }
            }
        }
        return XlsxNotation.unescaped(text)
    }

    private mutating func values(row: Int) throws(SheetError) -> [XlsxValue] {
        var values: [XlsxValue] = []
        var next = 0
        while let token = try tokens.next() {
            if case .end = token { break }
            guard case .start(let element) = token else { continue }
            guard element.name == "c" else {
                try tokens.skip()
                continue
            }
            var column = next
            if let reference = element["r"] {
                guard let given = XlsxNotation.place(reference), given.row == row, given.column >= next else {
                    throw malformed
                }
                column = given.column
            }
            next = column + 1
            let value = try value(type: element["t"] ?? "n")
            if value == .empty { continue }
            guard column < limits.columns else { throw SheetError(.tooLarge, place: place, line: tokens.line) }
            try count(column + 1 - values.count)
            while values.count < column { values.append(.empty) }
            values.append(value)
        }
        return values
    }

    /// Counts before memory is taken, so that one cell far out cannot claim a great rectangle.
    private mutating func count(_ more: Int) throws(SheetError) {
        cells += more
        guard cells <= limits.cells else { throw SheetError(.tooLarge, place: place, line: tokens.line) }
    }

    private func value(type: String) throws(SheetError) -> XlsxValue {
        var stored: String?
        var inline: String?
        while let token = try tokens.next() {
            if case .end = token { break }
            guard case .start(let element) = token else { continue }
            switch element.name {
            case "v": stored = try tokens.innerText()
            case "is": inline = try Self.richText(tokens)
            default: try tokens.skip()
            }
        }
        if type == "inlineStr" { return inline.map { .text($0) } ?? .empty }
        guard let stored, type == "str" || !stored.isEmpty else { return .empty }
        switch type {
        case "s":
            guard let index = Int(stored), sharedTexts.indices.contains(index) else { throw malformed }
            return .text(sharedTexts[index])
        case "str", "d": return .text(XlsxNotation.unescaped(stored))
        case "b":
            guard ["0", "1", "true", "false"].contains(stored) else { throw malformed }
            return .boolean(stored == "1" || stored == "true")
        case "e": return .error(stored)
        case "n":
            guard XlsxNotation.isNumber(stored) else { throw malformed }
            return .number(stored)
        default: throw malformed
        }
    }

    private var malformed: SheetError { SheetError(.malformed, place: place, line: tokens.line) }
}
