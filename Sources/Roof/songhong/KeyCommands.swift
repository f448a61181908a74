import Access
import ArgumentParser
import Civics
import Composition

/// The keys of encrypted personal fields, from the command line of the machine.
struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "กุญแจข้อมูลส่วนบุคคล · The keys of encrypted personal fields.",
        discussion: """
            ตัวอย่าง · Examples:
              songhong key status --data ./data --key /etc/songhong/field.key
              songhong key rotate --data ./data --key /etc/songhong/field.key
              songhong key reseal --data ./data --key /etc/songhong/field.key
            เก็บสำเนาไฟล์กุญแจแยกจากข้อมูลสำรอง ถ้ากุญแจหาย ข้อมูลที่เข้ารหัสไว้เปิดไม่ได้อีก
            Keep a copy of the key file apart from backups: without it the encrypted fields are lost.
            """, subcommands: [Status.self, Rotate.self, Reseal.self])

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "กุญแจมีกี่ดอก ใช้กับข้อมูลเท่าใด · Which keys there are and how much lies under each.",
            discussion: """
                ตัวอย่าง · Example:
                  songhong key status --data ./data
                รหัสออก · Exit codes: 0 เปิดได้ทุกค่า · 1 ไม่มีกุญแจ หรือขาดบางดอก
                """)

        @OptionGroup var data: DataOptions
        @OptionGroup var common: CommonOptions

        func run() async throws {
            let isWhole = try await data.withHouse(readingOnly: true) { house -> Bool in
                let usage = try await house.fieldKeys.usage(of: House.sealedColumns)
                return show(try House.openKeys(house), usage)
            }
            guard isWhole else { throw ExitCode(1) }
        }

        /// One line for each key, then one for each column; says whether every value can be opened.
        private func show(_ keys: FieldKeys, _ usage: [FieldKeyUsage]) -> Bool {
            let console = common.console
            let lost = Set(usage.flatMap { $0.values.keys }).filter { keys.key($0) == nil }
            for key in keys.keys {
                let count = usage.reduce(0) { $0 + ($1.values[key.id] ?? 0) }
                let mark = key.id == keys.current ? "*" : " "
                console.tell(
                    Words(
                        th: "\(mark) \(key.id)  สร้าง \(key.madeOn.thaiShort)  ใช้กับ \(count) ค่า",
                        en: "\(mark) \(key.id)  made \(key.madeOn.englishShort)  \(count) values"))
            }
            for id in lost.sorted(by: { $0.description < $1.description }) {
                let count = usage.reduce(0) { $0 + ($1.values[id] ?? 0) }
                console.tell(
                    Words(
                        th: "✗ \(id)  ไม่มีในไฟล์กุญแจ เปิดไม่ได้ \(count) ค่า",
                        en: "✗ \(id)  not in the key file: \(count) values stay closed"))
            }
            for column in usage {
                let count = column.values.values.reduce(0, +)
                let waiting = column.count(exceptUnder: keys.current)
                console.tell(
                    Words(
                        th: "\(column.column): \(count) ค่า รอเข้ารหัสใหม่ \(waiting)",
                        en: "\(column.column): \(count) values, \(waiting) to seal again"))
            }
            return lost.isEmpty
        }
    }

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "เพิ่มกุญแจดอกใหม่ · Add a new current key.",
            discussion: """
                ตัวอย่าง · Example:
                  songhong key rotate --data ./data --key /etc/songhong/field.key
                กุญแจเดิมยังอยู่ในไฟล์ จึงยังเปิดข้อมูลเดิมและข้อมูลสำรองได้ ขั้นต่อไป: songhong key reseal
                Older keys stay in the file, for what they sealed and for backups. Next: songhong key reseal
                """)

        @OptionGroup var data: DataOptions
        @OptionGroup var common: CommonOptions

        func run() async throws {
            try data.requireData()
            let id = try await data.withHouse { house -> FieldKeyID in
                do {
                    return try await house.fieldKeys.rotate()
                } catch let error as FieldKeyError {
                    throw Refusal(error.words)
                }
            }
            common.console.tell(
                Words(
                    th: "กุญแจดอกใหม่ \(id) คัดลอกไฟล์กุญแจไปเก็บแยกอีกชุด แล้วสั่ง songhong key reseal",
                    en:
                        "The new key is \(id). Keep a fresh copy of the key file elsewhere, then run songhong key reseal."
                ))
        }
    }

    struct Reseal: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "เข้ารหัสทุกค่าใหม่ด้วยกุญแจปัจจุบัน · Seal every value again with the current key.",
            discussion: """
                ตัวอย่าง · Example:
                  songhong key reseal --data ./data --key /etc/songhong/field.key
                หยุดกลางคันได้ สั่งซ้ำแล้วทำต่อจากเดิม · May be interrupted; the next run goes on.
                """)

        @Option(help: ArgumentHelp("จำนวนค่าต่อครั้ง · Values in one transaction.", valueName: "n")) var batch = 500
        @OptionGroup var data: DataOptions
        @OptionGroup var common: CommonOptions

        func validate() throws {
            guard (1...10_000).contains(batch) else { throw ValidationError("--batch 1…10000") }
        }

        func run() async throws {
            let line = common.console.progress(Words(th: "กำลังเข้ารหัสใหม่", en: "Sealing again"))
            try data.requireData()
            let batch = batch
            let done = try await data.withHouse { house -> Int in
                _ = try House.openKeys(house)
                return try await house.fieldKeys.reseal(House.sealedColumns, with: house.vault, batch: batch) {
                    line.show($0, of: $1)
                }
            }
            common.console.tell(
                Words(th: "เข้ารหัสใหม่แล้ว \(done) ค่า", en: "\(done) values were sealed again."))
        }
    }
}

extension House {
    /// The keys, or the refusal that says why there are none.
    fileprivate static func openKeys(_ house: House) throws -> FieldKeys {
        if let reason = house.vault.reason { throw Refusal(reason.words) }
        return try house.vault.keys()
    }
}
