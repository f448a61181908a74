import Access
import CSeed
public import PlanText
import Planning

/// What the program starts with: the plan and profile of its first organisation.
public enum Seed {
    static var organisation: String { text(seed_organisation) }

    /// The plan of อบต.สองห้อง for 2566–2570.
    public static func plan() throws -> PlanDocument {
        try PlanDocument(yaml: text(seed_plan))
    }

    private static func text(_ seed: seed) -> String {
        String(decoding: UnsafeBufferPointer(start: seed.bytes, count: seed.count), as: UTF8.self)
    }
}

extension House {
    /// Adopts the plan that the program was shipped with, where the organisation has none yet.
    ///
    /// - Returns: whether it was adopted now.
    @discardableResult
    public func adoptShippedPlan() async throws -> Bool {
        let desk = PlanDesk(world, policy: policy)
        guard try await desk.layers().isEmpty else { return false }
        let document = try Seed.plan()
        let findings = PlanChecker.check(document.plan, accepted: document.accepted ?? [])
        try await desk.adopt(
            PlanDesk.Import(
                plan: document.plan, documentName: "songhong-2566-2570.yaml",
                findings: try findings.map(FindingDraft.init)),
            by: .commandLine)
        try await bindIndicators()
        return true
    }

    /// Binds the plan's indicators to the measures their words ask for; the rest are entered by hand, by the office.
    public func bindIndicators() async throws {
        try await IndicatorDesk(world, policy: policy, catalogue: catalogue)
            .bindProposals(owner: DivisionCode(rawValue: "office"), by: .commandLine)
    }
}
