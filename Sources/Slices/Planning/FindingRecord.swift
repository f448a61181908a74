public import Access
public import Civics
import Foundation
public import PlanText
import Storage

/// Something the checker sees in the plan, before it is stored.
public struct FindingDraft: Sendable, Hashable {
    public var rule: String
    /// arithmetic, identity, time, indicators, structure, money or text.
    public var family: String
    /// error, warning or note.
    public var severity: String
    public var line: Int?
    public var message: Words
    /// What it rests on, as a JSON object.
    public var evidence: String
    public var suggestion: Words?
    /// The reason of a person who accepted it as printed before it came here, in the plan's own file.
    public var accepted: String?

    public init(
        rule: String, family: String, severity: String, line: Int?, message: Words, evidence: String = "{}",
        suggestion: Words? = nil, accepted: String? = nil
    ) {
        self.rule = rule
        self.family = family
        self.severity = severity
        self.line = line
        self.message = message
        self.evidence = evidence
        self.suggestion = suggestion
        self.accepted = accepted
    }

    /// A finding of the checker.
    public init(_ finding: PlanFinding) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        self.init(
            rule: finding.rule, family: finding.family.rawValue, severity: finding.severity.rawValue,
            line: finding.line, message: finding.message,
            evidence: String(decoding: try encoder.encode(finding.evidence), as: UTF8.self),
            suggestion: finding.suggestion, accepted: finding.accepted)
    }

    /// The same rule saying the same thing, wherever the line has moved to.
    var fingerprint: String { rule + "\u{1f}" + PlanFolding.fold(message.th) }
}

/// A finding kept with the plan (ข้อสังเกต), and what became of it.
public struct FindingRecord: Sendable, Hashable, Identifiable {
    public enum State: String, Sendable, Hashable, CaseIterable, Codable {
        case open
        /// A person has accepted what is printed, with a reason.
        case accepted
        /// A later check does not see it any more, or a person says how it was repaired.
        case repaired
    }

    public var id: FindingID
    public var draft: FindingDraft
    public var state: State
    public var foundAt: Instant
    public var reason: String?
    public var decidedBy: AccountID?
    public var decidedName: String?
    public var decidedAt: Instant?
}
