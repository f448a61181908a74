/// The lists of a document and how far each has been counted.
struct DocxNumbering {
    struct Level {
        var start = 1
        var format = "decimal"
        /// `nil` when it is too long to be a label.
        var text: String? = ""
        var isLegal = false
        var restartsAfter: Int?
    }

    private struct List {
        var pattern = 0
        var starts: [Int: Int] = [:]
        var levels: [Int: Level] = [:]
    }

    private var patterns: [Int: [Int: Level]] = [:]
    private var lists: [Int: List] = [:]
    private var counters: [Int: [Int: Int]] = [:]
    private var started: Set<Int> = []

    init() {}

    init(_ tokens: XMLTokens) throws(SheetError) {
        while let token = try tokens.next() {
            guard case .start(let element) = token, element.isWord else { continue }
            if element.name == "abstractNum", let id = element["abstractNumId"].flatMap({ Int($0) }) {
                patterns[id] = try Self.list(tokens).levels
            } else if element.name == "num", let id = element["numId"].flatMap({ Int($0) }) {
                lists[id] = try Self.list(tokens)
            }
        }
    }

    /// Counts one paragraph of a list and returns its number; `nil` when the list says "no number".
    mutating func count(list id: Int, level: Int) -> DocxNumber? {
        guard id > 0, (0...8).contains(level) else { return nil }
        guard let list = lists[id] else { return DocxNumber(list: id, level: level, label: nil) }
        let levels = (patterns[list.pattern] ?? [:]).merging(list.levels) { $1 }
        // Lists that share a pattern go on counting together, until one of them brings its own start.
        var counts = counters[list.pattern] ?? [:]
        if started.insert(id).inserted {
            for (place, start) in list.starts { counts[place] = start - 1 }
        }
        for above in 0..<level where counts[above] == nil { counts[above] = levels[above]?.start ?? 1 }
        let (next, isOver) = (counts[level] ?? (levels[level]?.start ?? 1) - 1).addingReportingOverflow(1)
        counts[level] = isOver ? 0 : next
        for below in (level + 1)..<10 {
            if let restart = levels[below]?.restartsAfter, restart == 0 || level >= restart { continue }
            counts[below] = nil
        }
        counters[list.pattern] = counts
        let label = Self.label(level, levels: levels, counts: counts)
        return DocxNumber(list: id, level: level, label: isOver ? nil : label)
    }

    private static func label(_ level: Int, levels: [Int: Level], counts: [Int: Int]) -> String? {
        guard let own = levels[level], let pattern = own.text else { return nil }
        if own.format == "bullet" { return bullet(pattern) }
        if own.format == "none" { return "" }
        var label = ""
        var text = pattern.makeIterator()
        while let character = text.next() {
            guard character == "%" else {
                label.append(character)
                continue
            }
            guard let digit = text.next()?.wholeNumberValue, (1...9).contains(digit), let count = counts[digit - 1],
                let number = DocxNumberFormat.text(count, own.isLegal ? "decimal" : levels[digit - 1]?.format ?? "")
            else { return nil }
            label += number
        }
        return label
    }

    /// Word keeps bullets as private-use characters of symbol fonts.
    private static func bullet(_ text: String) -> String {
        String(text.map { DocxSymbol.plain($0) })
    }

    /// Reads an `abstractNum` or a `num` to its end.
    private static func list(_ tokens: XMLTokens) throws(SheetError) -> List {
        var list = List()
        var place = 0
        var open = 1
        while open > 0, let token = try tokens.next() {
            if case .end = token { open -= 1 }
            guard case .start(let element) = token else { continue }
            open += 1
            guard element.isWord else { continue }
            if let given = element["ilvl"].flatMap({ Int($0) }) { place = given }
            guard (0...8).contains(place) else { continue }
            if element.name == "lvl" { list.levels[place] = Level() }
            let value = element["val"] ?? ""
            switch element.name {
            case "abstractNumId": list.pattern = Int(value) ?? 0
            case "startOverride": list.starts[place] = Int(value)
            case "start": list.levels[place]?.start = Int(value) ?? 1
            case "numFmt": list.levels[place]?.format = value
            // A label is printed anew for each paragraph, so a long one would swell the document.
            case "lvlText": list.levels[place]?.text = value.utf8.count <= 200 ? value : nil
            case "isLgl": list.levels[place]?.isLegal = element.isOn
            case "lvlRestart": list.levels[place]?.restartsAfter = Int(value)
            default: break
            }
        }
        return list
    }
}
