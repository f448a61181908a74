public import Civics

/// Something in a plan that a careful secretary would want to see before it is signed.
public struct PlanFinding: Sendable, Hashable {
    /// What kind of thing is wrong; the first part of the rule's name.
    public enum Family: String, Sendable, Hashable, CaseIterable, Codable {
        case arithmetic, identity, time, indicators, structure, money, text
    }

    /// How bad it is: an error contradicts itself or names somebody else, a warning should be looked at, a note may stay.
    public enum Severity: String, Sendable, Hashable, CaseIterable, Codable, Comparable {
        case note, warning, error

        public static func < (left: Severity, right: Severity) -> Bool {
            (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
        }
    }

    /// The stable name, family first: `arithmetic.year_total`.
    public var rule: String
    public var family: Family
    public var severity: Severity
    /// The line of the document to look at, counted from one; `nil` where no single line is to blame.
    public var line: Int?
    public var message: Words
    /// What the finding rests on, by name.
    public var evidence: [String: Evidence]
    public var suggestion: Words
    /// The reason of a person who accepted it as printed.
    public var accepted: String?

    /// A piece of evidence as it stands in the JSON.
    public indirect enum Evidence: Sendable, Hashable {
        case text(String)
        case number(Int64)
        case lines([Int])
        case list([Evidence])
        case named([String: Evidence])
    }
}

/// A rule of the checker: what it looks for and how.
struct PlanRule: Sendable {
    typealias Check = @Sendable (_ checkup: Checkup, _ report: inout Report) -> Void

    let id: String
    let severity: PlanFinding.Severity
    let check: Check

    init(_ id: String, _ severity: PlanFinding.Severity, _ check: @escaping Check) {
        self.id = id
        self.severity = severity
        self.check = check
    }

    /// Where a rule puts what it found.
    struct Report {
        let id: String
        let severity: PlanFinding.Severity
        let family: PlanFinding.Family
        var findings: [PlanFinding] = []

        mutating func find(
            at line: Int?, th: String, en: String, evidence: [String: PlanFinding.Evidence] = [:], suggestTh: String,
            suggestEn: String, severity other: PlanFinding.Severity? = nil
        ) {
            findings.append(
                PlanFinding(
                    rule: id, family: family, severity: other ?? severity, line: line, message: Words(th: th, en: en),
                    evidence: evidence, suggestion: Words(th: suggestTh, en: suggestEn)))
        }
    }

    func findings(in checkup: Checkup) -> [PlanFinding] {
        let prefix = id.split(separator: ".").first.map(String.init) ?? ""
        guard let family = PlanFinding.Family(rawValue: prefix) else { return [] }
        var report = Report(id: id, severity: severity, family: family)
        check(checkup, &report)
        return report.findings
    }
}
