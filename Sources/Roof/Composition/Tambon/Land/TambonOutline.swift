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
