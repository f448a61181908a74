import Access
public import Storage

/// Takes a whole act back (ย้อน), while nothing else has touched its records.
///
/// Nothing is erased: what the act wrote stays as "believed from then until now", and what it took away is believed
/// again through new versions with the same values. Rows of today, links, search keys and counts become what they were.
public enum RegisterUndo {
    /// What stands in the way: records that were changed, confirmed or named by others since.
    ///
    /// - Parameter acts: further acts that will be undone with it, and are in nobody's way.
    public static func blockers(
        of operation: OperationID, besides acts: [OperationID] = [], limit: Int = 200, _ db: Transaction
    ) throws -> [RecordReference] {
        let net = try UndoRows.netActs(of: operation, db)
        return try UndoRows.touchedSince(operation, besides: net + acts, limit: limit, db)
    }

    /// Undoes an act under another one, which ``Register/begin(_:_:)`` has noted.
    ///
    /// - Parameter report: told how many of the records are done.
    /// - Returns: how many records it touched.
    /// - Throws: 409.363 where something stands in the way; 409.361 where it was undone before.
    @discardableResult
    public static func undo(
        _ operation: OperationID, in change: RegisterChange, _ db: Transaction, report: (Int, Int) -> Void = { _, _ in }
    ) throws -> Int {
        guard try !UndoRows.isUndone(operation, db) else { throw Problem.importNotApplied }
        let blockers = try blockers(of: operation, db)
        guard blockers.isEmpty else { throw Problem.importCannotBeUndone(blockers.count) }
        let touched = try UndoRows.touched(by: operation, db)
        let wereOpen = try UndoRows.open(of: operation, db)
        let acts = try UndoRows.netActs(of: operation, db)
        let restored = try UndoRows.supersededVersions(by: operation, besides: acts, db)
        // Today's rows go first, all of them: a person may have moved from one household to another in the act.
        for (done, record) in touched.enumerated() {
            try hide(RecordReference(record.kind, record.subject), db)
            if done.isMultiple(of: 1000) { report(done, touched.count) }
        }
        try UndoRows.supersedeAll(of: operation, with: acts, in: change, db)
        var reopened: Set<UUIDv7> = []
        for version in restored {
            let number = try VersionRows.highestNumber(version.subject, db) + 1
            try VersionRows.copy(
                version.id, as: change.newID(), number: number, from: version.validFrom, to: version.validTo,
                in: change, db)
            if version.validTo == nil { reopened.insert(version.subject) }
        }
        for record in touched where reopened.contains(record.subject) {
            try show(RecordReference(record.kind, record.subject), change, db)
        }
        try UndoRows.forgetConfirmations(of: operation, db)
        for (kind, records) in Dictionary(grouping: touched, by: \.kind).sorted(by: {
            $0.key.rawValue < $1.key.rawValue
        }) {
            let before = records.count { wereOpen.contains($0.subject) }
            let after = records.count { reopened.contains($0.subject) }
            try RevisionRows.count(kind, by: after - before, db)
        }
        try UndoRows.markUndone(operation, by: change, db)
        report(touched.count, touched.count)
        return touched.count
    }

    private static func hide(_ record: RecordReference, _ db: Transaction) throws {
        try RecordTypes.with(record.kind, Hiding(id: record.id, db: db))
    }

    private static func show(_ record: RecordReference, _ change: RegisterChange, _ db: Transaction) throws {
        try RecordTypes.with(record.kind, Showing(id: record.id, change: change, db: db))
    }

    private struct Hiding: RecordVisitor {
        var id: UUIDv7
        var db: Transaction

        func visit<Record: RegisterRecord>(_ type: Record.Type) throws {
            try Register.hide(type, Record.ID(id), db)
        }
    }

    private struct Showing: RecordVisitor {
        var id: UUIDv7
        var change: RegisterChange
        var db: Transaction

        func visit<Record: RegisterRecord>(_ type: Record.Type) throws {
            try Register.showOpenVersion(type, Record.ID(id), change, db)
        }
    }
}
