extension String {
    /// Whether the text starts with these very code points; no Unicode normalisation, so it is fast on Thai.
    func opens(with prefix: String) -> Bool {
        utf8.starts(with: prefix.utf8)
    }

    /// Whether the text ends with these very code points.
    func closes(with suffix: String) -> Bool {
        utf8.count >= suffix.utf8.count && utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    }

    /// Whether the text has these very code points somewhere.
    func holds(_ needle: String) -> Bool {
        offset(of: needle) != nil
    }

    /// The UTF-8 offset of the first occurrence.
    func offset(of needle: String) -> Int? {
        var copy = self
        var needle = needle
        return copy.withUTF8 { bytes in
            needle.withUTF8 { wanted in Self.offset(of: wanted, in: bytes) }
        }
    }

    /// All Thai letters begin with the same two bytes, so the third tells most places apart.
    private static func offset(of wanted: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let length = wanted.count
        guard length > 0 else { return 0 }
        guard bytes.count >= length else { return nil }
        let probe = length > 2 ? 2 : length - 1
        let telling = wanted[probe]
        var index = 0
        let last = bytes.count - length
        while index <= last {
            if bytes[index + probe] == telling {
                var offset = 0
                while offset < length, bytes[index + offset] == wanted[offset] { offset += 1 }
                if offset == length { return index }
            }
            index += 1
        }
        return nil
    }

    /// The text up to the first occurrence and the text after it.
    func split(at needle: String) -> (before: String, after: String)? {
        guard let offset = offset(of: needle) else { return nil }
        let start = utf8.index(startIndex, offsetBy: offset)
        let end = utf8.index(start, offsetBy: needle.utf8.count)
        return (String(self[..<start]), String(self[end...]))
    }

    var trimmed: String {
        let bytes = utf8
        guard let first = bytes.firstIndex(where: { !Self.isSpace($0) }),
            let last = bytes.lastIndex(where: { !Self.isSpace($0) })
        else { return "" }
        return first == bytes.startIndex && bytes.index(after: last) == bytes.endIndex
            ? self : String(self[first...last])
    }

    /// White space as `Cursor.isSpace` knows it, all of it ASCII.
    private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

    /// White space runs as one space, and none at the ends.
    var squashed: String {
        var out: [UInt8] = []
        out.reserveCapacity(utf8.count)
        var space = false
        for byte in utf8 {
            if Self.isSpace(byte) {
                space = !out.isEmpty
            } else {
                if space { out.append(32) }
                space = false
                out.append(byte)
            }
        }
        return out.count == utf8.count ? self : String(decoding: out, as: UTF8.self)
    }

    /// The text without white space, digits in Arabic, for comparing wordings.
    var bare: String {
        var out: [UInt8] = []
        out.reserveCapacity(utf8.count)
        for byte in utf8 where !Self.isSpace(byte) {
            // Thai digits are E0 B9 90 to E0 B9 99.
            if (0x90...0x99).contains(byte), out.count >= 2, out[out.count - 1] == 0xB9, out[out.count - 2] == 0xE0 {
                out.removeLast(2)
                out.append(byte - 0x90 + 0x30)
            } else {
                out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    var scalarCount: Int {
        var copy = self
        return copy.withUTF8 { bytes in
            var count = 0
            for byte in bytes where byte & 0xC0 != 0x80 { count += 1 }
            return count
        }
    }
}
