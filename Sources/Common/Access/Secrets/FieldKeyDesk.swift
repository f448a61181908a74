import Civics
public import Foundation
import Storage

/// Opening the vault for an organisation's data, and changing its keys.
///
/// The database knows the names of the keys its values were sealed with. So a file that is missing is not replaced by a
/// new one while values wait for the old, and another organisation's file is not taken for this one's.
public struct FieldKeyDesk: Sendable {
    let world: World
    let file: URL

    public init(_ world: World, file: URL) {
        self.world = world
        self.file = file
    }

    /// Opens the vault; makes the file where no value was ever sealed and there is none.
    ///
    /// A closed vault says why, and the rest of the program runs on.
    public func vault() async throws -> FieldVault {
        let known = try await world.store.read { try FieldKeyRows.all($0) }
        do throws(FieldKeyError) {
            if known.isEmpty, !FieldKeyFile.exists(file) {
                _ = try FieldKeyFile.make(file, madeOn: world.now().thaiDate)
            }
        } catch {
            return FieldVault(closed: error)
        }
        let vault = vault(knowing: known)
        if let current = try? vault.keys().current, !known.contains(current) { try await note(current) }
        return vault
    }

    /// Opens the vault beside a running server: makes nothing and notes nothing.
    public func vaultForReading() async throws -> FieldVault {
        vault(knowing: try await world.store.read { try FieldKeyRows.all($0) })
    }

    private func vault(knowing known: Set<FieldKeyID>) -> FieldVault {
        do throws(FieldKeyError) {
            let keys = try FieldKeyFile.read(file)
            guard known.isEmpty || keys.keys.contains(where: { known.contains($0.id) }) else {
                throw .foreign(file.path)
            }
            return try FieldVault(file: file)
        } catch {
            return FieldVault(closed: error)
        }
    }

    private func note(_ id: FieldKeyID) async throws {
        let now = world.now()
        let leaf = world.newID()
        try await world.store.write { db in
            if try FieldKeyRows.insert(id, at: now, db) {
                try AuditLog.append(.fieldKey("noted", id), by: .commandLine, at: now, id: leaf, db)
            }
        }
    }

    /// Adds a new current key to the file; what older keys sealed stays readable with them.
    public func rotate() async throws -> FieldKeyID {
        let known = try await world.store.read { try FieldKeyRows.all($0) }
        let vault = vault(knowing: known)
        if let reason = vault.reason { throw reason }
        var keys = try FieldKeyFile.read(file)
        keys.add(madeOn: world.now().thaiDate)
        // The file first: a key that is noted but lost would look like a missing file.
        try FieldKeyFile.replace(file, with: keys)
        try await note(keys.current)
        return keys.current
    }

    /// How many values of each column lie under each key.
    public func usage(of columns: [SealedColumn]) async throws -> [FieldKeyUsage] {
        try await world.store.read { db in
            try columns.map { FieldKeyUsage(column: $0.name, values: try $0.usage(db)) }
        }
    }

    /// The keys that values were sealed with since the beginning, whether or not the file holds them.
    public func known() async throws -> Set<FieldKeyID> {
        try await world.store.read { try FieldKeyRows.all($0) }
    }

    /// Seals again, with the current key, every value that lies under another; each batch is one transaction with its
    /// audit leaf, so an interrupted run leaves every value readable and the next one goes on where it stopped.
    ///
    /// - Parameter progress: told after each batch how many of how many are done.
    /// - Returns: how many values were sealed again.
    public func reseal(
        _ columns: [SealedColumn], with vault: FieldVault, batch: Int = 500,
        progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) async throws -> Int {
        let current = try vault.keys().current
        let total = try await usage(of: columns).reduce(0) { sum, usage in sum + usage.count(exceptUnder: current) }
        var done = 0
        for column in columns {
            while true {
                let now = world.now()
                let leaf = world.newID()
                let count = try await world.store.write { db in
                    let count = try column.reseal(vault, batch, db)
                    if count > 0 {
                        let detail = ["column": column.name, "values": "\(count)"]
                        try AuditLog.append(
                            .fieldKey("resealed", current, detail: detail), by: .commandLine, at: now, id: leaf, db)
                    }
                    return count
                }
                if count == 0 { break }
                done += count
                progress(done, max(total, done))
            }
        }
        return done
    }
}

/// How the values of one column are spread over the keys.
public struct FieldKeyUsage: Sendable, Hashable {
    public var column: String
    public var values: [FieldKeyID: Int]

    public func count(exceptUnder key: FieldKeyID) -> Int {
        values.filter { $0.key != key }.values.reduce(0, +)
    }
}
