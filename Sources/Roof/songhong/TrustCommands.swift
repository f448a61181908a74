import Access
import ArgumentParser
import Civics
import Composition
import Evidence

/// The audit log from the command line.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "บันทึกตรวจสอบการใช้งาน · The audit log.",
        discussion: "ตัวอย่าง · Example:\n  songhong audit verify --data ./data", subcommands: [Verify.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "ตรวจว่าบันทึกไม่ถูกแก้ ลบ หรือตัดท้าย · Check that nothing was changed, deleted or cut off.",
            discussion: """
                ตัวอย่าง · Example:
                  songhong audit verify --data ./data --audit-heads /media/usb/audit-heads.jsonl
                รหัสออก · Exit codes: 0 ถูกต้อง · 1 พบความผิดปกติ
                """)

        @OptionGroup var data: DataOptions
        @OptionGroup var common: CommonOptions

        func run() async throws {
            let (report, outside) = try await data.withHouse(readingOnly: true) { house -> (AuditReport, Int) in
                let heads = try house.heads.read()
                let report = try await AuditVerifier(house.world.store, key: house.auditKey.publicKey)
                    .verify(outside: heads)
                return (report, heads.count)
            }
            common.console.write(
                Words(
                    th: "ตรวจ \(report.leaves) รายการ · รอลำดับ \(report.waiting) · หัวบันทึกภายนอก \(outside)\n",
                    en: "\(report.leaves) leaves, \(report.waiting) waiting, \(outside) heads outside\n"
                ).text(in: common.language))
            for finding in report.findings { common.console.write(finding.words.text(in: common.language) + "\n") }
            guard report.isSound else {
                throw Refusal(
                    Words(
                        th:
                            "พบความผิดปกติ \(report.findings.count) แห่ง อย่าแก้ไขฐานข้อมูล และแจ้งเจ้าหน้าที่คุ้มครองข้อมูลและผู้ตรวจสอบภายใน",
                        en:
                            "\(report.findings.count) faults. Leave the database as it is; tell the data protection officer and the auditor."
                    ))
            }
            guard report.leaves == 0 || outside > 0 else {
                throw Refusal(
                    Words(
                        th: "ไม่พบหัวบันทึกภายนอก จึงยืนยันไม่ได้ว่าท้ายบันทึกไม่ถูกตัด กรุณาระบุสำเนาด้วย --audit-heads",
                        en:
                            "No head outside the database was found, so a cut tail cannot be seen. Name a copy with --audit-heads."
                    ))
            }
            common.console.say(Words(th: "บันทึกถูกต้องครบถ้วน", en: "The log is whole."))
        }
    }
}

/// Frozen figures from the command line.
struct EvidenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence", abstract: "ตัวเลขที่ตรวจสอบย้อนได้ · Figures that answer for themselves.",
        discussion: "ตัวอย่าง · Example:\n  songhong evidence verify --data ./data", subcommands: [Verify.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "คำนวณตัวเลขที่ปิดไตรมาสแล้วใหม่และเทียบ · Compute frozen figures again and compare.",
            discussion: """
                ตัวอย่าง · Example:
                  songhong evidence verify --quarter 2569-Q4
                รหัสออก · Exit codes: 0 เหมือนเดิม · 1 ต่างจากที่บันทึกไว้ หรือตัวเลขหายไป (different, or figures are missing)
                """)

        @Option(help: "ไตรมาส เช่น 2569-Q4 (ไม่ระบุคือทุกไตรมาส) · One quarter.") var quarter: String?
        @OptionGroup var data: DataOptions
        @OptionGroup var common: CommonOptions

        func run() async throws {
            let quarter = try quarter.map { code throws -> FiscalQuarter in
                guard let quarter = FiscalQuarter(code: code) else {
                    throw Refusal(
                        Words(th: "ไตรมาสต้องเขียนแบบ 2569-Q4", en: "Write the quarter as 2569-Q4."), code: 64)
                }
                return quarter
            }
            let (checks, gaps) = try await data.withHouse(readingOnly: true) { house in
                let freezer = Freezer(house.world, catalogue: house.catalogue)
                return (try await freezer.verify(quarter), try await freezer.gaps(quarter))
            }
            var different = 0
            for check in checks {
                if !check.isSame { different += 1 }
                common.console.write(check.words.text(in: common.language) + "\n")
            }
            for gap in gaps { common.console.write(gap.words.text(in: common.language) + "\n") }
            if different > 0 || !gaps.isEmpty { throw ExitCode(1) }
            common.console.say(
                Words(th: "ตรวจ \(checks.count) ตัวเลข เหมือนเดิมทั้งหมด", en: "\(checks.count) figures, all the same."))
        }
    }
}
