import Civics
import Geo
import Sheets

/// CSV and XLSX as tables without shapes: the first row with anything in it names the columns.
///
/// Head names lose their outer blanks (the Land Department's have some); values stand as they are, an empty cell is
/// no value.
enum SheetTable {
    static func read(csv bytes: [UInt8], name: String, limits: FeatureFile.Limits) throws(GeoFileError) -> FeatureTable
    {
        let csv: CSVTable
        do throws(SheetError) {
            csv = try CSVReader.read(bytes, limits: limits.csv)
        } catch {
            throw GeoFileError(error, in: name)
        }
        let encoding: FeatureTable.Encoding =
            switch csv.encoding {
            case .utf8: .utf8
            case .utf16: .utf16
            case .windows874: .windows874
            }
        let rows = csv.rows.map { row in row.map { $0.isEmpty ? GeoValue.null : .string($0) } }
        guard var table = try table(name: name, rows: rows, limits: limits) else {
            throw GeoFileError(.unknownFormat, place: name)
        }
        table.encoding = encoding
        return table
    }

    /// One table for each sheet that has a row; hidden sheets say so in their notes.
    static func read(
        xlsx bytes: [UInt8], name: String, limits: FeatureFile.Limits
    ) throws(GeoFileError) -> [FeatureTable] {
        let workbook: XlsxWorkbook
        do throws(SheetError) {
            workbook = try XlsxReader.read(bytes, limits: limits.xlsx)
        } catch {
            throw GeoFileError(error, in: name)
        }
        var tables: [FeatureTable] = []
        for sheet in workbook.sheets {
            guard var table = try table(name: sheet.name, rows: sheet.rows.map { $0.map(value) }, limits: limits) else {
                continue
            }
            if sheet.isHidden {
                table.notes.append(Words(th: "แผ่นงานนี้ถูกซ่อนไว้ในไฟล์", en: "This sheet is hidden in the file."))
            }
            tables.append(table)
        }
        return tables
    }

    private static func value(_ cell: XlsxValue) -> GeoValue {
        switch cell {
        case .empty: return .null
        case .boolean(let flag): return .bool(flag)
        case .text(let text), .error(let text): return text.isEmpty ? .null : .string(text)
        case .number(let text):
            if let whole = Int64(text) { return .int(whole) }
            guard let number = Double(text), number.isFinite else { return .string(text) }
            return .double(number)
        }
    }

    private static func table(
        name: String, rows: [[GeoValue]], limits: FeatureFile.Limits
    ) throws(GeoFileError) -> FeatureTable? {
        guard let head = rows.firstIndex(where: { $0.contains { $0 != .null } }) else { return nil }
        // Blank columns at the end of the head row are not columns.
        let width = (rows[head].lastIndex { $0 != .null } ?? -1) + 1
        guard width <= limits.fields else { throw GeoFileError(.tooLarge, place: "fields") }
        guard width * (rows.count - head) <= limits.values else { throw GeoFileError(.tooLarge, place: "values") }
        var table = FeatureTable(name: name, fields: [], features: [])
        for (number, row) in rows.enumerated().dropFirst(head + 1) {
            let filled = (row.lastIndex { $0 != .null } ?? -1) + 1
            if filled == 0 { continue }
            guard filled <= width else { throw GeoFileError(.malformed, place: name, line: number + 1) }
            let values = Array(row.prefix(width)) + [GeoValue](repeating: .null, count: max(0, width - row.count))
            table.features.append(FeatureTable.Feature(geometry: nil, values: values))
        }
        table.fields = rows[head].prefix(width).enumerated().map { index, value in
            let text = String(String.UnicodeScalarView((value.text ?? "").unicodeScalars.trimmed))
            return FeatureField(
                name: text, kind: FeatureField.Kind(of: table.features.lazy.map { $0.values[index] }))
        }
        return table
    }
}
