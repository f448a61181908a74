import GRDB
import Storage

/// The settings on which the promises of this store rest.
///
/// A store whose settings did not take does not open.
enum SQLiteSettings {
    /// GRDB sets `synchronous` to NORMAL when it opens a pool, so these come after.
    static func apply(_ synchronous: SQLiteStore.Synchronous, to pool: DatabasePool) throws {
        try pool.writeWithoutTransaction { connection in
            switch synchronous {
            case .full: try connection.execute(sql: "PRAGMA synchronous = FULL")
            case .off: try connection.execute(sql: "PRAGMA synchronous = OFF")
            }
            // A checkpoint every 1,000 pages, by the writer itself after its COMMIT; the file shrinks again to 64 MB.
            try connection.execute(sql: "PRAGMA wal_autocheckpoint = 1000; PRAGMA journal_size_limit = 67108864")
            try extendLog(connection)
        }
    }

    /// Gives the write-ahead log its working length of about 1,000 pages at once.
    ///
    /// While that file grows, each fsync also commits its new length to the file system's journal: 1.5 ms where 0.3 ms
    /// is enough later, measured on ext4. What a transaction spills from a small cache lengthens the file, and ROLLBACK
    /// leaves no trace of it in the database.
    private static func extendLog(_ connection: GRDB.Database) throws {
        let size = try Int.fetchOne(connection, sql: "PRAGMA cache_size") ?? -2000
        try connection.execute(
            sql: """
                PRAGMA cache_size = 10;
                BEGIN IMMEDIATE;
                CREATE TABLE length_of_log (filling BLOB);
                INSERT INTO length_of_log VALUES (zeroblob(4100000));
                ROLLBACK;
                PRAGMA cache_size = \(size);
                """)
    }

    /// Asserts WAL, FULL, foreign keys and secure deletion on the writer, and that readers cannot write.
    static func check(_ pool: DatabasePool, _ synchronous: SQLiteStore.Synchronous) throws {
        try pool.writeWithoutTransaction { connection in
            try expect("journal_mode", "wal", connection)
            try expect("synchronous", synchronous == .full ? "2" : "0", connection)
            try expect("foreign_keys", "1", connection)
            try expect("secure_delete", "1", connection)
            try expect("trusted_schema", "0", connection)
        }
        try pool.read { connection in
            try expect("query_only", "1", connection)
        }
    }

    static func expect(_ setting: String, _ wanted: String, _ connection: GRDB.Database) throws {
        let found = try String.fetchOne(connection, sql: "PRAGMA \(setting)") ?? "nothing"
        guard found == wanted else {
            throw StoreError(
                .other, code: "setting", message: "\(setting) is \(found) where \(wanted) is needed", sql: "")
        }
    }
}

extension SQLiteStore {
    /// The version of the SQLite library, such as `3.40.1`.
    public static let version: String =
        (try? DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") }) ?? "unknown"

    /// Whether this library has the WAL-reset race: fixed in 3.51.3, 3.50.7 and 3.44.6.
    ///
    /// The one writer connection keeps it from happening; `doctor` says so.
    public static var hasResetRace: Bool { hasResetRace(version) }

    static func hasResetRace(_ version: String) -> Bool {
        let parts = version.split(separator: ".").compactMap { Int($0) }
        guard parts.count >= 3 else { return true }
        let fixed = [[3, 51, 3], [3, 50, 7], [3, 44, 6]].first { $0[1] == parts[1] }
        if let fixed, parts[0] == 3 { return parts[2] < fixed[2] }
        return parts.lexicographicallyPrecedes([3, 51, 3])
    }
}
