import Civics

/// Who owns or occupies in the sample tambon, by place in the lists of people and organisations.
enum TambonParty: Sendable, Hashable {
    case person(Int)
    case organisation(Int)
}

/// A share of an owner, where there are several.
struct TambonOwner: Sendable, Hashable {
    var party: TambonParty
    /// `part` of `whole`; `nil` for a single owner.
    var share: (part: Int, whole: Int)? { whole > 1 ? (part, whole) : nil }
    private var part: Int
    private var whole: Int

    init(_ party: TambonParty, _ part: Int = 1, of whole: Int = 1) {
        self.party = party
        self.part = part
        self.whole = whole
    }
}

/// What the papers say about a tile: deed, area, use, owners; one for each tile, in the same order.
struct TambonEstate: Sendable {
    /// The kind of paper, in the words of the lists: โฉนด, น.ส.3ก, ส.ป.ก.4-01, น.ส.2, ไม่มีเอกสาร and others.
    var deedType: String
    var deedNumber: String?
    var surveyPage: String?
    var landNumber: String?
    /// `5638|3|7838|00|4000`, as revenue.md §3.5 joins it.
    var sheet: String?
    var registeredArea: LandArea?
    /// The code of its use, such as `farm` or `home`.
    var use: String
    var owners: [TambonOwner] = []
    var occupier: TambonParty?
    /// A wrong code that a second tile was given by mistake; `nil` for none.
    var repeatedCode: String?
}

/// A building of the sample tambon.
struct TambonBuilding: Sendable {
    enum Kind: String, Sendable {
        case house
        case shop
        case barn
        case temple
        case school
        case office
    }

    var kind: Kind
    var tile: Int
    var number: Int
    var household: Int?
    /// The code of its structure, such as `wood` or `half`.
    var structure: String
    var floors: Int
    /// Common Era.
    var yearBuilt: Int
    var squareMetres: Int
    var owners: [TambonOwner]
    /// The outline, closed.
    var corners: [GridPoint]
}

/// A sign along the highway.
struct TambonSign: Sendable {
    var text: String
    var widthCentimetres: Int
    var heightCentimetres: Int
    var sides: Int
    var tile: Int
    var owner: TambonParty?
    var place: GridPoint
}

/// A public place or asset.
struct TambonPlace: Sendable {
    enum Extent: Sendable {
        case point(GridPoint)
        case line([GridPoint])
        case area([GridPoint])
    }

    /// The code of the list of kinds.
    var category: String
    var name: String
    /// Counted from 0.
    var village: Int?
    var extent: Extent
    var attributes: [String: String] = [:]
}
