import Access
import ArgumentParser
import Civics
import Composition
import Foundation
import PlanText
import Planning

struct PlanImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "นำแผนเข้าฐานข้อมูลพร้อมเอกสารต้นฉบับ · Store a plan with its document.",
        discussion: """
            ตัวอย่าง · Examples:
              songhong plan import แผน.docx --data ./data
              songhong plan import แผนใหม่.docx --replace     (แทนแผนเดิม แผนเดิมยังเปิดอ่านได้)
            """)

    @Argument(help: "ไฟล์แผน · The plan's file.") var file: String
    @Flag(help: "แทนแผนที่ใช้อยู่ · Replace the plan in force.") var replace = false
    @Option(help: "วันที่มีผล เช่น 1/10/2568 · First day in force.") var from: String?
    @OptionGroup var data: DataOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let console = common.console
        let progress = console.progress(Words(th: "นำเข้าแผน", en: "Importing"))
        let bytes = try InputFile.read(file)
        progress.show(1, of: 4)
        let read: PlanFile
        do throws(PlanReadError) {
            read = try PlanFile(bytes, name: file)
        } catch {
            throw Refusal(error.words, code: 2)
        }
        progress.show(2, of: 4)
        let findings = read.findings
        let day = try from.map { text throws -> CivilDate in
            do throws(CivilDateError) { return try CivilDate.parse(text) } catch {
                throw Refusal(error.words, code: 64)
            }
        }
        progress.show(3, of: 4)
        _ = try await data.withHouse { house in
            try await PlanDesk(house.world, policy: house.policy).adopt(
                PlanDesk.Import(read, bytes: bytes, name: (file as NSString).lastPathComponent, from: day),
                replacing: replace, by: .commandLine)
            try await house.bindIndicators()
        }
        progress.show(4, of: 4)
        let activities = read.plan.elements.reduce(0) { $0 + $1.activities.count }
        console.say(
            Words(
                th:
                    "นำเข้าแล้ว: \(read.plan.strategies.count) ยุทธศาสตร์ \(read.plan.elements.count) องค์ประกอบ \(activities) กิจกรรม · พบข้อสังเกต \(findings.count) ข้อ · จัดวางไม่ได้ \(read.plan.unplaced.count) แห่ง",
                en:
                    "Imported: \(read.plan.strategies.count) strategies, \(read.plan.elements.count) elements, \(activities) activities; \(findings.count) findings; \(read.plan.unplaced.count) pieces not placed."
            ))
    }
}

struct PlanExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "ส่งออกแผนที่ใช้อยู่ · Write the plan in force.",
        discussion: "ตัวอย่าง · Example:\n  songhong plan export --format yaml > แผน.yaml")

    @Option(help: "รูปแบบผลลัพธ์ · Output: yaml, json.") var format: PlanFormat = .yaml
    @Option(name: .customLong("as-of"), help: "แผน ณ วันที่ เช่น 31/3/2569 · The plan as of a day.") var asOf: String?
    @OptionGroup var data: DataOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let day = try asOf.map { text throws -> CivilDate in
            do throws(CivilDateError) { return try CivilDate.parse(text) } catch {
                throw Refusal(error.words, code: 64)
            }
        }
        let document = try await data.withHouse(readingOnly: true) { house -> PlanDocument in
            let day = day ?? house.world.now().thaiDate
            guard let snapshot = try await PlanDesk(house.world, policy: house.policy).plan(asOf: day) else {
                throw Problem.planMissing
            }
            let accepted = try await FindingDesk(house.world, policy: house.policy).findings(.accepted).map {
                AcceptedFinding(rule: $0.draft.rule, line: $0.draft.line, reason: $0.reason ?? "")
            }
            return PlanDocument(snapshot.plan, accepted: accepted.isEmpty ? nil : accepted)
        }
        common.console.write(format == .json ? try document.json() : try document.yaml())
    }
}

struct PlanDiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "เทียบแผนสองไฟล์ · Compare two plans.",
        discussion: """
            ตัวอย่าง · Example:
              songhong plan diff เดิม.yaml ใหม่.docx
            รหัสออก · Exit codes: 0 เหมือนกัน · 1 ต่างกัน · 2 อ่านไฟล์ไม่ได้
            """)

    @Argument(help: "แผนเดิม · The earlier plan.") var before: String
    @Argument(help: "แผนใหม่ · The later plan.") var after: String
    @OptionGroup var common: CommonOptions

    func run() throws {
        let difference = PlanDifference(from: try InputFile.plan(before).plan, to: try InputFile.plan(after).plan)
        for change in difference.changes { common.console.write(change.sentence.text(in: common.language) + "\n") }
        if !difference.isEmpty { throw ExitCode(1) }
        common.console.say(Words(th: "แผนทั้งสองเหมือนกัน", en: "The plans are the same."))
    }
}
