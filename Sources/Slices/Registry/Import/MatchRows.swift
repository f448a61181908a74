import Access
import Civics
import SQLText
import Storage

/// What a check reads of the register, in few statements.
enum MatchRows {
    private struct Row: Decodable {
        var subject: UUIDv7
        var number: Int
        var body: String
    }

    /// Every record of a kind as it stands today.
    static func open<Record: RegisterRecord>(_ type: Record.Type, _ db: Transaction) throws -> [(UUIDv7, Int, Record)] {
        try db.all(
            """
            SELECT v.subject, v.number, v.body FROM register_versions v
            WHERE v.kind = \(Record.kind) AND v.valid_to IS NULL AND v.superseded_at IS NULL ORDER BY v.subject
            """, as: Row.self
        ).map { ($0.subject, $0.number, try ImportJSON.decode(Record.self, $0.body)) }
    }

    /// Blind indexes of the IDs of the living register, to the person.
    static func identities(_ db: Transaction) throws -> [[UInt8]: UUIDv7] {
        struct Identity: Decodable {
            var id: UUIDv7
            var blindIndex: [UInt8]
        }
        let rows = try db.all(
            """
            SELECT p.id, s.blind_index FROM register_people p
            JOIN register_secrets s ON s.id = p.national_id OR s.id = p.other_identifier
            WHERE s.blind_index IS NOT NULL
            """, as: Identity.self)
        return Dictionary(rows.map { ($0.blindIndex, $0.id) }, uniquingKeysWith: { first, _ in first })
    }

    /// Parcels of today by their code.
    static func parcelsByCode(_ db: Transaction) throws -> [String: [ParcelID]] {
        struct Coded: Decodable {
            var id: ParcelID
            var code: String
        }
        let rows = try db.all(
            "SELECT p.id, p.code FROM parcels p WHERE p.code IS NOT NULL ORDER BY p.id", as: Coded.self)
        return Dictionary(grouping: rows, by: \.code).mapValues { $0.map(\.id) }
    }
}
