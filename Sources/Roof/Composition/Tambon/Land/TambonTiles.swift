/// From faces to parcels: which village and block, which code, which were split or merged in the past.
extension TambonLand {
    mutating func makeTiles(splitAfter first: Int, merges wanted: Int) {
        let mesh = layout.mesh
        let centroids = (0..<mesh.faceCount).map { $0 == TambonMesh.outside ? Metres(x: 0, y: 0) : mesh.centroid($0) }
        var coreOfFace = [Int](repeating: -1, count: mesh.faceCount)
        for (index, core) in cores.enumerated() { for face in core.faces { coreOfFace[face] = index } }
        let partners = chooseMerges(wanted, after: first)
        var tileOfFace = [Int](repeating: -1, count: mesh.faceCount)
        for face in 1..<mesh.faceCount where !partners.gone.contains(face) {
            let faces = [face] + (partners.byKept[face].map { [$0] } ?? [])
            let use = layout.uses[face]
            let block = layout.blocks[face] >= 0 ? layout.blocks[face] : blockBeside(face)
            let corners = corners(of: faces)
            for each in faces { tileOfFace[each] = tiles.count }
            tiles.append(
                TambonTile(
                    use: use, faces: faces, village: nearestCore(centroids[face]), block: block,
                    corners: corners + corners.prefix(1), area: faces.reduce(0) { $0 + mesh.area($1) },
                    centre: centroids[face]))
        }
        merges = partners.byKept.sorted { $0.key < $1.key }.map { (tileOfFace[$0.key], $0.key, $0.value) }
        giveCodes(tileOfFace)
    }

    private func nearestCore(_ place: Metres) -> Int {
        var best = 0
        var least = Double.infinity
        for (index, core) in cores.enumerated() {
            let (x, y) = (core.centre.x - place.x, core.centre.y - place.y)
            let distance = x * x + y * y
            if distance < least {
                least = distance
                best = index
            }
        }
        return best
    }

    /// The block of a road: that of the first parcel beside it.
    private func blockBeside(_ face: Int) -> Int {
        layout.mesh.halves(face).lazy.map { layout.blocks[layout.mesh.face[$0 ^ 1]] }.first { $0 >= 0 } ?? 0
    }

    /// Fields that were two parcels until their owner had them merged: pairs of neighbours that were cut apart last.
    private func chooseMerges(_ wanted: Int, after first: Int) -> (byKept: [Int: Int], gone: Set<Int>) {
        var byKept: [Int: Int] = [:]
        var gone: Set<Int> = []
        let step = max(1, (layout.mesh.faceCount - first) / (wanted * 3))
        // Spread over the land first; where too few fit, any.
        let spread = Array(stride(from: first, to: layout.mesh.faceCount, by: step))
        for face in spread + Array(first..<layout.mesh.faceCount) where gone.count < wanted {
            guard layout.uses[face] == .field, !gone.contains(face), byKept[face] == nil,
                let partner = sibling(of: face), byKept[partner] == nil, !gone.contains(partner),
                layout.mesh.area(face) + layout.mesh.area(partner) < 30_000
            else { continue }
            byKept[partner] = face
            gone.insert(face)
        }
        return (byKept, gone)
    }

    /// A neighbour of the same use and block that shares one unbroken line with a face and was drawn before it.
    func sibling(of face: Int) -> Int? {
        let halves = layout.mesh.halves(face)
        let around = halves.map { layout.mesh.face[$0 ^ 1] }
        for other in Set(around).sorted() where other != TambonMesh.outside && other < face {
            guard layout.uses[other] == layout.uses[face], layout.blocks[other] == layout.blocks[face] else { continue }
            let runs = around.indices.count { around[$0] == other && around[($0 + 1) % around.count] != other }
            if runs == 1 { return other }
        }
        return nil
    }

    /// The outline of faces that lie beside each other, counter-clockwise, not closed.
    func corners(of faces: [Int]) -> [GridPoint] {
        let mesh = layout.mesh
        guard faces.count > 1 else { return mesh.ring(faces[0]).map { mesh.points[$0] } }
        return TambonOutline.rings(of: Set(faces), in: mesh).first.map { $0.map { mesh.points[$0] } } ?? []
    }
}
