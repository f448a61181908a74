import Civics
public import Geo
public import GeoPackage
public import Sheets

/// Reads whatever map or table file an office sends in (ไฟล์นำเข้า): shapefiles, GeoJSON, GeoPackage, CSV, XLSX, ZIP.
public enum FeatureFile {
    /// The limits of one file, by its kind.
    public struct Limits: Sendable, Hashable {
        public var archive = ZipReader.Limits()
        public var shapefile = ShapefileLimits()
        public var geoPackage = GeoPackageLimits()
        public var geoJSON = GeoJSONLimits()
        public var csv = CSVReader.Limits()
        public var xlsx = XlsxReader.Limits()
        /// Columns of one table, where the format itself has no narrower limit.
        public var fields = 2_000
        /// Values of one table, empty ones included.
        public var values = 50_000_000

        public init() {
            archive.inflatedBytes = 512 << 20
        }
    }

    /// Returns the tables of a file, those with shapes and those without, in the order of the file.
    ///
    /// The content decides what the file is; the name is asked only where the content cannot tell (CSV).
    public static func read(
        name: String, bytes: [UInt8], limits: Limits = Limits()
    ) throws(GeoFileError) -> [FeatureTable] {
        try read(name: name, bytes: bytes, limits: limits, mayUnpack: true)
    }

    /// Returns the tables of several files sent together, such as the parts of one or more shapefiles.
    /// - Parameter files: The bytes by file name.
    public static func read(
        files: [String: [UInt8]], limits: Limits = Limits()
    ) throws(GeoFileError) -> [FeatureTable] {
        if let only = files.first, files.count == 1 {
            return try read(name: only.key, bytes: only.value, limits: limits)
        }
        guard files.count <= limits.archive.entries,
            files.values.reduce(0, { $0 + $1.count }) <= limits.archive.inflatedBytes
        else { throw GeoFileError(.tooLarge, place: "files") }
        return try LayerFolder(files, limits: limits).tables()
    }

    /// - Parameter mayUnpack: False inside an archive: archives in archives could go on for ever.
    static func read(
        name: String, bytes: [UInt8], limits: Limits, mayUnpack: Bool
    ) throws(GeoFileError) -> [FeatureTable] {
        guard bytes.count <= limits.archive.inflatedBytes else { throw GeoFileError(.tooLarge, place: name) }
        if bytes.starts(with: Array("SQLite format 3\0".utf8)) {
            return try geoPackage(bytes, name, limits)
        }
        if bytes.starts(with: [0x50, 0x4B]) { return try zip(bytes, name, limits, mayUnpack) }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw GeoFileError(SheetError(.legacyOrLocked), in: name) }
        // A .shp, .shx or .dbf on its own is a part of a layer.
        let (base, ending) = FileName.split(name)
        if bytes.starts(with: [0x00, 0x00, 0x27, 0x0A]) || ["shp", "shx", "dbf"].contains(ending) {
            throw GeoFileError(.missingPart, place: base)
        }
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        if text.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") {
            return [try GeoJSONTable.read(bytes, name: base, limits: limits)]
        }
        guard ["csv", "tsv", "txt"].contains(ending), !bytes.isEmpty else {
            throw GeoFileError(.unknownFormat, place: name)
        }
        return [try SheetTable.read(csv: bytes, name: base, limits: limits)]
    }

    private static func zip(
        _ bytes: [UInt8], _ name: String, _ limits: Limits, _ mayUnpack: Bool
    ) throws(GeoFileError) -> [FeatureTable] {
        let archive: ZipReader
        do throws(SheetError) {
            archive = try ZipReader(bytes, limits: limits.archive)
        } catch {
            throw GeoFileError(error, in: name)
        }
        if archive.contains("[Content_Types].xml") {
            return try SheetTable.read(xlsx: bytes, name: FileName.split(name).name, limits: limits)
        }
        guard mayUnpack else { throw GeoFileError(.unknownFormat, place: name) }
        return try LayerFolder(archive, name: name, limits: limits).tables()
    }

    private static func geoPackage(
        _ bytes: [UInt8], _ name: String, _ limits: Limits
    ) throws(GeoFileError) -> [FeatureTable] {
        do throws(GeoPackageError) {
            return try GeoPackageReader.read(bytes, limits: limits.geoPackage).map(FeatureTable.init)
        } catch {
            throw GeoFileError(error, in: name)
        }
    }
}

extension FeatureTable {
    /// The table of a GeoPackage layer; its row numbers are left behind.
    public init(_ layer: GeoPackageLayer) {
        self.init(
            name: layer.name,
            fields: layer.columns.map { column in
                let kind: FeatureField.Kind =
                    switch column.kind {
                    case .text, .dateTime: .text
                    case .integer: .integer
                    case .number: .number
                    case .boolean: .boolean
                    case .date: .date
                    }
                return FeatureField(name: column.name, kind: kind)
            }, features: layer.rows.map { Feature(geometry: $0.geometry, values: $0.values) },
            coordinateSystem: layer.coordinateSystem, notes: layer.notes)
        if layer.hasShapes, layer.coordinateSystem == nil, let bounds {
            notes.append(SystemQuestion.note(bounds, because: SystemQuestion.unknownSystem))
        }
    }
}
