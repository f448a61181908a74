/// The limits of one GeoPackage from outside.
public struct GeoPackageLimits: Sendable, Hashable {
    /// Bytes of the file.
    public var bytes = 512 << 20
    /// Bytes of one value, a shape included.
    public var valueBytes = 32 << 20
    /// Bytes of all values read: a broken tree can lead to one page many times.
    public var readBytes = 1 << 30
    public var layers = 100
    public var columns = 500
    /// Rows of all layers.
    public var rows = 1_000_000
    /// Values of all layers, empty ones included.
    public var values = 50_000_000
    /// Steps of SQLite's machine, in thousands.
    public var thousandSteps = 300_000

    public init() {}
}
