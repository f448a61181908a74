/// The reading of GeoJSON shapes, with the positions counted over the whole text.
struct GeoJSONShapes {
    private let positionLimit: Int
    private var positions = 0

    init(positionLimit: Int) { self.positionLimit = positionLimit }

    /// A geometry object; `nil` for an empty one.
    mutating func geometry(_ json: inout JSONScanner, depth: Int) throws(GeoJSONFailure) -> Geometry? {
        guard depth < WKBCode.greatestDepth else { throw .fault(.tooMuch(.depth, limit: WKBCode.greatestDepth)) }
        guard json.take(0x7B) else { throw .fault(.missing("geometry")) }
        if json.take(0x7D) { throw .fault(.missing("type")) }
        var names = JSONNames()
        var type: String?
        var later: Int?
        var shape: Geometry?
        var parts: [Geometry]?
        var hasCoordinates = false
        repeat {
            let name = try json.string()
            try names.note(name)
            try json.expect(0x3A)
            switch name {
            case "type": type = try json.string()
            case "coordinates":
                hasCoordinates = true
                if let type {
                    shape = try coordinates(&json, of: type)
                } else {
                    later = json.offset
                    try json.skipValue(depth: GeoJSONLimits.greatestDepth)
                }
            case "geometries": parts = try geometries(&json, depth: depth)
            default: try json.skipValue(depth: GeoJSONLimits.greatestDepth)
            }
        } while try json.another(closing: 0x7D)
        guard let type else { throw .fault(.missing("type")) }
        if type == "GeometryCollection" {
            guard let parts else { throw .fault(.missing("geometries")) }
            return parts.isEmpty ? nil : .collection(parts)
        }
        guard hasCoordinates else {
            throw .fault(Self.types.contains(type) ? .missing("coordinates") : .unknownType(type))
        }
        if let later {
            let end = json.offset
            json.move(to: later)
            shape = try coordinates(&json, of: type)
            json.move(to: end)
        }
        return shape
    }

    private static let types: Set<String> = [
        "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon",
    ]

    private mutating func geometries(_ json: inout JSONScanner, depth: Int) throws(GeoJSONFailure) -> [Geometry] {
        try list(&json) { shapes, json throws(GeoJSONFailure) in try shapes.geometry(&json, depth: depth + 1) }
            .compactMap { $0 }
    }

    private mutating func coordinates(_ json: inout JSONScanner, of type: String) throws(GeoJSONFailure) -> Geometry? {
        switch type {
        case "Point":
            guard json.take(0x5B) else { throw .fault(.badPosition) }
            if json.take(0x5D) { return nil }
            return .point(try position(&json))
        case "MultiPoint":
            let points = try line(&json)
            return points.isEmpty ? nil : .multiPoint(points)
        case "LineString":
            let points = try longLine(&json)
            return points.isEmpty ? nil : .lineString(points)
        case "MultiLineString":
            let lines = try list(&json) { shapes, json throws(GeoJSONFailure) in try shapes.longLine(&json) }
                .filter { !$0.isEmpty }
            return lines.isEmpty ? nil : .multiLineString(lines)
        case "Polygon": return try polygon(&json).map(Geometry.polygon)
        case "MultiPolygon":
            let polygons = try list(&json) { shapes, json throws(GeoJSONFailure) in try shapes.polygon(&json) }
                .compactMap { $0 }
            return polygons.isEmpty ? nil : .multiPolygon(polygons)
        default: throw .fault(.unknownType(type))
        }
    }

    private mutating func polygon(_ json: inout JSONScanner) throws(GeoJSONFailure) -> Polygon? {
        var exterior: [Position]?
        var holes: [[Position]] = []
        guard json.take(0x5B) else { throw .fault(.syntax("[")) }
        if json.take(0x5D) { return nil }
        repeat {
            let ring = try line(&json)
            guard ring.count >= 4, ring.first == ring.last else { throw .fault(.openRing) }
            if exterior == nil { exterior = ring } else { holes.append(ring) }
        } while try json.another(closing: 0x5D)
        return exterior.map { Polygon($0, holes: holes) }
    }

    private mutating func longLine(_ json: inout JSONScanner) throws(GeoJSONFailure) -> [Position] {
        let positions = try line(&json)
        guard positions.count != 1 else { throw .fault(.shortLine) }
        return positions
    }

    private mutating func line(_ json: inout JSONScanner) throws(GeoJSONFailure) -> [Position] {
        guard json.take(0x5B) else { throw .fault(.syntax("[")) }
        if json.take(0x5D) { return [] }
        var line: [Position] = []
        line.reserveCapacity(12)
        repeat {
            guard json.take(0x5B) else { throw .fault(.badPosition) }
            line.append(try position(&json))
        } while try json.another(closing: 0x5D)
        return line
    }

    /// Two to four numbers, the opening bracket already taken; heights are dropped.
    private mutating func position(_ json: inout JSONScanner) throws(GeoJSONFailure) -> Position {
        positions += 1
        guard positions <= positionLimit else { throw .fault(.tooMuch(.positions, limit: positionLimit)) }
        let x = try ordinate(&json)
        guard json.take(0x2C) else { throw .fault(.badPosition) }
        let y = try ordinate(&json)
        var more = 0
        while json.take(0x2C) {
            more += 1
            guard more <= 2 else { throw .fault(.badPosition) }
            _ = try ordinate(&json)
        }
        guard json.take(0x5D) else { throw .fault(.badPosition) }
        return Position(x: x, y: y)
    }

    private func ordinate(_ json: inout JSONScanner) throws(GeoJSONFailure) -> Double {
        guard let byte = json.peek(), byte == 0x2D || (0x30...0x39).contains(byte) else {
            throw .fault(.badPosition)
        }
        return try json.number().double
    }

    private mutating func list<Part>(
        _ json: inout JSONScanner, _ read: (inout GeoJSONShapes, inout JSONScanner) throws(GeoJSONFailure) -> Part
    ) throws(GeoJSONFailure) -> [Part] {
        guard json.take(0x5B) else { throw .fault(.syntax("[")) }
        if json.take(0x5D) { return [] }
        var parts: [Part] = []
        repeat { parts.append(try read(&self, &json)) } while try json.another(closing: 0x5D)
        return parts
    }
}
