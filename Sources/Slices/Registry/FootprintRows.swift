public import Geo
public import SQLText

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
