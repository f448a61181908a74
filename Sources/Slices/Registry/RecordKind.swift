public import Access
public import Civics
public import SQLText
public import Storage

/// The kinds of thing the register holds; the raw value stands in tables, addresses and audit subjects.
public enum RecordKind: String, Sendable, Hashable, CaseIterable, Codable, SQLBindable {
    case village
    case person
    case organisation
    case household
    case parcel
    case building
    case sign
    case place
    case fact
    case survey

    public var name: Words {
        switch self {
        case .village: Words(th: "หมู่บ้าน", en: "Village")
        case .person: Words(th: "บุคคล", en: "Person")
        case .organisation: Words(th: "นิติบุคคลหรือหน่วยงาน", en: "Organisation")
        case .household: Words(th: "ครัวเรือน", en: "Household")
        case .parcel: Words(th: "แปลงที่ดิน", en: "Parcel")
        case .building: Words(th: "สิ่งปลูกสร้าง", en: "Building")
        case .sign: Words(th: "ป้าย", en: "Sign")
        case .place: Words(th: "สถานที่และทรัพย์สินสาธารณะ", en: "Public place or asset")
        case .fact: Words(th: "กลุ่มเปราะบาง", en: "Vulnerable group")
        case .survey: Words(th: "ข้อมูลจำเป็นพื้นฐาน (จปฐ.)", en: "Minimum-needs survey")
        }
    }

    /// The class under which the record itself is guarded; sealed values in it may be of a higher one.
    public var dataClass: DataClass {
        switch self {
        case .village, .place: .published
        case .person, .household: .people
        case .organisation, .parcel, .building, .sign: .property
        case .fact, .survey: .welfare
        }
    }
}

/// One record of the register, whatever its kind.
public struct RecordReference: Sendable, Hashable, Codable {
    public var kind: RecordKind
    public var id: UUIDv7

    public init(_ kind: RecordKind, _ id: UUIDv7) {
        self.kind = kind
        self.id = id
    }

    /// What audit leaves are about.
    public var subject: Subject { Subject(kind: kind.rawValue, id: id.description) }
}
