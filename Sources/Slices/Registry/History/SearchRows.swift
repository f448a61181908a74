import Civics
import SQLText
import Storage

/// The three-letter pieces of names, by which records are found: `register_trigrams`.
enum SearchRows {
    static func replace(_ texts: [String], of record: RecordReference, isNew: Bool, _ db: Transaction) throws {
        if !isNew { try db.run("DELETE FROM register_trigrams WHERE subject = \(record.id)") }
        for trigram in Trigrams.of(texts).sorted() {
            try db.run(
                """
                INSERT INTO register_trigrams (kind, trigram, subject)
                VALUES (\(record.kind), \(trigram), \(record.id))
                """)
        }
    }
}
