public import Civics
public import Html

/// The course of one measure over quarters, one line high; gaps stay gaps.
public struct Sparkline: Component {
    private let title: Words
    private let values: [Double?]
    private let targets: [Double?]
    private let decimals: Int
    private let isLastProvisional: Bool

    /// - Parameters:
    ///   - values: oldest first; `nil` where there is none, never bridged.
    ///   - targets: one for each value, drawn as steps; empty for none.
    ///   - isLastProvisional: the quarter of the last value has not been closed: drawn hollow.
    public init(
        _ title: Words, _ values: [Double?], targets: [Double?] = [], decimals: Int = 0, isLastProvisional: Bool = false
    ) {
        self.title = title
        self.values = values
        self.targets = targets
        self.decimals = decimals
        self.isLastProvisional = isLastProvisional
    }

    public var html: HTML {
        let known = values.compactMap { $0 }.filter(\.isFinite)
        guard let last = known.last, let lastIndex = values.lastIndex(where: { $0 != nil }) else {
            return "<span class=\"missing\">\(Label.noValue)</span>"
        }
        let plot = Plot(holding: known + targets.compactMap { $0 }, from: nil, margin: 1.05, width: 16)
        let step = 72.0 / Double(max(values.count - 1, 1))
        let lastText = Numerals.text(last, decimals: decimals) ?? "—"
        return """
            <span class="sparkline"><svg viewBox="-3 -2 80 22" width="80" height="22" role="img" aria-label="\(title) \(described)">\
            \(if: !targets.isEmpty, "<path class=\"spark-target\" d=\"\(targetPath(plot, step))\"/>")\
            <path class="spark-line" d="\(path(plot, step))"/>\
            <circle class="\(isLastProvisional ? "spark-open" : "spark-end")" cx="\(Plot.text(Double(lastIndex) * step))" cy="\(Plot.text(height(plot, last)))" r="2.5"/>\
            </svg><span class="number">\(lastText)</span></span>
            """
    }

    private func height(_ plot: Plot, _ value: Double) -> Double { 17 - plot.place(value) }

    private func path(_ plot: Plot, _ step: Double) -> String {
        var path = ""
        var isDrawing = false
        for (index, value) in values.enumerated() {
            guard let value, value.isFinite else {
                isDrawing = false
                continue
            }
            path += "\(isDrawing ? "L" : "M")\(Plot.text(Double(index) * step)) \(Plot.text(height(plot, value)))"
            // A value alone between gaps is a dot: a line of no length with a round end.
            if !isDrawing, index + 1 == values.count || values[index + 1] == nil { path += "h0" }
            isDrawing = true
        }
        return path
    }

    private func targetPath(_ plot: Plot, _ step: Double) -> String {
        var path = ""
        for (index, target) in targets.enumerated() where target != nil {
            guard let target else { continue }
            let left = max(0, (Double(index) - 0.5) * step)
            let right = min(72, (Double(index) + 0.5) * step)
            path += "M\(Plot.text(left)) \(Plot.text(height(plot, target)))H\(Plot.text(right))"
        }
        return path
    }

    private var described: String {
        values.map { $0.flatMap { Numerals.text($0, decimals: decimals) } ?? Label.noValue.text(in: Reader.language) }
            .joined(separator: ", ")
    }
}
