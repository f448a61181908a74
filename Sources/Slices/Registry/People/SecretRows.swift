import Access
import Civics
import SQLText
import Storage

/// Values of classes C3–C6, sealed beside the records that own them: `register_secrets`.
enum SecretRows {
    struct Row: Decodable {
        var id: SecretID
        var subject: UUIDv7
        var field: String
        var sealed: Sealed
    }

    static func insert(
        _ id: SecretID, subject: UUIDv7, field: SealedField, sealed: Sealed, index: BlindIndex?, _ db: Transaction
    ) throws {
        try db.run(
            """
            INSERT INTO register_secrets (id, subject, field, sealed, blind_index)
            VALUES (\(id), \(subject), \(field.name), \(sealed), \(index))
            """)
    }

    static func find(_ id: SecretID, _ db: Transaction) throws -> Row? {
        try db.first("SELECT s.id, s.subject, s.field, s.sealed FROM register_secrets s WHERE s.id = \(id)")
    }

    static func find(_ ids: [SecretID], _ db: Transaction) throws -> [SecretID: Row] {
        var found: [SecretID: Row] = [:]
        for start in stride(from: 0, to: ids.count, by: 500) {
            let rows = try db.all(
                """
                SELECT s.id, s.subject, s.field, s.sealed FROM register_secrets s
                WHERE s.id IN (\(list: Array(ids[start..<min(start + 500, ids.count)])))
                """, as: Row.self)
            for row in rows { found[row.id] = row }
        }
        return found
    }

    /// The records whose current value is one of these indexes.
    static func people(_ indexes: [BlindIndex], field: SealedField, _ db: Transaction) throws -> [PersonID] {
        try db.all(
            """
            SELECT p.id FROM register_secrets s JOIN register_people p ON p.id = s.subject
            WHERE s.field = \(field.name) AND s.blind_index IN (\(list: indexes))
                AND (p.national_id = s.id OR p.other_identifier = s.id) ORDER BY p.id
            """)
    }

    /// Removes every sealed value of some records, and says how many there were.
    static func purge(_ subjects: [UUIDv7], _ db: Transaction) throws -> Int {
        try db.run("DELETE FROM register_secrets WHERE subject IN (\(list: subjects))")
    }

    // MARK: - The change of keys

    static func usage(_ field: SealedField, _ db: Transaction) throws -> [(key: [UInt8], count: Int)] {
        struct Count: Decodable {
            var key: [UInt8]
            var n: Int
        }
        let key = SealedColumnRows.key(of: "s.sealed")
        return try db.all(
            "SELECT \(key) AS key, count(*) AS n FROM register_secrets s WHERE s.field = \(field.name) GROUP BY \(key)",
            as: Count.self
        ).map { ($0.key, $0.n) }
    }

    /// Values that lie under another key than this one.
    static func underOtherKeys(
        than key: [UInt8], field: SealedField, limit: Int, _ db: Transaction
    ) throws -> [Row] {
        try db.all(
            """
            SELECT s.id, s.subject, s.field, s.sealed FROM register_secrets s
            WHERE s.field = \(field.name) AND \(SealedColumnRows.key(of: "s.sealed")) <> \(SQLValue.blob(key))
            ORDER BY s.id LIMIT \(limit)
            """)
    }

    static func reseal(_ id: SecretID, _ sealed: Sealed, index: BlindIndex?, _ db: Transaction) throws {
        try db.run("UPDATE register_secrets SET sealed = \(sealed), blind_index = \(index) WHERE id = \(id)")
    }
}
