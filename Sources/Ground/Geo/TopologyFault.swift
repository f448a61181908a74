/// A place where parcels do not tile the land as they should.
public struct TopologyFault: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// Two parcels share land.
        case overlap
        /// Land between parcels that belongs to none.
        case gap
        /// An overlap or gap so thin that it is a slip of drawing, not a question of land.
        case sliver
        /// A parcel that is no valid area, with GEOS's reason; it was repaired for the other checks.
        case invalid(String)
    }

    public var kind: Kind
    /// The keys of the parcels concerned, in order.
    public var parcels: [String]
    /// Square metres of the plane.
    public var area: Double
    /// Where it is, in the coordinates that were given.
    public var place: Geometry
}

/// What counts as a fault.
public struct TopologyThresholds: Sendable, Hashable {
    /// An overlap is told when larger, m².
    public var leastOverlap = 1.0
    /// A hole between parcels is a gap when smaller, m²; larger ones are lakes, roads or land not yet drawn.
    public var greatestGap = 400.0
    /// What is on average thinner (twice the area over the perimeter), m, is a sliver.
    public var sliverWidth = 0.25
    /// Slivers and gaps smaller, m², are rounding and not told.
    public var leastSliver = 0.05

    public init() {}
}
