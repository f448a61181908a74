/// Every statement on GeoPackage and MBTiles files (SQLite only; these are file formats, not the register).
enum GeoPackageRows {
    /// A name of the file as SQL spells it; the only thing of a file that ever stands in a statement.
    static func quoted(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    // MARK: Reading

    static let watchCells = "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0"
    /// Tables that have pages of their own: no views, no virtual tables.
    static let plainTables = "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
    static let contents =
        "SELECT table_name, data_type, identifier FROM gpkg_contents WHERE data_type IN ('features', 'attributes')"
    static let shapeColumns = "SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns"
    static let systems =
        "SELECT srs_id, organization, organization_coordsys_id, srs_name FROM gpkg_spatial_ref_sys"

    static func columns(of table: String) -> String { "PRAGMA table_xinfo(\(quoted(table)))" }

    static func rows(of table: String, columns: [String]) -> String {
        "SELECT \(columns.map(quoted).joined(separator: ", ")) FROM \(quoted(table))"
    }

    static let tile = "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?"
    static let metadata = "SELECT name, value FROM metadata"
    static let firstLevel = "SELECT zoom_level FROM tiles ORDER BY zoom_level LIMIT 1"
    static let lastLevel = "SELECT zoom_level FROM tiles ORDER BY zoom_level DESC LIMIT 1"

    // MARK: Writing

    /// The tables that every GeoPackage 1.3 has (OGC 12-128r18, annex C), and its marks: "GPKG", version 1.3.0.
    static let frame = """
        PRAGMA application_id = 1196444487;
        PRAGMA user_version = 10300;
        CREATE TABLE gpkg_spatial_ref_sys (
            srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
            organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
        CREATE TABLE gpkg_contents (
            table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
            description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
            min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
            CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
        CREATE TABLE gpkg_geometry_columns (
            table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
            srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
            CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
            CONSTRAINT uk_gc_table_name UNIQUE (table_name),
            CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
            CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
        CREATE TABLE gpkg_extensions (
            table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
            scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
        """
    static let begin = "BEGIN"
    static let commit = "COMMIT"
    static let addSystem = "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)"
    static let addContents = """
        INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, min_x, min_y, max_x, max_y, srs_id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    static let addShapeColumn = "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)"
    static let addIndexExtension = """
        INSERT INTO gpkg_extensions
        VALUES (?, ?, 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')
        """

    /// - Parameter columns: Names with the types of GeoPackage 1.3, table 1.
    static func createTable(_ table: String, key: String, columns: [(name: String, type: String)]) -> String {
        let lines = columns.map { "\(quoted($0.name)) \($0.type)" }
        let all = ["\(quoted(key)) INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"] + lines
        return "CREATE TABLE \(quoted(table)) (\(all.joined(separator: ", ")))"
    }

    static func addRow(to table: String, columns: Int) -> String {
        let places = [String](repeating: "?", count: columns).joined(separator: ", ")
        return "INSERT INTO \(quoted(table)) VALUES (\(places))"
    }

    static func createIndex(_ table: String, shape: String) -> String {
        "CREATE VIRTUAL TABLE \(quoted("rtree_\(table)_\(shape)")) USING rtree(id, minx, maxx, miny, maxy)"
    }

    static func addToIndex(_ table: String, shape: String) -> String {
        "INSERT INTO \(quoted("rtree_\(table)_\(shape)")) VALUES (?, ?, ?, ?, ?)"
    }

    /// The triggers that keep the index of shapes true while another program edits the file (annex F.3).
    ///
    /// Their functions `ST_…` are the other program's; ours fills the index itself.
    static func indexTriggers(_ table: String, key: String, shape: String) -> String {
        let (rows, id, geometry) = (quoted(table), quoted(key), quoted(shape))
        let index = quoted("rtree_\(table)_\(shape)")
        let isThere = "NEW.\(geometry) NOTNULL AND NOT ST_IsEmpty(NEW.\(geometry))"
        let isGone = "NEW.\(geometry) ISNULL OR ST_IsEmpty(NEW.\(geometry))"
        let put = """
            INSERT OR REPLACE INTO \(index) VALUES (NEW.\(id), ST_MinX(NEW.\(geometry)), ST_MaxX(NEW.\(geometry)), \
            ST_MinY(NEW.\(geometry)), ST_MaxY(NEW.\(geometry)));
            """
        let drop = "DELETE FROM \(index) WHERE id = OLD.\(id);"
        func trigger(_ name: String, _ event: String, when: String, _ actions: String) -> String {
            let name = quoted("rtree_\(table)_\(shape)_\(name)")
            return "CREATE TRIGGER \(name) AFTER \(event) ON \(rows) WHEN \(when) BEGIN \(actions) END;"
        }
        return [
            trigger("insert", "INSERT", when: "(\(isThere))", put),
            trigger("update1", "UPDATE OF \(geometry)", when: "OLD.\(id) = NEW.\(id) AND (\(isThere))", put),
            trigger("update2", "UPDATE OF \(geometry)", when: "OLD.\(id) = NEW.\(id) AND (\(isGone))", drop),
            trigger("update3", "UPDATE", when: "OLD.\(id) != NEW.\(id) AND (\(isThere))", drop + " " + put),
            trigger(
                "update4", "UPDATE", when: "OLD.\(id) != NEW.\(id) AND (\(isGone))",
                "DELETE FROM \(index) WHERE id IN (OLD.\(id), NEW.\(id));"),
            trigger("delete", "DELETE", when: "OLD.\(geometry) NOTNULL", drop),
        ].joined(separator: "\n")
    }
}
