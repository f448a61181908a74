/// Proofs made from the hashes of complete subtrees, wherever they are kept.
public struct MerkleProofs {
    /// Returns the hash of a complete subtree.
    public typealias Source = (MerkleTree.Place) throws -> [UInt8]

    let source: Source

    public init(_ source: @escaping Source) {
        self.source = source
    }

    /// The root over the first `size` leaves.
    public func root(size: Int64) throws -> [UInt8] {
        try hash(from: 0, to: size)
    }

    /// The audit path of a leaf (RFC 6962, 2.1.1); empty where there is no such leaf.
    public func inclusion(of index: Int64, size: Int64) throws -> [[UInt8]] {
        guard index >= 0, index < size else { return [] }
        var begin: Int64 = 0
        var end = size
        var path: [[UInt8]] = []
        while end - begin > 1 {
            let split = begin + Self.split(end - begin)
            if index < split {
                path.append(try hash(from: split, to: end))
                end = split
            } else {
                path.append(try hash(from: begin, to: split))
                begin = split
            }
        }
        return path.reversed()
    }

    /// The proof that the tree of `size` leaves grew out of the one of `old` leaves (RFC 6962, 2.1.2).
    public func consistency(from old: Int64, to size: Int64) throws -> [[UInt8]] {
        guard old > 0, old < size else { return [] }
        var begin: Int64 = 0
        var end = size
        var rest = old
        var isWhole = true
        var path: [[UInt8]] = []
        while rest != end - begin {
            let split = Self.split(end - begin)
            if rest <= split {
                path.append(try hash(from: begin + split, to: end))
                end = begin + split
            } else {
                path.append(try hash(from: begin, to: begin + split))
                begin += split
                rest -= split
                isWhole = false
            }
        }
        if !isWhole { path.append(try hash(from: begin, to: end)) }
        return path.reversed()
    }

    /// The largest power of two smaller than `count`.
    private static func split(_ count: Int64) -> Int64 {
        1 << Int64(63 - (count - 1).leadingZeroBitCount)
    }

    /// The hash over leaves `begin ..< end`, where `begin` is a multiple of the complete subtrees inside.
    private func hash(from begin: Int64, to end: Int64) throws -> [UInt8] {
        let places = MerkleTree.frontier(of: end - begin).map {
            MerkleTree.Place(level: $0.level, position: $0.position + begin >> Int64($0.level))
        }
        guard let last = places.last else { return MerkleTree.empty }
        var hash = try source(last)
        for place in places.dropLast().reversed() { hash = MerkleTree.node(try source(place), hash) }
        return hash
    }
}
