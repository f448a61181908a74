public import Storage

/// The schema of this slice, in order: first what all records share, then each noun's row of today.
public enum RegistryMigrations {
    public static let all: [Migration] = [history, land, people, survey, importing, rights]

    /// Acts, versions, links, confirmations, counters, search keys, sealed values.
    static let history = Migration("registry/0001") { words in
        """
        CREATE TABLE register_operations (
            id \(words.id) PRIMARY KEY,
            kind \(words.text) NOT NULL,
            at \(words.instant) NOT NULL,
            valid_from \(words.day) NOT NULL,
            actor \(words.id),
            actor_name \(words.text) NOT NULL,
            reason \(words.text),
            undone_by \(words.id) REFERENCES register_operations (id)
        )\(words.end);
        CREATE INDEX register_operations_by_time ON register_operations (at);
        CREATE TABLE register_versions (
            id \(words.id) PRIMARY KEY,
            subject \(words.id) NOT NULL,
            kind \(words.text) NOT NULL,
            number \(words.whole) NOT NULL,
            valid_from \(words.day) NOT NULL,
            valid_to \(words.day),
            recorded_at \(words.instant) NOT NULL,
            superseded_at \(words.instant),
            operation \(words.id) NOT NULL REFERENCES register_operations (id),
            superseded_by \(words.id) REFERENCES register_operations (id),
            body \(words.text) NOT NULL,
            UNIQUE (subject, number),
            CHECK (valid_to IS NULL OR valid_from < valid_to)
        )\(words.end);
        CREATE INDEX register_versions_believed ON register_versions (subject, valid_from)
            WHERE superseded_at IS NULL;
        CREATE INDEX register_versions_by_operation ON register_versions (operation);
        CREATE INDEX register_versions_by_superseding ON register_versions (superseded_by)
            WHERE superseded_by IS NOT NULL;
        CREATE TABLE register_lineage (
            operation \(words.id) NOT NULL REFERENCES register_operations (id),
            kind \(words.text) NOT NULL,
            parent \(words.id) NOT NULL,
            child \(words.id) NOT NULL,
            PRIMARY KEY (operation, parent, child)
        )\(words.end);
        CREATE INDEX register_lineage_by_parent ON register_lineage (parent);
        CREATE INDEX register_lineage_by_child ON register_lineage (child);
        CREATE TABLE register_links (
            subject \(words.id) NOT NULL,
            kind \(words.text) NOT NULL,
            place \(words.whole) NOT NULL,
            role \(words.text) NOT NULL,
            target \(words.id) NOT NULL,
            target_kind \(words.text) NOT NULL,
            PRIMARY KEY (subject, place)
        )\(words.end);
        CREATE INDEX register_links_by_target ON register_links (target, role, kind);
        CREATE TABLE register_confirmations (
            subject \(words.id) NOT NULL,
            kind \(words.text) NOT NULL,
            fact_group \(words.text) NOT NULL,
            confirmed_on \(words.day) NOT NULL,
            operation \(words.id) NOT NULL REFERENCES register_operations (id),
            PRIMARY KEY (subject, fact_group)
        )\(words.end);
        CREATE INDEX register_confirmations_by_day ON register_confirmations (kind, fact_group, confirmed_on);
        CREATE TABLE register_revisions (
            kind \(words.text) PRIMARY KEY,
            revision \(words.whole) NOT NULL,
            records \(words.whole) NOT NULL
        )\(words.end);
        CREATE TABLE register_trigrams (
            kind \(words.text) NOT NULL,
            trigram \(words.whole) NOT NULL,
            subject \(words.id) NOT NULL,
            PRIMARY KEY (kind, trigram, subject)
        )\(words.end);
        CREATE INDEX register_trigrams_by_subject ON register_trigrams (subject);
        CREATE TABLE register_secrets (
            id \(words.id) PRIMARY KEY,
            subject \(words.id) NOT NULL,
            field \(words.text) NOT NULL,
            sealed \(words.bytes) NOT NULL,
            blind_index \(words.bytes)
        )\(words.end);
        CREATE INDEX register_secrets_by_subject ON register_secrets (subject, field);
        CREATE INDEX register_secrets_by_index ON register_secrets (field, blind_index) WHERE blind_index IS NOT NULL;
        """
    }
}
