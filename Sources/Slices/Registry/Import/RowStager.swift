import Access
import Civics
import Foundation
import Geo
import Storage

/// Compares the rows of one file with the register: what each would do, and why.
///
/// Pure but for identifiers: it reads nothing and writes nothing.
struct RowStager<Record: RegisterDraft>: Sendable {
    let book: MatchBook<Record>
    let context: DraftContext
    let newID: @Sendable () -> UUIDv7

    /// All rows, in order.
    ///
    /// - Parameter report: told every thousand rows.
    func stage(_ rows: [ImportRow], report: (Int) -> Void = { _ in }) -> [StagedRow] {
        let encoder = ImportJSON.encoder().json
        var staged: [StagedRow] = []
        staged.reserveCapacity(rows.count)
        var seen: [MatchKey: Int] = [:]
        var taken: [UUIDv7: Int] = [:]
        for row in rows {
            var made = stage(row, encoder)
            noteDuplicates(&made, row, &seen, &taken)
            staged.append(made.staged)
            if staged.count.isMultiple(of: 1000) { report(staged.count) }
        }
        report(staged.count)
        return staged
    }

    /// A row and what was made of it.
    struct Made {
        var staged: StagedRow
        var record: Record?
    }

    func stage(_ row: ImportRow, _ encoder: JSONEncoder) -> Made {
        var reader = CellReader(row)
        guard let fresh = Record.draft(row, onto: nil, &reader, context) else {
            if let repaired = repaired(row, reader.reasons, encoder) { return Made(staged: repaired, record: nil) }
            return Made(staged: refused(row, reader.reasons), record: nil)
        }
        let (matches, rule) = candidates(for: fresh)
        return settle(row, fresh, reader.reasons, matches, rule, encoder)
    }

    /// A row refused for its crossed shape alone, with what it would be after the repair, for a person to say yes to.
    private func repaired(_ row: ImportRow, _ reasons: [ImportReason], _ encoder: JSONEncoder) -> StagedRow? {
        guard let repair = row.repair,
            reasons.filter({ CellReader.refusing.contains($0.code) }).allSatisfy({ $0.code == .shapeInvalid })
        else { return nil }
        var mended = row
        mended.shape = repair
        mended.shapeReason = nil
        mended.repair = nil
        var staged = stage(mended, encoder).staged
        guard staged.status == .new || staged.status == .changed else { return nil }
        staged.status = .refused
        staged.needsDecision = true
        staged.reasons = reasons
        return staged
    }

    /// Decides what a readable row is, from what it was matched with.
    func settle(
        _ row: ImportRow, _ fresh: Record, _ reasons: [ImportReason], _ matches: [MatchBook<Record>.Entry],
        _ rule: MatchRule?, _ encoder: JSONEncoder
    ) -> Made {
        var staged = StagedRow(
            number: row.number, status: .new, record: Record.kind, label: fresh.label, reasons: reasons)
        guard let rule, !matches.isEmpty else {
            // Nothing names it: does it lie where another lies already?
            if let geometry = row.shape?.geometry, Record.kind == .parcel {
                let over = book.overlapping(geometry)
                if !over.isEmpty {
                    staged.candidates = over.prefix(5).map {
                        ImportCandidate(
                            RecordReference(Record.kind, $0.entry.id), version: $0.entry.version,
                            label: $0.entry.record.label, rule: .overlap, overlap: $0.thousandths)
                    }
                    staged.reasons.append(.overlaps(over[0].entry.record.label, over[0].thousandths))
                    return ask(staged, fresh, encoder)
                }
            }
            return encode(staged, fresh, subject: newID(), encoder)
        }
        // Of several that bear the same key, one that says just the same is the row's own.
        var same: MatchBook<Record>.Entry?
        for entry in matches where draft(row, onto: entry.record)?.record == entry.record {
            same = entry
            break
        }
        if let same {
            staged.status = .unchanged
            staged.subject = same.id
            staged.version = same.version
            staged.rule = rule
            return Made(staged: staged, record: same.record)
        }
        guard matches.count == 1, let match = matches.first else {
            staged.candidates = matches.prefix(20).map { candidate($0, rule) }
            staged.reasons.append(.several(matches.count, rule))
            return ask(staged, fresh, encoder)
        }
        if let doubt = doubt(fresh, match, rule) {
            staged.candidates = [candidate(match, rule)]
            staged.reasons.append(doubt)
            return ask(staged, fresh, encoder)
        }
        guard let (merged, more) = draft(row, onto: match.record) else {
            return Made(staged: refused(row, reasons), record: nil)
        }
        staged.reasons = more
        staged.status = .changed
        staged.rule = rule
        staged.version = match.version
        staged.differences = merged.differences(from: match.record)
        return encode(staged, merged, subject: match.id, encoder)
    }

    /// The row on top of a record, or alone.
    func draft(_ row: ImportRow, onto record: Record? = nil) -> (record: Record, reasons: [ImportReason])? {
        var reader = CellReader(row)
        guard let merged = Record.draft(row, onto: record, &reader, context) else { return nil }
        return (merged, reader.reasons)
    }

    /// What the surest key finds; a later key is asked only where the earlier ones find nothing.
    private func candidates(for record: Record) -> ([MatchBook<Record>.Entry], MatchRule?) {
        for key in record.matchKeys {
            let found = book.entries(for: key)
            if !found.isEmpty { return (found, key.rule) }
        }
        return ([], nil)
    }

    /// Why a single match still asks a person.
    private func doubt(
        _ fresh: Record, _ match: MatchBook<Record>.Entry, _ rule: MatchRule
    ) -> ImportReason? {
        if Record.kind == .person, rule == .name {
            return ImportReason(
                .sameName,
                Words(
                    th: "มีบุคคลชื่อและหมู่เดียวกันอยู่แล้ว ระบบไม่รวมให้เอง",
                    en: "A person of this name and village is in the register: never merged automatically."))
        }
        guard let old = match.record as? Parcel, let new = fresh as? Parcel else { return nil }
        if rule == .code, let one = old.deed?.number, let other = new.deed?.number,
            old.deed?.type == new.deed?.type, one != other
        {
            return ImportReason(
                .sameCodeOtherDeed, field: "deed_number",
                Words(
                    th: "รหัสแปลงตรงกัน แต่เลขที่เอกสารสิทธิต่างกัน (\(one) กับ \(other))",
                    en: "The code is the same, the deed number is not (\(one), \(other))."))
        }
        if rule == .landNumber, let one = old.deed?.number, let other = new.deed?.number, one != other {
            return ImportReason(
                .sameCodeOtherDeed, field: "deed_number",
                Words(
                    th: "เลขที่ดินและหน้าสำรวจตรงกัน แต่เลขที่เอกสารสิทธิต่างกัน",
                    en: "Land number and survey page are the same, the deed number is not."))
        }
        return nil
    }

    private func candidate(_ entry: MatchBook<Record>.Entry, _ rule: MatchRule) -> ImportCandidate {
        ImportCandidate(
            RecordReference(Record.kind, entry.id), version: entry.version, label: entry.record.label, rule: rule)
    }

    private func refused(_ row: ImportRow, _ reasons: [ImportReason]) -> StagedRow {
        StagedRow(
            number: row.number, status: .refused, record: Record.kind, label: "แถว \(row.number)", reasons: reasons)
    }

    /// Queued for staff: the record as the file alone has it, on top of a match once one is confirmed.
    private func ask(_ row: StagedRow, _ record: Record, _ encoder: JSONEncoder) -> Made {
        var row = row
        row.status = .conflict
        row.needsDecision = true
        return encode(row, record, subject: newID(), encoder)
    }

    private func encode(_ row: StagedRow, _ record: Record, subject: UUIDv7, _ encoder: JSONEncoder) -> Made {
        var row = row
        do {
            try record.check()
            row.body = String(decoding: try encoder.encode(record), as: UTF8.self)
            row.subject = subject
            return Made(staged: row, record: record)
        } catch let problem as Problem {
            row.reasons.append(ImportReason(.recordRefused, field: problem.field, problem.sentence))
        } catch {
            row.reasons.append(ImportReason(.recordRefused, Words(th: "บันทึกแถวนี้ไม่ได้", en: "This row cannot be kept.")))
        }
        row.status = .refused
        row.body = nil
        row.candidates = []
        row.needsDecision = false
        return Made(staged: row, record: nil)
    }

    /// Repeats within the file are told, not refused: real files have them (one parcel in several polygons).
    private func noteDuplicates(
        _ made: inout Made, _ row: ImportRow, _ seen: inout [MatchKey: Int], _ taken: inout [UUIDv7: Int]
    ) {
        guard made.staged.status != .refused, let record = made.record else { return }
        for key in record.matchKeys {
            if let first = seen[key] {
                if key.rule == .code || key.rule == .houseCode {
                    made.staged.reasons.append(.duplicate(.duplicateCode, first))
                } else if key.rule == .deed {
                    made.staged.reasons.append(.duplicate(.duplicateDeed, first))
                }
            } else {
                seen[key] = row.number
            }
        }
        // Two rows of one file that change the same record: the second waits for a person.
        guard let subject = made.staged.subject, made.staged.status == .changed || made.staged.status == .unchanged
        else { return }
        if let first = taken[subject] {
            guard made.staged.status == .changed else { return }
            made.staged.candidates = book.entry(subject).map { [candidate($0, made.staged.rule ?? .code)] } ?? []
            made.staged.reasons.append(.duplicate(.duplicateRow, first))
            made.staged.differences = []
            made.staged.version = nil
            guard let (fresh, _) = draft(row) else { return }
            made = ask(made.staged, fresh, ImportJSON.encoder().json)
        } else {
            taken[subject] = row.number
        }
    }
}

extension ImportReason {
    static func several(_ count: Int, _ rule: MatchRule) -> ImportReason {
        ImportReason(
            .severalMatches,
            Words(
                th: "ตรงกับ \(count) รายการตาม\(rule.name.th)",
                en: "\(count) records match by \(rule.name.en.lowercased())."))
    }

    static func overlaps(_ label: String, _ thousandths: Int) -> ImportReason {
        ImportReason(
            .overlapsOther, field: "shape",
            Words(
                th: "รูปแปลงซ้อนกับ \(label) ร้อยละ \(thousandths / 10)",
                en: "The polygon overlaps \(label) by \(thousandths / 10) percent."))
    }

    static func duplicate(_ code: Code, _ first: Int) -> ImportReason {
        let what =
            switch code {
            case .duplicateCode: Words(th: "รหัสซ้ำกับแถว \(first)", en: "The code is that of row \(first) too.")
            case .duplicateDeed: Words(th: "เลขที่เอกสารสิทธิซ้ำกับแถว \(first)", en: "The deed is that of row \(first) too.")
            default: Words(th: "แถว \(first) เปลี่ยนรายการเดียวกัน", en: "Row \(first) changes the same record.")
            }
        return ImportReason(code, what)
    }
}
