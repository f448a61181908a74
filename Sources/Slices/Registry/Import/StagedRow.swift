public import Civics
public import Storage

/// A field before and after (ค่าเดิม → ค่าใหม่), as people read it; never of class C3.
public struct ImportDifference: Sendable, Hashable, Codable {
    /// The name of an ``ImportField``, or `shape`, `owners`.
    public var field: String
    public var before: String?
    public var after: String?

    public init(field: String, before: String?, after: String?) {
        self.field = field
        self.before = before
        self.after = after
    }
}

/// A record that a row may mean.
public struct ImportCandidate: Sendable, Hashable, Codable {
    public var record: RecordReference
    public var version: Int
    /// What a person knows it by.
    public var label: String
    public var rule: MatchRule
    /// The overlap of the polygons, in thousandths, where that is the rule.
    public var overlap: Int?

    init(_ record: RecordReference, version: Int, label: String, rule: MatchRule, overlap: Int? = nil) {
        self.record = record
        self.version = version
        self.label = label
        self.rule = rule
        self.overlap = overlap
    }
}

/// By what a row was matched with a record, from the surest on.
public enum MatchRule: String, Sendable, Hashable, CaseIterable, Codable {
    case code
    case deed
    case landNumber = "land_number"
    case overlap
    case identity
    case otherIdentity = "other_identity"
    case houseCode = "house_code"
    case houseNumber = "house_number"
    case name
    /// A person said so.
    case staff

    public var name: Words {
        switch self {
        case .code: Words(th: "รหัสแปลง", en: "Parcel code")
        case .deed: Words(th: "เลขที่เอกสารสิทธิ", en: "Deed number")
        case .landNumber: Words(th: "เลขที่ดินและหน้าสำรวจ", en: "Land number and survey page")
        case .overlap: Words(th: "รูปแปลงซ้อนกันเกินครึ่ง", en: "Polygons overlap by half or more")
        case .identity: Words(th: "เลขประจำตัวประชาชน", en: "National ID")
        case .otherIdentity: Words(th: "เลขอ้างอิงอื่น", en: "Other identifier")
        case .houseCode: Words(th: "เลขรหัสประจำบ้าน", en: "House code")
        case .houseNumber: Words(th: "บ้านเลขที่และหมู่", en: "House number and village")
        case .name: Words(th: "ชื่อและหมู่", en: "Name and village")
        case .staff: Words(th: "เจ้าหน้าที่ระบุ", en: "Chosen by staff")
        }
    }
}

/// What staff decided about a row that asked.
public enum ImportDecision: Sendable, Hashable {
    /// The row means this record (one of its candidates), or: the proposal holds.
    case confirm(UUIDv7?)
    /// It is a thing of its own.
    case asNew
    case skip
}

/// `confirm`, `confirm:<id>`, `new`, `skip`.
extension ImportDecision: RawRepresentable, Codable {
    public init?(rawValue: String) {
        switch rawValue {
        case "confirm": self = .confirm(nil)
        case "new": self = .asNew
        case "skip": self = .skip
        default:
            guard rawValue.hasPrefix("confirm:"), let id = UUIDv7(text: String(rawValue.dropFirst(8))) else {
                return nil
            }
            self = .confirm(id)
        }
    }

    public var rawValue: String {
        switch self {
        case .confirm(nil): "confirm"
        case .confirm(let id?): "confirm:\(id)"
        case .asNew: "new"
        case .skip: "skip"
        }
    }
}

/// A row of the dry run as lists show it.
public struct ImportRowLine: Sendable, Hashable, Decodable {
    public var number: Int
    public var status: ImportStatus
    /// What the row is about, such as a parcel code; a person's name is class C2.
    public var label: String
    public var record: RecordKind
    /// What it was matched with, or will become.
    public var subject: UUIDv7?
    public var rule: MatchRule?
    /// What a Land Department row asks for.
    public var action: LandOfficeAction?
    public var differences: [ImportDifference]
    public var reasons: [ImportReason]
    public var candidates: [ImportCandidate]
    /// Whether it goes in only after a person has said so; stays true once somebody has.
    public var needsDecision: Bool
    public var decision: String?
    public var decidedName: String?
    public var isApplied: Bool
}

/// A row as the check made it.
struct StagedRow: Sendable {
    var number: Int
    var status: ImportStatus
    var record: RecordKind
    var label: String
    var subject: UUIDv7?
    var version: Int?
    var rule: MatchRule?
    var action: LandOfficeAction?
    /// The record's JSON, or an ``OwnershipProposal``'s.
    var body: String?
    var differences: [ImportDifference] = []
    var reasons: [ImportReason] = []
    var candidates: [ImportCandidate] = []
    var secrets: [StagedSecret] = []
    /// Whether it is carried out only after a person confirmed it.
    var needsDecision = false
}

/// A sealed value that a staged row brings; it goes into the register as it is.
struct StagedSecret: Sendable {
    var id: SecretID
    var subject: UUIDv7
    var field: String
    var sealed: [UInt8]
    var blindIndex: [UInt8]
}
