/// Writes comma-separated values (RFC 4180, lines end in CRLF) that a spreadsheet opens without running anything.
public enum CSVWriter {
    /// Returns the file as UTF-8.
    /// - Parameters:
    ///   - byteOrderMark: put first, since Excel takes a file without one for the machine's own code page.
    ///   - neutralised: puts an apostrophe before a cell that a spreadsheet would take for a formula; off only for
    ///     readers that are programs.
    public static func write(
        _ rows: [[String]], delimiter: CSVTable.Delimiter = .comma, byteOrderMark: Bool = true,
        neutralised: Bool = true
    ) -> [UInt8] {
        var bytes: [UInt8] = byteOrderMark ? [0xEF, 0xBB, 0xBF] : []
        for row in rows {
            for (index, cell) in row.enumerated() {
                if index > 0 { bytes.append(delimiter.rawValue) }
                append(neutralised ? neutral(cell) : cell, to: &bytes, delimiter)
            }
            bytes += [0x0D, 0x0A]
        }
        return bytes
    }

    /// Returns the cell, with an apostrophe before it if a spreadsheet would take it for a formula.
    ///
    /// That is a cell beginning with `=`, `+`, `-`, `@` (or their full-width forms), tab or a line end; plain negative
    /// numbers and the lone "-" of Thai tables stay as they are.
    public static func neutral(_ cell: String) -> String {
        guard let first = cell.unicodeScalars.first, "=+-@＝＋－＠\t\r\n".unicodeScalars.contains(first) else {
            return cell
        }
        return cell == "-" || isNegativeNumber(cell) ? cell : "'" + cell
    }

    /// A minus, digits with or without thousands commas, and perhaps a point and digits.
    private static func isNegativeNumber(_ cell: String) -> Bool {
        guard cell.utf8.first == UInt8(ascii: "-") else { return false }
        let parts = cell.utf8.dropFirst().split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }) else { return false }
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard let first = parts[0].first, digits.contains(first) else { return false }
        return parts[0].allSatisfy { digits.contains($0) || $0 == UInt8(ascii: ",") }
            && parts.dropFirst().allSatisfy { $0.allSatisfy { digits.contains($0) } }
    }

    private static func append(_ cell: String, to bytes: inout [UInt8], _ delimiter: CSVTable.Delimiter) {
        let quote = UInt8(ascii: "\"")
        guard cell.utf8.contains(where: { $0 == quote || $0 == 0x0A || $0 == 0x0D || $0 == delimiter.rawValue }) else {
            bytes += cell.utf8
            return
        }
        bytes.append(quote)
        for byte in cell.utf8 { bytes += byte == quote ? [quote, quote] : [byte] }
        bytes.append(quote)
    }
}
