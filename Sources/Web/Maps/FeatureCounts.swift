import Civics
import Registry
import Synchronization

/// How many features answered a question, kept for the pages that follow the first.
///
/// A count is kept with what it was counted in: the revisions of the layer's records and the day. A change of either
/// makes another key, so no stale count is ever found.
public final class FeatureCounts: Sendable {
    struct Key: Sendable, Hashable {
        private var layer: String
        private var query: LayerQuery
        private var revisions: [Int64]
        private var day: CivilDate

        /// - Parameter query: which page it asks for does not matter.
        init(layer: String, query: LayerQuery, revisions: [Int64], day: CivilDate) {
            self.layer = layer
            self.query = query
            self.query.after = nil
            self.query.limit = 0
            self.revisions = revisions
            self.day = day
        }
    }

    private let counts = Mutex<[Key: Int]>([:])
    /// The most counts that are kept.
    public let capacity: Int

    public init(capacity: Int = 2_000) { self.capacity = capacity }

    subscript(key: Key) -> Int? {
        counts.withLock { $0[key] }
    }

    func keep(_ count: Int, for key: Key) {
        counts.withLock { counts in
            // Counting anew costs little, so nobody keeps a list of which was used when.
            if counts.count >= capacity { counts.removeAll(keepingCapacity: true) }
            counts[key] = count
        }
    }
}
