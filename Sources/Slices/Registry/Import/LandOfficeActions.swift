public import Civics
public import Storage
import Tables

/// What a status of the Land Department's monthly file asks of the register (สถานะดำเนินการ).
public enum LandOfficeAction: String, Sendable, Hashable, CaseIterable, Codable {
    case transfer
    case addCoOwner = "add_co_owner"
    case merge
    case split
    case splitToPublic = "split_to_public"
    case areaChange = "area_change"
    case ownerCorrection = "owner_correction"
    case newDeed = "new"
    case retired
    case noTaxEffect = "no_tax_effect"
    /// Not in the table: a person decides, nothing is guessed.
    case quarantine

    public var name: Words {
        switch self {
        case .transfer: Words(th: "โอนกรรมสิทธิ์", en: "Transfer")
        case .addCoOwner: Words(th: "เพิ่มผู้ถือกรรมสิทธิ์ร่วม", en: "Add a co-owner")
        case .merge: Words(th: "รวมโฉนด", en: "Merge")
        case .split: Words(th: "แบ่งแยก", en: "Split")
        case .splitToPublic: Words(th: "แบ่งหักเป็นที่สาธารณประโยชน์", en: "Split to public land")
        case .areaChange: Words(th: "แก้เนื้อที่", en: "Change of area")
        case .ownerCorrection: Words(th: "แก้ชื่อเจ้าของ", en: "Correction of the owner's name")
        case .newDeed: Words(th: "เอกสารสิทธิเกิดใหม่", en: "New deed")
        case .retired: Words(th: "เอกสารสิทธิถูกยกเลิก", en: "Deed retired")
        case .noTaxEffect: Words(th: "ไม่มีผลต่อภาษี", en: "No effect on tax")
        case .quarantine: Words(th: "ไม่รู้จักสถานะ พักไว้", en: "Unknown status, quarantined")
        }
    }
}

/// Status → action, from the dated table `landOffice/statusActions`.
///
/// One `status = action` per line; `*` in a status stands for any text. An exact status goes before one with `*`, and of
/// those the one with more letters before a shorter one.
public struct LandOfficeActions: Sendable, Hashable {
    private var exact: [String: LandOfficeAction] = [:]
    private var patterns: [(parts: [String], action: LandOfficeAction)] = []

    public static let key = "landOffice/statusActions"

    /// Reads a table; lines that name no action are left out, so their statuses go to quarantine.
    public init(table: String) {
        for line in table.split(whereSeparator: \.isNewline) {
            guard let sign = line.lastIndex(of: "=") else { continue }
            let status = Self.normal(String(line[..<sign]))
            let name = ThaiText.squashed(String(line[line.index(after: sign)...]))
            guard !status.isEmpty, let action = LandOfficeAction(rawValue: name) else { continue }
            if status.contains("*") {
                patterns.append(
                    (status.split(separator: "*", omittingEmptySubsequences: false).map(String.init), action))
            } else {
                exact[status] = action
            }
        }
        patterns.sort { Self.weight($0.parts) > Self.weight($1.parts) }
    }

    /// The table in force on a day; without one, everything is quarantined.
    public init(on day: CivilDate, _ db: Transaction) throws {
        self.init(table: try DatedTables.value(Self.key, on: day, db) ?? "")
    }

    public func action(for status: String) -> LandOfficeAction {
        let status = Self.normal(status)
        guard !status.isEmpty else { return .quarantine }
        if let action = exact[status] { return action }
        return patterns.first { Self.matches(status, $0.parts) }?.action ?? .quarantine
    }

    private static func weight(_ parts: [String]) -> Int { parts.reduce(0) { $0 + $1.unicodeScalars.count } }

    /// Blanks and an ellipsis tell nothing in a status.
    private static func normal(_ text: String) -> String {
        ThaiText.clean(text).filter { !$0.isWhitespace && $0 != "…" }
    }

    private static func matches(_ text: String, _ parts: [String]) -> Bool {
        guard let first = parts.first, let last = parts.last, text.hasPrefix(first) else { return false }
        var rest = Substring(text.dropFirst(first.count))
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let found = rest.firstRange(of: part) else { return false }
            rest = rest[found.upperBound...]
        }
        return rest.hasSuffix(last)
    }

    public static func == (left: LandOfficeActions, right: LandOfficeActions) -> Bool {
        left.exact == right.exact && left.patterns.map(\.parts) == right.patterns.map(\.parts)
            && left.patterns.map(\.action) == right.patterns.map(\.action)
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(exact) }
}
