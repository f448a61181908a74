/// Lists inside running text: `๑. … ๒. …`, `๑) …`, `- … - …`, or one item a line.
enum ItemList {
    struct Item: Equatable {
        /// The printed number, where there is one.
        var number: Int?
        var text: String
    }

    /// Takes a cell or paragraph apart; text that is no list is one item without a number.
    static func items(in text: String) -> [Item] {
        let lines = text.utf8.split(separator: 10).map { String(decoding: $0, as: UTF8.self) }
        if lines.count > 1 { return manyLines(lines) }
        guard let only = lines.first else { return [] }
        return oneLine(only)
    }

    /// A line that opens a new item starts one; another goes on with the item before it.
    private static func manyLines(_ lines: [String]) -> [Item] {
        var items: [Item] = []
        for line in lines {
            let found = oneLine(line)
            let opensItem = found.first?.number != nil || isBulleted(line) || items.isEmpty
            if opensItem {
                items += found
            } else if let text = found.first?.text {
                items[items.count - 1].text = joined(items[items.count - 1].text, text)
                items += found.dropFirst()
            }
        }
        return items.filter { !$0.text.isEmpty }
    }

    private static func isBulleted(_ line: String) -> Bool {
        line.opens(with: "- ") || line.opens(with: "• ") || line.opens(with: "– ") || line.opens(with: "•")
    }

    private static func oneLine(_ line: String) -> [Item] {
        if isBulleted(line) { return bulleted(line) }
        let numbered = numbered(line)
        if numbered.count > 1 || numbered.first?.number != nil { return numbered }
        let text = line.trimmed
        return text.isEmpty ? [] : [Item(number: nil, text: text)]
    }

    private static func bulleted(_ line: String) -> [Item] {
        let cursor = Cursor(line)
        let scalars = cursor.scalars
        var items: [Item] = []
        var start = 0
        func close(at end: Int) {
            let text = cursor.text(from: start, to: end).trimmed
            if !text.isEmpty { items.append(Item(number: nil, text: text)) }
        }
        for index in scalars.indices where "-–•".unicodeScalars.contains(scalars[index]) {
            let isOpen = index == 0 || Cursor.isSpace(scalars[index - 1])
            let isClosed = scalars[index] == "•" || index + 1 < scalars.count && Cursor.isSpace(scalars[index + 1])
            guard isOpen, isClosed, index >= start else { continue }
            close(at: index)
            start = index + 1
        }
        close(at: scalars.count)
        return items
    }

    /// Splits at ascending numbers with `.` or `)` behind them; the first must open the text and be small, and a
    /// number may skip at most two, so that `๓.` after `๑.` is an item and `๒๕๖๗.` is not.
    private static func numbered(_ line: String) -> [Item] {
        var cursor = Cursor(line)
        var starts: [(number: Int, from: Int, textFrom: Int)] = []
        while !cursor.isAtEnd {
            let here = cursor.position
            let isStart = here == 0 || Cursor.isSpace(cursor.scalars[here - 1])
            if isStart, let mark = numberMark(&cursor) {
                let isNext = starts.last.map { mark > $0.number && mark <= $0.number + 3 } ?? (here == 0 && mark <= 99)
                if isNext {
                    starts.append((mark, here, cursor.position))
                    continue
                }
                if starts.isEmpty { break }
                cursor.position = here
            }
            if starts.isEmpty { break }
            cursor.position = here + 1
        }
        guard !starts.isEmpty else { return [Item(number: nil, text: line.trimmed)] }
        return starts.indices.map { index in
            let end = index + 1 < starts.count ? starts[index + 1].from : cursor.scalars.count
            return Item(number: starts[index].number, text: cursor.text(from: starts[index].textFrom, to: end).trimmed)
        }
    }

    /// Reads `๑.`, `๑)` or `(๑)`; not `๑.๑` and not `๑.๕ ล้าน`.
    private static func numberMark(_ cursor: inout Cursor) -> Int? {
        let start = cursor.position
        let opened = cursor.peek == "("
        if opened { cursor.position += 1 }
        guard let number = cursor.readNumber(), let mark = cursor.peek, mark == "." && !opened || mark == ")" else {
            cursor.position = start
            return nil
        }
        cursor.position += 1
        if let next = cursor.peek, Cursor.digit(next) != nil {
            cursor.position = start
            return nil
        }
        return number
    }
}
