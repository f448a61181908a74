import Access
import Civics
import SQLText
public import Storage

/// The rows of threads.
public enum ThreadRows {
    static func insert(
        _ attestation: PlanThread.Attestation, factors: [PlanItemID], programmes: [PlanItemID], by account: AccountID?,
        _ db: Transaction
    ) throws {
        try OnceRows.insert(
            """
            INSERT INTO thread_attestations
                (strategy, version, note, attested_by, attested_name, attested_on, attested_at)
            VALUES (\(attestation.strategy), \(attestation.version), \(attestation.note), \(account),
                \(attestation.attestedName), \(attestation.attestedOn), \(attestation.attestedAt))
            """, db)
        let links = factors.map { ($0, "factor") } + programmes.map { ($0, "programme") }
        try BatchRows.insert(
            "INSERT INTO thread_links (strategy, version, target, role) VALUES",
            links.map { target, role in
                [attestation.strategy.sqlValue, .int(Int64(attestation.version)), target.sqlValue, .text(role)]
            }, db)
    }

    static func newest(_ strategy: PlanItemID, _ db: Transaction) throws -> PlanThread.Attestation? {
        try db.first(
            """
            SELECT strategy, version, note, attested_name, attested_on, attested_at FROM thread_attestations
            WHERE strategy = \(strategy) ORDER BY version DESC LIMIT 1
            """)
    }

    /// Every TOWS strategy of the plan with its thread, attested or not.
    public static func all(of plan: PlanSnapshot, _ db: Transaction) throws -> [PlanThread] {
        let attestations: [PlanThread.Attestation] = try db.all(
            """
            SELECT strategy, version, note, attested_name, attested_on, attested_at FROM thread_attestations
            ORDER BY strategy, version
            """)
        let newest = Dictionary(attestations.map { ($0.strategy, $0) }, uniquingKeysWith: { _, last in last })
        let links: [Link] = try db.all("SELECT strategy, version, target, role FROM thread_links")
        let items = Dictionary(uniqueKeysWithValues: plan.parts.items.map { ($0.id, $0) })
        return plan.items(.tows).map { strategy in
            let attestation = newest[strategy.id]
            let own = links.filter { $0.strategy == strategy.id && $0.version == attestation?.version }
            // What an amendment took out of the plan falls out of the thread as well.
            func linked(_ role: String) -> [PlanItem] {
                own.filter { $0.role == role }.compactMap { items[$0.target] }.sorted { $0.position < $1.position }
            }
            return PlanThread(
                strategy: strategy, factors: linked("factor"), programmes: linked("programme"),
                attestation: attestation)
        }
    }

    private struct Link: Decodable {
        var strategy: PlanItemID
        var version: Int
        var target: PlanItemID
        var role: String
    }
}
