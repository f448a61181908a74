/// Temples, schools and offices in the villages; ponds and grazing land outside.
extension TambonLayout {
    /// Gives whole pieces of village cores to institutions: 6 temples, 6 schools, the office, the health station and
    /// 2 child centres in a tambon of 16 villages (services.md §0).
    mutating func placeInstitutions(_ cores: inout [Core], share: Double) {
        let temples = max(1, Int((6 * share).rounded()))
        let schools = max(1, Int((6 * share).rounded()))
        for index in cores.indices {
            if index == 0 {
                take(.office, 4_000...16_000, near: &cores[index])
                take(.health, 2_000...16_000, near: &cores[index])
            }
            if index * temples / cores.count != (index + 1) * temples / cores.count {
                take(.temple, 4_000...22_000, near: &cores[index])
            }
            if (index + 1) * schools / cores.count != (index + 2) * schools / cores.count {
                take(.school, 5_000...24_000, near: &cores[index])
            }
            if index == 1 || index == cores.count / 2 { take(.childCentre, 1_500...16_000, near: &cores[index]) }
        }
    }

    /// Takes the piece of a core that lies nearest to its middle among those of a size, or the largest one.
    private mutating func take(_ use: TambonUse, _ sizes: ClosedRange<Double>, near core: inout Core) {
        let pieces = core.faces.filter { uses[$0] == .plot }
        let fitting = pieces.filter { sizes.contains(mesh.area($0)) }
        let chosen =
            fitting.min { (mesh.centroid($0) - core.centre).length < (mesh.centroid($1) - core.centre).length }
            ?? pieces.max { mesh.area($0) < mesh.area($1) }
        guard let chosen, pieces.count > 1 else { return }
        uses[chosen] = use
        core.faces.removeAll { $0 == chosen }
    }

    /// Leaves some large pieces to all as grazing land and community forest.
    mutating func leaveCommons(_ count: Int, among fields: inout [Int]) {
        let large = fields.sorted { (mesh.area($0), $0) > (mesh.area($1), $1) }.prefix(count)
        for face in large { uses[face] = .commons }
        fields.removeAll { large.contains($0) }
    }
}
