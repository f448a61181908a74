public import Civics
public import Geo
import Sheets
import Access

/// The Land Department's monthly ZIP (ข้อมูลมาตรา 10; revenue.md §3.5), read whole.
public struct LandOfficeArchive: Sendable, Hashable {
    public var changes: [LandOfficeChange]
    /// Polygons that no row names.
    public var unclaimedShapes: Int
    /// Rows whose polygon is not in the archive.
    public var rowsWithoutShape: Int
    public var ignoredFiles: [String]
    public var notes: [Words]
    /// What the polygons were taken for.
    public var coordinateSystem: CoordinateSystem?

    /// The most that one month's archive may inflate to.
    static let largest = 512 << 20

    /// Whether an archive looks like one of the Land Department's.
    public static func recognises(_ names: [String]) -> Bool {
        names.contains { Part(name: $0) != nil }
    }

    /// Reads the archive.
    ///
    /// - Parameters:
    ///   - system: the system of the polygons where a person has said it.
    ///   - allowsSpecimen: whether IDs that begin with 9, which nobody has, are taken: demonstration and training only.
    /// - Throws: `CoordinateQuestion` where the polygons are in metres and nothing tells their datum;
    ///   `Problem.landOfficeLocked` for one behind a password; `Problem.importFileUnreadable`.
    public init(
        _ bytes: [UInt8], actions: LandOfficeActions, system: CoordinateSystem? = nil, allowsSpecimen: Bool = false
    ) throws {
        var limits = ZipReader.Limits()
        limits.inflatedBytes = Self.largest
        let zip: ZipReader
        do throws(SheetError) { zip = try ZipReader(bytes, limits: limits) } catch {
            throw error.kind == .encrypted ? Problem.landOfficeLocked : Problem.importFileUnreadable(error)
        }
        changes = []
        unclaimedShapes = 0
        rowsWithoutShape = 0
        ignoredFiles = []
        notes = []
        var shapes: [String: Geometry] = [:]
        for name in zip.names where !name.hasSuffix("/") {
            guard let part = Part(name: name) else {
                ignoredFiles.append(name)
                continue
            }
            let content: [UInt8]
            do throws(SheetError) { content = try zip.read(name) } catch {
                throw error.kind == .encrypted ? Problem.landOfficeLocked : Problem.importFileUnreadable(error)
            }
            switch part {
            case .rows(let source):
                do throws(SheetError) {
                    changes += try LandOfficeTable(
                        content, source: source, file: name, allowsSpecimen: allowsSpecimen
                    ).changes(actions)
                } catch { throw Problem.importFileUnreadable(SheetError(error.kind, place: name, line: error.line)) }
            case .polygons(let zone):
                let read = try Self.polygons(content, name: name, zone: zone, chosen: system)
                coordinateSystem = read.system
                notes += read.notes
                shapes.merge(read.shapes) { first, _ in first }
            }
        }
        guard !changes.isEmpty || !shapes.isEmpty else { throw Problem.landOfficeEmpty }
        claim(shapes)
    }

    /// Gives each row its polygon.
    private mutating func claim(_ shapes: [String: Geometry]) {
        var claimed: Set<String> = []
        for index in changes.indices where changes[index].source != .construction {
            guard let key = changes[index].joinKey else {
                rowsWithoutShape += 1
                continue
            }
            if let shape = shapes[key] {
                changes[index].geometry = shape
                claimed.insert(key)
            } else {
                rowsWithoutShape += 1
            }
        }
        unclaimedShapes = shapes.count - claimed.count
    }

    /// What an entry of the archive is, by its name.
    private enum Part {
        case rows(LandOfficeChange.Source)
        case polygons(zone: Int?)

        init?(name: String) {
            let file = (name.split(separator: "/").last.map(String.init) ?? name).lowercased()
            if file.hasSuffix("_ogr_tmp.csv") { return nil }
            if file.hasSuffix(".csv") {
                if file.hasPrefix("parcel_") {
                    self = .rows(.deed)
                } else if file.hasPrefix("ns3a_") {
                    self = .rows(.certificate)
                } else if file.hasPrefix("construction_") {
                    self = .rows(.construction)
                } else {
                    return nil
                }
                return
            }
            guard file.hasSuffix(".geojson"), let range = file.firstRange(of: "_map_land_gis_") else { return nil }
            self = .polygons(zone: Int(file[range.upperBound...].prefix { $0.isNumber }))
        }
    }

    // MARK: - Polygons

    private static func polygons(
        _ content: [UInt8], name: String, zone: Int?, chosen: CoordinateSystem?
    ) throws -> (shapes: [String: Geometry], system: CoordinateSystem, notes: [Words]) {
        let document: GeoJSONDocument
        do throws(GeometryError) {
            document = try GeoJSONReader(acceptsLandDepartmentWrapper: true).read(content)
        } catch { throw Problem.importShapesUnreadable(error, file: name) }
        let system = try self.system(of: document, zone: zone, chosen: chosen)
        let intake = try ShapeIntake(system)
        var shapes: [String: Geometry] = [:]
        var repeated = 0
        var refused = 0
        for feature in document.features {
            guard let key = key(of: feature), let geometry = feature.geometry else { continue }
            guard let degrees = intake.degrees(geometry) else {
                refused += 1
                continue
            }
            if shapes.updateValue(degrees, forKey: key) != nil { repeated += 1 }
        }
        var notes: [Words] = []
        if repeated > 0 {
            notes.append(
                Words(
                    th: "มีรูปแปลงซ้ำ \(repeated) รูป ใช้รูปหลังสุด", en: "\(repeated) polygons came twice; the last was used."))
        }
        if refused > 0 {
            notes.append(
                Words(
                    th: "มี \(refused) รูปอยู่นอกประเทศไทย จึงไม่ใช้",
                    en: "\(refused) polygons lie outside Thailand and were left out."))
        }
        return (shapes, system, notes)
    }

    /// Degrees tell themselves, and a `crs` member tells; metres without one are asked about.
    private static func system(
        of document: GeoJSONDocument, zone: Int?, chosen: CoordinateSystem?
    ) throws -> CoordinateSystem {
        if document.namesCoordinateSystem { return document.coordinateSystem }
        guard let first = document.features.lazy.compactMap({ $0.geometry?.bounds }).first else { return .wgs84 }
        if abs(first.west) <= 180, abs(first.north) <= 90 { return .wgs84 }
        if let chosen { return chosen }
        let choices: [CoordinateSystem] =
            switch zone {
            case 47: [.indian47, .utm47]
            case 48: [.indian48, .utm48]
            default: [.indian48, .utm48, .indian47, .utm47]
            }
        throw CoordinateQuestion(
            choices: choices,
            words: Words(
                th:
                    "รูปแปลงเป็นเมตร UTM\(zone.map { " โซน \($0)" } ?? "") แต่ไฟล์ไม่บอกว่าเป็น Indian 1975 หรือ WGS 84 โปรดเลือก",
                en:
                    "The polygons are in metres of UTM\(zone.map { " zone \($0)" } ?? ""), but nothing tells Indian 1975 from WGS 84: please choose."
            ))
    }

    private static func key(of feature: GeoJSONFeature) -> String? {
        func text(_ name: String) -> String? {
            feature.properties.first { $0.0.trimmed.lowercased() == name }?.1.text.map(\.trimmed).filled
        }
        let sheet = LandOfficeTable.sheet(
            ["landutm1", "landutm2", "landutm3", "landutm4"].map(text), scale: text("landutmscale"), padsLast: true)
        guard let sheet, let land = text("landnumber") else { return nil }
        return sheet + "|" + land
    }
}

extension String {
    /// Without blanks at both ends.
    var trimmed: String { ThaiText.squashed(self) }
    /// `nil` for an empty text.
    var filled: String? { isEmpty ? nil : self }
}

extension String? {
    var filled: String? { flatMap(\.filled) }
}
