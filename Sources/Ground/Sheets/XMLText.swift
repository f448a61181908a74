/// Characters as XML text.
enum XMLText {
    /// Returns the text with XML's marks escaped; fit for content and for attributes in double quotes.
    /// - Throws: `unwritable` for a control character, which XML 1.0 cannot hold.
    static func escaped(_ text: String) throws(SheetError) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            // A bare carriage return would be read back as a newline.
            case "\r": escaped.append(contentsOf: "&#13;".unicodeScalars)
            case "\t", "\n": escaped.append(scalar)
            case "\0"..."\u{1F}", "\u{FFFE}", "\u{FFFF}":
                throw SheetError(.unwritable, place: "U+" + String(scalar.value, radix: 16, uppercase: true))
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
