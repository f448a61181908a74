import Civics

/// Text made comparable: cleaned, Thai digits as 0–9, lower case, without white space.
///
/// Documents of this family break lines inside words and put spaces anywhere, so spaces say nothing.
public enum PlanFolding {
    public static func fold(_ text: String) -> String {
        let clean = ThaiDigits.arabic(ThaiText.clean(text)).lowercased()
        var result = String.UnicodeScalarView()
        for scalar in clean.unicodeScalars where !scalar.properties.isWhitespace { result.append(scalar) }
        return String(result)
    }
}
