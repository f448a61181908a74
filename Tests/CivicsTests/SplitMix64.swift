/// A small generator with a seed, so that a failing case comes again (Steele, Lea and Flood's SplitMix64).
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number of any size up to the bound, small ones as often as large ones.
    mutating func anySize(upTo bound: Int64) -> Int64 {
        let bits = Int64.random(in: 0...62, using: &self)
        return min(bound, Int64((next() >> 1) >> UInt64(62 - bits)))
    }

    mutating func text(of alphabet: [Unicode.Scalar], upTo length: Int) -> String {
        var view = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...length, using: &self) {
            view.append(alphabet[Int.random(in: 0..<alphabet.count, using: &self)])
        }
        return String(view)
    }
}
