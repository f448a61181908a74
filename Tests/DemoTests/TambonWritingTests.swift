import Access
import Civics
@testable import Composition
import Foundation
import Registry
import Storage
import Synchronization
import Tables
import TestSupport
import Testing

/// The sample tambon in the register.
struct TambonWritingTests {
    /// Builds the registers of a small tambon, with a vault of its own.
    private static func filled<T>(
        _ backend: Backend, seed: UInt64 = 7, parcels: Int = 120, isBrief: Bool = false,
        _ body: (DemoTown, FieldVault) async throws -> T
    ) async throws -> T {
        try await DemoTown.run(backend) { town in
            let vault = FieldVault(FieldKeys.random(madeOn: DemoTown.today))
            let registers = DemoRegisters(parcels: parcels, hasDefects: false, isBrief: isBrief, vault: vault)
            _ = try await DemoBuilder(
                town.world.store, policy: town.policy, catalogue: town.catalogue, place: "ที่ทดสอบ", registers: registers
            ).buildRegisters(seed: seed, today: DemoTown.today) { _, _ in }
            return try await body(town, vault)
        }
    }

    private static func counts(_ town: DemoTown) async throws -> [RecordKind: Int64] {
        try await town.world.store.read { db in
            Dictionary(
                uniqueKeysWithValues: try RecordKind.allCases.map { ($0, try RevisionRows.revision($0, db).records) })
        }
    }

    @Test("all of it arrives, on both engines", arguments: Backend.available)
    func arrives(_ backend: Backend) async throws {
        let tambon = SyntheticTambon.make(
            seed: 7, scale: SyntheticTambon.Scale(parcels: 120), today: DemoTown.today)
        try await Self.filled(backend) { town, _ in
            let counts = try await Self.counts(town)
            #expect(counts[.parcel] == Int64(tambon.land.tiles.count))
            #expect(counts[.household] == Int64(tambon.people.households.count))
            #expect(counts[.person] == Int64(tambon.people.persons.count))
            #expect(counts[.building] == Int64(tambon.buildings.count))
            #expect(counts[.place] == Int64(tambon.places.count))
            #expect((counts[.survey] ?? 0) > 0)
            #expect((counts[.fact] ?? 0) > 0)
            let isSample = try await town.isSample()
            #expect(isSample)
        }
    }

    @Test("the same seed gives the same records on both engines, and another seed others")
    func sameAgain() async throws {
        func names(_ backend: Backend, _ seed: UInt64) async throws -> [String] {
            try await Self.filled(backend, seed: seed) { town, _ in
                let desk = PersonDesk(
                    town.world, policy: town.policy, vault: FieldVault(FieldKeys.random(madeOn: DemoTown.today)))
                return try await desk.list(limit: 500, by: try TambonActs.officers("office"))
                    .map { "\($0.id) \($0.name)" }
            }
        }
        let first = try await names(.sqlite, 7)
        #expect(first.count > 100)
        for backend in Backend.available { #expect(try await names(backend, 7) == first, "\(backend)") }
        #expect(try await names(.sqlite, 8) != first)
    }

    @Test("somebody is found by an identifier that nobody has")
    func found() async throws {
        let tambon = SyntheticTambon.make(
            seed: 7, scale: SyntheticTambon.Scale(parcels: 60), today: DemoTown.today)
        try await Self.filled(.sqlite, parcels: 60, isBrief: true) { town, vault in
            let identifier = try PersonIdentifier(
                digits: tambon.people.persons[0].identifier, allowsSpecimen: true)
            let found = try await town.world.store.read { try RegisterSecrets(vault).people(with: identifier, $0) }
            #expect(found.count == 1)
        }
    }

    @Test("an office with registers tells its progress to the end, and a full database is refused")
    func wholeDemo() async throws {
        try await DemoTown.run(.sqlite) { town in
            let vault = FieldVault(FieldKeys.random(madeOn: DemoTown.today))
            let builder = DemoBuilder(
                town.world.store, policy: town.policy, catalogue: town.catalogue, place: "ที่ทดสอบ",
                registers: DemoRegisters(parcels: 400, vault: vault))
            let told = Mutex<[(Int, Int)]>([])
            let summary = try await builder.build(seed: 3, today: DemoTown.today) { done, total in
                told.withLock { $0.append((done, total)) }
            }
            let steps = told.withLock { $0 }
            #expect(summary.accounts.count > 10)
            #expect(steps.last.map { $0.0 == $0.1 } == true)
            #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.0 < $1.0 })
            let counts = try await Self.counts(town)
            #expect(counts[.parcel] == 400)
            await #expect(throws: HouseError.self) {
                try await builder.build(seed: 3, today: DemoTown.today) { _, _ in }
            }
        }
    }
}
