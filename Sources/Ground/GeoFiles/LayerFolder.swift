import Civics
import Sheets

/// The layers among several files: those of a ZIP (LTAX's `parcel`, `zone`, `block`; the Land Department's monthly data
/// of section 10), or files that were sent together.
struct LayerFolder {
    /// What the person calls it, for notes and errors.
    let name: String
    /// The files' paths, in order.
    let paths: [String]
    let limits: FeatureFile.Limits
    /// Whether a ZIP among the files is opened; never inside another.
    let mayUnpack: Bool
    let bytes: (String) throws(GeoFileError) -> [UInt8]

    init(_ archive: ZipReader, name: String, limits: FeatureFile.Limits) {
        self.name = name
        self.limits = limits
        paths = archive.names
        mayUnpack = false
        bytes = { path throws(GeoFileError) in
            do throws(SheetError) {
                return try archive.read(path)
            } catch {
                throw GeoFileError(error, in: path)
            }
        }
    }

    init(_ files: [String: [UInt8]], limits: FeatureFile.Limits) {
        paths = files.keys.sorted()
        name = paths.first ?? ""
        self.limits = limits
        mayUnpack = true
        bytes = { path throws(GeoFileError) in files[path] ?? [] }
    }

    /// Returns the tables in the order of the files; what is no table of ours is named in a note of the first.
    func tables() throws(GeoFileError) -> [FeatureTable] {
        let files = paths.filter { !$0.hasSuffix("/") && !Self.isHidden($0) }
        let layers = Set(files.filter { FileName.split($0).ending == "shp" }.map(Self.layer))
        var tables: [FeatureTable] = []
        var ignored: [String] = []
        for file in files {
            let (base, ending) = FileName.split(file)
            switch ending {
            case "shp": tables.append(try shapefile(Self.layer(file), among: files))
            case "csv" where base.lowercased().hasSuffix("_ogr_tmp"): ignored.append(file)
            case "csv", "tsv", "geojson", "gpkg", "xlsx":
                tables += try FeatureFile.read(name: file, bytes: bytes(file), limits: limits, mayUnpack: false)
            case "zip" where mayUnpack:
                tables += try FeatureFile.read(name: file, bytes: bytes(file), limits: limits, mayUnpack: true)
            case "json":
                // Other things than maps are called .json; a broken map of that name still gets its error.
                let text = try bytes(file)
                if Self.isMap(text) {
                    tables += try FeatureFile.read(name: file, bytes: text, limits: limits, mayUnpack: false)
                } else {
                    ignored.append(file)
                }
            case _ where layers.contains(Self.layer(file)): continue
            default: ignored.append(file)
            }
        }
        guard !tables.isEmpty else {
            // Attributes whose shapes were left at home are the likeliest reason.
            let lone = ignored.first { FileName.split($0).ending == "dbf" }
            throw GeoFileError(.missingPart, place: lone.map { FileName.split($0).name + ".shp" } ?? name)
        }
        if !ignored.isEmpty {
            let list = ignored.prefix(10).joined(separator: ", ") + (ignored.count > 10 ? " …" : "")
            tables[0].notes.append(
                Words(
                    th: "ไฟล์อื่นใน \(name) ที่ไม่ได้อ่าน: \(list)", en: "Other files in \(name) that were not read: \(list)"))
        }
        return tables
    }

    private func shapefile(_ layer: String, among files: [String]) throws(GeoFileError) -> FeatureTable {
        var parts: [String: [UInt8]] = [:]
        for file in files where Self.layer(file) == layer {
            guard ["shp", "shx", "dbf", "prj", "cpg"].contains(FileName.split(file).ending) else { continue }
            parts[file] = try bytes(file)
        }
        return try ShapefileReader.read(files: parts, limits: limits.shapefile)
    }

    /// What the parts of one layer share: folder and name, without letter case.
    private static func layer(_ file: String) -> String {
        let ending = FileName.split(file).ending
        return String(file.lowercased().dropLast(ending.isEmpty ? 0 : ending.count + 1))
    }

    /// What a Mac adds to archives, and files that begin with a dot.
    private static func isHidden(_ file: String) -> Bool {
        file.hasPrefix("__MACOSX/") || file.split(separator: "/").contains { $0.hasPrefix(".") }
    }

    private static func isMap(_ bytes: [UInt8]) -> Bool {
        let start = String(decoding: bytes.prefix(4_096), as: UTF8.self)
        return start.contains("\"Feature") || start.contains("LocationGeospatial") || start.contains("\"coordinates\"")
    }
}
