/// Clean-up of Thai text as people and scanners write it.
///
/// Nothing that can be read in two ways is touched.
public enum ThaiText {
    /// Mends what looks right on the screen but is not the right characters.
    ///
    /// - ํ + า → ำ, also with a tone mark between or before (น ํ ้ า → น้ำ)
    /// - เ + เ → แ
    /// - zero-width characters go: U+200B–U+200D, U+FEFF, U+2060, soft hyphen
    /// - no-break and other spaces become a space; tabs and ends of lines stay
    /// - a tone mark typed before its vowel, or after ำ, goes to its place; a tone mark typed twice is kept once
    ///
    /// Cleaning clean text changes nothing.
    public static func clean(_ text: String) -> String {
        guard ThaiCleaner.finds(in: text) else { return text }
        var cleaner = ThaiCleaner()
        for scalar in text.unicodeScalars {
            cleaner.take(scalar)
        }
        return cleaner.finish()
    }

    /// Runs of white space (with ends of lines) become one space; none is left at either end.
    public static func squashed(_ text: String) -> String {
        if isSquashed(text) { return text }
        return text.unicodeScalars.split { $0.properties.isWhitespace }.map(String.init).joined(separator: " ")
    }

    /// Whether there is surely nothing to squash, told by bytes: Thai letters begin with E0, every space beyond ASCII
    /// with C2, E1, E2 or E3.
    private static func isSquashed(_ text: String) -> Bool {
        var before = UInt8(ascii: " ")
        for byte in text.utf8 {
            switch byte {
            case 0x20 where before == 0x20: return false
            case 0x09...0x0D, 0xC2, 0xE1...0xE3: return false
            default: before = byte
            }
        }
        return before != 0x20 || text.isEmpty
    }
}

/// Takes a text one code point at a time and looks back at what it has put out.
private struct ThaiCleaner {
    private var out: [Unicode.Scalar] = []
    /// How many เ stand at the end of `out`, kept until the run is over: two make แ, more are somebody's long call.
    private var leadingE = 0

    /// Whether a text has anything to mend: most have not, and are then not copied.
    static func finds(in text: String) -> Bool {
        var before: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if scalar.value >= 0x80, needsCare(scalar, after: before) { return true }
            before = scalar
        }
        return false
    }

    private static func needsCare(_ scalar: Unicode.Scalar, after before: Unicode.Scalar) -> Bool {
        if isZeroWidth(scalar) || isSpace(scalar) || scalar == nikhahit { return true }
        return switch before.value {
        case 0x0E40: scalar == before
        case 0x0E33: isTone(scalar)
        case 0x0E48...0x0E4B: scalar == before || isVowelMark(scalar)
        case 0x0E4C: silencedVowels.contains(scalar)
        default: false
        }
    }

    mutating func take(_ scalar: Unicode.Scalar) {
        if Self.isZeroWidth(scalar) { return }
        if scalar == "\u{0E40}" {
            leadingE += 1
            return
        }
        flushLeadingE()
        switch scalar {
        case _ where Self.isSpace(scalar): out.append(" ")
        case "\u{0E32}": takeSaraAa()
        case _ where Self.isTone(scalar): takeTone(scalar)
        case _ where Self.isVowelMark(scalar): takeVowelMark(scalar)
        default: out.append(scalar)
        }
    }

    mutating func finish() -> String {
        flushLeadingE()
        return out[...].string
    }

    private mutating func flushLeadingE() {
        if leadingE == 2 {
            out.append("\u{0E41}")
        } else {
            out.append(contentsOf: repeatElement("\u{0E40}" as Unicode.Scalar, count: leadingE))
        }
        leadingE = 0
    }

    /// า after ํ is ำ, and a tone mark between or before the two stands before it.
    private mutating func takeSaraAa() {
        if out.last == Self.nikhahit {
            out[out.count - 1] = Self.saraAm
        } else if let tone = out.last, Self.isTone(tone), back(2) == Self.nikhahit {
            out.removeLast(2)
            if out.last != tone { out.append(tone) }
            out.append(Self.saraAm)
        } else {
            out.append("\u{0E32}")
        }
    }

    /// A tone mark after ำ goes before it; the same mark twice is one.
    private mutating func takeTone(_ tone: Unicode.Scalar) {
        if out.last == tone { return }
        guard out.last == Self.saraAm, let before = back(2) else {
            out.append(tone)
            return
        }
        if before == tone { return }
        if Self.isConsonant(before) {
            out.insert(tone, at: out.count - 1)
        } else {
            out.append(tone)
        }
    }

    /// A vowel above or below goes before the one tone mark that was typed too early.
    private mutating func takeVowelMark(_ vowel: Unicode.Scalar) {
        if let mark = out.last, let before = back(2), Self.isConsonant(before),
            Self.isTone(mark) || (mark == Self.thanthakhat && Self.silencedVowels.contains(vowel))
        {
            out.insert(vowel, at: out.count - 1)
        } else {
            out.append(vowel)
        }
    }

    private func back(_ steps: Int) -> Unicode.Scalar? {
        out.count >= steps ? out[out.count - steps] : nil
    }

    private static let nikhahit: Unicode.Scalar = "\u{0E4D}"
    private static let saraAm: Unicode.Scalar = "\u{0E33}"
    private static let thanthakhat: Unicode.Scalar = "\u{0E4C}"
    /// ิ and ุ, the vowels that a silenced consonant carries (สิทธิ์, พันธุ์).
    private static let silencedVowels: [Unicode.Scalar] = ["\u{0E34}", "\u{0E38}"]

    private static func isTone(_ scalar: Unicode.Scalar) -> Bool { (0x0E48...0x0E4B).contains(scalar.value) }
    private static func isConsonant(_ scalar: Unicode.Scalar) -> Bool { (0x0E01...0x0E2E).contains(scalar.value) }
    private static func isVowelMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0x0E31 || (0x0E34...0x0E39).contains(scalar.value)
    }
    private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200B...0x200D, 0x2060, 0xFEFF, 0xAD: true
        default: false
        }
    }
    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }
}
