/// One whole number for a rectangle on the earth, so that an ordinary index on an integer column answers "what lies in
/// this box?" in any SQL database.
///
/// An XZ-ordering (Böhm, Klump, Kriegel: *XZ-Ordering: A Space-Filling Curve for Objects with Spatial Extension*, SSD
/// 1999): the earth is quartered again and again, every rectangle belongs to the smallest cell that holds it when the
/// cell is stretched to twice its size to the east and north, and cells are numbered depth first. One change: cells
/// coarser than ``rootLevel`` (some 1.2 × 0.6 km) are numbered apart, before all others. Things that large are few in a
/// tambon, and a search for small ones then need not visit every ancestor on the way down.
///
/// A key is stored beside the rectangle. A search takes the rows whose key lies in ``ranges(covering:limit:)`` and then
/// compares rectangles, for the ranges promise to miss nothing, not to bring nothing else.
public enum SpatialKey {
    /// The deepest level: cells of 37 × 19 m at the equator.
    static let deepest = 20
    /// The level at which fine cells begin.
    static let rootLevel = 15
    /// Bits of a coordinate on the grid.
    static let bits = 32

    /// The key of a rectangle in degrees (longitude ±180, latitude ±90; what lies beyond counts as on the edge).
    public static func key(of bounds: Bounds) -> Int64 {
        let box = GridBox(bounds)
        var level = deepest
        while level > 0, !box.fits(level: level) { level -= 1 }
        return number(level: level, column: box.west >> (bits - level), row: box.south >> (bits - level))
    }

    /// Ranges of keys, in order and apart from each other: every rectangle that meets `bounds` has its key in one.
    ///
    /// - Parameter limit: the most ranges wanted, at least two; fewer ranges bring more rows that do not meet `bounds`.
    public static func ranges(covering bounds: Bounds, limit: Int = 32) -> [ClosedRange<Int64>] {
        let limit = max(limit, 2)
        let box = GridBox(bounds)
        let coarse = search(box, from: 0, through: rootLevel - 1, budget: limit * 2)
        let fine = search(box, from: rootLevel, through: deepest, budget: limit * 4)
        let coarseShare = max(1, limit / 6)
        return merged(merged(coarse, limit: coarseShare) + merged(fine, limit: limit - coarseShare), limit: limit)
    }

    /// The cells of levels `first...last` that can hold something meeting the box, as ranges of keys: from the top,
    /// coarsest first, until the budget is spent; what is then still open is taken whole.
    private static func search(_ box: GridBox, from first: Int, through last: Int, budget: Int) -> [ClosedRange<Int64>]
    {
        var found: [ClosedRange<Int64>] = []
        var open = [Cell(level: 0, column: 0, row: 0)]
        while !open.isEmpty {
            var next: [Cell] = []
            for cell in open {
                // Nothing above the first level holds rectangles of its own, so there the stretch is that level's.
                let stretch: Int64 = 1 << Int64(bits - max(cell.level, first))
                guard box.meets(cell, stretch: stretch) else { continue }
                if cell.level == last || box.holds(cell, stretch: stretch) {
                    found.append(whole(cell, through: last))
                    continue
                }
                if cell.level >= first {
                    let own = number(level: cell.level, column: cell.column, row: cell.row)
                    found.append(own...own)
                }
                next.append(contentsOf: cell.quarters)
            }
            if found.count + next.count > budget {
                for cell in next where box.meets(cell, stretch: 1 << Int64(bits - max(cell.level, first))) {
                    found.append(whole(cell, through: last))
                }
                break
            }
            open = next
        }
        return found
    }

    /// The keys of a cell and all below it, down to `last`.
    private static func whole(_ cell: Cell, through last: Int) -> ClosedRange<Int64> {
        guard last == deepest else {
            let first = number(level: cell.level, column: cell.column, row: cell.row)
            return first...(first + cells(from: cell.level, through: last) - 1)
        }
        if cell.level >= rootLevel {
            let first = number(level: cell.level, column: cell.column, row: cell.row)
            return first...(first + cells(from: cell.level, through: last) - 1)
        }
        // A coarse cell, taken for the fine ones below it: its first root's key, and as many roots as it holds.
        let deeper = rootLevel - cell.level
        let first = number(level: rootLevel, column: cell.column << deeper, row: cell.row << deeper)
        return first...(first + (1 << Int64(2 * deeper)) * cells(from: rootLevel, through: deepest) - 1)
    }

    /// The key of a cell.
    ///
    /// Coarse cells: depth first among the levels above ``rootLevel``. Fine cells: after all coarse ones, by their
    /// root along the Z curve, then depth first below it.
    private static func number(level: Int, column: Int64, row: Int64) -> Int64 {
        if level < rootLevel { return depthFirst(level, column, row, below: 0, through: rootLevel - 1) }
        let deeper = level - rootLevel
        var root: Int64 = 0
        for step in stride(from: rootLevel - 1, through: 0, by: -1) {
            root = root << 2 | quarter(column >> Int64(deeper), row >> Int64(deeper), step)
        }
        return cells(from: 0, through: rootLevel - 1) + root * cells(from: rootLevel, through: deepest)
            + depthFirst(level, column, row, below: rootLevel, through: deepest)
    }

    private static func depthFirst(
        _ level: Int, _ column: Int64, _ row: Int64, below top: Int, through last: Int
    ) -> Int64 {
        var number: Int64 = 0
        var reached = top
        while reached < level {
            reached += 1
            number += 1 + quarter(column, row, level - reached) * cells(from: reached, through: last)
        }
        return number
    }

    private static func quarter(_ column: Int64, _ row: Int64, _ bit: Int) -> Int64 {
        (column >> Int64(bit) & 1) | (row >> Int64(bit) & 1) << 1
    }

    /// How many cells a cell of level `first` has in it, itself included, down to `last`.
    private static func cells(from first: Int, through last: Int) -> Int64 {
        ((1 << Int64(2 * (last - first + 1))) - 1) / 3
    }

    /// Sorts, joins what touches, then closes the smallest gaps until no more than `limit` are left.
    private static func merged(_ ranges: [ClosedRange<Int64>], limit: Int) -> [ClosedRange<Int64>] {
        var joined: [ClosedRange<Int64>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, range.lowerBound <= last.upperBound + 1 {
                joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        guard joined.count > limit else { return joined }
        // The widest gaps stay open; all others are closed.
        let gaps = (1..<joined.count).sorted {
            joined[$0].lowerBound - joined[$0 - 1].upperBound > joined[$1].lowerBound - joined[$1 - 1].upperBound
        }
        let starts = [0] + gaps.prefix(limit - 1).sorted()
        return starts.indices.map { index in
            let end = index + 1 < starts.count ? starts[index + 1] - 1 : joined.count - 1
            return joined[starts[index]].lowerBound...joined[end].upperBound
        }
    }
}

/// A cell of the quartered earth: of `2^level` columns from the west and rows from the south.
private struct Cell {
    var level: Int
    var column: Int64
    var row: Int64

    var quarters: [Cell] {
        (0..<4).map {
            Cell(level: level + 1, column: column << 1 | Int64($0 & 1), row: row << 1 | Int64($0 >> 1))
        }
    }
}

/// A rectangle on the grid of 2^32 × 2^32 steps, edges included.
///
/// Rounding down keeps order, so rectangles that meet in degrees meet on the grid.
private struct GridBox {
    var west: Int64
    var south: Int64
    var east: Int64
    var north: Int64

    init(_ bounds: Bounds) {
        west = Self.step(bounds.west, from: -180, span: 360)
        south = Self.step(bounds.south, from: -90, span: 180)
        east = Self.step(bounds.east, from: -180, span: 360)
        north = Self.step(bounds.north, from: -90, span: 180)
    }

    private static func step(_ degrees: Double, from least: Double, span: Double) -> Int64 {
        let side = Double(1 << SpatialKey.bits)
        let step = ((degrees - least) / span * side).rounded(.down)
        return Int64(min(max(step, 0), side - 1))
    }

    /// Whether the cell of this level where the box begins holds it when stretched to twice its size.
    func fits(level: Int) -> Bool {
        let shift = Int64(SpatialKey.bits - level)
        let reach: Int64 = 2 << shift
        return east < (west >> shift) << shift + reach && north < (south >> shift) << shift + reach
    }

    func meets(_ cell: Cell, stretch: Int64) -> Bool {
        let shift = Int64(SpatialKey.bits - cell.level)
        let (left, bottom) = (cell.column << shift, cell.row << shift)
        let side: Int64 = 1 << shift
        return west < left + side + stretch && left <= east && south < bottom + side + stretch && bottom <= north
    }

    func holds(_ cell: Cell, stretch: Int64) -> Bool {
        let shift = Int64(SpatialKey.bits - cell.level)
        let (left, bottom) = (cell.column << shift, cell.row << shift)
        let side: Int64 = 1 << shift
        return west <= left && left + side + stretch - 1 <= east && south <= bottom
            && bottom + side + stretch - 1 <= north
    }
}
