import Geo

/// A corner of the sample tambon: whole ten-millionths of a degree (about a centimetre), so that two parcels that share
/// it share it bit for bit.
struct GridPoint: Sendable, Hashable {
    var x: Int
    var y: Int

    var position: Position { Position(x: Double(x) / 1e7, y: Double(y) / 1e7) }

    /// Twice the signed area of a triangle in grid units: positive where `c` lies left of the way from `a` to `b`.
    static func turn(_ a: GridPoint, _ b: GridPoint, _ c: GridPoint) -> Int {
        (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
    }

    /// Whether two segments touch or cross anywhere; whoever asks leaves out segments that share an end.
    static func touch(_ a: GridPoint, _ b: GridPoint, _ c: GridPoint, _ d: GridPoint) -> Bool {
        guard max(a.x, b.x) >= min(c.x, d.x), max(c.x, d.x) >= min(a.x, b.x), max(a.y, b.y) >= min(c.y, d.y),
            max(c.y, d.y) >= min(a.y, b.y)
        else { return false }
        let first = turn(a, b, c).signum() * turn(a, b, d).signum()
        let second = turn(c, d, a).signum() * turn(c, d, b).signum()
        return first <= 0 && second <= 0
    }
}

/// A place or a way in metres from the centre of the tambon, east and north.
struct Metres: Sendable, Hashable {
    var x: Double
    var y: Double

    static func + (a: Metres, b: Metres) -> Metres { Metres(x: a.x + b.x, y: a.y + b.y) }
    static func - (a: Metres, b: Metres) -> Metres { Metres(x: a.x - b.x, y: a.y - b.y) }
    static func * (a: Metres, k: Double) -> Metres { Metres(x: a.x * k, y: a.y * k) }

    var length: Double { (x * x + y * y).squareRoot() }
    /// Length one; the way east for no way at all.
    var unit: Metres {
        let length = length
        return length > 0 ? Metres(x: x / length, y: y / length) : Metres(x: 1, y: 0)
    }
    /// A quarter turn to the left.
    var left: Metres { Metres(x: -y, y: x) }

    func dot(_ other: Metres) -> Double { x * other.x + y * other.y }
    func cross(_ other: Metres) -> Double { x * other.y - y * other.x }

    func turned(_ radians: Double) -> Metres {
        // A few terms are enough for the small turns of field boundaries.
        let square = radians * radians
        let sine = radians * (1 - square / 6 * (1 - square / 20))
        let cosine = 1 - square / 2 * (1 - square / 12 * (1 - square / 30))
        return Metres(x: x * cosine - y * sine, y: x * sine + y * cosine)
    }
}

/// The plane on which the sample tambon is drawn: metres around its centre on the ellipsoid of WGS 84.
struct TambonGround: Sendable {
    /// The centre of ตำบลสองห้อง as open data have it (services.md §0); not a boundary.
    static let centre = GridPoint(x: 1_029_530_000, y: 148_080_000)
    /// Metres to a ten-millionth of a degree, at the centre.
    static let east = 107_645.854_5 / 1e7
    static let north = 110_646.844_5 / 1e7

    static func metres(_ point: GridPoint) -> Metres {
        Metres(x: Double(point.x - centre.x) * east, y: Double(point.y - centre.y) * north)
    }

    static func point(_ place: Metres) -> GridPoint {
        GridPoint(
            x: centre.x + Int((place.x / east).rounded()), y: centre.y + Int((place.y / north).rounded()))
    }

    /// Square metres to the unit of ``GridPoint/turn(_:_:_:)`` halved.
    static let square = east * north
}
