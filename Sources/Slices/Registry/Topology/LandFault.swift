import Access
public import Civics
public import Geo
public import Storage

public struct LandFaultID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}

public struct TopologyRunID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}

/// A place where parcels do not tile the land, on the list of staff.
public struct LandFault: Sendable, Hashable, Identifiable {
    public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
        case overlap
        case gap
        case sliver
        case invalid

        public var name: Words {
            switch self {
            case .overlap: Words(th: "แปลงทับกัน", en: "Overlap")
            case .gap: Words(th: "ช่องว่างระหว่างแปลง", en: "Gap")
            case .sliver: Words(th: "เศษรูปบาง", en: "Sliver")
            case .invalid: Words(th: "รูปแปลงไม่ถูกต้อง", en: "Shape not valid")
            }
        }
    }

    /// Why staff leave a fault as it is.
    public struct Acceptance: Sendable, Hashable {
        public var because: String
        public var by: String
        public var on: CivilDate
    }

    public let id: LandFaultID
    public var kind: Kind
    /// Hundredths of a square metre.
    public var size: Int64
    public var parcels: [ParcelID]
    /// Where, in degrees; `nil` where it could not be kept.
    public var shape: Shape?
    public var acceptance: Acceptance?
}

/// One check of the parcels.
public struct TopologyRun: Sendable, Hashable, Identifiable, Codable {
    public let id: TopologyRunID
    public var at: Instant
    public var actorName: String
    /// Which village was checked; `nil` for all, or for a box.
    public var village: Int?
    public var parcels: Int
    public var faults: Int
}

/// How many faults of a kind wait, and how large they are together.
public struct LandFaultCount: Sendable, Hashable, Decodable {
    public var kind: LandFault.Kind
    public var faults: Int
    /// Hundredths of a square metre.
    public var size: Int64
}

/// Which parcels are checked.
public enum TopologyArea: Sendable, Hashable {
    case everything
    case village(Int)
    case box(Bounds)
}
