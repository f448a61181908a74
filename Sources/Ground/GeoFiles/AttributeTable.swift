import CShapefile
import Civics
import Geo
import Glibc

/// The attributes beside the shapes (`.dbf`, dBASE III): checked first, then read through shapelib.
struct AttributeTable {
    let fields: [FeatureField]
    /// One list for each record, in order; `nil` for a record marked as deleted.
    let rows: [[GeoValue]?]
    let encoding: FeatureTable.Encoding
    let notes: [Words]

    private struct Column {
        var type: UInt8
        var width: Int
        var decimals: Int
        var name: [UInt8]

        var kind: FeatureField.Kind {
            switch type {
            case UInt8(ascii: "N"), UInt8(ascii: "F"):
                decimals == 0 && type == UInt8(ascii: "N") && width <= 18 ? .integer : .number
            case UInt8(ascii: "L"): .boolean
            case UInt8(ascii: "D"): .date
            default: .text
            }
        }
    }

    init(files: ShapeFiles, name: String, limits: ShapefileLimits) throws(GeoFileError) {
        guard let dbf = files.parts["dbf"] else { throw GeoFileError(.missingPart, place: name + ".dbf") }
        let columns = try Self.columns(of: dbf, file: name + ".dbf", limits: limits)
        let cells = try Self.cells(of: files, columns, file: name + ".dbf")
        let declared = AttributeText.declared(cpg: files.parts["cpg"], driver: dbf[29])
        var unusual: [(bytes: [UInt8], fills: Bool)] = columns.map { ($0.name, $0.name.count >= 10) }
        for row in cells {
            guard let row else { continue }
            for (column, cell) in zip(columns, row) where column.kind == .text {
                if let cell, cell.contains(where: { $0 >= 0x80 }) { unusual.append((cell, cell.count >= column.width)) }
            }
        }
        unusual.removeAll { pair in !pair.bytes.contains { $0 >= 0x80 } }
        guard let (text, textNotes) = AttributeText.chosen(declared: declared, among: unusual) else {
            throw GeoFileError(.unknownEncoding, place: name + ".dbf")
        }
        fields = columns.enumerated().map { index, column in
            let name = text.string(column.name, fills: column.name.count >= 10) ?? "field\(index + 1)"
            return FeatureField(name: String(String.UnicodeScalarView(name.unicodeScalars.trimmed)), kind: column.kind)
        }
        rows = cells.map { row in
            row.map { cells in zip(columns, cells).map { Self.value($1, of: $0, text) } }
        }
        encoding = text.encoding
        notes = textNotes + Self.notes(on: columns, rows: cells)
    }

    /// Checks the head of the table: its lengths decide where everything is read from.
    private static func columns(
        of dbf: [UInt8], file: String, limits: ShapefileLimits
    ) throws(GeoFileError) -> [Column] {
        guard dbf.count >= 33 else { throw GeoFileError(.damaged, place: file) }
        let count = Int(dbf.littleEndian(at: 4))
        let head = Int(dbf[8]) | Int(dbf[9]) << 8
        let length = Int(dbf[10]) | Int(dbf[11]) << 8
        guard count >= 0, head >= 33, length >= 1, head <= dbf.count else { throw GeoFileError(.damaged, place: file) }
        guard count <= limits.records else { throw GeoFileError(.tooLarge, place: "\(count) records") }
        guard head + count * length <= dbf.count else { throw GeoFileError(.damaged, place: file) }
        var columns: [Column] = []
        var width = 1
        var place = 32
        while place + 32 < head, dbf[place] != 0x0D {
            guard columns.count < limits.fields else { throw GeoFileError(.tooLarge, place: "fields") }
            let type = dbf[place + 11]
            let isNumber = type == UInt8(ascii: "N") || type == UInt8(ascii: "F")
            let column = Column(
                type: type, width: Int(dbf[place + 16]), decimals: isNumber ? Int(dbf[place + 17]) : 0,
                name: Array(dbf[place..<(place + 11)].prefix { $0 != 0 }))
            guard column.width > 0, type >= 0x20, type < 0x7F else {
                throw GeoFileError(.damaged, place: file, line: columns.count + 1)
            }
            columns.append(column)
            width += column.width
            place += 32
        }
        guard width <= length, dbf[place] == 0x0D || place + 32 >= head else {
            throw GeoFileError(.damaged, place: file)
        }
        guard count * columns.count <= limits.values else { throw GeoFileError(.tooLarge, place: "values") }
        return columns
    }

    /// The bytes of every cell, outer blanks removed; `nil` for an empty one.
    private static func cells(
        of files: ShapeFiles, _ columns: [Column], file: String
    ) throws(GeoFileError) -> [[[UInt8]?]?] {
        let cells = withExtendedLifetime(files) { () -> [[[UInt8]?]?]? in
            var hooks = ShapeFiles.hooks()
            guard let handle = DBFOpenLL(files.address, "rb", &hooks) else { return nil }
            defer { DBFClose(handle) }
            guard DBFGetFieldCount(handle) == Int32(columns.count) else { return nil }
            return (0..<max(0, DBFGetRecordCount(handle))).map { record -> [[UInt8]?]? in
                guard DBFIsRecordDeleted(handle, record) == 0 else { return nil }
                return columns.indices.map { field -> [UInt8]? in
                    guard DBFIsAttributeNULL(handle, record, Int32(field)) == 0,
                        let text = DBFReadStringAttribute(handle, record, Int32(field))
                    else { return nil }
                    return Array(
                        UnsafeBufferPointer(start: text, count: strlen(text)).lazy.map(UInt8.init(bitPattern:)))
                }
            }
        }
        guard let cells else { throw GeoFileError(.damaged, place: file) }
        return cells
    }

    private static func value(_ cell: [UInt8]?, of column: Column, _ text: AttributeText) -> GeoValue {
        guard let cell, !cell.isEmpty else { return .null }
        guard let string = text.string(cell, fills: cell.count >= column.width) else {
            return .string(String(decoding: cell, as: UTF8.self))
        }
        switch column.kind {
        case .integer:
            return Int64(string).map { .int($0) } ?? number(string)
        case .number: return number(string)
        case .boolean:
            switch string {
            case "T", "t", "Y", "y": return .bool(true)
            case "F", "f", "N", "n": return .bool(false)
            default: return string == "?" ? .null : .string(string)
            }
        case .date:
            guard cell.count == 8, cell.allSatisfy({ (0x30...0x39).contains($0) }) else { return .string(string) }
            return .string("\(string.prefix(4))-\(string.dropFirst(4).prefix(2))-\(string.suffix(2))")
        case .text, .mixed: return .string(string)
        }
    }

    private static func number(_ text: String) -> GeoValue {
        // "inf" and "0x1p3" are numbers to the reader of the language, not to a table.
        guard text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }), let number = Double(text), number.isFinite
        else { return .string(text) }
        return .double(number)
    }

    private static func notes(on columns: [Column], rows: [[[UInt8]?]?]) -> [Words] {
        var notes: [Words] = []
        let deleted = rows.count { $0 == nil }
        if deleted > 0 {
            notes.append(
                Words(
                    th: "มี \(deleted) ระเบียนที่ถูกทำเครื่องหมายลบไว้ในไฟล์ จึงไม่นำมา",
                    en: "\(deleted) records are marked as deleted in the file and were left out."))
        }
        let cut = zip(columns.indices, columns).filter { index, column in
            column.kind == .text
                && rows.contains { row in (row?[index]?.count ?? 0) >= column.width && column.width > 40 }
        }.map { String(decoding: $1.name, as: UTF8.self) }
        if !cut.isEmpty {
            let names = cut.prefix(5).joined(separator: ", ")
            notes.append(
                Words(
                    th: "ข้อความในช่อง \(names) ยาวเต็มความกว้างของช่อง อาจถูกตัดท้าย",
                    en: "Texts in \(names) fill the whole width of the column and may be cut off."))
        }
        return notes
    }
}
