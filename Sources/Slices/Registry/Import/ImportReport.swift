import Civics
import Sheets

/// The dry run as a table to download: row by row, what would happen and why.
enum ImportReport {
    static func table(_ rows: [ImportRowLine], in language: Language) -> [[String]] {
        let head: [Words] = [
            Words(th: "แถว", en: "Row"), Words(th: "ผล", en: "Result"), Words(th: "รายการ", en: "Record"),
            Words(th: "จับคู่ด้วย", en: "Matched by"), Words(th: "งาน", en: "Action"),
            Words(th: "สิ่งที่เปลี่ยน", en: "Changes"), Words(th: "เหตุผล", en: "Reasons"),
            Words(th: "รายการที่อาจตรง", en: "Possible matches"), Words(th: "คำตัดสิน", en: "Decision"),
        ]
        return [head.map { $0.text(in: language) }]
            + rows.map { row in
                [
                    String(row.number), row.status.name.text(in: language), row.label,
                    row.rule?.name.text(in: language) ?? "", row.action?.name.text(in: language) ?? "",
                    row.differences.map { "\($0.field): \($0.before ?? "–") → \($0.after ?? "–")" }.joined(
                        separator: "; "),
                    row.reasons.map { $0.words.text(in: language) }.joined(separator: "; "),
                    row.candidates.map { candidate in
                        candidate.label + (candidate.overlap.map { " (\($0 / 10)%)" } ?? "")
                    }.joined(separator: "; "), row.decision ?? "",
                ]
            }
    }

    static func csv(_ rows: [ImportRowLine], in language: Language) -> [UInt8] {
        CSVWriter.write(table(rows, in: language))
    }

    /// - Throws: `SheetError` where a text is no spreadsheet's.
    static func xlsx(_ rows: [ImportRowLine], in language: Language) throws -> [UInt8] {
        let table = table(rows, in: language).map {
            $0.map { XlsxValue.text(String($0.filter { $0 >= " " }.prefix(32_000))) }
        }
        return try XlsxWriter.write(
            XlsxWorkbook(sheets: [XlsxSheet(name: language == .thai ? "ผลการตรวจ" : "Check", rows: table, headRows: 1)])
        )
    }
}
