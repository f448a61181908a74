import Access
public import ArgumentParser
import Civics
import Composition
import Foundation
public import Registry

extension ImportKind: ExpressibleByArgument {}
extension ExportFormat: ExpressibleByArgument {}

/// Files into the register.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "นำแฟ้มเข้าทะเบียน (ตรวจก่อนเสมอ) · Bring files to the register, checked first.",
        discussion: """
            ตัวอย่าง · Examples:
              songhong import parcel.shp parcel.dbf parcel.prj --kind parcels --crs 24048
              songhong import กรมที่ดิน-2569-01.zip
              songhong import rows <รหัสนำเข้า> --out ผล.xlsx
              songhong import apply <รหัสนำเข้า>
              songhong import undo <รหัสนำเข้า>
            ไม่มีอะไรในทะเบียนเปลี่ยนจนกว่าจะสั่ง apply · Nothing changes until apply.
            """,
        subcommands: [Check.self, List.self, Rows.self, Decide.self, Apply.self, Undo.self],
        defaultSubcommand: Check.self)

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "ตรวจแฟ้มเทียบกับทะเบียน · Compare a file with the register.")

        @Argument(help: "แฟ้ม หรือส่วนของ shapefile · A file, or the parts of a shapefile.") var files: [String]
        @Option(help: "ชนิดข้อมูล · What it holds: parcels, people, land_office, …") var kind: ImportKind?
        @Option(help: "ชั้นข้อมูลหรือชีต · The layer or sheet.") var layer: String?
        @Option(help: ArgumentHelp("ระบบพิกัด เช่น 24048 · Coordinate system.", valueName: "epsg")) var crs: Int?
        @Option(
            help: ArgumentHelp("คอลัมน์=ช่อง เช่น \"เลขโฉนด=deed_number\" · A column's field.", valueName: "header=field"))
        var column: [String] = []
        @Option(help: "วันที่มีผล เช่น 1/10/2568 · From which day it holds.") var from: String?
        @OptionGroup var data: DataOptions
        @OptionGroup var common: CommonOptions

        func run() async throws {
            let console = common.console
            let file = try ImportUpload.file(
                try files.map { (($0 as NSString).lastPathComponent, try RegisterFile.read($0)) })
            let day = try from.map { text throws -> CivilDate in
                do throws(CivilDateError) { return try CivilDate.parse(text) } catch {
                    throw Refusal(error.words, code: 64)
                }
            }
            let bars = ProgressBars(console)
            let job = try await data.withHouse { house in
                let desk = try await house.importDesk()
                let overview = try await desk.look(at: file.bytes, named: file.name, by: .commandLine)
                let options = try await options(overview, desk, day)
                let job = try await desk.receive(file.bytes, named: file.name, options: options, by: .commandLine)
                return try await desk.check(job.id, bytes: file.bytes, by: .commandLine) { bars.show($0) }
            }
            RegisterText.tell(job, console)
            for note in job.notes { console.say(note) }
            console.say(
                Words(
                    th: "ดูรายแถว: songhong import rows \(job.id) · ลงทะเบียน: songhong import apply \(job.id)",
                    en: "Rows: songhong import rows \(job.id) · carry out: songhong import apply \(job.id)"))
        }

        private func options(
            _ overview: ImportOverview, _ desk: ImportDesk, _ day: CivilDate?
        ) async throws -> ImportOptions {
            switch overview.format {
            case .landOffice: return try ImportOptions(kind: .landOffice, epsg: crs, validFrom: day)
            case .archive:
                throw Refusal(
                    Words(
                        th: "แฟ้มทะเบียนทั้งชุด ใช้ songhong export restore",
                        en: "A whole register: use songhong export restore."),
                    code: 64)
            case .tables: break
            }
            let chosen = layer.map { name in overview.layers.first { $0.name == name } } ?? overview.layers.first
            guard let chosen, let kind = kind ?? chosen.likelyKind else { throw Problem.importKindUnknown }
            var columns =
                kind == chosen.likelyKind
                ? chosen.columns : try await desk.columns(chosen.columns.map(\.header), kind: kind)
            for pair in column {
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                guard parts.count == 2, let index = columns.firstIndex(where: { $0.header == parts[0] }),
                    parts[1].isEmpty || kind.fields.contains(where: { $0.name == parts[1] })
                else {
                    let names = kind.fields.map(\.name).joined(separator: ", ")
                    throw Refusal(
                        Words(
                            th: "--column \(pair) ไม่ถูกต้อง ช่องที่มี: \(names)", en: "--column \(pair): fields are \(names)"),
                        code: 64)
                }
                columns[index].field = parts[1].isEmpty ? nil : parts[1]
                columns[index].basis = .chosen
            }
            return try ImportOptions(
                kind: kind, layer: chosen.name, columns: columns, epsg: crs, validFrom: day)
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "การนำเข้าทั้งหมด · All imports.")

        @OptionGroup var data: DataOptions
        @OptionGroup var common: CommonOptions

        func run() async throws {
            let jobs = try await data.withHouse(readingOnly: true) { house in
                try await house.importDesk().list(by: .commandLine)
            }
            for job in jobs { RegisterText.tell(job, common.console) }
        }
    }

    struct Rows: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rows", abstract: "ผลการตรวจรายแถว เป็น CSV หรือ XLSX · The check row by row.")

        @Argument(help: "รหัสนำเข้า · The import.") var id: String
        @Option(help: "เขียนลงแฟ้ม .csv หรือ .xlsx · Where to write it.") var out: String?
        @OptionGroup var data: DataOptions
        @OptionGroup var common: CommonOptions

        func run() async throws {
            let id = try RegisterFile.importID(id)
            let language = common.language
            let isWorkbook = out?.lowercased().hasSuffix(".xlsx") ?? false
            let bytes = try await data.withHouse(readingOnly: true) { house in
                try await house.importDesk()
                    .report(of: id, asWorkbook: isWorkbook, in: language, by: .commandLine)
            }
            try RegisterFile.write(bytes, to: out, common.console)
        }
    }

    struct Decide: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "decide", abstract: "ตัดสินแถวที่รอ · Answer rows that wait.",
            discussion: "ตัวอย่าง · Example:\n  songhong import decide <รหัสนำเข้า> 12 13 --as confirm")

        @Argument(help: "รหัสนำเข้า · The import.") var id: String
        @Argument(help: "เลขแถว · Row numbers.") var rows: [Int]
        @Option(name: .customLong("as"), help: "confirm, confirm:<id>, new, skip") var answer: String
        @OptionGroup var data: DataOptions
        @OptionGroup var common: CommonOptions

        func run() async throws {
            let id = try RegisterFile.importID(id)
            guard let decision = ImportDecision(rawValue: answer) else {
                throw Refusal(
                    Words(th: "ใช้ confirm, confirm:<id>, new หรือ skip", en: "Use confirm, confirm:<id>, new or skip."),
                    code: 64)
            }
            try await data.withHouse { house in
                try await house.importDesk()
                    .decide(rows, of: id, as: decision, by: .commandLine)
            }
            common.console.say(Words(th: "บันทึกคำตัดสิน \(rows.count) แถว", en: "\(rows.count) rows decided."))
        }
    }

    struct Apply: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "apply",
            abstract: "ลงทะเบียนตามผลตรวจ ทั้งหมดหรือไม่เลย · Carry a checked import out, all or nothing.")

        @Argument(help: "รหัสนำเข้า · The import.") var id: String
        @OptionGroup var data: DataOptions
        @OptionGroup var common: CommonOptions

        func run() async throws {
            let id = try RegisterFile.importID(id)
            let bars = ProgressBars(common.console)
            let job = try await data.withHouse { house in
                try await house.importDesk()
                    .apply(id, by: .commandLine) { bars.show($0) }
            }
            RegisterText.tell(job, common.console)
        }
    }

    struct Undo: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "undo", abstract: "ย้อนการนำเข้าทั้งชุด · Take a whole import back.")

        @Argument(help: "รหัสนำเข้า · The import.") var id: String
        @OptionGroup var data: DataOptions
        @OptionGroup var common: CommonOptions

        func run() async throws {
            let id = try RegisterFile.importID(id)
            let console = common.console
            let bars = ProgressBars(console)
            let job = try await data.withHouse { house in
                let desk = try await house.importDesk()
                for record in try await desk.blockers(of: id, by: .commandLine) {
                    console.tell(
                        Words(
                            th: "ขวางอยู่: \(record.kind.name.th) \(record.id)",
                            en: "In the way: \(record.kind.name.en) \(record.id)"))
                }
                return try await desk.undo(id, by: .commandLine) { bars.show($0) }
            }
            RegisterText.tell(job, console)
        }
    }
}
