import Access
import Civics
import Foundation
import SQLText
import Storage
import Synchronization
import TestSupport
import Testing

@Suite("Audit log")
struct AuditTests {
    /// Heads that have left the database.
    final class Outside: Sendable {
        private let heads = Mutex<[SignedHead]>([])
        var all: [SignedHead] { heads.withLock { $0 } }
        func append(_ head: SignedHead) { heads.withLock { $0.append(head) } }
    }

    static func key(_ byte: UInt8 = 7) throws -> AuditSigningKey {
        try #require(AuditSigningKey(seed: [UInt8](repeating: byte, count: 32)))
    }

    static func write(_ count: Int, _ office: Office) async throws {
        try await office.world.store.write { db in
            for number in 0..<count {
                let event = AuditEvent(
                    "test.done", Subject(kind: "thing", id: "\(number)"), detail: ["b": "สอง", "a": "\(number)"])
                try AuditLog.append(
                    event, by: .commandLine, at: office.clock.now, id: UUIDv7.generate(at: office.clock.now), db)
            }
        }
    }

    /// An office with a log of so many leaves, signed in steps of ten.
    static func logged(
        _ count: Int, _ backend: Backend, _ body: (Office, AuditSequencer, AuditVerifier, Outside) async throws -> Void
    ) async throws {
        try await withOffice(backend) { office in
            let outside = Outside()
            let sequencer = AuditSequencer(office.world, key: try key()) { outside.append($0) }
            var left = count
            while left > 0 {
                try await write(min(10, left), office)
                try await sequencer.step()
                office.clock.advance(seconds: 1)
                left -= 10
            }
            let verifier = AuditVerifier(office.world.store, key: try key().publicKey)
            try await body(office, sequencer, verifier, outside)
        }
    }

    @Test("an honest log is sound, and what waits is counted", arguments: Backend.available)
    func sound(backend: Backend) async throws {
        try await Self.logged(57, backend) { office, sequencer, verifier, outside in
            try await Self.write(3, office)
            let report = try await verifier.verify(outside: outside.all)
            #expect(report.isSound, "\(report.findings)")
            #expect(report.leaves == 57)
            #expect(report.waiting == 3)
            #expect(report.heads == 12)
            try await sequencer.catchUp()
            #expect(try await verifier.verify(outside: outside.all).leaves == 60)
            #expect(try await sequencer.step() == nil)
        }
    }

    @Test("an empty log is sound", arguments: Backend.available)
    func empty(backend: Backend) async throws {
        try await Self.logged(0, backend) { _, sequencer, verifier, _ in
            #expect(try await sequencer.step() == nil)
            let report = try await verifier.verify(outside: [])
            #expect(report.isSound)
            #expect(report.leaves == 0)
        }
    }

    @Test("proofs from the database hold against the signed heads", arguments: Backend.available)
    func proofs(backend: Backend) async throws {
        try await Self.logged(57, backend) { office, _, _, outside in
            let last = try #require(outside.all.last)
            for position: Int64 in [0, 1, 31, 32, 55, 56] {
                let (leaf, proof) = try await office.world.store.read { db in
                    struct Row: Decodable { var leafHash: [UInt8] }
                    let row = try db.first(
                        "SELECT leaf_hash FROM audit_leaves WHERE position = \(position)", as: Row.self)
                    return (
                        row?.leafHash ?? [], try AuditLog.inclusionProof(of: position, size: last.size, db)
                    )
                }
                #expect(
                    MerkleTree.verifyInclusion(
                        of: leaf, at: position, size: last.size, proof: proof, root: last.root))
            }
            for old in outside.all {
                let proof = try await office.world.store.read { db in
                    try AuditLog.consistencyProof(from: old.size, to: last.size, db)
                }
                #expect(
                    MerkleTree.verifyConsistency(
                        from: old.size, old.root, to: last.size, last.root, proof: proof))
            }
        }
    }

    enum Tampering: String, CaseIterable {
        case edit, editWithHash, editActor, editMoment, delete, deleteAndCloseUp, swap, insertAtEnd, forgedHead
        case cutTail, emptied, rewritten

        func apply(_ db: Transaction) throws {
            switch self {
            case .edit: try db.run("UPDATE audit_leaves SET detail = '{}' WHERE position = 33")
            case .editWithHash:
                try db.run(
                    """
                    UPDATE audit_leaves SET name = 'x', leaf_hash = (SELECT leaf_hash FROM audit_leaves WHERE position = 3)
                    WHERE position = 33
                    """)
            case .editActor: try db.run("UPDATE audit_leaves SET actor = 'somebody else' WHERE position = 0")
            case .editMoment:
                try db.run("UPDATE audit_leaves SET at = \(Instant(milliseconds: 1)) WHERE position = 56")
            case .delete: try db.run("DELETE FROM audit_leaves WHERE position = 33")
            case .deleteAndCloseUp:
                try db.run("DELETE FROM audit_leaves WHERE position = 33")
                for position in 34..<57 {
                    try db.run("UPDATE audit_leaves SET position = \(position - 1) WHERE position = \(position)")
                }
            case .swap:
                try db.run("UPDATE audit_leaves SET position = 1000 WHERE position = 12")
                try db.run("UPDATE audit_leaves SET position = 12 WHERE position = 40")
                try db.run("UPDATE audit_leaves SET position = 40 WHERE position = 1000")
            case .insertAtEnd:
                try db.run("UPDATE audit_leaves SET position = 57 WHERE position IS NULL")
            case .forgedHead:
                try db.run(
                    "UPDATE audit_heads SET root = \(SQLValue.blob([UInt8](repeating: 1, count: 32))) WHERE size = 30")
            case .cutTail:
                try db.run("DELETE FROM audit_leaves WHERE position >= 40")
                try db.run("DELETE FROM audit_heads WHERE size > 40")
            case .emptied:
                try db.run("DELETE FROM audit_leaves")
                try db.run("DELETE FROM audit_heads")
            case .rewritten:
                try db.run("UPDATE audit_heads SET size = size + 1")
            }
        }

        func isFound(in findings: [AuditFinding]) -> Bool {
            switch self {
            case .edit:
                findings.contains(.edited(position: 33)) && findings.contains(.rootDiffers(from: 30, through: 39))
            case .editWithHash: findings.contains(.edited(position: 33))
            case .editActor: findings.contains(.edited(position: 0))
            case .editMoment: findings.contains(.edited(position: 56))
            case .delete: findings.contains(.missing(from: 33, through: 33))
            case .deleteAndCloseUp:
                findings.contains(.rootDiffers(from: 30, through: 39))
                    && findings.contains(.missing(from: 56, through: 56))
            case .swap: findings.contains(.rootDiffers(from: 10, through: 19))
            case .insertAtEnd: findings.contains(.unsigned(position: 57, count: 1))
            case .forgedHead:
                findings.contains(.badSignature(size: 30, isOutside: false))
                    && findings.contains(.headReplaced(size: 30))
            case .cutTail:
                findings.contains { if case .tailLost(leaves: 17, _) = $0 { true } else { false } }
            case .emptied:
                findings.contains { if case .tailLost(leaves: 57, _) = $0 { true } else { false } }
            case .rewritten: findings.contains(.badSignature(size: 58, isOutside: false))
            }
        }
    }

    @Test("tampering is found and told for what it is", arguments: Backend.available, Tampering.allCases)
    func tampering(backend: Backend, kind: Tampering) async throws {
        try await Self.logged(57, backend) { office, _, verifier, outside in
            try await Self.write(1, office)
            try await office.world.store.write { try kind.apply($0) }
            let report = try await verifier.verify(outside: outside.all)
            #expect(kind.isFound(in: report.findings), "\(report.findings)")
        }
    }

    @Test("eighty changes of one character or byte, anywhere in the log, are all found")
    func mutations() async throws {
        try await Self.logged(57, .sqlite) { office, _, verifier, outside in
            var seed: UInt64 = 20_261_123
            func random(_ below: Int) -> Int {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int(seed >> 33) % below
            }
            for _ in 0..<80 {
                let position = random(57)
                let column = random(6)
                let byte = random(32)
                try await office.world.store.write { try Self.flip(column, byte, at: position, $0) }
                let report = try await verifier.verify(outside: outside.all)
                #expect(report.findings.first == .edited(position: Int64(position)), "\(column) \(byte)")
                try await office.world.store.write { try Self.flip(column, byte, at: position, $0) }
            }
            #expect(try await verifier.verify(outside: outside.all).isSound)
        }
    }

    /// Changes one character or byte of a column; doing it again undoes it.
    static func flip(_ column: Int, _ byte: Int, at position: Int, _ db: Transaction) throws {
        struct Row: Decodable {
            var text: String
            var leafHash: [UInt8]
        }
        let columns: [SQL] = ["actor", "name", "subject_kind", "subject_id", "detail", "leaf_hash"]
        let name = columns[column]
        let row = try db.first(
            "SELECT \(columns[min(column, 4)]) AS text, leaf_hash FROM audit_leaves WHERE position = \(position)",
            as: Row.self)
        guard let row else { throw Office.Unexpected() }
        if column == 5 {
            var hash = row.leafHash
            hash[byte] ^= 1
            try db.run("UPDATE audit_leaves SET leaf_hash = \(SQLValue.blob(hash)) WHERE position = \(position)")
        } else {
            let text =
                row.text.unicodeScalars.last == "\u{200B}"
                ? String(row.text.unicodeScalars.dropLast()) : row.text + "\u{200B}"
            try db.run("UPDATE audit_leaves SET \(name) = \(text) WHERE position = \(position)")
        }
    }

    @Test("a lost tail says since when it is lost", arguments: Backend.available)
    func tail(backend: Backend) async throws {
        try await Self.logged(40, backend) { office, _, verifier, outside in
            let signed = try #require(outside.all.last)
            try await office.world.store.write { try Tampering.cutTail.apply($0) }
            try await office.world.store.write { db in
                try db.run("DELETE FROM audit_leaves WHERE position >= 30")
                try db.run("DELETE FROM audit_heads WHERE size > 30")
            }
            let report = try await verifier.verify(outside: outside.all)
            #expect(report.findings == [.tailLost(leaves: 10, signedAt: signed.at)])
        }
    }

    @Test("a log signed again with another key is refused, whole as it is", arguments: Backend.available)
    func otherKey(backend: Backend) async throws {
        try await withOffice(backend) { office in
            let forger = AuditSequencer(office.world, key: try Self.key(8)) { _ in }
            try await Self.write(10, office)
            try await forger.step()
            let report = try await AuditVerifier(office.world.store, key: try Self.key().publicKey).verify(outside: [])
            #expect(report.findings == [.badSignature(size: 10, isOutside: false)])
        }
    }

    @Test("three sequencers at once number every leaf once", arguments: Backend.available)
    func atOnce(backend: Backend) async throws {
        try await withOffice(backend) { office in
            let outside = Outside()
            let sequencer = AuditSequencer(office.world, key: try Self.key()) { outside.append($0) }
            for _ in 0..<5 {
                try await Self.write(20, office)
                await withTaskGroup(of: Void.self) { group in
                    // A step that loses against another says so and numbers nothing.
                    for _ in 0..<3 { group.addTask { _ = try? await sequencer.step() } }
                }
            }
            try await sequencer.catchUp()
            let report = try await AuditVerifier(office.world.store, key: try Self.key().publicKey)
                .verify(outside: outside.all)
            #expect(report.isSound, "\(report.findings)")
            #expect(report.leaves == 100)
        }
    }

    @Test("more leaves than a page and a batch hold", arguments: Backend.available)
    func pages(backend: Backend) async throws {
        try await withOffice(backend) { office in
            let outside = Outside()
            let sequencer = AuditSequencer(office.world, key: try Self.key()) { outside.append($0) }
            try await Self.write(4321, office)
            try await sequencer.catchUp()
            let verifier = AuditVerifier(office.world.store, key: try Self.key().publicKey)
            #expect(try await verifier.verify(outside: outside.all).isSound)
            #expect(outside.all.map(\.size) == [1000, 2000, 3000, 4000, 4321])
            try await office.world.store.write { db in
                try db.run("DELETE FROM audit_leaves WHERE position IN (1999, 2000, 2001)")
            }
            let report = try await verifier.verify(outside: outside.all)
            #expect(
                report.findings == [
                    .missing(from: 1999, through: 1999), .rootDiffers(from: 1000, through: 1999),
                    .missing(from: 2000, through: 2001),
                ])
        }
    }

    @Test("a change that is rolled back leaves no leaf", arguments: Backend.available)
    func rollback(backend: Backend) async throws {
        try await withOffice(backend) { office in
            await #expect(throws: Problem.forbidden) {
                try await office.world.store.write { db in
                    let event = AuditEvent("test.done", Subject(kind: "thing", id: "1"))
                    try AuditLog.append(
                        event, by: .commandLine, at: office.clock.now, id: UUIDv7.generate(at: office.clock.now), db)
                    throw Problem.forbidden
                }
            }
            let leaves = try await office.world.store.read { try AuditLog.latest($0) }
            #expect(leaves.isEmpty)
        }
    }

    @Test("the leaf of a person's act names the account, never the person", arguments: Backend.available)
    func pseudonyms(backend: Backend) async throws {
        try await withOffice(backend) { office in
            let (administrator, _) = try await office.staffed()
            _ = try await office.person("นางสาวมาลี", by: administrator)
            let leaves = try await office.world.store.read { try AuditLog.latest($0) }
            #expect(leaves.count > 8)
            for leaf in leaves {
                #expect(!leaf.detail.contains("มาลี") && !leaf.actor.contains("มาลี") && !leaf.subject.id.contains("มาลี"))
                #expect(AuditEvent.accessNames.contains(leaf.name))
            }
        }
    }

    @Test("the key is made once, for its owner alone, and an open one is refused")
    func keyFile() throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        let url = directory.appending(path: "audit.key")
        let made = try AuditKeyFile.loadOrMake(at: url)
        #expect(try AuditKeyFile.loadOrMake(at: url).publicKey == made.publicKey)
        let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: url.path)
        #expect(throws: AuditError.keyIsOpenToOthers(url.path)) { try AuditKeyFile.loadOrMake(at: url) }
        try Data("short".utf8).write(to: url)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: url.path)
        #expect(throws: AuditError.keyUnreadable(url.path)) { try AuditKeyFile.loadOrMake(at: url) }
    }

    @Test("heads come back from their file; a cut last line is passed over, another damage is told")
    func headsFile() async throws {
        try await Self.logged(30, .sqlite) { _, _, _, outside in
            let url = FileManager.default.temporaryDirectory.appending(path: "heads-\(UUID().uuidString).jsonl")
            defer { try? FileManager.default.removeItem(at: url) }
            let file = AuditHeadsFile(url)
            #expect(try file.read().isEmpty)
            for head in outside.all { try file.append(head) }
            #expect(try file.read() == outside.all)
            let whole = try Data(contentsOf: url)
            try (whole + Data("{\"size\":4".utf8)).write(to: url)
            #expect(try file.read() == outside.all)
            try (Data("rubbish\n".utf8) + whole).write(to: url)
            #expect(throws: AuditError.headsUnreadable(line: 1)) { try file.read() }
        }
    }
}
