/// The hash tree of RFC 6962, section 2.1, over SHA-256: pure arithmetic on hashes.
public enum MerkleTree {
    /// The root of a tree without leaves.
    public static let empty: [UInt8] = Sha256.digest(of: [])

    /// The hash of a leaf: SHA-256(0x00 || bytes).
    public static func leaf(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var hash = Sha256()
        hash.update(CollectionOfOne(0x00))
        hash.update(bytes)
        return hash.digest()
    }

    /// The hash of two subtrees: SHA-256(0x01 || left || right).
    public static func node(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        var hash = Sha256()
        hash.update(CollectionOfOne(0x01))
        hash.update(left)
        hash.update(right)
        return hash.digest()
    }

    /// Where the complete subtree of some height that begins at a leaf stands: `level` 0 is the leaves, and its
    /// `position` counts subtrees of that height from the left.
    public struct Place: Sendable, Hashable {
        public var level: Int
        public var position: Int64

        public init(level: Int, position: Int64) {
            self.level = level
            self.position = position
        }
    }

    /// The complete subtrees that make up a tree of this size, from the left (largest first).
    public static func frontier(of size: Int64) -> [Place] {
        var places: [Place] = []
        var begin: Int64 = 0
        for level in stride(from: 62, through: 0, by: -1) where size & (1 << Int64(level)) != 0 {
            places.append(Place(level: level, position: begin >> Int64(level)))
            begin += 1 << Int64(level)
        }
        return places
    }

    /// Checks that a leaf is in a tree (RFC 9162, 2.1.3.2).
    public static func verifyInclusion(
        of leaf: [UInt8], at index: Int64, size: Int64, proof: [[UInt8]], root: [UInt8]
    ) -> Bool {
        guard index >= 0, index < size else { return false }
        var place = index
        var last = size - 1
        var hash = leaf
        for sibling in proof {
            if last == 0 { return false }
            if place & 1 == 1 || place == last {
                hash = node(sibling, hash)
                while place & 1 == 0, place != 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                hash = node(hash, sibling)
            }
            place >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }

    /// Checks that a tree grew out of an older one without changing it (RFC 9162, 2.1.4.2).
    public static func verifyConsistency(
        from oldSize: Int64, _ oldRoot: [UInt8], to newSize: Int64, _ newRoot: [UInt8], proof: [[UInt8]]
    ) -> Bool {
        guard oldSize >= 0, oldSize <= newSize else { return false }
        if oldSize == newSize { return proof.isEmpty && oldRoot == newRoot }
        if oldSize == 0 { return proof.isEmpty && oldRoot == empty }
        var path = proof[...]
        var place = oldSize - 1
        var last = newSize - 1
        while place & 1 == 1 {
            place >>= 1
            last >>= 1
        }
        // An old tree that is a complete subtree needs no first hash in the proof: it is the old root itself.
        guard let seed = place == 0 ? oldRoot : path.popFirst() else { return false }
        var old = seed
        var new = seed
        for sibling in path {
            if last == 0 { return false }
            if place & 1 == 1 || place == last {
                old = node(sibling, old)
                new = node(sibling, new)
                while place & 1 == 0, place != 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                new = node(new, sibling)
            }
            place >>= 1
            last >>= 1
        }
        return last == 0 && old == oldRoot && new == newRoot
    }
}

/// A tree that grows leaf by leaf, holding only the roots of its complete subtrees: about twenty hashes for a million
/// leaves.
public struct GrowingTree: Sendable, Hashable {
    public private(set) var size: Int64
    /// Roots of the complete subtrees, from the left.
    private var stack: [[UInt8]]

    public init() {
        size = 0
        stack = []
    }

    /// Takes up a tree of a known size; `frontier` holds the hashes at `MerkleTree.frontier(of: size)`.
    init?(size: Int64, frontier: [[UInt8]]) {
        guard frontier.count == size.nonzeroBitCount else { return nil }
        self.size = size
        stack = frontier
    }

    /// Adds a leaf's hash, and hands every subtree that became complete to `visit`, the leaf itself included.
    public mutating func append(
        _ leaf: [UInt8], visit: (MerkleTree.Place, [UInt8]) throws -> Void
    ) rethrows {
        var hash = leaf
        var place = MerkleTree.Place(level: 0, position: size)
        try visit(place, hash)
        while place.position & 1 == 1, let left = stack.popLast() {
            hash = MerkleTree.node(left, hash)
            place = MerkleTree.Place(level: place.level + 1, position: place.position >> 1)
            try visit(place, hash)
        }
        stack.append(hash)
        size += 1
    }

    public mutating func append(_ leaf: [UInt8]) {
        append(leaf) { _, _ in }
    }

    /// The root of the tree as it stands.
    public var root: [UInt8] {
        guard var hash = stack.last else { return MerkleTree.empty }
        for left in stack.dropLast().reversed() { hash = MerkleTree.node(left, hash) }
        return hash
    }
}
