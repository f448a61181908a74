import Access
import Civics
import Foundation
import Storage
import TestSupport
import Testing

/// A directory of its own for a key file.
struct KeyPlace {
    let directory: URL
    var file: URL { directory.appending(path: "keys/field.key") }

    init() throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "field-keys-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    }

    func write(_ text: String, mode: Int = 0o600) throws {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    }

    var text: String { (try? String(contentsOf: file, encoding: .utf8)) ?? "" }

    func mode(_ url: URL) throws -> Int {
        try #require(FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int)
    }

    func remove() { try? FileManager.default.removeItem(at: directory) }
}

@Suite("The key file of encrypted fields")
struct FieldKeyFileTests {
    @Test("it is made for its owner alone, in a directory for its owner alone, and nothing is left beside it")
    func made() throws {
        let place = try KeyPlace()
        defer { place.remove() }
        let keys = try FieldKeyFile.make(place.file, madeOn: day)
        #expect(try place.mode(place.file) == 0o600)
        #expect(try place.mode(place.file.deletingLastPathComponent()) == 0o700)
        #expect(try FieldKeyFile.read(place.file).current == keys.current)
        #expect(try FieldKeyFile.make(place.file, madeOn: day).current == keys.current, "it is never made twice")
        let names = try FileManager.default.contentsOfDirectory(
            atPath: place.file.deletingLastPathComponent().path)
        #expect(names == ["field.key"])
    }

    @Test("of twenty that start at once all have the same key")
    func race() async throws {
        let place = try KeyPlace()
        defer { place.remove() }
        let file = place.file
        let made = try await withThrowingTaskGroup(of: FieldKeyID.self) { group in
            for _ in 0..<20 { group.addTask { try FieldKeyFile.make(file, madeOn: day).current } }
            return try await group.reduce(into: Set<FieldKeyID>()) { $0.insert($1) }
        }
        #expect(made.count == 1)
    }

    @Test(
        "what is wrong with a file is told with its line",
        arguments: [
            ("", 1), ("\n", 2), ("# nothing\n", 2), ("songhong field keys 2\n", 1), ("songhong field keys 1\n", 2),
            ("songhong field keys 1\n1ab37785\n", 2),
            ("songhong field keys 1\n1ab37785 00 2026-11-22\n", 2),
            // One digit of the key changed: its name no longer fits.
            ("songhong field keys 1\n\n1ab37785 \(FieldKeyFileTests.master.dropLast())0 2026-11-22\n", 3),
            ("songhong field keys 1\n1ab37785 \(FieldKeyFileTests.master) 2026-13-22\n", 2),
            ("songhong field keys 1\n1ab37785 \(FieldKeyFileTests.master) 2026-11-22 x\n", 2),
            (
                "songhong field keys 1\n1ab37785 \(FieldKeyFileTests.master) 2026-11-22\n"
                    + "1ab37785 \(FieldKeyFileTests.master) 2026-11-22\n", 4
            ),
            ("1ab37785 \(FieldKeyFileTests.master) 2026-11-22\n", 1), ("\u{FEFF}songhong field keys 1\n", 1),
        ])
    func damaged(text: String, line: Int) throws {
        let place = try KeyPlace()
        defer { place.remove() }
        try place.write(text)
        #expect(throws: FieldKeyError.damaged(place.file.path, line: line)) { try FieldKeyFile.read(place.file) }
    }

    static let master = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"

    @Test("a file that others can read, that is a directory or that is not there is refused in words")
    func refused() throws {
        let place = try KeyPlace()
        defer { place.remove() }
        #expect(throws: FieldKeyError.missing(place.file.path)) { try FieldKeyFile.read(place.file) }
        for mode in [0o640, 0o604, 0o644, 0o660] {
            try place.write("songhong field keys 1\n1ab37785 \(Self.master) 2026-11-22\n", mode: mode)
            #expect(throws: FieldKeyError.openToOthers(place.file.path)) { try FieldKeyFile.read(place.file) }
        }
        #expect(throws: FieldKeyError.self) { try FieldKeyFile.read(place.directory) }
        let inFile = place.file.appending(path: "sub/field.key")
        #expect(throws: FieldKeyError.unreadable(inFile.path)) { try FieldKeyFile.make(inFile, madeOn: day) }
        for error: FieldKeyError in [
            .missing("/k"), .unreadable("/k"), .damaged("/k", line: 3), .openToOthers("/k"), .foreign("/k"),
        ] {
            #expect(error.words.th.contains("/k") && error.words.en.contains("/k"))
        }
    }

    @Test("a file that was prefixed at every length is read whole or refused, never in part")
    func cut() throws {
        let place = try KeyPlace()
        defer { place.remove() }
        var keys = try FieldKeyFile.make(place.file, madeOn: day)
        keys.add(madeOn: day)
        try FieldKeyFile.replace(place.file, with: keys)
        let bytes = Array(try Data(contentsOf: place.file))
        let firstKeyEnd = bytes.count - 85
        for length in 0..<bytes.count - 1 {
            try Data(bytes[..<length]).write(to: place.file)
            let read = try? FieldKeyFile.read(place.file)
            // A cut between two lines is a file of fewer keys; the database's own list of keys finds that out.
            if let read { #expect(read.keys.count == 1 && abs(length - firstKeyEnd) <= 1, "\(length)") }
        }
    }
}

@Suite("Opening the vault of an organisation")
struct FieldKeyDeskTests {
    @Test("the key is made once, on first use, and the database knows its name", arguments: Backend.available)
    func firstUse(backend: Backend) async throws {
        let place = try KeyPlace()
        defer { place.remove() }
        try await withOffice(backend) { office in
            let desk = FieldKeyDesk(office.world, file: place.file)
            let vault = try await desk.vault()
            let current = try vault.keys().current
            #expect(try await desk.known() == [current])
            #expect(try await desk.vault().keys().current == current)
            let leaves = try await office.world.store.read { try AuditLog.leaves(named: "fieldKey.noted", $0) }
            #expect(leaves.map(\.subject.id) == [current.description])
            #expect(!leaves.description.contains(place.text.split(separator: " ").max { $0.count < $1.count } ?? "?"))
        }
    }

    @Test("a file that went missing is not made anew, and another's file is not taken", arguments: Backend.available)
    func lost(backend: Backend) async throws {
        let place = try KeyPlace()
        let other = try KeyPlace()
        defer {
            place.remove()
            other.remove()
        }
        try await withOffice(backend) { office in
            let desk = FieldKeyDesk(office.world, file: place.file)
            _ = try await desk.vault()
            let kept = place.text
            try FileManager.default.removeItem(at: place.file)
            let closed = try await desk.vault()
            #expect(closed.reason == .missing(place.file.path))
            #expect(!FieldKeyFile.exists(place.file))
            await #expect(throws: FieldKeyError.missing(place.file.path)) { try await desk.rotate() }
            _ = try FieldKeyFile.make(other.file, madeOn: day)
            let foreign = try await FieldKeyDesk(office.world, file: other.file).vault()
            #expect(foreign.reason == .foreign(other.file.path))
            try place.write(kept)
            #expect(try await desk.vault().isOpen)
            try place.write("songhong")
            #expect(try await desk.vault().reason == .damaged(place.file.path, line: 1))
            #expect(try await desk.vaultForReading().reason == .damaged(place.file.path, line: 1))
            // Everything else goes on working.
            #expect(try await office.staffed().administrator.holds(.administrator))
        }
    }

    @Test("reading beside a server makes nothing", arguments: Backend.available)
    func readingOnly(backend: Backend) async throws {
        let place = try KeyPlace()
        defer { place.remove() }
        try await withOffice(backend) { office in
            let desk = FieldKeyDesk(office.world, file: place.file)
            let vault = try await desk.vaultForReading()
            let known = try await desk.known()
            #expect(vault.reason == .missing(place.file.path))
            #expect(!FieldKeyFile.exists(place.file))
            #expect(known.isEmpty)
        }
    }

    @Test("a new key keeps the old, and a server that runs meets it without a new start", arguments: Backend.available)
    func rotate(backend: Backend) async throws {
        let place = try KeyPlace()
        defer { place.remove() }
        try await withOffice(backend) { office in
            let desk = FieldKeyDesk(office.world, file: place.file)
            let running = try await desk.vault()
            let old = try running.seal("ก", field: .illness, subject: identifier())
            let id = try await desk.rotate()
            #expect(try place.mode(place.file) == 0o600)
            #expect(try await desk.known().count == 2)
            let fresh = try await desk.vault()
            #expect(try fresh.keys().current == id)
            #expect(try fresh.open(old, field: .illness, subject: identifier()) == "ก")
            let new = try fresh.seal("ข", field: .illness, subject: identifier())
            #expect(try running.open(new, field: .illness, subject: identifier()) == "ข")
            #expect(try running.keys().current == id, "it seals with the new key from then on")
        }
    }
}
