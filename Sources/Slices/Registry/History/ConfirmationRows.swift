import Access
public import Civics
import SQLText
public import Storage

/// When somebody last said that a record is right: `register_confirmations`, the newest day per record and group.
public enum ConfirmationRows {
    /// The group that stands for the record as a whole.
    public static let whole = "record"

    static func confirm(
        _ record: RecordReference, group: String = whole, on day: CivilDate, _ change: RegisterChange,
        _ db: Transaction
    ) throws {
        try db.run(
            """
            INSERT INTO register_confirmations (subject, kind, fact_group, confirmed_on, operation)
            VALUES (\(record.id), \(record.kind), \(group), \(day), \(change.id))
            ON CONFLICT (subject, fact_group) DO UPDATE SET
                confirmed_on = CASE WHEN excluded.confirmed_on > register_confirmations.confirmed_on
                    THEN excluded.confirmed_on ELSE register_confirmations.confirmed_on END,
                operation = excluded.operation
            """)
    }

    /// The day per group of facts.
    public static func days(of id: UUIDv7, _ db: Transaction) throws -> [String: CivilDate] {
        struct Row: Decodable {
            var factGroup: String
            var confirmedOn: CivilDate
        }
        return Dictionary(
            try db.all(
                "SELECT c.fact_group, c.confirmed_on FROM register_confirmations c WHERE c.subject = \(id)", as: Row.self
            ).map { ($0.factGroup, $0.confirmedOn) }, uniquingKeysWith: { max($0, $1) })
    }
}
