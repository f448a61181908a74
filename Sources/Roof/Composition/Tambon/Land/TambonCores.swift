/// Where people live: a village core around a road junction, lanes through it, plots along the lanes.
extension TambonLayout {
    /// A village as drawn: its middle and how many plots it is to have.
    struct Core: Sendable {
        var centre: Metres
        var plots: Int
        /// The face parts that belong to it.
        var faces: [Int] = []
    }

    /// Chooses junctions far from each other, the first on the highway near the middle, away from the outline.
    mutating func chooseCores(_ count: Int, plots: Int) -> [Core] {
        var candidates: [Metres] = []
        for way in ways {
            switch way.use {
            case .highway: candidates += way.line
            case .asphalt, .laterite: candidates += way.line.dropFirst().dropLast() + [way.line[0]]
            case .track: candidates += [way.line[0], way.line[way.line.count - 1]]
            default: continue
            }
        }
        let outline = mesh.ring(TambonMesh.outside).map { mesh.places[$0] }
        candidates = candidates.filter { place in outline.allSatisfy { ($0 - place).length > 330 } }
        guard let first = candidates.min(by: { $0.length < $1.length }) else { return [] }
        var chosen = [first]
        var nearest = candidates.map { ($0 - first).length * random.between(0.8, 1.2) }
        while chosen.count < count {
            guard let place = nearest.indices.max(by: { nearest[$0] < nearest[$1] }), nearest[place] > 250 else {
                break
            }
            chosen.append(candidates[place])
            for index in candidates.indices {
                nearest[index] = min(nearest[index], (candidates[index] - candidates[place]).length)
            }
        }
        let weights = chosen.map { _ in random.between(0.45, 1.55) }
        let whole = weights.reduce(0, +)
        return zip(chosen, weights).map { Core(centre: $0, plots: max(4, Int(Double(plots) * $1 / whole))) }
    }

    /// Cuts a core out of the blocks around its junction and draws lanes in it.
    mutating func makeCore(_ core: inout Core, squareMetresPerPlot: Double, among candidates: [Int]) -> [Int] {
        let half = (Double(core.plots) * squareMetresPerPlot).squareRoot() / 2
        var axis = Metres(x: 1, y: 0)
        var least = Double.infinity
        for way in ways where way.use == .highway || way.use == .asphalt || way.use == .laterite {
            for (from, to) in zip(way.line, way.line.dropFirst()) {
                let distance = ((from + to) * 0.5 - core.centre).length
                guard distance < least else { continue }
                least = distance
                axis = (to - from).unit
            }
        }
        var parts = candidates.filter { uses[$0] == .field && reaches($0, core.centre, half * 1.1) }
        var outer: [Int] = []
        for normal in [axis, axis.left, axis * -1, axis.left * -1] {
            let reach = half * random.between(0.85, 1.15)
            for face in parts {
                let depths = mesh.ring(face).map { normal.dot(mesh.places[$0] - core.centre) - reach }
                guard let most = depths.max(), let least = depths.min(), most > 12, least < -12 else { continue }
                let along = normal.left.turned(random.spread(0.04))
                guard let (start, end) = mesh.chord(of: face, through: core.centre + normal * reach, along: along),
                    let fresh = mesh.divide(face, from: start, to: end, smallest: 500)
                else { continue }
                note(fresh, .field, from: face)
                // A chord of a winding face may leave both parts partly within; the middle decides.
                parts.append(fresh)
            }
            outer += parts.filter { normal.dot(mesh.centroid($0) - core.centre) > reach }
            parts.removeAll { normal.dot(mesh.centroid($0) - core.centre) > reach }
        }
        core.faces = parts.filter { mesh.area($0) < squareMetresPerPlot * Double(core.plots) * 1.3 }
        for face in core.faces { uses[face] = .plot }
        layLanes(&core)
        return outer
    }

    private func reaches(_ face: Int, _ centre: Metres, _ reach: Double) -> Bool {
        mesh.ring(face).contains { (mesh.places[$0] - centre).length < reach } || mesh.contains(face, centre)
    }

    /// Draws lanes until no piece is larger than a row or two of houses.
    private mutating func layLanes(_ core: inout Core) {
        var open = core.faces
        var done: [Int] = []
        while let face = open.popLast() {
            let axis = mesh.axis(face)
            guard mesh.area(face) > 13_000, axis.length > 110 else {
                done.append(face)
                continue
            }
            let place = axis.centre + axis.along * (random.spread(0.06) * axis.length)
            let across = axis.along.left.turned(random.spread(0.06))
            guard let (start, end) = mesh.chord(of: face, through: place, along: across) else {
                done.append(face)
                continue
            }
            let way = [0.3, 0.7].map { start.place + (end.place - start.place) * $0 }
            guard let parts = carve(face, .lane, along: way) else {
                done.append(face)
                continue
            }
            for number in [parts.left, parts.right] { open.append(number) }
        }
        core.faces = done
    }
}
