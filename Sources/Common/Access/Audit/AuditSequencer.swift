import Civics
import Storage

/// Numbers the leaves that were written, and signs a head over them, within a second.
///
/// Any number of processes may run one: each step is one serializable transaction that takes the leaves without a
/// number, so a leaf gets one number and a size gets one head.
public struct AuditSequencer: Sendable {
    /// Leaves per transaction.
    static let batch = 1000

    let world: World
    let key: AuditSigningKey
    let publish: @Sendable (SignedHead) throws -> Void

    /// - Parameter publish: puts a head outside the database, e.g. `AuditHeadsFile.append`.
    public init(_ world: World, key: AuditSigningKey, publish: @escaping @Sendable (SignedHead) throws -> Void) {
        self.world = world
        self.key = key
        self.publish = publish
    }

    /// Numbers one batch and publishes its head; `nil` where nothing waited.
    @discardableResult
    public func step() async throws -> SignedHead? {
        let now = world.now()
        let key = key
        let waits = try await world.store.read { db in try !AuditRows.waiting(limit: 1, db).isEmpty }
        guard waits else { return nil }
        let head = try await world.store.write { db -> SignedHead? in
            let waiting = try AuditRows.waiting(limit: AuditSequencer.batch, db)
            guard !waiting.isEmpty else { return nil }
            let size = try AuditRows.lastHead(db)?.size ?? 0
            let frontier = try MerkleTree.frontier(of: size).map { try AuditRows.node($0, db) }
            guard var tree = GrowingTree(size: size, frontier: frontier) else {
                throw AuditError.incomplete(level: 0, position: size)
            }
            for leaf in waiting {
                try AuditRows.number(leaf.id, as: tree.size, db)
                try tree.append(leaf.leafHash) { place, hash in
                    if place.level > 0 { try AuditRows.insert(hash, at: place, db) }
                }
            }
            let head = key.sign(size: tree.size, root: tree.root, at: now)
            try AuditRows.insert(head, db)
            return head
        }
        if let head { try publish(head) }
        return head
    }

    /// Numbers everything that waits.
    public func catchUp() async throws {
        while try await step() != nil {}
    }

    /// Publishes the last head again where the outside may lack it: a process can die between COMMIT and the file.
    public func publishLast(unlessIn outside: [SignedHead]) async throws {
        guard let last = try await world.store.read({ db in try AuditRows.lastHead(db) }) else { return }
        if !outside.contains(where: { $0.size >= last.size }) { try publish(last) }
    }

    /// Runs until the task is cancelled, then numbers what is left.
    ///
    /// - Parameter failed: told of every error (a database that is away); the next round tries again.
    public func run(every interval: Duration = .milliseconds(500), failed: @Sendable (any Error) -> Void) async {
        while !Task.isCancelled {
            do { try await catchUp() } catch { failed(error) }
            try? await Task.sleep(for: interval)
        }
        do { try await catchUp() } catch { failed(error) }
    }
}
