import Access
import Civics
import Foundation
import Registry
import Sheets
import Storage
import TestSupport
import Testing

@Suite("Broken, hostile and enormous files")
struct ImportHostileTests {
    private func zip(_ name: String, _ content: [UInt8]) throws -> [UInt8] {
        try ZipWriter.write([ZipWriter.Entry(name, content)])
    }

    @Test("each gets a clear problem, the import says so, and nothing in the register changes")
    func refused() async throws {
        let bomb = try zip("parcel.geojson", [UInt8](repeating: 0x20, count: 60 << 20))
        let columns =
            String(repeating: "a,", count: 1_000_000) + "b\r\n" + String(repeating: "1,", count: 1_000_000) + "1\r\n"
        let files: [(String, [UInt8], String)] = [
            ("bomb.zip", bomb, "422.362"),
            ("wide.csv", Array(columns.utf8), "422.365"),
            ("cut.gpkg", Array("SQLite format 3\0".utf8) + [UInt8](repeating: 7, count: 4096), "422.362"),
            ("broken.geojson", Array(#"{"type":"FeatureCollection","features":[{"type":"Feature""#.utf8), "422.362"),
            ("deep.geojson", Array((String(repeating: "[", count: 200_000)).utf8), "422.364"),
            ("letters.csv", [0xFF, 0xFF, 0x2C, 0x0A, 0x81, 0x8D, 0x2C, 0x0A], "422.362"),
            ("picture.png", [0x89, 0x50, 0x4E, 0x47], "422.364"),
            ("lone.shp", [0x00, 0x00, 0x27, 0x0A], "422.362"),
        ]
        try await ImportTown.run(.sqlite) { town in
            let before = try await town.today()
            for (name, bytes, number) in files {
                await #expect {
                    try await town.check(bytes, name, .parcels)
                } throws: { error in
                    let problem = error as? Problem
                    #expect(problem?.number == number, "\(name): \(problem?.number ?? "\(error)")")
                    return problem?.wayForward.th.isEmpty == false
                }
                let job = try #require(try await town.desk.list(by: town.finance).first)
                #expect(job.state == .failed && job.problemNumber == number, "\(name)")
            }
            #expect(try await town.today() == before)
        }
    }

    @Test("an empty file is refused at the door")
    func empty() async throws {
        try await ImportTown.run(.sqlite) { town in
            await #expect(throws: Problem.importFileUnknown) { try await town.check([], "e.csv", .parcels) }
        }
    }

    @Test("an import cut off by the end of the program is interrupted, has changed nothing and can begin again")
    func interrupted() async throws {
        try await ImportTown.run(.sqlite) { town in
            let file = Array(importCollection([importFeature(importSquare(0), #""code":"01A001""#)]).utf8)
            let job = try await town.desk.receive(
                file, named: "p.geojson", options: ImportOptions(kind: .parcels), by: town.finance)
            #expect(try await town.desk.noteInterrupted() == 1)
            #expect(try await town.desk.find(job.id).state == .interrupted)
            // The file was kept, sealed: it need not be sent again.
            let again = try await town.desk.check(job.id, by: town.finance)
            #expect(again.state == .staged && again.counts == ["new": 1])
        }
    }

    @Test("the report disarms cells that a spreadsheet would run, and is a workbook too")
    func report() async throws {
        try await ImportTown.run(.sqlite) { town in
            let office = town.office
            let job = try await town.check(
                "ชื่อ,นามสกุล,บ้านเลขที่,หมู่ที่\r\n=cmd()|x,ก,1,4\r\n", "p.csv", .people, by: office)
            let text = String(
                decoding: try await town.desk.report(of: job.id, asWorkbook: false, by: office), as: UTF8.self)
            #expect(text.contains("'=cmd()|x"))
            let book = try XlsxReader.read(try await town.desk.report(of: job.id, asWorkbook: true, by: office))
            #expect(book.sheets[0].rows.count == 2)
        }
    }

    @Test("what a column was chosen for is remembered for the next file")
    func remembering() async throws {
        try await ImportTown.run(.sqlite) { town in
            let file = Array("รหัสของเรา,โน้ต\r\n01A001,x\r\n".utf8)
            let overview = try await town.desk.look(at: file, named: "p.csv", by: town.finance)
            var columns = try await town.desk.columns(overview.layers[0].columns.map(\.header), kind: .parcels)
            #expect(columns[0].field == nil)
            columns[0].field = "code"
            columns[0].basis = .chosen
            _ = try await town.desk.receive(
                file, named: "p.csv", options: ImportOptions(kind: .parcels, columns: columns), by: town.finance)
            let next = try await town.desk.columns(["รหัสของเรา"], kind: .parcels)
            #expect(next[0].field == "code" && next[0].basis == .remembered)
        }
    }
}
