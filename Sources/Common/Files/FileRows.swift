public import Access
public import Civics
import SQLText
public import Storage

/// The rows of files and their chunks.
public enum FileRows {
    /// Writes a prepared file in the transaction of whatever it belongs to.
    @discardableResult
    public static func insert(
        _ file: PreparedFile, id: FileID, at now: Instant, by account: AccountID?, _ db: Transaction
    ) throws -> StoredFile {
        let stored = StoredFile(
            id: id, mediaType: file.mediaType, name: file.name, size: file.bytes.count, sha256: file.sha256,
            storedAt: now, storedBy: account)
        try db.run(
            """
            INSERT INTO files (id, media_type, name, size, sha256, stored_at, stored_by)
            VALUES (\(id), \(file.mediaType.rawValue), \(file.name), \(file.bytes.count), \(SQLValue.blob(file.sha256)),
                \(now), \(account))
            """)
        for number in 0..<stored.chunkCount {
            let begin = number * StoredFile.chunkSize
            let chunk = Array(file.bytes[begin..<min(begin + StoredFile.chunkSize, file.bytes.count)])
            try db.run(
                "INSERT INTO file_chunks (file_id, number, bytes) VALUES (\(id), \(number), \(SQLValue.blob(chunk)))")
        }
        return stored
    }

    /// What is known of a file; throws 404.61.
    public static func find(_ id: FileID, _ db: Transaction) throws -> StoredFile {
        let found = try db.first(
            "SELECT id, media_type, name, size, sha256, stored_at, stored_by FROM files WHERE id = \(id)",
            as: StoredFile.self)
        guard let found else { throw Problem.noSuchFile }
        return found
    }

    static func chunk(_ number: Int, of id: FileID, _ db: Transaction) throws -> [UInt8] {
        struct Chunk: Decodable { var bytes: [UInt8] }
        let found = try db.first(
            "SELECT bytes FROM file_chunks WHERE file_id = \(id) AND number = \(number)", as: Chunk.self)
        guard let found else { throw Problem.noSuchFile }
        return found.bytes
    }
}
