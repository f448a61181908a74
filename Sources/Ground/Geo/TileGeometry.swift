/// The geometry of one feature of a tile: commands and zigzag steps (Mapbox Vector Tile 2.1 §4.3), made ring by ring.
///
/// Rings and lines are handed over in the tile's units, already whole numbers; what leaves the tile by more than the
/// margin is clipped (rings by Sutherland and Hodgman, lines by Liang and Barsky), points that repeat and rings without
/// area are dropped, outer rings are turned clockwise on the screen and holes the other way.
struct TileGeometry {
    enum Kind: UInt64 {
        case point = 1
        case line = 2
        case polygon = 3
    }

    private(set) var commands = ProtocolBuffer()
    private let least: Double
    private let most: Double
    private var pen: (x: Int32, y: Int32) = (0, 0)
    /// The points of the ring or line at hand, and room to clip them in.
    private var path: [Position] = []
    private var clipped: [Position] = []
    private var (west, south, east, north) = (Double.infinity, -Double.infinity, -Double.infinity, Double.infinity)

    init(extent: Int, buffer: Int) {
        least = Double(-buffer)
        most = Double(extent + buffer)
        path.reserveCapacity(64)
        commands.bytes.reserveCapacity(256)
    }

    var isEmpty: Bool { commands.bytes.isEmpty }

    mutating func beginFeature() {
        commands.bytes.removeAll(keepingCapacity: true)
        pen = (0, 0)
    }

    mutating func beginPath() {
        path.removeAll(keepingCapacity: true)
        (west, north, east, south) = (.infinity, .infinity, -.infinity, -.infinity)
    }

    @inline(__always)
    mutating func append(x: Double, y: Double) {
        if let last = path.last, last.x == x, last.y == y { return }
        path.append(Position(x: x, y: y))
        west = min(west, x)
        east = max(east, x)
        north = min(north, y)
        south = max(south, y)
    }

    private var isInside: Bool { west >= least && east <= most && north >= least && south <= most }
    private var isOutside: Bool { east < least || west > most || south < least || north > most }

    /// Ends a ring; false when nothing of it is left.
    mutating func endRing(isHole: Bool) -> Bool {
        if isOutside { return false }
        if !isInside { clipRing() }
        if path.count > 1, path.first == path.last { path.removeLast() }
        guard path.count >= 3 else { return false }
        var area = 0.0
        var previous = path[path.count - 1]
        for point in path {
            area += previous.x * point.y - point.x * previous.y
            previous = point
        }
        guard area != 0 else { return false }
        // Surveyor's formula with y to the south: positive is clockwise on the screen, as an outer ring must be.
        let turns = (area > 0) == isHole
        move(to: path[0])
        command(2, count: path.count - 1)
        if turns {
            for index in stride(from: path.count - 1, to: 0, by: -1) { step(to: path[index]) }
        } else {
            for index in 1..<path.count { step(to: path[index]) }
        }
        command(7, count: 1)
        return true
    }

    /// Ends a line: none, one or several pieces of it remain.
    mutating func endLine() {
        if isOutside { return }
        if isInside {
            write(line: path)
            return
        }
        clipped.removeAll(keepingCapacity: true)
        for index in 1..<max(path.count, 1) {
            guard let (from, to) = segment(path[index - 1], path[index]) else { continue }
            if clipped.last != from {
                write(line: clipped)
                clipped.removeAll(keepingCapacity: true)
                clipped.append(from)
            }
            if from != to { clipped.append(to) }
        }
        write(line: clipped)
    }

    /// Ends a feature's points.
    mutating func endPoints() {
        path.removeAll { $0.x < least || $0.x > most || $0.y < least || $0.y > most }
        guard let first = path.first else { return }
        command(1, count: path.count)
        step(to: first)
        for point in path.dropFirst() { step(to: point) }
    }

    private mutating func write(line: [Position]) {
        guard line.count >= 2 else { return }
        move(to: line[0])
        command(2, count: line.count - 1)
        for point in line.dropFirst() { step(to: point) }
    }

    private mutating func move(to point: Position) {
        command(1, count: 1)
        step(to: point)
    }

    private mutating func command(_ id: UInt64, count: Int) { commands.append(varint: UInt64(count) << 3 | id) }

    /// All points are inside the tile and its margin by now, so they fit.
    @inline(__always)
    private mutating func step(to point: Position) {
        let (x, y) = (Int32(point.x), Int32(point.y))
        let (dx, dy) = (x - pen.x, y - pen.y)
        commands.append(varint: UInt64(UInt32(bitPattern: dx << 1 ^ dx >> 31)))
        commands.append(varint: UInt64(UInt32(bitPattern: dy << 1 ^ dy >> 31)))
        pen = (x, y)
    }

    /// Sutherland and Hodgman: the ring is cut by each of the four edges in turn.
    private mutating func clipRing() {
        for edge in 0..<4 {
            clipped.removeAll(keepingCapacity: true)
            guard var previous = path.last else { return }
            var wasInside = isInside(previous, edge)
            for point in path {
                let isInside = isInside(point, edge)
                if isInside != wasInside { keep(crossing(previous, point, edge)) }
                if isInside { keep(point) }
                (previous, wasInside) = (point, isInside)
            }
            swap(&path, &clipped)
        }
    }

    private mutating func keep(_ point: Position) {
        if clipped.last != point { clipped.append(point) }
    }

    private func isInside(_ point: Position, _ edge: Int) -> Bool {
        switch edge {
        case 0: point.x >= least
        case 1: point.x <= most
        case 2: point.y >= least
        default: point.y <= most
        }
    }

    private func crossing(_ from: Position, _ to: Position, _ edge: Int) -> Position {
        let wall = edge % 2 == 0 ? least : most
        if edge < 2 {
            let share = (wall - from.x) / (to.x - from.x)
            return Position(x: wall, y: (from.y + share * (to.y - from.y)).rounded())
        }
        let share = (wall - from.y) / (to.y - from.y)
        return Position(x: (from.x + share * (to.x - from.x)).rounded(), y: wall)
    }

    /// Liang and Barsky: the part of a segment inside; `nil` for none.
    private func segment(_ from: Position, _ to: Position) -> (Position, Position)? {
        let (dx, dy) = (to.x - from.x, to.y - from.y)
        var (enter, leave) = (0.0, 1.0)
        for (step, room) in [
            (-dx, from.x - least), (dx, most - from.x), (-dy, from.y - least), (dy, most - from.y),
        ] {
            if step == 0 {
                if room < 0 { return nil }
                continue
            }
            let share = room / step
            if step < 0 { enter = max(enter, share) } else { leave = min(leave, share) }
        }
        guard enter <= leave else { return nil }
        func point(_ share: Double) -> Position {
            Position(
                x: min(max((from.x + share * dx).rounded(), least), most),
                y: min(max((from.y + share * dy).rounded(), least), most))
        }
        return (enter == 0 ? from : point(enter), leave == 1 ? to : point(leave))
    }
}
