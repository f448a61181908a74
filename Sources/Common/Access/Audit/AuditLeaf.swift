public import Civics
import Foundation
public import Storage

/// One line of the audit log as it is kept: who did what to which thing, when.
public struct AuditLeaf: Sendable, Hashable, Identifiable {
    public let id: UUIDv7
    public var at: Instant
    /// The account's identifier, or the name of an actor without one (`ประชาชน`, `command line`): no person's name.
    public var actor: String
    public var name: String
    public var subject: Subject
    /// JSON with sorted keys, kept as the very text that is hashed.
    public var detail: String
    /// Its place in the tree, from 0; `nil` until the sequencer has come by.
    public var position: Int64?

    init(_ event: AuditEvent, by actor: Actor, at: Instant, id: UUIDv7) throws {
        self.id = id
        self.at = at
        self.actor = actor.account?.description ?? actor.name
        name = event.name
        subject = event.subject
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        detail = String(decoding: try encoder.encode(event.detail), as: UTF8.self)
    }

    init(
        id: UUIDv7, at: Instant, actor: String, name: String, subject: Subject, detail: String, position: Int64?
    ) {
        self.id = id
        self.at = at
        self.actor = actor
        self.name = name
        self.subject = subject
        self.detail = detail
        self.position = position
    }

    /// The names and values of what was noted.
    public var details: [String: String] {
        (try? JSONDecoder().decode([String: String].self, from: Data(detail.utf8))) ?? [:]
    }

    /// The bytes that are hashed: a version, the identifier, the moment (milliseconds, big-endian), then each text with
    /// its length before it, so that no two leaves have the same bytes.
    var canonicalBytes: [UInt8] {
        var bytes = Array("songhong-audit-1\n".utf8)
        bytes += id.bytes
        bytes += at.milliseconds.bigEndianBytes
        for text in [actor, name, subject.kind, subject.id, detail] {
            let utf8 = Array(text.utf8)
            bytes += Int64(utf8.count).bigEndianBytes
            bytes += utf8
        }
        return bytes
    }

    var hash: [UInt8] { MerkleTree.leaf(canonicalBytes) }
}

extension Int64 {
    /// Eight bytes, the highest first.
    var bigEndianBytes: [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: self >> (56 - 8 * Int64($0))) }
    }
}
