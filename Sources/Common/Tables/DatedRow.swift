public import Access
public import Civics
public import Storage

public struct DatedRowID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}

/// How sure a figure is.
public enum Certainty: String, Sendable, Hashable, Codable, CaseIterable {
    case verified
    /// A default that a clerk should confirm; it never blocks a citizen.
    case unverified
}

/// One value of a table with the days on which it holds, and what it rests on.
public struct DatedRow: Sendable, Hashable, Identifiable, Decodable {
    public enum Origin: String, Sendable, Hashable, Codable {
        case shipped
        /// By a clerk; shipped data never overwrites it.
        case edited
    }

    public let id: DatedRowID
    /// `table/name`, as in `quarter/graceDays`.
    public var key: String
    public var value: String
    /// The first day, inclusive.
    public var effectiveFrom: CivilDate
    /// The last day, inclusive; `nil` for no end.
    public var effectiveTo: CivilDate?
    public var legalReference: String
    public var certainty: Certainty
    public var origin: Origin
    /// The row says that from its first day there is no value.
    public var isWithdrawn: Bool
    public var enteredBy: AccountID?
    public var enteredAt: Instant
    /// When another row took its place; `nil` for rows that count.
    public var supersededAt: Instant?

    /// Whether it is in force on a day.
    public func holds(on day: CivilDate) -> Bool {
        guard supersededAt == nil, effectiveFrom <= day else { return false }
        guard let last = effectiveTo else { return true }
        return day <= last
    }
}
