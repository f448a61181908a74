import Foundation
import Testing

/// The built program, run as a person at a terminal runs it.
enum CommandRun {
    struct Answer {
        var code: Int32
        var output: String
        var errors: String
        var seconds: Double
    }

    /// The program beside the test binary.
    static var program: URL {
        get throws {
            var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            for _ in 0..<5 {
                let candidate = folder.appendingPathComponent("songhong")
                if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
                folder.deleteLastPathComponent()
            }
            let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent()
            let candidate = root.appendingPathComponent(".build/debug/songhong")
            try #require(FileManager.default.isExecutableFile(atPath: candidate.path), "build the program first")
            return candidate
        }
    }

    static func run(_ arguments: String..., input: [UInt8]? = nil) throws -> Answer {
        try run(list: arguments, input: input)
    }

    static func run(list arguments: [String], input: [UInt8]? = nil) throws -> Answer {
        let process = Process()
        process.executableURL = try program
        process.arguments = arguments
        let output = Pipe()
        let errors = Pipe()
        let entry = Pipe()
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = entry
        let start = Date()
        try process.run()
        if let input { try? entry.fileHandleForWriting.write(contentsOf: Data(input)) }
        try? entry.fileHandleForWriting.close()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        let complained = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Answer(
            code: process.terminationStatus, output: String(decoding: said, as: UTF8.self),
            errors: String(decoding: complained, as: UTF8.self), seconds: Date().timeIntervalSince(start))
    }
}

/// A new directory that goes away with the test.
final class Scratch {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("songhong-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func file(_ name: String, _ text: String) throws -> String {
        try file(name, Array(text.utf8))
    }

    func file(_ name: String, _ bytes: [UInt8]) throws -> String {
        let place = url.appendingPathComponent(name)
        try Data(bytes).write(to: place)
        return place.path
    }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }
}

/// A small plan of an invented organisation, whose one fault is a total.
enum SmallPlan {
    static func text(total: String = "๓๐๐,๐๐๐.-") -> String {
        """
        แผนงานนวัตกรรมองค์กรเพื่อพัฒนาองค์การบริหารส่วนตำบลหนองตาด
        (พ.ศ. ๒๕๖๖ – ๒๕๖๗)

        องค์การบริหารส่วนตำบลหนองตาด

        องค์ประกอบท้องถิ่น ๔.๐ ประการที่ ๑ ดิจิทัล

        ลำดับ\tโครงการ/กิจกรรม\tงบประมาณ(บาท)\t\tผลที่คาดว่าจะได้รับ\tหน่วยงานรับผิดชอบ
        \t\tปี ๒๕๖๖\tปี ๒๕๖๗\t\t
        ๑\tระบบอินเทอร์เน็ตในสำนักงาน\t๑๐๐,๐๐๐.-\t-\tเจ้าหน้าที่ใช้งานได้ทุกคน\tสำนักปลัด
        ๒\tแผนที่ภาษี\t๒๐๐,๐๐๐.-\t๕๐,๐๐๐.-\tประเมินภาษีได้ถูกต้อง\tกองคลัง
        รวมจำนวน ๒ กิจกรรม\t\t\(total)\t๕๐,๐๐๐.-\t\t

        """
    }
}
