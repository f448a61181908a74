import Registry
import Storage

/// The identifiers of a sample tambon's records, in the order of its lists.
struct TambonIDs: Sendable {
    let villages: [VillageID]
    let organisations: [OrganisationID]
    let persons: [PersonID]
    let households: [HouseholdID]
    let parcels: [ParcelID]
    let buildings: [BuildingID]
    /// Parcels that were merged into a tile, by the tile.
    let gone: [Int: ParcelID]

    init(_ tambon: SyntheticTambon, newID: () -> UUIDv7) {
        villages = tambon.moo.map { _ in VillageID(newID()) }
        organisations = (0..<tambon.organisationCount).map { _ in OrganisationID(newID()) }
        persons = tambon.people.persons.map { _ in PersonID(newID()) }
        households = tambon.people.households.map { _ in HouseholdID(newID()) }
        parcels = tambon.land.tiles.map { _ in ParcelID(newID()) }
        buildings = tambon.buildings.map { _ in BuildingID(newID()) }
        var merged: [Int: ParcelID] = [:]
        for merger in tambon.mergersToCarryOut { merged[merger.tile] = ParcelID(newID()) }
        gone = merged
    }

    func party(_ party: TambonParty) -> Party {
        switch party {
        case .person(let index): .person(persons[index])
        case .organisation(let index): .organisation(organisations[index])
        }
    }

    func owners(_ owners: [TambonOwner]) -> [Ownership] {
        owners.map { owner in
            Ownership(party(owner.party), share: owner.share.flatMap { Ownership.Share($0.part, of: $0.whole) })
        }
    }
}

extension SyntheticTambon {
    /// The bodies of the list, and a temple for each temple's land.
    var organisationCount: Int { TambonNames.organisations.count + templeTiles.count }
}
