import Civics

/// Names made comparable although they are spelled differently.
///
/// What does not change how a Thai name is heard goes: tone marks, silenced letters, letters of one sound, doubled
/// letters, the ways to write ai, am and an. Folding loses on purpose: เพชรดา and เพชรตา fold alike, and search ranks
/// the better spelling first.
enum NameFolding {
    static func folded(_ text: String) -> String {
        let clean = ThaiText.squashed(ThaiDigits.arabic(ThaiText.clean(text)).lowercased())
        var letters = clean.unicodeScalars.map(\.value)
        guard letters.contains(where: { $0 >= 0x80 }) else { return collapsed(letters) }
        letters = withoutSilenced(letters)
        letters = withDoubledRo(letters)
        letters = withYoYing(letters)
        letters = letters.flatMap(sound)
        letters = withAi(letters)
        return collapsed(letters)
    }

    /// The folded name as bytes, which sort alike on every engine.
    static func key(_ text: String) -> [UInt8] { Array(folded(text).utf8) }

    // MARK: - The rules

    /// การันต์: the silenced consonant goes with its mark and its vowel (ศักดิ์, พันธุ์), and with the consonant before
    /// it where that one only leads to it (จันทร์ and จันท์, ลักษณ์).
    private static func withoutSilenced(_ letters: [UInt32]) -> [UInt32] {
        var out: [UInt32] = []
        for letter in letters {
            guard letter == thanthakhat else {
                // Tone marks, the short-vowel mark, ฯ and ๆ.
                if !(0x0E47...0x0E4B).contains(letter), letter != 0x0E2F, letter != 0x0E46 { out.append(letter) }
                continue
            }
            if let last = out.last, last == 0x0E34 || last == 0x0E38 { out.removeLast() }
            guard let last = out.last, isConsonant(last) else { continue }
            out.removeLast()
            if out.count >= 3, isStop(out[out.count - 1]), isConsonant(out[out.count - 2]),
                isFollowingVowel(out[out.count - 3]), out[out.count - 3] != 0x0E30
            {
                out.removeLast()
            }
        }
        return out
    }

    /// รร: ธรรม is heard as ธัม, วรรณ as วัน, บรรจง as บันจง.
    private static func withDoubledRo(_ letters: [UInt32]) -> [UInt32] {
        var out: [UInt32] = []
        var place = 0
        while place < letters.count {
            let next = place + 1 < letters.count ? letters[place + 1] : 0
            if letters[place] == ro, next == ro, out.last.map(isConsonant) ?? false {
                out.append(maiHan)
                let after = place + 2 < letters.count ? letters[place + 2] : 0
                if after != 0x0E21, after != 0x0E13, after != no { out.append(no) }
                place += 2
            } else {
                out.append(letters[place])
                place += 1
            }
        }
        return out
    }

    /// ญ ends a syllable as น (บุญ, กาญจนา) and begins one as ย (ญาดา); ญญ is both (กัญญา, กันยา).
    private static func withYoYing(_ letters: [UInt32]) -> [UInt32] {
        var out = letters
        for place in letters.indices where letters[place] == yoYing {
            let next = place + 1 < letters.count ? letters[place + 1] : 0
            let endsSyllable = place > 0 && isFollowingVowel(letters[place - 1]) && !isFollowingVowel(next)
            out[place] = endsSyllable ? no : 0x0E22
        }
        return out
    }

    /// One letter for those of one sound.
    private static func sound(_ letter: UInt32) -> [UInt32] {
        switch letter {
        case 0x0E03: [0x0E02]  // ฃ → ข
        case 0x0E05, 0x0E06: [0x0E04]  // ฅ ฆ → ค
        case 0x0E0C: [0x0E0A]  // ฌ → ช
        case 0x0E0E, 0x0E0F, 0x0E14: [0x0E15]  // ฎ ฏ ด → ต
        case 0x0E10: [0x0E16]  // ฐ → ถ
        case 0x0E11, 0x0E12, 0x0E18: [0x0E17]  // ฑ ฒ ธ → ท
        case 0x0E13: [no]  // ณ → น
        case 0x0E20: [0x0E1E]  // ภ → พ
        case ro, 0x0E2C: [lo]  // ร ฬ → ล
        case 0x0E28, 0x0E29: [0x0E2A]  // ศ ษ → ส
        case 0x0E24: [lo, 0x0E34]  // ฤ → ริ
        case 0x0E43: [ai]  // ใ → ไ
        case 0x0E33: [maiHan, 0x0E21]  // ำ → ัม
        case 0x0E30: []  // ปิยะ, ปิย
        default: [letter]
        }
    }

    /// ชัย, ไชย and ไช are heard alike.
    private static func withAi(_ letters: [UInt32]) -> [UInt32] {
        var out: [UInt32] = []
        var place = 0
        while place < letters.count {
            let letter = letters[place]
            let next = place + 1 < letters.count ? letters[place + 1] : 0
            if letter == maiHan, next == 0x0E22, let consonant = out.last, isConsonant(consonant) {
                out[out.count - 1] = ai
                out.append(consonant)
                place += 2
            } else if letter == 0x0E22, out.count >= 2, out[out.count - 2] == ai, isConsonant(out[out.count - 1]),
                !isFollowingVowel(next)
            {
                place += 1
            } else {
                out.append(letter)
                place += 1
            }
        }
        return out
    }

    /// A letter written twice is one.
    private static func collapsed(_ letters: [UInt32]) -> String {
        var result = String.UnicodeScalarView()
        var before: UInt32 = 0
        for letter in letters {
            let isDigit = (0x30...0x39).contains(letter)
            if letter != before || isDigit, let scalar = Unicode.Scalar(letter) { result.append(scalar) }
            before = letter
        }
        return String(result)
    }

    private static let thanthakhat: UInt32 = 0x0E4C
    private static let ro: UInt32 = 0x0E23
    private static let lo: UInt32 = 0x0E25
    private static let no: UInt32 = 0x0E19
    private static let yoYing: UInt32 = 0x0E0D
    private static let maiHan: UInt32 = 0x0E31
    private static let ai: UInt32 = 0x0E44

    private static func isConsonant(_ letter: UInt32) -> Bool { (0x0E01...0x0E2E).contains(letter) }

    /// A consonant that cannot be heard behind another at the end of a syllable, as ง น ม ย ร ล ว can (พงศ์).
    private static func isStop(_ letter: UInt32) -> Bool {
        switch letter {
        case 0x0E07, yoYing, 0x0E13, no, 0x0E21...0x0E23, lo, 0x0E27, 0x0E2C...0x0E2E: false
        default: isConsonant(letter)
        }
    }

    /// A vowel that is written after, over or under its consonant.
    private static func isFollowingVowel(_ letter: UInt32) -> Bool { (0x0E30...0x0E39).contains(letter) }
}
