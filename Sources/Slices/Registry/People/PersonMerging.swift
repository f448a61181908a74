import Storage

/// Land, buildings and signs follow a person whose two records became one.
enum PersonMerging {
    static func repoint(_ old: Party, to new: Party, in change: RegisterChange, _ db: Transaction) throws {
        for record in try LinkRows.naming(old.reference.id, db) {
            switch record.kind {
            case .parcel:
                try repoint(ParcelID(record.id), change, db) { (parcel: inout Parcel) in
                    parcel.owners = owners(parcel.owners, old, new)
                    if parcel.occupier == old { parcel.occupier = new }
                }
            case .building:
                try repoint(BuildingID(record.id), change, db) { (building: inout Building) in
                    building.owners = owners(building.owners, old, new)
                    if building.occupier == old { building.occupier = new }
                }
            case .sign:
                try repoint(SignID(record.id), change, db) { (sign: inout Sign) in
                    if sign.owner == old { sign.owner = new }
                }
            default: break
            }
        }
    }

    private static func repoint<Record: RegisterRecord>(
        _ id: Record.ID, _ change: RegisterChange, _ db: Transaction, _ edit: (inout Record) -> Void
    ) throws {
        guard var record = try Register.state(Record.self, id, db)?.record else { return }
        edit(&record)
        try Register.change(id, to: record, in: change, db)
    }

    /// Two shares of one person in one thing become one, where both say how large they are.
    private static func owners(_ owners: [Ownership], _ old: Party, _ new: Party) -> [Ownership] {
        var result: [Ownership] = []
        for var owner in owners {
            if owner.party == old { owner.party = new }
            guard let place = result.firstIndex(where: { $0.party == owner.party }) else {
                result.append(owner)
                continue
            }
            result[place].share = sum(result[place].share, owner.share)
        }
        return result
    }

    /// `nil` where either is not known, or the sum is no share.
    private static func sum(_ left: Ownership.Share?, _ right: Ownership.Share?) -> Ownership.Share? {
        guard let left, let right else { return nil }
        if left.whole == right.whole { return Ownership.Share(left.part + right.part, of: left.whole) }
        return Ownership.Share(left.part * right.whole + right.part * left.whole, of: left.whole * right.whole)
    }
}
