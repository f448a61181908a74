import Civics
import Storage

/// What a row about an owner asks for: kept with the staged row, carried out when it is confirmed.
struct OwnershipProposal: Codable, Sendable {
    /// Who is to own: somebody the register knows, or a person to be entered.
    struct Owner: Codable, Sendable {
        var party: Party?
        var person: Person?
        /// The identifier a new person will have; rows of one file about the same ID share it.
        var id: PersonID
        var share: Ownership.Share?
    }

    var action: LandOfficeAction
    var owner: Owner?
    var deed: Parcel.Deed?
    var area: LandArea?
    var shape: Shape?
    var drawnSquareMetreHundredths: Int64?
    /// The day the paper gives.
    var on: CivilDate?

    /// The parcel as the proposal leaves it.
    func applied(to parcel: Parcel, owner party: Party?) -> Parcel {
        var parcel = parcel
        switch action {
        case .transfer:
            if let party { parcel.owners = [Ownership(party, share: owner?.share)] }
        case .addCoOwner:
            if let party {
                parcel.owners.removeAll { $0.party == party }
                parcel.owners.append(Ownership(party, share: owner?.share))
            }
        case .areaChange, .split, .splitToPublic, .merge, .newDeed:
            parcel.registeredArea = area ?? parcel.registeredArea
            if let shape {
                parcel.shape = shape
                parcel.drawnSquareMetreHundredths = drawnSquareMetreHundredths
            }
            if let deed { parcel.deed = deed }
            if action == .newDeed, let party { parcel.owners = [Ownership(party, share: owner?.share)] }
        case .ownerCorrection, .retired, .noTaxEffect, .quarantine: break
        }
        return parcel
    }
}
