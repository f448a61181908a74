import CSQLite

/// One SQLite database: bytes from outside, opened closed on all sides; a new one in memory; or a file to look into.
///
/// It is used by one thread at a time.
final class SQLiteMemory {
    private let handle: OpaquePointer
    /// Kept for SQLite, which counts its steps in it while the connection lives.
    private let budget: Budget

    private final class Budget {
        var left: Int
        init(_ left: Int) { self.left = left }
    }

    private init(_ handle: OpaquePointer, thousandSteps: Int) {
        self.handle = handle
        budget = Budget(thousandSteps)
    }

    deinit {
        sqlite3_close_v2(handle)
    }

    /// A new database, to be filled and handed out as bytes.
    init() throws(GeoPackageError) {
        handle = try Self.open(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY)
        budget = Budget(.max)
    }

    /// Opens bytes that nobody vouches for, to be read only.
    convenience init(untrusted bytes: [UInt8], limits: GeoPackageLimits) throws(GeoPackageError) {
        guard bytes.count <= limits.bytes else { throw GeoPackageError(.tooLarge, place: "bytes") }
        guard bytes.count >= 512, bytes.starts(with: Array("SQLite format 3\0".utf8)) else {
            throw GeoPackageError(.wrongFormat)
        }
        self.init(
            try Self.open(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY), thousandSteps: limits.thousandSteps)
        guard let copy = sqlite3_malloc64(UInt64(bytes.count)) else { throw GeoPackageError(.tooLarge) }
        copy.copyMemory(from: bytes, byteCount: bytes.count)
        // A file left in write-ahead mode asks for a second file, which memory has not: its pages are read as they are.
        copy.storeBytes(of: 1, toByteOffset: 18, as: UInt8.self)
        copy.storeBytes(of: 1, toByteOffset: 19, as: UInt8.self)
        // From here on the copy belongs to SQLite, also when this fails.
        let flags = UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY)
        let size = sqlite3_int64(bytes.count)
        guard
            sqlite3_deserialize(handle, "main", copy.assumingMemoryBound(to: UInt8.self), size, size, flags)
                == SQLITE_OK
        else { throw GeoPackageError(.damaged) }
        try close(limits, views: false)
    }

    /// Opens a file of the disk, to be read only; its views may be read too, for tiles often are one.
    convenience init(path: String, limits: GeoPackageLimits) throws(GeoPackageError) {
        // Debian's SQLite reads "file:…?mode=…" as an address with options, but not behind a folder.
        let file = path.hasPrefix("/") ? path : "./" + path
        self.init(try Self.open(file, SQLITE_OPEN_READONLY), thousandSteps: .max)
        try close(limits, views: true)
    }

    private static func open(_ name: String, _ flags: Int32) throws(GeoPackageError) -> OpaquePointer {
        var handle: OpaquePointer?
        // One thread at a time, so SQLite need not lock.
        guard sqlite3_open_v2(name, &handle, flags | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK, let handle else {
            sqlite3_close_v2(handle)
            throw GeoPackageError(.unreadable)
        }
        sqlite3_extended_result_codes(handle, 1)
        return handle
    }

    /// Shuts every door that reading does not need.
    private func close(_ bounds: GeoPackageLimits, views: Bool) throws(GeoPackageError) {
        guard songhong_sqlite3_harden(handle, views ? 1 : 0) == SQLITE_OK else { throw GeoPackageError(.damaged) }
        try run(GeoPackageRows.watchCells)
        let limits: [(Int32, Int)] = [
            (SQLITE_LIMIT_LENGTH, bounds.valueBytes), (SQLITE_LIMIT_SQL_LENGTH, 1 << 20),
            (SQLITE_LIMIT_EXPR_DEPTH, 100), (SQLITE_LIMIT_COMPOUND_SELECT, 2), (SQLITE_LIMIT_VDBE_OP, 100_000),
            (SQLITE_LIMIT_FUNCTION_ARG, 8), (SQLITE_LIMIT_ATTACHED, 0), (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50),
            (SQLITE_LIMIT_VARIABLE_NUMBER, 16), (SQLITE_LIMIT_TRIGGER_DEPTH, 1), (SQLITE_LIMIT_WORKER_THREADS, 0),
        ]
        for (limit, value) in limits { sqlite3_limit(handle, limit, Int32(clamping: value)) }
        let counter = Unmanaged.passUnretained(budget).toOpaque()
        sqlite3_progress_handler(
            handle, 1000,
            { context in
                guard let context else { return 1 }
                let budget = Unmanaged<Budget>.fromOpaque(context).takeUnretainedValue()
                budget.left -= 1
                return budget.left > 0 ? 0 : 1
            }, counter)
        sqlite3_set_authorizer(
            handle,
            { _, action, name, _, _, _ in
                switch action {
                case SQLITE_SELECT, SQLITE_READ: return SQLITE_OK
                case SQLITE_PRAGMA:
                    return name.map { String(cString: $0) } == "table_xinfo" ? SQLITE_OK : SQLITE_DENY
                default: return SQLITE_DENY
                }
            }, nil)
    }

    /// Runs statements that answer nothing.
    func run(_ sql: String) throws(GeoPackageError) {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure(nil) }
    }

    func statement(_ sql: String, place: String? = nil) throws(GeoPackageError) -> SQLiteStatement {
        var pointer: OpaquePointer?
        let status = sqlite3_prepare_v2(handle, sql, -1, &pointer, nil)
        guard status == SQLITE_OK, let pointer else { throw failure(place) }
        return SQLiteStatement(pointer, of: self, place: place)
    }

    /// The error that SQLite's last answer means.
    func failure(_ place: String?) -> GeoPackageError {
        switch sqlite3_errcode(handle) & 0xFF {
        case SQLITE_NOTADB: GeoPackageError(.wrongFormat)
        case SQLITE_INTERRUPT, SQLITE_TOOBIG, SQLITE_NOMEM, SQLITE_FULL: GeoPackageError(.tooLarge, place: place)
        case SQLITE_CANTOPEN, SQLITE_IOERR, SQLITE_PERM, SQLITE_BUSY, SQLITE_LOCKED:
            GeoPackageError(.unreadable, place: place)
        default: GeoPackageError(.damaged, place: place)
        }
    }

    /// The whole database as the bytes of a file.
    func bytes() throws(GeoPackageError) -> [UInt8] {
        var size: sqlite3_int64 = 0
        guard let copy = sqlite3_serialize(handle, "main", &size, 0) else { throw GeoPackageError(.tooLarge) }
        defer { sqlite3_free(copy) }
        return Array(UnsafeBufferPointer(start: copy, count: Int(size)))
    }
}
