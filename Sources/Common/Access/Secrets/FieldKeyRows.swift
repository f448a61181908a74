import Civics
import SQLText
import Storage

/// Which keys this organisation's values were sealed with: their names, never the keys.
enum FieldKeyRows {
    private struct Row: Decodable { var id: String }

    static func all(_ db: Transaction) throws -> Set<FieldKeyID> {
        Set(try db.all("SELECT id FROM field_keys", as: Row.self).compactMap { FieldKeyID(text: $0.id) })
    }

    /// Notes a key before anything is sealed with it; says whether it was new.
    static func insert(_ id: FieldKeyID, at now: Instant, _ db: Transaction) throws -> Bool {
        try db.run(
            """
            INSERT INTO field_keys (id, noted_at) VALUES (\(id.description), \(now)) ON CONFLICT (id) DO NOTHING
            """) == 1
    }
}
