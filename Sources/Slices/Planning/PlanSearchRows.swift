import Civics
import SQLText
import Storage

/// One place where searched words stand.
public struct PlanSearchHit: Sendable, Hashable, Identifiable, Codable {
    public var id: PlanItemID
    public var kind: PlanItem.Kind
    /// The item it belongs to; for a result, its activity.
    public var parent: PlanItemID?
    public var code: String?
    public var text: String
    public var line: Int?
}

/// Search in the plan: cleaned, digits folded, spaces ignored, as documents of this family put them anywhere.
enum PlanSearchRows {
    private static let kinds: [String] = [
        PlanItem.Kind.title, .vision, .mission, .policy, .strategy, .objective, .indicator, .programme, .project,
        .element, .activity, .result, .swot, .tows, .duty, .evaluationObjective, .evaluationStep, .instrument, .benefit,
    ].map(\.rawValue)

    static func hits(_ words: String, asOf day: CivilDate, limit: Int, _ db: Transaction) throws -> [PlanSearchHit] {
        let folded = PlanFolding.fold(words)
        guard !folded.isEmpty, !folded.unicodeScalars.contains("\0") else { return [] }
        let escaped = folded.reduce(into: "") { text, character in
            if character == "\\" || character == "%" || character == "_" { text.append("\\") }
            text.append(character)
        }
        return try db.all(
            """
            SELECT id, kind, parent, code, text, line FROM plan_items
            WHERE folded LIKE \("%" + escaped + "%") ESCAPE '\\' AND kind IN (\(list: kinds))
                AND \(PlanItemRows.validOn(day))
            ORDER BY position LIMIT \(limit)
            """)
    }
}
