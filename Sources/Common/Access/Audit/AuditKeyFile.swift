import Civics
public import Foundation

/// What is wrong with the audit log or its files; an operator sees it.
public enum AuditError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A hash that the tree needs is not in the database.
    case incomplete(level: Int, position: Int64)
    case keyUnreadable(String)
    case keyIsOpenToOthers(String)
    case headsUnreadable(line: Int)

    public var description: String {
        switch self {
        case .incomplete(let level, let position): "the audit tree lacks node \(level)/\(position)"
        case .keyUnreadable(let path): "\(path) does not hold a signing key (64 hexadecimal digits)"
        case .keyIsOpenToOthers(let path): "\(path) can be read by other users of this machine: chmod 600"
        case .headsUnreadable(let line): "the file of audit heads cannot be read at line \(line)"
        }
    }
}

/// The file of the signing key: 64 hexadecimal digits, readable by its owner alone (mode 0600).
public enum AuditKeyFile {
    /// Reads the key, or makes one at first start; the public key is written beside it as `….pub`.
    public static func loadOrMake(at url: URL) throws -> AuditSigningKey {
        if let seed = try read(url) { return seed }
        let directory = url.deletingLastPathComponent()
        try FileManager.default.createDirectory(
            at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let seed = SecretBytes.random(32)
        guard let key = AuditSigningKey(seed: seed) else { throw AuditError.keyUnreadable(url.path) }
        // O_EXCL: of two processes that start at once, one makes the key and the other reads it.
        let file = open(url.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            if errno == EEXIST, let other = try read(url) { return other }
            throw AuditError.keyUnreadable(url.path)
        }
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
        try handle.write(contentsOf: Data("\(Hexadecimal.text(seed))\n".utf8))
        try handle.synchronize()
        try handle.close()
        let publicFile = url.appendingPathExtension("pub")
        try Data("\(Hexadecimal.text(key.publicKey.bytes))\n".utf8).write(to: publicFile)
        return key
    }

    private static func read(_ url: URL) throws -> AuditSigningKey? {
        guard FileManager.default.fileExists(atPath: url.path) else { return nil }
        let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
        let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
        guard mode & 0o077 == 0 else { throw AuditError.keyIsOpenToOthers(url.path) }
        let text = String(decoding: try Data(contentsOf: url), as: UTF8.self).trimmingCharacters(
            in: .whitespacesAndNewlines)
        guard let seed = Hexadecimal.bytes(text), let key = AuditSigningKey(seed: seed) else {
            throw AuditError.keyUnreadable(url.path)
        }
        return key
    }
}

/// The heads outside the database: one JSON line each, only ever appended.
public struct AuditHeadsFile: Sendable {
    public let url: URL

    public init(_ url: URL) {
        self.url = url
    }

    /// Appends a head and waits until it is on the disk.
    public func append(_ head: SignedHead) throws {
        let file = open(url.path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw CocoaError(.fileWriteNoPermission) }
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
        try handle.write(contentsOf: Data("\(head.line)\n".utf8))
        try handle.synchronize()
        try handle.close()
    }

    /// Reads all heads; none where there is no file.
    ///
    /// A last line that was cut by a power failure is passed over.
    public func read() throws -> [SignedHead] {
        guard FileManager.default.fileExists(atPath: url.path) else { return [] }
        struct Line: Decodable {
            var size: Int64
            var root: String
            var at: Int64
            var key: String
            var signature: String
        }
        let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var heads: [SignedHead] = []
        for (number, line) in lines.enumerated() where !line.isEmpty {
            guard let parsed = try? JSONDecoder().decode(Line.self, from: Data(line.utf8)),
                let root = Hexadecimal.bytes(parsed.root), let key = Hexadecimal.bytes(parsed.key),
                let signature = Hexadecimal.bytes(parsed.signature)
            else {
                if number == lines.count - 1 { break }
                throw AuditError.headsUnreadable(line: number + 1)
            }
            heads.append(
                SignedHead(
                    size: parsed.size, root: root, at: .init(milliseconds: parsed.at), keyId: key, signature: signature)
            )
        }
        return heads
    }
}
