public import Access
public import Civics
import Storage

/// One act upon the register, as every row it writes knows it.
///
/// Made once for a transaction; many records may change in it (an import is one act).
public struct RegisterChange: Sendable {
    public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
        case entry
        case edit
        case correction
        case transfer
        case split
        case merge
        case newParcel = "new_parcel"
        case retirement
        case confirmation
        case importing = "import"
        case undo

        public var name: Words {
            switch self {
            case .entry: Words(th: "เพิ่มใหม่", en: "New entry")
            case .edit: Words(th: "แก้ไข", en: "Edit")
            case .correction: Words(th: "แก้ไขย้อนหลัง", en: "Correction of the past")
            case .transfer: Words(th: "โอนกรรมสิทธิ์", en: "Transfer")
            case .split: Words(th: "แบ่งแยก", en: "Split")
            case .merge: Words(th: "รวมแปลง", en: "Merge")
            case .newParcel: Words(th: "แปลงเกิดใหม่", en: "New parcel")
            case .retirement: Words(th: "ยกเลิกรายการ", en: "Retired")
            case .confirmation: Words(th: "ยืนยันข้อมูล", en: "Confirmed")
            case .importing: Words(th: "นำเข้าแฟ้ม", en: "Import")
            case .undo: Words(th: "ย้อนการนำเข้า", en: "Undo")
            }
        }
    }

    public let id: OperationID
    public let kind: Kind
    public let at: Instant
    /// The first day on which what is written holds; never after the day of the act.
    public let validFrom: CivilDate
    public let actor: Actor
    /// What the person gave as the reason or the paper it rests on.
    public let reason: String?
    let newID: @Sendable () -> UUIDv7

    /// - Throws: `Problem.validFromInFuture`; 422.343 for a reason that tells somebody's ID.
    public init(
        _ kind: Kind, in world: World, by actor: Actor, validFrom: CivilDate? = nil, reason: String? = nil
    ) throws {
        at = world.now()
        let day = validFrom ?? at.thaiDate
        guard day <= at.thaiDate else { throw Problem.validFromInFuture }
        try FreeText.refuseIdentities([reason])
        id = OperationID(world.newID())
        self.kind = kind
        self.validFrom = day
        self.actor = actor
        self.reason = reason
        newID = world.newID
    }
}
