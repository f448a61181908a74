/// The number formats of lists that this reader can print (`ST_NumberFormat` of ISO/IEC 29500-1).
enum DocxNumberFormat {
    /// Returns the number in a format, or `nil` when the format is not known or the number does not fit it.
    static func text(_ number: Int, _ format: String) -> String? {
        switch format {
        case "decimal": String(number)
        case "decimalZero": (0..<10).contains(number) ? "0\(number)" : String(number)
        case "thaiNumbers": thaiDigits(number)
        case "thaiLetters": repeated(number, Array("กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"))
        case "lowerLetter": repeated(number, Array("abcdefghijklmnopqrstuvwxyz"))
        case "upperLetter": repeated(number, Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        case "lowerRoman": roman(number)
        case "upperRoman": roman(number)?.uppercased()
        case "none": ""
        default: nil
        }
    }

    private static func thaiDigits(_ number: Int) -> String {
        String(
            String.UnicodeScalarView(
                String(number).unicodeScalars.map { scalar in
                    ("0"..."9").contains(scalar) ? Unicode.Scalar(scalar.value - 0x30 + 0x0E50) ?? scalar : scalar
                }))
    }

    /// a … z, aa, bb …: past the end the letter is repeated.
    private static func repeated(_ number: Int, _ letters: [Character]) -> String? {
        guard number > 0, number <= letters.count * 30 else { return nil }
        let (rounds, place) = (number - 1).quotientAndRemainder(dividingBy: letters.count)
        return String(repeating: letters[place], count: rounds + 1)
    }

    private static func roman(_ number: Int) -> String? {
        guard (1..<4000).contains(number) else { return nil }
        let signs = [
            (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
            (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
        ]
        var (rest, text) = (number, "")
        for (value, sign) in signs {
            while rest >= value {
                text += sign
                rest -= value
            }
        }
        return text
    }
}

/// Characters of the symbol fonts that office documents use as ticks, boxes and bullets.
enum DocxSymbol {
    /// Returns the plain character for a private-use one of Wingdings or Symbol, others as they are.
    static func plain(_ character: Character) -> Character {
        switch character {
        case "\u{F0B7}", "\u{F06C}", "\u{F09F}": "•"
        case "\u{F0A7}", "\u{F06E}": "▪"
        case "\u{F0A8}", "\u{F06F}", "\u{F071}": "☐"
        case "\u{F0FC}": "✓"
        case "\u{F0FB}": "✗"
        case "\u{F0FE}", "\u{F052}": "☑"
        case "\u{F0FD}": "☒"
        case "\u{F0D8}": "➢"
        case "\u{F0E0}", "\u{F0AE}": "→"
        case "\u{F02D}": "-"
        default: character
        }
    }
}
