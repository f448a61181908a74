import Access
import Civics
import SQLText
import Storage

/// The imports themselves: `imports`, `import_files`, `import_column_choices`.
enum ImportRows {
    private static let columns: SQL = """
        i.id, i.kind, i.state, i.file_name, i.file_hash, i.file_size, i.options, i.started_at, i.started_by, \
        i.started_name, i.staged_at, i.applied_at, i.undone_at, i.operation, i.undo_operation, i.counts, i.notes, \
        i.problem_number, i.problem
        """

    static func insert(
        _ id: ImportID, options: ImportOptions, name: String, hash: [UInt8], size: Int, by actor: Actor,
        at now: Instant,
        _ db: Transaction
    ) throws {
        try db.run(
            """
            INSERT INTO imports (id, kind, state, file_name, file_hash, file_size, options, started_at, started_by,
                started_name, counts, notes)
            VALUES (\(id), \(options.kind.rawValue), 'received', \(name), \(SQLValue.blob(hash)), \(size),
                \(try ImportJSON.encode(options)), \(now), \(actor.account), \(actor.name), '{}', '[]')
            """)
    }

    static func find(_ id: ImportID, _ db: Transaction) throws -> ImportJob {
        guard let job = try db.first("SELECT \(columns) FROM imports i WHERE i.id = \(id)", as: ImportJob.self) else {
            throw Problem.noSuchImport
        }
        return job
    }

    static func all(limit: Int, _ db: Transaction) throws -> [ImportJob] {
        try db.all("SELECT \(columns) FROM imports i ORDER BY i.started_at DESC, i.id DESC LIMIT \(limit)")
    }

    /// Moves an import from one of some states into another; `false` where somebody was faster.
    static func move(
        _ id: ImportID, from states: [ImportState], to state: ImportState, _ db: Transaction
    ) throws -> Bool {
        try db.run(
            """
            UPDATE imports SET state = \(state.rawValue), problem_number = NULL, problem = NULL
            WHERE id = \(id) AND state IN (\(list: states.map(\.rawValue)))
            """) == 1
    }

    static func setStaged(
        _ id: ImportID, counts: [String: Int], notes: [Words], at now: Instant, _ db: Transaction
    ) throws {
        try db.run(
            """
            UPDATE imports SET state = 'staged', staged_at = \(now), counts = \(try ImportJSON.encode(counts)),
                notes = \(try ImportJSON.encode(notes))
            WHERE id = \(id)
            """)
    }

    static func setApplied(
        _ id: ImportID, operation: OperationID, counts: [String: Int], at now: Instant, _ db: Transaction
    ) throws {
        try db.run(
            """
            UPDATE imports SET state = 'applied', applied_at = \(now), operation = coalesce(operation, \(operation)),
                counts = \(try ImportJSON.encode(counts)) WHERE id = \(id)
            """)
    }

    /// Every act of an import, the first one first: rows that waited are carried out by later ones.
    static func acts(of id: ImportID, _ db: Transaction) throws -> [OperationID] {
        try db.all("SELECT a.operation FROM import_acts a WHERE a.import = \(id) ORDER BY a.operation")
    }

    static func insertAct(_ operation: OperationID, of id: ImportID, _ db: Transaction) throws {
        try db.run("INSERT INTO import_acts (operation, import) VALUES (\(operation), \(id))")
    }

    static func setUndone(_ id: ImportID, operation: OperationID?, at now: Instant, _ db: Transaction) throws {
        try db.run(
            """
            UPDATE imports SET state = 'undone', undone_at = \(now), undo_operation = \(operation) WHERE id = \(id)
            """)
    }

    static func setFailed(_ id: ImportID, _ problem: Problem, state: ImportState, _ db: Transaction) throws {
        try db.run(
            """
            UPDATE imports SET state = \(state.rawValue), problem_number = \(problem.number),
                problem = \(try ImportJSON.encode(problem.sentence))
            WHERE id = \(id)
            """)
    }

    /// What was at work when the program ended changed nothing: its transaction never came to an end.
    static func interruptAll(_ db: Transaction) throws -> Int {
        try db.run(
            "UPDATE imports SET state = 'interrupted' WHERE state IN ('received', 'checking')")
            + db.run(
                """
                UPDATE imports SET state = CASE WHEN applied_at IS NULL THEN 'staged' ELSE 'applied' END
                WHERE state = 'applying'
                """)
    }

    // MARK: - The file

    static func insertChunk(
        _ sealed: Sealed, id: UUIDv7, number: Int, of job: ImportID, _ db: Transaction
    ) throws {
        try db.run(
            """
            INSERT INTO import_files (id, import, number, sealed) VALUES (\(id), \(job), \(number), \(sealed))
            """)
    }

    struct Chunk: Decodable {
        var id: UUIDv7
        var sealed: Sealed
    }

    static func chunks(of job: ImportID, _ db: Transaction) throws -> [Chunk] {
        try db.all("SELECT f.id, f.sealed FROM import_files f WHERE f.import = \(job) ORDER BY f.number")
    }

    // MARK: - What columns were taken for

    static func choices(_ kind: ImportKind, _ db: Transaction) throws -> [String: String] {
        struct Row: Decodable {
            var header: String
            var field: String
        }
        let rows = try db.all(
            "SELECT c.header, c.field FROM import_column_choices c WHERE c.kind = \(kind.rawValue)", as: Row.self)
        return Dictionary(rows.map { ($0.header, $0.field) }, uniquingKeysWith: { _, last in last })
    }

    static func remember(
        _ header: String, as field: String, kind: ImportKind, at now: Instant, _ db: Transaction
    ) throws {
        try db.run(
            """
            INSERT INTO import_column_choices (kind, header, field, chosen_at)
            VALUES (\(kind.rawValue), \(header), \(field), \(now))
            ON CONFLICT (kind, header) DO UPDATE SET field = excluded.field, chosen_at = excluded.chosen_at
            """)
    }
}
