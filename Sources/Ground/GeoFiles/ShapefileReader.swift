import CShapefile
import Civics
import Geo

/// Reads one layer of an ESRI shapefile (LTAX GIS: `parcel`, `zone`, `block`) from the bytes of its files.
public enum ShapefileReader {
    /// Returns the layer, its rows in the order of the file.
    ///
    /// Heights and measures are dropped; a null shape stays as `nil`; a record marked as deleted is left out. Rings
    /// become polygons with holes. Whatever was odd but readable stands in the notes.
    /// - Parameter files: The bytes by file name, of one layer: `.shp` and `.dbf`; `.shx`, `.prj` and `.cpg` where
    ///   there are such; letters of any case. Other endings are ignored.
    /// - Throws: `missingPart`; `damaged` where lengths, offsets or counts contradict each other; `unsupportedShape`
    ///   for multipatch; `unknownEncoding`; `tooLarge`; `duplicateName` for two files of one ending.
    public static func read(
        files: [String: [UInt8]], limits: ShapefileLimits = ShapefileLimits()
    ) throws(GeoFileError) -> FeatureTable {
        var parts: [String: [UInt8]] = [:]
        var names: [String: String] = [:]
        for (file, bytes) in files.sorted(by: { $0.key < $1.key }) {
            let (name, ending) = FileName.split(file)
            guard ["shp", "shx", "dbf", "prj", "cpg"].contains(ending) else { continue }
            guard parts.updateValue(bytes, forKey: ending) == nil else {
                throw GeoFileError(.duplicateName, place: file)
            }
            names[ending] = name
        }
        let name = names["shp"] ?? names["dbf"] ?? ""
        guard let shp = parts["shp"] else { throw GeoFileError(.missingPart, place: name + ".shp") }
        guard parts.values.reduce(0, { $0 + $1.count }) <= limits.bytes else {
            throw GeoFileError(.tooLarge, place: "bytes")
        }
        let index = try ShapeIndex(shp: shp, shx: parts["shx"], name: name, limits: limits)
        let hasIndex = parts["shx"] != nil
        parts["shx"] = index.shx(for: shp)
        let files = ShapeFiles(parts)
        let attributes = try AttributeTable(files: files, name: name, limits: limits)
        guard attributes.rows.count == index.records.count else {
            throw GeoFileError(
                .damaged, place: "\(name): \(index.records.count) shapes, \(attributes.rows.count) records")
        }
        var shapes = ShapeReading(name: name, kind: index.kind, limits: limits)
        let geometries = try shapes.geometries(files, count: index.records.count)
        var table = FeatureTable(
            name: name, fields: attributes.fields, features: [],
            encoding: attributes.encoding, notes: attributes.notes + shapes.notes)
        table.features = zip(geometries, attributes.rows).compactMap { geometry, values in
            values.map { FeatureTable.Feature(geometry: geometry, values: $0) }
        }
        if !hasIndex {
            table.notes.append(
                Words(
                    th: "ไม่มีไฟล์ .shx จึงอ่านตามลำดับในไฟล์ .shp",
                    en: "There is no .shx file; the records were read in the order of the .shp file."))
        }
        table.coordinateSystem = parts["prj"].flatMap(ProjectionText.system)
        if table.coordinateSystem == nil {
            let reason = parts["prj"] == nil ? SystemQuestion.missingProjection : SystemQuestion.unknownProjection
            table.notes.append(SystemQuestion.note(table.bounds, because: reason))
        }
        return table
    }
}

/// The shapes of one layer on their way out of shapelib.
struct ShapeReading {
    let name: String
    let kind: ShapeIndex.Kind
    private var rings: RingSorting
    /// Records whose shape had a coordinate that is no number.
    private var notFinite: [Int] = []
    private var oddRings: [Int] = []
    private var lostRings: [Int] = []

    init(name: String, kind: ShapeIndex.Kind, limits: ShapefileLimits) {
        self.name = name
        self.kind = kind
        rings = RingSorting(work: limits.ringWork)
    }

    mutating func geometries(_ files: ShapeFiles, count: Int) throws(GeoFileError) -> [Geometry?] {
        var hooks = ShapeFiles.hooks()
        // `files` is alive until after the last use of the handle: the address in the name leads to it.
        guard let handle = SHPOpenLL(files.address, "rb", &hooks) else {
            throw GeoFileError(.damaged, place: name + ".shp")
        }
        defer {
            SHPClose(handle)
            withExtendedLifetime(files) {}
        }
        var geometries: [Geometry?] = []
        geometries.reserveCapacity(count)
        for record in 0..<count {
            guard let object = SHPReadObject(handle, Int32(record)) else {
                throw GeoFileError(.damaged, place: name + ".shp", line: record + 1)
            }
            defer { SHPDestroyObject(object) }
            geometries.append(try geometry(of: object.pointee, record: record + 1))
        }
        return geometries
    }

    private mutating func geometry(of object: SHPObject, record: Int) throws(GeoFileError) -> Geometry? {
        let count = Int(object.nVertices)
        guard object.nSHPType != SHPT_NULL, count > 0 else { return nil }
        guard let xs = object.padfX, let ys = object.padfY else {
            throw GeoFileError(.damaged, place: name + ".shp", line: record)
        }
        var positions: [Position] = []
        positions.reserveCapacity(count)
        for index in 0..<count {
            guard xs[index].isFinite, ys[index].isFinite else {
                notFinite.append(record)
                return nil
            }
            positions.append(Position(x: xs[index], y: ys[index]))
        }
        if kind.isPoint { return .point(positions[0]) }
        guard kind.hasParts else { return .multiPoint(positions) }
        let parts = try parts(of: object, positions, record)
        guard kind == .polygon || kind == .polygonZ || kind == .polygonM else {
            let lines = parts.filter { $0.count > 1 }
            if lines.count < parts.count { lostRings.append(record) }
            if lines.isEmpty { return nil }
            return lines.count == 1 ? .lineString(lines[0]) : .multiLineString(lines)
        }
        let (reversed, dropped, unclosed) = (rings.reversed, rings.dropped, rings.unclosed)
        do throws(GeoFileError) {
            let geometry = try rings.geometry(of: parts)
            if rings.reversed > reversed || rings.unclosed > unclosed { oddRings.append(record) }
            if rings.dropped > dropped { lostRings.append(record) }
            return geometry
        } catch {
            throw GeoFileError(error.kind, place: name + ".shp", line: record)
        }
    }

    private func parts(
        of object: SHPObject, _ positions: [Position], _ record: Int
    ) throws(GeoFileError) -> [[Position]] {
        let count = Int(object.nParts)
        guard count > 0, let starts = object.panPartStart else {
            throw GeoFileError(.damaged, place: name + ".shp", line: record)
        }
        var parts: [[Position]] = []
        parts.reserveCapacity(count)
        for part in 0..<count {
            let start = Int(starts[part])
            let end = part + 1 < count ? Int(starts[part + 1]) : positions.count
            guard start >= 0, start < end, end <= positions.count else {
                throw GeoFileError(.damaged, place: name + ".shp", line: record)
            }
            parts.append(Array(positions[start..<end]))
        }
        return parts
    }

    var notes: [Words] {
        var notes: [Words] = []
        func note(_ records: [Int], th: String, en: String) {
            if records.isEmpty { return }
            let list = records.prefix(10).map(String.init).joined(separator: ", ") + (records.count > 10 ? " …" : "")
            notes.append(
                Words(th: "\(records.count) ระเบียน (\(list)): \(th)", en: "\(records.count) records (\(list)): \(en)"))
        }
        note(
            notFinite, th: "มีพิกัดที่ไม่ใช่ตัวเลข จึงไม่มีรูป",
            en: "a coordinate is no number, so the record has no shape.")
        note(
            oddRings, th: "วงรอบแปลงวนผิดทิศหรือไม่บรรจบ จัดตามการซ้อนกันของวง",
            en: "rings run the wrong way or do not close; they were sorted by which holds which.")
        note(
            lostRings, th: "มีวงหรือเส้นที่สั้นเกินจะเป็นรูป จึงไม่นำมา",
            en: "a ring without area or a line of one point was left out.")
        return notes
    }
}

/// The name and ending of a file's path in an archive.
enum FileName {
    /// The name without folders and ending, and the ending in lower case.
    static func split(_ path: String) -> (name: String, ending: String) {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        guard let dot = file.lastIndex(of: ".") else { return (file, "") }
        return (String(file[..<dot]), file[file.index(after: dot)...].lowercased())
    }
}
