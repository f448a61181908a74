/// A point of a plane or of the earth: metres east and north, or degrees of longitude and latitude, in that order.
///
/// Which of the two is said by the ``CoordinateSystem`` that goes with it; the register itself keeps degrees of WGS 84
/// (longitude first, as RFC 7946 and OGC CRS84 have it). A height is not kept: the files that carry one say 0 in it.
public struct Position: Sendable, Hashable {
    public var x: Double
    public var y: Double

    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}
