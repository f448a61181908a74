/// Every measure of the program, handed over by the slices at start.
public struct MeasureCatalogue: Sendable {
    /// Two measures with one id, or a measure with an empty one; only a programmer sees it.
    public struct Clash: Error, Hashable {
        public var id: String

        public init(id: String) { self.id = id }
    }

    /// In the order in which they were offered.
    public let all: [Measure]
    private let index: [String: Int]

    public init(_ measures: [Measure]) throws {
        var index: [String: Int] = [:]
        for (place, measure) in measures.enumerated() {
            guard !measure.id.isEmpty, index.updateValue(place, forKey: measure.id) == nil else {
                throw Clash(id: measure.id)
            }
        }
        all = measures
        self.index = index
    }

    public subscript(id: String) -> Measure? { index[id].map { all[$0] } }
}
