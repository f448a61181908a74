/// Decodes a text file of unknown origin: UTF-8, UTF-16 with a byte order mark, or Thai Windows-874 (TIS-620).
enum CSVText {
    /// Returns the text as UTF-8 without byte order mark, and the encoding it came in.
    static func decoded(_ bytes: [UInt8]) throws(SheetError) -> (text: [UInt8], encoding: CSVTable.Encoding) {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return (try XMLProlog.utf8(bytes, place: nil), .utf16)
        }
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        if String(validating: text, as: UTF8.self) != nil { return (text, .utf8) }
        guard bytes.contains(where: { (0xA1...0xCE).contains($0) }) else { throw SheetError(.unknownEncoding) }
        var decoded = String.UnicodeScalarView()
        for (index, byte) in bytes.enumerated() {
            guard let scalar = thai(byte) else {
                throw SheetError(.unknownEncoding, line: 1 + bytes[..<index].count { $0 == 0x0A })
            }
            decoded.append(scalar)
        }
        return (Array(String(decoded).utf8), .windows874)
    }

    /// A byte of code page 874: TIS-620 at A1–FB, and a few signs of Windows below.
    private static func thai(_ byte: UInt8) -> Unicode.Scalar? {
        switch byte {
        case 0x01..<0x80: Unicode.Scalar(byte)
        case 0xA0: "\u{A0}"
        case 0xA1...0xDA, 0xDF...0xFB: Unicode.Scalar(UInt32(byte) - 0xA0 + 0x0E00)
        case 0x80: "€"
        case 0x85: "…"
        case 0x91: "‘"
        case 0x92: "’"
        case 0x93: "“"
        case 0x94: "”"
        case 0x95: "•"
        case 0x96: "–"
        case 0x97: "—"
        default: nil
        }
    }
}
