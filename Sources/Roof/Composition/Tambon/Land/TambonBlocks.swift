/// The large lines: the highway, the stream, and the roads and canals that make blocks.
extension TambonLayout {
    /// Highway 218 from side to side, and a stream that crosses under it.
    mutating func layHighwayAndStream() {
        let radius = (Double(parcels) * Self.parcelArea / .pi).squareRoot()
        let middle = Metres(x: random.spread(0.08) * radius, y: random.spread(0.08) * radius)
        let direction = Metres(x: 0.48 + random.spread(0.08), y: 0.88).unit
        var side = 0.0
        let way = (-5...5).map { step in
            side += random.spread(0.02) * radius
            return middle + direction * (Double(step) * 0.12 * radius) + direction.left * side
        }
        guard let parts = carve(1, .highway, along: way) else { return }
        let bridge = way[random.whole(3...6)]
        for (part, away) in [(parts.left, direction.left), (parts.right, direction.left * -1)] {
            let heading = away.turned(random.spread(0.2))
            _ = carve(part, .stream, along: meander(from: bridge + away * 70, heading: heading, within: part))
        }
    }

    /// A way that winds about a heading until it comes near the boundary.
    private mutating func meander(from start: Metres, heading: Metres, within face: Int) -> [Metres] {
        var way = [start, start + heading * 120]
        var turn = 0.0
        while way.count < 200 {
            turn = turn * 0.55 + random.spread(0.45)
            let direction = heading.turned(max(-1.1, min(1.1, turn)))
            let last = way[way.count - 1]
            guard let exit = mesh.exit(from: last, along: direction, of: face),
                (exit.place - last).length > 420
            else { break }
            way.append(last + direction * random.between(110, 210))
        }
        return way
    }

    /// Divides the land by roads, canals and tracks into about as many blocks as asked, the largest first.
    mutating func layRoads(blocks count: Int, named roads: Int) {
        var queue = TambonQueue()
        for face in faces(.field) { queue.push(face, mesh.area(face)) }
        var made = faces(.field).count
        var cuts = 0
        while made < count, let face = queue.pop() {
            let use: TambonUse = cuts < roads ? (cuts % 2 == 0 ? .asphalt : .laterite) : cuts % 9 == 4 ? .canal : .track
            guard let parts = crossing(face, use) else { continue }
            cuts += 1
            made += 1
            for part in [parts.left, parts.right] {
                queue.push(part, mesh.area(part) * random.between(0.75, 1.3))
            }
        }
        let leaves = faces(.field).sorted { orders[$0].low < orders[$1].low }
        for (number, face) in leaves.enumerated() { blocks[face] = number }
        for (face, use) in uses.enumerated() where use.isStrip { blocks[face] = -1 }
    }

    /// A road across the longer side of a face, with a bend or two.
    private mutating func crossing(_ face: Int, _ use: TambonUse) -> (left: Int, right: Int)? {
        let axis = mesh.axis(face)
        for attempt in 0..<6 {
            let along = attempt < 4 ? axis.along : axis.along.left
            let place = axis.centre + along * (random.spread(0.09) * axis.length)
            let across = along.left.turned(random.spread(0.12))
            guard let (start, end) = mesh.chord(of: face, through: place, along: across) else { continue }
            let length = (end.place - start.place).length
            let bend = attempt < 3 ? 0.035 : 0
            let stops = length > 900 ? [0.16, 0.38, 0.62, 0.84] : [0.25, 0.75]
            var side = 0.0
            let way = stops.map { stop in
                side += random.spread(bend) * length
                return start.place + (end.place - start.place) * stop + across.left * side
            }
            if let parts = carve(face, use, along: way) { return parts }
        }
        return nil
    }
}
