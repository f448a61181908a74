/// The most of each thing that is read from one GeoJSON text.
public struct GeoJSONLimits: Sendable, Hashable {
    public var bytes = 512 << 20
    public var features = 500_000
    public var positions = 20_000_000
    /// Properties of one feature.
    public var properties = 1_000

    /// Lists and objects inside each other; a property's own nesting counts too.
    public static let greatestDepth = 32

    public init() {}
}

/// A strict reader of GeoJSON (RFC 7946): a collection of features, one feature, or a bare shape.
///
/// Heights are dropped. A name twice in one object, a ring that does not close, a number that is none: each refuses the
/// whole text, with its line and feature. A `crs` member (GeoJSON of 2008, still written by GDAL and the Land
/// Department) is read when it names a system of ``CoordinateSystem`` and refused otherwise. Empty shapes read as no
/// shape.
public struct GeoJSONReader: Sendable {
    public var limits: GeoJSONLimits
    /// Whether `{"LocationGeospatial": …}` around the collection or its list of features, as in the monthly data of
    /// section 10 (ข้อมูลตามมาตรา 10 ของกรมที่ดิน), is taken off.
    public var acceptsLandDepartmentWrapper: Bool

    public init(limits: GeoJSONLimits = GeoJSONLimits(), acceptsLandDepartmentWrapper: Bool = false) {
        self.limits = limits
        self.acceptsLandDepartmentWrapper = acceptsLandDepartmentWrapper
    }

    /// Reads a whole text, UTF-8 with or without a byte order mark.
    ///
    /// - Throws: ``GeometryError/json(_:line:feature:)``; ``GeometryError/tooMuch(_:limit:)`` for too many bytes.
    public func read(_ bytes: [UInt8]) throws(GeometryError) -> GeoJSONDocument {
        guard bytes.count <= limits.bytes else { throw .tooMuch(.bytes, limit: limits.bytes) }
        let result: Result<GeoJSONDocument, GeometryError> = bytes.withUnsafeBufferPointer { buffer in
            var parser = GeoJSONParser(buffer, limits: limits, unwraps: acceptsLandDepartmentWrapper)
            do throws(GeoJSONFailure) {
                return .success(try parser.document())
            } catch {
                guard case .fault(let fault) = error else { return .failure(.notFinite) }
                return .failure(.json(fault, line: parser.json.currentLine(), feature: parser.place))
            }
        }
        return try result.get()
    }
}

/// One reading: the grammar of RFC 7946 over the scanner.
struct GeoJSONParser {
    var json: JSONScanner
    var shapes: GeoJSONShapes
    private let limits: GeoJSONLimits
    private let unwraps: Bool
    private var features: [GeoJSONFeature] = []
    private var system: CoordinateSystem?
    /// The feature being read, from 1.
    private(set) var place: Int?

    init(_ bytes: UnsafeBufferPointer<UInt8>, limits: GeoJSONLimits, unwraps: Bool) {
        json = JSONScanner(bytes)
        shapes = GeoJSONShapes(positionLimit: limits.positions)
        self.limits = limits
        self.unwraps = unwraps
    }

    mutating func document() throws(GeoJSONFailure) -> GeoJSONDocument {
        try top(mayUnwrap: unwraps)
        guard json.peek() == nil else { throw .fault(.syntax("EOF")) }
        return GeoJSONDocument(
            features: features, coordinateSystem: system ?? .wgs84, namesCoordinateSystem: system != nil)
    }

    /// The outermost object: which of the three kinds it is shows at `type`, wherever that stands.
    private mutating func top(mayUnwrap: Bool) throws(GeoJSONFailure) {
        guard json.peek() == 0x7B else { throw .fault(.syntax("{")) }
        let start = json.offset
        let line = json.currentLine()
        guard let kind = try type(mayUnwrap: mayUnwrap) else { return }
        json.move(to: start)
        switch kind {
        case "FeatureCollection": try collection()
        case "Feature":
            place = 1
            features.append(try feature())
            place = nil
        default:
            let geometry = try shapes.geometry(&json, depth: 0)
            features.append(GeoJSONFeature(geometry: geometry, properties: [], line: line))
        }
    }

    /// Looks for `type` among the members of the outermost object.
    ///
    /// Most files have it first. Where it comes later everything before is gone past once, so the work stays linear.
    /// `nil` when the object was the Land Department's wrapper, which is then read to its end.
    private mutating func type(mayUnwrap: Bool) throws(GeoJSONFailure) -> String? {
        try json.expect(0x7B)
        if json.take(0x7D) { throw .fault(.missing("type")) }
        repeat {
            let name = try json.string()
            try json.expect(0x3A)
            if name == "type" { return try json.string() }
            if mayUnwrap, name == "LocationGeospatial" {
                if json.peek() == 0x5B { try featureList() } else { try top(mayUnwrap: false) }
                var names = JSONNames()
                try names.note(name)
                while try json.another(closing: 0x7D) {
                    try names.note(try json.string())
                    try json.expect(0x3A)
                    try json.skipValue(depth: GeoJSONLimits.greatestDepth)
                }
                return nil
            }
            try json.skipValue(depth: GeoJSONLimits.greatestDepth)
        } while try json.another(closing: 0x7D)
        throw .fault(.missing("type"))
    }

    private mutating func collection() throws(GeoJSONFailure) {
        var names = JSONNames()
        var hasFeatures = false
        try json.expect(0x7B)
        repeat {
            let name = try json.string()
            try names.note(name)
            try json.expect(0x3A)
            switch name {
            case "features":
                hasFeatures = true
                try featureList()
            case "crs": try coordinateSystem()
            default: try json.skipValue(depth: GeoJSONLimits.greatestDepth)
            }
        } while try json.another(closing: 0x7D)
        guard hasFeatures else { throw .fault(.missing("features")) }
    }

    private mutating func featureList() throws(GeoJSONFailure) {
        try json.expect(0x5B)
        if json.take(0x5D) { return }
        repeat {
            place = features.count + 1
            guard features.count < limits.features else {
                throw .fault(.tooMuch(.features, limit: limits.features))
            }
            features.append(try feature())
        } while try json.another(closing: 0x5D)
        place = nil
    }

    private mutating func feature() throws(GeoJSONFailure) -> GeoJSONFeature {
        var feature = GeoJSONFeature(geometry: nil, properties: [])
        _ = json.peek()
        feature.line = json.currentLine()
        var names = JSONNames()
        var (isFeature, hasGeometry) = (false, false)
        try json.expect(0x7B)
        if json.take(0x7D) { throw .fault(.missing("type")) }
        repeat {
            let name = try json.string()
            try names.note(name)
            try json.expect(0x3A)
            switch name {
            case "type":
                let type = try json.string()
                guard type == "Feature" else { throw .fault(.unknownType(type)) }
                isFeature = true
            case "id": feature.id = try id()
            case "geometry":
                hasGeometry = true
                if json.peek() == 0x6E {
                    try json.literal("null")
                } else {
                    feature.geometry = try shapes.geometry(&json, depth: 0)
                }
            case "properties": feature.properties = try properties()
            case "crs": try coordinateSystem()
            default: try json.skipValue(depth: GeoJSONLimits.greatestDepth)
            }
        } while try json.another(closing: 0x7D)
        guard isFeature else { throw .fault(.missing("type")) }
        guard hasGeometry else { throw .fault(.missing("geometry")) }
        return feature
    }

    private mutating func id() throws(GeoJSONFailure) -> FeatureID? {
        switch try json.value(depth: 1) {
        case .string(let text): .text(text)
        case .int(let number): .number(number)
        case .double(let number): .text("\(number)")
        case .null: nil
        case .bool, .json: throw .fault(.missing("id"))
        }
    }

    private mutating func properties() throws(GeoJSONFailure) -> [(String, GeoValue)] {
        if json.peek() == 0x6E {
            try json.literal("null")
            return []
        }
        guard json.take(0x7B) else { throw .fault(.missing("properties")) }
        if json.take(0x7D) { return [] }
        var names = JSONNames()
        var properties: [(String, GeoValue)] = []
        properties.reserveCapacity(features.last?.properties.count ?? 8)
        repeat {
            guard properties.count < limits.properties else {
                throw .fault(.tooMuch(.properties, limit: limits.properties))
            }
            let name = try json.string()
            try names.note(name)
            try json.expect(0x3A)
            properties.append((name, try json.value(depth: GeoJSONLimits.greatestDepth - 4)))
        } while try json.another(closing: 0x7D)
        return properties
    }

    /// `{"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::24048"}}` (GeoJSON of 2008 §3).
    private mutating func coordinateSystem() throws(GeoJSONFailure) {
        let start = json.offset
        guard json.peek() == 0x7B else {
            try json.skipValue(depth: GeoJSONLimits.greatestDepth)
            throw .fault(.unknownCoordinateSystem("null"))
        }
        try json.expect(0x7B)
        var found: String?
        repeat {
            let name = try json.string()
            try json.expect(0x3A)
            guard name == "properties", json.take(0x7B) else {
                try json.skipValue(depth: GeoJSONLimits.greatestDepth)
                continue
            }
            repeat {
                let inner = try json.string()
                try json.expect(0x3A)
                if inner == "name" {
                    found = try json.string()
                } else {
                    try json.skipValue(depth: GeoJSONLimits.greatestDepth)
                }
            } while try json.another(closing: 0x7D)
        } while try json.another(closing: 0x7D)
        let text = found ?? String(decoding: json.bytes[start..<json.offset].prefix(80), as: UTF8.self)
        guard let found, let named = CoordinateSystem(name: found), system == nil || system == named else {
            throw .fault(.unknownCoordinateSystem(text))
        }
        system = named
    }
}
