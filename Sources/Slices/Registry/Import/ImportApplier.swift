import Access
import Civics
import Foundation
import Storage

/// Carries the rows of an import out, inside its one transaction.
struct ImportApplier {
    let id: ImportID
    let change: RegisterChange
    let vault: FieldVault
    let db: Transaction
    private(set) var appliedCount = 0
    /// People entered by this import, so that two rows of one person enter it once.
    private var entered: Set<PersonID> = []

    init(id: ImportID, change: RegisterChange, vault: FieldVault, db: Transaction) {
        self.id = id
        self.change = change
        self.vault = vault
        self.db = db
    }

    mutating func run(total: Int, report: (Int) -> Void) throws {
        var last = 0
        while true {
            let rows = try StagedRows.toApply(of: id, after: last, limit: 1000, db)
            guard let end = rows.last else { break }
            var done: [Int] = []
            // New records of one kind go in together; whatever needs a look at the register goes one by one.
            let fresh = rows.filter { $0.status == .new && $0.action == nil && $0.decision == nil && $0.body != nil }
            for (kind, part) in Dictionary(grouping: fresh, by: \.record).sorted(by: {
                $0.key.rawValue < $1.key.rawValue
            }) {
                try RecordTypes.with(kind, Entering(rows: part, change: change, db: db))
                done += part.map(\.number)
            }
            let bulk = Set(done)
            try StagedRows.keepSecrets(of: id, rows: done, db)
            for row in rows where !bulk.contains(row.number) {
                if try carryOut(row) { done.append(row.number) }
            }
            try StagedRows.markApplied(done, of: id, db)
            try StagedRows.forgetSecrets(of: id, rows: done, db)
            appliedCount += done.count
            last = end.number
            report(min(last, total))
        }
    }

    /// - Returns: whether the row was carried out; it stays in the queue otherwise.
    private mutating func carryOut(_ row: StagedRows.Work) throws -> Bool {
        guard let body = row.body else { return false }
        let decision = row.decision.flatMap { ImportDecision(rawValue: $0) }
        if row.action != nil {
            let proposal = try ImportJSON.decode(OwnershipProposal.self, body)
            guard let reason = try carryOut(proposal, row, decision) else { return true }
            try StagedRows.markConflict(row.number, of: id, reason, db)
            return false
        }
        var target = row.subject
        var overlays = false
        if case .confirm(let chosen?) = decision {
            target = chosen
            overlays = true
        }
        guard let target else { return false }
        let isNew = !overlays && row.version == nil
        // A row of its own never lies upon the record that another row changes.
        guard isNew || decision != .asNew else {
            try StagedRows.markConflict(row.number, of: id, .changedMeanwhile, db)
            return false
        }
        let outcome = try RecordTypes.with(
            row.record,
            Writing(
                id: target, body: body, version: overlays ? nil : row.version, isNew: isNew, overlays: overlays,
                change: change, db: db))
        guard outcome else {
            try StagedRows.markConflict(row.number, of: id, .changedMeanwhile, db)
            return false
        }
        if overlays {
            try StagedRows.setSubject(target, row.number, of: id, db)
            try rebindSecrets(of: row, to: PersonID(target))
        } else {
            try StagedRows.keepSecrets(of: id, rows: [row.number], db)
        }
        return true
    }

    /// An ID was sealed for a new person; it is sealed again for the one a person chose.
    private func rebindSecrets(of row: StagedRows.Work, to person: PersonID) throws {
        guard row.record == .person else { return }
        let secrets = try StagedRows.secrets(row.number, of: id, db)
        guard !secrets.isEmpty, var record = try Register.state(Person.self, person, db)?.record else { return }
        let register = RegisterSecrets(vault)
        for secret in secrets {
            let field =
                secret.field == SealedField.personNationalID.name
                ? SealedField.personNationalID : .personOtherIdentifier
            let text = try vault.open(secret.sealed, field: field, subject: secret.subject)
            let fresh = SecretID(change.newID())
            try register.keep(text, field: field, of: person.value, id: fresh, db)
            if field == .personNationalID { record.nationalID = fresh } else { record.otherIdentifier = fresh }
        }
        try Register.change(person, to: record, in: change, db)
    }

    // MARK: - Ownership

    /// - Returns: why it could not be carried out; `nil` where it was.
    private mutating func carryOut(
        _ proposal: OwnershipProposal, _ row: StagedRows.Work, _ decision: ImportDecision?
    ) throws -> ImportReason? {
        var parcel = row.subject.map { ParcelID($0) }
        var chosen: PersonID?
        if case .confirm(let answer?) = decision,
            let candidate = row.candidates.first(where: { $0.record.id == answer })
        {
            switch candidate.record.kind {
            case .parcel: parcel = ParcelID(answer)
            case .person: chosen = PersonID(answer)
            default: return .parcelNotFound
            }
        }
        if proposal.action == .newDeed, row.status == .new || decision == .asNew || chosen != nil && row.knowsParcel {
            let party = try owner(proposal, chosen, row)
            let fresh = row.version == nil ? parcel : nil
            let entered = fresh ?? ParcelID(change.newID())
            try Register.enter(
                proposal.applied(to: Parcel(), owner: party), as: entered, in: change.holding(from: proposal.on), db)
            if fresh == nil { try StagedRows.setSubject(entered.value, row.number, of: id, db) }
            return nil
        }
        guard let parcel else { return .parcelNotFound }
        guard let open = try Register.state(Parcel.self, parcel, db) else { return .changedMeanwhile }
        // A transfer long past holds from the first day of what the register believes now.
        let day = proposal.on.map { max($0, open.validFrom) }
        let act = change.holding(from: day ?? max(change.validFrom, open.validFrom))
        switch proposal.action {
        case .retired:
            try Register.retire(Parcel.self, parcel, in: act, db)
            return nil
        case .ownerCorrection: return try correctOwner(proposal, open.record, row) ? nil : .ownerUncertain
        default: break
        }
        let party = try owner(proposal, chosen, row)
        let changed = proposal.applied(to: open.record, owner: party)
        guard changed != open.record else { return nil }
        try Register.change(parcel, to: changed, in: act, db)
        return nil
    }

    /// The one who is to own, entered if nobody of the register is.
    private mutating func owner(
        _ proposal: OwnershipProposal, _ chosen: PersonID?, _ row: StagedRows.Work
    ) throws -> Party? {
        if let chosen { return .person(chosen) }
        guard let owner = proposal.owner else { return nil }
        if let party = owner.party { return party }
        guard let person = owner.person else { return nil }
        if !entered.contains(owner.id), try Register.state(Person.self, owner.id, db) == nil {
            try StagedRows.keepSecrets(of: id, rows: [row.number], db)
            try Register.enter(person, as: owner.id, in: change, db)
        }
        entered.insert(owner.id)
        return .person(owner.id)
    }

    /// Renames the owner whose ID the row has, or the only owner there is; anything else stays with staff.
    private func correctOwner(
        _ proposal: OwnershipProposal, _ parcel: Parcel, _ row: StagedRows.Work
    ) throws -> Bool {
        guard let name = proposal.owner?.person else { return proposal.owner?.party != nil }
        let only = parcel.owners.count == 1 ? parcel.owners[0].party : nil
        guard case .person(let id) = proposal.owner?.party ?? only,
            let open = try Register.state(Person.self, id, db)
        else { return false }
        var person = open.record
        person.title = name.title ?? person.title
        person.givenName = name.givenName
        person.familyName = name.familyName ?? person.familyName
        guard person != open.record else { return true }
        try Register.change(id, to: person, in: change.holding(from: max(change.validFrom, open.validFrom)), db)
        return true
    }
}

extension RegisterChange {
    /// The same act for a record that holds from another day; never from after the act.
    func holding(from day: CivilDate?) -> RegisterChange {
        guard let day, day <= at.thaiDate else { return self }
        return RegisterChange(self, validFrom: day)
    }

    private init(_ other: RegisterChange, validFrom day: CivilDate) {
        id = other.id
        kind = other.kind
        at = other.at
        validFrom = day
        actor = other.actor
        reason = other.reason
        newID = other.newID
    }
}

/// Enters many new records at once.
private struct Entering: RecordVisitor {
    var rows: [StagedRows.Work]
    var change: RegisterChange
    var db: Transaction

    func visit<Record: RegisterRecord>(_ type: Record.Type) throws {
        try Register.enterMany(
            try rows.compactMap { row -> Register.NewRecord<Record>? in
                guard let subject = row.subject, let body = row.body else { return nil }
                return Register.NewRecord(
                    id: Record.ID(subject), record: try ImportJSON.decode(type, body), body: body)
            }, in: change, db)
    }
}

/// Writes one record: new, changed, or laid over one that a person chose.
private struct Writing: RecordVisitor {
    var id: UUIDv7
    var body: String
    var version: Int?
    var isNew: Bool
    var overlays: Bool
    var change: RegisterChange
    var db: Transaction

    func visit<Record: RegisterRecord>(_ type: Record.Type) throws -> Bool {
        let key = Record.ID(id)
        let record = try ImportJSON.decode(type, body)
        if isNew {
            try Register.enter(record, as: key, in: change, db)
            return true
        }
        guard let open = try Register.state(type, key, db) else { return false }
        if let version, open.number != version { return false }
        let merged = overlays ? try ImportJSON.overlay(record, onto: open.record) : record
        guard merged != open.record else { return true }
        try Register.change(key, to: merged, in: change.holding(from: max(change.validFrom, open.validFrom)), db)
        return true
    }
}
