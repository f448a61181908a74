import Access
import Civics
import Foundation
import HTTPTypes
import Shell
import ShellSupport
import Storage
import Tables
import Synchronization
import Testing
import Web

@testable import Composition

/// The key of encrypted fields in a whole house, and the frame of every page.
@Suite("A house with and without its key")
struct FieldKeyHouseTests {
    private func withDirectory(_ body: (String) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("house-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        try await body(directory.path)
    }

    @Test func withoutItsKeyTheHouseOpensAndItsPagesWork() async throws {
        try await withDirectory { directory in
            let location = DataLocation(directory: directory + "/data", fieldKey: directory + "/safe/field.key")
            let first = try await House.open(location, hashing: .least)
            #expect(first.vault.isOpen && first.webServices.vault.isOpen)
            #expect(!location.keepsKeyWithData)
            try await first.close()
            try FileManager.default.removeItem(atPath: location.fieldKeyFile)
            let second = try await House.open(location, hashing: .least)
            #expect(second.vault.reason == .missing(location.fieldKeyFile))
            let visitor = Visitor(try Server(second).routes().responder(), headers: ["Accept-Language": "th"])
            #expect(try await visitor.open("/who-may-see").status == 200)
            let faults = try await Doctor.look(at: second).filter(\.isFault)
            #expect(faults.map(\.words) == [FieldKeyError.missing(location.fieldKeyFile).words])
            try await second.close()
        }
    }

    @Test func aKeyAmongTheBackupsOrInTheDatabaseFileIsRefused() async throws {
        try await withDirectory { directory in
            try FileManager.default.createDirectory(atPath: directory + "/backups", withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(
                atPath: directory + "/elsewhere", withDestinationPath: directory + "/backups")
            for place in ["/backups/field.key", "/backups/a/b.key", "/x/../backups/k", "/elsewhere/field.key"] {
                let location = DataLocation(directory: directory, fieldKey: directory + place)
                await #expect(throws: HouseError.self, "\(place)") { try await House.open(location, hashing: .least) }
            }
            for name in ["/songhong.sqlite", "/songhong.sqlite-wal", "/keys/audit.key", "/audit-heads.jsonl"] {
                let location = DataLocation(directory: directory, fieldKey: directory + name)
                await #expect(throws: HouseError.self, "\(name)") { try await House.open(location, hashing: .least) }
            }
            let keys = DataLocation(directory: directory, keyDirectory: directory + "/backups/keys")
            await #expect(throws: HouseError.self) { try await House.open(keys, hashing: .least) }
            #expect(!FileManager.default.fileExists(atPath: directory + "/songhong.sqlite"))
        }
    }

    @Test func wholeNamesOfDirectoriesAreCompared() {
        #expect(DataLocation.isInside("/srv/up/k", "/srv/up"))
        #expect(DataLocation.isInside("/srv/up/../up/k", "/srv/up/"))
        #expect(!DataLocation.isInside("/srv/up-evil/k", "/srv/up"))
        #expect(!DataLocation.isInside("/srv/up/../k", "/srv/up"))
        #expect(DataLocation(directory: "./data").keepsKeyWithData)
        #expect(!DataLocation(directory: "./data", keyDirectory: "./data-keys").keepsKeyWithData)
    }

    @Test func theFrameIsReadOnceInAFewSecondsAndShowsWhatChangedAfterwards() async throws {
        try await withDirectory { directory in
            let passed = Mutex<Int64>(0)
            let house = try await House.open(DataLocation(directory: directory), hashing: .least) {
                Instant(milliseconds: 1_795_000_000_000 + passed.withLock { $0 })
            }
            let frame = SiteFrame(house)
            #expect(try await !frame.site().isSample)
            try await DatedTableDesk(house.world, policy: house.policy).edit(
                "site/isSample", value: "true", from: FiscalYear(buddhist: 2566).first, legalReference: "ทดสอบ",
                certainty: .verified, by: .commandLine)
            #expect(try await !frame.site().isSample, "what was read a moment ago is kept")
            passed.withLock { $0 = SiteFrame.maximumAge }
            let seen = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<20 { group.addTask { try await frame.site().isSample } }
                return try await group.reduce(into: [Bool]()) { $0.append($1) }
            }
            #expect(seen.contains(true))
            #expect(try await frame.site().isSample)
            try await house.close()
            passed.withLock { $0 = SiteFrame.maximumAge }
            #expect(try await frame.site().isSample, "the last that was known, while the database does not answer")
        }
    }

    @Test func aPageThatNeverKnewWhoseItIsIsRefused() async throws {
        try await withDirectory { directory in
            let house = try await House.open(DataLocation(directory: directory), hashing: .least)
            let visitor = Visitor(try Server(house).routes().responder(), headers: ["Accept-Language": "th"])
            try await house.close()
            let answer = try await visitor.open("/who-may-see")
            #expect(answer.status == 503)
            #expect(answer.text.contains("503.70"))
        }
    }
}
