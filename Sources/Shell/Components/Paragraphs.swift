public import Html

/// Text that a person typed in several lines: an empty line parts paragraphs, a line end stays a line end.
public struct Paragraphs: Component {
    private let text: String

    public init(_ text: String) {
        self.text = text
    }

    public var html: HTML {
        var paragraphs: [[Substring]] = [[]]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.allSatisfy(\.isWhitespace) {
                paragraphs.append([])
            } else {
                paragraphs[paragraphs.count - 1].append(line)
            }
        }
        return "\(each: paragraphs.filter { !$0.isEmpty }, paragraph)"
    }

    private func paragraph(_ lines: [Substring]) -> HTML {
        "<p>\(each: lines.enumerated(), { "\(if: $0 > 0, "<br>")\($1)" })</p>\n"
    }
}
