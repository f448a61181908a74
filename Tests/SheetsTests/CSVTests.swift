import Sheets
import Testing

@Suite struct CSVTests {
    private func rows(_ text: String) throws -> [[String]] { try CSVReader.read(Array(text.utf8)).rows }

    @Test(
        arguments: [
            ("", []), ("a", [["a"]]), ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]), ("a\rb\nc", [["a"], ["b"], ["c"]]),
            ("\"a,\"\"b\"\"\r\nc\",d", [["a,\"b\"\r\nc", "d"]]), (",\n\n,", [["", ""], [""], ["", ""]]),
            ("\"\"\n", [[""]]), ("ก,ข\nค", [["ก", "ข"], ["ค"]]),
        ] as [(String, [[String]])])
    func rowsAreReadAsRFC4180Says(text: String, expected: [[String]]) throws {
        #expect(try rows(text) == expected)
    }

    @Test(arguments: [
        ("a,b;c,d\n", CSVTable.Delimiter.comma), ("a;b;c,d\n1;2;3", .semicolon), ("\"a;b;c\"\tb\n", .tab),
        ("a", .comma),
    ])
    func theDelimiterIsFoundOutsideQuotes(text: String, delimiter: CSVTable.Delimiter) throws {
        #expect(try CSVReader.read(Array(text.utf8)).delimiter == delimiter)
    }

    @Test func encodingsOfThaiOfficesAreTold() throws {
        let expected = [["ชื่อ", "ตำบล"]]
        let bom = try CSVReader.read([0xEF, 0xBB, 0xBF] + Array("ชื่อ,ตำบล".utf8))
        #expect(bom.rows == expected && bom.encoding == .utf8)
        let thai: [UInt8] = [0xAA, 0xD7, 0xE8, 0xCD, 0x2C, 0xB5, 0xD3, 0xBA, 0xC5]
        let old = try CSVReader.read(thai)
        #expect(old.rows == expected && old.encoding == .windows874)
        let wide = try CSVReader.read([0xFF, 0xFE] + "ชื่อ,ตำบล".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        #expect(wide.rows == expected && wide.encoding == .utf16)
    }

    @Test(arguments: [[0xAA, 0x0A, 0xFF], [0xFF, 0x41], [0x80, 0x90], [0xAA, 0x00]] as [[UInt8]])
    func otherEncodingsAreRefused(bytes: [UInt8]) {
        #expect { try CSVReader.read(bytes) } throws: { ($0 as? SheetError)?.kind == .unknownEncoding }
    }

    @Test(arguments: [
        ("a\n\"b", 2), ("a\"b", 1), ("\"a\"b", 1), ("a\n\nb\u{0}", 3), ("\"a\nb\"\n\"c\"d", 3),
    ])
    func aQuoteOutOfPlaceIsAnErrorWithItsLine(text: String, line: Int) {
        #expect(throws: SheetError(.malformed, line: line)) { try rows(text) }
    }

    @Test func rowsColumnsAndBytesAreLimited() throws {
        #expect(try rows(String(repeating: ",", count: 9_999))[0].count == 10_000)
        #expect(throws: SheetError(.tooLarge, place: "columns", line: 1)) {
            try rows(String(repeating: ",", count: 10_000))
        }
        var limits = CSVReader.Limits()
        limits.rows = 2
        #expect(try CSVReader.read(Array("a\nb\n".utf8), limits: limits).rows.count == 2)
        #expect(throws: SheetError(.tooLarge, place: "rows", line: 3)) {
            try CSVReader.read(Array("a\nb\nc".utf8), limits: limits)
        }
        limits.bytes = 3
        #expect(throws: SheetError(.tooLarge)) { try CSVReader.read(Array("abcd".utf8), limits: limits) }
    }

    @Test func whatIsWrittenIsRead() throws {
        let rows = [["ชื่อ", "a,b", "\"q\""], ["line\r\nend", "", " x "], ["1", "-5", "-"]]
        for delimiter in CSVTable.Delimiter.allCases {
            let bytes = CSVWriter.write(rows, delimiter: delimiter)
            #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
            #expect(try CSVReader.read(bytes, delimiter: delimiter).rows == rows)
        }
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+66 2", "'+66 2"), ("@a", "'@a"), ("-1+1", "'-1+1"), ("-", "-"), ("-5", "-5"),
        ("-1,250.50", "-1,250.50"), ("-.5", "'-.5"), ("-5.", "'-5."), ("-a", "'-a"), ("\tx", "'\tx"), ("\rx", "'\rx"),
        ("＝1", "'＝1"), ("ก=1", "ก=1"), ("", ""), ("-1.2.3", "'-1.2.3"), ("-,5", "'-,5"), ("--1", "'--1"),
    ])
    func formulasAreNeutralised(cell: String, expected: String) {
        #expect(CSVWriter.neutral(cell) == expected)
        #expect(CSVWriter.write([["x", "=1"]], byteOrderMark: false) == Array("x,'=1\r\n".utf8))
        #expect(CSVWriter.write([["=1"]], byteOrderMark: false, neutralised: false) == Array("=1\r\n".utf8))
    }
}
