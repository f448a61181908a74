public import Access
public import Civics

/// Whether a quarter can be written, worked out from dates alone: no job closes it, and nobody needs to.
public enum QuarterLock: Sendable, Hashable {
    /// It has not begun.
    case notBegun(CivilDate)
    /// Open until the end of this day.
    case open(until: CivilDate)
    /// Closed since the day after this one.
    case closed(after: CivilDate)
    /// Closed, and opened again for a time.
    case reopened(Reopening)

    /// The last day on which a quarter can be written: its end and the days of grace.
    public static func lastDay(of quarter: FiscalQuarter, grace: Int) -> CivilDate {
        quarter.last.adding(days: grace)
    }

    /// - Parameters:
    ///   - reopenings: those of this quarter that hold for the activity or its division.
    public init(_ quarter: FiscalQuarter, on day: CivilDate, grace: Int, reopenings: [Reopening]) {
        let last = Self.lastDay(of: quarter, grace: grace)
        if day < quarter.first {
            self = .notBegun(quarter.first)
        } else if day <= last {
            self = .open(until: last)
        } else if let reopening = reopenings.filter({ $0.until >= day }).max(by: { $0.until < $1.until }) {
            self = .reopened(reopening)
        } else {
            self = .closed(after: last)
        }
    }

    public var isWritable: Bool {
        switch self {
        case .open, .reopened: true
        case .notBegun, .closed: false
        }
    }
}

/// A closed quarter opened again: who, why, until when.
///
/// The trace stays.
public struct Reopening: Sendable, Hashable, Identifiable, Codable {
    public var id: ReopeningID
    public var quarter: FiscalQuarter
    /// The only activity it holds for; `nil` for all of the division.
    public var activity: PlanItemID?
    /// The only division it holds for; everything where both are `nil`.
    public var division: DivisionCode?
    public var reason: String
    /// The last day.
    public var until: CivilDate
    public var reopenedBy: AccountID?
    public var reopenedName: String
    public var reopenedOn: CivilDate
    public var reopenedAt: Instant

    /// Whether it holds for an activity led by a division.
    public func holds(for activity: PlanItemID, of division: DivisionCode?) -> Bool {
        if let only = self.activity { return only == activity }
        if let only = self.division { return only == division }
        return true
    }
}
