import Access
public import Civics

/// The thread from a TOWS strategy (กลยุทธ์) to the factors it pairs and the programmes it leads to.
///
/// The document leaves it open, so a person attests it; a strategy that nobody has attested says so.
public struct PlanThread: Sendable, Hashable {
    public var strategy: PlanItem
    public var factors: [PlanItem]
    public var programmes: [PlanItem]
    /// `nil` where nobody has attested it.
    public var attestation: Attestation?

    /// Who says so, and when.
    public struct Attestation: Sendable, Hashable, Codable {
        public var strategy: PlanItemID
        public var version: Int
        public var note: String
        public var attestedName: String
        public var attestedOn: CivilDate
        public var attestedAt: Instant
    }

    public var isAttested: Bool { attestation != nil }

    /// Whether factors fit a strategy: `SO1` pairs at least one S with at least one O, and nothing else.
    static func pairs(_ strategy: String, _ factors: [String]) -> Bool {
        let groups = Set(strategy.prefix { $0.isLetter }.map(String.init))
        let paired = Set(factors.map { String($0.prefix { $0.isLetter }) })
        return groups == paired
    }
}
