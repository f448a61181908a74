public import Access
public import Civics
public import Geo
public import Storage

/// A collection of features on the map, as maps and machine interfaces ask for it; slices offer layers of their own.
///
/// One layer is one OGC collection and one vector-tile layer. What a layer tells is fixed by its class: a layer of C0
/// carries nothing about anybody.
public struct MapLayer: Sendable, Identifiable {
    public enum Shape: String, Sendable, Hashable, Codable {
        case point
        case line
        case polygon
        case mixed
    }

    /// A property that each feature may carry.
    public struct Field: Sendable, Hashable {
        public enum Kind: String, Sendable, Hashable, Codable {
            case text
            case whole
            case number
            case day
        }

        public var name: String
        public var title: Words
        public var kind: Kind
        /// Whether it can be asked for by value (`?zone=01`), which an index then answers.
        public var isFilter: Bool

        public init(_ name: String, _ title: Words, _ kind: Kind, isFilter: Bool = false) {
            self.name = name
            self.title = title
            self.kind = kind
            self.isFilter = isFilter
        }
    }

    /// Lower-case, in addresses: `parcels`.
    public let id: String
    public var title: Words
    public var description: Words
    public var dataClass: DataClass
    public var shape: Shape
    public var fields: [Field]
    /// The kinds of record whose changes change the layer.
    public var kinds: [RecordKind]
    /// The smallest zoom at which its tiles carry features.
    public var minimumZoom: Int
    /// Features that answer a query, in the order of their identifiers.
    public var features: @Sendable (LayerQuery, Transaction) throws -> [LayerFeature]
    /// How many features answer; `nil` where counting would cost as much as reading.
    public var count: @Sendable (LayerQuery, Transaction) throws -> Int?
    /// Both at once, for less than each costs alone.
    public var page: @Sendable (LayerQuery, Transaction) throws -> LayerPage
    /// The rectangle around all of it; `nil` for an empty layer.
    public var extent: @Sendable (Transaction) throws -> Bounds?

    /// - Parameter page: `nil` for a layer that asks for features, then counts.
    public init(
        id: String, title: Words, description: Words, dataClass: DataClass, shape: Shape, fields: [Field],
        kinds: [RecordKind], minimumZoom: Int,
        features: @escaping @Sendable (LayerQuery, Transaction) throws -> [LayerFeature],
        count: @escaping @Sendable (LayerQuery, Transaction) throws -> Int?,
        page: (@Sendable (LayerQuery, Transaction) throws -> LayerPage)? = nil,
        extent: @escaping @Sendable (Transaction) throws -> Bounds?
    ) {
        self.id = id
        self.title = title
        self.description = description
        self.dataClass = dataClass
        self.shape = shape
        self.fields = fields
        self.kinds = kinds
        self.minimumZoom = minimumZoom
        self.features = features
        self.count = count
        self.page =
            page ?? { query, db in LayerPage(features: try features(query, db), matched: try count(query, db)) }
        self.extent = extent
    }
}

/// Features that answer a query, and how many answer on all pages together; `nil` where nobody counted.
public struct LayerPage: Sendable, Hashable {
    public var features: [LayerFeature]
    public var matched: Int?

    public init(features: [LayerFeature], matched: Int?) {
        self.features = features
        self.matched = matched
    }
}

/// What is asked of a layer.
public struct LayerQuery: Sendable, Hashable {
    public var bounds: Bounds?
    /// Valid on these days, both included; a side without a day has no end, and no range at all means today.
    public var days: DayRange?
    /// Exact values of filter fields.
    public var filters: [String: String]
    public var id: UUIDv7?
    /// Only features after this identifier.
    public var after: UUIDv7?
    public var limit: Int
    /// Whether features come in the order of their identifiers; a tile's need not, and are read for less without it.
    public var isOrdered = true
    /// Which records the reader may see; the layer puts its condition into the SQL.
    public var scope: Scope

    /// Whether nothing is asked but a box, or a page of it: no days, no values, no reader's bounds.
    var asksForBoxAlone: Bool {
        bounds != nil && self == LayerQuery(bounds: bounds, after: after, limit: limit, scope: .all)
    }

    public struct DayRange: Sendable, Hashable {
        public var first: CivilDate?
        public var last: CivilDate?

        public init(first: CivilDate?, last: CivilDate?) {
            self.first = first
            self.last = last
        }
    }

    public init(
        bounds: Bounds? = nil, days: DayRange? = nil, filters: [String: String] = [:], id: UUIDv7? = nil,
        after: UUIDv7? = nil, limit: Int, scope: Scope
    ) {
        self.bounds = bounds
        self.days = days
        self.filters = filters
        self.id = id
        self.after = after
        self.limit = limit
        self.scope = scope
    }
}

/// One feature of a layer: its shape as kept, its properties in the order of the layer's fields.
public struct LayerFeature: Sendable, Hashable {
    public var id: UUIDv7
    /// Well-known binary in degrees of WGS 84.
    public var wkb: [UInt8]
    /// One per field of the layer, `null` where there is none.
    public var properties: [GeoValue]

    public init(id: UUIDv7, wkb: [UInt8], properties: [GeoValue]) {
        self.id = id
        self.wkb = wkb
        self.properties = properties
    }

    /// A number for vector tiles, which have no room for the identifier: its last 53 bits.
    public var number: UInt64 {
        id.low & 0x1F_FFFF_FFFF_FFFF
    }
}

/// Every layer of the program, handed over by the slices at start.
public struct LayerCatalogue: Sendable {
    public struct Clash: Error, Hashable {
        public var id: String
    }

    public let all: [MapLayer]

    /// No layers at all.
    public static let empty = LayerCatalogue(known: [])

    private init(known layers: [MapLayer]) {
        all = layers
    }

    public init(_ layers: [MapLayer]) throws {
        var seen: Set<String> = []
        for layer in layers where !seen.insert(layer.id).inserted { throw Clash(id: layer.id) }
        all = layers
    }

    public subscript(id: String) -> MapLayer? { all.first { $0.id == id } }
}
