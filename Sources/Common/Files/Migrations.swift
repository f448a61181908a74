public import Storage

/// The schema of this room, in order.
public enum FilesMigrations {
    public static let all: [Migration] = [
        Migration("files/0001") { words in
            """
            CREATE TABLE files (
                id \(words.id) PRIMARY KEY,
                media_type \(words.text) NOT NULL,
                name \(words.text) NOT NULL,
                size \(words.whole) NOT NULL CHECK (size > 0),
                sha256 \(words.bytes) NOT NULL,
                stored_at \(words.instant) NOT NULL,
                stored_by \(words.id)
            )\(words.end);
            CREATE INDEX files_by_hash ON files (sha256);
            CREATE TABLE file_chunks (
                file_id \(words.id) NOT NULL REFERENCES files (id),
                number \(words.whole) NOT NULL,
                bytes \(words.bytes) NOT NULL,
                PRIMARY KEY (file_id, number)
            )\(words.end);
            """
        }
    ]
}
