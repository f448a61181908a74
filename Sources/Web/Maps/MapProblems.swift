public import Access
import Civics

/// Refusals of the machine interfaces; programs get them as JSON.
extension Problem {
    /// For the test that numbers are unique.
    public static let registryMaps: [Problem] = [
        .parameterUnknown("x"), .parameterMalformed("x", Words(th: "x", en: "x")), .noSuchCollection, .noSuchFeature,
        .noSuchTile,
        .noBaseMap, .notAcceptable,
    ]

    /// 400.380: a parameter that the address does not declare (OGC API – Features 1.0, /req/core/query-param-unknown).
    static func parameterUnknown(_ name: String) -> Problem {
        Problem(
            "400.380",
            Words(th: "ที่อยู่นี้ไม่มีพารามิเตอร์ “\(name)”", en: "This address has no parameter “\(name)”."),
            wayForward: Words(th: "ดูพารามิเตอร์ที่ใช้ได้ที่ /ogc/api", en: "The parameters it takes are told at /ogc/api."),
            field: name)
    }

    /// 400.381: a declared parameter that cannot be read (/req/core/query-param-invalid).
    static func parameterMalformed(_ name: String, _ expected: Words) -> Problem {
        Problem(
            "400.381", Words(th: "ค่าของ “\(name)” ไม่ถูกต้อง", en: "The value of “\(name)” cannot be used."),
            wayForward: expected, field: name)
    }

    static let noSuchCollection = Problem(
        "404.380", Words(th: "ไม่มีชั้นข้อมูลนี้", en: "There is no such collection."),
        wayForward: Words(
            th: "ดูชั้นข้อมูลที่เปิดได้ที่ /ogc/collections ชั้นข้อมูลของเจ้าหน้าที่เห็นได้เมื่อเข้าสู่ระบบแล้ว",
            en: "See /ogc/collections for those there are; collections for staff are seen after signing in."))
    static let noSuchFeature = Problem(
        "404.381", Words(th: "ไม่มีรายการนี้ในชั้นข้อมูล", en: "The collection has no such feature."),
        wayForward: Words(th: "ค้นจากรายการของชั้นข้อมูล", en: "Look among the items of the collection."))
    static let noSuchTile = Problem(
        "404.382", Words(th: "ไม่มีแผ่นแผนที่นี้", en: "There is no such tile."),
        wayForward: Words(
            th: "ใช้ที่อยู่ตามแบบใน TileJSON ระดับ 0 ถึง 22", en: "Use the addresses the TileJSON gives, levels 0 to 22."))
    static let noBaseMap = Problem(
        "404.383", Words(th: "ไม่ได้ติดตั้งแผนที่ฐาน", en: "No base map is installed."),
        wayForward: Words(
            th: "ผู้ดูแลระบบเปิดได้ด้วย songhong serve --basemap ไฟล์",
            en: "The administrator adds one with songhong serve --basemap FILE."))
    static let notAcceptable = Problem(
        "406.380", Words(th: "ไม่มีข้อมูลในรูปแบบที่ขอ", en: "It is not offered in the form that was asked for."),
        wayForward: Words(th: "ขอเป็น JSON หรือ HTML", en: "Ask for JSON or HTML."))
}
