/// How faces of the mesh are cut: along chords and chains that end on the face's boundary.
extension TambonMesh {
    /// Where a chain leaves a face: a half-edge, and how far along it.
    struct Hit: Sendable {
        var half: Int
        /// From 0 at the half-edge's origin to 1.
        var share: Double
        var place: Metres
    }

    /// Ends nearer than this to a corner are drawn to it, in metres.
    static let snap = 1.5

    /// The longest piece of a straight line that lies within a face, as its two ends, the first against the direction.
    func chord(of number: Int, through place: Metres, along direction: Metres) -> (Hit, Hit)? {
        var hits: [(distance: Double, hit: Hit)] = []
        for half in halves(number) {
            let (a, b) = (places[origin[half]], places[target(half)])
            let (before, after) = (direction.cross(a - place), direction.cross(b - place))
            // Half open, so that a corner on the line counts once.
            guard (before > 0) != (after > 0) else { continue }
            let share = before / (before - after)
            let hit = a + (b - a) * share
            hits.append((direction.dot(hit - place), Hit(half: half, share: share, place: hit)))
        }
        hits.sort { $0.distance < $1.distance }
        var best: (Hit, Hit)?
        var length = 0.0
        var index = 0
        while index + 1 < hits.count {
            if hits[index + 1].distance - hits[index].distance > length {
                length = hits[index + 1].distance - hits[index].distance
                best = (hits[index].hit, hits[index + 1].hit)
            }
            index += 2
        }
        return best
    }

    /// Where a way from a place within a face first meets the face's boundary.
    func exit(from place: Metres, along direction: Metres, of number: Int) -> Hit? {
        var best: Hit?
        var nearest = Double.infinity
        for half in halves(number) {
            let (a, b) = (places[origin[half]], places[target(half)])
            let (before, after) = (direction.cross(a - place), direction.cross(b - place))
            guard (before > 0) != (after > 0) else { continue }
            let share = before / (before - after)
            let hit = a + (b - a) * share
            let distance = direction.dot(hit - place)
            if distance > 0, distance < nearest {
                nearest = distance
                best = Hit(half: half, share: share, place: hit)
            }
        }
        return best
    }

    /// Cuts a face along a chain between two hits; the new face lies left of it.
    ///
    /// `nil`, with no face changed, where the chain would leave the face, touch itself or the boundary, or leave a piece
    /// smaller than `smallest` square metres.
    mutating func divide(
        _ number: Int, from start: Hit, over between: [Metres] = [], to end: Hit, smallest: Double = 1
    ) -> Int? {
        let chain =
            [point(at: start)] + between.map(TambonGround.point) + [point(at: end)]
        guard isClear(chain, start, end, in: number), keepsOff(chain.map(TambonGround.metres), in: number) else {
            return nil
        }
        let (first, last) = settle(start, end)
        let (left, right) = areas(number, chain, from: first, to: last)
        guard left >= smallest, right >= smallest else { return nil }
        return cut(from: first, over: Array(chain.dropFirst().dropLast()), to: last)
    }

    /// The corner that a hit is drawn to, if any: the origin or the target of its half-edge.
    private func corner(at hit: Hit) -> Int? {
        let (a, b) = (origin[hit.half], target(hit.half))
        if (places[a] - hit.place).length < Self.snap { return a }
        if (places[b] - hit.place).length < Self.snap { return b }
        return nil
    }

    private func point(at hit: Hit) -> GridPoint {
        corner(at: hit).map { points[$0] } ?? TambonGround.point(hit.place)
    }

    /// Whether a chain from boundary to boundary lies within the face, touching it only at its ends.
    private func isClear(_ chain: [GridPoint], _ start: Hit, _ end: Hit, in number: Int) -> Bool {
        guard Set(chain).count == chain.count else { return false }
        for first in 0..<(chain.count - 1) {
            for second in (first + 2)..<max(first + 2, chain.count - 1)
            where GridPoint.touch(chain[first], chain[first + 1], chain[second], chain[second + 1]) {
                return false
            }
        }
        let (from, to) = (corner(at: start), corner(at: end))
        if from == nil, to == nil, start.half == end.half, chain.count == 2 { return false }
        for half in halves(number) {
            let (a, b) = (origin[half], target(half))
            for index in 0..<(chain.count - 1) {
                let (p, q) = (chain[index], chain[index + 1])
                let isFirst = index == 0 && (from == nil ? start.half == half : from == a || from == b)
                let isLast = index == chain.count - 2 && (to == nil ? end.half == half : to == a || to == b)
                if isFirst, isLast { return false }
                if isFirst || isLast {
                    // They meet at the chain's end; beyond it the chain must not come back to the edge.
                    let turn = GridPoint.turn(points[a], points[b], isFirst ? q : p)
                    if turn == 0 { return false }
                    // An end inside the edge: the chain leaves to the face's side, which is the left one.
                    if (isFirst ? from : to) == nil, turn < 0 { return false }
                    continue
                }
                if GridPoint.touch(p, q, points[a], points[b]) { return false }
            }
        }
        return true
    }

    /// Whether a chain passes no corner of the face by less than a metre, so that no neck is thinner than the grid and
    /// later corners in either side cannot cross.
    private func keepsOff(_ chain: [Metres], in number: Int) -> Bool {
        let (first, last) = (chain[0], chain[chain.count - 1])
        for half in halves(number) {
            let corner = places[origin[half]]
            if (corner - first).length < 0.1 || (corner - last).length < 0.1 { continue }
            for index in 0..<(chain.count - 1) {
                let (from, along) = (chain[index], chain[index + 1] - chain[index])
                let share = max(0, min(1, (corner - from).dot(along) / max(along.dot(along), 1e-9)))
                if (corner - (from + along * share)).length < 1 { return false }
            }
        }
        return true
    }

    /// The areas left and right of a chain between two half-edges' origins that would cut a face.
    private func areas(_ number: Int, _ chain: [GridPoint], from first: Int, to last: Int) -> (Double, Double) {
        var ring = chain
        var half = next[last]
        while half != first, half != last {
            ring.append(points[origin[half]])
            half = next[half]
        }
        var sum = 0
        let anchor = ring[0]
        for (place, point) in ring.enumerated() {
            let following = ring[(place + 1) % ring.count]
            sum += (point.x - anchor.x) * (following.y - anchor.y) - (point.y - anchor.y) * (following.x - anchor.x)
        }
        let left = Double(sum) / 2 * TambonGround.square
        return (left, area(number) - left)
    }

    /// Makes the ends corners, and gives the half-edges of the face that begin there.
    private mutating func settle(_ start: Hit, _ end: Hit) -> (Int, Int) {
        func half(at corner: Int, of hit: Hit) -> Int { origin[hit.half] == corner ? hit.half : next[hit.half] }
        let (from, to) = (corner(at: start), corner(at: end))
        var last = end
        let first: Int
        if let from {
            first = half(at: from, of: start)
        } else {
            _ = insert(TambonGround.point(start.place), into: start.half)
            first = next[start.half]
            // Where both ends lie on one edge, the further one now lies on its second part.
            if end.half == start.half, end.share > start.share { last.half = first }
        }
        if let to { return (first, half(at: to, of: last)) }
        _ = insert(TambonGround.point(last.place), into: last.half)
        return (first, next[last.half])
    }
}
