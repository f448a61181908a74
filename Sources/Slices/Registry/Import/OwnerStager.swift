import Civics
import Geo
import Storage

/// Compares rows about owners with the register: lists of owners, and the Land Department's changes.
///
/// A parcel is found by code, title number, land number with survey page; an owner by ID alone. A name is a proposal
/// for a person to look at, never a match.
struct OwnerStager: Sendable {
    let parcels: MatchBook<Parcel>
    let people: MatchBook<Person>
    let context: DraftContext
    let identities: ImportIdentities
    /// New people of this file by their blind index, so that one person is entered once.
    private var newcomers: [[UInt8]: PersonID] = [:]
    /// New people of this file without an ID, by name and village: rows that say just the same mean the same owner.
    private var nameless: [MatchKey: PersonID] = [:]

    init(
        parcels: MatchBook<Parcel>, people: MatchBook<Person>, context: DraftContext, identities: ImportIdentities
    ) {
        self.parcels = parcels
        self.people = people
        self.context = context
        self.identities = identities
    }

    /// The identifier of a new person with an ID, the same for all rows of it.
    mutating func newcomer(with index: [UInt8]) -> PersonID {
        if let id = newcomers[index] { return id }
        let id = PersonID(identities.newID())
        newcomers[index] = id
        return id
    }

    mutating func newcomer(named key: MatchKey) -> PersonID {
        if let id = nameless[key] { return id }
        let id = PersonID(identities.newID())
        nameless[key] = id
        return id
    }

    /// An owner as a row names one.
    struct Found {
        var owner: OwnershipProposal.Owner?
        var secrets: [StagedSecret] = []
        var candidates: [ImportCandidate] = []
        var reasons: [ImportReason] = []
        var name: String?
    }

    // MARK: - A list of owners (CSV, XLSX)

    mutating func stage(_ rows: [ImportRow], report: (Int) -> Void) throws -> [StagedRow] {
        var staged: [StagedRow] = []
        var firstOf: [UUIDv7: Int] = [:]
        for row in rows {
            staged.append(try list(row, &firstOf))
            if staged.count.isMultiple(of: 500) { report(staged.count) }
        }
        report(staged.count)
        return settled(staged)
    }

    private mutating func list(_ row: ImportRow, _ firstOf: inout [UUIDv7: Int]) throws -> StagedRow {
        var reader = CellReader(row)
        var sample = Parcel()
        sample.code = reader.parcelCode("parcel_code")
        if let number = reader.text("deed_number") {
            sample.deed = Parcel.Deed(
                type: reader.text("deed_type").map { DeedTypeText.known($0) } ?? DeedTypeText.unstated,
                number: ThaiDigits.arabic(number))
        }
        let share = share(&reader)
        let found = try owner(row, &reader, share: share)
        var made = StagedRow(number: row.number, status: .changed, record: .parcel, label: sample.label)
        made.reasons = reader.reasons + found.reasons
        guard !reader.isRefused, found.owner != nil else {
            made.status = .refused
            if found.owner == nil, !reader.isRefused {
                made.reasons.append(
                    ImportReason(.missing, field: "full_name", Words(th: "ไม่มีชื่อเจ้าของ", en: "No owner's name.")))
            }
            return made
        }
        let (matches, rule) = match(sample)
        made.rule = rule
        made.secrets = found.secrets
        made.candidates = found.candidates
        guard matches.count == 1, let parcel = matches.first else {
            return try unmatched(made, matches, rule, action: .addCoOwner, found)
        }
        made.subject = parcel.id
        made.version = parcel.version
        made.label = parcel.record.label
        let isFirst = firstOf[parcel.id] == nil
        if isFirst { firstOf[parcel.id] = row.number }
        // The file's owners of a parcel take the place of those before: the first row replaces, the next ones join.
        let action: LandOfficeAction = isFirst ? .transfer : .addCoOwner
        made.action = action
        made.body = try ImportJSON.encode(OwnershipProposal(action: action, owner: found.owner))
        made.differences = [
            ImportDifference(field: "owners", before: owners(of: parcel.record), after: found.name)
        ]
        if !found.candidates.isEmpty {
            made.status = .conflict
            made.needsDecision = true
        }
        return made
    }

    /// Rows of a parcel whose owners are all there already, and no others, change nothing.
    private func settled(_ rows: [StagedRow]) -> [StagedRow] {
        var rows = rows
        let groups = Dictionary(
            grouping: rows.indices.filter { rows[$0].subject != nil && rows[$0].status == .changed }
        ) {
            rows[$0].subject
        }
        for (subject, places) in groups {
            guard let subject, let entry = parcels.entry(subject) else { continue }
            let named = places.compactMap { place -> Ownership? in
                guard let body = rows[place].body,
                    let owner = try? ImportJSON.decode(OwnershipProposal.self, body).owner
                else { return nil }
                return Ownership(owner.party ?? .person(owner.id), share: owner.share)
            }
            guard Set(named) == Set(entry.record.owners), named.count == entry.record.owners.count else { continue }
            for place in places {
                rows[place].status = .unchanged
                rows[place].differences = []
                rows[place].secrets = []
            }
        }
        return rows
    }

    // MARK: - The Land Department's changes

    mutating func stage(_ changes: [LandOfficeChange], report: (Int) -> Void) throws -> [StagedRow] {
        var staged: [StagedRow] = []
        // In the order in which they were registered, so that a parcel sold twice ends with the last buyer.
        let ordered = changes.enumerated().sorted { one, other in
            let (left, right) = (one.element, other.element)
            if let a = left.on, let b = right.on, a != b { return a < b }
            if let a = left.order, let b = right.order, a != b { return a < b }
            return one.offset < other.offset
        }
        for (place, change) in ordered.enumerated() {
            staged.append(try landOffice(change.element, number: place + 1))
            if staged.count.isMultiple(of: 200) { report(staged.count) }
        }
        report(staged.count)
        return staged
    }

    private mutating func landOffice(_ change: LandOfficeChange, number: Int) throws -> StagedRow {
        var made = StagedRow(
            number: number, status: .changed, record: .parcel,
            label: "\(change.deedType) \(change.deedNumber ?? "-")", reasons: change.reasons)
        made.action = change.action
        made.reasons.append(
            ImportReason(
                .noted,
                Words(
                    th: "\(change.file) แถว \(change.row): \(change.status)",
                    en: "\(change.file), row \(change.row): \(change.status)")))
        if change.reasons.contains(where: { CellReader.refusing.contains($0.code) }) {
            made.status = .refused
            return made
        }
        switch change.action {
        case .noTaxEffect:
            made.status = .unchanged
            made.reasons.append(
                ImportReason(.noTaxEffect, Words(th: "รายการนี้ไม่มีผลต่อภาษี", en: "This has no effect on the tax.")))
            return made
        case .quarantine:
            made.status = .quarantine
            made.reasons.append(change.source == .construction ? .noParcelKey : .unknownStatus(change.status))
            return made
        default: break
        }
        var sample = Parcel()
        sample.deed = Parcel.Deed(
            type: change.deedType, number: change.deedNumber, surveyPage: change.surveyPage,
            landNumber: change.landNumber, sheet: change.sheet)
        sample.registeredArea = change.area
        if let geometry = change.geometry {
            var shaped = ImportRow(number: number, cells: [:])
            try ShapeIntake(.wgs84).prepare(&shaped, degrees: geometry)
            if let reason = shaped.shapeReason {
                made.reasons.append(ImportReason(.noted, field: "shape", reason.words))
            }
            sample.shape = shaped.shape?.shape
            sample.drawnSquareMetreHundredths = shaped.shape?.squareMetreHundredths
        }
        let found = try owner(change)
        made.reasons += found.reasons
        made.secrets = found.secrets
        made.candidates = found.candidates
        var proposal = OwnershipProposal(action: change.action, owner: found.owner, on: change.on)
        proposal.area = change.area
        proposal.shape = sample.shape
        proposal.drawnSquareMetreHundredths = sample.drawnSquareMetreHundredths
        if change.action == .newDeed { proposal.deed = sample.deed }
        made.needsDecision = true
        made.reasons.append(.confirmFirst)
        made.body = try ImportJSON.encode(proposal)
        let (matches, rule) = match(sample, geometry: change.geometry)
        made.rule = rule
        if change.action == .newDeed, matches.isEmpty {
            // Whose it is may be a question all the same.
            made.status = found.candidates.isEmpty ? .new : .conflict
            made.subject = identities.newID()
            return made
        }
        guard matches.count == 1, let parcel = matches.first, rule != .overlap else {
            return try unmatched(made, matches, rule, action: change.action, found)
        }
        made.label = parcel.record.label
        if change.action == .newDeed {
            // It names no parcel until staff have said whether it is this one.
            made.status = .conflict
            made.candidates.append(candidate(parcel, rule ?? .deed))
            made.reasons.append(.several(1, rule ?? .deed))
            return made
        }
        made.subject = parcel.id
        made.version = parcel.version
        made.differences = differences(proposal, parcel.record, found)
        if !found.candidates.isEmpty { made.status = .conflict }
        return made
    }

    private func differences(
        _ proposal: OwnershipProposal, _ parcel: Parcel, _ found: Found
    ) -> [ImportDifference] {
        var changes = proposal.applied(to: parcel, owner: nil).differences(from: parcel)
        switch proposal.action {
        case .transfer: changes.append(ImportDifference(field: "owners", before: owners(of: parcel), after: found.name))
        case .addCoOwner, .ownerCorrection:
            changes.append(
                ImportDifference(field: "owners", before: owners(of: parcel), after: "+ \(found.name ?? "")"))
        case .retired: changes.append(ImportDifference(field: "record", before: parcel.label, after: nil))
        default: break
        }
        return changes
    }

    // MARK: - Matching

    private func unmatched(
        _ row: StagedRow, _ matches: [MatchBook<Parcel>.Entry], _ rule: MatchRule?, action: LandOfficeAction,
        _ found: Found
    ) throws -> StagedRow {
        var row = row
        row.status = .conflict
        row.needsDecision = true
        row.subject = nil
        row.candidates += matches.prefix(20).map { candidate($0, rule ?? .overlap) }
        row.reasons.append(matches.isEmpty ? .parcelNotFound : .several(matches.count, rule ?? .overlap))
        if row.body == nil { row.body = try ImportJSON.encode(OwnershipProposal(action: action, owner: found.owner)) }
        row.action = action
        return row
    }

    private func candidate(_ entry: MatchBook<Parcel>.Entry, _ rule: MatchRule) -> ImportCandidate {
        ImportCandidate(
            RecordReference(.parcel, entry.id), version: entry.version, label: entry.record.label, rule: rule)
    }

    /// Title number → land number with survey page → overlap of the polygons.
    private func match(
        _ sample: Parcel, geometry: Geometry? = nil
    ) -> ([MatchBook<Parcel>.Entry], MatchRule?) {
        for key in sample.matchKeys {
            let found = parcels.entries(for: key)
            if !found.isEmpty { return (found, key.rule) }
        }
        if let geometry {
            let over = parcels.overlapping(geometry).map(\.entry)
            if !over.isEmpty { return (over, .overlap) }
        }
        return ([], nil)
    }

    private func owners(of parcel: Parcel) -> String? {
        guard !parcel.owners.isEmpty else { return nil }
        return parcel.owners.map { owner -> String in
            if case .person(let id) = owner.party, let person = people.entry(id.value) { return person.record.fullName }
            return "นิติบุคคล"
        }.joined(separator: ", ")
    }
}
