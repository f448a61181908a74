public import Civics
public import Foundation

/// Why the keys of the encrypted fields cannot be had.
public enum FieldKeyError: Error, Sendable, Hashable {
    /// There is no such file, though values were sealed before; or none was asked for.
    case missing(String)
    case unreadable(String)
    /// What the line holds is not a key, or the file ends too early.
    case damaged(String, line: Int)
    /// Other users of the machine can read it.
    case openToOthers(String)
    /// The file holds keys, but not those that this organisation's values were sealed with.
    case foreign(String)

    /// What is wrong and what to do.
    public var words: Words {
        switch self {
        case .missing(let path):
            Words(
                th: "ไม่พบไฟล์กุญแจข้อมูลส่วนบุคคล \(path) ให้นำไฟล์เดิมกลับมาหรือระบุด้วย --key อย่าสร้างใหม่ทับ",
                en:
                    "The key file of personal fields \(path) is not there. Bring it back or name it with --key; make no new one."
            )
        case .unreadable(let path):
            Words(
                th: "อ่านหรือเขียนไฟล์กุญแจ \(path) ไม่ได้ ให้ตรวจสิทธิ์ของไฟล์และโฟลเดอร์",
                en: "The key file \(path) cannot be read or written. Check the rights of the file and its directory.")
        case .damaged(let path, let line):
            Words(
                th: "ไฟล์กุญแจ \(path) เสียหายที่บรรทัด \(line) ให้ใช้สำเนาที่เก็บไว้",
                en: "The key file \(path) is damaged at line \(line). Use the copy that was kept.")
        case .openToOthers(let path):
            Words(
                th: "ผู้อื่นในเครื่องอ่านไฟล์กุญแจ \(path) ได้ ให้ตั้งสิทธิ์เป็น 600",
                en: "Other users of this machine can read the key file \(path). Set its mode to 600.")
        case .foreign(let path):
            Words(
                th: "ไฟล์กุญแจ \(path) ไม่ใช่ของข้อมูลชุดนี้ ให้ใช้ไฟล์กุญแจของหน่วยงานนี้",
                en: "The key file \(path) does not belong to these data. Use this organisation's own key file.")
        }
    }
}

/// The file of the master keys, readable by its owner alone (mode 0600).
///
/// A first line that says what it is, then one line for each key: its name, 64 hexadecimal digits, the day it was made.
/// The last is the current one. Lines that begin with `#` are for people. The file is only ever replaced as a whole.
public enum FieldKeyFile {
    static let title = "songhong field keys 1"

    public static func exists(_ url: URL) -> Bool {
        FileManager.default.fileExists(atPath: url.path)
    }

    public static func read(_ url: URL) throws(FieldKeyError) -> FieldKeys {
        guard exists(url) else { throw .missing(url.path) }
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: url.path),
            let data = try? Data(contentsOf: url), data.count <= 1_000_000
        else { throw .unreadable(url.path) }
        let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
        guard mode & 0o077 == 0 else { throw .openToOthers(url.path) }
        var keys: [FieldKeys.Key] = []
        var isTitled = false
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            guard isTitled else {
                guard line == title else { throw .damaged(url.path, line: number + 1) }
                isTitled = true
                continue
            }
            let parts = line.split(separator: " ")
            guard parts.count == 3, let bytes = Hexadecimal.bytes(parts[1]), let day = CivilDate(iso: String(parts[2])),
                let key = FieldKeys.Key(bytes: bytes, madeOn: day), key.id.description == parts[0]
            else { throw .damaged(url.path, line: number + 1) }
            keys.append(key)
        }
        guard let keys = FieldKeys(keys) else { throw .damaged(url.path, line: lines.count) }
        return keys
    }

    /// Makes the file with one new key, where there is none; of two processes that start at once one makes it and the
    /// other reads it.
    public static func make(_ url: URL, madeOn day: CivilDate) throws(FieldKeyError) -> FieldKeys {
        let keys = FieldKeys.random(madeOn: day)
        let fresh = try writeBeside(url, keys)
        defer { unlink(fresh) }
        // link(2) fails where the file exists: nothing is ever overwritten.
        if link(fresh, url.path) != 0 {
            guard errno == EEXIST else { throw .unreadable(url.path) }
            return try read(url)
        }
        try settle(url)
        return keys
    }

    /// Replaces the file as a whole, so that a power failure leaves the old or the new one.
    public static func replace(_ url: URL, with keys: FieldKeys) throws(FieldKeyError) {
        let fresh = try writeBeside(url, keys)
        guard rename(fresh, url.path) == 0 else {
            unlink(fresh)
            throw .unreadable(url.path)
        }
        try settle(url)
    }

    private static func writeBeside(_ url: URL, _ keys: FieldKeys) throws(FieldKeyError) -> String {
        var text = "\(title)\n"
        text += "# กุญแจข้อมูลส่วนบุคคลของสองห้อง หากหายจะเปิดข้อมูลไม่ได้อีก เก็บสำเนาแยกจากข้อมูลสำรอง\n"
        text +=
            "# Keys of Songhong's personal fields. Without them the fields stay closed. Keep a copy apart from backups.\n"
        for key in keys.keys { text += "\(key.id) \(Hexadecimal.text(key.bytes)) \(key.madeOn.iso)\n" }
        let path = url.path + ".new-\(Hexadecimal.text(SecretBytes.random(4)))"
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            let file = Foundation.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            guard file >= 0 else { throw FieldKeyError.unreadable(url.path) }
            let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
            try handle.write(contentsOf: Data(text.utf8))
            try handle.synchronize()
            try handle.close()
        } catch {
            unlink(path)
            throw .unreadable(url.path)
        }
        return path
    }

    /// Waits until the directory's entry is on the disk.
    private static func settle(_ url: URL) throws(FieldKeyError) {
        let directory = Foundation.open(url.deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { throw .unreadable(url.path) }
        defer { close(directory) }
        guard fsync(directory) == 0 else { throw .unreadable(url.path) }
    }
}
