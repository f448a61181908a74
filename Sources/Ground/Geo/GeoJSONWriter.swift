/// A fast writer of GeoJSON (RFC 7946): a collection of features, byte by byte into one buffer.
///
/// Numbers have a fixed number of decimals at most (7 decimals of a degree are 1 cm), no exponent and no trailing
/// zeros. Outer rings run counter-clockwise, holes clockwise (RFC 7946 §3.1.6). Call ``begin(members:)``, any number of
/// ``append(id:geometry:properties:)``, then ``end(members:)``; ``bytes`` may be taken away in between.
public struct GeoJSONWriter: Sendable {
    public private(set) var bytes: [UInt8] = []
    private let decimals: Int
    private let scale: Double
    private var isFirst = true

    /// - Parameter decimals: 0...15.
    public init(decimals: Int = 7) {
        self.decimals = min(max(decimals, 0), 15)
        scale = (0..<self.decimals).reduce(1.0) { product, _ in product * 10 }
    }

    /// Opens a collection; members are written before `features`, `.json` values as they are.
    public mutating func begin(members: [(String, GeoValue)] = []) {
        write(#"{"type":"FeatureCollection""#)
        append(members: members)
        write(#","features":["#)
        isFirst = true
    }

    /// Closes the collection; members are written after `features`.
    public mutating func end(members: [(String, GeoValue)] = []) {
        write("]")
        append(members: members)
        write("}")
    }

    /// Writes one feature; inside a collection the comma before it too.
    public mutating func append(
        id: FeatureID? = nil, geometry: Geometry?, properties: [(String, GeoValue)], hasBounds: Bool = false,
        members: [(String, GeoValue)] = []
    ) {
        if !isFirst { bytes.append(0x2C) }
        isFirst = false
        feature(id: id, geometry: geometry, properties: properties, hasBounds: hasBounds, members: members)
    }

    /// One feature as a text of its own.
    public static func feature(
        id: FeatureID? = nil, geometry: Geometry?, properties: [(String, GeoValue)], hasBounds: Bool = false,
        members: [(String, GeoValue)] = [], decimals: Int = 7
    ) -> [UInt8] {
        var writer = GeoJSONWriter(decimals: decimals)
        writer.feature(id: id, geometry: geometry, properties: properties, hasBounds: hasBounds, members: members)
        return writer.bytes
    }

    /// Takes away what was written so far, to send it on.
    public mutating func takeBytes() -> [UInt8] {
        let taken = bytes
        bytes = []
        return taken
    }

    private mutating func feature(
        id: FeatureID?, geometry: Geometry?, properties: [(String, GeoValue)], hasBounds: Bool,
        members: [(String, GeoValue)]
    ) {
        write(#"{"type":"Feature""#)
        switch id {
        case .text(let text):
            write(#","id":"#)
            write(quoted: text)
        case .number(let number):
            write(#","id":"#)
            write(number)
        case nil: break
        }
        if hasBounds, let bounds = geometry?.bounds { append(bounds: bounds) }
        write(#","geometry":"#)
        if let geometry { append(geometry) } else { write("null") }
        write(#","properties":{"#)
        var needsComma = false
        for (name, value) in properties {
            if needsComma { bytes.append(0x2C) }
            needsComma = true
            write(quoted: name)
            bytes.append(0x3A)
            write(value)
        }
        bytes.append(0x7D)
        append(members: members)
        bytes.append(0x7D)
    }

    private mutating func append(members: [(String, GeoValue)]) {
        for (name, value) in members {
            bytes.append(0x2C)
            write(quoted: name)
            bytes.append(0x3A)
            write(value)
        }
    }

    private mutating func append(bounds: Bounds) {
        write(#","bbox":["#)
        write(bounds.west)
        bytes.append(0x2C)
        write(bounds.south)
        bytes.append(0x2C)
        write(bounds.east)
        bytes.append(0x2C)
        write(bounds.north)
        bytes.append(0x5D)
    }

    /// Writes a geometry object.
    public mutating func append(_ geometry: Geometry) {
        switch geometry {
        case .point(let position):
            write(#"{"type":"Point","coordinates":"#)
            append(position)
        case .multiPoint(let positions):
            write(#"{"type":"MultiPoint","coordinates":"#)
            append(positions)
        case .lineString(let positions):
            write(#"{"type":"LineString","coordinates":"#)
            append(positions)
        case .multiLineString(let lines):
            write(#"{"type":"MultiLineString","coordinates":"#)
            list(lines) { $0.append($1) }
        case .polygon(let polygon):
            write(#"{"type":"Polygon","coordinates":"#)
            append(polygon)
        case .multiPolygon(let polygons):
            write(#"{"type":"MultiPolygon","coordinates":"#)
            list(polygons) { $0.append($1) }
        case .collection(let parts):
            write(#"{"type":"GeometryCollection","geometries":"#)
            list(parts) { $0.append($1) }
        }
        bytes.append(0x7D)
    }

    private mutating func append(_ polygon: Polygon) {
        bytes.append(0x5B)
        if !polygon.exterior.isEmpty {
            append(ring: polygon.exterior, isHole: false)
            for hole in polygon.holes {
                bytes.append(0x2C)
                append(ring: hole, isHole: true)
            }
        }
        bytes.append(0x5D)
    }

    private mutating func append(ring: [Position], isHole: Bool) {
        let isCounterClockwise = ring.twiceSignedArea > 0
        if isCounterClockwise == isHole { append(ring.reversed()) } else { append(ring) }
    }

    private mutating func append(_ positions: [Position]) { list(positions) { $0.append($1) } }

    private mutating func append(_ position: Position) {
        bytes.append(0x5B)
        write(position.x)
        bytes.append(0x2C)
        write(position.y)
        bytes.append(0x5D)
    }

    private mutating func list<Part>(_ parts: [Part], _ write: (inout GeoJSONWriter, Part) -> Void) {
        bytes.append(0x5B)
        for (index, part) in parts.enumerated() {
            if index > 0 { bytes.append(0x2C) }
            write(&self, part)
        }
        bytes.append(0x5D)
    }
}

extension GeoJSONWriter {
    fileprivate mutating func write(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    fileprivate mutating func write(_ value: GeoValue) {
        switch value {
        case .null: write("null" as StaticString)
        case .bool(let value): if value { write("true" as StaticString) } else { write("false" as StaticString) }
        case .int(let value): write(value)
        // A property keeps its shortest exact digits; only coordinates are cut.
        case .double(let value):
            if value.isFinite { bytes.append(contentsOf: "\(value)".utf8) } else { write("null" as StaticString) }
        case .string(let value): write(quoted: value)
        case .json(let value): bytes.append(contentsOf: value.utf8)
        }
    }

    fileprivate mutating func write(_ value: Double) {
        let scaled = (value.magnitude * scale).rounded(.toNearestOrAwayFromZero)
        guard scaled < 9e18 else {
            write("null" as StaticString)
            return
        }
        var digits = UInt64(scaled)
        if value < 0, digits > 0 { bytes.append(0x2D) }
        var places = decimals
        while places > 0, digits % 10 == 0 {
            digits /= 10
            places -= 1
        }
        write(digits: digits, places: places)
    }

    fileprivate mutating func write(_ value: Int64) {
        if value < 0 { bytes.append(0x2D) }
        write(digits: value.magnitude, places: 0)
    }

    private static let powers: [UInt64] = (0...9).map { (0..<$0).reduce(1) { power, _ in power * 10 } }

    private mutating func write(digits: UInt64, places: Int) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { buffer in
            var rest = digits
            var places = places
            var start = 24
            func put(_ byte: UInt8) {
                start -= 1
                buffer[start] = byte
            }
            let hasPoint = places > 0
            if hasPoint, places <= 9 {
                // Decimals of a degree fit 32 bits, whose division takes half the time.
                let (whole, decimals) = rest.quotientAndRemainder(dividingBy: Self.powers[places])
                var part = UInt32(truncatingIfNeeded: decimals)
                for _ in 0..<places {
                    put(UInt8(truncatingIfNeeded: part % 10) + 0x30)
                    part /= 10
                }
                rest = whole
                places = 0
            }
            for _ in 0..<places {
                put(UInt8(truncatingIfNeeded: rest % 10) + 0x30)
                rest /= 10
            }
            if hasPoint { put(0x2E) }
            repeat {
                put(UInt8(truncatingIfNeeded: rest % 10) + 0x30)
                rest /= 10
            } while rest > 0
            bytes.append(contentsOf: UnsafeMutableBufferPointer(rebasing: buffer[start..<24]))
        }
    }

    fileprivate mutating func write(quoted text: String) {
        bytes.append(0x22)
        var text = text
        text.withUTF8 { units in
            var start = 0
            for index in units.indices where units[index] < 0x20 || units[index] == 0x22 || units[index] == 0x5C {
                bytes.append(contentsOf: units[start..<index])
                start = index + 1
                bytes.append(0x5C)
                switch units[index] {
                case 0x0A: bytes.append(0x6E)
                case 0x0D: bytes.append(0x72)
                case 0x09: bytes.append(0x74)
                case 0x22, 0x5C: bytes.append(units[index])
                default:
                    let hex = Array("0123456789abcdef".utf8)
                    bytes.append(contentsOf: [
                        0x75, 0x30, 0x30, hex[Int(units[index] >> 4)], hex[Int(units[index] & 15)],
                    ])
                }
            }
            bytes.append(contentsOf: units[start...])
        }
        bytes.append(0x22)
    }
}
