/// A place in a text, walked scalar by scalar; Thai and Arabic digits read alike.
struct Cursor {
    let scalars: [Unicode.Scalar]
    var position = 0

    init(_ text: some StringProtocol) {
        // Counting first, as `Array.init` does, would walk the text twice.
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars { scalars.append(scalar) }
        self.scalars = scalars
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

/// Joins text that a line break cut in two: Thai goes on without a space, other letters with one.
func joined(_ left: String, _ right: String) -> String {
    guard let end = left.unicodeScalars.last, let start = right.unicodeScalars.first else { return left + right }
    let isThai: (Unicode.Scalar) -> Bool = { (0x0E01...0x0E4E).contains($0.value) }
    return isThai(end) && isThai(start) ? left + right : left + " " + right
}
