import Civics
import Geo
import Storage

/// What the register holds today of one kind, ready to be compared with the rows of a file.
///
/// Built in one reading; whole in memory, so that a row costs no statement.
struct MatchBook<Record: RegisterDraft>: Sendable {
    struct Entry: Sendable {
        var id: UUIDv7
        var version: Int
        var record: Record
    }

    private(set) var entries: [Entry] = []
    private var byKey: [MatchKey: [Int]] = [:]
    private var byID: [UUIDv7: Int] = [:]
    /// Blind indexes of IDs, to the person.
    private var byIdentity: [[UInt8]: UUIDv7] = [:]
    private var grid = OutlineGrid()

    init(_ entries: [Entry], identities: [[UInt8]: UUIDv7] = [:]) {
        self.entries = entries
        byIdentity = identities
        for (place, entry) in entries.enumerated() {
            byID[entry.id] = place
            for key in entry.record.indexKeys { byKey[key, default: []].append(place) }
            grid.add(entry.record.outline, place)
        }
    }

    func entry(_ id: UUIDv7) -> Entry? { byID[id].map { entries[$0] } }

    func entries(for key: MatchKey) -> [Entry] { (byKey[key] ?? []).map { entries[$0] } }

    func person(with index: [UInt8]) -> Entry? { byIdentity[index].flatMap { entry($0) } }

    /// Records whose outline covers half or more of the two together (IoU ≥ 0.5).
    func overlapping(_ geometry: Geometry) -> [(entry: Entry, thousandths: Int)] {
        guard let box = geometry.bounds else { return [] }
        var found: [(Entry, Int)] = []
        for place in grid.places(touching: box) {
            let entry = entries[place]
            guard let other = try? entry.record.outline?.geometry(), let bounds = other.bounds,
                bounds.intersects(box), let share = ShapeIntake.overlap(geometry, other), share >= 500
            else { continue }
            found.append((entry, share))
        }
        return found.sorted { $0.1 > $1.1 }.map { (entry: $0.0, thousandths: $0.1) }
    }
}

/// Rectangles in squares of about 200 m, for finding neighbours.
struct OutlineGrid: Sendable {
    private struct Cell: Hashable {
        var x: Int
        var y: Int
    }

    private var cells: [Cell: [Int]] = [:]
    /// What is too large for squares is always looked at.
    private var large: [Int] = []
    private static let side = 0.002

    mutating func add(_ shape: Shape?, _ place: Int) {
        guard let shape, let box = try? shape.geometry().bounds else { return }
        let range = Self.range(box)
        guard range.count <= 64 else {
            large.append(place)
            return
        }
        for cell in range { cells[cell, default: []].append(place) }
    }

    func places(touching box: Bounds) -> [Int] {
        let range = Self.range(box)
        guard range.count <= 4096 else { return Array(Set(cells.values.joined()).union(large)).sorted() }
        return Array(Set(range.flatMap { cells[$0] ?? [] }).union(large)).sorted()
    }

    private static func range(_ box: Bounds) -> [Cell] {
        let (west, east) = (Int((box.west / side).rounded(.down)), Int((box.east / side).rounded(.down)))
        let (south, north) = (Int((box.south / side).rounded(.down)), Int((box.north / side).rounded(.down)))
        guard (east - west + 1) * (north - south + 1) <= 4096 else {
            return Array(repeating: Cell(x: 0, y: 0), count: 4097)
        }
        return (west...east).flatMap { x in (south...north).map { Cell(x: x, y: $0) } }
    }
}
