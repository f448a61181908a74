import Glibc

/// A square of the Web Mercator pyramid (EPSG:3857; XYZ numbering, row 0 in the north).
public struct Tile: Sendable, Hashable {
    public let z: Int
    public let x: Int
    public let y: Int

    /// The deepest level that is served.
    public static let deepest = 22

    /// A tile; `nil` for a level outside 0...22, or a column or row the level does not have.
    public init?(z: Int, x: Int, y: Int) {
        guard (0...Self.deepest).contains(z) else { return nil }
        let side = 1 << z
        guard (0..<side).contains(x), (0..<side).contains(y) else { return nil }
        self.z = z
        self.x = x
        self.y = y
    }

    /// The tile of a level that holds a place in degrees; `nil` beyond the level, ±180° or the Mercator edge (±85.05°).
    public init?(z: Int, holding position: Position) {
        guard (0...Self.deepest).contains(z), abs(position.x) <= 180, abs(position.y) <= Self.greatestLatitude else {
            return nil
        }
        let side = Double(1 << z)
        let column = (position.x + 180) / 360 * side
        let row = Self.mercator(latitude: position.y) * side
        self.init(
            z: z, x: min(Int(column), (1 << z) - 1), y: min(max(Int(row), 0), (1 << z) - 1))
    }

    /// The tile's rectangle in degrees.
    public var bounds: Bounds { bounds(buffer: 0) }

    /// The rectangle in degrees with a margin on each side, as a share of the tile's side (64 of 4096 units is
    /// 0.015625); it stops at ±180° and at the Mercator edge.
    public func bounds(buffer: Double) -> Bounds {
        let side = Double(1 << z)
        let west = (Double(x) - buffer) / side * 360 - 180
        let east = (Double(x + 1) + buffer) / side * 360 - 180
        let north = Self.latitude(mercator: max((Double(y) - buffer) / side, 0))
        let south = Self.latitude(mercator: min((Double(y + 1) + buffer) / side, 1))
        return Bounds(west: max(west, -180), south: south, east: min(east, 180), north: north)
            ?? Bounds.earth
    }

    /// Where the square map of Web Mercator ends: atan(sinh π).
    public static let greatestLatitude = 85.051_128_779_806_59

    /// The row of a latitude on the unit square, 0 in the north.
    static func mercator(latitude: Double) -> Double {
        let sine = sin(latitude * .pi / 180)
        return 0.5 - log((1 + sine) / (1 - sine)) / (4 * .pi)
    }

    private static func latitude(mercator row: Double) -> Double { atan(sinh(.pi * (1 - 2 * row))) * 180 / .pi }
}
