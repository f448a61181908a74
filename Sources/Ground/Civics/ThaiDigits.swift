/// Thai digits ๐–๙ (U+0E50–U+0E59) and the digits 0–9 (เลขไทย ↔ เลขอารบิก).
///
/// Every other character is left as it is.
public enum ThaiDigits {
    /// "๒๕๖๙" → "2569".
    public static func arabic(_ text: String) -> String {
        guard hasThai(text) else { return text }
        return replacing(text, from: thaiRange, to: 0x30)
    }

    /// "2569" → "๒๕๖๙".
    public static func thai(_ text: String) -> String {
        replacing(text, from: 0x30...0x39, to: 0x0E50)
    }

    /// Whether a Thai digit stands in the text.
    public static func hasThai(_ text: String) -> Bool {
        text.unicodeScalars.contains { thaiRange.contains($0.value) }
    }

    private static let thaiRange: ClosedRange<UInt32> = 0x0E50...0x0E59

    private static func replacing(_ text: String, from range: ClosedRange<UInt32>, to zero: UInt32) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if range.contains(scalar.value), let digit = Unicode.Scalar(scalar.value - range.lowerBound + zero) {
                result.append(digit)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }
}
