public import Storage

/// A column of encrypted values, as the change of keys sees it.
///
/// Each slice offers one for every sealed column it keeps, with the blind index beside it, and `Composition` gathers
/// them: a column that is left out keeps its old key for ever.
public struct SealedColumn: Sendable {
    /// `table.column`, for people.
    public var name: String
    /// How many values lie under each key.
    public var usage: @Sendable (Transaction) throws -> [FieldKeyID: Int]
    /// Opens up to so many values that lie under another key than the current one, seals them again with the current
    /// one and writes their blind indexes anew; returns how many it did, 0 where none are left.
    public var reseal: @Sendable (FieldVault, _ limit: Int, Transaction) throws -> Int

    public init(
        _ name: String, usage: @escaping @Sendable (Transaction) throws -> [FieldKeyID: Int],
        reseal: @escaping @Sendable (FieldVault, _ limit: Int, Transaction) throws -> Int
    ) {
        self.name = name
        self.usage = usage
        self.reseal = reseal
    }
}
