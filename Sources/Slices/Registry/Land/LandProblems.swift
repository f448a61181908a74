public import Access
import Civics
import Geo

/// Refusals about land. Numbers of this area: 4xx.310–329.
extension Problem {
    /// For the test that numbers are unique.
    public static let registryLand: [Problem] = [
        .codeTaken("01A001"), .codesExhausted("01A001"), .parcelsNotAdjacent, .villageTaken(1), .shapeInvalid(nil),
        .shapeUnreadable(.noArea), .shapeOfWrongKind, .villageNumberWrong, .ownerTwice, .sharesOverWhole,
        .landNumberNegative, .deedTypeMissing, .useMissing, .signTextMissing, .placeNameMissing,
        .placeCategoryMissing, .villageNameMissing, .splitNeedsParts, .mergeNeedsTwo, .keptPartUnknown,
        .shapeMissing, .paperMissing, .factGroupUnknown, .codeUnreadable, .cutDoesNotDivide, .codeTwice,
        .noSuchFault, .textWithNull,
    ]

    static func codeTaken(_ code: String) -> Problem {
        Problem(
            "409.310",
            Words(th: "รหัสแปลง \(code) มีแปลงอื่นใช้อยู่แล้ว", en: "Another parcel bears the code \(code) already."),
            wayForward: Words(
                th: "ใช้รหัสที่ระบบเสนอ หรือแก้รหัสของอีกแปลงก่อน",
                en: "Take the code that is proposed, or correct the other parcel first."), field: "code")
    }

    static func codesExhausted(_ code: String) -> Problem {
        Problem(
            "422.311",
            Words(
                th: "รหัสถัดจาก \(code) หมดแล้ว (ล็อต 3 หลัก ทับ 3 ระดับ: 999, 99, 9)",
                en: "There is no code left after \(code) (lots of 3 digits; 3 levels of 999, 99 and 9)."),
            wayForward: Words(
                th: "ให้เจ้าหน้าที่แผนที่ภาษีกำหนดล็อตหรือบล็อกใหม่",
                en: "The tax map officer gives a new lot or block."), field: "code")
    }

    static let parcelsNotAdjacent = Problem(
        "422.312", Words(th: "แปลงที่จะรวมไม่ได้ติดกัน", en: "The parcels to merge do not adjoin."),
        wayForward: Words(
            th: "เลือกเฉพาะแปลงที่ติดกัน หรือแก้รูปแปลงก่อน", en: "Choose adjoining parcels, or correct the shapes first."),
        field: "parcels")

    static func villageTaken(_ moo: Int) -> Problem {
        Problem(
            "409.313", Words(th: "มีหมู่ที่ \(moo) อยู่แล้ว", en: "There is a village number \(moo) already."),
            wayForward: Words(th: "แก้ไขหมู่บ้านเดิม", en: "Change the one that is there."), field: "moo")
    }

    /// - Parameter fault: what is wrong and where, as Geo says it.
    static func shapeInvalid(_ fault: Words?) -> Problem {
        Problem(
            "422.314",
            Words(
                th: "รูปแปลงไม่ถูกต้อง" + (fault.map { ": \($0.th)" } ?? ""),
                en: "The shape is not valid" + (fault.map { ": \($0.en)" } ?? ".")),
            wayForward: Words(
                th: "แก้จุดที่ระบุ หรือรับรูปที่ระบบเสนอให้แล้วตรวจดูก่อนบันทึก",
                en: "Correct the place shown, or look at the repaired shape that is offered and save that."),
            field: "shape")
    }

    static func shapeUnreadable(_ error: GeometryError) -> Problem {
        Problem(
            "422.315", error.words,
            wayForward: Words(th: "วาดรูปใหม่ หรือแก้แฟ้มต้นทาง", en: "Draw it again, or correct the file it came from."),
            field: "shape")
    }

    static let shapeOfWrongKind = Problem(
        "422.316",
        Words(
            th: "ชนิดของรูปไม่ตรงกับรายการ เช่น แปลงที่ดินต้องเป็นพื้นที่ปิด",
            en: "The kind of shape does not fit: a parcel, for one, is an area."),
        wayForward: Words(th: "วาดรูปให้ตรงชนิด", en: "Draw a shape of the right kind."), field: "shape")

    static let villageNumberWrong = missing(
        "422.317", Words(th: "หมู่ที่ต้องเป็นเลข 1 ถึง 99", en: "A village number is from 1 to 99."), "village")
    static let ownerTwice = missing(
        "422.318", Words(th: "มีชื่อเจ้าของซ้ำกัน", en: "The same owner is named twice."), "owners")
    static let sharesOverWhole = missing(
        "422.319", Words(th: "ส่วนกรรมสิทธิ์รวมกันเกินทั้งหมด", en: "The shares make more than the whole."), "owners")
    static let landNumberNegative = missing(
        "422.320", Words(th: "จำนวนหรือขนาดติดลบไม่ได้", en: "A number or size cannot be negative."), "size")
    static let deedTypeMissing = missing(
        "422.321", Words(th: "ยังไม่ได้ระบุประเภทเอกสารสิทธิ", en: "The kind of deed is missing."), "deed")
    static let useMissing = missing(
        "422.322", Words(th: "ยังไม่ได้ระบุการใช้ประโยชน์", en: "The kind of use is missing."), "uses")
    static let signTextMissing = missing(
        "422.323", Words(th: "ยังไม่ได้กรอกข้อความบนป้าย", en: "The wording of the sign is missing."), "text")
    static let placeNameMissing = missing(
        "422.324", Words(th: "ยังไม่ได้กรอกชื่อสถานที่", en: "The name of the place is missing."), "name")
    static let placeCategoryMissing = missing(
        "422.325", Words(th: "ยังไม่ได้เลือกประเภทสถานที่", en: "The kind of place is missing."), "category")
    static let villageNameMissing = missing(
        "422.326", Words(th: "ยังไม่ได้กรอกชื่อหมู่บ้าน", en: "The name of the village is missing."), "name")
    static let splitNeedsParts = missing(
        "422.327", Words(th: "การแบ่งแยกต้องมีอย่างน้อยสองแปลง", en: "A split has at least two parts."), "parts")
    static let mergeNeedsTwo = missing(
        "422.328", Words(th: "การรวมต้องมีอย่างน้อยสองแปลง", en: "A merge takes at least two parcels."), "parcels")
    static let keptPartUnknown = missing(
        "422.329",
        Words(
            th: "บอกไม่ได้ว่าแปลงใดเป็นแปลงคงเหลือ เพราะไม่มีเลขที่ดินหรือเลขซ้ำกัน",
            en: "Which part remains is not clear: no land number, or the same one twice."), "kept")
    static let shapeMissing = missing(
        "422.310", Words(th: "แปลงนี้ยังไม่มีรูปแปลง", en: "The parcel has no shape yet."), "shape")
    static let paperMissing = missing(
        "422.313", Words(th: "ยังไม่ได้ระบุเอกสารที่ใช้อ้างอิง", en: "The paper it rests on is missing."), "reason")
    static let factGroupUnknown = missing(
        "404.310", Words(th: "ไม่มีกลุ่มข้อมูลนี้ในรายการชนิดนี้", en: "Records of this kind have no such group."), "group")
    static let codeUnreadable = missing(
        "400.310", Words(th: "รหัสแปลงไม่ถูกรูปแบบ เช่น 01A001 หรือ 01A001/001", en: "A code is like 01A001 or 01A001/001."),
        "code")
    static let cutDoesNotDivide = missing(
        "409.311", Words(th: "เส้นแบ่งไม่ได้แบ่งแปลงออกเป็นส่วน", en: "The line does not divide the parcel."), "line")
    static let codeTwice = missing(
        "409.312", Words(th: "รหัสซ้ำกันภายในรายการที่ส่งมา", en: "The same code is given twice."), "code")
    static let textWithNull = missing(
        "400.311", Words(th: "ข้อความมีอักขระที่เก็บไม่ได้", en: "A text has a character that cannot be kept."), "text")
    static let noSuchFault = missing(
        "404.311", Words(th: "ไม่มีข้อผิดพลาดนี้ในรายการแล้ว", en: "This fault is no longer in the list."), "fault")

    private static func missing(_ number: String, _ sentence: Words, _ field: String) -> Problem {
        Problem(
            number, sentence,
            wayForward: Words(th: "แก้แล้วส่งใหม่", en: "Correct it and send it again."), field: field)
    }
}
