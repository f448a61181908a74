import Geo

/// The head before each shape of a GeoPackage (OGC 12-128r18, clause 2.1.3), and the well-known binary after it.
enum GeoPackageBlob {
    /// What a blob holds.
    struct Content {
        /// `nil` for an empty shape.
        var geometry: Geometry?
        /// The number of the coordinate system in its head.
        var system: Int32
    }

    /// Reads a blob: any envelope kind, either byte order, empty or not.
    /// - Returns: `nil` when the head is broken or announces an extended kind.
    static func read(_ blob: [UInt8]) throws(GeometryError) -> Content? {
        guard blob.count >= 8, blob[0] == UInt8(ascii: "G"), blob[1] == UInt8(ascii: "P"), blob[2] == 0 else {
            return nil
        }
        let flags = blob[3]
        let isExtended = flags & 0x20 != 0
        let envelope = Int(flags >> 1 & 7)
        guard !isExtended, envelope <= 4 else { return nil }
        let start = 8 + [0, 32, 48, 48, 64][envelope]
        guard blob.count >= start else { return nil }
        let number = blob[4..<8].reversed().reduce(0 as UInt32) { $0 << 8 | UInt32($1) }
        let system = Int32(bitPattern: flags & 1 == 1 ? number : number.byteSwapped)
        // An empty point is written as two NaN, which no other shape may hold.
        if flags & 0x10 != 0 { return Content(geometry: nil, system: system) }
        return Content(geometry: try Geometry(wkb: Array(blob[start...])), system: system)
    }

    /// Writes a blob: little-endian, with the envelope of two dimensions unless the shape is empty or a point.
    static func write(_ geometry: Geometry, system: Int32) -> [UInt8] {
        var isPoint = false
        if case .point = geometry { isPoint = true }
        let bounds = geometry.bounds
        let hasEnvelope = bounds != nil && !isPoint
        var blob: [UInt8] = [0x47, 0x50, 0, 1 | (hasEnvelope ? 2 : 0) | (bounds == nil ? 0x10 : 0)]
        withUnsafeBytes(of: system.littleEndian) { blob += $0 }
        if let bounds, hasEnvelope {
            for edge in [bounds.west, bounds.east, bounds.south, bounds.north] {
                withUnsafeBytes(of: edge.bitPattern.littleEndian) { blob += $0 }
            }
        }
        return blob + geometry.wkb
    }

    /// The name of a shape's kind in `gpkg_geometry_columns`.
    static func kind(of geometry: Geometry) -> String {
        switch geometry {
        case .point: "POINT"
        case .multiPoint: "MULTIPOINT"
        case .lineString: "LINESTRING"
        case .multiLineString: "MULTILINESTRING"
        case .polygon: "POLYGON"
        case .multiPolygon: "MULTIPOLYGON"
        case .collection: "GEOMETRYCOLLECTION"
        }
    }
}
