/// What a CSV file holds.
public struct CSVTable: Sendable, Hashable {
    public enum Encoding: String, Sendable, Hashable { case utf8, utf16, windows874 }
    public enum Delimiter: UInt8, Sendable, Hashable, CaseIterable {
        case comma = 0x2C
        case semicolon = 0x3B
        case tab = 0x09
    }

    /// The rows as they stand, the head row included; they may differ in length.
    public var rows: [[String]]
    public var delimiter: Delimiter
    public var encoding: Encoding
}

/// Reads comma-separated values (RFC 4180) of unknown encoding and delimiter.
public enum CSVReader {
    /// The limits of one file.
    public struct Limits: Sendable, Hashable {
        public var bytes = 64 << 20
        public var rows = 1_000_000
        public var columns = 10_000

        public init() {}
    }

    /// Returns all rows; a line end after the last row adds none, an empty line is a row with one empty cell.
    /// - Parameter delimiter: `nil` takes the one that is most frequent outside quotes in the first row.
    /// - Throws: `malformed` with its line for a quote out of place or never closed, or a NUL; `unknownEncoding`;
    ///   `tooLarge`.
    public static func read(
        _ bytes: [UInt8], delimiter: CSVTable.Delimiter? = nil, limits: Limits = Limits()
    ) throws(SheetError) -> CSVTable {
        guard bytes.count <= limits.bytes else { throw SheetError(.tooLarge) }
        let (text, encoding) = try CSVText.decoded(bytes)
        let delimiter = delimiter ?? Self.delimiter(of: text)
        var parser = Parser(text: text, delimiter: delimiter.rawValue, limits: limits)
        return CSVTable(rows: try parser.rows(), delimiter: delimiter, encoding: encoding)
    }

    private static func delimiter(of text: [UInt8]) -> CSVTable.Delimiter {
        var counts: [CSVTable.Delimiter: Int] = [:]
        var isQuoted = false
        for byte in text {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == 0x0A || byte == 0x0D { break }
            if let delimiter = CSVTable.Delimiter(rawValue: byte) { counts[delimiter, default: 0] += 1 }
        }
        return CSVTable.Delimiter.allCases.reduce(.comma) { counts[$1, default: 0] > counts[$0, default: 0] ? $1 : $0 }
    }

    private struct Parser {
        let text: [UInt8]
        let delimiter: UInt8
        let limits: Limits
        var position = 0
        var line = 1

        mutating func rows() throws(SheetError) -> [[String]] {
            var rows: [[String]] = []
            while position < text.count {
                guard rows.count < limits.rows else { throw SheetError(.tooLarge, place: "rows", line: line) }
                rows.append(try row())
            }
            return rows
        }

        private mutating func row() throws(SheetError) -> [String] {
            var cells: [String] = []
            while true {
                guard cells.count < limits.columns else { throw SheetError(.tooLarge, place: "columns", line: line) }
                cells.append(try position < text.count && text[position] == UInt8(ascii: "\"") ? quoted() : plain())
                guard position < text.count, text[position] == delimiter else { break }
                position += 1
            }
            try endOfLine()
            return cells
        }

        private mutating func plain() throws(SheetError) -> String {
            let start = position
            while position < text.count {
                let byte = text[position]
                if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
                guard byte != UInt8(ascii: "\""), byte != 0 else { throw SheetError(.malformed, line: line) }
                position += 1
            }
            return String(decoding: text[start..<position], as: UTF8.self)
        }

        private mutating func quoted() throws(SheetError) -> String {
            let opened = line
            var cell: [UInt8] = []
            position += 1
            while position < text.count {
                let byte = text[position]
                position += 1
                if byte == UInt8(ascii: "\"") {
                    guard position < text.count, text[position] == byte else {
                        return String(decoding: cell, as: UTF8.self)
                    }
                    position += 1
                }
                guard byte != 0 else { throw SheetError(.malformed, line: line) }
                if byte == 0x0A { line += 1 }
                cell.append(byte)
            }
            throw SheetError(.malformed, line: opened)
        }

        private mutating func endOfLine() throws(SheetError) {
            guard position < text.count else { return }
            guard text[position] == 0x0A || text[position] == 0x0D else { throw SheetError(.malformed, line: line) }
            let isPair = text[position] == 0x0D && position + 1 < text.count && text[position + 1] == 0x0A
            position += isPair ? 2 : 1
            line += 1
        }
    }
}
