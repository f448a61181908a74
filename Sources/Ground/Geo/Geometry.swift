/// A closed area: an outer ring and the rings of its holes.
///
/// Each ring ends where it began, so it has at least four positions. Nothing more is promised: whether it crosses
/// itself is for validity to say.
public struct Polygon: Sendable, Hashable {
    public var exterior: [Position]
    public var holes: [[Position]]

    public init(_ exterior: [Position], holes: [[Position]] = []) {
        self.exterior = exterior
        self.holes = holes
    }

    public var rings: [[Position]] { [exterior] + holes }
}

/// A shape (OGC Simple Features; RFC 7946 §3.1), in the plane or in degrees as its owner says.
public indirect enum Geometry: Sendable, Hashable {
    case point(Position)
    case multiPoint([Position])
    case lineString([Position])
    case multiLineString([[Position]])
    case polygon(Polygon)
    case multiPolygon([Polygon])
    case collection([Geometry])

    /// The smallest rectangle around it; `nil` for an empty shape.
    public var bounds: Bounds? { Bounds(positions) }

    /// Every position, in order.
    public var positions: [Position] {
        switch self {
        case .point(let position): [position]
        case .multiPoint(let positions), .lineString(let positions): positions
        case .multiLineString(let lines): lines.flatMap { $0 }
        case .polygon(let polygon): polygon.rings.flatMap { $0 }
        case .multiPolygon(let polygons): polygons.flatMap { $0.rings.flatMap { $0 } }
        case .collection(let parts): parts.flatMap(\.positions)
        }
    }

    /// The polygons of it; empty for points and lines.
    public var polygons: [Polygon] {
        switch self {
        case .polygon(let polygon): [polygon]
        case .multiPolygon(let polygons): polygons
        case .collection(let parts): parts.flatMap(\.polygons)
        case .point, .multiPoint, .lineString, .multiLineString: []
        }
    }

    /// The lines of it; empty for points and polygons.
    public var lines: [[Position]] {
        switch self {
        case .lineString(let line): [line]
        case .multiLineString(let lines): lines
        case .collection(let parts): parts.flatMap(\.lines)
        case .point, .multiPoint, .polygon, .multiPolygon: []
        }
    }
}

extension [Position] {
    /// Twice the area inside a closed ring, positive when it runs counter-clockwise with y to the north.
    ///
    /// Taken from the first position, so that large coordinates do not eat the small digits.
    var twiceSignedArea: Double {
        guard let origin = first else { return 0 }
        var sum = 0.0
        for index in 1..<Swift.max(count, 1) {
            let (from, to) = (self[index - 1], self[index])
            sum += (from.x - origin.x) * (to.y - origin.y) - (to.x - origin.x) * (from.y - origin.y)
        }
        return sum
    }
}
