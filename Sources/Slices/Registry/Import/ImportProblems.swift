public import Access
import Civics
public import Geo
public import GeoFiles
public import Sheets

/// Refusals of imports and exports.
extension Problem {
    /// For the test that numbers are unique.
    public static let registryImport: [Problem] = [
        .noSuchImport, .importNotStaged, .importNotApplied, .importBusy, .landOfficeLocked, .landOfficeEmpty,
        .importFileUnreadable(SheetError(.damaged)), .importShapesUnreadable(.noArea, file: "x"),
        .importFileUnknown, .importTooManyColumns, .importColumnsUnmatched([]), .importKindUnknown,
        .coordinateSystemUnknown(
            CoordinateQuestion(choices: [], words: Words(th: "ไม่ทราบระบบพิกัด", en: "Unknown system."))),
        .importCannotBeUndone(0), .noSuchImportRow, .importDecisionWrong, .importFileTooLarge, .archiveDamaged("x"),
        .registerNotEmpty, .importFileGone, .noSuchExport, .importFailed, .importHeadRowMissing,
        .importParcelFirst, .importRowKnown, .importReasonTooLong,
    ]

    public static let noSuchImport = Problem(
        "404.360", Words(th: "ไม่พบการนำเข้านี้", en: "There is no such import."),
        wayForward: Words(th: "ดูรายการนำเข้าทั้งหมด", en: "Look at the list of imports."))

    public static let noSuchImportRow = Problem(
        "404.361", Words(th: "ไม่พบแถวนี้ในการนำเข้า", en: "The import has no such row."),
        wayForward: Words(th: "เปิดรายการนำเข้าใหม่อีกครั้ง", en: "Open the import again."))

    public static let importFileGone = Problem(
        "404.362", Words(th: "ไม่ได้เก็บไฟล์ของการนำเข้านี้ไว้", en: "The file of this import was not kept."),
        wayForward: Words(th: "ส่งไฟล์เดิมอีกครั้ง", en: "Send the file again."))

    public static let importNotStaged = Problem(
        "409.360",
        Words(
            th: "การนำเข้านี้ยังตรวจไม่เสร็จ หรือดำเนินการไปแล้ว",
            en: "This import is not checked yet, or was carried out already."),
        wayForward: Words(th: "เปิดดูสถานะของการนำเข้า", en: "Look at the state of the import."))

    public static let importNotApplied = Problem(
        "409.361",
        Words(th: "การนำเข้านี้ยังไม่ได้ลงทะเบียน หรือย้อนไปแล้ว", en: "This import was not carried out, or was undone already."),
        wayForward: Words(th: "เปิดดูสถานะของการนำเข้า", en: "Look at the state of the import."))

    public static let importFailed = Problem(
        "500.360", Words(th: "นำเข้าไม่สำเร็จ ไม่มีอะไรเปลี่ยน", en: "The import failed; nothing was changed."),
        wayForward: Words(
            th: "ลองใหม่ ถ้ายังไม่ได้ให้แจ้งผู้ดูแลระบบ", en: "Try again; if it fails again tell the administrator."))

    public static let importBusy = Problem(
        "409.362", Words(th: "กำลังทำงานกับการนำเข้านี้อยู่", en: "This import is being worked on."),
        wayForward: Words(th: "รอสักครู่แล้วลองใหม่", en: "Wait a moment and try again."))

    /// 409.363 with how many records stand in the way; the desk lists them.
    public static func importCannotBeUndone(_ records: Int) -> Problem {
        Problem(
            "409.363",
            Words(
                th: "ย้อนการนำเข้าไม่ได้ เพราะมี \(records) รายการที่ถูกแก้ไขหรือถูกอ้างถึงหลังการนำเข้า",
                en: "The import cannot be undone: \(records) records were changed or named by others since."),
            wayForward: Words(
                th: "ดูรายการที่ขวางอยู่ แล้วแก้ไขทีละรายการแทน",
                en: "Look at the records in the way and correct them one by one."))
    }

    public static let registerNotEmpty = Problem(
        "409.364",
        Words(
            th: "แฟ้มทะเบียนทั้งชุดนำเข้าได้เฉพาะทะเบียนที่ยังว่าง", en: "A whole register can only be brought into an empty one."),
        wayForward: Words(th: "เปิดฐานข้อมูลใหม่ แล้วนำเข้าที่นั่น", en: "Open a new database and import there."))

    public static let importFileTooLarge = Problem(
        "413.360", Words(th: "ไฟล์นำเข้าใหญ่เกินกำหนด", en: "The file is too large to import."),
        wayForward: Words(th: "แบ่งไฟล์เป็นส่วนย่อย แล้วส่งทีละส่วน", en: "Split the file and send it in parts."), field: "file")

    public static let landOfficeLocked = Problem(
        "422.360",
        Words(
            th: "ไฟล์ของกรมที่ดินนี้มีรหัสผ่าน ระบบไม่เปิดไฟล์ที่มีรหัสผ่าน",
            en: "This Land Department file has a password; such files are not opened."),
        wayForward: Words(
            th: "ขอไฟล์ที่ไม่มีรหัสผ่านจากสำนักงานที่ดิน หรือแตกไฟล์ด้วยรหัสผ่านที่ได้รับ บีบอัดใหม่โดยไม่ใส่รหัสผ่าน แล้วส่งอีกครั้ง",
            en:
                "Ask the land office for one without a password, or unpack it with the password, pack it again without one, and send it."
        ),
        field: "file")

    public static let landOfficeEmpty = Problem(
        "422.361",
        Words(
            th: "ไม่พบข้อมูลมาตรา 10 ในไฟล์ (parcel_*.csv, ns3a_*.csv)",
            en: "The archive holds no section 10 data (parcel_*.csv, ns3a_*.csv)."),
        wayForward: Words(
            th: "ตรวจว่าเป็นไฟล์รายเดือนของกรมที่ดิน", en: "Check that this is the Land Department's monthly file."),
        field: "file")

    public static func importFileUnreadable(_ error: SheetError) -> Problem {
        let place = [error.place, error.line.map { "บรรทัด/line \($0)" }].compactMap(\.self).joined(separator: ", ")
        let tail = place.isEmpty ? "" : " (\(place))"
        return Problem(
            "422.362", Words(th: error.sentence.th + tail, en: error.sentence.en + tail), wayForward: error.wayForward,
            field: "file")
    }

    public static func importFileUnreadable(_ error: GeoFileError) -> Problem {
        let place = [error.place, error.line.map { "บรรทัด/line \($0)" }].compactMap(\.self).joined(separator: ", ")
        let tail = place.isEmpty ? "" : " (\(place))"
        return Problem(
            "422.362", Words(th: error.sentence.th + tail, en: error.sentence.en + tail), wayForward: error.wayForward,
            field: "file")
    }

    public static func importShapesUnreadable(_ error: GeometryError, file: String) -> Problem {
        Problem(
            "422.363", Words(th: "\(error.words.th) (\(file))", en: "\(error.words.en) (\(file))"),
            wayForward: Words(
                th: "ขอไฟล์ใหม่ หรือเปิดใน QGIS แล้วบันทึกใหม่", en: "Ask for a new file, or save it again with QGIS."),
            field: "file")
    }

    public static let importFileUnknown = Problem(
        "422.364",
        Words(
            th: "ไฟล์นี้ไม่ใช่ชนิดที่นำเข้าได้ (ZIP ของกรมที่ดิน, shapefile, GeoJSON, GeoPackage, CSV, XLSX, แฟ้มทะเบียน)",
            en: "The file is none of the kinds that can be imported."),
        wayForward: Words(th: "เลือกไฟล์ใหม่", en: "Choose another file."), field: "file")

    public static let importTooManyColumns = Problem(
        "422.365", Words(th: "ไฟล์มีคอลัมน์เกิน 1,000 คอลัมน์", en: "The file has more than 1,000 columns."),
        wayForward: Words(th: "ลบคอลัมน์ที่ไม่ใช้แล้วส่งใหม่", en: "Delete the columns that are not needed and send it again."),
        field: "file")

    public static func importColumnsUnmatched(_ fields: [ImportField]) -> Problem {
        Problem(
            "422.366",
            Words(
                th: "ยังไม่ได้จับคู่คอลัมน์: \(fields.map(\.title.th).joined(separator: ", "))",
                en: "No column was matched with: \(fields.map(\.title.en).joined(separator: ", "))."),
            wayForward: Words(th: "เลือกคอลัมน์ให้ครบแล้วส่งใหม่", en: "Choose the columns and send it again."),
            field: "columns")
    }

    public static let importKindUnknown = Problem(
        "422.367", Words(th: "ยังไม่ได้บอกว่าไฟล์เป็นข้อมูลชนิดใด", en: "It was not said what the file holds."),
        wayForward: Words(
            th: "เลือกชนิดข้อมูล เช่น แปลงที่ดิน หรือบุคคล", en: "Choose what it holds, such as parcels or people."),
        field: "kind")

    public static func coordinateSystemUnknown(_ question: CoordinateQuestion) -> Problem {
        Problem(
            "422.368", question.words,
            wayForward: Words(
                th: "เลือกระบบพิกัด: " + question.choices.map { "EPSG:\($0.epsg)" }.joined(separator: ", "),
                en: "Choose one of: " + question.choices.map { "EPSG:\($0.epsg)" }.joined(separator: ", ")),
            field: "coordinateSystem")
    }

    public static let importDecisionWrong = Problem(
        "422.369", Words(th: "ตัดสินแถวนี้แบบนั้นไม่ได้", en: "This row cannot be decided so."),
        wayForward: Words(th: "เลือกจากรายการที่เสนอ", en: "Choose one of the proposals."), field: "decision")

    public static func archiveDamaged(_ place: String) -> Problem {
        Problem(
            "422.370", Words(th: "แฟ้มทะเบียนชำรุด (\(place))", en: "The register file is damaged (\(place))."),
            wayForward: Words(th: "ส่งออกใหม่จากระบบต้นทาง", en: "Export it again from where it came."), field: "file")
    }

    public static let importParcelFirst = Problem(
        "422.372",
        Words(
            th: "ยังไม่รู้ว่าแถวนี้หมายถึงแปลงใด จึงเลือกเจ้าของก่อนไม่ได้",
            en: "It is not known which parcel this row means, so its owner cannot be chosen yet."),
        wayForward: Words(
            th: "เลือกแปลงจากรายการที่เสนอ หรือเพิ่มแปลงในทะเบียนแล้วตรวจไฟล์ใหม่ หรือข้ามแถวนี้",
            en: "Choose one of the parcels, or enter the parcel and check the file again, or skip the row."),
        field: "decision")

    public static let importRowKnown = Problem(
        "422.373",
        Words(
            th: "แถวนี้แก้ไขรายการที่มีอยู่แล้ว จึงให้เป็นรายการใหม่ไม่ได้",
            en: "This row changes a record that is there, so it cannot be a record of its own."),
        wayForward: Words(
            th: "ตรวจไฟล์ใหม่ แล้วตัดสินอีกครั้ง หรือข้ามแถวนี้", en: "Check the file again and decide then, or skip the row."),
        field: "decision")

    public static let importReasonTooLong = Problem(
        "422.374", Words(th: "เหตุผลยาวเกิน 2,000 ตัวอักษร", en: "The reason is longer than 2,000 characters."),
        wayForward: Words(th: "เขียนให้สั้นลง", en: "Make it shorter."), field: "reason")

    public static let importHeadRowMissing = Problem(
        "422.371",
        Words(
            th: "มีเลขประจำตัวประชาชนอยู่ในหัวคอลัมน์ ชื่อตาราง หรือชื่อแฟ้ม ซึ่งเก็บโดยไม่ปิดผนึก",
            en: "A national ID stands in a heading, or in the name of a table or of the file, which are not sealed."),
        wayForward: Words(
            th: "ให้แถวแรกของแฟ้มเป็นชื่อคอลัมน์ และตั้งชื่อแฟ้มใหม่ แล้วส่งอีกครั้ง",
            en: "Let the first row be the names of the columns, rename the file, and send it again."),
        field: "file")
}
