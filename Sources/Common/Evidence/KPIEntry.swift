public import Access
public import Civics
public import Storage

public struct KPIEntryID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}

/// A value of a KPI that cannot compute itself, entered by a person for one quarter; later entries never erase it.
public struct KPIEntry: Sendable, Hashable, Identifiable {
    public let id: KPIEntryID
    /// The KPI's code in the plan.
    public var kpi: String
    public var quarter: FiscalQuarter
    /// From the first day of the fiscal year to the end of the quarter; `nil` where the person takes a value back.
    public var value: Ratio?
    /// Where the number comes from: a document, a register, a count.
    public var sourceNote: String
    public var enteredBy: AccountID?
    public var enteredName: String
    public var enteredAt: Instant
}

extension Problem {
    /// Every refusal of this room, for the test that numbers are unique.
    public static let evidence: [Problem] = [.sourceNoteMissing, .numberUnreadable, .quarterNotBegun]

    public static let sourceNoteMissing = Problem(
        "422.41",
        Words(
            th: "ยังไม่ได้บอกที่มาของตัวเลข (ไม่เกิน 1,000 ตัว)",
            en: "The source of the number is missing or over 1,000 letters."),
        wayForward: Words(
            th: "เขียนสั้น ๆ ว่านับจากเอกสารหรือทะเบียนใด", en: "Say from which document or register it was counted."),
        field: "sourceNote")

    public static let numberUnreadable = Problem(
        "422.42", Words(th: "อ่านตัวเลขนี้ไม่ออก", en: "This number cannot be read."),
        wayForward: Words(
            th: "ใช้ตัวเลขกับจุดทศนิยมเท่านั้น เช่น 80 หรือ 12.5", en: "Use digits and a decimal point, such as 80 or 12.5."),
        field: "value")

    public static let quarterNotBegun = Problem(
        "422.43", Words(th: "ไตรมาสนี้ยังไม่เริ่ม", en: "This quarter has not begun."),
        wayForward: Words(th: "เลือกไตรมาสที่เริ่มแล้ว", en: "Choose a quarter that has begun."), field: "quarter")
}

extension AuditEvent {
    /// The names of this room's events, for the test that names are unique.
    public static let evidenceNames = ["kpi.entered", quarterFrozenName]

    static let quarterFrozenName = "quarter.frozen"

    static func kpiEntered(_ entry: KPIEntry) -> AuditEvent {
        AuditEvent(
            "kpi.entered", Subject(kind: "kpi", id: entry.kpi),
            detail: [
                "quarter": entry.quarter.code, "value": entry.value.map(\.description) ?? "none",
                "entry": entry.id.description,
            ])
    }

    static func quarterFrozen(_ quarter: FiscalQuarter, count: Int) -> AuditEvent {
        AuditEvent(quarterFrozenName, Subject(kind: "quarter", id: quarter.code), detail: ["figures": "\(count)"])
    }
}
