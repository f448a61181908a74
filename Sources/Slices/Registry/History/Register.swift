import Access
public import Civics
public import Storage

/// The register's one way of changing: every act writes versions, the row of today, links, search keys and counters,
/// in the transaction it is called in.
///
/// Desks call it and add the audit leaf; nothing else writes records.
public enum Register {
    /// Notes the act itself; once per change, before its records.
    public static func begin(_ change: RegisterChange, _ db: Transaction) throws {
        try OperationRows.insert(change, db)
    }

    /// Enters a thing that was not in the register.
    ///
    /// - Throws: the record's own `Problem` where it cannot stand.
    public static func enter<Record: RegisterRecord>(
        _ record: Record, as id: Record.ID, in change: RegisterChange, _ db: Transaction
    ) throws {
        try record.check()
        try VersionRows.insert(
            record, subject: id, number: 1, from: change.validFrom, to: nil, in: change, db)
        try show(record, id, version: 1, validFrom: change.validFrom, change, isNew: true, db)
        try RevisionRows.count(Record.kind, by: 1, db)
        try ConfirmationRows.confirm(
            RecordReference(Record.kind, id.value), on: change.validFrom, isNew: true, change, db)
    }

    /// Changes a thing from a day on; what held before stays as it was.
    ///
    /// - Parameter version: what the form was made from; `nil` for an act that read the record in this transaction.
    /// - Throws: 404, 409 where somebody saved in between, 422 where the day lies before the last change (use
    ///   ``correct(_:of:from:to:in:_:)``).
    public static func change<Record: RegisterRecord>(
        _ id: Record.ID, to record: Record, ifVersion version: Int? = nil, in change: RegisterChange, _ db: Transaction
    ) throws {
        try record.check()
        let believed = try VersionRows.believed(id.value, db)
        guard let open = believed.last, open.validTo == nil else { throw Problem.noSuchRecord }
        if let version, version != open.number { throw Problem.recordChangedMeanwhile }
        guard change.validFrom >= open.validFrom else { throw Problem.changeBeforeLast }
        try cut(Record.self, TimelineCut([open], from: change.validFrom, to: nil), id, change, db)
        let number = try VersionRows.highestNumber(id.value, db) + 1
        try VersionRows.insert(record, subject: id, number: number, from: change.validFrom, to: nil, in: change, db)
        try show(record, id, version: number, validFrom: change.validFrom, change, isNew: false, db)
        try RevisionRows.count(Record.kind, by: 0, db)
    }

    /// Says anew what held on past days, from `first` (included) to `end` (excluded; `nil`: until now and on).
    public static func correct<Record: RegisterRecord>(
        _ record: Record, of id: Record.ID, from first: CivilDate, to end: CivilDate?, in change: RegisterChange,
        _ db: Transaction
    ) throws {
        try record.check()
        if let end { guard first < end, end <= change.at.thaiDate else { throw Problem.correctionPeriodWrong } }
        let believed = try VersionRows.believed(id.value, db)
        guard !believed.isEmpty else { throw Problem.noSuchRecord }
        try cut(Record.self, TimelineCut(believed, from: first, to: end), id, change, db)
        let number = try VersionRows.highestNumber(id.value, db) + 1
        try VersionRows.insert(record, subject: id, number: number, from: first, to: end, in: change, db)
        try showOpenVersion(Record.self, id, change, db)
        let wasOpen = believed.last?.validTo == nil
        try RevisionRows.count(Record.kind, by: wasOpen || end != nil ? 0 : 1, db)
    }

    /// Ends a thing: from the day on it is no more; its past stays.
    public static func retire<Record: RegisterRecord>(
        _ type: Record.Type, _ id: Record.ID, ifVersion version: Int? = nil, in change: RegisterChange,
        _ db: Transaction
    ) throws {
        let believed = try VersionRows.believed(id.value, db)
        guard let open = believed.last, open.validTo == nil else { throw Problem.noSuchRecord }
        if let version, version != open.number { throw Problem.recordChangedMeanwhile }
        guard change.validFrom >= open.validFrom else { throw Problem.changeBeforeLast }
        try cut(type, TimelineCut([open], from: change.validFrom, to: nil), id, change, db)
        try hide(type, id, db)
        try RevisionRows.count(type.kind, by: -1, db)
    }

    /// What was believed at a moment (`nil`: now) to hold on a day (`nil`: today's open version).
    public static func state<Record: RegisterRecord>(
        _ type: Record.Type, _ id: Record.ID, on day: CivilDate? = nil, believedAt moment: Instant? = nil,
        _ db: Transaction
    ) throws -> Version<Record>? {
        guard let day else { return try VersionRows.open(id, believedAt: moment, db) }
        return try VersionRows.holding(id, on: day, believedAt: moment, db)
    }

    /// Every version of a thing, also those no longer believed, newest record time first.
    public static func versions<Record: RegisterRecord>(
        of id: Record.ID, as type: Record.Type, _ db: Transaction
    ) throws -> [Version<Record>] {
        try VersionRows.all(id, db)
    }

    // MARK: - How a change reaches the rows

    private static func cut<Record: RegisterRecord>(
        _ type: Record.Type, _ cut: TimelineCut, _ id: Record.ID, _ change: RegisterChange, _ db: Transaction
    ) throws {
        try VersionRows.supersede(cut.superseded, in: change, db)
        for remainder in cut.remainders {
            let number = try VersionRows.highestNumber(id.value, db) + 1
            try VersionRows.copy(
                remainder.of, as: change.newID(), number: number, from: remainder.validFrom, to: remainder.validTo,
                in: change, db)
        }
    }

    private static func show<Record: RegisterRecord>(
        _ record: Record, _ id: Record.ID, version: Int, validFrom: CivilDate, _ change: RegisterChange, isNew: Bool,
        _ db: Transaction
    ) throws {
        try record.project(
            CurrentStamp(id: id, version: version, validFrom: validFrom, recordedAt: change.at), db)
        let reference = RecordReference(Record.kind, id.value)
        try LinkRows.replace(record.links, of: reference, isNew: isNew, db)
        try SearchRows.replace(record.searchTexts, of: reference, isNew: isNew, db)
    }

    static func hide<Record: RegisterRecord>(_ type: Record.Type, _ id: Record.ID, _ db: Transaction) throws {
        try type.unproject(id, db)
        let reference = RecordReference(type.kind, id.value)
        try LinkRows.replace([], of: reference, isNew: false, db)
        try SearchRows.replace([], of: reference, isNew: false, db)
    }

    /// Makes the row of today say what the open version says, or go where there is none.
    static func showOpenVersion<Record: RegisterRecord>(
        _ type: Record.Type, _ id: Record.ID, _ change: RegisterChange, _ db: Transaction
    ) throws {
        guard let open: Version<Record> = try VersionRows.open(id, believedAt: nil, db) else {
            return try hide(type, id, db)
        }
        try show(
            open.record, id, version: open.number, validFrom: open.validFrom, change, isNew: false, db)
    }
}
