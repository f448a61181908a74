/// Draws the sample tambon from the whole to the parts: outline, highway, stream, roads, villages, plots and fields.
struct TambonLayout: Sendable {
    var mesh: TambonMesh
    var random: SplitMix64
    var uses: [TambonUse] = [.field, .field]
    /// Where a face lies in the order in which the land was divided; parts of a whole lie beside each other.
    var orders: [(low: Double, high: Double)] = [(0, 0), (0, 1)]
    /// The block of a face, once blocks are made; -1 for roads and waters.
    var blocks: [Int] = [-1, -1]
    var ways: [TambonWay] = []
    /// Square metres per parcel of the sample, roads and all.
    static let parcelArea = 44_000_000.0 / 5_000
    let parcels: Int

    init(seed: UInt64, parcels: Int) {
        self.parcels = parcels
        random = SplitMix64(seed: seed ^ 0x1A_0D)
        mesh = TambonMesh(outline: Self.outline(Double(parcels) * Self.parcelArea, &random))
    }

    /// An irregular round, one corner about every half kilometre, of just the area wanted.
    private static func outline(_ area: Double, _ random: inout SplitMix64) -> [GridPoint] {
        let radius = (area / .pi).squareRoot()
        let count = max(12, Int(radius * 2 * .pi / 420))
        let waves = (2...6).map {
            (Double($0), random.fraction() * 2 * .pi, (0.5 + random.fraction()) * 0.16 / Double($0))
        }
        var roughness = (0..<count).map { _ in random.spread(0.03) }
        // Streams and dykes make the boundary go on for a while before it turns.
        for index in roughness.indices where index % 3 == 1 { roughness[index] = roughness[index - 1] * 0.8 }
        var corners = (0..<count).map { index in
            let angle = (Double(index) + random.spread(0.25)) / Double(count) * 2 * .pi
            let wave = waves.reduce(1) { $0 + $1.2 * TambonWaves.cosine($1.0 * angle + $1.1) }
            let reach = radius * (wave + roughness[index])
            return Metres(x: reach * TambonWaves.cosine(angle) * 1.06, y: reach * TambonWaves.sine(angle) / 1.06)
        }
        var sum = 0.0
        for (index, corner) in corners.enumerated() { sum += corner.cross(corners[(index + 1) % count]) / 2 }
        corners = corners.map { $0 * (area / sum).squareRoot() }
        return corners.map(TambonGround.point)
    }

    /// Notes what a new face is; every face has its place in all the lists.
    mutating func note(_ face: Int, _ use: TambonUse, from parent: Int) {
        while uses.count <= face {
            uses.append(use)
            orders.append(orders[parent])
            blocks.append(blocks[parent])
        }
        uses[face] = use
    }

    /// Carves a way into a face and notes its parts; gives the parts left and right of it.
    mutating func carve(_ face: Int, _ use: TambonUse, along way: [Metres]) -> (left: Int, right: Int)? {
        guard let made = mesh.carve(face, along: way, width: use.width ?? 5) else { return nil }
        let whole = orders[face]
        let part = uses[face]
        for number in uses.count..<mesh.faceCount { note(number, part, from: face) }
        let middle = (whole.low + whole.high) / 2
        orders[made.left] = (whole.low, middle)
        orders[made.right] = (middle, whole.high)
        if let strip = made.strip {
            uses[strip] = use
            orders[strip] = (middle, middle)
            ways.append(TambonWay(use: use, line: made.centreline))
        }
        return (made.left, made.right)
    }

    /// The faces of one use.
    func faces(_ use: TambonUse) -> [Int] { (1..<mesh.faceCount).filter { uses[$0] == use } }
}

extension SplitMix64 {
    /// From 0 to just under 1.
    mutating func fraction() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

    /// About 0, mostly within ±`width`, at most three times as far.
    mutating func spread(_ width: Double) -> Double {
        (fraction() + fraction() + fraction() + fraction() + fraction() + fraction() - 3) * width
    }

    mutating func between(_ low: Double, _ high: Double) -> Double { low + (high - low) * fraction() }
}
