import Civics
import Geo
import Html
import Shell

/// A few shapes beside each other at one scale: enough to see which lies where, without a map or a script.
struct ShapeSketch: Component {
    struct Piece: Sendable {
        var label: String
        var geometry: Geometry
        /// Drawn dashed: what is proposed rather than what is there.
        var isProposed = false
    }

    private static let width = 240.0
    private let title: Words
    private let pieces: [Piece]

    init(_ title: Words, _ pieces: [Piece]) {
        self.title = title
        self.pieces = pieces
    }

    var html: HTML {
        guard let bounds = pieces.compactMap(\.geometry.bounds).reduce(nil as Bounds?, { $0?.union($1) ?? $1 }) else {
            return .empty
        }
        // A degree of longitude is shorter than one of latitude, here by the cosine of about 15°.
        let shrink = 0.966
        let side = max((bounds.east - bounds.west) * shrink, bounds.north - bounds.south, 1e-6)
        let scale = (Self.width - 16) / side
        let height = max((bounds.north - bounds.south) * scale, 8) + 16
        func place(_ position: Position) -> String {
            let x = (position.x - bounds.west) * shrink * scale + 8
            let y = (bounds.north - position.y) * scale + 8
            return "\((x * 10).rounded() / 10) \((y * 10).rounded() / 10)"
        }
        let labels = pieces.map(\.label).joined(separator: ", ")
        return """
            <figure><svg class="shape-sketch" viewBox="0 0 \(Int(Self.width)) \(Int(height.rounded(.up)))" width="\(Int(Self.width))" height="\(Int(height.rounded(.up)))" role="img" aria-label="\(title) \(labels)">
            \(each: pieces, { piece in
                "<path d=\"\(Self.path(piece.geometry, place))\" fill=\"currentColor\" fill-opacity=\"0.08\" stroke=\"currentColor\" stroke-width=\"1.5\" fill-rule=\"evenodd\"\(attribute: "stroke-dasharray", piece.isProposed ? "4 3" : nil)/>"
            })
            </svg><figcaption class="quiet">\(title)</figcaption></figure>
            """
    }

    private static func path(_ geometry: Geometry, _ place: (Position) -> String) -> String {
        let rings = geometry.polygons.flatMap(\.rings).map {
            "M" + $0.prefix(2000).map(place).joined(separator: "L") + "Z"
        }
        let lines = geometry.lines.map { "M" + $0.prefix(2000).map(place).joined(separator: "L") }
        let all = rings + lines
        guard all.isEmpty, let point = geometry.positions.first else { return all.joined() }
        return "M\(place(point))m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0"
    }
}
