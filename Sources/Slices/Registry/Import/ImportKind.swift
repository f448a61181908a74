public import Civics

/// What the rows of a file are (ชนิดข้อมูลที่นำเข้า); the raw value stands in tables and on the command line.
public enum ImportKind: String, Sendable, Hashable, CaseIterable, Codable {
    case parcels
    case buildings
    case signs
    case places
    case people
    case households
    /// Who owns which parcel: a row is one owner of one parcel.
    case owners
    /// Zones and blocks of the tax map (LTAX `zone`, `block`): kept as public places of their own categories.
    case taxZones = "tax_zones"
    case taxBlocks = "tax_blocks"
    /// The Land Department's monthly changes under section 10 (revenue.md §3.5).
    case landOffice = "land_office"
    /// The register's own format, as ``RegisterArchive`` writes it.
    case archive

    public var name: Words {
        switch self {
        case .parcels: Words(th: "แปลงที่ดิน", en: "Parcels")
        case .buildings: Words(th: "สิ่งปลูกสร้าง", en: "Buildings")
        case .signs: Words(th: "ป้าย", en: "Signs")
        case .places: Words(th: "สถานที่และทรัพย์สินสาธารณะ", en: "Public places and assets")
        case .people: Words(th: "บุคคล", en: "People")
        case .households: Words(th: "ครัวเรือน", en: "Households")
        case .owners: Words(th: "เจ้าของแปลงที่ดิน", en: "Owners of parcels")
        case .taxZones: Words(th: "เขตแผนที่ภาษี", en: "Tax map zones")
        case .taxBlocks: Words(th: "บล็อกแผนที่ภาษี", en: "Tax map blocks")
        case .landOffice: Words(th: "ข้อมูลมาตรา 10 จากกรมที่ดิน", en: "Land Department changes (section 10)")
        case .archive: Words(th: "แฟ้มทะเบียนของระบบนี้", en: "This program's own register file")
        }
    }

    /// The record that a row becomes; an owner's row changes its parcel.
    public var record: RecordKind {
        switch self {
        case .parcels, .owners, .landOffice: .parcel
        case .buildings: .building
        case .signs: .sign
        case .places, .taxZones, .taxBlocks: .place
        case .people: .person
        case .households: .household
        case .archive: .village
        }
    }
}
