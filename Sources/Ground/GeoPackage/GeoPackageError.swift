public import Civics

/// Why a GeoPackage or MBTiles file was not read, or could not be written.
public struct GeoPackageError: Error, Sendable, Hashable {
    /// The class of the refusal.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The bytes are no SQLite database, or one without the tables of the format.
        case wrongFormat
        /// SQLite found the file broken, or what it holds contradicts itself.
        case damaged
        /// A limit on bytes, layers, columns, rows, points or work was passed.
        case tooLarge
        /// A shape is of a kind that is not kept, such as a curve.
        case unsupportedShape
        /// A text that is not UTF-8.
        case badText
        /// A layer cannot be written: a name that is empty, taken or reserved, or rows of another length.
        case unwritable
        /// The file could not be opened from the disk.
        case unreadable
    }

    public var kind: Kind
    /// The table or limit concerned; it comes from the file: escape it when shown.
    public var place: String?
    /// The row there, from 1, where one is known.
    public var row: Int?

    public init(_ kind: Kind, place: String? = nil, row: Int? = nil) {
        self.kind = kind
        self.place = place
        self.row = row
    }

    /// What happened, for the person who sent the file.
    public var sentence: Words {
        switch kind {
        case .wrongFormat: Words(th: "ไฟล์นี้ไม่ใช่ GeoPackage", en: "This file is no GeoPackage.")
        case .damaged: Words(th: "ไฟล์ GeoPackage ชำรุดหรือมาไม่ครบ", en: "The GeoPackage is damaged or incomplete.")
        case .tooLarge: Words(th: "ไฟล์ GeoPackage ใหญ่เกินกำหนด", en: "The GeoPackage is larger than the limit.")
        case .unsupportedShape:
            Words(th: "รูปในไฟล์เป็นชนิดที่ระบบไม่รับ", en: "The file holds a kind of shape that is not accepted.")
        case .badText: Words(th: "ข้อความในไฟล์ไม่ใช่ UTF-8", en: "The file holds a text that is not UTF-8.")
        case .unwritable: Words(th: "เขียนชั้นข้อมูลนี้ลงไฟล์ไม่ได้", en: "This layer cannot be written to the file.")
        case .unreadable: Words(th: "เปิดไฟล์แผนที่ไม่ได้", en: "The map file could not be opened.")
        }
    }

    /// What the person can do next.
    public var wayForward: Words {
        switch kind {
        case .wrongFormat, .unsupportedShape:
            Words(
                th: "เปิดไฟล์ใน QGIS แล้วส่งออกใหม่เป็น GeoPackage ที่มีรูปแบบจุด เส้น หรือรูปปิด",
                en: "Open the file in QGIS and export it anew as a GeoPackage of points, lines or polygons.")
        case .tooLarge: Words(th: "แบ่งไฟล์เป็นส่วนย่อย แล้วส่งทีละส่วน", en: "Split the file and send it in parts.")
        case .damaged, .badText:
            Words(
                th: "เปิดไฟล์ใน QGIS บันทึกเป็นไฟล์ใหม่ แล้วส่งอีกครั้ง ถ้าไม่ได้ผลให้ขอไฟล์จากเจ้าของ",
                en: "Open the file in QGIS, save a new copy and send it again, or ask its owner for a new one.")
        case .unwritable:
            Words(th: "ตรวจชื่อชั้นข้อมูลและชื่อช่อง แล้วลองอีกครั้ง", en: "Check the names of layer and columns and try again.")
        case .unreadable:
            Words(
                th: "ตรวจว่าไฟล์อยู่ในที่ที่ตั้งไว้และอ่านได้ แล้วลองอีกครั้ง",
                en: "Check that the file is where the settings say and can be read, and try again.")
        }
    }
}
