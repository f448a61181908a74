/// A Thai fiscal year (ปีงบประมาณ): 1 October to 30 September, named by the Buddhist Era year it ends in.
public struct FiscalYear: Sendable, Hashable, Comparable {
    /// The Buddhist Era number: 2569 for 1 October 2025 – 30 September 2026.
    public let buddhist: Int

    public init(buddhist: Int) {
        self.buddhist = buddhist
    }

    public init(containing day: CivilDate) {
        buddhist = day.buddhistYear + (day.month >= 10 ? 1 : 0)
    }

    public static func < (left: FiscalYear, right: FiscalYear) -> Bool { left.buddhist < right.buddhist }
}

extension FiscalYear {
    /// 1 October of the calendar year before.
    public var first: CivilDate { CivilDate(known: buddhist - 544, 10, 1) }

    /// 30 September of the year that gives the name.
    public var last: CivilDate { CivilDate(known: buddhist - 543, 9, 30) }

    public var next: FiscalYear { FiscalYear(buddhist: buddhist + 1) }

    public var previous: FiscalYear { FiscalYear(buddhist: buddhist - 1) }

    /// The four quarters (ไตรมาส), October–December first.
    public var quarters: [FiscalQuarter] { (1...4).map { FiscalQuarter(known: self, $0) } }

    public func contains(_ day: CivilDate) -> Bool { FiscalYear(containing: day) == self }

    /// "ปีงบประมาณ 2569" or "Fiscal year 2569"; the number stays Buddhist Era in both, as in the budget.
    public func text(in language: Language) -> String {
        switch language {
        case .thai: "ปีงบประมาณ \(buddhist)"
        case .english: "Fiscal year \(buddhist)"
        }
    }
}

/// The number in Buddhist Era. A number that can only be a Common Era year (2026) is refused.
extension FiscalYear: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let number = try container.decode(Int.self)
        guard YearSize.buddhist.contains(number) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "a fiscal year is a Buddhist Era number, such as 2569")
        }
        self.init(buddhist: number)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(buddhist)
    }
}

/// Which era a bare year of four digits belongs to, by its size.
enum YearSize {
    /// Buddhist Era; in Common Era these are 1857–2256.
    static let buddhist = 2400...2799
    /// Common Era; between the two lie years that could be either, and are refused.
    static let common = 1800...2199
}
