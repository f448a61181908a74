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
    /// With the registers of a made-up tambon, where their size is given.
    ///
    /// - Parameters:
    ///   - parcels: how many parcels the sample tambon has; `nil` for an office without registers.
    ///   - hasDefects: whether the tax map has some faults for the work lists.
    ///   - today: the last day to fill, normally (`nil`) the machine's.
    ///   - password: for all accounts; without one the seed decides.
    ///   - progress: told how many of how many parts are done.
    /// - Throws: `HouseError` where the database is not empty; nothing is changed then.
    public func buildDemo(
        seed: UInt64, parcels: Int? = nil, hasDefects: Bool = true, today: CivilDate? = nil, password: String? = nil,
        progress: @Sendable (Int, Int) -> Void
    ) async throws -> DemoSummary {
        let registers = parcels.map { DemoRegisters(parcels: $0, hasDefects: hasDefects, vault: vault) }
        return try await builder(registers)
            .build(seed: seed, today: today ?? world.now().thaiDate, password: password, progress: progress)
    }

    /// Fills an empty database with the registers of a made-up tambon alone, for measuring and for trying out imports.
    ///
    /// - Returns: how many parcels and people there are.
    /// - Throws: `HouseError` where the database is not empty; nothing is changed then.
    public func buildDemoRegisters(
        seed: UInt64, parcels: Int, hasDefects: Bool = false, progress: @Sendable (Int, Int) -> Void
    ) async throws -> (parcels: Int, people: Int) {
        let registers = DemoRegisters(parcels: parcels, hasDefects: hasDefects, isBrief: true, vault: vault)
        return try await builder(registers)
            .buildRegisters(seed: seed, today: world.now().thaiDate, progress: progress)
    }

    private func builder(_ registers: DemoRegisters?) -> DemoBuilder {
        let place = location.database == nil ? location.directory : "PostgreSQL (\(location.organisation))"
        return DemoBuilder(
            world.store, policy: policy, catalogue: catalogue, place: place, registers: registers)
    }
}
