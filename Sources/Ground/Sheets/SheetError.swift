public import Civics

/// Why an office file (ไฟล์เอกสาร) was not read or could not be written.
///
/// A reader never repairs and never guesses: the first breach of a limit or of the format ends the reading.
public struct SheetError: Error, Sendable, Hashable {
    /// The class of the refusal.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The bytes are another format than the one asked for.
        case wrongFormat
        /// An old binary Office file, or one behind a password (both wear the same wrapper).
        case legacyOrLocked
        /// The container is cut off, its checksum fails, or its sizes lie.
        case damaged
        /// An entry is encrypted.
        case encrypted
        /// An entry uses a packing method other than "stored" and "deflate".
        case unsupportedPacking
        /// A limit on entries, bytes, rows, columns, elements or spans was passed.
        case tooLarge
        /// An entry inflates beyond the permitted ratio.
        case bomb
        /// An entry's name is absolute, climbs with `..`, or holds a backslash or control character.
        case unsafeName
        /// Two entries bear the same name.
        case duplicateName
        /// A part that the format requires is not there.
        case missingPart
        /// A DOCTYPE or an entity reference stands in an XML part.
        case doctype
        /// Elements are nested deeper than permitted.
        case tooDeep
        /// XML or CSV that breaks its grammar, or ends too early.
        case malformed
        /// The characters are in no encoding this reader knows.
        case unknownEncoding
        /// A value cannot be written in the format, e.g. a control character or a table without columns.
        case unwritable
    }

    public var kind: Kind
    /// The entry, part or limit concerned, such as `word/document.xml`; it comes from the file: escape it when shown.
    public var place: String?
    /// The line in that part, from 1, where one is known.
    public var line: Int?

    public init(_ kind: Kind, place: String? = nil, line: Int? = nil) {
        self.kind = kind
        self.place = place
        self.line = line
    }

    /// What happened, for the person who sent the file.
    public var sentence: Words {
        switch kind {
        case .wrongFormat: Words(th: "ไฟล์นี้ไม่ใช่ชนิดที่ต้องการ", en: "This file is not of the kind asked for.")
        case .legacyOrLocked:
            Words(
                th: "ไฟล์นี้เป็นเอกสารรุ่นเก่า หรือมีรหัสผ่าน",
                en: "This is an old binary document, or one with a password.")
        case .damaged: Words(th: "ไฟล์ชำรุดหรือมาไม่ครบ", en: "The file is damaged or incomplete.")
        case .encrypted: Words(th: "ไฟล์มีส่วนที่เข้ารหัสไว้", en: "A part of the file is encrypted.")
        case .unsupportedPacking:
            Words(th: "ไฟล์บีบอัดด้วยวิธีที่ระบบไม่รับ", en: "The file is packed by a method that is not accepted.")
        case .tooLarge: Words(th: "ไฟล์ใหญ่เกินกำหนด", en: "The file is larger than the limit.")
        case .bomb:
            Words(th: "ไฟล์ขยายตัวผิดปกติเมื่อคลายการบีบอัด", en: "The file swells abnormally when it is unpacked.")
        case .unsafeName: Words(th: "ไฟล์มีชื่อภายในที่ไม่ปลอดภัย", en: "The file holds an unsafe name.")
        case .duplicateName: Words(th: "ไฟล์มีชื่อภายในซ้ำกัน", en: "The file holds the same name twice.")
        case .missingPart: Words(th: "ไฟล์ขาดส่วนที่จำเป็น", en: "The file lacks a necessary part.")
        case .doctype:
            Words(th: "ไฟล์มีคำสั่ง DOCTYPE ซึ่งระบบไม่รับ", en: "The file holds a DOCTYPE, which is not accepted.")
        case .tooDeep: Words(th: "โครงสร้างในไฟล์ซ้อนกันลึกเกินกำหนด", en: "The file is nested too deeply.")
        case .malformed: Words(th: "เนื้อไฟล์ผิดรูปแบบ", en: "The content of the file is malformed.")
        case .unknownEncoding:
            Words(th: "อ่านรหัสตัวอักษรของไฟล์ไม่ได้", en: "The character encoding of the file is not known.")
        case .unwritable: Words(th: "เขียนค่านี้ลงไฟล์ไม่ได้", en: "This value cannot be written to the file.")
        }
    }

    /// What the person can do next.
    public var wayForward: Words {
        switch kind {
        case .wrongFormat, .legacyOrLocked, .encrypted, .unsupportedPacking:
            Words(
                th: "เปิดไฟล์ด้วยโปรแกรมสำนักงาน เอารหัสผ่านออก แล้วบันทึกใหม่เป็น .docx .xlsx หรือ .csv",
                en: "Open the file in an office program, remove any password, and save it as .docx, .xlsx or .csv.")
        case .tooLarge:
            Words(th: "แบ่งไฟล์เป็นส่วนย่อย แล้วส่งทีละส่วน", en: "Split the file and send it in parts.")
        case .unknownEncoding:
            Words(
                th: "บันทึกไฟล์ใหม่โดยเลือกรหัสตัวอักษร UTF-8 แล้วส่งอีกครั้ง",
                en: "Save the file again as UTF-8 and send it once more.")
        case .unwritable:
            Words(th: "ตรวจค่าที่จะส่งออก แล้วลองอีกครั้ง", en: "Check the value to be exported and try again.")
        case .damaged, .bomb, .unsafeName, .duplicateName, .missingPart, .doctype, .tooDeep, .malformed:
            Words(
                th: "เปิดไฟล์ในโปรแกรมเดิม บันทึกเป็นไฟล์ใหม่ แล้วส่งอีกครั้ง ถ้าไม่ได้ผลให้ขอไฟล์จากเจ้าของ",
                en:
                    "Open the file in its own program, save a new copy and send it again, or ask its owner for a new one."
            )
        }
    }
}
