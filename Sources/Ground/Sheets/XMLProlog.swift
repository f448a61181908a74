/// The part of an XML text before its root element, looked at before libxml2 sees any of it.
enum XMLProlog {
    /// Returns the text as UTF-8 without byte order mark.
    /// - Throws: `unknownEncoding`, or `doctype` when a DOCTYPE or another declaration stands before the root.
    static func checked(_ bytes: [UInt8], place: String?) throws(SheetError) -> [UInt8] {
        let text = try utf8(bytes, place: place)
        var rest = text[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[start...]
            if rest.starts(with: "<!--".utf8) {
                guard let next = end(of: "-->", in: rest.dropFirst(4)) else { break }
                rest = next
            } else if rest.starts(with: "<?".utf8) {
                guard let next = end(of: "?>", in: rest.dropFirst(2)) else { break }
                rest = next
            } else if rest.starts(with: "<!".utf8) {
                throw SheetError(.doctype, place: place, line: 1 + text[..<start].count { $0 == 0x0A })
            } else {
                break
            }
        }
        return text
    }

    private static func end(of mark: StaticString, in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let mark = Array("\(mark)".utf8)
        var rest = bytes
        while let start = rest.firstIndex(of: mark[0]) {
            rest = rest[start...]
            if rest.starts(with: mark) { return rest.dropFirst(mark.count) }
            rest = rest.dropFirst()
        }
        return nil
    }

    static func utf8(_ bytes: [UInt8], place: String?) throws(SheetError) -> [UInt8] {
        let isLittle = bytes.starts(with: [0xFF, 0xFE])
        if isLittle || bytes.starts(with: [0xFE, 0xFF]) {
            guard bytes.count.isMultiple(of: 2) else { throw SheetError(.unknownEncoding, place: place) }
            let units = stride(from: 2, to: bytes.count, by: 2).map { index in
                let (low, high) = isLittle ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
                return UInt16(high) << 8 | UInt16(low)
            }
            guard let text = String(validating: units, as: UTF16.self) else {
                throw SheetError(.unknownEncoding, place: place)
            }
            return Array(text.utf8)
        }
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        guard String(validating: text, as: UTF8.self) != nil else {
            throw SheetError(.unknownEncoding, place: place)
        }
        return text
    }
}
