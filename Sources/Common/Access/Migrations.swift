public import Storage

/// The schema of this room, in order.
public enum AccessMigrations {
    public static let all: [Migration] = [
        Migration("access/0001") { words in
            """
            CREATE TABLE accounts (
                id \(words.id) PRIMARY KEY,
                login_name \(words.text) UNIQUE,
                display_name \(words.text) NOT NULL,
                password_hash \(words.text),
                second_factor \(words.text) NOT NULL DEFAULT 'none' CHECK (second_factor IN ('none', 'required')),
                created_at \(words.instant) NOT NULL,
                disabled_at \(words.instant)
            )\(words.end);
            CREATE TABLE account_grants (
                id \(words.id) PRIMARY KEY,
                account_id \(words.id) NOT NULL REFERENCES accounts (id),
                role \(words.text) NOT NULL,
                division \(words.text),
                state \(words.text) NOT NULL CHECK (state IN ('proposed', 'active', 'refused', 'ended')),
                valid_from \(words.day) NOT NULL,
                valid_until \(words.day),
                proposed_by \(words.id) REFERENCES accounts (id),
                proposed_at \(words.instant) NOT NULL,
                decided_by \(words.id) REFERENCES accounts (id),
                decided_at \(words.instant),
                ended_at \(words.instant)
            )\(words.end);
            CREATE INDEX account_grants_by_account ON account_grants (account_id, state);
            CREATE TABLE account_links (
                token_hash \(words.bytes) PRIMARY KEY,
                account_id \(words.id) NOT NULL REFERENCES accounts (id),
                issued_at \(words.instant) NOT NULL,
                expires_at \(words.instant) NOT NULL,
                used_at \(words.instant)
            )\(words.end);
            CREATE INDEX account_links_by_account ON account_links (account_id);
            """
        },
        Migration("access/0002") { words in
            """
            CREATE TABLE sessions (
                id \(words.id) PRIMARY KEY,
                token_hash \(words.bytes) NOT NULL UNIQUE,
                account_id \(words.id) NOT NULL REFERENCES accounts (id),
                started_at \(words.instant) NOT NULL,
                last_seen_at \(words.instant) NOT NULL,
                ended_at \(words.instant),
                address \(words.text) NOT NULL,
                device \(words.text) NOT NULL
            )\(words.end);
            CREATE INDEX sessions_by_account ON sessions (account_id, started_at);
            CREATE TABLE sign_in_attempts (
                id \(words.id) NOT NULL,
                bucket \(words.bytes) NOT NULL,
                at \(words.instant) NOT NULL,
                PRIMARY KEY (id, bucket)
            )\(words.end);
            CREATE INDEX sign_in_attempts_by_bucket ON sign_in_attempts (bucket, at);
            """
        },
        Migration("access/0003") { words in
            """
            CREATE TABLE audit_leaves (
                id \(words.id) PRIMARY KEY,
                at \(words.instant) NOT NULL,
                actor \(words.text) NOT NULL,
                name \(words.text) NOT NULL,
                subject_kind \(words.text) NOT NULL,
                subject_id \(words.text) NOT NULL,
                detail \(words.text) NOT NULL,
                leaf_hash \(words.bytes) NOT NULL,
                position \(words.whole) UNIQUE
            )\(words.end);
            CREATE INDEX audit_leaves_waiting ON audit_leaves (at, id) WHERE position IS NULL;
            CREATE INDEX audit_leaves_by_subject ON audit_leaves (subject_kind, subject_id, at);
            CREATE TABLE audit_nodes (
                level \(words.whole) NOT NULL,
                position \(words.whole) NOT NULL,
                hash \(words.bytes) NOT NULL,
                PRIMARY KEY (level, position)
            )\(words.end);
            CREATE TABLE audit_heads (
                size \(words.whole) PRIMARY KEY,
                root \(words.bytes) NOT NULL,
                at \(words.instant) NOT NULL,
                key_id \(words.bytes) NOT NULL,
                signature \(words.bytes) NOT NULL
            )\(words.end);
            """
        },
        Migration("access/0004") { words in
            """
            ALTER TABLE account_grants ADD COLUMN village \(words.whole);
            CREATE TABLE field_keys (
                id \(words.text) PRIMARY KEY,
                noted_at \(words.instant) NOT NULL
            )\(words.end);
            CREATE INDEX audit_leaves_by_name ON audit_leaves (name, at);
            """
        },
    ]
}
