import Access
import ArgumentParser
import Civics
import Composition

/// Accounts from the command line of the machine.
struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "บัญชีผู้ใช้ · Accounts.",
        discussion: "ตัวอย่าง · Example:\n  songhong account link demo-secretary --data ./data",
        subcommands: [Link.self])

    struct Link: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "ออกลิงก์ใช้ครั้งเดียวเพื่อตั้งรหัสผ่านใหม่ · A one-time link to set a new password.",
            discussion: "ตัวอย่าง · Example:\n  songhong account link palad --data ./data")

        @Argument(help: "ชื่อเข้าใช้ · Login name.") var name: String
        @OptionGroup var data: DataOptions
        @OptionGroup var common: CommonOptions

        func run() async throws {
            let issued = try await data.withHouse { house -> Invitations.Issued in
                let accounts = try await AccountDesk(house.world, policy: house.policy, hasher: house.hasher)
                    .list(by: .commandLine)
                guard
                    let account = accounts.first(where: { $0.account.loginName?.text == name })?.account
                else {
                    throw Refusal(Words(th: "ไม่พบบัญชีชื่อ \(name)", en: "There is no account named \(name)."))
                }
                return try await Invitations(house.world, policy: house.policy, hasher: house.hasher)
                    .issue(for: account.id, by: .commandLine)
            }
            common.console.write("/invitation/\(issued.token)\n")
            common.console.say(
                Words(
                    th: "เปิดที่อยู่นี้ต่อท้ายที่อยู่เว็บของหน่วยงาน ใช้ได้ครั้งเดียวถึง \(issued.expiresAt.text(in: .thai))",
                    en: "Open it after the site's address; it works once, until \(issued.expiresAt.text(in: .english))."
                ))
        }
    }
}

/// Looks at the installation and says what is not as it should be.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "ตรวจสุขภาพการติดตั้ง · Check the installation.",
        discussion: """
            ตัวอย่าง · Example:
              songhong doctor --data ./data
            รหัสออก · Exit codes: 0 ปกติ · 1 มีสิ่งที่ต้องแก้
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let remarks = try await data.withHouse(readingOnly: true) { try await Doctor.look(at: $0) }
        for remark in remarks {
            let mark = remark.isFault ? "✗" : "✓"
            common.console.write("\(mark) \(remark.words.text(in: common.language))\n")
        }
        if remarks.contains(where: \.isFault) { throw ExitCode(1) }
    }
}
