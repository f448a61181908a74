import Civics
import Geo
import Registry
import Shell
import Storage

/// A piece of the map on paper at a true scale: what lies in it, in millimetres of the paper.
///
/// The paper is a plane of UTM (WGS 84) with grid north up, so that a ruler on it measures metres.
struct MapSheet {
    /// A paper laid sideways.
    enum Paper: String, CaseIterable {
        case a4
        case a3

        /// The drawing's size in millimetres: the paper less margins and the head.
        var width: Double { self == .a4 ? 269 : 392 }
        var height: Double { self == .a4 ? 158 : 245 }
    }

    /// Scales that surveyors use: 1 : this.
    static let scales = [250, 500, 1000, 2000, 4000, 5000, 10_000, 20_000, 50_000, 100_000]

    /// What a person asked for in the address.
    struct Choice {
        var paper: Paper
        var scale: Int
        var centre: Position?
        var heading: String?

        init(_ context: ShellContext) {
            paper = context.query("paper").flatMap(Paper.init) ?? .a4
            let asked = context.query("scale").flatMap { Int($0) }
            scale = asked.flatMap { MapSheet.scales.contains($0) ? $0 : nil } ?? 4000
            let parts = context.query("centre")?.split(separator: ",").compactMap { Double($0) } ?? []
            let isPlace = parts.count == 2 && (95...107).contains(parts[0]) && (5...21).contains(parts[1])
            centre = isPlace ? Position(x: parts[0], y: parts[1]) : nil
            heading = context.query("heading").map { String($0.prefix(120)) }
        }

        /// The sheet around the centre, or around the middle of what there is; `nil` where there is nothing.
        func sheet(middle bounds: Bounds?) throws -> MapSheet? {
            let middle = bounds.map { Position(x: ($0.west + $0.east) / 2, y: ($0.south + $0.north) / 2) }
            guard let centre = centre ?? middle else { return nil }
            return try MapSheet(paper: paper, scale: scale, centre: centre)
        }
    }

    /// One shape in millimetres from the upper left corner.
    struct Drawn {
        var layer: MapLayer
        var rings: [[Position]]
        var isArea: Bool
        var isPoint: Bool
        var code: String?
        var label: String?
        var labelPlace: Position?
    }

    /// The most features that are drawn; beyond it the scale is too small to read anyway.
    static let limit = 8000

    let paper: Paper
    let scale: Int
    let plane: CoordinateSystem
    /// In metres of the plane.
    let centre: Position
    /// In degrees, around the sheet.
    let bounds: Bounds
    private(set) var drawn: [Drawn] = []
    /// Layers of which not everything is drawn.
    private(set) var cut: [MapLayer] = []

    init(paper: Paper, scale: Int, centre place: Position) throws {
        self.paper = paper
        self.scale = scale
        plane = CoordinateSystem.plane(longitude: place.x)
        let middle = try Projector(from: .wgs84, to: plane).transform(place)
        centre = middle
        let (across, along) = (paper.width * Double(scale) / 2000, paper.height * Double(scale) / 2000)
        let corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)].map {
            Position(x: middle.x + $0.0 * across, y: middle.y + $0.1 * along)
        }
        let back = try Projector(from: plane, to: .wgs84)
        guard let bounds = Bounds(try back.transform(corners)) else { throw GeometryError.notFinite }
        self.bounds = bounds
    }

    /// The sheet with what the layers hold there.
    func filled(with layers: [VisibleLayer], _ db: Transaction) throws -> MapSheet {
        var sheet = self
        let projector = try Projector(from: .wgs84, to: plane)
        // Areas first, so that lines and points lie on top.
        for visible in layers.sorted(by: { Self.order($0.layer) < Self.order($1.layer) }) {
            let features = try visible.layer.features(
                LayerQuery(bounds: bounds, limit: Self.limit + 1, scope: visible.scope), db)
            if features.count > Self.limit { sheet.cut.append(visible.layer) }
            for feature in features.prefix(Self.limit) {
                sheet.drawn += try sheet.shapes(of: feature, in: visible.layer, projector)
            }
        }
        sheet.keepLabelsApart()
        return sheet
    }

    /// Takes away labels that would lie over another: codes of parcels come first, names of small things last.
    private mutating func keepLabelsApart() {
        func rank(_ drawn: Drawn) -> Int {
            if drawn.code == "light" { return 3 }
            return MapWords.isOutline(drawn.layer) ? 2 : drawn.isArea ? 0 : 1
        }
        var taken: [Int: [Bounds]] = [:]
        for place in drawn.indices.sorted(by: { (rank(drawn[$0]), $0) < (rank(drawn[$1]), $1) }) {
            guard let text = drawn[place].label, let middle = drawn[place].labelPlace else { continue }
            let half = Double(text.unicodeScalars.count) * 0.7 + 0.4
            let box = Bounds(
                west: middle.x - half, south: middle.y - 1.6, east: middle.x + half, north: middle.y + 1.6)
            // Strips of ten millimetres, so that each label meets few others.
            let strips = Set([Int((middle.y - 1.6) / 10), Int((middle.y + 1.6) / 10)])
            guard let box, !strips.contains(where: { taken[$0, default: []].contains { $0.intersects(box) } }) else {
                drawn[place].label = nil
                continue
            }
            for strip in strips { taken[strip, default: []].append(box) }
        }
    }

    private static func order(_ layer: MapLayer) -> Int {
        switch layer.shape {
        case .polygon: MapWords.isOutline(layer) ? 1 : 0
        case .line: 2
        case .mixed: 3
        case .point: 4
        }
    }

    private func shapes(of feature: LayerFeature, in layer: MapLayer, _ projector: Projector) throws -> [Drawn] {
        let geometry = try Geometry(wkb: feature.wkb)
        func paper(_ positions: [Position]) throws -> [Position] {
            try projector.transform(positions).map(onPaper)
        }
        let label = layer.fields.firstIndex { $0.name == MapWords.label(layer) }.flatMap { feature.properties[$0].text }
        let code = layer.fields.firstIndex { ["use", "category"].contains($0.name) }
            .flatMap { feature.properties[$0].text }
        func one(_ rings: [[Position]], isArea: Bool = false, isPoint: Bool = false) -> Drawn {
            let box = Bounds(rings.first ?? [])
            return Drawn(
                layer: layer, rings: rings, isArea: isArea, isPoint: isPoint, code: code,
                label: Self.fits(label, box, isArea) ? label : nil,
                labelPlace: box.map { Position(x: ($0.west + $0.east) / 2, y: ($0.south + $0.north) / 2) })
        }
        return try Self.simple(geometry).map { part in
            switch part {
            case .polygon(let polygon): one(try polygon.rings.map(paper), isArea: true)
            case .point(let position): one([try paper([position])], isPoint: true)
            default: one([try paper(part.positions)])
            }
        }
    }

    /// The parts of a shape, each of one ring set, line or point.
    private static func simple(_ geometry: Geometry) -> [Geometry] {
        switch geometry {
        case .multiPolygon(let polygons): polygons.map { .polygon($0) }
        case .multiLineString(let lines): lines.map { .lineString($0) }
        case .multiPoint(let points): points.map { .point($0) }
        case .collection(let parts): parts.flatMap(simple)
        default: [geometry]
        }
    }

    /// Whether a label of 2.4 mm letters has room in an area; beside points and lines it always has.
    private static func fits(_ label: String?, _ box: Bounds?, _ isArea: Bool) -> Bool {
        guard let label, let box else { return false }
        return !isArea || (box.east - box.west > Double(label.count) * 1.5 && box.north - box.south > 3)
    }

    private func onPaper(_ place: Position) -> Position {
        Position(
            x: (place.x - centre.x) * 1000 / Double(scale) + paper.width / 2,
            y: paper.height / 2 - (place.y - centre.y) * 1000 / Double(scale))
    }

    /// A round length whose bar is 30 to 80 mm long: metres, and its millimetres on this paper.
    var scaleBar: (metres: Int, millimetres: Double) {
        let rounds = [5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000]
        let metres = rounds.first { Double($0) * 1000 / Double(scale) >= 30 } ?? 5000
        return (metres, Double(metres) * 1000 / Double(scale))
    }
}
