/// One linear scale of a drawing: values to places.
struct Plot {
    let low: Double
    let high: Double
    let width: Double

    /// A scale that holds all the values and zero; never narrower than one unit's thousandth.
    init(holding values: [Double], from start: Double? = 0, margin: Double = 1.1, width: Double) {
        let finite = values.filter(\.isFinite)
        var low = finite.min() ?? 0
        var high = finite.max() ?? 1
        if let start {
            low = min(low, start)
            high = max(high, start)
        }
        if high - low < 0.000_001 { high = low + 1 }
        self.low = low < 0 || start == nil ? high - (high - low) * margin : low
        self.high = low + (high - low) * margin
        self.width = width
    }

    /// The place of a value; outside the scale it stays outside.
    func place(_ value: Double) -> Double { (value - low) / (high - low) * width }

    /// A coordinate with at most one decimal, as SVG writes it.
    static func text(_ number: Double) -> String {
        let tenths = (number * 10).rounded()
        guard tenths.isFinite, abs(tenths) < 1e9 else { return "0" }
        let whole = Int(tenths)
        let sign = whole < 0 ? "-" : ""
        let size = whole.magnitude
        return size.isMultiple(of: 10) ? "\(sign)\(size / 10)" : "\(sign)\(size / 10).\(size % 10)"
    }
}
