import Access
import Civics
import Storage

extension SealedField {
    /// The bytes of an imported file, chunk by chunk: files hold IDs.
    static let importedFile = SealedField(name: "import.file", dataClass: .identity)
}

/// The IDs of the rows of one file: read, sealed at once, and matched by their blind index.
///
/// No ID is kept in clear: without the key, a file with IDs is refused with the vault's own problem.
struct ImportIdentities: Sendable {
    let vault: FieldVault
    /// Whether numbers that begin with 9, which nobody has, are taken: demonstration and training only.
    let allowsSpecimen: Bool
    let newID: @Sendable () -> UUIDv7

    /// A sealed ID, bound to the person it will belong to.
    func sealed(_ identifier: PersonIdentifier, subject: UUIDv7) throws -> StagedSecret {
        StagedSecret(
            id: SecretID(newID()), subject: subject, field: identifier.field.name,
            sealed: try vault.seal(identifier.normalised, field: identifier.field, subject: subject).bytes,
            blindIndex: try index(identifier))
    }

    func index(_ identifier: PersonIdentifier) throws -> [UInt8] {
        try vault.blindIndex(identifier.normalised, field: identifier.field).bytes
    }

    /// The 13-digit ID of a row; a reason where it cannot be one.
    func national(_ reader: inout CellReader) -> PersonIdentifier? {
        guard let text = reader.secret("national_id") else { return nil }
        do {
            return try PersonIdentifier(digits: text, allowsSpecimen: allowsSpecimen)
        } catch let problem as Problem {
            reader.note(ImportReason(.cellRefused, field: "national_id", problem.sentence))
        } catch {}
        return nil
    }

    /// `kind:number`, or a number alone of no particular kind.
    func other(_ reader: inout CellReader) -> PersonIdentifier? {
        guard let text = reader.secret("other_id") else { return nil }
        let parts = text.split(separator: ":", maxSplits: 1)
        do {
            return parts.count == 2
                ? try PersonIdentifier(kind: String(parts[0]).lowercased(), number: String(parts[1]))
                : try PersonIdentifier(kind: "other", number: text)
        } catch let problem as Problem {
            reader.note(ImportReason(.cellRefused, field: "other_id", problem.sentence))
        } catch {}
        return nil
    }
}

extension RowStager where Record == Person {
    /// Stages people: by ID first, which alone may match without asking; names are only proposals.
    ///
    /// - Throws: 503.1 where a row has an ID and the vault is closed.
    func stagePeople(
        _ rows: [ImportRow], _ identities: ImportIdentities, report: (Int) -> Void = { _ in }
    ) throws -> [StagedRow] {
        let encoder = ImportJSON.encoder()
        var staged: [StagedRow] = []
        staged.reserveCapacity(rows.count)
        var seen: [[UInt8]: Int] = [:]
        for row in rows {
            var made = try person(row, identities, encoder)
            if let secret = made.secrets.first(where: { $0.field == SealedField.personNationalID.name }) {
                if let first = seen[secret.blindIndex] {
                    made.reasons.append(.duplicate(.duplicateRow, first))
                    if made.status == .new || made.status == .changed || made.status == .conflict {
                        made.status = .refused
                        made.body = nil
                        made.secrets = []
                        made.candidates = []
                        made.needsDecision = false
                    }
                } else {
                    seen[secret.blindIndex] = row.number
                }
            }
            staged.append(made)
            if staged.count.isMultiple(of: 500) { report(staged.count) }
        }
        report(staged.count)
        return staged
    }

    private func person(
        _ row: ImportRow, _ identities: ImportIdentities, _ encoder: ImportJSON.Encoder
    ) throws -> StagedRow {
        var reader = CellReader(row)
        let national = identities.national(&reader)
        let other = identities.other(&reader)
        guard let fresh = Person.draft(row, onto: nil, &reader, context), !reader.isRefused else {
            return StagedRow(
                number: row.number, status: .refused, record: .person, label: "แถว \(row.number)",
                reasons: reader.reasons)
        }
        var found: [MatchBook<Person>.Entry] = []
        var rule: MatchRule?
        for (identifier, kind) in [(national, MatchRule.identity), (other, .otherIdentity)] {
            guard found.isEmpty, let identifier else { continue }
            found = book.person(with: try identities.index(identifier)).map { [$0] } ?? []
            rule = found.isEmpty ? nil : kind
        }
        let known = found.first?.record
        if found.isEmpty {
            // With an ID of its own, somebody of the same name is somebody else, unless that one has no ID yet.
            found = fresh.matchKeys.flatMap { book.entries(for: $0) }
                .filter { national == nil || $0.record.nationalID == nil }
            rule = found.isEmpty ? nil : .name
        }
        var staged = settle(row, fresh, reader.reasons, found, rule, encoder.json).staged
        // A new ID for somebody found by name changes the record, which only a person may say.
        if staged.status == .unchanged, rule == .name, national != nil || other != nil {
            staged = asking(staged, fresh)
        }
        guard staged.status != .unchanged, let subject = staged.subject, let body = staged.body else { return staged }
        var person = try ImportJSON.decode(Person.self, body)
        if let national, known?.nationalID == nil {
            let secret = try identities.sealed(national, subject: subject)
            person.nationalID = secret.id
            staged.secrets.append(secret)
        }
        if let other, known?.otherIdentifier == nil {
            let secret = try identities.sealed(other, subject: subject)
            person.otherIdentifier = secret.id
            staged.secrets.append(secret)
        }
        if !staged.secrets.isEmpty { staged.body = try ImportJSON.encode(person, encoder) }
        return staged
    }

    private func asking(_ row: StagedRow, _ fresh: Person) -> StagedRow {
        var row = row
        row.status = .conflict
        row.needsDecision = true
        row.reasons.append(
            ImportReason(
                .sameName,
                Words(
                    th: "มีบุคคลชื่อและหมู่เดียวกันที่ยังไม่มีเลขประจำตัว ระบบไม่รวมให้เอง",
                    en: "Somebody of this name and village has no ID yet: never merged automatically.")))
        if let subject = row.subject, let entry = book.entry(subject) {
            row.candidates = [
                ImportCandidate(
                    RecordReference(.person, entry.id), version: entry.version, label: entry.record.label, rule: .name)
            ]
        }
        row.subject = newID()
        row.version = nil
        row.body = try? ImportJSON.encode(fresh)
        return row
    }
}
