public import Civics
import Foundation

/// Writes a sample tambon as files of the office's own kinds, to try imports with.
public enum DemoFiles {
    /// Writes them below a directory, which is made where it is not there; files of the same names are replaced.
    ///
    /// - Returns: the paths, in the order written.
    /// - Throws: `HouseError` where a file cannot be written.
    public static func write(
        seed: UInt64, parcels: Int, today: CivilDate, to directory: String
    ) throws -> [String] {
        let tambon = SyntheticTambon.make(
            seed: seed, scale: SyntheticTambon.Scale(parcels: parcels), today: today)
        let root = URL(filePath: directory)
        return try TambonFiles(tambon).all().map { file in
            let place = root.appending(path: file.path)
            do {
                try FileManager.default.createDirectory(
                    at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(file.text.utf8).write(to: place, options: .atomic)
            } catch {
                throw HouseError(
                    Words(
                        th: "เขียนแฟ้ม \(place.path) ไม่ได้ กรุณาตรวจสอบสิทธิ์หรือเนื้อที่ว่าง",
                        en: "The file \(place.path) cannot be written. Check your rights and the space left."))
            }
            return file.path
        }
    }
}
