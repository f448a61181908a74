/// What an attacker, or an unusual program, writes into a GeoPackage; each changes the layer `parcel` of GDAL.
enum HostileRows {
    /// A view that would count for ever takes the place of the layer.
    static let endlessView = """
        DROP TABLE parcel;
        CREATE VIEW parcel AS WITH RECURSIVE n(fid) AS (SELECT 1 UNION ALL SELECT fid + 1 FROM n)
        SELECT fid, x'00' AS geom, fid AS PARCEL_COD FROM n;
        """
    static let viewOfContents = """
        CREATE TABLE other AS SELECT * FROM gpkg_contents; DROP TABLE gpkg_contents;
        CREATE VIEW gpkg_contents AS SELECT * FROM other;
        """
    static let virtualLayer = "DROP TABLE parcel; CREATE VIRTUAL TABLE parcel USING fts5(fid, geom, PARCEL_COD);"
    static let ownTableAsLayer = "UPDATE gpkg_contents SET table_name = 'gpkg_spatial_ref_sys';"
    static let computedColumn = "ALTER TABLE parcel ADD COLUMN big AS (zeroblob(1000000000));"
    static let bytesColumn = "ALTER TABLE parcel ADD COLUMN photo BLOB; UPDATE parcel SET photo = x'FFD8';"
    static let hugeShape = "UPDATE parcel SET geom = zeroblob(40000000) WHERE fid = 1;"
    static let textAsShape = "UPDATE parcel SET geom = 'POINT(1 2)' WHERE fid = 1;"
    static let shortShape = "UPDATE parcel SET geom = x'4750' WHERE fid = 1;"
    static let cutShape = "UPDATE parcel SET geom = substr(geom, 1, length(geom) - 9) WHERE fid = 1;"
    static let wrongEnvelope =
        "UPDATE parcel SET geom = CAST(x'4750000BE6100000' || substr(geom, 9) AS BLOB) WHERE fid = 1;"
    static let extendedShape =
        "UPDATE parcel SET geom = CAST(x'47500021E6100000' || substr(geom, 9) AS BLOB) WHERE fid = 1;"
    /// A circular string, which is a shape of ISO 13249-3 that is not kept.
    static let curve = "UPDATE parcel SET geom = x'47500001E6100000010800000000000000' WHERE fid = 1;"
    static let notANumber = """
        UPDATE parcel SET geom = x'47500001E61000000101000000000000000000F87F000000000000F87F' WHERE fid = 1;
        """
    static let emptyPoint = """
        UPDATE parcel SET geom = x'47500011E61000000101000000000000000000F87F000000000000F87F' WHERE fid = 1;
        """
    static let otherSystem =
        "UPDATE parcel SET geom = CAST(substr(geom, 1, 4) || x'887F0000' || substr(geom, 9) AS BLOB) WHERE fid = 1;"
    static let badText = "UPDATE parcel SET PARCEL_COD = CAST(x'30FF' AS TEXT) WHERE fid = 1;"
    static let infinite = "UPDATE parcel SET area = 9e999 WHERE fid = 1;"
    static let noShapeColumn = "DELETE FROM gpkg_geometry_columns;"
    static let strangeColumn = "UPDATE gpkg_geometry_columns SET column_name = 'x\"; DROP TABLE parcel; --';"
    static let textNumber = "UPDATE gpkg_geometry_columns SET srs_id = 'many';"
    static let manyRows = """
        WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
        INSERT INTO parcel (fid, PARCEL_COD) SELECT i, 'x' FROM n;
        """
    /// A table whose key is two columns, as a program without knowledge of the format may write it.
    static let doubleKey = """
        CREATE TABLE pair (a INTEGER NOT NULL, b INTEGER NOT NULL, note TEXT, PRIMARY KEY (a, b));
        INSERT INTO pair VALUES (2, 1, 'x'), (1, 1, 'y'), (1, 2, 'z');
        INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('pair', 'attributes', 'pair');
        """
    static let manyLayers = """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
        INSERT INTO gpkg_contents (table_name, data_type, identifier) SELECT 'a' || i, 'attributes', i FROM n;
        """
    /// SQLite itself says that the index of shapes agrees with the rows, and that no page is broken.
    static let check = "PRAGMA integrity_check; PRAGMA foreign_key_check; SELECT rtreecheck('rtree_parcel_geom');"

    /// A map of four tiles, laid out as mbutil does: the tiles are a view of two tables.
    static let tiles = """
        CREATE TABLE metadata (name TEXT, value TEXT);
        INSERT INTO metadata VALUES ('name', 'ภาพถ่ายสองห้อง'), ('format', 'png'), ('bounds', '103.0, 14.8,103.3,15.1'),
            ('attribution', 'อบต.สองห้อง');
        CREATE TABLE map (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_id TEXT);
        CREATE TABLE images (tile_id TEXT, tile_data BLOB);
        INSERT INTO map VALUES (1, 0, 0, 'sw'), (1, 1, 1, 'ne'), (2, 3, 2, 'deep'), (2, 3, 3, 'none');
        INSERT INTO images VALUES ('sw', x'01'), ('ne', x'0203'), ('deep', x'04');
        CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row, tile_data
            FROM map JOIN images ON images.tile_id = map.tile_id;
        """
    static let noFormat = "DELETE FROM metadata WHERE name = 'format';"
}
