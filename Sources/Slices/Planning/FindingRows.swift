import Access
import Civics
import Foundation
import SQLText
public import Storage

/// The rows of findings.
public enum FindingRows {
    /// Takes the result of a new check: what is known stays with its decision, what is gone counts as repaired, what
    /// comes back after it was gone is open again.
    static func renew(_ drafts: [FindingDraft], at now: Instant, newID: () -> UUIDv7, _ db: Transaction) throws {
        let known: [Known] = try db.all("SELECT id, fingerprint, occurrence, state FROM plan_findings")
        var byKey: [Key: Known] = [:]
        for row in known { byKey[Key(fingerprint: row.fingerprint, occurrence: row.occurrence)] = row }
        var seen: [String: Int] = [:]
        var fresh: [[SQLValue]] = []
        var kept: Set<FindingID> = []
        for draft in drafts {
            let key = Key(fingerprint: draft.fingerprint, occurrence: seen[draft.fingerprint, default: 0])
            seen[draft.fingerprint, default: 0] += 1
            if let row = byKey[key] {
                kept.insert(row.id)
                try db.run("UPDATE plan_findings SET line = \(draft.line) WHERE id = \(row.id)")
                if row.state == .repaired {
                    try db.run(
                        """
                        UPDATE plan_findings SET state = 'open', found_at = \(now), reason = NULL, decided_by = NULL,
                            decided_name = NULL, decided_at = NULL WHERE id = \(row.id)
                        """)
                }
            } else {
                fresh.append(try values(draft, key, now, newID()))
            }
        }
        for row in known where row.state == .open && !kept.contains(row.id) {
            try db.run("UPDATE plan_findings SET state = 'repaired', decided_at = \(now) WHERE id = \(row.id)")
        }
        try BatchRows.insert(
            """
            INSERT INTO plan_findings (id, fingerprint, occurrence, rule, family, severity, line, message, evidence,
                suggestion, state, found_at, reason, decided_at) VALUES
            """, fresh, db)
    }

    private static func values(_ draft: FindingDraft, _ key: Key, _ now: Instant, _ id: UUIDv7) throws -> [SQLValue] {
        [
            id.sqlValue, .text(key.fingerprint), .int(Int64(key.occurrence)), .text(draft.rule), .text(draft.family),
            .text(draft.severity), .whole(draft.line), .text(try json(draft.message)), .text(draft.evidence),
            .text(try draft.suggestion.map(json)),
            .text((draft.accepted == nil ? FindingRecord.State.open : .accepted).rawValue), now.sqlValue,
            .text(draft.accepted), draft.accepted == nil ? .null : now.sqlValue,
        ]
    }

    private static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// Findings, worst first, then by line.
    public static func all(_ state: FindingRecord.State?, _ db: Transaction) throws -> [FindingRecord] {
        let condition: SQL = state.map { "WHERE state = \($0.rawValue)" } ?? ""
        let rows: [Row] = try db.all(
            """
            SELECT \(columns) FROM plan_findings \(condition)
            ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, line NULLS LAST, rule, id
            """)
        return rows.map(\.record)
    }

    static func find(_ id: FindingID, _ db: Transaction) throws -> FindingRecord {
        let row: Row? = try db.first("SELECT \(columns) FROM plan_findings WHERE id = \(id)")
        guard let row else { throw Problem.findingMissing }
        return row.record
    }

    static func decide(_ record: FindingRecord, _ db: Transaction) throws {
        try db.run(
            """
            UPDATE plan_findings SET state = \(record.state.rawValue), reason = \(record.reason),
                decided_by = \(record.decidedBy), decided_name = \(record.decidedName), decided_at = \(record.decidedAt)
            WHERE id = \(record.id)
            """)
    }

    private static let columns: SQL =
        """
        id, rule, family, severity, line, message, evidence, suggestion, state, found_at, reason, decided_by,
        decided_name, decided_at
        """

    private struct Key: Hashable {
        var fingerprint: String
        var occurrence: Int
    }

    private struct Known: Decodable {
        var id: FindingID
        var fingerprint: String
        var occurrence: Int
        var state: FindingRecord.State
    }

    private struct Row: Decodable {
        var id: FindingID
        var rule: String
        var family: String
        var severity: String
        var line: Int?
        var message: Words
        var evidence: String
        var suggestion: Words?
        var state: FindingRecord.State
        var foundAt: Instant
        var reason: String?
        var decidedBy: AccountID?
        var decidedName: String?
        var decidedAt: Instant?

        var record: FindingRecord {
            FindingRecord(
                id: id,
                draft: FindingDraft(
                    rule: rule, family: family, severity: severity, line: line, message: message, evidence: evidence,
                    suggestion: suggestion),
                state: state, foundAt: foundAt, reason: reason, decidedBy: decidedBy, decidedName: decidedName,
                decidedAt: decidedAt)
        }
    }
}
