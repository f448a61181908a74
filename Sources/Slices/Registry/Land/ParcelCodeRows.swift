import Civics
import SQLText
public import Storage

/// A code that waits for staff to confirm it.
public struct ParcelCodeProposal: Sendable, Hashable, Identifiable {
    public var parcel: ParcelID
    public var code: ParcelCode
    public var id: ParcelID { parcel }
}

/// Codes that were ever in use, and those that wait: `parcel_codes_used`, `parcel_code_proposals`.
public enum ParcelCodeRows {
    private struct Row: Decodable {
        var parcel: ParcelID
        var code: String
    }

    /// Every code of a block that was ever borne, or is proposed.
    static func taken(zone: String, block: String, _ db: Transaction) throws -> [ParcelCode] {
        try db.all(
            """
            SELECT u.code FROM parcel_codes_used u WHERE u.zone = \(zone) AND u.block = \(block)
            UNION SELECT p.code FROM parcel_code_proposals p WHERE p.zone = \(zone) AND p.block = \(block)
            """, as: String.self
        ).compactMap { ParcelCode($0) }
    }

    static func propose(_ code: ParcelCode, for parcel: ParcelID, in change: RegisterChange, _ db: Transaction) throws {
        try db.run(
            """
            INSERT INTO parcel_code_proposals (parcel, code, zone, block, operation)
            VALUES (\(parcel), \(code.description), \(code.zone), \(code.block), \(change.id))
            ON CONFLICT (parcel) DO UPDATE SET code = excluded.code, zone = excluded.zone, block = excluded.block,
                operation = excluded.operation
            """)
    }

    static func withdraw(_ parcel: ParcelID, _ db: Transaction) throws {
        try db.run("DELETE FROM parcel_code_proposals WHERE parcel = \(parcel)")
    }

    /// The code proposed for a parcel.
    public static func proposal(for parcel: ParcelID, _ db: Transaction) throws -> ParcelCode? {
        try db.first("SELECT p.code FROM parcel_code_proposals p WHERE p.parcel = \(parcel)", as: String.self)
            .flatMap { ParcelCode($0) }
    }

    /// The list to confirm, oldest first.
    public static func proposals(limit: Int, _ db: Transaction) throws -> [ParcelCodeProposal] {
        try db.all(
            "SELECT p.parcel, p.code FROM parcel_code_proposals p ORDER BY p.operation, p.code LIMIT \(limit)",
            as: Row.self
        ).compactMap { row in ParcelCode(row.code).map { ParcelCodeProposal(parcel: row.parcel, code: $0) } }
    }
}
