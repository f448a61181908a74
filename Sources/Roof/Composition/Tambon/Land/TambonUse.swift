/// What a piece of the sample tambon's land is for.
enum TambonUse: Sendable, Hashable, CaseIterable {
    /// Fields, orchards, waste land: farm parcels.
    case field
    /// A plot in a village core, with or without a house.
    case plot
    case office
    case temple
    case school
    case childCentre
    case health
    case pond
    /// Grazing land and community forest.
    case commons
    case highway
    case asphalt
    case laterite
    /// A way between fields.
    case track
    /// A way within a village.
    case lane
    case stream
    case canal

    /// Roads and waters: long and narrow, of the public, without a code on the tax map.
    var isStrip: Bool {
        switch self {
        case .highway, .asphalt, .laterite, .track, .lane, .stream, .canal: true
        case .field, .plot, .office, .temple, .school, .childCentre, .health, .pond, .commons: false
        }
    }

    /// Metres from edge to edge; `nil` for what is not a strip.
    var width: Double? {
        switch self {
        case .highway: 40
        case .asphalt: 10
        case .laterite: 8
        case .track: 5
        case .lane: 5
        case .stream: 14
        case .canal: 9
        case .field, .plot, .office, .temple, .school, .childCentre, .health, .pond, .commons: nil
        }
    }
}

/// A road or a water of the sample tambon, by its middle.
struct TambonWay: Sendable {
    var use: TambonUse
    var line: [Metres]

    var metres: Double { zip(line, line.dropFirst()).reduce(0) { $0 + ($1.1 - $1.0).length } }
}
