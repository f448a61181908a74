/// A quarter of a fiscal year (ไตรมาส): 1 is October–December, 4 is July–September.
public struct FiscalQuarter: Sendable, Hashable, Comparable {
    public let year: FiscalYear
    /// 1 to 4.
    public let number: Int

    /// Makes a quarter; `nil` unless `number` is 1 to 4.
    public init?(year: FiscalYear, number: Int) {
        guard (1...4).contains(number) else { return nil }
        self.init(known: year, number)
    }

    /// The quarter that a day falls in.
    public init(containing day: CivilDate) {
        // October is month 0 of the fiscal year.
        self.init(known: FiscalYear(containing: day), (day.month + 2) % 12 / 3 + 1)
    }

    /// For a number that is known to be 1 to 4.
    init(known year: FiscalYear, _ number: Int) {
        self.year = year
        self.number = number
    }

    public static func < (left: FiscalQuarter, right: FiscalQuarter) -> Bool {
        (left.year, left.number) < (right.year, right.number)
    }
}

extension FiscalQuarter {
    /// 1 October, 1 January, 1 April or 1 July.
    public var first: CivilDate {
        number == 1
            ? year.first : CivilDate(known: year.buddhist - 543, number * 3 - 5, 1)
    }

    /// 31 December, 31 March, 30 June or 30 September.
    public var last: CivilDate { next.first.adding(days: -1) }

    public var next: FiscalQuarter {
        number == 4 ? FiscalQuarter(known: year.next, 1) : FiscalQuarter(known: year, number + 1)
    }

    public var previous: FiscalQuarter {
        number == 1 ? FiscalQuarter(known: year.previous, 4) : FiscalQuarter(known: year, number - 1)
    }

    public func contains(_ day: CivilDate) -> Bool { FiscalQuarter(containing: day) == self }

    /// "ไตรมาส 2/2569" or "Quarter 2/2569"; the year stays Buddhist Era in both, as in the budget.
    public func text(in language: Language) -> String {
        switch language {
        case .thai: "ไตรมาส \(number)/\(year.buddhist)"
        case .english: "Quarter \(number)/\(year.buddhist)"
        }
    }

    /// The name in addresses and files: "2569-Q2".
    public var code: String { "\(year.buddhist)-Q\(number)" }

    /// Reads exactly "2569-Q2"; `nil` for any other form and for years that are not Buddhist Era by their size.
    public init?(code: String) {
        let bytes = Array(code.utf8)
        guard bytes.count == 7, bytes[4] == IsoForm.hyphen, bytes[5] == UInt8(ascii: "Q"),
            let year = IsoForm.number(bytes[0..<4]), YearSize.buddhist.contains(year),
            let number = IsoForm.number(bytes[6..<7])
        else { return nil }
        self.init(year: FiscalYear(buddhist: year), number: number)
    }
}

extension FiscalQuarter: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let quarter = FiscalQuarter(code: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not a fiscal quarter written as 2569-Q2")
        }
        self = quarter
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }
}
