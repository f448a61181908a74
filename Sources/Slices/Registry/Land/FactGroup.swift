public import Civics

/// A group of a record's facts that is confirmed apart from the others.
public enum FactGroup: String, Sendable, Hashable, CaseIterable, Codable {
    case owner
    case use
    case shape
    case deed
    case structure
    case size
    case condition

    public var name: Words {
        switch self {
        case .owner: Words(th: "เจ้าของและผู้ครอบครอง", en: "Owner and occupier")
        case .use: Words(th: "การใช้ประโยชน์", en: "Use")
        case .shape: Words(th: "รูปและที่ตั้ง", en: "Shape and place")
        case .deed: Words(th: "เอกสารสิทธิ", en: "Deed")
        case .structure: Words(th: "โครงสร้างและจำนวนชั้น", en: "Structure and floors")
        case .size: Words(th: "ข้อความและขนาด", en: "Wording and size")
        case .condition: Words(th: "สภาพ", en: "Condition")
        }
    }

    /// The groups of a kind of land record; none for other kinds.
    public static func of(_ kind: RecordKind) -> [FactGroup] {
        switch kind {
        case .parcel: [.owner, .use, .shape, .deed]
        case .building: [.owner, .use, .structure, .shape]
        case .sign: [.owner, .size, .shape]
        case .place: [.condition, .shape]
        case .village: [.shape]
        case .person, .organisation, .household, .fact, .survey: []
        }
    }
}
