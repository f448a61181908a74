extension VectorTileLayer {
    /// Draws a shape; which of the three kinds it is.
    mutating func draw(_ shape: Geometry) -> TileGeometry.Kind {
        let polygons = shape.polygons
        if !polygons.isEmpty {
            for polygon in polygons {
                for (index, ring) in polygon.rings.enumerated() {
                    path(ring)
                    // Without its outer ring a polygon's holes have nothing to be cut from.
                    if !geometry.endRing(isHole: index > 0), index == 0 { break }
                }
            }
            return .polygon
        }
        let lines = shape.lines
        if !lines.isEmpty {
            for line in lines {
                path(line)
                geometry.endLine()
            }
            return .line
        }
        path(shape.positions)
        geometry.endPoints()
        return .point
    }

    private mutating func path(_ positions: [Position]) {
        geometry.beginPath()
        for position in positions { geometry.append(x: projection.x(position.x), y: projection.y(position.y)) }
    }

    /// Draws from well-known binary; `nil`, with nothing drawn, for a collection.
    mutating func drawBinary(_ buffer: UnsafeRawBufferPointer) throws(GeometryError) -> TileGeometry.Kind? {
        var cursor = WKBCursor(buffer)
        let head = try cursor.head()
        let kind: TileGeometry.Kind
        switch head.code {
        case WKBCode.point:
            geometry.beginPath()
            try drawPosition(&cursor, head)
            geometry.endPoints()
            kind = .point
        case WKBCode.lineString:
            try drawLine(&cursor, head)
            kind = .line
        case WKBCode.polygon:
            try drawPolygon(&cursor, head)
            kind = .polygon
        case WKBCode.multiPoint:
            geometry.beginPath()
            for _ in 0..<(try cursor.count(head, leastBytes: 9)) {
                try drawPosition(&cursor, try part(&cursor, of: WKBCode.point))
            }
            geometry.endPoints()
            kind = .point
        case WKBCode.multiLineString:
            for _ in 0..<(try cursor.count(head, leastBytes: 9)) {
                try drawLine(&cursor, try part(&cursor, of: WKBCode.lineString))
            }
            kind = .line
        case WKBCode.multiPolygon:
            for _ in 0..<(try cursor.count(head, leastBytes: 9)) {
                try drawPolygon(&cursor, try part(&cursor, of: WKBCode.polygon))
            }
            kind = .polygon
        case WKBCode.collection: return nil
        default: throw .unknownShape(code: head.code)
        }
        guard cursor.isAtEnd else { throw .malformedBinary(offset: cursor.offset) }
        return kind
    }

    private func part(_ cursor: inout WKBCursor, of code: UInt32) throws(GeometryError) -> WKBCursor.Head {
        let offset = cursor.offset
        let head = try cursor.head()
        guard head.code == code else { throw .malformedBinary(offset: offset) }
        return head
    }

    private mutating func drawLine(_ cursor: inout WKBCursor, _ head: WKBCursor.Head) throws(GeometryError) {
        try drawPath(&cursor, head)
        geometry.endLine()
    }

    private mutating func drawPolygon(_ cursor: inout WKBCursor, _ head: WKBCursor.Head) throws(GeometryError) {
        var hasOutline = false
        for index in 0..<(try cursor.count(head, leastBytes: 4)) {
            try drawPath(&cursor, head)
            if index == 0 {
                hasOutline = geometry.endRing(isHole: false)
            } else if hasOutline {
                _ = geometry.endRing(isHole: true)
            }
        }
    }

    private mutating func drawPath(_ cursor: inout WKBCursor, _ head: WKBCursor.Head) throws(GeometryError) {
        geometry.beginPath()
        for _ in 0..<(try cursor.count(head, leastBytes: head.stride)) { try drawPosition(&cursor, head) }
    }

    @inline(__always)
    private mutating func drawPosition(_ cursor: inout WKBCursor, _ head: WKBCursor.Head) throws(GeometryError) {
        let position = try cursor.position(head)
        guard position.isOnEarth else {
            throw position.x.isFinite && position.y.isFinite ? .outsideRegion(position, .wgs84) : .notFinite
        }
        geometry.append(x: projection.x(position.x), y: projection.y(position.y))
    }
}

extension Position {
    /// Whether it can be degrees; what cannot would run out of the numbers a tile has.
    @inline(__always)
    var isOnEarth: Bool { abs(x) <= 180 && abs(y) <= 90 }
}
