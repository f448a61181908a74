extension Geometry {
    /// The shape as well-known binary: ISO 13249-3, two dimensions, little-endian, every double bit for bit.
    public var wkb: [UInt8] {
        var writer = WKBWriter()
        writer.append(self)
        return writer.bytes
    }

    /// Reads well-known binary: ISO or PostGIS's extended kind, either byte order; heights, measures and the number of
    /// the coordinate system are dropped.
    ///
    /// Counts are held against the bytes that are there before anything is set aside for them. An empty polygon
    /// reads as an empty `multiPolygon`.
    /// - Throws: ``GeometryError/malformedBinary(offset:)``, ``GeometryError/unknownShape(code:)``,
    ///   ``GeometryError/notFinite``, ``GeometryError/openRing``, ``GeometryError/shortLine``.
    public init(wkb: [UInt8]) throws(GeometryError) {
        let result: Result<Geometry, GeometryError> = wkb.withUnsafeBytes { buffer in
            var reader = WKBReader(buffer)
            do throws(GeometryError) {
                let geometry = try reader.geometry(depth: 0)
                guard reader.cursor.isAtEnd else { throw .malformedBinary(offset: reader.cursor.offset) }
                return .success(geometry)
            } catch {
                return .failure(error)
            }
        }
        self = try result.get()
    }
}

/// The codes of ISO 13249-3 for the shapes we keep.
enum WKBCode {
    static let point: UInt32 = 1
    static let lineString: UInt32 = 2
    static let polygon: UInt32 = 3
    static let multiPoint: UInt32 = 4
    static let multiLineString: UInt32 = 5
    static let multiPolygon: UInt32 = 6
    static let collection: UInt32 = 7
    /// Collections inside collections; more is an attack, not a map.
    static let greatestDepth = 8
}

private struct WKBWriter {
    var bytes: [UInt8] = []

    mutating func append(_ geometry: Geometry) {
        switch geometry {
        case .point(let position):
            head(WKBCode.point)
            append(position)
        case .lineString(let positions):
            head(WKBCode.lineString)
            append(positions)
        case .polygon(let polygon): append(polygon)
        case .multiPoint(let positions):
            head(WKBCode.multiPoint, count: positions.count)
            for position in positions { append(.point(position)) }
        case .multiLineString(let lines):
            head(WKBCode.multiLineString, count: lines.count)
            for line in lines { append(.lineString(line)) }
        case .multiPolygon(let polygons):
            head(WKBCode.multiPolygon, count: polygons.count)
            for polygon in polygons { append(polygon) }
        case .collection(let parts):
            head(WKBCode.collection, count: parts.count)
            for part in parts { append(part) }
        }
    }

    private mutating func append(_ polygon: Polygon) {
        let isEmpty = polygon.exterior.isEmpty
        head(WKBCode.polygon, count: isEmpty ? 0 : 1 + polygon.holes.count)
        if isEmpty { return }
        append(polygon.exterior)
        for hole in polygon.holes { append(hole) }
    }

    private mutating func append(_ positions: [Position]) {
        append(UInt32(positions.count))
        bytes.reserveCapacity(bytes.count + positions.count * 16)
        for position in positions { append(position) }
    }

    private mutating func append(_ position: Position) {
        append(position.x.bitPattern)
        append(position.y.bitPattern)
    }

    private mutating func head(_ code: UInt32, count: Int? = nil) {
        bytes.append(1)
        append(code)
        if let count { append(UInt32(count)) }
    }

    private mutating func append(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
}

private struct WKBReader {
    var cursor: WKBCursor

    init(_ buffer: UnsafeRawBufferPointer) { cursor = WKBCursor(buffer) }

    mutating func geometry(depth: Int) throws(GeometryError) -> Geometry {
        guard depth <= WKBCode.greatestDepth else {
            throw .tooMuch(.depth, limit: WKBCode.greatestDepth)
        }
        let head = try cursor.head()
        switch head.code {
        case WKBCode.point: return .point(try position(head))
        case WKBCode.lineString: return .lineString(try line(head))
        case WKBCode.polygon:
            guard let polygon = try polygon(head) else { return .multiPolygon([]) }
            return .polygon(polygon)
        case WKBCode.multiPoint:
            return .multiPoint(
                try parts(head, of: WKBCode.point) { reader, part throws(GeometryError) in try reader.position(part) })
        case WKBCode.multiLineString:
            return .multiLineString(
                try parts(head, of: WKBCode.lineString) { reader, part throws(GeometryError) in try reader.line(part) })
        case WKBCode.multiPolygon:
            return .multiPolygon(
                try parts(head, of: WKBCode.polygon) { reader, part throws(GeometryError) in
                    try reader.polygon(part)
                }.compactMap { $0 })
        case WKBCode.collection:
            let count = try cursor.count(head, leastBytes: 9)
            var parts: [Geometry] = []
            parts.reserveCapacity(min(count, 1024))
            for _ in 0..<count { parts.append(try geometry(depth: depth + 1)) }
            return .collection(parts)
        default: throw .unknownShape(code: head.code)
        }
    }

    private mutating func parts<Part>(
        _ head: WKBCursor.Head, of code: UInt32,
        _ read: (inout WKBReader, WKBCursor.Head) throws(GeometryError) -> Part
    ) throws(GeometryError) -> [Part] {
        let count = try cursor.count(head, leastBytes: 9)
        var parts: [Part] = []
        parts.reserveCapacity(min(count, 1024))
        for _ in 0..<count {
            let offset = cursor.offset
            let part = try cursor.head()
            guard part.code == code else { throw .malformedBinary(offset: offset) }
            parts.append(try read(&self, part))
        }
        return parts
    }

    private mutating func polygon(_ head: WKBCursor.Head) throws(GeometryError) -> Polygon? {
        let count = try cursor.count(head, leastBytes: 4)
        guard count > 0 else { return nil }
        let exterior = try ring(head)
        var holes: [[Position]] = []
        holes.reserveCapacity(min(count - 1, 1024))
        for _ in 1..<count { holes.append(try ring(head)) }
        return Polygon(exterior, holes: holes)
    }

    private mutating func ring(_ head: WKBCursor.Head) throws(GeometryError) -> [Position] {
        let ring = try positions(head)
        guard ring.count >= 4, ring.first == ring.last else { throw .openRing }
        return ring
    }

    private mutating func line(_ head: WKBCursor.Head) throws(GeometryError) -> [Position] {
        let line = try positions(head)
        guard line.count != 1 else { throw .shortLine }
        return line
    }

    private mutating func positions(_ head: WKBCursor.Head) throws(GeometryError) -> [Position] {
        let count = try cursor.count(head, leastBytes: head.stride)
        var positions: [Position] = []
        positions.reserveCapacity(count)
        for _ in 0..<count { positions.append(try position(head)) }
        return positions
    }

    private mutating func position(_ head: WKBCursor.Head) throws(GeometryError) -> Position {
        let position = try cursor.position(head)
        guard position.x.isFinite, position.y.isFinite else { throw .notFinite }
        return position
    }
}
