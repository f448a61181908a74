import Civics

/// A code or number made comparable for exact and prefix search: Thai digits as 0–9, upper case, no blanks.
///
/// Kept as bytes, for bytes sort alike on both engines whatever the collation.
enum FindKey {
    static func of(_ text: String?) -> SQLBytes? {
        guard let text else { return nil }
        if text.utf8.allSatisfy({ (0x21...0x60).contains($0) }) {
            return text.isEmpty ? nil : SQLBytes(Array(text.utf8.prefix(200)))
        }
        let folded = ThaiDigits.arabic(ThaiText.clean(text)).uppercased()
        var scalars = String.UnicodeScalarView()
        for scalar in folded.unicodeScalars where !scalar.properties.isWhitespace { scalars.append(scalar) }
        let bytes = Array(String(scalars).utf8.prefix(200))
        return bytes.isEmpty ? nil : SQLBytes(bytes)
    }

    /// The first key after all that begin with this one: UTF-8 never holds 0xFF.
    static func end(of key: SQLBytes) -> SQLBytes {
        SQLBytes(key.bytes + [0xFF])
    }
}
