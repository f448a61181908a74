/// A moment in UTC, in whole milliseconds since 1 January 1970.
public struct Instant: Sendable, Hashable, Comparable {
    public var milliseconds: Int64

    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    public static func < (left: Instant, right: Instant) -> Bool {
        left.milliseconds < right.milliseconds
    }

    public func adding(milliseconds more: Int64) -> Instant {
        Instant(milliseconds: milliseconds + more)
    }

    public func adding(seconds: Int64) -> Instant {
        adding(milliseconds: seconds * 1000)
    }
}
