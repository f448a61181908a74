extension CivilDate {
    /// Reads a date as people write it in Thailand.
    ///
    /// Day first: "22 พ.ย. 2569", "๒๒ พฤศจิกายน ๒๕๖๙", "22/11/2569", "22-11-2569", "22.11.2569", "22 พย 69",
    /// "วันอาทิตย์ที่ 22 พฤศจิกายน พ.ศ. 2569", "22 Nov 2026", "November 22, 2026"; year first with four digits:
    /// "2026-11-22". The size of a bare year tells its era: 2400–2799 is พ.ศ., 1800–2199 is ค.ศ., others are refused.
    ///
    /// - Parameter twoDigitCentury: The Buddhist century of years with two digits: with 2500, 69 is 2569. `nil` refuses
    ///   them; use that for dates of birth, where 09 may be 2409 or 2509.
    /// - Throws: `CivilDateError` when there is no such day or the text can be understood in two ways.
    public static func parse(_ text: String, twoDigitCentury: Int? = 2500) throws(CivilDateError) -> CivilDate {
        var reader = DateReader(tokens: try DateToken.read(text), twoDigitCentury: twoDigitCentury)
        let parts = try reader.read()
        guard let month = parts.month, let day = parts.day else { throw .unreadable }
        return try parts.date(month: month, day: day)
    }
}

/// What a written date says; a day or month that is written as unknown is `nil`.
struct DateParts {
    var day: Int?
    var month: Int?
    /// Common Era.
    var year: Int
    var weekday: Weekday?

    func date(month: Int, day: Int) throws(CivilDateError) -> CivilDate {
        guard let date = CivilDate(year: year, month: month, day: day) else {
            throw .noSuchDay(day: day, month: month, year: year)
        }
        if let weekday, weekday != date.weekday { throw .wrongWeekday(said: weekday, of: date) }
        return date
    }
}

/// Puts the tokens of a date together.
struct DateReader {
    private var tokens: ArraySlice<DateToken>
    private let twoDigitCentury: Int?
    /// Whether a day or month may be missing or be written as 0 or "-", as registers do.
    private let allowsUnknown: Bool

    init(tokens: [DateToken], twoDigitCentury: Int?, allowsUnknown: Bool = false) {
        self.tokens = tokens[...]
        self.twoDigitCentury = twoDigitCentury
        self.allowsUnknown = allowsUnknown
    }

    mutating func read() throws(CivilDateError) -> DateParts {
        let weekday = takeOpening()
        var parts = try readDay()
        parts.weekday = weekday
        guard tokens.isEmpty else { throw .unreadable }
        return parts
    }

    /// "วันที่", "วันอาทิตย์ที่", "Sunday," before the date itself.
    private mutating func takeOpening() -> Weekday? {
        var weekday: Weekday?
        while let token = tokens.first {
            if case .weekday(let day) = token, weekday == nil {
                weekday = day
            } else if token != .dayWord, !(token == .comma && weekday != nil) {
                break
            }
            tokens.removeFirst()
        }
        return weekday
    }

    private mutating func readDay() throws(CivilDateError) -> DateParts {
        if allowsUnknown, let short = try readWithoutDay() { return short }
        if case .month(let month, let thai) = tokens.first {
            tokens.removeFirst()
            let day = try takeNumber(of: 1...2)
            take(.comma)
            return DateParts(day: day, month: month, year: try readYear(thai: thai))
        }
        if case .number(let digits) = tokens.first, digits.count == 4 {
            return try readYearFirst()
        }
        let day = try takeDay()
        if case .mark(let mark) = tokens.first, tokens.count > 1, case .month = tokens[tokens.startIndex + 1] {
            tokens.removeFirst()
            return try readNamedMonth(day: day, mark: mark)
        }
        if case .mark(let mark) = tokens.first {
            tokens.removeFirst()
            let month = try takeMonth()
            guard take(.mark(mark)) else { throw .unreadable }
            return DateParts(day: day, month: month, year: try readYear(thai: true))
        }
        return try readNamedMonth(day: day, mark: nil)
    }

    // "2569", "พ.ย. 2569", "11/2569": only the month or only the year is known. `nil` when more is written.
    private mutating func readWithoutDay() throws(CivilDateError) -> DateParts? {
        take(.monthWord)
        let kinds = tokens.map(\.kind)
        switch kinds {
        case [.number], [.era, .number], [.word, .number], [.number, .era]:
            return DateParts(year: try readYear(thai: true))
        case [.month, .number], [.month, .era, .number], [.month, .word, .number], [.month, .number, .era]:
            guard case .month(let month, let thai) = tokens.removeFirst() else { return nil }
            return DateParts(month: month, year: try readYear(thai: thai))
        case [.number, .mark, .number]:
            let month = try takeMonth()
            tokens.removeFirst()
            return DateParts(month: month, year: try readYear(thai: true))
        default:
            return nil
        }
    }

    private mutating func readNamedMonth(day: Int?, mark: DateToken.Mark?) throws(CivilDateError) -> DateParts {
        take(.monthWord)
        guard case .month(let month, let thai) = tokens.first else { throw .unreadable }
        tokens.removeFirst()
        if let mark {
            guard take(.mark(mark)) else { throw .unreadable }
        } else {
            take(.comma)
        }
        return DateParts(day: day, month: month, year: try readYear(thai: thai))
    }

    private mutating func readYearFirst() throws(CivilDateError) -> DateParts {
        let year = try takeYear(era: nil, thai: true)
        guard case .mark(let mark) = tokens.first else { throw .unreadable }
        tokens.removeFirst()
        let month = try takeMonth()
        guard take(.mark(mark)) else { throw .unreadable }
        return DateParts(day: try takeDay(), month: month, year: year)
    }

    // The year with its era before or after it. `thai` tells that the words around it are not English.
    private mutating func readYear(thai: Bool) throws(CivilDateError) -> Int {
        take(.yearWord)
        if case .era(let era) = tokens.first {
            tokens.removeFirst()
            return try takeYear(era: era, thai: thai)
        }
        if tokens.count == 2, case .era(let era) = tokens.last {
            tokens.removeLast()
            return try takeYear(era: era, thai: thai)
        }
        return try takeYear(era: nil, thai: thai)
    }

    private mutating func takeYear(era: DateToken.Era?, thai: Bool) throws(CivilDateError) -> Int {
        guard case .number(let digits) = tokens.first, let number = Int(digits) else { throw .unreadable }
        tokens.removeFirst()
        if digits.count == 2 {
            guard let twoDigitCentury, era != .common, thai || era == .buddhist else { throw .unclearYear(digits) }
            return twoDigitCentury + number - 543
        }
        guard digits.count == 4 else { throw .unclearYear(digits) }
        switch era {
        case .buddhist:
            guard YearSize.buddhist.contains(number) else { throw .eraContradictsYear(number) }
            return number - 543
        case .common:
            guard YearSize.common.contains(number) else { throw .eraContradictsYear(number) }
            return number
        case nil:
            if YearSize.buddhist.contains(number) { return number - 543 }
            if YearSize.common.contains(number) { return number }
            throw .unclearYear(digits)
        }
    }

    // A day; `nil` when it is written as unknown. That it exists in its month is checked with the month.
    private mutating func takeDay() throws(CivilDateError) -> Int? {
        if takeUnknown() { return nil }
        return try takeNumber(of: 1...2)
    }

    private mutating func takeMonth() throws(CivilDateError) -> Int? {
        if takeUnknown() { return nil }
        let month = try takeNumber(of: 1...2)
        guard (1...12).contains(month) else { throw .noSuchMonth(month) }
        return month
    }

    private mutating func takeUnknown() -> Bool {
        guard allowsUnknown, let token = tokens.first else { return false }
        switch token {
        case .number("0"), .number("00"), .mark(.hyphen): tokens.removeFirst()
        default: return false
        }
        return true
    }

    private mutating func takeNumber(of lengths: ClosedRange<Int>) throws(CivilDateError) -> Int {
        guard case .number(let digits) = tokens.first, lengths.contains(digits.count), let number = Int(digits) else {
            throw .unreadable
        }
        tokens.removeFirst()
        return number
    }

    @discardableResult
    private mutating func take(_ token: DateToken) -> Bool {
        guard tokens.first == token else { return false }
        tokens.removeFirst()
        return true
    }
}
