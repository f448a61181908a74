public import Access
public import Civics
public import Storage

/// One act upon a record, told for people.
public struct HistoryEntry: Sendable, Hashable, Identifiable {
    public let id: OperationID
    public var kind: RegisterChange.Kind
    public var at: Instant
    public var actor: AccountID?
    public var actorName: String
    public var reason: String?
    /// The days for which it says something; to (excluded) is `nil` for "and on".
    public var validFrom: CivilDate
    public var validTo: CivilDate?
    /// The number of the version it wrote; `nil` where it wrote none.
    public var version: Int?
    /// What became different on the first of the days.
    public var changes: [FieldChange]
    /// Whether the record ended by it.
    public var isEnd: Bool
    /// The records this one came out of, and those that came out of it, by this act.
    public var parents: [UUIDv7]
    public var children: [UUIDv7]
    /// The groups that it confirmed; `record` for the whole.
    public var confirmed: [String]
    /// The act that took it back as a whole.
    public var undoneBy: OperationID?
}

/// One fact before and after.
public struct FieldChange: Sendable, Hashable {
    public var key: String
    public var title: Words
    public var before: RecordField.Value?
    public var after: RecordField.Value?
}

/// Makes the story of a record out of its versions.
enum RecordHistory {
    static func entries<Record: LandRecord>(
        of id: Record.ID, as type: Record.Type, _ db: Transaction
    ) throws -> [HistoryEntry] {
        let versions = try Register.versions(of: id, as: type, db)
        let lineage = try HistoryRows.lineage(of: id.value, db)
        let confirmations = try HistoryRows.confirmations(of: id.value, db)
        return try HistoryRows.operations(of: id.value, db).map { operation in
            // The piece that an act says anew is the last it writes; what it cut is written before.
            let written = versions.filter { $0.operation == operation.id }.max { $0.number < $1.number }
            let isEnd = written.map { endsRecord($0, at: operation.at, versions) } ?? false
            let before = written.flatMap { written in
                versions.filter { $0.operation != operation.id && $0.isBelieved(before: operation.at) }
                    .first { $0.holds(on: isEnd ? lastDay(written) : written.validFrom) }
            }
            var changes: [FieldChange] = []
            if let written, !isEnd { changes = self.changes(from: before?.record, to: written.record) }
            return HistoryEntry(
                id: operation.id, kind: operation.kind, at: operation.at, actor: operation.actor,
                actorName: operation.actorName, reason: operation.reason,
                validFrom: isEnd ? operation.validFrom : written?.validFrom ?? operation.validFrom,
                validTo: isEnd ? nil : written?.validTo, version: isEnd ? nil : written?.number, changes: changes,
                isEnd: isEnd || (written == nil && operation.superseded),
                parents: lineage.filter { $0.operation == operation.id && $0.child == id.value }.map(\.parent),
                children: lineage.filter { $0.operation == operation.id && $0.parent == id.value }.map(\.child),
                confirmed: confirmations.filter { $0.operation == operation.id }.map(\.factGroup).sorted(),
                undoneBy: operation.undoneBy)
        }
    }

    /// What differs between two values of a record; all of it where there was none before.
    static func changes<Record: LandRecord>(from before: Record?, to after: Record) -> [FieldChange] {
        let old = Dictionary((before?.fields ?? []).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        var changes = after.fields.compactMap { field -> FieldChange? in
            let was = old[field.key]?.value
            guard was != field.value else { return nil }
            return FieldChange(key: field.key, title: field.title, before: was, after: field.value)
        }
        let kept = Set(after.fields.map(\.key))
        for field in before?.fields ?? [] where !kept.contains(field.key) {
            changes.append(FieldChange(key: field.key, title: field.title, before: field.value, after: nil))
        }
        return changes
    }

    /// Whether an act only cut the open version short: nothing that it left believed goes on.
    private static func endsRecord<Record: LandRecord>(
        _ written: Version<Record>, at moment: Instant, _ versions: [Version<Record>]
    ) -> Bool {
        guard written.validTo != nil else { return false }
        let believed = versions.filter { $0.isBelieved(at: moment) }
        let wasOpen = versions.contains { $0.supersededAt == moment && $0.validTo == nil }
        return wasOpen && !believed.contains { $0.validTo == nil }
    }

    private static func lastDay<Record: LandRecord>(_ version: Version<Record>) -> CivilDate {
        version.validTo?.adding(days: -1) ?? version.validFrom
    }
}

extension Version {
    fileprivate func isBelieved(before moment: Instant) -> Bool {
        recordedAt < moment && supersededAt.map { moment <= $0 } ?? true
    }
}
