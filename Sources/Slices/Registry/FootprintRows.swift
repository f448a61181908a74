public import Geo
public import SQLText
public import Storage

/// Where records lie today, whatever their kind.
public enum FootprintRows {
    private struct Row: Decodable {
        var west: Int64?
        var south: Int64?
        var east: Int64?
        var north: Int64?
    }

    /// The rectangle around a record in degrees; `nil` where it lies nowhere, or is of a kind that has no place.
    public static func bounds(of record: RecordReference, _ db: Transaction) throws -> Bounds? {
        let table: SQL
        switch record.kind {
        case .parcel: table = "parcels"
        case .building: table = "buildings"
        case .sign: table = "signs"
        case .place: table = "places"
        case .village: table = "villages"
        case .household: table = "register_households"
        case .person, .organisation, .fact, .survey: return nil
        }
        let found = try db.first(
            "SELECT t.west, t.south, t.east, t.north FROM \(table) t WHERE t.id = \(record.id)", as: Row.self)
        guard let row = found, let west = row.west, let south = row.south, let east = row.east, let north = row.north
        else { return nil }
        return Bounds(
            west: Double(west) / 1e7, south: Double(south) / 1e7, east: Double(east) / 1e7, north: Double(north) / 1e7)
    }

    /// The middle of that rectangle.
    public static func middle(of record: RecordReference, _ db: Transaction) throws -> Position? {
        try bounds(of: record, db).map { Position(x: ($0.west + $0.east) / 2, y: ($0.south + $0.north) / 2) }
    }
}

extension Footprint {
    /// The columns of a footprint, for the column list of an INSERT.
    public static let columnNames: SQL = "shape, west, south, east, north, cell"

    /// The bound values for ``columnNames``; NULLs for a record that lies nowhere yet.
    public static func values(_ footprint: Footprint?) -> SQL {
        guard let footprint else { return "NULL, NULL, NULL, NULL, NULL, NULL" }
        let edge = columns(footprint.bounds)
        return """
            \(SQLValue.blob(footprint.shape.wkb)), \(edge.west), \(edge.south), \(edge.east), \(edge.north), \
            \(footprint.cell)
            """
    }

    /// The identifiers of a table's rows whose rectangles touch a box, as a bound SELECT for `id IN (…)`.
    ///
    /// - Parameter table: the table's name; its index begins with `cell, west, south, east, north, id`.
    public static func ids(in box: Bounds, table: SQL) -> SQL {
        "SELECT q.id FROM \(search(box, table: table, alias: "q"))"
    }

    /// What follows FROM to find the rows whose rectangles touch a box, up to the end of its WHERE; `AND` may follow.
    ///
    /// One search of the index per range of keys: told as one condition with OR, the planner of SQLite walks the whole
    /// index, for it does not know how narrow bound ranges are; CROSS JOIN keeps it from turning the search round. The
    /// ranges lie apart, so no row comes twice. They come in few numbers, so that the statement is found prepared.
    static func search(_ box: Bounds, table: SQL, alias: SQL) -> SQL {
        let edge = columns(box)
        var ranges = SpatialKey.ranges(covering: box, limit: mostRanges).map { ($0.lowerBound, $0.upperBound) }
        // A range from 1 to 0 holds nothing.
        while ranges.count & (ranges.count - 1) != 0 || ranges.isEmpty { ranges.append((1, 0)) }
        return """
            (VALUES \(pairs: ranges)) AS keys CROSS JOIN \(table) \(alias) \
            WHERE \(alias).cell BETWEEN keys.column1 AND keys.column2 \
            AND \(alias).west <= \(edge.east) AND \(alias).east >= \(edge.west) \
            AND \(alias).south <= \(edge.north) AND \(alias).north >= \(edge.south)
            """
    }

    /// More ranges bring fewer rows that lie beside the box, and more searches; a power of two.
    private static let mostRanges = 32

    /// Whether a row's rectangle touches a box, as a bound condition in brackets that the index on `cell` answers.
    ///
    /// - Parameter alias: the table's name or alias in the statement.
    public static func touches(_ box: Bounds, alias: SQL) -> SQL {
        let edge = columns(box)
        var cells: SQL = "1 = 0"
        for range in SpatialKey.ranges(covering: box) {
            cells =
                range.lowerBound == range.upperBound
                ? "\(cells) OR \(alias).cell = \(range.lowerBound)"
                : "\(cells) OR \(alias).cell BETWEEN \(range.lowerBound) AND \(range.upperBound)"
        }
        return """
            ((\(cells)) AND \(alias).west <= \(edge.east) AND \(alias).east >= \(edge.west) \
            AND \(alias).south <= \(edge.north) AND \(alias).north >= \(edge.south))
            """
    }
}
