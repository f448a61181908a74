import Access
public import Civics
public import Storage

/// What was believed of one thing, for which days, and between which moments it was believed.
///
/// Valid time: `validFrom` (included) to `validTo` (excluded; `nil` for no end). Record time: `recordedAt` to
/// `supersededAt` (`nil`: it is believed still). Rows are never changed but for being superseded once.
public struct Version<Record: RegisterRecord>: Sendable, Identifiable {
    public let id: UUIDv7
    public var subject: Record.ID
    public var number: Int
    public var validFrom: CivilDate
    public var validTo: CivilDate?
    public var recordedAt: Instant
    public var supersededAt: Instant?
    public var operation: OperationID
    public var record: Record

    public func holds(on day: CivilDate) -> Bool {
        validFrom <= day && validTo.map { day < $0 } ?? true
    }

    public func isBelieved(at moment: Instant) -> Bool {
        recordedAt <= moment && supersededAt.map { moment < $0 } ?? true
    }
}

/// What stands in a version's place in time, without its contents: enough to decide what an act cuts.
struct VersionSpan: Sendable, Hashable {
    var id: UUIDv7
    var number: Int
    var validFrom: CivilDate
    var validTo: CivilDate?

    init(id: UUIDv7, number: Int, validFrom: CivilDate, validTo: CivilDate?) {
        self.id = id
        self.number = number
        self.validFrom = validFrom
        self.validTo = validTo
    }
}

/// What an act does to the believed versions of one thing: which are superseded, and what stands instead.
///
/// Pure: `Register` carries it out.
struct TimelineCut: Sendable, Hashable {
    /// A piece of a superseded version that still holds, with the days it keeps.
    struct Remainder: Sendable, Hashable {
        var of: UUIDv7
        var validFrom: CivilDate
        var validTo: CivilDate?
    }

    var superseded: [UUIDv7] = []
    var remainders: [Remainder] = []

    /// Makes room for the days from `first` (included) to `end` (excluded; `nil` for no end).
    init(_ believed: [VersionSpan], from first: CivilDate, to end: CivilDate?) {
        for span in believed {
            let startsBeforeEnd = end.map { span.validFrom < $0 } ?? true
            let endsAfterStart = span.validTo.map { first < $0 } ?? true
            guard startsBeforeEnd, endsAfterStart else { continue }
            superseded.append(span.id)
            if span.validFrom < first {
                remainders.append(Remainder(of: span.id, validFrom: span.validFrom, validTo: first))
            }
            if let end, span.validTo.map({ end < $0 }) ?? true {
                remainders.append(Remainder(of: span.id, validFrom: end, validTo: span.validTo))
            }
        }
    }
}
