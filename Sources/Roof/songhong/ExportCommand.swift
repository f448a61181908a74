import Access
import ArgumentParser
import Civics
import Composition
import Foundation
import Registry
import Storage
import Synchronization

/// The register out into files.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "ส่งออกทะเบียนเป็นแฟ้ม · Write the register to files.",
        discussion: """
            ตัวอย่าง · Examples:
              songhong export layer parcels --format gpkg --out แปลง.gpkg
              songhong export layer all --format gpkg --out ทั้งหมด.gpkg --purpose request --reason "ส่งให้กองช่างตรวจ"
              songhong export register --out ทะเบียน.zip --purpose request --reason "สำเนาประจำเดือน"
              songhong export restore ทะเบียน.zip
            ชั้นข้อมูลเปิดไม่มีข้อมูลส่วนบุคคล ชั้นอื่นต้องระบุวัตถุประสงค์และถูกบันทึกตรวจสอบ
            Open layers carry no personal data; others need a purpose and are audited.
            """, subcommands: [Layer.self, Whole.self, Restore.self], defaultSubcommand: Layer.self)

    struct Grounds: ParsableArguments {
        @Option(help: "รหัสวัตถุประสงค์ · A purpose of the policy.") var purpose = ""
        @Option(help: "เหตุผล · The reason, in a few words.") var reason = ""

        var value: ExportDesk.Grounds { ExportDesk.Grounds(purpose: purpose, reason: reason) }
    }

    struct Layer: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "layer", abstract: "ชั้นข้อมูล หรือ all · A layer, or all.")

        @Argument(help: "ชั้นข้อมูล เช่น parcels หรือ all · The layer.") var layer: String
        @Option(help: "gpkg, geojson, csv") var format: ExportFormat = .geoPackage
        @Option(help: "แฟ้มผลลัพธ์ · Where to write it.") var out: String?
        @OptionGroup var grounds: Grounds
        @OptionGroup var data: DataOptions
        @OptionGroup var common: CommonOptions

        func run() async throws {
            let bars = ProgressBars(common.console)
            let bytes = try await data.withHouse { house in
                try await ExportDesk(house.world, policy: house.policy, layers: house.layers)
                    .export(layer == "all" ? nil : [layer], as: format, for: grounds.value, by: .commandLine) {
                        bars.show($0)
                    }
            }
            try RegisterFile.write(bytes, to: out, common.console)
        }
    }

    struct Whole: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "register", abstract: "ทะเบียนทั้งชุดพร้อมประวัติ · The whole register with its history.")

        @Option(help: "แฟ้มผลลัพธ์ .zip · Where to write it.") var out: String
        @OptionGroup var grounds: Grounds
        @OptionGroup var data: DataOptions
        @OptionGroup var common: CommonOptions

        func run() async throws {
            let bytes = try await data.withHouse { house in
                try await ExportDesk(house.world, policy: house.policy, layers: house.layers)
                    .archive(for: grounds.value, by: .commandLine)
            }
            try RegisterFile.write(bytes, to: out, common.console)
        }
    }

    struct Restore: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "restore", abstract: "นำทะเบียนทั้งชุดเข้าฐานข้อมูลว่าง · Put a whole register into an empty database.")

        @Argument(help: "แฟ้มทะเบียน .zip · The register's file.") var file: String
        @OptionGroup var data: DataOptions
        @OptionGroup var common: CommonOptions

        func run() async throws {
            let bytes = try RegisterFile.read(file)
            let records = try await data.withHouse { house in
                try await ExportDesk(house.world, policy: house.policy, layers: house.layers)
                    .restore(bytes, by: .commandLine)
            }
            common.console.say(Words(th: "นำเข้าแล้ว \(records) รายการ", en: "\(records) records are in the register."))
        }
    }
}

/// One bar for each phase of long work.
final class ProgressBars: Sendable {
    private let console: Console
    private let bars = Mutex<[ImportProgress.Phase: ProgressLine]>([:])

    init(_ console: Console) { self.console = console }

    func show(_ progress: ImportProgress) {
        guard progress.total > 0 else { return }
        let line = bars.withLock { bars in
            if let line = bars[progress.phase] { return line }
            let line = console.progress(progress.phase.name)
            bars[progress.phase] = line
            return line
        }
        line.show(progress.done, of: progress.total)
    }
}

/// Imports told on one line each.
enum RegisterText {
    static func tell(_ job: ImportJob, _ console: Console) {
        let counts = ImportStatus.allCases.filter { job.count($0) > 0 }
            .map { "\($0.name.text(in: console.language)) \(job.count($0))" }.joined(separator: " · ")
        console.write(
            "\(job.id)  \(job.state.name.text(in: console.language))  \(job.kind.name.text(in: console.language))  \(job.fileName)\n"
        )
        if !counts.isEmpty { console.write("  \(counts)\n") }
        if let problem = job.problem {
            console.write("  \(job.problemNumber ?? "")  \(problem.text(in: console.language))\n")
        }
    }
}

/// Files of the register's commands.
enum RegisterFile {
    static func importID(_ text: String) throws -> ImportID {
        guard let id = ImportID(text: text) else {
            throw Refusal(
                Words(th: "รหัสนำเข้าไม่ถูกต้อง ดู songhong import list", en: "That is no import; see songhong import list."),
                code: 64)
        }
        return id
    }

    /// Reads a file within the limit of uploads.
    static func read(_ path: String) throws -> [UInt8] {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw Refusal(Words(th: "เปิดแฟ้ม \(path) ไม่ได้", en: "The file \(path) cannot be opened."), code: 2)
        }
        defer { try? handle.close() }
        var bytes: [UInt8] = []
        while let part = try handle.read(upToCount: 1 << 20), !part.isEmpty {
            guard bytes.count + part.count <= ImportUpload.largest else {
                throw Refusal(Problem.importFileTooLarge.sentence, code: 2)
            }
            bytes += part
        }
        return bytes
    }

    static func write(_ bytes: [UInt8], to path: String?, _ console: Console) throws {
        guard let path else {
            FileHandle.standardOutput.write(Data(bytes))
            return
        }
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw Refusal(Words(th: "เขียนแฟ้ม \(path) ไม่ได้", en: "The file \(path) cannot be written."), code: 2)
        }
        console.say(Words(th: "เขียน \(path) แล้ว \(bytes.count) ไบต์", en: "Wrote \(path), \(bytes.count) bytes."))
    }
}
