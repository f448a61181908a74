/// How alike two wordings are, by pairs of neighbouring letters, white space aside.
struct Wording {
    private let pairs: Set<UInt64>

    init(_ text: String) {
        let scalars = Cursor(text.bare).scalars
        pairs = Set(zip(scalars, scalars.dropFirst()).map { UInt64($0.value) << 32 | UInt64($1.value) })
    }

    /// Sørensen–Dice: 1 for the same wording, 0 for nothing in common.
    func likeness(to other: Wording) -> Double {
        guard !pairs.isEmpty, !other.pairs.isEmpty else { return 0 }
        return 2 * Double(pairs.intersection(other.pairs).count) / Double(pairs.count + other.pairs.count)
    }

    /// The share of this wording that stands in the other.
    func containment(in other: Wording) -> Double {
        guard !pairs.isEmpty else { return 0 }
        return Double(pairs.intersection(other.pairs).count) / Double(pairs.count)
    }
}
