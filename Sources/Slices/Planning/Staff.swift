public import Access
public import Civics

/// How many people a division has, as counted for a fiscal year.
///
/// Numbers only: no names, no identifiers.
public struct Headcount: Sendable, Hashable, Codable {
    public var division: DivisionCode
    /// The fiscal year (B.E.).
    public var year: Int
    public var version: Int
    public var headcount: Int
    public var countedOn: CivilDate
    public var enteredName: String
    public var enteredAt: Instant
}

/// People who joined (positive) or left (negative), by position title.
public struct StaffMovement: Sendable, Hashable, Codable {
    public var division: DivisionCode
    public var happenedOn: CivilDate
    public var people: Int
    public var positionTitle: String
    public var enteredName: String
    public var enteredAt: Instant
}

/// How many people of a division took part in giving ideas, from the start of the fiscal year to a quarter's end.
///
/// The number is of different people, so it is the newest one that counts; quarters are never added up.
public struct IdeaParticipation: Sendable, Hashable, Codable {
    public var division: DivisionCode
    public var quarter: FiscalQuarter
    public var version: Int
    public var people: Int
    public var enteredName: String
    public var enteredAt: Instant
}

extension Headcount {
    /// The people of a division on a day: the newest count by then, and who came and went after it.
    public static func people(
        on day: CivilDate, counts: [Headcount], movements: [StaffMovement]
    ) -> Int? {
        let count = counts.filter { $0.countedOn <= day }.max {
            ($0.countedOn, $0.version) < ($1.countedOn, $1.version)
        }
        guard let count else { return nil }
        let later = movements.filter { $0.happenedOn > count.countedOn && $0.happenedOn <= day }
        return count.headcount + later.reduce(0) { $0 + $1.people }
    }
}
