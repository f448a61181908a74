import Foundation
public import Geo

/// A shape in degrees of WGS 84, as the very bytes that came (well-known binary), so that it goes out as it came in.
public struct Shape: Sendable, Hashable {
    public let wkb: [UInt8]

    public init(_ geometry: Geometry) {
        wkb = geometry.wkb
    }

    /// Takes bytes that were checked before, such as those of a column.
    public init(wkb: [UInt8]) {
        self.wkb = wkb
    }

    public func geometry() throws(GeometryError) -> Geometry {
        try Geometry(wkb: wkb)
    }
}

/// Base64 in JSON.
extension Shape: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let bytes = Data(base64Encoded: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "a shape is base64")
        }
        wkb = Array(bytes)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Data(wkb).base64EncodedString())
    }
}

/// Where a record lies, as columns: the shape, its rectangle in ten-millionths of a degree, its key for box queries.
public struct Footprint: Sendable, Hashable {
    public let shape: Shape
    public let bounds: Bounds
    public let cell: Int64

    /// Measures a shape; throws `GeometryError` where it is empty, damaged, or not in degrees.
    public init(_ shape: Shape) throws {
        guard let bounds = try shape.geometry().bounds else { throw GeometryError.noArea }
        guard (-180...180).contains(bounds.west), (-180...180).contains(bounds.east),
            (-90...90).contains(bounds.south), (-90...90).contains(bounds.north)
        else { throw GeometryError.outsideRegion(Position(x: bounds.west, y: bounds.south), .wgs84) }
        self.shape = shape
        self.bounds = bounds
        cell = SpatialKey.key(of: bounds)
    }

    /// Ten-millionths of a degree, about a centimetre: rounded outward, so that the rectangle always holds the shape.
    public static func columns(_ bounds: Bounds) -> (west: Int64, south: Int64, east: Int64, north: Int64) {
        (
            west: Int64((bounds.west * 1e7).rounded(.down)), south: Int64((bounds.south * 1e7).rounded(.down)),
            east: Int64((bounds.east * 1e7).rounded(.up)), north: Int64((bounds.north * 1e7).rounded(.up))
        )
    }
}
