import CLibPQ

/// The names of the statements that a connection keeps prepared; the one unused for longest makes room.
struct PreparedStatements {
    struct Key: Hashable {
        var text: String
        var types: [Oid]
    }

    private let limit: Int
    private var entries: [Key: (name: String, used: UInt64)] = [:]
    private var clock: UInt64 = 0
    private var made = 0

    init(limit: Int) {
        self.limit = limit
    }

    var isEmpty: Bool { entries.isEmpty }
    var count: Int { entries.count }

    mutating func name(of key: Key) -> String? {
        clock += 1
        entries[key]?.used = clock
        return entries[key]?.name
    }

    /// Returns a new name, and the name of the statement to drop first.
    mutating func makeName() -> (name: String, dropped: String?) {
        made += 1
        var dropped: String?
        if entries.count >= limit, let oldest = entries.min(by: { $0.value.used < $1.value.used }) {
            dropped = oldest.value.name
            entries[oldest.key] = nil
        }
        return ("s\(made)", dropped)
    }

    mutating func insert(_ key: Key, _ name: String) {
        clock += 1
        entries[key] = (name, clock)
    }

    mutating func removeAll() {
        entries = [:]
    }
}
