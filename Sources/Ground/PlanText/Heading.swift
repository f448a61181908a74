/// A line that opens a part of a plan.
enum Heading: Equatable {
    case preface  // คำนำ
    case contents  // สารบัญ
    case part(String)  // ส่วนที่ N, ๔.๒ …
    case vision(rest: String)
    case missions(rest: String)
    case policies
    case swot(String)
    case tows(String)
    case strategy(Int, title: String)
    case objectives(rest: String)
    case indicators(rest: String)
    case indicator(Indicator.Kind, rest: String)
    case mechanism
    case element(Int, title: String)
    case evaluation
    case steps
    case instruments
    case benefits

    /// Recognises a line; `nil` for running text.
    init?(_ line: String) {
        let isBulleted = line.opens(with: "-") || line.opens(with: "•") || line.opens(with: "–")
        let line = Heading.bared(line)
        guard !line.isEmpty, let found = Heading.recognise(line, isBulleted: isBulleted) else { return nil }
        self = found
    }

    /// The line without marks of emphasis and without the colon that closes it.
    private static func bared(_ line: String) -> String {
        var cursor = Cursor(line)
        cursor.skip(anyOf: "*#_-–• \u{F0B7}")
        return cursor.rest.trimmed
    }

    private static func recognise(_ line: String, isBulleted: Bool) -> Heading? {
        let length = line.scalarCount
        if line.opens(with: "คำนำ"), length < 12 { return .preface }
        if line.opens(with: "สารบัญ"), length < 30 { return .contents }
        if line.opens(with: "กลุ่มที่"), length < 60 { return .part(line) }
        if let part = part(line, length) { return part }
        let (number, rest) = withoutNumber(line)
        if let element = numbered(rest, ["องค์ประกอบ", "ประการที่", "มิติที่"], ["ประการที่", "องค์ประกอบที่", "ที่"]) {
            return .element(element.number, title: element.title)
        }
        if rest.opens(with: "ยุทธศาสตร์ที่"), length < 200,
            let strategy = numbered(rest, ["ยุทธศาสตร์ที่"], ["ยุทธศาสตร์ที่"])
        {
            return .strategy(strategy.number, title: strategy.title)
        }
        if let group = swotGroup(rest, isItem: isBulleted || !number.isEmpty && !number.contains(".")) {
            return .swot(group)
        }
        if let inner = inside(rest, length) { return inner }
        if let evaluation = evaluation(rest, length) { return evaluation }
        if rest.opens(with: "กลไกการขับเคลื่อน"), length < 90 { return .mechanism }
        if number.contains("."), length < 100 { return .part(line) }
        return nil
    }

    private static func part(_ line: String, _ length: Int) -> Heading? {
        guard length < 140 else { return nil }
        for word in ["ส่วนที่", "บทที่", "ภาคผนวก"] where line.opens(with: word) {
            var cursor = Cursor(String(line.unicodeScalars.dropFirst(word.scalarCount)))
            cursor.skipSpaces()
            if word == "ภาคผนวก" || cursor.readNumber() != nil { return .part(line) }
        }
        return nil
    }

    /// Takes `๔.๔.๑ ` or `๑. ` off the front.
    static func withoutNumber(_ line: String) -> (number: String, rest: String) {
        var cursor = Cursor(line)
        var number = ""
        while let value = cursor.readNumber() {
            number += String(value)
            guard let mark = cursor.peek, mark == "." || mark == ")" else { break }
            cursor.position += 1
            if let next = cursor.peek, Cursor.digit(next) != nil { number += "." }
        }
        guard !number.isEmpty else { return ("", line) }
        let end = cursor.position
        cursor.skipSpaces()
        // A number with neither dot nor space behind it is part of a word.
        let hasMark = end > 0 && (cursor.scalars[end - 1] == "." || cursor.scalars[end - 1] == ")")
        guard hasMark || cursor.position > end else { return ("", line) }
        return (number, cursor.rest)
    }

    /// Reads `องค์ประกอบท้องถิ่น ๔.๐ ประการที่ ๑ ดิจิทัล`: an opening word, then a keyword with its number.
    private static func numbered(
        _ line: String, _ openings: [String], _ keywords: [String]
    ) -> (number: Int, title: String)? {
        guard openings.contains(where: { line.opens(with: $0) }) else { return nil }
        for keyword in keywords {
            guard let (before, after) = line.split(at: keyword), before.scalarCount <= 40 else { continue }
            var cursor = Cursor(after)
            cursor.skipSpaces()
            guard let number = cursor.readNumber(), (1...99).contains(number) else { continue }
            if let mark = cursor.peek, mark == ".", cursor.position + 1 < cursor.scalars.count,
                Cursor.digit(cursor.scalars[cursor.position + 1]) != nil
            {
                continue
            }
            cursor.skip(anyOf: " :.-–)")
            return (number, withoutContinuation(cursor.rest))
        }
        return nil
    }

    /// Takes the `(ต่อ)` of a table that goes on off a title.
    private static func withoutContinuation(_ title: String) -> String {
        for mark in ["(ต่อ)", "( ต่อ )", "(ต่อ )"] {
            if let (before, _) = title.split(at: mark) { return before.trimmed }
        }
        return title.trimmed
    }

    /// Headings inside part 3, SWOT, TOWS and a strategy's section.
    private static func inside(_ line: String, _ length: Int) -> Heading? {
        if line.opens(with: "วิสัยทัศน์"), !line.holds("นโยบาย") {
            if let said = quoted(line) { return .vision(rest: said) }
            if let (_, after) = line.split(at: ":") { return .vision(rest: after.trimmed) }
            guard length < 60 else { return nil }
            return .vision(rest: saidBehind(line))
        }
        if line.opens(with: "พันธกิจ") {
            if let (before, after) = line.split(at: ":"), before.scalarCount < 50 {
                return .missions(rest: after.trimmed)
            }
            return length < 60 ? .missions(rest: "") : nil
        }
        if line.opens(with: "นโยบาย"), length < 50, !line.holds("รัฐบาล"), !line.holds("กระทรวง") { return .policies }
        if let group = towsGroup(line) { return .tows(group) }
        for word in ["เป้าประสงค์เชิงยุทธศาสตร์", "เป้าประสงค์"] where line.opens(with: word) {
            var cursor = Cursor(line)
            _ = cursor.skip(word: word)
            cursor.skip(anyOf: " :")
            return .objectives(rest: cursor.rest)
        }
        for (word, kind) in kinds {
            guard let (before, after) = line.split(at: word), before.scalarCount < 14 else { continue }
            var cursor = Cursor(after)
            cursor.skip(anyOf: " :")
            return .indicator(kind, rest: cursor.rest)
        }
        for (word, kind) in thaiKinds
        where line.opens(with: word + " :") || line.opens(with: word + ":") || line == word {
            var cursor = Cursor(line)
            _ = cursor.skip(word: word)
            cursor.skip(anyOf: " :")
            return .indicator(kind, rest: cursor.rest)
        }
        if line.opens(with: "ตัวชี้วัด"), length < 60 {
            let rest = line.split(at: ":")?.after.trimmed ?? ""
            return .indicators(rest: rest)
        }
        return nil
    }

    private static func quoted(_ line: String) -> String? {
        guard let (_, after) = line.split(at: "“") else { return nil }
        return "“" + after
    }

    /// What stands behind `วิสัยทัศน์ ` on the same line, unless it only says whose vision it is.
    private static func saidBehind(_ line: String) -> String {
        guard let (word, rest) = line.split(at: " "), word == "วิสัยทัศน์" else { return "" }
        let owners = ["ด้าน", "ของ", "การ", "องค์", "และ", "(", "พันธกิจ", "นโยบาย", "เทศบาล", "อบต", "พ.ศ", "ปี"]
        return owners.contains { rest.opens(with: $0) } ? "" : rest.trimmed
    }

    private static let swotWords = [
        ("จุดแข็ง", "S"), ("จุดอ่อน", "W"), ("โอกาส", "O"), ("อุปสรรค", "T"), ("ภัยคุกคาม", "T"), ("ข้อจำกัด", "T"),
        ("Strength", "S"), ("Weakness", "W"), ("Opportunit", "O"), ("Threat", "T"),
    ]

    /// The group that a line names: the word alone, or with its English name, colon or owner behind it.
    ///
    /// An item of a
    /// list (`๑. จุดแข็งคือ…`) is none.
    private static func swotGroup(_ line: String, isItem: Bool) -> String? {
        guard line.utf8.count < 200, line.scalarCount < 70 else { return nil }
        for (word, group) in swotWords where line.opens(with: word) {
            var rest = String(line.unicodeScalars.dropFirst(word.scalarCount))
            for ending in ["es", "ies", "y", "s"] where rest.opens(with: ending) {
                rest = String(rest.dropFirst(ending.count))
            }
            rest = rest.trimmed
            let isAlone = rest.isEmpty || ["(", ":", "/", "–", "-"].contains { rest.opens(with: $0) }
            let isOwned = group == "S" || group == "W" || word == "ภัยคุกคาม"
            if isAlone || (isOwned && !isItem) { return group }
        }
        return nil
    }

    static let kinds: [(String, Indicator.Kind)] = [
        ("(Output)", .output), ("(Outputs)", .output), ("(Outcome)", .outcome), ("(Outcomes)", .outcome),
        ("(Impact)", .impact), ("(Impacts)", .impact),
    ]

    private static let thaiKinds: [(String, Indicator.Kind)] = [
        ("ผลผลิต", .output), ("ผลลัพธ์", .outcome), ("ผลกระทบ", .impact),
    ]

    /// `SO – ใช้ความเข้มแข็ง…`: the group's code without a number.
    private static func towsGroup(_ line: String) -> String? {
        let opening = String(String.UnicodeScalarView(line.unicodeScalars.prefix(2))).uppercased()
        for group in ["SO", "ST", "WO", "WT"] where opening == group {
            var cursor = Cursor(line)
            cursor.position = 2
            guard let mark = cursor.peek else { return group }
            guard Cursor.isSpace(mark) || "–-:(".unicodeScalars.contains(mark) else { return nil }
            cursor.skip(anyOf: " –-:(")
            return cursor.readNumber() == nil ? group : nil
        }
        return nil
    }

    private static func evaluation(_ line: String, _ length: Int) -> Heading? {
        guard length < 100 else { return nil }
        if line.opens(with: "ขั้นตอนการติดตาม") || line.opens(with: "ขั้นตอนในการติดตาม") { return .steps }
        if line.opens(with: "เครื่องมือการติดตาม") || line.opens(with: "เครื่องมือที่ใช้ในการติดตาม") { return .instruments }
        if line.opens(with: "ประโยชน์ของการติดตาม") || line.opens(with: "ประโยชน์ที่ได้จากการติดตาม") { return .benefits }
        let opens = line.opens(with: "การติดตามประเมินผล") || line.opens(with: "การติดตามและประเมินผล")
        return opens && length < 60 ? .evaluation : nil
    }
}
