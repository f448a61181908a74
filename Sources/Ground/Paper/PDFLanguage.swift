import Civics

/// The natural language of a PDF (`/Lang`), which Cairo 1.16 has no call for.
enum PDFLanguage {
    /// Returns the file with an update at its end that adds the language to the catalog (ISO 32000-1, 7.5.6).
    ///
    /// The file stays as it is when it does not end in the plain cross-reference table that Cairo 1.16 writes.
    static func tag(_ bytes: [UInt8], language: Language) -> [UInt8] {
        guard let trailer = lastRange(of: "trailer", in: bytes),
            let text = String(validating: bytes[trailer...], as: UTF8.self),
            let size = number(after: "/Size ", in: text), let root = number(after: "/Root ", in: text),
            let start = number(after: "startxref\n", in: text),
            let object = lastRange(of: "\n\(root) 0 obj\n<<", in: bytes),
            let catalog = String(validating: bytes[(object + 1)...].prefix(2_000).prefix { $0 < 0x80 }, as: UTF8.self),
            let close = catalog.firstRange(of: "\nendobj"), let info = number(after: "/Info ", in: text)
        else { return bytes }
        let body = String(catalog[..<close.lowerBound])
        guard body.hasSuffix(">>") else { return bytes }
        let code = language == .thai ? "th-TH" : "en-GB"
        let offset = bytes.count
        var update =
            body.dropLast(2) + "   /Lang (\(code))\n   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n"
        let table = offset + update.utf8.count
        let place = String(repeating: "0", count: 10 - String(offset).count) + String(offset)
        // Some readers want object 0, the head of the free list, in each table.
        update +=
            "xref\n0 1\n0000000000 65535 f \n\(root) 1\n\(place) 00000 n \n"
            + "trailer\n<< /Size \(size) /Root \(root) 0 R /Info \(info) 0 R /Prev \(start) >>\nstartxref\n\(table)\n%%EOF\n"
        return bytes + Array(update.utf8)
    }

    private static func number(after mark: String, in text: String) -> Int? {
        guard let range = text.firstRange(of: mark) else { return nil }
        return Int(text[range.upperBound...].prefix { $0.isASCII && $0.isNumber })
    }

    private static func lastRange(of mark: String, in bytes: [UInt8]) -> Int? {
        let mark = Array(mark.utf8)
        guard bytes.count >= mark.count else { return nil }
        return stride(from: bytes.count - mark.count, through: 0, by: -1).first { bytes[$0...].starts(with: mark) }
    }
}
