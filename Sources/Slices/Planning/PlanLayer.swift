public import Access
public import Civics
public import Files

/// A dated layer of the plan: the adopted document, or an amendment on top of it.
public struct PlanLayer: Sendable, Hashable, Identifiable, Codable {
    /// How a plan is changed, in the words of the regulation on local development plans.
    public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
        case adopted  // ประกาศใช้แผน
        case corrected  // แก้ไข
        case changed  // เปลี่ยนแปลง
        case supplemented  // เพิ่มเติม
        case reviewed  // ทบทวน
    }

    public var id: PlanLayerID
    /// 1 for the first, counted up.
    public var sequence: Int
    public var kind: Kind
    /// The first day on which the plan reads like this.
    public var effectiveOn: CivilDate
    /// The number of the document that decides it, such as `ประกาศ อบต. ที่ 5/2569`.
    public var documentNumber: String?
    public var documentDate: CivilDate?
    public var reason: String?
    /// SHA-256 of the document that was read, in lower-case hexadecimal; `nil` for amendments typed by a person.
    public var documentHash: String?
    public var documentName: String?
    /// The document itself, kept as a file.
    public var documentFile: FileID?
    public var recordedBy: AccountID?
    public var recordedName: String
    public var recordedAt: Instant
}

extension PlanLayer.Kind {
    public var words: Words {
        switch self {
        case .adopted: Words(th: "ประกาศใช้แผน", en: "Adopted")
        case .corrected: Words(th: "แก้ไข", en: "Corrected")
        case .changed: Words(th: "เปลี่ยนแปลง", en: "Changed")
        case .supplemented: Words(th: "เพิ่มเติม", en: "Supplemented")
        case .reviewed: Words(th: "ทบทวน", en: "Reviewed")
        }
    }
}
