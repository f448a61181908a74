import Civics
import Foundation
import PlanText

/// A file named on the command line, read within bounds; `-` is standard input.
enum InputFile {
    /// Returns the bytes.
    ///
    /// - Throws: `Refusal` with code 2 where there is no such file, it cannot be opened, or it is too large.
    static func read(_ path: String) throws -> [UInt8] {
        let limit = SourceText.largestFile
        if path != "-" {
            var isDirectory: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), !isDirectory.boolValue else {
                throw Refusal(
                    Words(th: "ไม่พบไฟล์ \(path) กรุณาตรวจสอบชื่อไฟล์", en: "There is no file \(path). Check the name."),
                    code: 2)
            }
            let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
            if let size, size > limit { throw Refusal(PlanReadError.tooLarge.words, code: 2) }
        }
        guard let handle = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path) else {
            throw Refusal(
                Words(
                    th: "เปิดไฟล์ \(path) ไม่ได้ กรุณาตรวจสอบสิทธิ์การอ่าน",
                    en: "The file \(path) cannot be opened. Check that you may read it."), code: 2)
        }
        // Parts are joined only once it is known that they fit, so that a stream without end takes no more than its limit.
        var parts: [Data] = []
        var count = 0
        while let part = try handle.read(upToCount: 1_048_576), !part.isEmpty {
            count += part.count
            guard count <= limit else { throw Refusal(PlanReadError.tooLarge.words, code: 2) }
            parts.append(part)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        for part in parts { bytes += part }
        return bytes
    }

    /// Reads a file as a plan.
    ///
    /// - Throws: `Refusal` with code 2 where it cannot be read.
    static func plan(_ path: String) throws -> PlanFile {
        let bytes = try read(path)
        do throws(PlanReadError) {
            return try PlanFile(bytes, name: path)
        } catch {
            throw Refusal(error.words, code: 2)
        }
    }
}
