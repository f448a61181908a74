public import ArgumentParser
public import Civics
import Foundation

/// The command line of the program: each command is a few lines over a room below.
@main
struct Songhong: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "songhong",
        abstract: "ระบบบริหารแผนนวัตกรรมของ อบต. · The living innovation plan of a local authority.",
        discussion: """
            ตัวอย่าง · Examples:
              songhong serve                          เปิดระบบที่ http://127.0.0.1:8080
              songhong plan check แผน.docx            ตรวจแผนจากไฟล์ Word
              songhong demo --seed 7 --data ./demo    สร้างข้อมูลตัวอย่างหนึ่งปี

            รหัสออก · Exit codes: 0 สำเร็จ · 1 พบสิ่งที่ต้องแก้ หรือทำไม่สำเร็จ · 2 อ่านไฟล์ไม่ได้ · 64 ใช้คำสั่งไม่ถูกต้อง
            """,
        version: "0.1.0",
        subcommands: [
            ServeCommand.self, DemoCommand.self, PlanCommand.self, EvidenceCommand.self, AuditCommand.self,
            ReportCommand.self, AccountCommand.self, KeyCommand.self, DoctorCommand.self,
            ImportCommand.self, ExportCommand.self,
        ])

    /// Runs a command; a refusal is said in the reader's language on standard error.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let refusal as Refusal {
            Console(language: spokenLanguage).complain(refusal.words)
            Foundation.exit(refusal.code)
        } catch {
            explain(error)
        }
    }

    /// Help and version go to standard output; a wrong call is explained in Thai before the parser's own words.
    private static func explain(_ error: any Error) -> Never {
        let code = exitCode(for: error)
        if code == .validationFailure, spokenLanguage == .thai {
            Console(language: .thai).complain(
                Words(th: "ใช้คำสั่งไม่ถูกต้อง กรุณาดูวิธีใช้ด้วย --help", en: "The command is not right; see --help."))
        }
        exit(withError: error)
    }

    /// The language asked for, read even where the rest of the call cannot be.
    private static var spokenLanguage: Language {
        let arguments = CommandLine.arguments
        if arguments.contains("--language=en") { return .english }
        guard let place = arguments.firstIndex(of: "--language"), place + 1 < arguments.count else { return .thai }
        return Language(rawValue: arguments[place + 1]) ?? .thai
    }
}

extension Language: ExpressibleByArgument {}

/// Why a command stops, in words a person can act on, with the exit code for scripts.
struct Refusal: Error {
    var words: Words
    var code: Int32

    init(_ words: Words, code: Int32 = 1) {
        self.words = words
        self.code = code
    }
}

/// What every command takes.
struct CommonOptions: ParsableArguments {
    @Option(help: ArgumentHelp("ภาษาของข้อความ: th หรือ en · Language of messages.", valueName: "th|en"))
    var language: Language = .thai

    var console: Console { Console(language: language) }
}
