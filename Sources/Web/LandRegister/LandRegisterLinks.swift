import Civics
public import Html
public import Registry
import Storage

/// Where the page of each record of the register is, whatever its kind: for every area that names one.
public enum RegisterLinks {
    /// The register's home: the search, the counts, what there is to do.
    public static let home = Link("staff", "register")

    /// The list of a kind.
    public static func list(_ kind: RecordKind) -> Link { Link("staff", "register", segment(kind)) }

    /// The page of a record; facts and surveys are told on the pages of whom they are about.
    public static func record(_ record: RecordReference) -> Link {
        Link("staff", "register", segment(record.kind), record.id.description)
    }

    /// The home page, searching.
    public static func search(_ text: String) -> Link { home.with("q", text) }

    static func segment(_ kind: RecordKind) -> String {
        switch kind {
        case .village: "villages"
        case .person: "people"
        case .organisation: "organisations"
        case .household: "households"
        case .parcel: "parcels"
        case .building: "buildings"
        case .sign: "signs"
        case .place: "places"
        case .fact: "facts"
        case .survey: "surveys"
        }
    }
}

/// Addresses of the staff pages of the land register; each stands behind ``LandRegisterRoutes``.
enum LandRegisterLinks {
    /// What there is to do with a record; the last segment of its address.
    enum Act: String {
        case edit
        case shape
        case correct
        case retire
        case confirm
        case transfer
        case split
        case merge
        case code
    }

    static func new(_ kind: RecordKind) -> Link { Link("staff", "register", RegisterLinks.segment(kind), "new") }

    static func act(_ act: Act, _ record: RecordReference) -> Link {
        Link("staff", "register", RegisterLinks.segment(record.kind), record.id.description, act.rawValue)
    }

    /// The last step of a split, after the parts were looked at.
    static func splitSave(_ parcel: ParcelID) -> Link {
        Link("staff", "register", "parcels", parcel.description, "split", "save")
    }

    /// Records to confirm, the longest ago first.
    static let visits = Link("staff", "register", "visits")
    static func visits(_ kind: RecordKind) -> Link { visits.with("kind", kind.rawValue) }
    /// Codes that wait for confirmation.
    static let codes = Link("staff", "register", "codes")
    /// Places where parcels do not tile the land.
    static let faults = Link("staff", "register", "faults")
    static let faultCheck = Link("staff", "register", "faults", "check")
    static func fault(_ id: LandFaultID) -> Link { Link("staff", "register", "faults", id.description) }
}
