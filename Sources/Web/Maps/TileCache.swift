public import Access
public import Civics
public import Geo
import Shell
import Synchronization

/// Vector tiles kept in memory, packed; the ones used longest ago make room.
///
/// A tile is kept with what it was made from: the revisions of its records, the day, and how far the reader sees. A
/// change of any makes another key, so nothing stale is ever found; what nobody asks for any more is pushed out.
public final class TileCache: Sendable {
    public struct Key: Sendable, Hashable {
        public var layer: String
        public var scope: Scope
        public var tile: Tile
        public var revisions: [Int64]
        public var day: CivilDate

        public init(layer: String, scope: Scope, tile: Tile, revisions: [Int64], day: CivilDate) {
            self.layer = layer
            self.scope = scope
            self.tile = tile
            self.revisions = revisions
            self.day = day
        }
    }

    /// A tile, empty where nothing lies, and the same tile packed once somebody took it packed.
    public struct Entry: Sendable, Hashable {
        public let bytes: [UInt8]
        /// As gzip; `nil` before ``pack()``, and where packing does not pay.
        public private(set) var packed: [UInt8]?
        /// Whether ``pack()`` has nothing more to do.
        public private(set) var isSettled: Bool

        /// Below this a packet carries the tile as it is.
        private static let smallestToPack = 400

        public init(bytes: [UInt8]) {
            self.bytes = bytes
            isSettled = bytes.count < Self.smallestToPack
        }

        public mutating func pack() {
            guard !isSettled else { return }
            packed = Compression.gzip(bytes, level: 1).flatMap { $0.count < bytes.count ? $0 : nil }
            isSettled = true
        }

        /// What it takes in memory, with its key, about.
        var size: Int { bytes.count + (packed?.count ?? 0) + 400 }
    }

    private struct State {
        var entries: [Key: (entry: Entry, used: UInt64)] = [:]
        var size = 0
        var clock: UInt64 = 0
    }

    private let state = Mutex(State())
    /// The most bytes that are kept.
    public let budget: Int

    public init(budget: Int = 64 << 20) { self.budget = budget }

    /// How many bytes are kept now.
    public var size: Int { state.withLock { $0.size } }

    public subscript(key: Key) -> Entry? {
        state.withLock { state in
            guard let entry = state.entries[key]?.entry else { return nil }
            state.clock += 1
            state.entries[key]?.used = state.clock
            return entry
        }
    }

    /// Keeps a tile; one that alone would fill a quarter of the room is not kept.
    public func keep(_ entry: Entry, for key: Key) {
        guard entry.size <= budget / 4 else { return }
        state.withLock { state in
            state.clock += 1
            if let old = state.entries.updateValue((entry, state.clock), forKey: key) { state.size -= old.entry.size }
            state.size += entry.size
            guard state.size > budget else { return }
            // An eighth at once, so that sorting is rare.
            for (key, value) in state.entries.sorted(by: { $0.value.used < $1.value.used }) {
                guard state.size > budget - budget / 8 else { break }
                state.entries[key] = nil
                state.size -= value.entry.size
            }
        }
    }
}
