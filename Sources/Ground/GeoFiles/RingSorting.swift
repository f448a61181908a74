import Geo

/// Sorts the rings of one shape into polygons with their holes.
///
/// The shapefile's rule is that outer rings run clockwise and holes against it, and that a hole belongs to the ring
/// around it. Files exist that break the first half, so containment decides: a ring inside an outer ring is a hole, a
/// ring inside a hole is an island, and whatever contradicts its direction is counted.
struct RingSorting {
    /// How many more point-by-edge comparisons may be made.
    private(set) var work: Int
    /// Rings that ran the wrong way round.
    private(set) var reversed = 0
    /// Rings that were no areas: under three corners, or none of them finite.
    private(set) var dropped = 0
    /// Rings that did not end where they began.
    private(set) var unclosed = 0

    init(work: Int) {
        self.work = work
    }

    private struct Ring {
        let positions: [Position]
        let bounds: Bounds
        /// Twice the area; positive against the clock.
        let area: Double
        var depth = 0
        var parent: Int?
    }

    /// Returns the shape, or `nil` when no ring of it is an area.
    mutating func geometry(of rings: [[Position]]) throws(GeoFileError) -> Geometry? {
        var sorted: [Ring] = []
        for positions in rings {
            guard let ring = closed(positions) else { continue }
            sorted.append(ring)
        }
        // Stable, so that the polygons keep the file's order where the areas are equal.
        sorted = sorted.enumerated().sorted {
            abs($0.element.area) == abs($1.element.area)
                ? $0.offset < $1.offset : abs($0.element.area) > abs($1.element.area)
        }.map(\.element)
        for index in sorted.indices.dropFirst() {
            // From the smallest upwards: the first ring that holds this one is the nearest around it.
            for other in stride(from: index - 1, through: 0, by: -1)
            where try contains(sorted[other], sorted[index]) {
                sorted[index].parent = other
                sorted[index].depth = sorted[other].depth + 1
                break
            }
        }
        return polygons(of: sorted)
    }

    private mutating func polygons(of sorted: [Ring]) -> Geometry? {
        var polygons: [Polygon] = []
        var places: [Int: Int] = [:]
        for (index, ring) in sorted.enumerated() {
            let isHole = !ring.depth.isMultiple(of: 2)
            if isHole == (ring.area < 0) { reversed += 1 }
            if isHole, let place = ring.parent.flatMap({ places[$0] }) {
                polygons[place].holes.append(ring.positions)
            } else {
                places[index] = polygons.count
                polygons.append(Polygon(ring.positions))
            }
        }
        if polygons.count == 1 { return .polygon(polygons[0]) }
        return polygons.isEmpty ? nil : .multiPolygon(polygons)
    }

    private mutating func closed(_ positions: [Position]) -> Ring? {
        var positions = positions
        if let first = positions.first, first != positions.last {
            positions.append(first)
            unclosed += 1
        }
        guard positions.count >= 4, let bounds = Bounds(positions), let origin = positions.first else {
            dropped += 1
            return nil
        }
        var area = 0.0
        for (one, next) in zip(positions, positions.dropFirst()) {
            // Differences from one corner keep the digits that metres in the millions would cost.
            area += (one.x - origin.x) * (next.y - origin.y) - (next.x - origin.x) * (one.y - origin.y)
        }
        guard area.isFinite, area != 0 else {
            dropped += 1
            return nil
        }
        return Ring(positions: positions, bounds: bounds, area: area)
    }

    /// Whether the inner ring lies in the outer one: told by the first corner that is not on the outer ring itself.
    private mutating func contains(_ outer: Ring, _ inner: Ring) throws(GeoFileError) -> Bool {
        work -= 1
        guard work > 0 else { throw GeoFileError(.tooLarge, place: "rings") }
        guard outer.bounds.contains(inner.bounds) else { return false }
        for position in inner.positions {
            work -= outer.positions.count
            guard work > 0 else { throw GeoFileError(.tooLarge, place: "rings") }
            switch Self.side(of: position, outer.positions) {
            case .inside: return true
            case .outside: return false
            case .edge: continue
            }
        }
        // Every corner lies on the outer ring: two corners in a row may still span its inside.
        for (one, next) in zip(inner.positions, inner.positions.dropFirst()) {
            work -= outer.positions.count
            guard work > 0 else { throw GeoFileError(.tooLarge, place: "rings") }
            let middle = Position(x: one.x + (next.x - one.x) / 2, y: one.y + (next.y - one.y) / 2)
            switch Self.side(of: middle, outer.positions) {
            case .inside: return true
            case .outside: return false
            case .edge: continue
            }
        }
        return false
    }

    private enum Side { case inside, outside, edge }

    /// Counts the edges that a ray towards the east crosses.
    private static func side(of point: Position, _ ring: [Position]) -> Side {
        var isInside = false
        for index in ring.indices.dropFirst() {
            let (a, b) = (ring[index - 1], ring[index])
            let cross = (b.x - a.x) * (point.y - a.y) - (point.x - a.x) * (b.y - a.y)
            if cross == 0, min(a.x, b.x) <= point.x, point.x <= max(a.x, b.x), min(a.y, b.y) <= point.y,
                point.y <= max(a.y, b.y)
            {
                return .edge
            }
            if (a.y > point.y) != (b.y > point.y), (b.y > a.y) == (cross > 0) { isInside.toggle() }
        }
        return isInside ? .inside : .outside
    }
}
