public import Storage

/// The schema of this room, in order.
public enum EvidenceMigrations {
    public static let all: [Migration] = [
        Migration("evidence/0001") { words in
            """
            CREATE TABLE kpi_entries (
                id \(words.id) PRIMARY KEY,
                kpi \(words.text) NOT NULL,
                quarter \(words.text) NOT NULL,
                numerator \(words.whole),
                denominator \(words.whole) CHECK (denominator > 0),
                source_note \(words.text) NOT NULL,
                entered_by \(words.id),
                entered_name \(words.text) NOT NULL,
                entered_at \(words.instant) NOT NULL,
                CHECK ((numerator IS NULL) = (denominator IS NULL))
            )\(words.end);
            CREATE INDEX kpi_entries_by_kpi ON kpi_entries (kpi, quarter, entered_at);
            CREATE TABLE frozen_figures (
                id \(words.id) PRIMARY KEY,
                kpi \(words.text) NOT NULL,
                quarter \(words.text) NOT NULL,
                measure \(words.text),
                parameters \(words.text) NOT NULL,
                first_day \(words.day) NOT NULL,
                last_day \(words.day) NOT NULL,
                numerator \(words.whole),
                denominator \(words.whole) CHECK (denominator > 0),
                reason_th \(words.text),
                reason_en \(words.text),
                counted \(words.whole) NOT NULL,
                excluded \(words.whole) NOT NULL,
                record_hash \(words.text) NOT NULL,
                frozen_at \(words.instant) NOT NULL,
                UNIQUE (quarter, kpi),
                CHECK ((numerator IS NULL) = (denominator IS NULL))
            )\(words.end);
            CREATE INDEX frozen_figures_by_kpi ON frozen_figures (kpi, quarter);
            """
        }
    ]
}
