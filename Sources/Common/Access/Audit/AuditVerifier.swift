public import Civics
public import Storage

/// One thing that is not as it was when it was signed.
public enum AuditFinding: Sendable, Hashable {
    /// The content of a leaf does not have the hash that was kept with it.
    case edited(position: Int64)
    /// Numbers that no leaf bears any more.
    case missing(from: Int64, through: Int64)
    /// A leaf bears a number beyond the last signed head: nobody signed it.
    case unsigned(position: Int64, count: Int64)
    /// Between these leaves something was edited, exchanged, put in or taken out: the signed root does not come out.
    case rootDiffers(from: Int64, through: Int64)
    /// A head's signature is not by this key.
    case badSignature(size: Int64, isOutside: Bool)
    /// The log is shorter than an outside head says: so many leaves are lost, the last of them signed at this moment.
    case tailLost(leaves: Int64, signedAt: Instant)
    /// A head that was published is not in the database, or another one is.
    case headReplaced(size: Int64)
}

/// What verifying found.
public struct AuditReport: Sendable, Hashable {
    /// How many leaves are numbered.
    public var leaves: Int64
    /// Leaves that wait for the sequencer: written, not yet signed.
    public var waiting: Int64
    /// How many heads (inside and outside) were checked.
    public var heads: Int
    /// The last head in the database.
    public var last: SignedHead?
    /// At most `AuditVerifier.mostFindings`, in the order in which they were met.
    public var findings: [AuditFinding]

    public var isSound: Bool { findings.isEmpty }
}

/// Computes the whole log again and holds it against the heads, inside and outside the database.
///
/// It reads page by page and keeps about twenty hashes, so memory does not grow with the log.
public struct AuditVerifier: Sendable {
    public static let mostFindings = 1000
    static let page = 2000

    let store: any Store
    let key: AuditPublicKey

    public init(_ store: any Store, key: AuditPublicKey) {
        self.store = store
        self.key = key
    }

    /// - Parameter outside: the heads that were published, e.g. `AuditHeadsFile.read()`.
    public func verify(outside: [SignedHead]) async throws -> AuditReport {
        let (last, waiting) = try await store.read { db in
            (try AuditRows.lastHead(db), try AuditRows.countWaiting(db))
        }
        let end = last?.size ?? 0
        var walk = Walk(key: key, outside: outside.sorted { $0.size < $1.size })
        var position: Int64 = 0
        while position < end {
            let begin = position
            let stop = min(begin + Int64(AuditVerifier.page), end)
            let (leaves, heads) = try await store.read { db in
                (
                    try AuditRows.page(from: begin, limit: AuditVerifier.page, db)
                        .filter { ($0.leaf.position ?? stop) < stop },
                    try AuditRows.heads(after: begin, through: stop, db)
                )
            }
            walk.take(leaves, heads: heads, from: begin, to: stop)
            position = stop
        }
        let unsigned = try await store.read { db in try AuditRows.countNumbered(from: end, db) }
        // The sequencer may have gone on meanwhile: what it numbered since has a newer head.
        let newer = try await store.read { db in try AuditRows.lastHead(db)?.size ?? 0 }
        walk.finish(size: end, unsigned: max(0, unsigned - max(0, newer - end)))
        return AuditReport(
            leaves: end, waiting: waiting, heads: walk.headsChecked, last: last, findings: walk.findings)
    }

    /// The state of one pass over the log.
    private struct Walk {
        let key: AuditPublicKey
        var outside: [SignedHead]
        var nextOutside = 0
        var tree = GrowingTree()
        var findings: [AuditFinding] = []
        var headsChecked = 0
        /// Size of the last head whose root came out right.
        var soundUntil: Int64 = 0
        var isBroken = false

        init(key: AuditPublicKey, outside: [SignedHead]) {
            self.key = key
            self.outside = outside
        }

        mutating func report(_ finding: AuditFinding) {
            if findings.count < AuditVerifier.mostFindings { findings.append(finding) }
        }

        mutating func take(
            _ leaves: [(leaf: AuditLeaf, kept: [UInt8])], heads: [SignedHead], from begin: Int64, to end: Int64
        ) {
            var inside = heads[...]
            var expected = begin
            for (leaf, kept) in leaves {
                guard let position = leaf.position else { continue }
                if position > expected {
                    report(.missing(from: expected, through: position - 1))
                    isBroken = true
                    expected = position
                }
                let hash = leaf.hash
                if hash != kept { report(.edited(position: position)) }
                tree.append(hash)
                expected = position + 1
                while let head = inside.first, head.size <= expected {
                    check(head)
                    inside.removeFirst()
                }
            }
            if expected < end {
                report(.missing(from: expected, through: end - 1))
                isBroken = true
            }
            for head in inside { check(head) }
        }

        /// Checks a head of the database and the outside heads of the same size.
        mutating func check(_ head: SignedHead) {
            headsChecked += 1
            if !head.isSigned(by: key) { report(.badSignature(size: head.size, isOutside: false)) }
            compare(head)
            while nextOutside < outside.count, outside[nextOutside].size <= head.size {
                let other = outside[nextOutside]
                nextOutside += 1
                headsChecked += 1
                if !other.isSigned(by: key) {
                    report(.badSignature(size: other.size, isOutside: true))
                } else if other.size < head.size || other.root != head.root {
                    report(.headReplaced(size: other.size))
                }
            }
        }

        private mutating func compare(_ head: SignedHead) {
            if !isBroken, tree.size == head.size, tree.root == head.root {
                soundUntil = head.size
            } else if !reportedRoot {
                reportedRoot = true
                isBroken = true
                report(.rootDiffers(from: soundUntil, through: head.size - 1))
            }
        }

        private var reportedRoot = false

        mutating func finish(size: Int64, unsigned: Int64) {
            while nextOutside < outside.count, outside[nextOutside].size <= size {
                report(.headReplaced(size: outside[nextOutside].size))
                nextOutside += 1
            }
            let beyond = outside[nextOutside...].filter { head in
                headsChecked += 1
                let isOurs = head.isSigned(by: key)
                if !isOurs { report(.badSignature(size: head.size, isOutside: true)) }
                return isOurs
            }
            if let last = beyond.last { report(.tailLost(leaves: last.size - size, signedAt: last.at)) }
            if unsigned > 0 { report(.unsigned(position: size, count: unsigned)) }
        }
    }
}
