/// The last cuts: pieces of villages into plots, blocks into fields, until there are as many parcels as asked.
extension TambonLayout {
    /// Divides faces, the largest first, until so many have been added; what cannot be divided stays.
    ///
    /// - Parameter smallest: the least square metres of a part.
    mutating func divide(_ faces: [Int], adding count: Int, smallest: Double, unevenness: Double) -> [Int] {
        var queue = TambonQueue()
        for face in faces { queue.push(face, mesh.area(face)) }
        var all = faces
        while all.count < faces.count + count, let face = queue.pop() {
            guard let fresh = halve(face, smallest: smallest) else { continue }
            all.append(fresh)
            for part in [face, fresh] {
                // Families divided their land unevenly: some pieces are divided no more although they are large.
                let appetite = 1 + random.spread(0.5) * unevenness
                queue.push(part, mesh.area(part) * max(0.1, appetite))
            }
        }
        return all
    }

    /// Cuts a face across its longer side, about in the middle.
    private mutating func halve(_ face: Int, smallest: Double) -> Int? {
        let axis = mesh.axis(face)
        guard axis.length > 6 else { return nil }
        for attempt in 0..<6 {
            let shift = random.between(-0.2, 0.2) * axis.length
            let direction = (attempt < 5 ? axis.along.left : axis.along).turned(random.spread(0.045))
            guard let (start, end) = mesh.chord(of: face, through: axis.centre + axis.along * shift, along: direction)
            else { continue }
            let length = (end.place - start.place).length
            // Dykes of long fields are not quite straight.
            let bend: [Metres] =
                length > 120 && random.happens(35)
                ? [
                    start.place + (end.place - start.place) * random.between(0.35, 0.65)
                        + direction.left * (random.spread(0.018) * length)
                ] : []
            if let fresh = mesh.divide(face, from: start, over: bend, to: end, smallest: smallest) {
                note(fresh, uses[face], from: face)
                return fresh
            }
        }
        return nil
    }

    /// Makes ponds out of large pieces: the corners are cut off, and the shore with the pond is of the public.
    mutating func digPonds(_ count: Int, among fields: inout [Int]) -> [Int] {
        var ponds: [Int] = []
        var places = fields.indices.filter { (14_000...70_000).contains(mesh.area(fields[$0])) }
        while ponds.count < count, !places.isEmpty {
            let place = places.remove(at: random.whole(0...(places.count - 1)))
            let face = fields[place]
            let centre = mesh.centroid(face)
            let reach = (mesh.area(face) / .pi).squareRoot() * 1.02
            guard mesh.contains(face, centre) else { continue }
            let first = random.fraction() * 0.7
            for side in 0..<8 {
                let angle = first + Double(side) * .pi / 4
                let normal = Metres(x: TambonWaves.cosine(angle), y: TambonWaves.sine(angle))
                let depths = mesh.ring(face).map { normal.dot(mesh.places[$0] - centre) - reach }
                guard let most = depths.max(), most > 14,
                    let (start, end) = mesh.chord(of: face, through: centre + normal * reach, along: normal.left),
                    // From its end to its start: the corner beyond lies left.
                    let fresh = mesh.divide(face, from: end, to: start, smallest: 150)
                else { continue }
                note(fresh, .commons, from: face)
            }
            uses[face] = .pond
            ponds.append(face)
        }
        let taken = Set(ponds)
        fields.removeAll { taken.contains($0) }
        return ponds
    }
}
