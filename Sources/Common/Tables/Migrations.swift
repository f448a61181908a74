public import Storage

/// The schema of this room, in order.
public enum TablesMigrations {
    public static let all: [Migration] = [
        Migration("tables/0001") { words in
            """
            CREATE TABLE dated_rows (
                id \(words.id) PRIMARY KEY,
                key \(words.text) NOT NULL,
                value \(words.text) NOT NULL,
                effective_from \(words.day) NOT NULL,
                effective_to \(words.day),
                legal_reference \(words.text) NOT NULL,
                certainty \(words.text) NOT NULL CHECK (certainty IN ('verified', 'unverified')),
                origin \(words.text) NOT NULL CHECK (origin IN ('shipped', 'edited')),
                is_withdrawn \(words.flag) NOT NULL,
                entered_by \(words.id),
                entered_at \(words.instant) NOT NULL,
                superseded_at \(words.instant)
            )\(words.end);
            CREATE INDEX dated_rows_by_key ON dated_rows (key, effective_from);
            """
        }
    ]
}
