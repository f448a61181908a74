/// An address that a person typed and that a page may link to: `http`, `https`, `mailto` or `tel`, nothing else.
public struct SafeURL: Sendable, Hashable {
    public let text: String

    /// Checks an address; `nil` for any other scheme, a missing host or recipient, blanks or control characters inside,
    /// a user name before the host, or more than 2,048 bytes.
    public init?(_ typed: String) {
        var scalars = Substring(typed).unicodeScalars
        while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
        while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
        let text = String(Substring(scalars))
        guard text.utf8.count <= 2048, let colon = text.firstIndex(of: ":"),
            !text.unicodeScalars.contains(where: { $0.value < 0x21 || $0.value == 0x5C || $0.properties.isWhitespace })
        else { return nil }
        let rest = text[text.index(after: colon)...]
        switch text[..<colon].lowercased() {
        case "http", "https":
            guard rest.hasPrefix("//") else { return nil }
            let authority = rest.dropFirst(2).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
            guard let first = authority.first, first != ":", !authority.contains("@") else { return nil }
        case "mailto":
            guard let at = rest.firstIndex(of: "@"), at != rest.startIndex, rest.index(after: at) != rest.endIndex
            else { return nil }
        case "tel":
            guard rest.contains(where: \.isNumber),
                rest.allSatisfy({ $0.isASCII && ($0.isNumber || "+-().".contains($0)) })
            else { return nil }
        default:
            return nil
        }
        self.text = text
    }
}
