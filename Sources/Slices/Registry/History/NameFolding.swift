import Civics

/// Names made comparable although they are spelled differently.
///
/// Tone marks and the silencing mark go, lower case, Thai digits as 0–9, one space between words.
enum NameFolding {
    static func folded(_ text: String) -> String {
        let clean = ThaiText.squashed(ThaiDigits.arabic(ThaiText.clean(text)).lowercased())
        var result = String.UnicodeScalarView()
        for scalar in clean.unicodeScalars where !(0x0E47...0x0E4E).contains(scalar.value) { result.append(scalar) }
        return String(result)
    }
}
