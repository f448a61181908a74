public import Access
public import Civics
public import Storage

public struct FileID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}

/// A photo or document kept in the database, so that one file or one schema is the whole backup.
public struct StoredFile: Sendable, Hashable, Identifiable, Decodable {
    public let id: FileID
    public var mediaType: MediaType
    /// What the person's computer called it: text to show, never a path.
    public var name: String
    /// Bytes.
    public var size: Int
    /// SHA-256 of the bytes as they are kept.
    public var sha256: [UInt8]
    public var storedAt: Instant
    public var storedBy: AccountID?

    /// Bytes per chunk: 256 KiB.
    public static let chunkSize = 256 * 1024
    /// The largest file: 20 MiB.
    public static let largest = 20 * 1024 * 1024

    public var chunkCount: Int { (size + StoredFile.chunkSize - 1) / StoredFile.chunkSize }

    /// The value of `Content-Disposition`: always a download (RFC 6266, the name also as RFC 8187 says).
    public var contentDisposition: String {
        let plain = name.unicodeScalars.map { scalar -> Character in
            let isPlain = scalar.isASCII && scalar.value >= 0x20 && scalar.value != 0x7F
            return isPlain && !"\"\\%/".unicodeScalars.contains(scalar) ? Character(scalar) : "_"
        }
        let encoded = name.utf8.map { byte -> String in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: String(UnicodeScalar(byte))
            default: "%" + Hexadecimal.text([byte]).uppercased()
            }
        }
        return "attachment; filename=\"\(String(plain))\"; filename*=UTF-8''\(encoded.joined())"
    }
}

/// A file that was checked and stripped, ready to be written in a transaction.
public struct PreparedFile: Sendable, Hashable {
    public let mediaType: MediaType
    public let name: String
    public let bytes: [UInt8]
    public let sha256: [UInt8]

    /// Checks a file by its first bytes and its size, takes the camera's notes and the place out of a photo, and hashes
    /// what is left.
    ///
    /// Throws 413.1, 415.1 or 422.61.
    public init(_ bytes: [UInt8], named name: String) throws {
        guard !bytes.isEmpty else { throw Problem.fileEmpty }
        guard bytes.count <= StoredFile.largest else { throw Problem.fileTooLarge }
        guard let type = MediaType(sniffing: bytes) else { throw Problem.fileKindNotAllowed }
        guard let kept = type == .jpeg ? JPEGStripper.strip(bytes) : type == .png ? PNGStripper.strip(bytes) : bytes
        else { throw Problem.fileDamaged }
        mediaType = type
        self.bytes = kept
        self.name = PreparedFile.clean(name)
        sha256 = Sha256.digest(of: kept)
    }

    /// The last part of a name, without what could act: separators, control and direction marks.
    static func clean(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let quiet = last.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: false
            default: true
            }
        }
        let text = String(String.UnicodeScalarView(quiet)).prefix(150)
        let trimmed = text.drop { $0 == "." || $0 == " " }
        return trimmed.isEmpty ? "file" : String(trimmed)
    }
}

extension Problem {
    /// Every refusal of this room, for the test that numbers are unique.
    public static let files: [Problem] = [.noSuchFile, .fileTooLarge, .fileKindNotAllowed, .fileEmpty, .fileDamaged]

    public static let noSuchFile = Problem(
        "404.61", Words(th: "ไม่พบไฟล์นี้", en: "There is no such file."),
        wayForward: Words(th: "กลับไปหน้าที่แล้ว", en: "Go back to the page before."))

    public static let fileTooLarge = Problem(
        "413.1", Words(th: "ไฟล์ใหญ่เกิน 20 เมกะไบต์", en: "The file is larger than 20 MB."),
        wayForward: Words(th: "ย่อรูปหรือแบ่งเอกสารแล้วส่งใหม่", en: "Make the picture smaller or divide the document."),
        field: "file")

    public static let fileKindNotAllowed = Problem(
        "415.1",
        Words(
            th: "รับเฉพาะไฟล์ PDF รูป JPEG หรือ PNG ตาราง XLSX เอกสาร DOCX และข้อความ CSV หรือ TXT",
            en: "Only PDF, JPEG, PNG, XLSX, DOCX, CSV and plain text are taken."),
        wayForward: Words(th: "บันทึกเป็นชนิดดังกล่าวแล้วส่งใหม่", en: "Save it as one of these and send it again."),
        field: "file")

    public static let fileEmpty = Problem(
        "422.61", Words(th: "ไฟล์นี้ว่างเปล่า", en: "This file is empty."),
        wayForward: Words(th: "เลือกไฟล์ใหม่", en: "Choose the file again."), field: "file")

    public static let fileDamaged = Problem(
        "422.62", Words(th: "รูปนี้เสียหาย เปิดอ่านไม่ครบ", en: "This picture is damaged."),
        wayForward: Words(th: "ถ่ายหรือส่งออกรูปใหม่", en: "Take or export the picture again."), field: "file")
}
