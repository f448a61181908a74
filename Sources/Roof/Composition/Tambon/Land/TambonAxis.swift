/// The narrowest rectangle around a face, which tells across which way a field is divided.
struct TambonAxis: Sendable {
    /// Along the longer side.
    var along: Metres
    var centre: Metres
    var length: Double
    var width: Double

    init(_ corners: [Metres]) {
        var best = Double.infinity
        var result = (along: Metres(x: 1, y: 0), low: (0.0, 0.0), high: (0.0, 0.0))
        // Long rings have many short edges; some of them tell the direction as well as all.
        let step = max(1, corners.count / 24)
        for index in stride(from: 0, to: corners.count, by: step) {
            let direction = (corners[(index + 1) % corners.count] - corners[index]).unit
            var (low, high) = ((Double.infinity, Double.infinity), (-Double.infinity, -Double.infinity))
            for corner in corners {
                let (u, v) = (direction.dot(corner), direction.cross(corner))
                low = (min(low.0, u), min(low.1, v))
                high = (max(high.0, u), max(high.1, v))
            }
            let area = (high.0 - low.0) * (high.1 - low.1)
            if area < best {
                best = area
                result = (direction, low, high)
            }
        }
        let (u, v) = (result.high.0 - result.low.0, result.high.1 - result.low.1)
        let middle = ((result.low.0 + result.high.0) / 2, (result.low.1 + result.high.1) / 2)
        centre = result.along * middle.0 + result.along.left * middle.1
        along = u >= v ? result.along : result.along.left
        length = max(u, v)
        width = min(u, v)
    }
}

extension TambonMesh {
    func axis(_ number: Int) -> TambonAxis { TambonAxis(ring(number).map { places[$0] }) }

    /// The middle of the corners' mass.
    func centroid(_ number: Int) -> Metres {
        let ring = ring(number).map { places[$0] }
        var (x, y, sum) = (0.0, 0.0, 0.0)
        let anchor = ring[0]
        for (index, corner) in ring.enumerated() {
            let (a, b) = (corner - anchor, ring[(index + 1) % ring.count] - anchor)
            let cross = a.cross(b)
            x += (a.x + b.x) * cross
            y += (a.y + b.y) * cross
            sum += cross
        }
        return sum == 0 ? anchor : anchor + Metres(x: x, y: y) * (1 / (3 * sum))
    }

    /// Whether a place lies within a face.
    func contains(_ number: Int, _ place: Metres) -> Bool {
        var isInside = false
        for half in halves(number) {
            let (a, b) = (places[origin[half]], places[target(half)])
            if (a.y > place.y) != (b.y > place.y), place.x < a.x + (place.y - a.y) / (b.y - a.y) * (b.x - a.x) {
                isInside.toggle()
            }
        }
        return isInside
    }
}
