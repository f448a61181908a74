public import Civics
import Foundation
import Storage

/// Why the house cannot be opened, in words for the person at the command line.
public struct HouseError: Error, Sendable, Hashable {
    public var words: Words
    /// Whether another program holds the database.
    public var isBusy = false

    public init(_ words: Words) {
        self.words = words
    }

    /// Turns what a database refused into words.
    init(_ error: StoreError, _ location: DataLocation) {
        let place = location.database == nil ? location.sqliteFile : "PostgreSQL"
        switch error.reason {
        case .newerDatabase:
            words = Words(
                th: "ฐานข้อมูล \(place) มาจากโปรแกรมรุ่นใหม่กว่า กรุณาใช้โปรแกรมรุ่นล่าสุด ข้อมูลไม่ถูกแก้ไข",
                en: "The database \(place) belongs to a newer program. Use the newest program; nothing was changed.")
        case .unreachable:
            words = Words(
                th: "ติดต่อฐานข้อมูล \(place) ไม่ได้ กรุณาตรวจสอบว่าเปิดอยู่และที่อยู่ถูกต้อง (\(error.message))",
                en:
                    "The database \(place) does not answer. Check that it runs and the address is right (\(error.message))."
            )
        case .busy:
            isBusy = true
            words = Words(
                th: "ฐานข้อมูล \(place) กำลังถูกใช้โดยโปรแกรมอื่น กรุณาทำผ่านหน้าเว็บ (งานสำนักงาน) หรือปิดโปรแกรมนั้นก่อน",
                en: "The database \(place) is in use by another program. Use its pages (Office), or stop it first.")
        case .full:
            words = Words(
                th: "พื้นที่เก็บข้อมูลเต็ม กรุณาเพิ่มพื้นที่ว่าง", en: "The disk is full. Make room first.")
        default:
            words = Words(
                th: "เปิดฐานข้อมูล \(place) ไม่ได้: \(error.message)",
                en: "The database \(place) cannot be opened: \(error.message)")
        }
    }

    /// There is no database where one was expected.
    public static func noData(_ location: DataLocation) -> HouseError {
        HouseError(
            Words(
                th: "ไม่พบข้อมูลที่ \(location.directory) กรุณาระบุโฟลเดอร์ด้วย --data",
                en: "There are no data in \(location.directory). Name the directory with --data."))
    }
}
