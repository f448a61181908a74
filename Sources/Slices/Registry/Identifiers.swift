public import Storage

/// A stretch of land with one code on the tax map (แปลงที่ดิน).
public struct ParcelID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}

/// A building (สิ่งปลูกสร้าง).
public struct BuildingID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}

/// A taxable sign (ป้าย).
public struct SignID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}

/// A public place or asset (สถานที่และทรัพย์สินสาธารณะ).
public struct PlaceID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}

/// A village (หมู่บ้าน).
public struct VillageID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}

/// A natural person (บุคคล).
public struct PersonID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}

/// A body that owns or occupies (นิติบุคคล, หน่วยงาน, วัด).
public struct OrganisationID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}

/// A household (ครัวเรือน).
public struct HouseholdID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}

/// A fact about a person that makes them vulnerable (กลุ่มเปราะบาง).
public struct FactID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}

/// A household's answers to one round of the minimum-needs survey (จปฐ.).
public struct SurveyID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}

/// One act upon the register: an edit, a transfer, a split, a whole import.
public struct OperationID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}

/// A value of classes C3–C6, kept sealed beside the register.
public struct SecretID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}
