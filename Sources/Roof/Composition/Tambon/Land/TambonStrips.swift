/// Roads, lanes, streams and canals: strips of land of one width along a way.
extension TambonMesh {
    /// What carving a strip made.
    struct Strip: Sendable {
        /// The faces left and right of the way, and the strip itself; without one the face was only cut in two.
        var left: Int
        var right: Int
        var strip: Int?
        /// The middle of the strip, from boundary to boundary.
        var centreline: [Metres]
    }

    /// Carves a strip along a way through the inside of a face; the way's ends go on until they meet the boundary.
    ///
    /// `nil`, with no face changed, where there is no room for it.
    mutating func carve(
        _ number: Int, along way: [Metres], width: Double, smallest: Double = 60
    ) -> Strip? {
        guard way.count >= 2, let first = way.first, let last = way.last else { return nil }
        let leftSide = Self.offset(way, by: width / 2)
        let rightSide = Self.offset(way, by: -width / 2)
        let (back, forth) = (first - way[1], last - way[way.count - 2])
        guard let middleStart = exit(from: first, along: back, of: number),
            let middleEnd = exit(from: last, along: forth, of: number),
            let leftStart = exit(from: leftSide[0], along: back, of: number),
            let leftEnd = exit(from: leftSide[leftSide.count - 1], along: forth, of: number),
            let rightStart = exit(from: rightSide[0], along: back, of: number),
            let rightEnd = exit(from: rightSide[rightSide.count - 1], along: forth, of: number),
            // Both sides go to the boundary by about the same way, so the strip does not run along the boundary.
            [leftStart, rightStart].allSatisfy({ ($0.place - middleStart.place).length < width * 3 }),
            [leftEnd, rightEnd].allSatisfy({ ($0.place - middleEnd.place).length < width * 3 })
        else { return nil }
        // First the right side, whose left piece is cut again by the left side.
        guard let upper = divide(number, from: rightStart, over: rightSide, to: rightEnd, smallest: smallest) else {
            return nil
        }
        let centreline = [middleStart.place] + way + [middleEnd.place]
        guard let start = exit(from: leftSide[0], along: back, of: upper),
            let end = exit(from: leftSide[leftSide.count - 1], along: forth, of: upper),
            let left = divide(upper, from: start, over: leftSide, to: end, smallest: smallest)
        else { return Strip(left: upper, right: number, strip: nil, centreline: centreline) }
        return Strip(left: left, right: number, strip: upper, centreline: centreline)
    }

    /// A way moved to its left, or to its right by less than nothing.
    private static func offset(_ way: [Metres], by distance: Double) -> [Metres] {
        way.indices.map { index in
            let before = index > 0 ? (way[index] - way[index - 1]).unit : (way[1] - way[0]).unit
            let after = index + 1 < way.count ? (way[index + 1] - way[index]).unit : before
            let normal = (before.left + after.left).unit
            // The corner of two sides lies further out than the sides.
            return way[index] + normal * (distance / max(0.5, normal.dot(after.left)))
        }
    }
}
