public import Access
public import Civics
import Storage

/// One household's page: land, house, people, and what the other parts of the program tell.
public struct HouseholdView: Sendable, Hashable {
    public var line: HouseholdLine
    /// The whole record; `nil` for a reader who may only list.
    public var household: Household?
    /// Members within reach, masked where the reader may only list.
    public var members: [PersonLine]
    /// How many members the reader cannot reach.
    public var membersWithheld: Int
    /// The parcel the house stands on, for readers of property.
    public var parcel: ParcelLine?
    public var facets: [ToldFacet]
    public var confirmedOn: [String: CivilDate]
    public var mayWrite: Bool
}

extension HouseholdDesk {
    /// Everything one reader may see about a household, in one read.
    ///
    /// - Parameter facets: what slices offer, ``RegistryFacets`` among them.
    /// - Throws: `404.331` also for a household outside the reader's scope.
    public func show(_ id: HouseholdID, facets: [Facet] = [], by actor: Actor) async throws -> HouseholdView {
        let (world, policy) = (self.world, self.policy)
        return try await world.store.read { db in
            let day = world.now().thaiDate
            let scopes = try ReadingScopes(of: actor, policy: policy, on: day, db)
            guard let line = try HouseholdRows.line(id, in: scopes, db) else { throw Problem.noSuchHousehold }
            let record = line.isFull ? try Register.state(Household.self, id, db)?.record : nil
            let members = try PersonRows.members(of: id, in: scopes, db)
            let property = policy.scope(of: actor, .read, .property)
            var parcel: ParcelLine?
            if property.everything || !property.divisions.isEmpty, let place = record?.parcel {
                parcel = try ParcelRows.lines([place], db).first
            }
            let write = try RegistryScope(policy.scope(of: actor, .write, .people), on: day, db)
            return HouseholdView(
                line: line, household: record, members: members, membersWithheld: max(0, line.members - members.count),
                parcel: parcel,
                facets: line.isFull
                    ? try Facet.told(
                        facets, about: RecordReference(.household, id.value), by: actor, policy: policy, db) : [],
                confirmedOn: try ConfirmationRows.days(of: id.value, db),
                mayWrite: try HouseholdRows.isInside(id, write, db))
        }
    }
}
