public import Civics

/// HTML written as HTML: a string literal whose interpolations are escaped unless they are HTML already.
///
/// Only text in the source can be markup: literal parts are `StaticString`. There is on purpose no interpolation of
/// `Any`, of an optional text or of a number with a fraction; such a value does not compile until it has been said how
/// it reads.
///
/// A trap: two bare literals in a ternary are taken as `String`, so `\(late ? "<b>ช้า</b>" : "")` shows its tags.
/// Write `\(if: late, "<b>ช้า</b>")`.
public struct HTML: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// The markup.
    public private(set) var source: String

    /// Takes text as markup unseen.
    ///
    /// Callers are allow-listed by `HouseTests`.
    public init(raw source: String) {
        self.source = source
    }

    public init(stringLiteral value: StaticString) {
        source = value.description
    }

    public init(stringInterpolation interpolation: Interpolation) {
        source = interpolation.source
    }

    /// Makes HTML that shows the text as it is.
    public init(text: String) {
        source = ""
        source.appendEscaped(text)
    }

    public static let empty = HTML(raw: "")

    public var isEmpty: Bool { source.isEmpty }

    public static func += (left: inout HTML, right: HTML) {
        left.source += right.source
    }

    public static func + (left: HTML, right: HTML) -> HTML {
        HTML(raw: left.source + right.source)
    }
}

extension HTML {
    public struct Interpolation: StringInterpolationProtocol {
        var source: String

        public init(literalCapacity: Int, interpolationCount: Int) {
            source = ""
            source.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        public mutating func appendLiteral(_ literal: StaticString) {
            literal.withUTF8Buffer { source.append(contentsOf: String(decoding: $0, as: UTF8.self)) }
        }

        /// A text, escaped; right in content and in a quoted attribute.
        public mutating func appendInterpolation(_ text: String) {
            source.appendEscaped(text)
        }

        public mutating func appendInterpolation(_ text: Substring) {
            source.appendEscaped(String(text))
        }

        public mutating func appendInterpolation(_ number: Int) {
            source.append(String(number))
        }

        public mutating func appendInterpolation(_ html: HTML) {
            source.append(html.source)
        }

        public mutating func appendInterpolation(_ html: HTML?) {
            if let html { source.append(html.source) }
        }

        public mutating func appendInterpolation(_ part: some Component) {
            source.append(part.html.source)
        }

        public mutating func appendInterpolation(_ part: (some Component)?) {
            if let part { source.append(part.html.source) }
        }

        /// A text in the language of whoever reads the page, escaped.
        public mutating func appendInterpolation(_ words: Words) {
            source.appendEscaped(words.text(in: Reader.language))
        }

        /// One piece of HTML for each item.
        public mutating func appendInterpolation<Items: Sequence>(each items: Items, _ row: (Items.Element) -> HTML) {
            for item in items { source.append(row(item).source) }
        }

        /// One component after the other.
        public mutating func appendInterpolation<Items: Sequence>(each parts: Items) where Items.Element: Component {
            for part in parts { source.append(part.html.source) }
        }

        public mutating func appendInterpolation(if condition: Bool, _ html: @autoclosure () -> HTML) {
            if condition { source.append(html().source) }
        }

        /// An address inside this program.
        public mutating func appendInterpolation(link: Link) {
            source.appendEscaped(link.text)
        }

        /// An address that a person typed and that was found harmless.
        public mutating func appendInterpolation(link: SafeURL) {
            source.appendEscaped(link.text)
        }
    }
}

extension String {
    /// Appends text with the five characters that mean something to HTML written as references.
    mutating func appendEscaped(_ text: String) {
        var text = text
        let isClean = text.withUTF8 { bytes in
            !bytes.contains { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 || $0 == 0x27 }
        }
        if isClean {
            append(text)
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": append("&amp;")
            case "<": append("&lt;")
            case ">": append("&gt;")
            case "\"": append("&quot;")
            case "'": append("&#39;")
            default: unicodeScalars.append(scalar)
            }
        }
    }
}
