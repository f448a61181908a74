/// One piece of a written date.
enum DateToken: Hashable {
    case number(String)
    /// `thai` tells in which language the name is.
    case month(Int, thai: Bool)
    case weekday(Weekday)
    case era(Era)
    case mark(Mark)
    case comma
    /// "วันที่", "วัน", "ที่".
    case dayWord
    /// "เดือน".
    case monthWord
    /// "ปี".
    case yearWord

    enum Era { case buddhist, common }
    enum Mark { case slash, hyphen, dot }

    /// What a piece is, without what it says.
    enum Kind { case number, month, weekday, era, mark, comma, word }

    var kind: Kind {
        switch self {
        case .number: .number
        case .month: .month
        case .weekday: .weekday
        case .era: .era
        case .mark: .mark
        case .comma: .comma
        case .dayWord, .monthWord, .yearWord: .word
        }
    }
}

extension DateToken {
    /// Cuts a text into the pieces of a date; throws when something else stands in it.
    static func read(_ text: String) throws(CivilDateError) -> [DateToken] {
        let clean = ThaiText.squashed(ThaiDigits.arabic(ThaiText.clean(text)))
        if clean.isEmpty { throw .empty }
        // The longest date that makes sense has far fewer; hostile texts end here.
        guard clean.unicodeScalars.count <= 80 else { throw .unreadable }
        var rest = Array(clean.lowercased().unicodeScalars)[...]
        var tokens: [DateToken] = []
        while let scalar = rest.first {
            switch scalar {
            case " ":
                rest.removeFirst()
            case "0"..."9":
                let digits = rest.prefix { ("0"..."9").contains($0) }
                rest = rest.dropFirst(digits.count)
                tokens.append(.number(digits.string))
            case "/", "-", ",", "\u{2010}", "\u{2011}", "\u{2013}":
                rest.removeFirst()
                tokens.append(scalar == "/" ? .mark(.slash) : scalar == "," ? .comma : .mark(.hyphen))
            case ".":
                rest.removeFirst()
                // Between two numbers a point divides; after a word or before one it only ends an abbreviation.
                guard let last = tokens.last, rest.first != "." else { throw .unreadable }
                if last.kind == .number, rest.first.map({ ("0"..."9").contains($0) }) == true {
                    tokens.append(.mark(.dot))
                }
            default:
                tokens.append(contentsOf: try takeWords(&rest))
            }
        }
        return tokens
    }

    /// Takes a run of letters, with points inside: "พ.ย.", "วันอาทิตย์ที่", "เดือนพฤศจิกายนพ.ศ.".
    private static func takeWords(_ rest: inout ArraySlice<Unicode.Scalar>) throws(CivilDateError) -> [DateToken] {
        let run = rest.prefix { $0 == "." || isLetter($0) }
        guard !run.isEmpty else { throw .unreadable }
        rest = rest.dropFirst(run.count)
        var letters = run.filter { $0 != "." }[...]
        if let token = wholeWords[Array(letters)] { return [token] }
        var tokens: [DateToken] = []
        while let first = letters.first {
            guard let entry = vocabulary[first]?.first(where: { letters.starts(with: $0.word) }) else {
                throw .unreadable
            }
            letters = letters.dropFirst(entry.word.count)
            tokens.append(entry.token)
        }
        return tokens
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "\u{0E01}"..."\u{0E3A}", "\u{0E40}"..."\u{0E4E}": true
        default: false
        }
    }

    private struct Entry {
        var word: [Unicode.Scalar]
        var token: DateToken
    }

    /// Every word by itself: most runs of letters are one.
    private static let wholeWords: [[Unicode.Scalar]: DateToken] = Dictionary(
        vocabulary.values.joined().map { ($0.word, $0.token) }, uniquingKeysWith: { first, _ in first })

    /// Every word of a date without its points, by first letter, the longest first (พฤษภาคม before พฤ).
    private static let vocabulary: [Unicode.Scalar: [Entry]] = {
        var entries: [Entry] = []
        func add(_ word: String, _ token: DateToken) {
            entries.append(Entry(word: word.lowercased().unicodeScalars.filter { $0 != "." }, token: token))
        }
        for index in 0..<12 {
            add(MonthNames.thaiShort[index], .month(index + 1, thai: true))
            add(MonthNames.thaiLong[index], .month(index + 1, thai: true))
            add(MonthNames.thaiSpoken[index], .month(index + 1, thai: true))
            add(MonthNames.englishShort[index], .month(index + 1, thai: false))
            if index != 4 { add(MonthNames.englishLong[index], .month(index + 1, thai: false)) }
        }
        add("sept", .month(9, thai: false))
        for day in Weekday.allCases {
            add(Weekday.thaiNames[day.rawValue], .weekday(day))
            add(Weekday.englishNames[day.rawValue], .weekday(day))
            add(String(Weekday.englishNames[day.rawValue].prefix(3)), .weekday(day))
        }
        add("พฤหัส", .weekday(.thursday))
        for (word, day) in zip(["อา", "จ", "อ", "พ", "พฤ", "ศ", "ส"], Weekday.allCases) {
            add(word, .weekday(day))
        }
        for word in ["วันที่", "วัน", "ที่"] { add(word, .dayWord) }
        add("เดือน", .monthWord)
        for word in ["ปี"] { add(word, .yearWord) }
        for word in ["พศ", "พุทธศักราช", "be"] { add(word, .era(.buddhist)) }
        for word in ["คศ", "คริสต์ศักราช", "ce", "ad"] { add(word, .era(.common)) }
        return Dictionary(grouping: entries.sorted { $0.word.count > $1.word.count }) { $0.word.first ?? " " }
    }()
}
