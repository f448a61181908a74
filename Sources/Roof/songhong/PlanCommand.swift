import ArgumentParser
import Civics
import Composition
import Foundation
import PlanText
import Planning

/// Everything about plan documents.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "อ่าน ตรวจ นำเข้า ส่งออก และเทียบแผน · Read, check, import, export and compare plans.",
        discussion: "ตัวอย่าง · Example:\n  songhong plan read แผน.txt --format json",
        subcommands: [
            PlanReadCommand.self, PlanCheckCommand.self, PlanImportCommand.self, PlanExportCommand.self,
            PlanDiffCommand.self,
        ])
}

enum PlanFormat: String, ExpressibleByArgument, CaseIterable { case yaml, json }

struct PlanReadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "อ่านเอกสารแผน (.txt .docx .yaml) ออกมาเป็นโครงสร้าง · Read a plan into its structure.",
        discussion: "ตัวอย่าง · Example:\n  songhong plan read แผน.docx --format json > แผน.json")

    @Argument(help: "ไฟล์แผน หรือ - สำหรับ standard input · The plan's file.") var file: String
    @Option(help: "รูปแบบผลลัพธ์ · Output: yaml, json.") var format: PlanFormat = .yaml
    @OptionGroup var common: CommonOptions

    func run() throws {
        let document = try InputFile.plan(file).document
        common.console.write(format == .json ? try document.json() : try document.yaml())
    }
}

enum CheckFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

enum FailOn: String, ExpressibleByArgument, CaseIterable {
    case error, warning

    var severity: PlanFinding.Severity { self == .error ? .error : .warning }
}

struct PlanCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "ตรวจแผน: ยอดรวม ชื่อหน่วยงาน ปี ตัวชี้วัด โครงสร้าง เงิน ถ้อยคำ · Check a plan.",
        discussion: """
            ตัวอย่าง · Example:
              songhong plan check แผน.txt --fail-on warning
            รหัสออก · Exit codes: 0 ไม่พบ · 1 พบตั้งแต่ระดับ --fail-on ขึ้นไป · 2 อ่านไฟล์ไม่ได้
            """)

    @Argument(help: "ไฟล์แผน หรือ - สำหรับ standard input · The plan's file.") var file: String
    @Option(help: "รูปแบบผลลัพธ์ · Output: text, json.") var format: CheckFormat = .text
    @Option(name: .customLong("fail-on"), help: "ระดับที่ถือว่าไม่ผ่าน · Fail at: error, warning.")
    var failOn: FailOn = .error
    @OptionGroup var common: CommonOptions

    func run() throws {
        let findings = try InputFile.plan(file).findings
        switch format {
        case .json: common.console.write(try PlanFinding.json(findings))
        case .text: common.console.write(FindingText.report(findings, in: common.language))
        }
        let isBad = findings.contains { $0.accepted == nil && $0.severity >= failOn.severity }
        if isBad { throw ExitCode(1) }
    }
}

/// Findings as a person reads them in a terminal.
enum FindingText {
    static func report(_ findings: [PlanFinding], in language: Language) -> String {
        guard !findings.isEmpty else {
            return Words(th: "ไม่พบสิ่งที่ต้องแก้\n", en: "Nothing to correct.\n").text(in: language)
        }
        var text = ""
        for finding in findings {
            let place = finding.line.map { Words(th: "บรรทัด \($0)", en: "line \($0)").text(in: language) } ?? "-"
            text += "\(place)  \(severity(finding.severity).text(in: language))  [\(finding.rule)]\n"
            text += "    \(finding.message.text(in: language))\n"
            text += "    → \(finding.suggestion.text(in: language))\n"
            if let reason = finding.accepted {
                text += Words(th: "    ยอมรับตามที่พิมพ์: \(reason)\n", en: "    accepted as printed: \(reason)\n").text(
                    in: language)
            }
        }
        let count = { (severity: PlanFinding.Severity) in findings.count { $0.severity == severity } }
        text += Words(
            th: "รวม \(findings.count) ข้อ: ผิด \(count(.error)) · ควรแก้ \(count(.warning)) · ข้อสังเกต \(count(.note))\n",
            en:
                "\(findings.count) findings: \(count(.error)) errors, \(count(.warning)) warnings, \(count(.note)) notes\n"
        ).text(in: language)
        return text
    }

    static func severity(_ severity: PlanFinding.Severity) -> Words {
        switch severity {
        case .error: Words(th: "ผิด", en: "error")
        case .warning: Words(th: "ควรแก้", en: "warning")
        case .note: Words(th: "ข้อสังเกต", en: "note")
        }
    }
}
