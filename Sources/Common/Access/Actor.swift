import Civics
public import SQLText
public import Storage

public struct AccountID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}

/// What a person is in the organisation; a person may hold several.
public enum Role: String, Sendable, Hashable, CaseIterable, Codable {
    case mayor  // นายกองค์การบริหารส่วนตำบล
    case deputyMayor = "deputy_mayor"  // รองนายก
    case permanentSecretary = "permanent_secretary"  // ปลัด
    case deputySecretary = "deputy_secretary"  // รองปลัด
    case divisionDirector = "division_director"  // ผู้อำนวยการกอง, หัวหน้าสำนักปลัด
    case officer  // เจ้าหน้าที่
    case innovationCommittee = "innovation_committee"  // คณะกรรมการดำเนินงานด้านนวัตกรรม
    case evaluationCommittee = "evaluation_committee"  // คณะกรรมการติดตามและประเมินผล
    case auditor  // ผู้ตรวจสอบภายใน
    case dataProtectionOfficer = "data_protection_officer"  // เจ้าหน้าที่คุ้มครองข้อมูลส่วนบุคคล
    case administrator  // ผู้ดูแลระบบ
    case councilMember = "council_member"  // สมาชิกสภาองค์การบริหารส่วนตำบล
    case villageHead = "village_head"  // ผู้ใหญ่บ้าน กำนัน
    case healthVolunteer = "health_volunteer"  // อาสาสมัครสาธารณสุขประจำหมู่บ้าน (อสม.)
    case citizen  // ประชาชนที่ยืนยันตัวตนแล้ว
    case `public`  // ประชาชนทั่วไป
}

/// The short code of a division (สำนัก/กอง), such as `finance`; the list is organisation data.
public struct DivisionCode: RawRepresentable, Sendable, Hashable, Codable, SQLBindable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// A role held, in one division or one village where the role is a division's or a village's.
public struct RoleGrant: Sendable, Hashable, Codable {
    public var role: Role
    public var division: DivisionCode?
    /// The number of the village (หมู่ที่), from 1.
    public var village: Int?

    public init(_ role: Role, division: DivisionCode? = nil, village: Int? = nil) {
        self.role = role
        self.division = division
        self.village = village
    }
}

/// Who is acting: a signed-in person, the public, or the program itself on the command line.
public struct Actor: Sendable, Hashable {
    /// `nil` for the public and for the program.
    public var account: AccountID?
    public var name: String
    public var grants: [RoleGrant]

    public init(account: AccountID?, name: String, grants: [RoleGrant]) {
        self.account = account
        self.name = name
        self.grants = grants
    }

    /// Anybody.
    public static let anyone = Actor(account: nil, name: "ประชาชน", grants: [RoleGrant(.public)])

    /// The person at the server's own command line, who holds the database file already.
    public static let commandLine = Actor(
        account: nil, name: "command line", grants: [RoleGrant(.administrator), RoleGrant(.permanentSecretary)])

    public func holds(_ role: Role) -> Bool {
        grants.contains { $0.role == role }
    }

    public func holds(_ role: Role, in division: DivisionCode) -> Bool {
        grants.contains { $0.role == role && $0.division == division }
    }
}
