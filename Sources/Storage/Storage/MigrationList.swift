import Civics
import SQLText

extension Store {
    /// Brings the schema up to date: runs the steps that have not run yet, each in its own transaction, in order.
    ///
    /// Two processes may call it at once. Running it again changes nothing.
    /// - Parameter steps: every step of the program, of all slices; those of one slice in the order of their numbers.
    /// - Returns: the names of the steps that were run now.
    /// - Throws: ``MigrationError`` when the list is wrong or a step was edited after it ran; ``StoreError`` with
    ///   reason `newerDatabase` when the database holds a step this program does not know.
    @discardableResult
    public func migrate(_ steps: [Migration]) async throws -> [String] {
        try MigrationError.check(steps)
        var done: [MigrationRow] = try await writeAlone { db in
            try MigrationRow.prepareTable(db)
            return try MigrationRow.all(db)
        }
        try MigrationError.check(done, against: steps)
        var run: [String] = []
        for step in steps where !done.contains(where: { $0.name == step.name }) {
            let ran = try await writeAlone { db in
                try MigrationRow.lockTable(db)
                // Another process may have run it while this one waited.
                guard try MigrationRow.find(step.name, db) == nil else { return false }
                try db.script(step.text(.of(db.dialect)))
                try MigrationRow.insert(step, db)
                return true
            }
            if ran { run.append(step.name) }
        }
        done = try await read { try MigrationRow.all($0) }
        try MigrationError.check(done, against: steps)
        return run
    }

    /// The names of the steps that have run, in the order in which they ran.
    public func migrations() async throws -> [String] {
        try await read { try MigrationRow.all($0).map(\.name) }
    }
}

/// What is wrong with a list of migrations; only a programmer sees it.
public enum MigrationError: Error, Hashable, Sendable {
    /// The name is not `slice/0001`.
    case malformedName(String)
    /// The step of this name is not the next one of its slice: there is a gap, a duplicate, or another order.
    case wrongNumber(String, expected: String)
    /// The step's text is not the one that ran.
    case edited(String)

    static func check(_ steps: [Migration]) throws {
        var last: [Substring: Int] = [:]
        for step in steps {
            let parts = step.name.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty, parts[0].utf8.allSatisfy(isLowerCaseOrHyphen),
                parts[1].utf8.count == 4, parts[1].utf8.allSatisfy(isDigit), let number = Int(parts[1])
            else { throw MigrationError.malformedName(step.name) }
            let expected = (last[parts[0]] ?? 0) + 1
            guard number == expected else {
                let digits = String(expected)
                let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
                throw MigrationError.wrongNumber(step.name, expected: "\(parts[0])/\(padded)")
            }
            last[parts[0]] = number
        }
    }

    static func check(_ done: [MigrationRow], against steps: [Migration]) throws {
        let known = Dictionary(uniqueKeysWithValues: steps.map { ($0.name, $0) })
        for row in done {
            guard let step = known[row.name] else {
                throw StoreError(
                    .newerDatabase, code: "newer", message: "the database holds \(row.name), unknown to this program",
                    sql: "")
            }
            guard step.checksum == row.checksum else { throw MigrationError.edited(row.name) }
        }
    }

    private static func isLowerCaseOrHyphen(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "-")
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

extension Migration {
    /// FNV-1a (64 bits) of the text with the words' names in it: it finds an edit made by mistake, nothing more.
    var checksum: String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text(.names).utf8 {
            hash ^= UInt64(byte)
            hash = hash &* 0x100_0000_01b3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

/// One step that has run.
struct MigrationRow: Decodable, Sendable {
    var name: String
    var checksum: String

    /// Any number does, as long as nothing else in this program locks it.
    private static let lockKey = 80_044

    static func lock(_ db: Transaction) throws {
        guard db.dialect == .postgres else { return }  // SQLite has one writer.
        // The schema's own number beside the key, so that organisations on one server do not wait for each other.
        try db.run("SELECT pg_advisory_xact_lock(CAST(\(lockKey) AS integer), hashtext(current_schema()))")
    }

    /// Comes before any SELECT, so that the transaction's snapshot is taken after the wait and not before it.
    static func lockTable(_ db: Transaction) throws {
        guard db.dialect == .postgres else { return }
        try db.script("LOCK TABLE migrations IN EXCLUSIVE MODE")
    }

    static func prepareTable(_ db: Transaction) throws {
        try lock(db)
        let words = Migration.ColumnWords.of(db.dialect)
        try db.script(
            """
            CREATE TABLE IF NOT EXISTS migrations (
              place    \(words.whole) PRIMARY KEY,
              name     \(words.text) NOT NULL UNIQUE,
              checksum \(words.text) NOT NULL
            )\(words.end)
            """)
    }

    static func all(_ db: Transaction) throws -> [MigrationRow] {
        try db.all("SELECT name, checksum FROM migrations ORDER BY place")
    }

    static func find(_ name: String, _ db: Transaction) throws -> MigrationRow? {
        try db.first("SELECT name, checksum FROM migrations WHERE name = \(name)")
    }

    static func insert(_ step: Migration, _ db: Transaction) throws {
        try db.run(
            """
            INSERT INTO migrations (place, name, checksum)
            SELECT coalesce(max(place), 0) + 1, CAST(\(step.name) AS text), CAST(\(step.checksum) AS text) FROM migrations
            """)
    }
}
