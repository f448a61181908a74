import Access
public import Civics
public import Geo
import GeoFiles
import Sheets

/// What a file is, before anything is done with it: its layers, columns and what they are taken for.
public struct ImportOverview: Sendable, Hashable {
    public struct Layer: Sendable, Hashable {
        /// The layer's or sheet's name; it comes from outside: escape it when shown.
        public var name: String
        public var rows: Int
        public var likelyKind: ImportKind?
        /// Proposals for the likely kind; ask ``ImportDesk/columns(_:layer:kind:)`` for another.
        public var columns: [ColumnChoice]
        public var hasShapes: Bool
        /// `nil` where the file does not say it and shapes are there: it has to be chosen.
        public var coordinateSystem: CoordinateSystem?
        public var notes: [Words]
    }

    public enum Format: String, Sendable, Hashable, CaseIterable {
        case landOffice = "land_office"
        case archive
        case tables
    }

    public var format: Format
    public var layers: [Layer]
    public var notes: [Words]
}

/// A file read into memory, whatever it is.
enum ImportSource: Sendable {
    case landOffice(names: [String])
    case archive
    case tables([FeatureTable])

    /// The largest file that is taken.
    static let largest = 256 << 20
    static let mostColumns = 1_000

    /// Tells what a file is and reads its tables; an archive of our own or the Land Department's is only recognised.
    init(_ bytes: [UInt8], name: String) throws {
        guard bytes.count <= Self.largest else { throw Problem.importFileTooLarge }
        if bytes.starts(with: [0x50, 0x4B]) {
            var limits = ZipReader.Limits()
            limits.inflatedBytes = LandOfficeArchive.largest
            do throws(SheetError) {
                let zip = try ZipReader(bytes, limits: limits)
                if zip.contains(RegisterArchive.manifestName) {
                    self = .archive
                    return
                }
                if LandOfficeArchive.recognises(zip.names) {
                    self = .landOffice(names: zip.names)
                    return
                }
            } catch {
                // Only the Land Department sends archives behind a password; others are told the same way out.
                throw error.kind == .encrypted ? Problem.landOfficeLocked : Problem.importFileUnreadable(error)
            }
        }
        let found: [FeatureTable]
        do throws(GeoFileError) {
            var limits = FeatureFile.Limits()
            limits.fields = Self.mostColumns
            limits.csv.columns = Self.mostColumns
            limits.xlsx.columns = Self.mostColumns
            limits.csv.bytes = Self.largest
            let tables = try FeatureFile.read(name: name, bytes: bytes, limits: limits)
            guard tables.contains(where: { !$0.fields.isEmpty || !$0.features.isEmpty }) else {
                throw GeoFileError(.unknownFormat, place: name)
            }
            found = tables
        } catch {
            if error.place == "columns" || error.place == "fields" { throw Problem.importTooManyColumns }
            throw error.kind == .unknownFormat ? Problem.importFileUnknown : Problem.importFileUnreadable(error)
        }
        // Headings and names of tables are kept in clear; in a file without a head row they are the first person's.
        for table in found where (table.headers + [table.name]).contains(where: FreeText.holdsIdentity) {
            throw Problem.importHeadRowMissing
        }
        self = .tables(found)
    }
}

extension FeatureTable {
    var headers: [String] { fields.map(\.name) }

    var hasPolygons: Bool {
        features.lazy.compactMap(\.geometry).prefix(20).contains { !$0.polygons.isEmpty }
    }

    /// The rows with their cells by field.
    ///
    /// - Parameters:
    ///   - choices: what each column holds.
    ///   - intake: brings the shapes into degrees.
    ///   - report: told every thousand rows.
    func rows(_ choices: [ColumnChoice], _ intake: ShapeIntake, report: (Int) -> Void) -> [ImportRow] {
        let used = choices.compactMap { choice in
            choice.field.flatMap { field in fields.indices.contains(choice.column) ? (choice.column, field) : nil }
        }
        return features.enumerated().compactMap { number, feature in
            var cells: [String: String] = [:]
            for (column, field) in used where column < feature.values.count {
                if let text = feature.values[column].text, !text.isEmpty { cells[field] = text }
            }
            guard !cells.isEmpty || feature.geometry != nil else { return nil }
            var row = ImportRow(number: number + 1, cells: cells)
            intake.prepare(&row, feature.geometry)
            if number.isMultiple(of: 1000) { report(number) }
            return row
        }
    }
}
