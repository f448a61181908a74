import Access
import Civics
import Geo
import SQLText
import Storage

/// What a layer of the register tells of one record: read from its row of today, or made from a version of the past.
protocol LandLayerRow: SendableMetatype {
    associatedtype Record: RegisterRecord
    static var name: SQL { get }
    static var alias: SQL { get }
    /// The columns that the properties are made from, without identifier and shape.
    static var columns: SQL { get }
    /// The column of the owning division, where rows have one.
    static var division: SQL? { get }
    static var village: SQL? { get }
    /// An exact condition on an indexed column; `nil` for a field that cannot be asked for.
    static func condition(_ field: String, _ value: String) -> SQL?

    var id: UUIDv7 { get }
    var shape: [UInt8] { get }
    var properties: [GeoValue] { get }

    /// Reads identifier, shape and ``columns``, in this order.
    init(_ row: inout RowReader) throws
    init(id: UUIDv7, shape: Shape, record: Record)
    static func place(of record: Record) -> (division: DivisionCode?, village: Int?)
}

extension LandLayerRow {
    static var division: SQL? { nil }

    /// The table with its alias.
    static var table: SQL { "\(name) \(alias)" }

    var feature: LayerFeature { LayerFeature(id: id, wkb: shape, properties: properties) }
}

/// Reads layers out of the register's rows.
enum LandLayerRows {
    /// Today's features, or those of other days, in the order of their identifiers.
    static func features<Row: LandLayerRow>(
        _ type: Row.Type, _ query: LayerQuery, fields: [MapLayer.Field], _ db: Transaction
    ) throws -> [LayerFeature] {
        guard query.limit > 0 else { return [] }
        let today = try current(type, query, db).features
        guard let days = query.days else { return today }
        let past = try ended(type, query, days, fields: fields, limit: query.limit, db)
        guard !past.isEmpty else { return today }
        return Array((today + past).sorted { $0.id < $1.id }.prefix(query.limit))
    }

    /// A page of features with the number of all; a box is looked through once for both.
    static func page<Row: LandLayerRow>(
        _ type: Row.Type, _ query: LayerQuery, fields: [MapLayer.Field], _ db: Transaction
    ) throws -> LayerPage {
        guard query.days == nil, query.limit > 0 else {
            return LayerPage(
                features: try features(type, query, fields: fields, db),
                matched: try count(type, query, fields: fields, db))
        }
        let (features, inBox) = try current(type, query, db)
        if query.after == nil, features.count < query.limit {
            return LayerPage(features: features, matched: features.count)
        }
        if let inBox, query.asksForBoxAlone { return LayerPage(features: features, matched: inBox) }
        return LayerPage(features: features, matched: try count(type, query, fields: fields, db))
    }

    /// How many features answer, all pages together.
    static func count<Row: LandLayerRow>(
        _ type: Row.Type, _ query: LayerQuery, fields: [MapLayer.Field], _ db: Transaction
    ) throws -> Int {
        var whole = query
        whole.after = nil
        var rest = whole
        rest.bounds = nil
        var condition = condition(type, rest)
        if let bounds = whole.bounds {
            condition = "\(Row.alias).id IN (\(Footprint.ids(in: bounds, table: Row.name))) AND \(condition)"
        }
        var counted: SQL = "SELECT COUNT(*) FROM \(Row.table) WHERE \(condition)"
        if let bounds = whole.bounds, whole.asksForBoxAlone {
            // Nothing but a box is asked: the index has the answer.
            counted = "SELECT COUNT(*) FROM (\(Footprint.ids(in: bounds, table: Row.name))) found"
        }
        let today = try db.first(counted, as: Int.self) ?? 0
        guard let days = whole.days else { return today }
        return today + (try ended(type, whole, days, fields: fields, limit: .max, db).count)
    }

    static func extent<Row: LandLayerRow>(_ type: Row.Type, _ db: Transaction) throws -> Bounds? {
        let edges = try db.first(
            """
            SELECT MIN(\(Row.alias).west) AS west, MIN(\(Row.alias).south) AS south, MAX(\(Row.alias).east) AS east,
                MAX(\(Row.alias).north) AS north
            FROM \(Row.table) WHERE \(Row.alias).cell IS NOT NULL
            """, as: Edges.self)
        guard let edges, let west = edges.west, let south = edges.south, let east = edges.east,
            let north = edges.north
        else { return nil }
        return Bounds(
            west: Double(west) / 1e7, south: Double(south) / 1e7, east: Double(east) / 1e7, north: Double(north) / 1e7)
    }

    /// Today's features, and how many records the box holds where that came out on the way.
    ///
    /// Where a box holds few records, finding all of them first, then ordering them, costs less than walking all records
    /// in order until a page is full. The planner cannot tell, for it knows neither the box nor the page.
    private static func current<Row: LandLayerRow>(
        _ type: Row.Type, _ query: LayerQuery, _ db: Transaction
    ) throws -> (features: [LayerFeature], inBox: Int?) {
        guard let bounds = query.bounds else { return (try read(type, condition(type, query), query.limit, db), nil) }
        var rest = query
        rest.bounds = nil
        if !query.isOrdered {
            let found: SQL = """
                SELECT \(Row.alias).id, \(Row.alias).shape, \(Row.columns)
                FROM \(Footprint.search(bounds, table: Row.name, alias: Row.alias)) AND \(condition(type, rest))
                LIMIT \(query.limit)
                """
            return (try db.rows(found) { try Row(&$0).feature }, nil)
        }
        let inBox = Footprint.ids(in: bounds, table: Row.name)
        guard query.limit <= 5_000 else {
            return (
                try read(type, "\(Row.alias).id IN (\(inBox)) AND \(condition(type, rest))", query.limit, db), nil
            )
        }
        let most = max(1_000, query.limit * 20)
        let found = try db.rows("SELECT f.id FROM (\(inBox)) f LIMIT \(most + 1)") { try $0.uuid() }
        guard found.count <= most else { return (try read(type, condition(type, query), query.limit, db), nil) }
        var wanted = found
        if let after = query.after { wanted = wanted.filter { $0 > after } }
        if query.asksForBoxAlone { wanted = Array(wanted.sorted().prefix(query.limit)) }
        guard !wanted.isEmpty else { return ([], found.count) }
        let listed: SQL = "\(Row.alias).id IN (\(repeatedList: wanted)) AND \(condition(type, rest))"
        return (try read(type, listed, query.limit, db), found.count)
    }

    private static func read<Row: LandLayerRow>(
        _ type: Row.Type, _ condition: SQL, _ limit: Int, _ db: Transaction
    ) throws -> [LayerFeature] {
        try db.rows(
            """
            SELECT \(Row.alias).id, \(Row.alias).shape, \(Row.columns) FROM \(Row.table)
            WHERE \(condition) ORDER BY \(Row.alias).id LIMIT \(limit)
            """
        ) { try Row(&$0).feature }
    }

    private static func condition<Row: LandLayerRow>(_ type: Row.Type, _ query: LayerQuery) -> SQL {
        let alias = Row.alias
        var condition: SQL = "\(query.scope.condition(division: Row.division, village: Row.village))"
        if let bounds = query.bounds {
            condition = "\(Footprint.touches(bounds, alias: alias)) AND \(condition)"
        } else {
            condition = "\(alias).cell IS NOT NULL AND \(condition)"
        }
        if let id = query.id { condition = "\(alias).id = \(id) AND \(condition)" }
        if let after = query.after { condition = "\(condition) AND \(alias).id > \(after)" }
        if let last = query.days?.last { condition = "\(condition) AND \(alias).valid_from <= \(last)" }
        for (field, value) in query.filters.sorted(by: { $0.key < $1.key }) {
            // A value that cannot stand in the column holds for nothing.
            let known = value.utf8.contains(0) ? nil : Row.condition(field, value)
            condition = "\(condition) AND \(known ?? "1 = 0")"
        }
        return condition
    }

    // MARK: - Days that are over

    private struct Edges: Decodable {
        var west: Int64?
        var south: Int64?
        var east: Int64?
        var north: Int64?
    }

    private struct Ended: Decodable {
        var subject: UUIDv7
        var body: String
    }

    /// Records whose row of today does not hold on any of the days, as they last stood in them.
    ///
    /// Every version that ended is looked at one batch after the other; they are as many as there were changes.
    private static func ended<Row: LandLayerRow>(
        _ type: Row.Type, _ query: LayerQuery, _ days: LayerQuery.DayRange, fields: [MapLayer.Field], limit: Int,
        _ db: Transaction
    ) throws -> [LayerFeature] {
        var found: [LayerFeature] = []
        var after = query.after
        let batch = 500
        while found.count < limit {
            let rows = try endedVersions(type, id: query.id, days, after: after, limit: batch, db)
            for row in rows {
                let record: Row.Record = try VersionRows.record(row.body)
                if let feature = feature(type, row.subject, record, query, fields) { found.append(feature) }
            }
            guard rows.count == batch, let last = rows.last else { break }
            after = last.subject
        }
        return Array(found.prefix(limit))
    }

    private static func endedVersions<Row: LandLayerRow>(
        _ type: Row.Type, id: UUIDv7?, _ days: LayerQuery.DayRange, after: UUIDv7?, limit: Int, _ db: Transaction
    ) throws -> [Ended] {
        var condition: SQL = """
            v.kind = \(Row.Record.kind) AND v.superseded_at IS NULL AND v.valid_to IS NOT NULL
            """
        var later: SQL = "w.subject = v.subject AND w.superseded_at IS NULL AND w.valid_from > v.valid_from"
        if let first = days.first { condition = "\(condition) AND v.valid_to > \(first)" }
        if let last = days.last {
            condition = "\(condition) AND v.valid_from <= \(last)"
            later = "\(later) AND w.valid_from <= \(last)"
        }
        if let id { condition = "\(condition) AND v.subject = \(id)" }
        if let after { condition = "\(condition) AND v.subject > \(after)" }
        return try db.all(
            """
            SELECT v.subject, v.body FROM register_versions v
            WHERE \(condition) AND NOT EXISTS (SELECT 1 FROM register_versions w WHERE \(later))
            ORDER BY v.subject LIMIT \(limit)
            """)
    }

    private static func feature<Row: LandLayerRow>(
        _ type: Row.Type, _ id: UUIDv7, _ record: Row.Record, _ query: LayerQuery, _ fields: [MapLayer.Field]
    ) -> LayerFeature? {
        let place = Row.place(of: record)
        guard query.scope.covers(division: place.division, village: place.village), let shape = record.mapShape,
            let footprint = try? Footprint(shape)
        else { return nil }
        if let bounds = query.bounds { guard footprint.bounds.intersects(bounds) else { return nil } }
        let feature = Row(id: id, shape: shape, record: record).feature
        for (name, value) in query.filters {
            guard let column = fields.firstIndex(where: { $0.name == name }),
                feature.properties[column].text == value
            else { return nil }
        }
        return feature
    }
}

extension RegisterRecord {
    /// Where the record lies, for kinds that lie somewhere.
    fileprivate var mapShape: Shape? { (self as? any Located)?.shape }
}

/// A record that lies somewhere.
protocol Located {
    var shape: Shape? { get }
}

extension Parcel: Located {}
extension Building: Located {}
extension Sign: Located {}
extension Place: Located {}
extension Village: Located {}
