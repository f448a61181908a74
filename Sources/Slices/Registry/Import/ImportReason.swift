public import Civics

/// What there is to say about one row or one cell of an imported file.
public struct ImportReason: Sendable, Hashable, Codable {
    public enum Code: String, Sendable, Hashable, CaseIterable, Codable {
        /// A cell that cannot be read as what its column holds.
        case cellRefused = "cell"
        /// A cell that a row cannot be without is empty.
        case missing
        /// A 13-digit ID stands in a column that is not for IDs.
        case identityMisplaced = "identity_misplaced"
        case shapeRefused = "shape"
        /// The shape crosses itself; the words say where.
        case shapeInvalid = "shape_invalid"
        /// The shape lies far from the office, as happens when the coordinate system is another one.
        case shapeFarAway = "shape_far"
        /// The drawn area differs from the paper's by more than a tenth.
        case areaDiffers = "area_differs"
        case duplicateCode = "duplicate_code"
        case duplicateDeed = "duplicate_deed"
        case duplicateRow = "duplicate_row"
        case severalMatches = "several"
        case sameCodeOtherDeed = "other_deed"
        case overlapsOther = "overlaps"
        case sameName = "same_name"
        case noMatch = "no_match"
        /// Somebody changed the record between the dry run and the import.
        case changedMeanwhile = "changed_meanwhile"
        case unknownStatus = "unknown_status"
        case noTaxEffect = "no_tax_effect"
        case needsConfirmation = "confirm"
        case recordRefused = "record"
        case noted
    }

    public var code: Code
    /// The ``ImportField`` it is about, by its name.
    public var field: String?
    public var words: Words

    public init(_ code: Code, field: String? = nil, _ words: Words) {
        self.code = code
        self.field = field
        self.words = words
    }
}

/// What becomes of a row (ผลการตรวจแถว); the raw value stands in tables and reports.
public enum ImportStatus: String, Sendable, Hashable, CaseIterable, Codable {
    case new
    case changed
    case unchanged
    /// A person has to say which record is meant, or whether the proposal holds.
    case conflict
    /// The row itself is wrong; the file has to be corrected.
    case refused
    /// The program does not know what the row asks for, and does not guess.
    case quarantine

    public var name: Words {
        switch self {
        case .new: Words(th: "เพิ่มใหม่", en: "New")
        case .changed: Words(th: "เปลี่ยนแปลง", en: "Changed")
        case .unchanged: Words(th: "เหมือนเดิม", en: "Unchanged")
        case .conflict: Words(th: "รอเจ้าหน้าที่ตัดสิน", en: "Waiting for staff")
        case .refused: Words(th: "ไม่รับ", en: "Refused")
        case .quarantine: Words(th: "พักไว้ (ไม่รู้จักรายการ)", en: "Quarantined")
        }
    }
}
