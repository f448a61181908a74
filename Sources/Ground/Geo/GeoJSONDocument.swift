/// What a GeoJSON text holds.
public struct GeoJSONDocument: Sendable {
    public var features: [GeoJSONFeature]
    /// The system of the positions: WGS 84 unless a `crs` member named another.
    public var coordinateSystem: CoordinateSystem
    /// Whether a `crs` member named it.
    public var namesCoordinateSystem: Bool
}

/// A shape with properties (RFC 7946 §3.2).
public struct GeoJSONFeature: Sendable {
    public var id: FeatureID?
    /// `nil` for a feature without a place, or with an empty one.
    public var geometry: Geometry?
    /// The properties in the order of the file.
    public var properties: [(String, GeoValue)]
    /// The line of the file on which it begins, from 1.
    public var line: Int

    public init(id: FeatureID? = nil, geometry: Geometry?, properties: [(String, GeoValue)], line: Int = 1) {
        self.id = id
        self.geometry = geometry
        self.properties = properties
        self.line = line
    }

    /// The property of that name; `nil` where there is none.
    public subscript(name: String) -> GeoValue? { properties.first { $0.0 == name }?.1 }
}
