import Civics
import SQLText
import Storage

/// The three-letter pieces of names, by which records are found: `register_trigrams`.
enum SearchRows {
    static func replace(_ texts: [String], of record: RecordReference, isNew: Bool, _ db: Transaction) throws {
        if !isNew { try db.run("DELETE FROM register_trigrams WHERE subject = \(record.id)") }
        var waiting = Trigrams.of(texts).sorted()[...]
        while let first = waiting.popFirst() {
            var rows: SQL = "(\(record.kind), \(first), \(record.id))"
            // Statements of at most sixteen rows, so that few texts are prepared.
            for trigram in waiting.prefix(15) { rows = "\(rows), (\(record.kind), \(trigram), \(record.id))" }
            waiting = waiting.dropFirst(15)
            try db.run("INSERT INTO register_trigrams (kind, trigram, subject) VALUES \(rows)")
        }
    }

    private struct Frequency: Decodable {
        var place: Int
        var n: Int
    }

    /// How many records each piece leads to, the rarest first; counted no further than `bound`.
    static func frequencies(
        of trigrams: [Int64], kind: RecordKind, bound: Int, _ db: Transaction
    ) throws -> [(trigram: Int64, count: Int)] {
        var union: SQL = ""
        for (place, trigram) in trigrams.enumerated() {
            let count: SQL = """
                SELECT CAST(\(place) AS BIGINT) AS place, (SELECT count(*) FROM
                    (SELECT 1 AS one FROM register_trigrams t
                     WHERE t.kind = \(kind) AND t.trigram = \(trigram) LIMIT \(bound)) c) AS n
                """
            union = place == 0 ? count : "\(union) UNION ALL \(count)"
        }
        guard !trigrams.isEmpty else { return [] }
        return try db.all(union, as: Frequency.self).map { (trigrams[$0.place], $0.n) }
            .sorted { ($0.count, $0.trigram) < ($1.count, $1.trigram) }
    }

    /// The records that some of the pieces lead to, with how many do, as a table to be joined: `(subject, n)`.
    ///
    /// - Parameter bound: how many records of each piece are looked at; a rare piece has fewer.
    static func sharing(_ trigrams: [Int64], kind: RecordKind, bound: Int) -> SQL {
        var union: SQL = "SELECT t.subject AS subject FROM register_trigrams t WHERE 1 = 0"
        for trigram in trigrams {
            union = """
                \(union) UNION ALL SELECT s.subject FROM (SELECT t.subject AS subject FROM register_trigrams t
                    WHERE t.kind = \(kind) AND t.trigram = \(trigram) LIMIT \(bound)) s
                """
        }
        return "(SELECT u.subject AS subject, count(*) AS n FROM (\(union)) u GROUP BY u.subject)"
    }
}
