import Geo

/// The outline of many faces together, corner by corner as the faces have it.
enum TambonOutline {
    /// The rings around a set of faces: outer ones counter-clockwise, holes clockwise; each begins at its lowest
    /// half-edge, so that the same set gives the same rings.
    static func rings(of faces: Set<Int>, in mesh: TambonMesh) -> [[Int]] {
        let inside = { (half: Int) in faces.contains(mesh.face[half]) }
        var border: [Int] = []
        for face in faces.sorted() { border += mesh.halves(face).filter { !inside($0 ^ 1) } }
        border.sort()
        var seen: Set<Int> = []
        var rings: [[Int]] = []
        for start in border where seen.insert(start).inserted {
            var ring = [mesh.origin[start]]
            var half = following(start, inside, mesh)
            while half != start, seen.insert(half).inserted {
                ring.append(mesh.origin[half])
                half = following(half, inside, mesh)
            }
            rings.append(ring)
        }
        return rings
    }

    /// The next half-edge of the border: round the corner through the inside, so that the rings stay apart where only
    /// a corner is shared.
    private static func following(_ half: Int, _ inside: (Int) -> Bool, _ mesh: TambonMesh) -> Int {
        var candidate = mesh.next[half]
        while inside(candidate ^ 1) { candidate = mesh.next[candidate ^ 1] }
        return candidate
    }
}

extension TambonLand {
    /// The shape of a set of faces: parts that do not touch are polygons of their own, with the holes in them.
    func region(_ faces: Set<Int>) -> Geometry {
        let mesh = layout.mesh
        var outer: [Polygon] = []
        var holes: [[Position]] = []
        for ring in TambonOutline.rings(of: faces, in: mesh) {
            let positions = (ring + [ring[0]]).map { mesh.points[$0].position }
            if Self.area(ring.map { mesh.places[$0] }) > 0 {
                outer.append(Polygon(positions))
            } else {
                holes.append(positions)
            }
        }
        for hole in holes {
            let owner = outer.indices.filter { Self.holds(outer[$0].exterior, hole[0]) }
                .min { Self.area(outer[$0].exterior) < Self.area(outer[$1].exterior) }
            if let owner { outer[owner].holes.append(hole) }
        }
        return outer.count == 1 ? .polygon(outer[0]) : .multiPolygon(outer)
    }

    private static func area(_ ring: [Metres]) -> Double {
        var sum = 0.0
        for (index, corner) in ring.enumerated() { sum += corner.cross(ring[(index + 1) % ring.count]) }
        return sum
    }

    private static func area(_ ring: [Position]) -> Double {
        area(ring.map { Metres(x: $0.x, y: $0.y) })
    }

    private static func holds(_ ring: [Position], _ place: Position) -> Bool {
        var isInside = false
        for (a, b) in zip(ring, ring.dropFirst())
        where (a.y > place.y) != (b.y > place.y) && place.x < a.x + (place.y - a.y) / (b.y - a.y) * (b.x - a.x) {
            isInside.toggle()
        }
        return isInside
    }
}
