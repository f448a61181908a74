import ArgumentParser
import Civics
import Composition
import Foundation

/// Fills an empty database with a believable organisation, to look at and to try things out in.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "สร้างหน่วยงานตัวอย่างที่มีข้อมูลครบปี · Build a filled-in sample organisation.",
        discussion: """
            ตัวอย่าง · Examples:
              songhong demo --data ./demo
              songhong demo --seed 12 --database postgres:///songhong --organisation demo
              songhong demo --scale 50000 --only-registers --data ./bench
              songhong demo --scale 800 --files ./import-samples
            สร้างได้ในที่ว่างเท่านั้น เติมปีงบประมาณ 2569 ทั้งปี และ 2570 ถึงวันนี้ ทุกหน้าจะมีป้าย “ข้อมูลตัวอย่าง”
            Only into an empty place. Fills fiscal year 2569 and 2570 to date; every page says "sample data".
            """)

    @Option(help: "เลขตั้งต้น เลขเดียวกันได้ข้อมูลชุดเดียวกัน · The same seed makes the same records.") var seed: UInt64 = 7
    @Option(help: "จำนวนแปลงที่ดิน 60 ถึง 100000 ครัวเรือนและคนตามสัดส่วน · Parcels; households and people in proportion.")
    var scale: Int = 5_000
    @Flag(help: "เฉพาะทะเบียน ไม่มีบัญชีและงานของหน่วยงาน · Only the registers, for measuring; no accounts.")
    var onlyRegisters = false
    @Flag(
        inversion: .prefixedNo,
        help: "ใส่ข้อบกพร่องของแผนที่ภาษีให้ตรวจ (ปกติใส่ เว้นแต่ --only-registers) · Faults in the tax map to find.")
    var withDefects: Bool?
    @Option(
        help: ArgumentHelp(
            "เขียนเป็นแฟ้มลงโฟลเดอร์นี้แทน (LTAX, CSV, ข้อมูลมาตรา 10) · Write files to try imports with, instead of a database.",
            valueName: "directory")) var files: String?
    @OptionGroup var data: DataOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (60...100_000).contains(scale) else {
            throw ValidationError("--scale: 60–100000")
        }
    }

    func run() async throws {
        let console = common.console
        let (seed, scale) = (self.seed, self.scale)
        if let files {
            do {
                let today = House.clock().thaiDate
                for path in try DemoFiles.write(seed: seed, parcels: scale, today: today, to: files) {
                    console.write(path + "\n")
                }
            } catch let error as HouseError {
                throw Refusal(error.words)
            }
            return
        }
        let hasDefects = withDefects ?? !onlyRegisters
        let line = console.progress(Words(th: "กำลังสร้างข้อมูลตัวอย่าง", en: "Building the sample"))
        if onlyRegisters {
            let made = try await data.withHouse { house in
                try await house.buildDemoRegisters(seed: seed, parcels: scale, hasDefects: hasDefects) { done, total in
                    line.show(done, of: total)
                }
            }
            console.tell(
                Words(
                    th: "สร้างทะเบียนตัวอย่างแล้ว (seed \(seed)): \(made.parcels) แปลง \(made.people) คน",
                    en: "The sample registers are built (seed \(seed)): \(made.parcels) parcels, \(made.people) people")
            )
            return
        }
        let summary = try await data.withHouse { house in
            try await house.buildDemo(seed: seed, parcels: scale, hasDefects: hasDefects) { done, total in
                line.show(done, of: total)
            }
        }
        report(summary, console)
    }

    /// The names to sign in with go to standard output, so that a script can keep them.
    private func report(_ summary: DemoSummary, _ console: Console) {
        console.say(
            Words(
                th: "สร้างข้อมูลตัวอย่างแล้ว (seed \(summary.seed)) ถึงวันที่ \(summary.today.thaiShort): \(summary.acts) รายการ",
                en:
                    "The sample is built (seed \(summary.seed)) up to \(summary.today.englishShort): \(summary.acts) acts"
            ))
        let title = Words(
            th: "บัญชีตัวอย่าง รหัสผ่านเดียวกันทุกบัญชี: \(summary.password)",
            en: "Sample accounts, one password for all: \(summary.password)")
        console.write(title.text(in: console.language) + "\n")
        let width = summary.accounts.map(\.loginName.count).max() ?? 0
        for account in summary.accounts {
            let name = account.loginName.padding(toLength: width + 2, withPad: " ", startingAt: 0)
            console.write("  \(name)\(account.displayName) · \(account.role.text(in: console.language))\n")
        }
        console.say(
            Words(
                th: "ขั้นต่อไป: \(nextCommand) แล้วเปิด http://127.0.0.1:8080/sign-in",
                en: "Next: \(nextCommand), then open http://127.0.0.1:8080/sign-in"))
    }

    private var nextCommand: String {
        guard let database = data.database else { return "songhong serve --data \(data.data)" }
        // The password that an address may hold is not repeated on the screen.
        let address = database.contains("@") ? "postgres://…" : database
        return "songhong serve --data \(data.data) --database \(address) --organisation \(data.organisation)"
    }
}
