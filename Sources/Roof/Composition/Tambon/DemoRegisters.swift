public import Access
import Civics

/// How the registers of a sample are to be filled.
public struct DemoRegisters: Sendable {
    /// Tiles of land, from 60 to 100,000; households and people in proportion.
    public var parcels: Int
    /// Whether some codes are repeated and some shapes overlap, for the work lists.
    public var hasDefects: Bool
    /// Whether, after the first survey, only births and deaths happen.
    public var isBrief: Bool
    /// What seals the identifiers.
    let vault: FieldVault

    public init(parcels: Int = 5_000, hasDefects: Bool = true, isBrief: Bool = false, vault: FieldVault) {
        self.parcels = parcels
        self.hasDefects = hasDefects
        self.isBrief = isBrief
        self.vault = vault
    }

    func tambon(seed: UInt64, today: CivilDate) -> SyntheticTambon {
        SyntheticTambon.make(
            seed: seed, scale: SyntheticTambon.Scale(parcels: parcels), today: today, hasDefects: hasDefects)
    }
}

extension TambonActs {
    /// Writes the acts down among those of the sample office, each to be done by an officer with an account.
    func plan(into diary: inout DemoDiary, vault: FieldVault) {
        for entry in entries {
            diary.on(entry.day) { office in
                try await entry.act(
                    Place(world: office.world, policy: office.policy, vault: vault) { try office.actor($0) })
            }
        }
    }
}
