import Access
import Civics
import Geo
import GeoFiles
import Registry
import SQLText
import Storage
import TestSupport
import Testing

@Suite("Exports")
struct ExportTests {
    private func fill(_ town: ImportTown) async throws {
        let parcels = try await town.check(
            importCollection(
                (0..<6).map {
                    importFeature(
                        importSquare($0), #""code":"01A00\#($0 + 1)","deed_type":"โฉนด","deed_number":"\#(700 + $0)""#)
                }), "p.geojson", .parcels)
        try await town.desk.apply(parcels.id, by: town.finance)
        let id = nationalIDOfImports("110170023070")
        let owners = try await town.check(
            "รหัสแปลง,เลขบัตรประชาชน,ชื่อ-สกุล\r\n01A001,\(id),นางสมศรี ใจดี\r\n01A002,\(id),นางสมศรี ใจดี\r\n", "o.csv", .owners
        )
        try await town.desk.apply(owners.id, by: town.finance)
        let undone = try await town.check(
            "รหัสแปลง,ชื่อ-สกุล\r\n01A003,นายผิด คน\r\n", "x.csv", .owners)
        try await town.desk.apply(undone.id, by: town.finance)
        try await town.desk.undo(undone.id, by: town.finance)
    }

    private func desk(_ town: ImportTown) throws -> ExportDesk {
        ExportDesk(town.world, policy: town.policy, layers: try LayerCatalogue(RegistryLayers.land))
    }

    @Test(
        "export, import into an empty database of either engine, export: the same bytes", arguments: Backend.available,
        Backend.available)
    func roundTrip(_ from: Backend, _ to: Backend) async throws {
        let grounds = ExportDesk.Grounds(
            purpose: try #require(try Policy.embedded().purposes.first).code, reason: "สำเนาประจำเดือน")
        try await ImportTown.run(from) { town in
            try await fill(town)
            let first = try await desk(town).archive(for: grounds, by: .commandLine)
            let today = try await town.today()
            try await ImportTown.run(to, vault: town.vault) { other in
                let records = try await desk(other).restore(first, by: .commandLine)
                #expect(records == 7)
                let second = try await desk(other).archive(for: grounds, by: .commandLine)
                #expect(second == first)
                #expect(try await other.today() == today)
                await #expect(throws: Problem.registerNotEmpty) {
                    try await desk(other).restore(first, by: .commandLine)
                }
                // What was sealed opens with the same key file: the person is found by the ID.
                let found = try await other.world.store.read { db in
                    try RegisterSecrets(other.vault).people(
                        with: try PersonIdentifier(digits: nationalIDOfImports("110170023070")), db)
                }
                #expect(found.count == 1)
            }
        }
    }

    @Test("a damaged archive is refused and leaves the register empty")
    func damaged() async throws {
        try await ImportTown.run(.sqlite) { town in
            try await fill(town)
            let grounds = ExportDesk.Grounds(
                purpose: try #require(town.policy.purposes.first).code, reason: "สำเนาประจำเดือน")
            let bytes = try await desk(town).archive(for: grounds, by: .commandLine)
            try await ImportTown.run(.sqlite) { other in
                for place in [bytes.count / 3, bytes.count / 2] {
                    var broken = bytes
                    broken[place] ^= 0x55
                    await #expect(throws: Problem.self) { try await desk(other).restore(broken, by: .commandLine) }
                }
                let left = try await other.today()
                #expect(left.isEmpty)
            }
        }
    }

    @Test(
        "an open layer is anybody's, in every format, and carries no deed and no owner",
        arguments: ExportFormat.allCases)
    func openLayer(_ format: ExportFormat) async throws {
        try await ImportTown.run(.sqlite) { town in
            try await fill(town)
            let bytes = try await desk(town).export(["parcels"], as: format, by: .anyone)
            let name = "parcels.\(format.rawValue)"
            let table = try #require(try FeatureFile.read(name: name, bytes: bytes).first)
            #expect(table.features.count == 6)
            let all = String(decoding: bytes, as: UTF8.self)
            #expect(!all.contains("สมศรี") && !table.features.contains { $0.values.contains(.string("700")) })
            #expect(table.index(of: "code") != nil)
        }
    }

    @Test("other layers need the right, a purpose and a reason, and are audited")
    func closedLayer() async throws {
        try await ImportTown.run(.sqlite) { town in
            try await fill(town)
            let desk = try desk(town)
            await #expect(throws: Problem.forbidden) {
                try await desk.export(["parcels-register"], as: .csv, by: .anyone)
            }
            await #expect(throws: Problem.purposeUnknown) {
                try await desk.export(["parcels-register"], as: .csv, by: town.finance)
            }
            let purpose = try #require(town.policy.purposes.first).code
            let bytes = try await desk.export(
                ["parcels-register"], as: .csv, for: ExportDesk.Grounds(purpose: purpose, reason: "ตรวจสอบทะเบียน"),
                by: town.finance)
            #expect(String(decoding: bytes, as: UTF8.self).contains("700"))
            let leaves = try await town.world.store.read { try AuditLog.latest(limit: 5, $0) }
            #expect(leaves.contains { $0.name == "register.exported" })
            await #expect(throws: Problem.noSuchExport) { try await desk.export(["nothing"], as: .csv, by: .anyone) }
        }
    }
}
