import Glibc

/// From degrees to the units of one tile: 0 at its north-west corner, `extent` at its south-east.
///
/// The logarithm of Mercator is what costs; near the tile its Taylor series about the tile's middle stands for it, to
/// less than a thousandth of a unit.
struct TileProjection {
    private let scaleX: Double
    private let offsetX: Double
    private let scaleY: Double
    private let offsetY: Double
    private let middle: Double
    private let reach: Double
    private let (c0, c1, c2, c3, c4): (Double, Double, Double, Double, Double)

    init(_ tile: Tile, extent: Int) {
        let units = Double(1 << tile.z) * Double(extent)
        scaleX = units / 360
        offsetX = units / 2 - Double(tile.x) * Double(extent)
        scaleY = units
        offsetY = Double(tile.y) * Double(extent)
        let bounds = tile.bounds
        middle = (bounds.north + bounds.south) / 2
        // Beyond, the exact formula: the fifth term grows with the fifth power of the distance.
        reach = min(bounds.north - bounds.south, tile.z >= 9 ? 1 : 0)
        // y = ½ − asinh(tan φ) / 2π; the derivatives of asinh(tan φ) are sec φ, sec φ tan φ, …
        let phi = middle * .pi / 180
        let (secant, tangent) = (1 / cos(phi), tan(phi))
        let square = tangent * tangent
        let factor = -units / (2 * .pi)
        let radian = Double.pi / 180
        c0 = Tile.mercator(latitude: middle) * units - Double(tile.y) * Double(extent)
        c1 = factor * secant * radian
        c2 = factor * secant * tangent / 2 * radian * radian
        c3 = factor * secant * (1 + 2 * square) / 6 * radian * radian * radian
        c4 = factor * secant * tangent * (5 + 6 * square) / 24 * radian * radian * radian * radian
    }

    @inline(__always)
    func x(_ longitude: Double) -> Double { (longitude * scaleX + offsetX).rounded() }

    @inline(__always)
    func y(_ latitude: Double) -> Double {
        let d = latitude - middle
        if abs(d) <= reach { return (c0 + d * (c1 + d * (c2 + d * (c3 + d * c4)))).rounded() }
        let within = max(-Tile.greatestLatitude, min(Tile.greatestLatitude, latitude))
        return (Tile.mercator(latitude: within) * scaleY - offsetY).rounded()
    }
}
