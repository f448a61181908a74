import Geo

/// A reader of vector tiles, enough to see what was written.
struct TileDecoder {
    struct Feature {
        var id: UInt64 = 0
        var kind: UInt64 = 0
        var paths: [[(x: Int, y: Int)]] = []
        var closed = 0
        var properties: [String: GeoValue] = [:]
    }

    struct Layer {
        var name = ""
        var version: UInt64 = 0
        var extent: UInt64 = 0
        var keys: [String] = []
        var values: [GeoValue] = []
        var features: [Feature] = []
    }

    struct Broken: Error {}

    private var bytes: ArraySlice<UInt8>

    private init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    static func layers(_ bytes: [UInt8]) throws -> [Layer] {
        var decoder = TileDecoder(bytes[...])
        var layers: [Layer] = []
        while let (field, value) = try decoder.field() {
            guard field == 3, case .bytes(let part) = value else { throw Broken() }
            layers.append(try layer(part))
        }
        return layers
    }

    private enum Value {
        case number(UInt64)
        case bytes(ArraySlice<UInt8>)
    }

    private mutating func varint() throws -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard let byte = bytes.popFirst() else { throw Broken() }
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
        }
        throw Broken()
    }

    private mutating func field() throws -> (Int, Value)? {
        guard !bytes.isEmpty else { return nil }
        let head = try varint()
        switch head & 7 {
        case 0: return (Int(head >> 3), .number(try varint()))
        case 1:
            let raw = bytes.prefix(8)
            bytes = bytes.dropFirst(8)
            return (Int(head >> 3), .number(raw.reversed().reduce(0) { $0 << 8 | UInt64($1) }))
        case 2:
            let count = Int(try varint())
            guard count <= bytes.count else { throw Broken() }
            defer { bytes = bytes.dropFirst(count) }
            return (Int(head >> 3), .bytes(bytes.prefix(count)))
        default: throw Broken()
        }
    }

    private static func layer(_ bytes: ArraySlice<UInt8>) throws -> Layer {
        var decoder = TileDecoder(bytes)
        var layer = Layer()
        var parts: [ArraySlice<UInt8>] = []
        while let (field, value) = try decoder.field() {
            switch (field, value) {
            case (15, .number(let version)): layer.version = version
            case (1, .bytes(let text)): layer.name = String(decoding: text, as: UTF8.self)
            case (2, .bytes(let feature)): parts.append(feature)
            case (3, .bytes(let text)): layer.keys.append(String(decoding: text, as: UTF8.self))
            case (4, .bytes(let part)): layer.values.append(try TileDecoder.value(part))
            case (5, .number(let extent)): layer.extent = extent
            default: throw Broken()
            }
        }
        layer.features = try parts.map { try feature($0, layer) }
        return layer
    }

    private static func value(_ bytes: ArraySlice<UInt8>) throws -> GeoValue {
        var decoder = TileDecoder(bytes)
        switch try decoder.field() {
        case (1, .bytes(let text))?: return .string(String(decoding: text, as: UTF8.self))
        case (3, .number(let bits))?: return .double(Double(bitPattern: bits))
        case (5, .number(let number))?: return .int(Int64(number))
        case (6, .number(let number))?: return .int(Int64(number >> 1) ^ -Int64(number & 1))
        case (7, .number(let number))?: return .bool(number == 1)
        default: throw Broken()
        }
    }

    private static func feature(_ bytes: ArraySlice<UInt8>, _ layer: Layer) throws -> Feature {
        var decoder = TileDecoder(bytes)
        var feature = Feature()
        while let (field, value) = try decoder.field() {
            switch (field, value) {
            case (1, .number(let id)): feature.id = id
            case (3, .number(let kind)): feature.kind = kind
            case (2, .bytes(let tags)):
                var tags = TileDecoder(tags)
                while !tags.bytes.isEmpty {
                    let (key, value) = (Int(try tags.varint()), Int(try tags.varint()))
                    guard layer.keys.indices.contains(key), layer.values.indices.contains(value) else { throw Broken() }
                    feature.properties[layer.keys[key]] = layer.values[value]
                }
            case (4, .bytes(let commands)):
                var commands = TileDecoder(commands)
                var pen = (x: 0, y: 0)
                while !commands.bytes.isEmpty {
                    let command = try commands.varint()
                    if command & 7 == 7 {
                        feature.closed += 1
                        continue
                    }
                    for _ in 0..<(command >> 3) {
                        let (dx, dy) = (try commands.varint(), try commands.varint())
                        pen.x += Int(dx >> 1) ^ -Int(dx & 1)
                        pen.y += Int(dy >> 1) ^ -Int(dy & 1)
                        if command & 7 == 1 {
                            feature.paths.append([pen])
                        } else {
                            feature.paths[feature.paths.count - 1].append(pen)
                        }
                    }
                }
            default: throw Broken()
            }
        }
        return feature
    }
}

extension [(x: Int, y: Int)] {
    /// Twice the area by the surveyor's formula, y to the south: positive is an outer ring.
    var twiceArea: Int {
        indices.reduce(0) { sum, index in
            let (from, to) = (self[index], self[(index + 1) % count])
            return sum + from.x * to.y - to.x * from.y
        }
    }
}
