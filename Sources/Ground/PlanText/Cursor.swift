/// A place in a text, walked scalar by scalar; Thai and Arabic digits read alike.
struct Cursor {
    let scalars: [Unicode.Scalar]
    var position = 0

    init(_ text: some StringProtocol) {
        scalars = Array(text.unicodeScalars)
    }

    var isAtEnd: Bool { position >= scalars.count }

    var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    /// The value of a Thai or Arabic digit.
    static func digit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar.value {
        case 0x30...0x39: Int(scalar.value) - 0x30
        case 0x0E50...0x0E59: Int(scalar.value) - 0x0E50
        default: nil
        }
    }

    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || (9...13).contains(scalar.value)
    }

    mutating func skipSpaces() {
        while let scalar = peek, Self.isSpace(scalar) { position += 1 }
    }

    mutating func skip(anyOf set: String) {
        while let scalar = peek, set.unicodeScalars.contains(scalar) { position += 1 }
    }

    /// Reads a whole number of at most nine digits; `nil`, without moving, where there is none.
    mutating func readNumber() -> Int? {
        var value = 0
        var end = position
        while end < scalars.count, let digit = Self.digit(scalars[end]) {
            guard end - position < 9 else { return nil }
            value = value * 10 + digit
            end += 1
        }
        guard end > position else { return nil }
        position = end
        return value
    }

    /// Moves past a word; `false`, without moving, where the text goes on otherwise.
    mutating func skip(word: String) -> Bool {
        let word = Array(word.unicodeScalars)
        guard position + word.count <= scalars.count else { return false }
        for offset in 0..<word.count where scalars[position + offset] != word[offset] { return false }
        position += word.count
        return true
    }

    func text(from start: Int, to end: Int) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[start..<end])
        return String(view)
    }

    var rest: String { text(from: position, to: scalars.count) }
}

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
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !Cursor.isSpace($0) }),
            let last = scalars.lastIndex(where: { !Cursor.isSpace($0) })
        else { return "" }
        return String(scalars[first...last])
    }

    /// White space runs as one space, and none at the ends.
    var squashed: String {
        var out = String.UnicodeScalarView()
        var space = false
        for scalar in unicodeScalars {
            if Cursor.isSpace(scalar) {
                space = !out.isEmpty
            } else {
                if space { out.append(" ") }
                space = false
                out.append(scalar)
            }
        }
        return String(out)
    }

    /// The text without white space, digits in Arabic, for comparing wordings.
    var bare: String {
        var out = String.UnicodeScalarView()
        for scalar in unicodeScalars where !Cursor.isSpace(scalar) {
            if let digit = Cursor.digit(scalar), let folded = Unicode.Scalar(UInt8(48 + digit)) as Unicode.Scalar? {
                out.append(folded)
            } else {
                out.append(scalar)
            }
        }
        return String(out)
    }

    var scalarCount: Int { unicodeScalars.count }
}

/// Joins text that a line break cut in two: Thai goes on without a space, other letters with one.
func joined(_ left: String, _ right: String) -> String {
    guard let end = left.unicodeScalars.last, let start = right.unicodeScalars.first else { return left + right }
    let isThai: (Unicode.Scalar) -> Bool = { (0x0E01...0x0E4E).contains($0.value) }
    return isThai(end) && isThai(start) ? left + right : left + " " + right
}
