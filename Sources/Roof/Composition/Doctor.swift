import Access
public import Civics
import Foundation
import Paper
import Planning
import Storage
import StoragePostgres
import StorageSQLite

/// Looks at an installation: engine, keys, fonts, log.
public enum Doctor {
    /// One thing looked at.
    public struct Remark: Sendable, Hashable {
        public var words: Words
        public var isFault: Bool
    }

    public static func look(at house: House) async throws -> [Remark] {
        var remarks: [Remark] = []
        if let store = house.world.store as? PostgresStore {
            let settings = try await store.settings()
            remarks.append(
                Remark(
                    words: settings.knowsThaiLetters
                        ? Words(th: "PostgreSQL รู้จักตัวอักษรไทย", en: "PostgreSQL knows Thai letters.")
                        : Words(
                            th: "PostgreSQL ใช้ lc_ctype=C จึงค้นคำไทยไม่ได้ ให้สร้างฐานข้อมูลใหม่ด้วย C.UTF-8",
                            en:
                                "PostgreSQL runs with lc_ctype=C and cannot search Thai; make the database with C.UTF-8."
                        ),
                    isFault: !settings.knowsThaiLetters))
        } else {
            remarks.append(
                Remark(
                    words: SQLiteStore.hasResetRace
                        ? Words(
                            th:
                                "SQLite \(SQLiteStore.version) เก่ากว่า 3.51.3 โปรแกรมใช้การเชื่อมต่อเขียนเพียงเส้นเดียวจึงไม่กระทบ",
                            en:
                                "SQLite \(SQLiteStore.version) is older than 3.51.3; the program writes on one connection, so it is not affected."
                        )
                        : Words(th: "SQLite \(SQLiteStore.version)", en: "SQLite \(SQLiteStore.version)."),
                    isFault: false))
        }
        remarks.append(keyRemark(house.location))
        remarks += try await FieldKeyCheck.remarks(on: house)
        let versions = PrintingLibraries.versions()
        remarks.append(Remark(words: Words(th: "งานพิมพ์: \(versions)", en: "Printing: \(versions)"), isFault: false))
        let report = try await AuditVerifier(house.world.store, key: house.auditKey.publicKey)
            .verify(outside: house.heads.read())
        remarks.append(
            Remark(
                words: report.isSound
                    ? Words(
                        th: "บันทึกตรวจสอบครบถ้วน \(report.leaves) รายการ",
                        en: "The audit log is whole: \(report.leaves) leaves.")
                    : Words(
                        th: "บันทึกตรวจสอบผิดปกติ ให้ใช้ songhong audit verify",
                        en: "The audit log has faults; run songhong audit verify."),
                isFault: !report.isSound))
        return remarks
    }

    private static func keyRemark(_ location: DataLocation) -> Remark {
        let mode = try? FileManager.default.attributesOfItem(atPath: location.auditKeyFile)[.posixPermissions] as? Int
        guard let mode, mode & 0o077 == 0 else {
            return Remark(
                words: Words(
                    th: "ไฟล์กุญแจ \(location.auditKeyFile) ผู้อื่นอ่านได้ ให้ตั้งสิทธิ์เป็น 600",
                    en: "The key file \(location.auditKeyFile) can be read by others; set its mode to 600."),
                isFault: true)
        }
        return Remark(
            words: location.keyDirectory == nil
                ? Words(
                    th: "กุญแจอยู่ในโฟลเดอร์ข้อมูล ควรแยกออกด้วย --key-directory",
                    en: "The key lies in the data directory; better keep it apart with --key-directory.")
                : Words(th: "กุญแจอยู่นอกโฟลเดอร์ข้อมูล", en: "The key lies outside the data directory."), isFault: false)
    }
}
