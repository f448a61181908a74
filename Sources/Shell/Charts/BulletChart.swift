public import Civics
public import Html

/// Target against actual in one row: bar, year's target, what was expected by now, and the numbers in text.
///
/// After Stephen Few's bullet graph. Nothing is clamped: 140 % is drawn past the target and a fall below zero left of it.
public struct BulletChart: Component {
    public enum Direction: Sendable {
        case moreIsBetter
        case lessIsBetter
    }

    private let title: Words
    private let actual: Double?
    private let target: Double?
    private let expected: Double?
    private let baseline: Double?
    private let unit: Words
    private let decimals: Int
    private let direction: Direction
    private let shared: Double?
    private let isTitleShown: Bool

    /// - Parameters:
    ///   - actual: what was reached; `nil` is "no data", not zero.
    ///   - target: the year's target; `nil` where none was stated.
    ///   - expected: what was to be reached at the end of the last closed quarter.
    ///   - sharedMaximum: the end of the scale for all charts of a block with the same unit.
    ///   - isTitleShown: false in a table, whose row has said it; screen readers hear it in any case.
    public init(
        _ title: Words, actual: Double?, target: Double?, expected: Double? = nil, baseline: Double? = nil,
        unit: Words, decimals: Int = 0, direction: Direction = .moreIsBetter, sharedMaximum: Double? = nil,
        isTitleShown: Bool = true
    ) {
        self.title = title
        self.actual = actual
        self.target = target
        self.expected = expected
        self.baseline = baseline
        self.unit = unit
        self.decimals = decimals
        self.direction = direction
        shared = sharedMaximum
        self.isTitleShown = isTitleShown
    }

    private func text(_ value: Double?) -> String {
        value.flatMap { Numerals.text($0, decimals: decimals) } ?? "—"
    }

    public var html: HTML {
        """
        <div class="bullet">\(if: isTitleShown, "<p class=\"bullet-title\">\(title)</p>")\(drawing)<p class="bullet-numbers"><span class="number">\
        \(actual == nil ? "\(Label.noValue)" : "<strong>\(text(actual))</strong>" as HTML) / \
        \(target == nil ? Missing().html : "\(text(target))" as HTML)</span> \(unit)\
        \(if: direction == .lessIsBetter, " <span class=\"quiet\">(\(Label.lessIsBetter))</span>")</p></div>
        """
    }

    private var drawing: HTML {
        let plot = Plot(
            holding: [actual, target, expected, baseline, shared].compactMap { $0 }, margin: shared == nil ? 1.1 : 1,
            width: 240)
        let zero = plot.place(0)
        return """
            <svg class="bullet-drawing" viewBox="0 0 240 24" preserveAspectRatio="none" role="img" aria-label="\(description)">
            \(ranges(plot))\(bar(plot, zero))
            \(if: plot.low < 0, "<path class=\"bullet-zero\" d=\"M\(Plot.text(zero)) 0V24\"/>")
            \(expected.map { "<path class=\"bullet-expected\" d=\"M\(Plot.text(plot.place($0))) 3V21\"/>" as HTML })
            \(target.map { "<path class=\"bullet-target\" d=\"M\(Plot.text(plot.place($0))) 2V22\"/>" as HTML })
            </svg>
            """
    }

    /// Three shades: under 60 %, under 95 % and the rest of what was expected by now, else of the year's target.
    private func ranges(_ plot: Plot) -> HTML {
        guard let measure = expected ?? target, measure > 0 else {
            return "<rect class=\"bullet-range-3\" x=\"0\" y=\"2\" width=\"240\" height=\"20\"/>"
        }
        let first = direction == .moreIsBetter ? measure * 0.6 : measure
        let second = direction == .moreIsBetter ? measure * 0.95 : measure / 0.6
        let places = [0, plot.place(first), plot.place(second), plot.width].map { min(max($0, 0), plot.width) }
        let shades = direction == .moreIsBetter ? [1, 2, 3] : [3, 2, 1]
        return """
            \(each: 0..<3, { index in
                "<rect class=\"bullet-range-\(shades[index])\" x=\"\(Plot.text(places[index]))\" y=\"2\" width=\"\(Plot.text(places[index + 1] - places[index]))\" height=\"20\"/>"
            })
            """
    }

    private func bar(_ plot: Plot, _ zero: Double) -> HTML {
        guard let actual, actual.isFinite else { return .empty }
        let end = plot.place(actual)
        return """
            <rect class="bullet-bar" x="\(Plot.text(min(zero, end)))" y="8" width="\(Plot.text(abs(end - zero)))" height="8"/>
            """
    }

    /// The chart in one sentence, for who cannot see it.
    private var description: String {
        var parts = [title, Words(th: "\(Label.actual.th) \(text(actual))", en: "\(Label.actual.en) \(text(actual))")]
        if actual == nil { parts[1] = Label.noValue }
        if target != nil {
            parts.append(Words(th: "\(Label.target.th) \(text(target))", en: "\(Label.target.en) \(text(target))"))
        }
        if expected != nil {
            parts.append(
                Words(th: "\(Label.expectedNow.th) \(text(expected))", en: "\(Label.expectedNow.en) \(text(expected))"))
        }
        let language = Reader.language
        return parts.map { $0.text(in: language) }.joined(separator: ", ") + " \(unit.text(in: language))"
    }
}
