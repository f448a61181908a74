/// The values of a spreadsheet file (.xlsx); formats, pictures and formulas are left out.
public struct XlsxWorkbook: Sendable, Hashable {
    public var sheets: [XlsxSheet]
    /// Whether date serials count from 1 January 1904 and not, as usual, from 30 December 1899.
    public var countsFrom1904: Bool

    public init(sheets: [XlsxSheet], countsFrom1904: Bool = false) {
        self.sheets = sheets
        self.countsFrom1904 = countsFrom1904
    }
}

/// One sheet of a workbook.
public struct XlsxSheet: Sendable, Hashable {
    public var name: String
    public var isHidden: Bool
    /// The rows from the top, cells from column A; trailing empty cells and rows are not kept.
    public var rows: [[XlsxValue]]
    /// How many rows at the top are written bold and stay in view; reading leaves 0.
    public var headRows: Int

    public init(name: String, rows: [[XlsxValue]], isHidden: Bool = false, headRows: Int = 0) {
        self.name = name
        self.rows = rows
        self.isHidden = isHidden
        self.headRows = headRows
    }
}

/// The value of a cell; that of a formula is the one stored beside it, never worked out anew.
public enum XlsxValue: Sendable, Hashable {
    case empty
    case text(String)
    /// A decimal number as written in the file, such as `1250.50` or `1.5E-3`; a date is its raw serial number.
    case number(String)
    case boolean(Bool)
    /// An error value such as `#REF!`.
    case error(String)

    /// The value as plain text; `TRUE` and `FALSE` for booleans.
    public var text: String {
        switch self {
        case .empty: ""
        case .text(let text), .number(let text), .error(let text): text
        case .boolean(let flag): flag ? "TRUE" : "FALSE"
        }
    }
}

/// The notation of cell places and numbers.
enum XlsxNotation {
    /// Returns the place `BC23` as (row 22, column 54), both from 0; `nil` when it is no place of a sheet.
    static func place(_ text: String) -> (row: Int, column: Int)? {
        let letters = text.utf8.prefix { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        let digits = text.utf8.dropFirst(letters.count)
        guard (1...3).contains(letters.count), (1...7).contains(digits.count), digits.first != UInt8(ascii: "0"),
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        let column = letters.reduce(0) { $0 * 26 + Int($1) - 64 }
        let row = digits.reduce(0) { $0 * 10 + Int($1) - 48 }
        return (row - 1, column - 1)
    }

    /// Returns the letters of a column counted from 0.
    static func column(_ column: Int) -> String {
        var rest = column + 1
        var letters: [UInt8] = []
        while rest > 0 {
            letters.append(UInt8(65 + (rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }

    /// Whether a text is a decimal number of XML: sign, digits, point, exponent; no NaN, no infinity.
    static func isNumber(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count <= 400, let last = bytes.last, last != UInt8(ascii: "e"), last != UInt8(ascii: "E") else {
            return false
        }
        guard bytes.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }) else { return false }
        return Double(text)?.isFinite == true
    }

    /// Replaces `_xHHHH_`, by which Office writes characters that XML cannot hold.
    static func unescaped(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        let bytes = Array(text.utf8)
        var plain: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if let scalar = escape(in: bytes, at: index) {
                plain += String(scalar).utf8
                index += 7
            } else {
                plain.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }

    /// Returns the text with an underscore escaped where it would be read as the start of an escape.
    static func escaped(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        let bytes = Array(text.utf8)
        var safe: [UInt8] = []
        for index in bytes.indices {
            if escape(in: bytes, at: index) != nil { safe += "_x005F".utf8 }
            safe.append(bytes[index])
        }
        return String(decoding: safe, as: UTF8.self)
    }

    private static func escape(in bytes: [UInt8], at index: Int) -> Unicode.Scalar? {
        guard index + 7 <= bytes.count, bytes[index] == 0x5F, bytes[index + 1] == 0x78, bytes[index + 6] == 0x5F else {
            return nil
        }
        let digits = bytes[(index + 2)..<(index + 6)]
        guard !digits.contains(UInt8(ascii: "+")) else { return nil }
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
    }
}
