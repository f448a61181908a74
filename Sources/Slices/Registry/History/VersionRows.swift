import Access
import Civics
import Foundation
import SQLText
import Storage

/// The versions of all records: `register_versions`.
enum VersionRows {
    private struct Row: Decodable {
        var id: UUIDv7
        var number: Int
        var validFrom: CivilDate
        var validTo: CivilDate?
        var recordedAt: Instant
        var supersededAt: Instant?
        var operation: OperationID
        var body: String

        func version<Record: RegisterRecord>(of subject: Record.ID) throws -> Version<Record> {
            Version(
                id: id, subject: subject, number: number, validFrom: validFrom, validTo: validTo,
                recordedAt: recordedAt, supersededAt: supersededAt, operation: operation,
                record: try VersionRows.record(body))
        }
    }

    private struct Span: Decodable {
        var id: UUIDv7
        var number: Int
        var validFrom: CivilDate
        var validTo: CivilDate?
    }

    private static let columns: SQL =
        "v.id, v.number, v.valid_from, v.valid_to, v.recorded_at, v.superseded_at, v.operation, v.body"

    static func insert<Record: RegisterRecord>(
        _ record: Record, subject: Record.ID, number: Int, from first: CivilDate, to end: CivilDate?,
        in change: RegisterChange, _ db: Transaction
    ) throws {
        let body = try Self.body(record)
        try db.run(
            """
            INSERT INTO register_versions
                (id, subject, kind, number, valid_from, valid_to, recorded_at, operation, body)
            VALUES (\(change.newID()), \(subject), \(Record.kind), \(number), \(first), \(end), \(change.at),
                \(change.id), \(body))
            """)
    }

    /// A value as versions keep it: keys in order, so that the same value gives the same text.
    static func body(_ record: some RegisterRecord) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(record), as: UTF8.self)
    }

    /// The value that a version keeps.
    static func record<Record: RegisterRecord>(_ body: String) throws -> Record {
        try JSONDecoder().decode(Record.self, from: Data(body.utf8))
    }

    /// Writes what is left of a superseded version, under the act that cut it.
    static func copy(
        _ id: UUIDv7, as new: UUIDv7, number: Int, from first: CivilDate, to end: CivilDate?,
        in change: RegisterChange, _ db: Transaction
    ) throws {
        try db.run(
            """
            INSERT INTO register_versions
                (id, subject, kind, number, valid_from, valid_to, recorded_at, operation, body)
            SELECT \(new), v.subject, v.kind, \(number), \(first), \(end), \(change.at), \(change.id), v.body
            FROM register_versions v WHERE v.id = \(id)
            """)
    }

    static func supersede(_ ids: [UUIDv7], in change: RegisterChange, _ db: Transaction) throws {
        guard !ids.isEmpty else { return }
        try db.run(
            """
            UPDATE register_versions SET superseded_at = \(change.at), superseded_by = \(change.id)
            WHERE id IN (\(list: ids)) AND superseded_at IS NULL
            """)
    }

    /// What is believed now, in the order of the days.
    static func believed(_ subject: UUIDv7, _ db: Transaction) throws -> [VersionSpan] {
        try db.all(
            """
            SELECT v.id, v.number, v.valid_from, v.valid_to FROM register_versions v
            WHERE v.subject = \(subject) AND v.superseded_at IS NULL ORDER BY v.valid_from
            """, as: Span.self
        ).map { VersionSpan(id: $0.id, number: $0.number, validFrom: $0.validFrom, validTo: $0.validTo) }
    }

    static func highestNumber(_ subject: UUIDv7, _ db: Transaction) throws -> Int {
        try db.first(
            "SELECT MAX(v.number) AS number FROM register_versions v WHERE v.subject = \(subject)", as: Int?.self
        )
        .flatMap { $0 } ?? 0
    }

    static func open<Record: RegisterRecord>(
        _ id: Record.ID, believedAt moment: Instant?, _ db: Transaction
    ) throws -> Version<Record>? {
        try db.first(
            """
            SELECT \(columns) FROM register_versions v
            WHERE v.subject = \(id) AND v.kind = \(Record.kind) AND v.valid_to IS NULL AND \(belief(moment))
            """, as: Row.self)?.version(of: id)
    }

    static func holding<Record: RegisterRecord>(
        _ id: Record.ID, on day: CivilDate, believedAt moment: Instant?, _ db: Transaction
    ) throws -> Version<Record>? {
        try db.first(
            """
            SELECT \(columns) FROM register_versions v
            WHERE v.subject = \(id) AND v.kind = \(Record.kind) AND v.valid_from <= \(day)
                AND (v.valid_to IS NULL OR v.valid_to > \(day)) AND \(belief(moment))
            """, as: Row.self)?.version(of: id)
    }

    static func all<Record: RegisterRecord>(_ id: Record.ID, _ db: Transaction) throws -> [Version<Record>] {
        try db.all(
            """
            SELECT \(columns) FROM register_versions v WHERE v.subject = \(id) AND v.kind = \(Record.kind)
            ORDER BY v.recorded_at DESC, v.valid_from DESC, v.number DESC
            """, as: Row.self
        ).map { try $0.version(of: id) }
    }

    private static func belief(_ moment: Instant?) -> SQL {
        guard let moment else { return "v.superseded_at IS NULL" }
        return "v.recorded_at <= \(moment) AND (v.superseded_at IS NULL OR v.superseded_at > \(moment))"
    }
}
