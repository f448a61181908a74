public import Access
public import Civics
public import Geo
public import Storage

/// One file brought to the register: from upload over the dry run to the act, and perhaps its undoing.
public struct ImportID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}

/// How far an import has come (สถานะการนำเข้า).
public enum ImportState: String, Sendable, Hashable, CaseIterable, Codable {
    case received
    case checking
    case staged
    case applying
    case applied
    case undone
    case failed
    /// The program ended in the middle; nothing was changed, and it can be begun again.
    case interrupted

    public var name: Words {
        switch self {
        case .received: Words(th: "รับไฟล์แล้ว", en: "Received")
        case .checking: Words(th: "กำลังตรวจ", en: "Checking")
        case .staged: Words(th: "ตรวจแล้ว รอยืนยัน", en: "Checked, waiting for confirmation")
        case .applying: Words(th: "กำลังลงทะเบียน", en: "Being carried out")
        case .applied: Words(th: "ลงทะเบียนแล้ว", en: "Carried out")
        case .undone: Words(th: "ย้อนแล้ว", en: "Undone")
        case .failed: Words(th: "ไม่สำเร็จ ไม่มีอะไรเปลี่ยน", en: "Failed, nothing changed")
        case .interrupted: Words(th: "หยุดกลางคัน ไม่มีอะไรเปลี่ยน", en: "Interrupted, nothing changed")
        }
    }
}

/// What a person chose for a file.
public struct ImportOptions: Sendable, Hashable, Codable {
    public var kind: ImportKind
    /// The layer or sheet of the file; `nil` for its first.
    public var layer: String?
    /// What each column holds; empty takes the proposals.
    public var columns: [ColumnChoice]
    /// Where the file does not say it.
    public var coordinateSystem: Int?
    /// From which day what is imported holds; `nil` for the day of the act.
    public var validFrom: CivilDate?

    public init(
        kind: ImportKind, layer: String? = nil, columns: [ColumnChoice] = [],
        coordinateSystem: CoordinateSystem? = nil, validFrom: CivilDate? = nil
    ) {
        self.kind = kind
        self.layer = layer
        self.columns = columns
        self.coordinateSystem = coordinateSystem?.epsg
        self.validFrom = validFrom
    }

    /// The same with the system as a person writes it.
    ///
    /// - Throws: 422.368 for a system that is not one of ours.
    public init(
        kind: ImportKind, layer: String? = nil, columns: [ColumnChoice] = [], epsg: Int?, validFrom: CivilDate? = nil
    ) throws {
        let system = epsg.flatMap { CoordinateSystem(epsg: $0) }
        guard epsg == nil || system != nil else {
            throw Problem.coordinateSystemUnknown(
                CoordinateQuestion(
                    choices: CoordinateSystem.allCases,
                    words: Words(th: "ไม่รู้จักระบบพิกัดนี้", en: "This coordinate system is not known.")))
        }
        self.init(kind: kind, layer: layer, columns: columns, coordinateSystem: system, validFrom: validFrom)
    }

    var system: CoordinateSystem? { coordinateSystem.flatMap { CoordinateSystem(epsg: $0) } }
}

/// An import as lists and its page show it.
public struct ImportJob: Sendable, Hashable, Identifiable, Decodable {
    public let id: ImportID
    public var kind: ImportKind
    public var state: ImportState
    public var fileName: String
    /// SHA-256 of the file.
    public var fileHash: [UInt8]
    public var fileSize: Int
    public var options: ImportOptions
    public var startedAt: Instant
    public var startedBy: AccountID?
    public var startedName: String
    public var stagedAt: Instant?
    public var appliedAt: Instant?
    public var undoneAt: Instant?
    public var operation: OperationID?
    public var undoOperation: OperationID?
    /// How many rows there are of each status after the last check.
    public var counts: [String: Int]
    /// What the person should know about the file as a whole.
    public var notes: [Words]
    /// The number of the problem that ended it, and its sentence.
    public var problemNumber: String?
    public var problem: Words?

    public func count(_ status: ImportStatus) -> Int { counts[status.rawValue] ?? 0 }
    public var total: Int { counts.values.reduce(0, +) }
}

/// How long work has come, as a closure is told.
public struct ImportProgress: Sendable, Hashable {
    public enum Phase: String, Sendable, Hashable, CaseIterable {
        case reading, checking, matching, staging, applying, undoing, exporting

        public var name: Words {
            switch self {
            case .reading: Words(th: "อ่านไฟล์", en: "Reading the file")
            case .checking: Words(th: "ตรวจข้อมูล", en: "Checking")
            case .matching: Words(th: "เทียบกับทะเบียน", en: "Matching with the register")
            case .staging: Words(th: "บันทึกผลตรวจ", en: "Keeping the results")
            case .applying: Words(th: "ลงทะเบียน", en: "Writing the register")
            case .undoing: Words(th: "ย้อนการนำเข้า", en: "Undoing")
            case .exporting: Words(th: "ส่งออก", en: "Exporting")
            }
        }
    }

    public var phase: Phase
    public var done: Int
    public var total: Int

    public typealias Report = @Sendable (ImportProgress) -> Void
}
