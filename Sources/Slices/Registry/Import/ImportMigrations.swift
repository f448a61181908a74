import Storage

extension RegistryMigrations {
    /// Imports: the file (sealed), the rows of the dry run, what was decided, what columns were taken for.
    static let importing = Migration("registry/0005") { words in
        """
        CREATE TABLE imports (
            id \(words.id) PRIMARY KEY,
            kind \(words.text) NOT NULL,
            state \(words.text) NOT NULL,
            file_name \(words.text) NOT NULL,
            file_hash \(words.bytes) NOT NULL,
            file_size \(words.whole) NOT NULL,
            options \(words.text) NOT NULL,
            started_at \(words.instant) NOT NULL,
            started_by \(words.id),
            started_name \(words.text) NOT NULL,
            staged_at \(words.instant),
            applied_at \(words.instant),
            undone_at \(words.instant),
            operation \(words.id) REFERENCES register_operations (id),
            undo_operation \(words.id) REFERENCES register_operations (id),
            counts \(words.text) NOT NULL,
            notes \(words.text) NOT NULL,
            problem_number \(words.text),
            problem \(words.text)
        )\(words.end);
        CREATE INDEX imports_by_time ON imports (started_at);
        CREATE TABLE import_acts (
            operation \(words.id) PRIMARY KEY REFERENCES register_operations (id),
            import \(words.id) NOT NULL REFERENCES imports (id)
        )\(words.end);
        CREATE INDEX import_acts_by_import ON import_acts (import);
        CREATE TABLE import_files (
            id \(words.id) PRIMARY KEY,
            import \(words.id) NOT NULL REFERENCES imports (id),
            number \(words.whole) NOT NULL,
            sealed \(words.bytes) NOT NULL,
            UNIQUE (import, number)
        )\(words.end);
        CREATE TABLE import_rows (
            import \(words.id) NOT NULL REFERENCES imports (id),
            number \(words.whole) NOT NULL,
            status \(words.text) NOT NULL,
            record \(words.text) NOT NULL,
            label \(words.text) NOT NULL,
            subject \(words.id),
            version \(words.whole),
            rule \(words.text),
            action \(words.text),
            body \(words.text),
            differences \(words.text) NOT NULL,
            reasons \(words.text) NOT NULL,
            candidates \(words.text) NOT NULL,
            needs_decision \(words.flag) NOT NULL,
            decision \(words.text),
            decided_at \(words.instant),
            decided_name \(words.text),
            is_applied \(words.flag) NOT NULL,
            PRIMARY KEY (import, number)
        )\(words.end);
        CREATE INDEX import_rows_by_status ON import_rows (import, status, number);
        CREATE TABLE import_secrets (
            id \(words.id) PRIMARY KEY,
            import \(words.id) NOT NULL REFERENCES imports (id),
            number \(words.whole) NOT NULL,
            subject \(words.id) NOT NULL,
            field \(words.text) NOT NULL,
            sealed \(words.bytes) NOT NULL,
            blind_index \(words.bytes)
        )\(words.end);
        CREATE INDEX import_secrets_by_row ON import_secrets (import, number);
        CREATE TABLE import_column_choices (
            kind \(words.text) NOT NULL,
            header \(words.text) NOT NULL,
            field \(words.text) NOT NULL,
            chosen_at \(words.instant) NOT NULL,
            PRIMARY KEY (kind, header)
        )\(words.end);
        """
    }
}
