import Access
import Civics
import SQLText
public import Storage

/// The rows of evaluations.
public enum EvaluationRows {
    private static let columns: SQL =
        """
        id, year, version, order_number, appointed_on, members, framework, begins_on, ends_on, reported_on,
        presented_on, posted_on, posted_until, changed_name, changed_at
        """

    public static func all(_ db: Transaction) throws -> [YearlyEvaluation] {
        try db.all("SELECT \(columns) FROM evaluations ORDER BY year DESC")
    }

    static func find(year: Int, _ db: Transaction) throws -> YearlyEvaluation? {
        try db.first("SELECT \(columns) FROM evaluations WHERE year = \(year)")
    }

    static func set(_ item: YearlyEvaluation, by account: AccountID?, _ db: Transaction) throws {
        try db.run(
            """
            INSERT INTO evaluations (id, year, version, order_number, appointed_on, members, framework, begins_on,
                ends_on, reported_on, presented_on, posted_on, posted_until, changed_by, changed_name, changed_at)
            VALUES (\(item.id), \(item.year), \(item.version), \(item.orderNumber), \(item.appointedOn),
                \(item.members), \(item.framework), \(item.beginsOn), \(item.endsOn), \(item.reportedOn),
                \(item.presentedOn), \(item.postedOn), \(item.postedUntil), \(account), \(item.changedName),
                \(item.changedAt))
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, order_number = excluded.order_number,
                appointed_on = excluded.appointed_on, members = excluded.members, framework = excluded.framework,
                begins_on = excluded.begins_on, ends_on = excluded.ends_on, reported_on = excluded.reported_on,
                presented_on = excluded.presented_on, posted_on = excluded.posted_on,
                posted_until = excluded.posted_until, changed_by = excluded.changed_by,
                changed_name = excluded.changed_name, changed_at = excluded.changed_at
            """)
    }

    static func insert(_ finding: EvaluationFinding, by account: AccountID?, _ db: Transaction) throws {
        try db.run(
            """
            INSERT INTO evaluation_findings (id, evaluation, item, text, recommendation, recorded_by, recorded_name,
                recorded_at)
            VALUES (\(finding.id), \(finding.evaluation), \(finding.item), \(finding.text), \(finding.recommendation),
                \(account), \(finding.recordedName), \(finding.recordedAt))
            """)
        try BatchRows.insert(
            "INSERT INTO evaluation_evidence (finding, instrument, says, people, agreeing, note) VALUES",
            finding.evidence.map {
                [
                    finding.id.sqlValue, .text($0.instrument.rawValue), .text($0.says.rawValue), .whole($0.people),
                    .whole($0.agreeing), .text($0.note),
                ]
            }, db)
    }

    static func answer(_ id: EvaluationFindingID, _ reply: EvaluationFinding.Reply, _ db: Transaction) throws {
        try db.run(
            """
            UPDATE evaluation_findings SET answer = \(reply.text), answered_name = \(reply.name),
                answered_at = \(reply.at) WHERE id = \(id)
            """)
    }

    static func followUp(_ id: EvaluationFindingID, _ reply: EvaluationFinding.Reply, _ db: Transaction) throws {
        try db.run(
            """
            UPDATE evaluation_findings SET follow_up = \(reply.text), followed_name = \(reply.name),
                followed_at = \(reply.at) WHERE id = \(id)
            """)
    }

    /// The findings of an evaluation in the order in which they were written down.
    public static func findings(_ evaluation: EvaluationID, _ db: Transaction) throws -> [EvaluationFinding] {
        let rows: [Row] = try db.all(
            """
            SELECT id, evaluation, item, text, recommendation, answer, answered_name, answered_at, follow_up,
                followed_name, followed_at, recorded_name, recorded_at
            FROM evaluation_findings WHERE evaluation = \(evaluation) ORDER BY recorded_at, id
            """)
        let evidence: [EvidenceRow] = try db.all(
            """
            SELECT finding, instrument, says, people, agreeing, note FROM evaluation_evidence
            WHERE finding IN (SELECT id FROM evaluation_findings WHERE evaluation = \(evaluation))
            """)
        let byFinding = Dictionary(grouping: evidence, by: \.finding)
        return rows.map { row in row.finding(byFinding[row.id] ?? []) }
    }

    private struct Row: Decodable {
        var id: EvaluationFindingID
        var evaluation: EvaluationID
        var item: PlanItemID?
        var text: String
        var recommendation: String
        var answer: String?
        var answeredName: String?
        var answeredAt: Instant?
        var followUp: String?
        var followedName: String?
        var followedAt: Instant?
        var recordedName: String
        var recordedAt: Instant

        func finding(_ evidence: [EvidenceRow]) -> EvaluationFinding {
            func reply(_ text: String?, _ name: String?, _ at: Instant?) -> EvaluationFinding.Reply? {
                guard let text, let name, let at else { return nil }
                return EvaluationFinding.Reply(text: text, name: name, at: at)
            }
            let order = EvaluationInstrument.allCases
            return EvaluationFinding(
                id: id, evaluation: evaluation, item: item, text: text, recommendation: recommendation,
                evidence: order.flatMap { instrument in
                    evidence.filter { $0.instrument == instrument }.map {
                        EvaluationEvidence(
                            $0.instrument, $0.says, people: $0.people, agreeing: $0.agreeing, note: $0.note)
                    }
                }, answer: reply(answer, answeredName, answeredAt),
                followUp: reply(followUp, followedName, followedAt), recordedName: recordedName,
                recordedAt: recordedAt)
        }
    }

    private struct EvidenceRow: Decodable {
        var finding: EvaluationFindingID
        var instrument: EvaluationInstrument
        var says: EvaluationEvidence.Says
        var people: Int?
        var agreeing: Int?
        var note: String
    }
}
