import Civics
import Html

/// A text with the places marked in which searched words stand, whatever their spaces, digits and letter case.
struct SearchHighlight: Component {
    private let text: String
    private let words: String

    init(_ text: String, words: String) {
        self.text = text
        self.words = words
    }

    var html: HTML {
        let scalars = Array(text.unicodeScalars)
        var html = HTML.empty
        var from = 0
        for range in Self.places(of: words, in: text) {
            html += HTML(text: Self.text(scalars[from..<range.lowerBound]))
            html += "<mark>\(Self.text(scalars[range]))</mark>"
            from = range.upperBound
        }
        return html + HTML(text: Self.text(scalars[from...]))
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }

    /// The places as ranges of scalars, in order, none overlapping.
    ///
    /// A place never ends between a letter and the vowel or tone mark that stands on it.
    static func places(of words: String, in text: String) -> [Range<Int>] {
        let wanted = folded(Array(words.unicodeScalars)).map(\.scalar)
        let scalars = Array(text.unicodeScalars)
        let letters = folded(scalars)
        guard !wanted.isEmpty, letters.count >= wanted.count else { return [] }
        var found: [Range<Int>] = []
        var start = 0
        while start + wanted.count <= letters.count {
            guard (0..<wanted.count).allSatisfy({ letters[start + $0].scalar == wanted[$0] }) else {
                start += 1
                continue
            }
            var end = letters[start + wanted.count - 1].place + 1
            while end < scalars.count, scalars[end].properties.generalCategory == .nonspacingMark { end += 1 }
            found.append(letters[start].place..<end)
            start += wanted.count
            while start < letters.count, letters[start].place < end { start += 1 }
        }
        return found
    }

    /// Letter by letter as the plan's own search folds: Thai digits as Arabic ones, lower case, no white space.
    private static func folded(_ scalars: [Unicode.Scalar]) -> [(scalar: Unicode.Scalar, place: Int)] {
        var result: [(Unicode.Scalar, Int)] = []
        result.reserveCapacity(scalars.count)
        for (place, scalar) in scalars.enumerated() {
            if scalar.properties.isWhitespace || scalar.properties.generalCategory == .format { continue }
            if (0x0E50...0x0E59).contains(scalar.value), let digit = Unicode.Scalar(scalar.value - 0x0E50 + 0x30) {
                result.append((digit, place))
                continue
            }
            for lower in scalar.properties.lowercaseMapping.unicodeScalars { result.append((lower, place)) }
        }
        return result
    }
}
