public import Civics
import Storage

/// A natural person (บุคคล) in the register.
///
/// The 13-digit ID and other identifiers are class C3: the record holds only where the sealed value lies.
public struct Person: Sendable, Hashable, Codable {
    public enum Status: String, Sendable, Hashable, Codable, CaseIterable {
        case living
        case dead
        case movedOut = "moved_out"
    }

    public enum Sex: String, Sendable, Hashable, Codable, CaseIterable {
        case female
        case male
    }

    /// The title (คำนำหน้า).
    public var title: String?
    public var givenName: String
    public var familyName: String?
    public var sex: Sex?
    /// With the precision that is known.
    public var birth: PartialDate?
    public var status: Status
    /// When the person died or moved away.
    public var statusSince: PartialDate?
    /// The sealed 13-digit ID (เลขประจำตัวประชาชน).
    public var nationalID: SecretID?
    /// The sealed identifier of somebody without one: `kind:number` (บัตรคนต่างด้าว, เลข G ของนักเรียน, หนังสือเดินทาง).
    public var otherIdentifier: SecretID?
    public var address: ThaiAddress?
    /// หมู่ที่ where the person lives in this subdistrict.
    public var village: Int?
    public var phones: [String]
    public var note: String?

    public init(
        title: String? = nil, givenName: String, familyName: String? = nil, sex: Sex? = nil,
        birth: PartialDate? = nil, status: Status = .living, statusSince: PartialDate? = nil,
        nationalID: SecretID? = nil, otherIdentifier: SecretID? = nil, address: ThaiAddress? = nil,
        village: Int? = nil, phones: [String] = [], note: String? = nil
    ) {
        self.title = title
        self.givenName = givenName
        self.familyName = familyName
        self.sex = sex
        self.birth = birth
        self.status = status
        self.statusSince = statusSince
        self.nationalID = nationalID
        self.otherIdentifier = otherIdentifier
        self.address = address
        self.village = village
        self.phones = phones
        self.note = note
    }

    /// The name as it is written: นางสมศรี ใจดี.
    public var fullName: String {
        (title ?? "") + givenName + (familyName.map { " " + $0 } ?? "")
    }
}

/// A body that owns or occupies: a company, an office, a temple (นิติบุคคล หน่วยงาน วัด).
public struct Organisation: Sendable, Hashable, Codable {
    public var name: String
    /// เลขประจำตัวผู้เสียภาษีหรือทะเบียนนิติบุคคล: public, 13 digits.
    public var registrationNumber: String?
    /// The code of a dated list: `company`, `state`, `temple`, `school`, `association`.
    public var category: String?
    public var address: ThaiAddress?
    public var phones: [String]

    public init(
        name: String, registrationNumber: String? = nil, category: String? = nil, address: ThaiAddress? = nil,
        phones: [String] = []
    ) {
        self.name = name
        self.registrationNumber = registrationNumber
        self.category = category
        self.address = address
        self.phones = phones
    }
}
