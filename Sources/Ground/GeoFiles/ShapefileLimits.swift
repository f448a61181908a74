/// The limits of one shapefile layer.
public struct ShapefileLimits: Sendable, Hashable {
    /// Bytes of all parts together.
    public var bytes = 512 << 20
    public var records = 1_000_000
    public var fields = 255
    /// Points of all shapes together.
    public var points = 30_000_000
    /// Values of all records together, empty ones included.
    public var values = 50_000_000
    /// Point-by-edge comparisons that sorting the rings of all shapes may take.
    public var ringWork = 400_000_000

    public init() {}
}
