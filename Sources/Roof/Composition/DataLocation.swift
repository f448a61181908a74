import Civics
import Foundation

/// Where an organisation's data lives.
public struct DataLocation: Sendable, Hashable {
    /// The directory of the SQLite file, the keys and the audit heads.
    public var directory: String
    /// A PostgreSQL URL; `nil` for the embedded database.
    public var database: String?
    /// The organisation's schema in PostgreSQL.
    public var organisation: String
    /// Where keys lie; `nil` for `keys` inside the directory.
    public var keyDirectory: String?
    /// The file of the keys of encrypted fields; `nil` for `field.key` beside the audit key.
    public var fieldKey: String?
    /// The file that signed audit heads are appended to; `nil` for `audit-heads.jsonl` inside the directory.
    public var auditHeads: String?
    /// Whether PostgreSQL must have a synchronous standby.
    public var requiresStandby: Bool

    public init(
        directory: String, database: String? = nil, organisation: String = "songhong", keyDirectory: String? = nil,
        fieldKey: String? = nil, auditHeads: String? = nil, requiresStandby: Bool = false
    ) {
        self.directory = directory
        self.database = database
        self.organisation = organisation
        self.keyDirectory = keyDirectory
        self.fieldKey = fieldKey
        self.auditHeads = auditHeads
        self.requiresStandby = requiresStandby
    }

    /// Whether there is a database to open; where a server keeps it, that is asked of the server.
    public var hasData: Bool { database != nil || FileManager.default.fileExists(atPath: sqliteFile) }
    var sqliteFile: String { directory + "/songhong.sqlite" }
    var auditKeyFile: String { (keyDirectory ?? directory + "/keys") + "/audit.key" }
    public var fieldKeyFile: String { fieldKey ?? (keyDirectory ?? directory + "/keys") + "/field.key" }
    /// Where copies of the data are kept: no key may lie among them.
    public var backupDirectory: String { directory + "/backups" }
    /// One file for each organisation: several may share a directory beside their common server.
    var auditHeadsFile: String {
        auditHeads ?? directory + (database == nil ? "/audit-heads.jsonl" : "/audit-heads-\(organisation).jsonl")
    }
}

extension DataLocation {
    /// Whether a file lies in a directory or below it, links followed.
    ///
    /// Whole names are compared: `/srv/up-evil` is not in `/srv/up`.
    static func isInside(_ file: String, _ directory: String) -> Bool {
        func names(_ path: String) -> [String] {
            // Links are followed as far as the path exists: the file itself may yet have to be made.
            var place = URL(fileURLWithPath: path).standardizedFileURL
            var missing: [String] = []
            while place.path != "/", !FileManager.default.fileExists(atPath: place.path) {
                missing.insert(place.lastPathComponent, at: 0)
                place.deleteLastPathComponent()
            }
            return place.resolvingSymlinksInPath().pathComponents + missing
        }
        return names(file).starts(with: names(directory))
    }

    /// Whether the keys of encrypted fields lie beside what they lock.
    public var keepsKeyWithData: Bool { DataLocation.isInside(fieldKeyFile, directory) }

    /// Refuses a place where a key would go into every copy of the data.
    func check() throws {
        for path in [fieldKeyFile, auditKeyFile] where DataLocation.isInside(path, backupDirectory) {
            throw HouseError(
                Words(
                    th: "ไฟล์กุญแจ \(path) อยู่ในที่เก็บสำเนาข้อมูล กรุณาย้ายไปที่อื่นแล้วระบุด้วย --key",
                    en: "The key file \(path) lies among the copies of the data. Move it and name it with --key."))
        }
        guard ![sqliteFile, sqliteFile + "-wal", auditHeadsFile, auditKeyFile].contains(fieldKeyFile) else {
            throw HouseError(
                Words(
                    th: "ไฟล์กุญแจ \(fieldKeyFile) คือไฟล์อื่นของระบบ กรุณาระบุไฟล์ของตัวเองด้วย --key",
                    en: "The key file \(fieldKeyFile) is another file of the program. Name one of its own with --key."))
        }
    }
}
