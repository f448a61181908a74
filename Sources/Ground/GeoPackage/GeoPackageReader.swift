import Civics
import Geo

/// Reads OGC GeoPackage (1.0 to 1.3) from bytes that nobody vouches for.
///
/// The file is opened in memory, to be read only; nothing in it can run: views, triggers and virtual tables are not
/// touched, functions are denied, and steps, rows and bytes are counted.
public enum GeoPackageReader {
    /// Returns the layers in the order of the file's contents; tiles are left out.
    public static func read(
        _ bytes: [UInt8], limits: GeoPackageLimits = GeoPackageLimits()
    ) throws(GeoPackageError) -> [GeoPackageLayer] {
        var reading = try GeoPackageReading(bytes, limits)
        return try reading.layers()
    }
}

/// One reading of one file.
private struct GeoPackageReading {
    let database: SQLiteMemory
    let limits: GeoPackageLimits
    /// The tables that may be read.
    var tables: Set<String> = []
    var readBytes = 0
    var readRows = 0
    var readValues = 0

    /// A coordinate system of the file by its own number.
    private struct System {
        var name: String
        var known: CoordinateSystem?
    }

    private struct Source {
        var table: String
        var title: String?
        var isFeatures: Bool
    }

    private struct Column {
        var name: String
        var kind: GeoPackageLayer.Column.Kind
    }

    init(_ bytes: [UInt8], _ limits: GeoPackageLimits) throws(GeoPackageError) {
        database = try SQLiteMemory(untrusted: bytes, limits: limits)
        self.limits = limits
        let statement = try database.statement(GeoPackageRows.plainTables)
        while try statement.step() {
            guard tables.count < 10_000 else { throw GeoPackageError(.tooLarge, place: "tables") }
            if let name = statement[0].string { tables.insert(name) }
        }
        guard tables.contains("gpkg_contents"), tables.contains("gpkg_spatial_ref_sys") else {
            throw GeoPackageError(.wrongFormat)
        }
    }

    mutating func layers() throws(GeoPackageError) -> [GeoPackageLayer] {
        let systems = try self.systems()
        let shapes = try shapeColumns()
        var layers: [GeoPackageLayer] = []
        for source in try sources() {
            let shape = source.isFeatures ? shapes[source.table.lowercased()] : nil
            guard let table = tables.first(where: { $0.lowercased() == source.table.lowercased() }) else {
                let notes = [
                    Words(
                        th: "ชั้นข้อมูล “\(source.table)” เป็นมุมมอง (view) หรือตารางเสมือน จึงไม่อ่าน",
                        en: "The layer “\(source.table)” is a view or virtual table and was not read.")
                ]
                layers.append(
                    GeoPackageLayer(
                        name: source.table, title: source.title, columns: [], rows: [], hasShapes: false,
                        coordinateSystem: nil, notes: notes))
                continue
            }
            if source.isFeatures, shape == nil { throw GeoPackageError(.damaged, place: source.table) }
            var layer = GeoPackageLayer(
                name: table, title: source.title, columns: [], rows: [], hasShapes: shape != nil,
                coordinateSystem: nil)
            if let shape {
                layer.coordinateSystem = systems[shape.system]?.known
                if layer.coordinateSystem == nil {
                    layer.notes.append(Self.unknownSystem(systems[shape.system]?.name ?? "\(shape.system)"))
                }
            }
            try read(table, shape: shape, into: &layer)
            layers.append(layer)
        }
        return layers
    }

    private func systems() throws(GeoPackageError) -> [Int64: System] {
        var systems: [Int64: System] = [:]
        let statement = try database.statement(GeoPackageRows.systems, place: "gpkg_spatial_ref_sys")
        while try statement.step() {
            guard systems.count < 10_000 else { throw GeoPackageError(.tooLarge, place: "gpkg_spatial_ref_sys") }
            guard let number = statement[0].integer else { continue }
            let isEPSG = statement[1].string?.uppercased() == "EPSG"
            let code = statement[2].integer.flatMap { Int(exactly: $0) }
            systems[number] = System(
                name: statement[3].string ?? "", known: isEPSG ? code.flatMap { CoordinateSystem(epsg: $0) } : nil)
        }
        return systems
    }

    private func shapeColumns() throws(GeoPackageError) -> [String: (column: String, system: Int64)] {
        guard tables.contains("gpkg_geometry_columns") else { return [:] }
        var columns: [String: (column: String, system: Int64)] = [:]
        let statement = try database.statement(GeoPackageRows.shapeColumns, place: "gpkg_geometry_columns")
        while try statement.step() {
            guard columns.count < 10_000 else { throw GeoPackageError(.tooLarge, place: "gpkg_geometry_columns") }
            guard let table = statement[0].string, let column = statement[1].string, let system = statement[2].integer
            else { throw GeoPackageError(.damaged, place: "gpkg_geometry_columns") }
            columns[table.lowercased()] = (column, system)
        }
        return columns
    }

    private func sources() throws(GeoPackageError) -> [Source] {
        var sources: [Source] = []
        let statement = try database.statement(GeoPackageRows.contents, place: "gpkg_contents")
        while try statement.step() {
            guard sources.count < limits.layers else { throw GeoPackageError(.tooLarge, place: "layers") }
            guard let table = statement[0].string, let kind = statement[1].string else {
                throw GeoPackageError(.damaged, place: "gpkg_contents")
            }
            let isOwn = table.lowercased().hasPrefix("gpkg_") || table.lowercased().hasPrefix("sqlite_")
            guard !isOwn, !sources.contains(where: { $0.table.lowercased() == table.lowercased() }) else {
                throw GeoPackageError(.damaged, place: table)
            }
            sources.append(
                Source(table: table, title: statement[2].string, isFeatures: kind == "features"))
        }
        return sources
    }

    private func columns(
        of table: String, shape: String?, _ layer: inout GeoPackageLayer
    ) throws(GeoPackageError) -> (key: String?, columns: [Column]) {
        var columns: [Column] = []
        var key: String?
        var keys = 0
        var left: [String] = []
        let statement = try database.statement(GeoPackageRows.columns(of: table), place: table)
        while try statement.step() {
            guard let name = statement[1].string else { throw GeoPackageError(.badText, place: table) }
            guard columns.count < limits.columns else { throw GeoPackageError(.tooLarge, place: table) }
            let type = (statement[2].string ?? "").uppercased()
            if name.lowercased() == shape?.lowercased() { continue }
            if statement[5].integer != 0 { keys += 1 }
            if type == "INTEGER", statement[5].integer == 1, key == nil {
                key = name
            } else if statement[6].integer == 0, !type.hasPrefix("BLOB"), !type.hasSuffix("GEOMETRY") {
                columns.append(Column(name: name, kind: Self.kind(of: type)))
            } else {
                left.append(name)
            }
        }
        if !left.isEmpty {
            let names = left.prefix(5).joined(separator: ", ")
            layer.notes.append(
                Words(
                    th: "ไม่อ่านช่อง \(names) เพราะเป็นข้อมูลไบนารีหรือช่องคำนวณ",
                    en: "The columns \(names) hold bytes or computed values and were not read."))
        }
        if keys > 1, let part = key {
            // A key of several columns numbers no rows: its first column is one like the others.
            columns.insert(Column(name: part, kind: .integer), at: 0)
            key = nil
        }
        return (key, columns)
    }

    private static func kind(of type: String) -> GeoPackageLayer.Column.Kind {
        switch type {
        case "BOOLEAN": .boolean
        case "TINYINT", "SMALLINT", "MEDIUMINT", "INT", "INTEGER", "BIGINT": .integer
        case "FLOAT", "DOUBLE", "REAL", "NUMERIC": .number
        case "DATE": .date
        case "DATETIME": .dateTime
        default: .text
        }
    }

    private mutating func read(
        _ table: String, shape: (column: String, system: Int64)?, into layer: inout GeoPackageLayer
    ) throws(GeoPackageError) {
        let (key, columns) = try columns(of: table, shape: shape?.column, &layer)
        layer.columns = columns.map { GeoPackageLayer.Column(name: $0.name, kind: $0.kind) }
        let names = [key, shape?.column].compactMap { $0 } + columns.map(\.name)
        if names.isEmpty { return }
        let statement = try database.statement(GeoPackageRows.rows(of: table, columns: names), place: table)
        var strangers = 0
        var unread = 0
        while try statement.step() {
            readRows += 1
            readValues += names.count
            guard readRows <= limits.rows else { throw GeoPackageError(.tooLarge, place: "rows") }
            guard readValues <= limits.values else { throw GeoPackageError(.tooLarge, place: "values") }
            let number = layer.rows.count + 1
            var place = 0
            var row = GeoPackageLayer.Row(id: Int64(number), geometry: nil, values: [])
            if key != nil {
                // A table is stored in the order of its key: anything else means that pages lead in circles.
                guard let id = statement[0].integer, layer.rows.last.map({ $0.id < id }) ?? true else {
                    throw GeoPackageError(.damaged, place: table, row: number)
                }
                row.id = id
                place = 1
            }
            if let shape {
                let value = statement[place]
                try count(value)
                place += 1
                if case .blob(let blob) = value {
                    let content = try Self.content(blob, table, number)
                    row.geometry = content.geometry
                    if Int64(content.system) != shape.system { strangers += 1 }
                } else if case .null = value {
                    row.geometry = nil
                } else {
                    throw GeoPackageError(.damaged, place: table, row: number)
                }
            }
            row.values.reserveCapacity(columns.count)
            for (index, column) in columns.enumerated() {
                let value = statement[place + index]
                try count(value)
                let read = try Self.value(value, column.kind, table, number)
                if read == nil { unread += 1 }
                row.values.append(read ?? .null)
            }
            layer.rows.append(row)
        }
        note(strangers: strangers, unread: unread, &layer)
    }

    private mutating func count(_ value: SQLiteStatement.Value) throws(GeoPackageError) {
        readBytes += value.bytes
        guard readBytes <= limits.readBytes else { throw GeoPackageError(.tooLarge, place: "bytes") }
    }

    private static func content(
        _ blob: [UInt8], _ table: String, _ row: Int
    ) throws(GeoPackageError) -> GeoPackageBlob.Content {
        do throws(GeometryError) {
            if let content = try GeoPackageBlob.read(blob) { return content }
        } catch {
            if case .unknownShape = error { throw GeoPackageError(.unsupportedShape, place: table, row: row) }
        }
        throw GeoPackageError(.damaged, place: table, row: row)
    }

    /// - Returns: `nil` for bytes, and for a number that is none.
    private static func value(
        _ value: SQLiteStatement.Value, _ kind: GeoPackageLayer.Column.Kind, _ table: String, _ row: Int
    ) throws(GeoPackageError) -> GeoValue? {
        switch value {
        case .null: return .null
        case .integer(let number):
            if kind == .boolean, number == 0 || number == 1 { return .bool(number == 1) }
            return kind == .number ? .double(Double(number)) : .int(number)
        case .number(let number): return number.isFinite ? .double(number) : nil
        case .text:
            guard let text = value.string else { throw GeoPackageError(.badText, place: table, row: row) }
            return .string(text)
        case .blob: return nil
        }
    }

    private func note(strangers: Int, unread: Int, _ layer: inout GeoPackageLayer) {
        if strangers > 0 {
            // Shapes in two systems under one label: nobody knows which is meant, so nobody guesses.
            layer.coordinateSystem = nil
            layer.notes.append(
                Words(
                    th: "มี \(strangers) รูปที่ระบุระบบพิกัดต่างจากชั้นข้อมูล โปรดตรวจระบบพิกัดก่อนนำเข้า",
                    en: "\(strangers) shapes name another coordinate system than their layer: settle which is meant."))
        }
        if unread > 0 {
            layer.notes.append(
                Words(
                    th: "มี \(unread) ค่าที่เป็นข้อมูลไบนารีหรือไม่ใช่ตัวเลข จึงถือว่าไม่มีข้อมูล",
                    en: "\(unread) values hold bytes or are no numbers, and count as missing."))
        }
    }

    private static func unknownSystem(_ name: String) -> Words {
        Words(
            th: "ไม่รู้จักระบบพิกัด “\(name)” ใช้ได้เฉพาะ WGS 84 และ UTM โซน 47/48 (WGS 84 หรือ Indian 1975)",
            en: "The coordinate system “\(name)” is not known; use WGS 84 or UTM zone 47/48 (WGS 84, Indian 1975).")
    }
}
