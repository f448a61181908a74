public import Civics
public import Geo
public import GeoPackage
public import Sheets

/// Why a map file (ไฟล์แผนที่) was not read.
///
/// A reader never repairs: the first lie of a header or breach of a limit ends the reading, and nothing is changed.
public struct GeoFileError: Error, Sendable, Hashable {
    /// The class of the refusal.
    public enum Kind: Sendable, Hashable {
        /// The bytes are none of the formats read here.
        case unknownFormat
        /// A `.shp` came without its `.dbf`, or an archive without any layer.
        case missingPart
        /// Lengths, offsets or counts contradict each other, or the file is cut off.
        case damaged
        /// A kind of shape that has no place on a map, such as multipatch.
        case unsupportedShape
        /// A limit on bytes, records, fields, points or work was passed.
        case tooLarge
        /// The letters are neither UTF-8 nor Thai Windows-874.
        case unknownEncoding
        /// A row of CSV or XLSX has more cells than the head row.
        case malformed
        /// What the GeoJSON reader said.
        case geoJSON(GeometryError)
        /// Two layers of one archive bear the same name.
        case duplicateName
        /// What the ZIP, CSV or XLSX reader said.
        case sheet(SheetError.Kind)
        /// What the GeoPackage reader said.
        case package(GeoPackageError.Kind)
    }

    public var kind: Kind
    /// The file, layer or limit concerned; it comes from outside: escape it when shown.
    public var place: String?
    /// The record, row or line there, from 1, where one is known.
    public var line: Int?

    public init(_ kind: Kind, place: String? = nil, line: Int? = nil) {
        self.kind = kind
        self.place = place
        self.line = line
    }

    init(_ error: SheetError, in file: String) {
        self.init(.sheet(error.kind), place: error.place ?? file, line: error.line)
    }

    init(_ error: GeoPackageError, in file: String) {
        self.init(.package(error.kind), place: error.place ?? file, line: error.row)
    }

    init(_ error: GeometryError, in file: String) {
        var line: Int?
        if case .json(_, let number, _) = error { line = number }
        self.init(.geoJSON(error), place: file, line: line)
    }

    /// What happened, for the person who sent the file.
    public var sentence: Words {
        switch kind {
        case .unknownFormat:
            Words(
                th: "ไฟล์นี้ไม่ใช่ชนิดที่รับ (shapefile, GeoJSON, GeoPackage, CSV, XLSX)",
                en: "This file is none of the kinds accepted (shapefile, GeoJSON, GeoPackage, CSV, XLSX).")
        case .missingPart:
            Words(th: "ชุดไฟล์แผนที่มาไม่ครบ", en: "A part of the map file is missing.")
        case .damaged: Words(th: "ไฟล์แผนที่ชำรุดหรือมาไม่ครบ", en: "The map file is damaged or incomplete.")
        case .unsupportedShape:
            Words(th: "รูปในไฟล์เป็นชนิดที่ระบบไม่รับ", en: "The file holds a kind of shape that is not accepted.")
        case .tooLarge: Words(th: "ไฟล์แผนที่ใหญ่เกินกำหนด", en: "The map file is larger than the limit.")
        case .unknownEncoding:
            Words(th: "อ่านรหัสตัวอักษรของไฟล์ไม่ได้", en: "The character encoding of the file is not known.")
        case .malformed:
            Words(
                th: "แถวในตารางมีช่องมากกว่าหัวตาราง", en: "A row of the table has more cells than its head row.")
        case .geoJSON(let error): error.words
        case .duplicateName:
            Words(th: "ในไฟล์มีชั้นข้อมูลชื่อซ้ำกัน", en: "The file holds two layers of the same name.")
        case .sheet(let kind): SheetError(kind).sentence
        case .package(let kind): GeoPackageError(kind).sentence
        }
    }

    /// What the person can do next.
    public var wayForward: Words {
        switch kind {
        case .unknownFormat, .unsupportedShape:
            Words(
                th: "เปิดไฟล์ใน QGIS แล้วส่งออกเป็น GeoPackage (.gpkg) หรือ shapefile แบบรูปปิด (Polygon)",
                en: "Open the file in QGIS and export it as GeoPackage (.gpkg) or as a shapefile of polygons.")
        case .missingPart:
            Words(
                th: "ส่งไฟล์ .shp .shx .dbf .prj และ .cpg ของชั้นข้อมูลเดียวกันมาพร้อมกัน หรือบีบอัดรวมเป็นไฟล์ .zip",
                en: "Send the .shp, .shx, .dbf, .prj and .cpg of the layer together, or pack them into one .zip.")
        case .tooLarge:
            Words(th: "แบ่งไฟล์เป็นส่วนย่อย แล้วส่งทีละส่วน", en: "Split the file and send it in parts.")
        case .unknownEncoding:
            Words(
                th: "บันทึกไฟล์ใหม่โดยเลือกรหัสตัวอักษร UTF-8 แล้วส่งอีกครั้ง",
                en: "Save the file again as UTF-8 and send it once more.")
        case .duplicateName:
            Words(th: "ตั้งชื่อชั้นข้อมูลให้ต่างกัน แล้วส่งอีกครั้ง", en: "Give the layers different names and send it again.")
        case .geoJSON(.tooMuch): GeoFileError(.tooLarge).wayForward
        case .malformed:
            Words(
                th: "แก้แถวนั้นให้ตรงกับหัวตาราง แล้วส่งอีกครั้ง",
                en: "Make that row fit the head row and send the file again.")
        case .damaged, .geoJSON:
            Words(
                th: "เปิดไฟล์ใน QGIS บันทึกเป็นไฟล์ใหม่ แล้วส่งอีกครั้ง ถ้าไม่ได้ผลให้ขอไฟล์จากเจ้าของ",
                en: "Open the file in QGIS, save a new copy and send it again, or ask its owner for a new one.")
        case .sheet(.encrypted):
            Words(
                th: "แตกไฟล์ .zip ด้วยรหัสผ่านที่ได้รับ แล้วส่งไฟล์ข้างใน หรือบีบอัดใหม่โดยไม่ใส่รหัสผ่าน",
                en: "Unpack the .zip with the password you were given and send what is in it, or pack it without one.")
        case .sheet(let kind): SheetError(kind).wayForward
        case .package(let kind): GeoPackageError(kind).wayForward
        }
    }
}
