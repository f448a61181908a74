import Foundation
import Testing

@Suite("key commands")
struct KeyCommandTests {
    /// Data with nothing but an empty plan's database.
    private func data(_ scratch: Scratch, _ arguments: String...) throws -> String {
        let file = try scratch.file("plan.txt", SmallPlan.text())
        let answer = try CommandRun.run(
            list: ["plan", "import", file, "--data", scratch.path("data")] + arguments)
        #expect(answer.code == 0, "\(answer.errors)")
        return scratch.path("data")
    }

    private func lines(_ answer: CommandRun.Answer) -> [Substring] { answer.output.split(separator: "\n") }

    @Test("the key is made where it was asked for, a new one is added beside it, and status shows both")
    func rotate() throws {
        let scratch = try Scratch()
        let key = scratch.path("safe/field.key")
        let data = try data(scratch, "--key", key)
        let mode = try FileManager.default.attributesOfItem(atPath: key)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(!FileManager.default.fileExists(atPath: data + "/keys/field.key"))
        let first = try CommandRun.run("key", "status", "--data", data, "--key", key)
        #expect(first.code == 0, "\(first.errors)")
        #expect(lines(first).filter { $0.hasPrefix("* ") }.count == 1)
        #expect(try CommandRun.run("key", "rotate", "--data", data, "--key", key).code == 0)
        let second = try CommandRun.run("key", "status", "--data", data, "--key", key)
        #expect(lines(second).filter { $0.hasPrefix("* ") }.count == 1)
        #expect(lines(second).filter { $0.hasPrefix("  ") }.count == 1)
        let again = try CommandRun.run("key", "reseal", "--data", data, "--key", key)
        #expect(again.code == 0, "\(again.errors)")
        let text = try String(contentsOfFile: key, encoding: .utf8)
        for answer in [first, second, again] {
            for line in text.split(separator: "\n") {
                for word in line.split(separator: " ") where word.count == 64 {
                    #expect(!answer.output.contains(word) && !answer.errors.contains(word))
                }
            }
        }
    }

    @Test("without its key the program runs, and status and doctor say what is missing and where")
    func missing() throws {
        let scratch = try Scratch()
        let key = scratch.path("safe/field.key")
        let data = try data(scratch, "--key", key)
        try FileManager.default.removeItem(atPath: key)
        #expect(try CommandRun.run("plan", "export", "--data", data, "--key", key).code == 0)
        for words in [["key", "status"], ["key", "rotate"], ["key", "reseal"]] {
            let answer = try CommandRun.run(list: words + ["--data", data, "--key", key])
            #expect(answer.code == 1, "\(words)")
            #expect(answer.errors.contains("safe/field.key"), "\(words)")
        }
        let doctor = try CommandRun.run("doctor", "--data", data, "--key", key)
        #expect(doctor.code == 1)
        #expect(doctor.output.split(separator: "\n").contains { $0.hasPrefix("✗") && $0.contains("safe/field.key") })
        #expect(!FileManager.default.fileExists(atPath: key))
    }

    @Test("doctor warns of a key beside the data it locks, and a key among the backups is refused")
    func place() throws {
        let scratch = try Scratch()
        let data = try data(scratch)
        let doctor = try CommandRun.run("doctor", "--data", data)
        #expect(doctor.code == 0, "\(doctor.output)")
        #expect(doctor.output.contains("คำเตือน") && doctor.output.contains("--key"))
        let refused = try CommandRun.run("doctor", "--data", data, "--key", data + "/backups/field.key")
        #expect(refused.code == 1)
        #expect(refused.errors.contains("backups/field.key"))
        #expect(!FileManager.default.fileExists(atPath: data + "/backups"))
    }
}
