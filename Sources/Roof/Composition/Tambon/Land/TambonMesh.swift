/// The sample tambon's land as faces between shared edges (a doubly connected edge list).
///
/// Faces are only ever cut in two and edges only ever get another corner, on both their sides at once; so there is
/// never a gap or an overlap between neighbours. Edge `k` is the half-edges `2k` and `2k + 1`; each face lies to the
/// left of its half-edges. Face 0 is the world outside.
struct TambonMesh: Sendable {
    private(set) var points: [GridPoint] = []
    private(set) var places: [Metres] = []
    private(set) var origin: [Int] = []
    private(set) var next: [Int] = []
    private(set) var previous: [Int] = []
    private(set) var face: [Int] = []
    /// One half-edge of each face.
    private(set) var first: [Int] = [0, 0]

    static let outside = 0

    var faceCount: Int { first.count }

    /// A mesh of one face, number 1, within a counter-clockwise outline.
    init(outline: [GridPoint]) {
        for (place, point) in outline.enumerated() {
            add(point)
            let (before, after) = ((place + outline.count - 1) % outline.count, (place + 1) % outline.count)
            origin += [place, after]
            next += [2 * after, 2 * before + 1]
            previous += [2 * before, 2 * after + 1]
            face += [1, Self.outside]
        }
        first = [1, 0]
    }

    private mutating func add(_ point: GridPoint) {
        points.append(point)
        places.append(TambonGround.metres(point))
    }

    func target(_ half: Int) -> Int { origin[half ^ 1] }

    /// The half-edges around a face, counter-clockwise.
    func halves(_ number: Int) -> [Int] {
        let start = first[number]
        var result = [start]
        var half = next[start]
        while half != start {
            result.append(half)
            half = next[half]
        }
        return result
    }

    /// The corners of a face, counter-clockwise, not closed.
    func ring(_ number: Int) -> [Int] { halves(number).map { origin[$0] } }

    /// Square metres of a face.
    func area(_ number: Int) -> Double {
        let start = first[number]
        var sum = 0
        var half = start
        let anchor = points[origin[start]]
        repeat {
            let (a, b) = (points[origin[half]], points[target(half)])
            sum += (a.x - anchor.x) * (b.y - anchor.y) - (a.y - anchor.y) * (b.x - anchor.x)
            half = next[half]
        } while half != start
        return Double(sum) / 2 * TambonGround.square
    }

    /// The faces on the other side of a face's edges, without the outside.
    func neighbours(_ number: Int) -> Set<Int> {
        Set(halves(number).map { face[$0 ^ 1] }).subtracting([Self.outside, number])
    }

    /// Puts a corner into an edge, for both faces that share it; gives its number.
    mutating func insert(_ point: GridPoint, into half: Int) -> Int {
        let corner = points.count
        add(point)
        let (twin, fresh) = (half ^ 1, origin.count)
        let (after, before) = (next[half], previous[twin])
        // half: a → corner, fresh: corner → b; twin: corner → a, fresh + 1: b → corner.
        origin += [corner, origin[twin]]
        next += [after, twin]
        previous += [half, before]
        face += [face[half], face[twin]]
        origin[twin] = corner
        next[half] = fresh
        previous[after] = fresh
        next[before] = fresh + 1
        previous[twin] = fresh + 1
        return corner
    }

    /// Cuts a face along a chain from the origin of one of its half-edges, over new corners, to that of another.
    ///
    /// What lies left of the chain becomes a new face, whose number is given; the rest keeps the old one.
    mutating func cut(from start: Int, over between: [GridPoint], to end: Int) -> Int {
        let (old, fresh) = (face[start], first.count)
        let (beforeStart, beforeEnd) = (previous[start], previous[end])
        var corners = [origin[start]]
        for point in between {
            corners.append(points.count)
            add(point)
        }
        corners.append(origin[end])
        var last = beforeStart
        var following = start
        for (from, to) in zip(corners, corners.dropFirst()) {
            let half = origin.count
            origin += [from, to]
            next += [0, following]
            previous += [last, 0]
            face += [fresh, old]
            next[last] = half
            previous[following] = half + 1
            last = half
            following = half + 1
        }
        next[last] = end
        previous[end] = last
        next[beforeEnd] = following
        previous[following] = beforeEnd
        first[old] = start
        first.append(last)
        var half = end
        while half != last, face[half] != fresh {
            face[half] = fresh
            half = next[half]
        }
        return fresh
    }
}
