public import Civics
public import Geo

/// One layer of a GeoPackage (ชั้นข้อมูล): a table of features, or of attributes alone.
public struct GeoPackageLayer: Sendable, Hashable {
    /// A column besides the row's number and its shape.
    public struct Column: Sendable, Hashable {
        /// The kinds of GeoPackage 1.3, table 1, as far as they are kept.
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            case text
            case integer
            case number
            case boolean
            /// A day as `YYYY-MM-DD`.
            case date
            /// A moment as `YYYY-MM-DDTHH:MM:SS.SSSZ`.
            case dateTime
        }

        public var name: String
        public var kind: Kind

        public init(name: String, kind: Kind) {
            self.name = name
            self.kind = kind
        }
    }

    /// One row.
    public struct Row: Sendable, Hashable {
        /// The number of the row, unique in its layer; from 1 where the table has none of its own.
        public var id: Int64
        /// `nil` where there is no shape.
        public var geometry: Geometry?
        /// One value for each column.
        public var values: [GeoValue]

        public init(id: Int64, geometry: Geometry?, values: [GeoValue]) {
            self.id = id
            self.geometry = geometry
            self.values = values
        }
    }

    /// The name of the table; it comes from outside: escape it when shown.
    public var name: String
    /// What people call it.
    public var title: String?
    public var columns: [Column]
    public var rows: [Row]
    /// Whether the table has a column of shapes.
    public var hasShapes: Bool
    /// `nil` for attributes, and where the file names a system that is not known here (``notes`` then says so).
    public var coordinateSystem: CoordinateSystem?
    /// What the person should know: columns and rows left out, and doubts.
    public var notes: [Words]

    public init(
        name: String, title: String? = nil, columns: [Column], rows: [Row], hasShapes: Bool = true,
        coordinateSystem: CoordinateSystem?, notes: [Words] = []
    ) {
        self.name = name
        self.title = title
        self.columns = columns
        self.rows = rows
        self.hasShapes = hasShapes
        self.coordinateSystem = coordinateSystem
        self.notes = notes
    }
}
