/// A layer of a vector tile (Mapbox Vector Tile Specification 2.1), written as features are added.
///
/// A tile is its layers' ``bytes`` one after the other. Shapes are degrees of WGS 84; they are projected, rounded to the
/// grid of the tile and clipped to the tile and its margin. What leaves nothing on the tile adds no feature.
public struct VectorTileLayer: Sendable {
    public let name: String
    /// Units along a side of the tile.
    public let extent: Int
    /// How many features were added.
    public private(set) var count = 0
    let projection: TileProjection
    var geometry: TileGeometry
    private var features = ProtocolBuffer()
    private var tags = ProtocolBuffer()
    private var keys = ProtocolBuffer()
    private var values: TileValues
    private var keyNumbers: [String: UInt64] = [:]
    /// The keys of the feature before, by place: features of one layer mostly have the same ones in the same order.
    private var recentKeys: [(name: String, number: UInt64)] = []

    /// - Parameters:
    ///   - extent: units along a side, 256...65536.
    ///   - buffer: the margin in units, so that outlines meet across tiles.
    ///   - expected: how many different values its features have together, about; more are taken as well.
    public init(name: String, tile: Tile, extent: Int = 4096, buffer: Int = 64, expectedValues expected: Int = 0) {
        self.name = name
        values = TileValues(expecting: expected)
        self.extent = min(max(extent, 256), 65536)
        projection = TileProjection(tile, extent: self.extent)
        geometry = TileGeometry(extent: self.extent, buffer: min(max(buffer, 0), self.extent))
    }

    /// Adds a feature.
    ///
    /// A feature of a tile is points, lines or areas: of a mixed collection the areas are kept, else the lines. Null
    /// properties are left out. A shape with a position beyond ±180° or ±90° lies on no tile.
    /// - Returns: whether anything of it lies on the tile.
    @discardableResult
    public mutating func add(id: UInt64, geometry shape: Geometry, properties: [(String, GeoValue)]) -> Bool {
        guard shape.positions.allSatisfy(\.isOnEarth) else { return false }
        geometry.beginFeature()
        let kind = draw(shape)
        guard !geometry.isEmpty else { return false }
        finish(id: id, kind: kind, properties: properties)
        return true
    }

    /// Adds a feature straight from well-known binary, without making a ``Geometry`` of it; collections go the long way.
    ///
    /// - Returns: whether anything of it lies on the tile.
    /// - Throws: ``GeometryError`` for broken binary, and for positions beyond ±180° or ±90°.
    @discardableResult
    public mutating func add(
        id: UInt64, wkb: [UInt8], properties: [(String, GeoValue)]
    ) throws(GeometryError) -> Bool {
        geometry.beginFeature()
        let drawn: Result<TileGeometry.Kind?, GeometryError> = wkb.withUnsafeBytes { buffer in
            do throws(GeometryError) { return .success(try drawBinary(buffer)) } catch { return .failure(error) }
        }
        guard let kind = try drawn.get() else {
            return add(id: id, geometry: try Geometry(wkb: wkb), properties: properties)
        }
        guard !geometry.isEmpty else { return false }
        finish(id: id, kind: kind, properties: properties)
        return true
    }

    /// The layer as part of a tile; empty when it has no feature, for the specification wants none then.
    public var bytes: [UInt8] {
        guard count > 0 else { return [] }
        var head = ProtocolBuffer()
        head.append(field: 15, varint: 2)
        head.append(field: 1, text: name)
        var tail = ProtocolBuffer()
        tail.append(field: 5, varint: UInt64(extent))
        let parts = [head.bytes, features.bytes, keys.bytes, values.bytes, tail.bytes]
        let size = parts.reduce(0) { $0 + $1.count }
        var layer = ProtocolBuffer()
        layer.bytes.reserveCapacity(size + 8)
        layer.append(varint: 3 << 3 | 2)
        layer.append(varint: UInt64(size))
        for part in parts { layer.bytes.append(contentsOf: part) }
        return layer.bytes
    }

    private mutating func finish(id: UInt64, kind: TileGeometry.Kind, properties: [(String, GeoValue)]) {
        tags.bytes.removeAll(keepingCapacity: true)
        for (place, (name, value)) in properties.enumerated() where value != .null {
            tags.append(varint: keyNumber(name, place: place))
            tags.append(varint: values.number(of: value))
        }
        let commands = geometry.commands.bytes
        var size = 1 + ProtocolBuffer.size(varint: id) + 2
        if !tags.bytes.isEmpty { size += 1 + ProtocolBuffer.size(varint: UInt64(tags.bytes.count)) + tags.bytes.count }
        size += 1 + ProtocolBuffer.size(varint: UInt64(commands.count)) + commands.count
        features.append(varint: 2 << 3 | 2)
        features.append(varint: UInt64(size))
        features.append(field: 1, varint: id)
        if !tags.bytes.isEmpty { features.append(field: 2, bytes: tags.bytes) }
        features.append(field: 3, varint: kind.rawValue)
        features.append(field: 4, bytes: commands)
        count += 1
    }

    private mutating func keyNumber(_ name: String, place: Int) -> UInt64 {
        if place < recentKeys.count, recentKeys[place].name == name { return recentKeys[place].number }
        let number: UInt64
        if let known = keyNumbers[name] {
            number = known
        } else {
            number = UInt64(keyNumbers.count)
            keyNumbers[name] = number
            keys.append(field: 3, text: name)
        }
        if place < recentKeys.count {
            recentKeys[place] = (name, number)
        } else if place == recentKeys.count {
            recentKeys.append((name, number))
        }
        return number
    }
}
