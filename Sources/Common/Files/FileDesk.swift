public import Access
import Storage

/// Keeping and fetching files.
///
/// Who may do so is decided by what the file belongs to; the desk of that thing asks the policy before it comes here.
public struct FileDesk: Sendable {
    let world: World

    public init(_ world: World) {
        self.world = world
    }

    /// Keeps a file of its own.
    ///
    /// To keep one together with the record it belongs to, prepare it first and call
    /// `FileRows.insert` in the record's transaction.
    public func store(_ bytes: [UInt8], named name: String, by actor: Actor) async throws -> StoredFile {
        let file = try PreparedFile(bytes, named: name)
        let id = FileID(world.newID())
        let leaf = world.newID()
        let now = world.now()
        return try await world.store.write { db in
            let stored = try FileRows.insert(file, id: id, at: now, by: actor.account, db)
            try AuditLog.append(.fileStored(stored), by: actor, at: now, id: leaf, db)
            return stored
        }
    }

    /// What is known of a file; throws 404.61.
    public func find(_ id: FileID) async throws -> StoredFile {
        try await world.store.read { db in try FileRows.find(id, db) }
    }

    /// The bytes of a file, chunk by chunk, each fetched when it is asked for.
    public func read(_ file: StoredFile) -> Chunks {
        Chunks(store: world.store, file: file)
    }

    /// The whole file at once, with its hash checked: for what has to be read again by the program.
    public func contents(of file: StoredFile) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(file.size)
        for try await chunk in read(file) { bytes += chunk }
        guard Sha256.digest(of: bytes) == file.sha256 else { throw Problem.fileDamaged }
        return bytes
    }

    /// The chunks of a file in order.
    public struct Chunks: AsyncSequence, Sendable {
        public typealias Element = [UInt8]

        let store: any Store
        let file: StoredFile

        public func makeAsyncIterator() -> Iterator { Iterator(store: store, file: file) }

        public struct Iterator: AsyncIteratorProtocol {
            let store: any Store
            let file: StoredFile
            var number = 0

            public mutating func next() async throws -> [UInt8]? {
                guard number < file.chunkCount else { return nil }
                let wanted = number
                let id = file.id
                number += 1
                return try await store.read { db in try FileRows.chunk(wanted, of: id, db) }
            }
        }
    }
}

extension AuditEvent {
    /// The names of this room's events, for the test that names are unique.
    public static let fileNames = ["file.stored"]

    /// A file was kept; slices that keep one with a record of their own use it too.
    public static func fileStored(_ file: StoredFile) -> AuditEvent {
        AuditEvent(
            "file.stored", Subject(kind: "file", id: file.id.description),
            detail: [
                "mediaType": file.mediaType.rawValue, "size": "\(file.size)", "sha256": Hexadecimal.text(file.sha256),
            ])
    }
}
