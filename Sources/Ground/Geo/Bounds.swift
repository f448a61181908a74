/// The smallest upright rectangle around something, edges included; west is never east of east.
public struct Bounds: Sendable, Hashable {
    public let west: Double
    public let south: Double
    public let east: Double
    public let north: Double

    /// Makes a rectangle; `nil` where the edges are in the wrong order or not finite.
    public init?(west: Double, south: Double, east: Double, north: Double) {
        guard west <= east, south <= north, west.isFinite, south.isFinite, east.isFinite, north.isFinite else {
            return nil
        }
        self.west = west
        self.south = south
        self.east = east
        self.north = north
    }

    /// The rectangle around points; `nil` for none, or for one that is not finite.
    public init?(_ positions: some Sequence<Position>) {
        var (west, south) = (Double.infinity, Double.infinity)
        var (east, north) = (-Double.infinity, -Double.infinity)
        for position in positions {
            guard position.x.isFinite, position.y.isFinite else { return nil }
            west = min(west, position.x)
            east = max(east, position.x)
            south = min(south, position.y)
            north = max(north, position.y)
        }
        self.init(west: west, south: south, east: east, north: north)
    }

    public func intersects(_ other: Bounds) -> Bool {
        west <= other.east && other.west <= east && south <= other.north && other.south <= north
    }

    public func contains(_ other: Bounds) -> Bool {
        west <= other.west && other.east <= east && south <= other.south && other.north <= north
    }

    public func union(_ other: Bounds) -> Bounds {
        Bounds(
            known: min(west, other.west), min(south, other.south), max(east, other.east), max(north, other.north))
    }

    /// All longitudes and latitudes.
    public static let earth = Bounds(known: -180, -90, 180, 90)

    /// The four corners as a closed ring, counter-clockwise from the south-west.
    public var ring: [Position] {
        [
            Position(x: west, y: south), Position(x: east, y: south), Position(x: east, y: north),
            Position(x: west, y: north), Position(x: west, y: south),
        ]
    }

    private init(known west: Double, _ south: Double, _ east: Double, _ north: Double) {
        self.west = west
        self.south = south
        self.east = east
        self.north = north
    }
}
