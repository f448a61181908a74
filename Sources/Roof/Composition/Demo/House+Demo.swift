import Access
public import Civics
import Storage

/// What was built, and how to sign in to it.
public struct DemoSummary: Sendable, Hashable {
    public var seed: UInt64
    /// The last day that is filled.
    public var today: CivilDate
    /// One password for every account of the sample.
    public var password: String
    public var accounts: [DemoAccount]
    /// Acts carried out: reports, approvals, payments, decisions.
    public var acts: Int
}

extension House {
    /// Fills an empty database with a believable organisation (`DemoBuilder`): fiscal year 2569 whole, 2570 to today.
    ///
    /// - Parameters:
    ///   - today: the last day to fill, normally (`nil`) the machine's.
    ///   - password: for all accounts; without one the seed decides.
    ///   - progress: told how many of how many parts are done.
    /// - Throws: `HouseError` where the database is not empty; nothing is changed then.
    public func buildDemo(
        seed: UInt64, today: CivilDate? = nil, password: String? = nil, progress: @Sendable (Int, Int) -> Void
    ) async throws -> DemoSummary {
        let place = location.database == nil ? location.directory : "PostgreSQL (\(location.organisation))"
        return try await DemoBuilder(world.store, policy: policy, catalogue: catalogue, place: place)
            .build(seed: seed, today: today ?? world.now().thaiDate, password: password, progress: progress)
    }
}
