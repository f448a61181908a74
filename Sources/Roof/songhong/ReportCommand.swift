import Access
import ArgumentParser
import Civics
import Composition
import Foundation
import Web

/// Reports as PDF from the command line.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "รายงานเป็น PDF · Reports as PDF.",
        discussion: "ตัวอย่าง · Example:\n  songhong report quarter 2569-Q4 --output รายงาน.pdf",
        subcommands: [Quarter.self])

    struct Quarter: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "รายงานรายไตรมาสต่อนายก (ฉบับร่าง ไม่ลงทะเบียน) · The quarterly report to the mayor, as a draft.",
            discussion: """
                ตัวอย่าง · Example:
                  songhong report quarter 2569-Q4 --division finance --thai-digits --output รายงาน.pdf
                ฉบับที่มีเลขที่และเก็บในทะเบียนออกจากหน้า /staff/reports
                """)

        @Argument(help: "ไตรมาส เช่น 2569-Q4 · The quarter.") var quarter: String
        @Option(help: "รหัสกอง เช่น finance (ไม่ระบุคือทั้งองค์กร) · A division's code.") var division: String?
        @Flag(name: .customLong("thai-digits"), help: "ใช้เลขไทย · Thai digits.") var thaiDigits = false
        @Option(name: .shortAndLong, help: "ไฟล์ผลลัพธ์ · The PDF file to write.") var output: String
        @OptionGroup var data: DataOptions
        @OptionGroup var common: CommonOptions

        func run() async throws {
            guard let quarter = FiscalQuarter(code: quarter) else {
                throw Refusal(Words(th: "ไตรมาสต้องเขียนแบบ 2569-Q4", en: "Write the quarter as 2569-Q4."), code: 64)
            }
            let progress = common.console.progress(Words(th: "จัดทำรายงาน", en: "Making the report"))
            progress.show(1, of: 3)
            let pdf = try await data.withHouse(readingOnly: true) { house in
                try await QuarterReportDraft.pdf(
                    quarter, division: division.map { DivisionCode(rawValue: $0) }, thaiDigits: thaiDigits,
                    house.webServices)
            }
            progress.show(2, of: 3)
            do {
                try Data(pdf).write(to: URL(fileURLWithPath: output), options: .atomic)
            } catch {
                throw Refusal(
                    Words(
                        th: "เขียนไฟล์ \(output) ไม่ได้ กรุณาตรวจสอบโฟลเดอร์และสิทธิ์",
                        en: "The file \(output) cannot be written. Check the directory and your rights."))
            }
            progress.show(3, of: 3)
            common.console.say(Words(th: "เขียนรายงานแล้ว: \(output)", en: "Written: \(output)"))
        }
    }
}
