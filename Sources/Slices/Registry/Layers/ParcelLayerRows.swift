import Access
import Civics
import Geo
import SQLText
import Storage

/// A parcel for everybody: no owner, no deed.
struct OpenParcelRow: LandLayerRow {
    static var name: SQL { "parcels" }
    static var alias: SQL { "p" }
    static var columns: SQL {
        "p.code, p.zone, p.block, p.main_use, p.registered_area, p.drawn_area, p.village"
    }
    static var village: SQL? { "p.village" }

    var id: UUIDv7
    var shape: [UInt8]
    var code: String?
    var zone: String?
    var block: String?
    var mainUse: String?
    var registeredArea: Int64?
    var drawnArea: Int64?
    var village: Int64?

    init(_ row: inout RowReader) throws {
        id = try row.uuid()
        shape = try row.bytes()
        code = try row.text()
        zone = try row.text()
        block = try row.text()
        mainUse = try row.text()
        registeredArea = try row.whole()
        drawnArea = try row.whole()
        village = try row.whole()
    }

    init(id: UUIDv7, shape: Shape, record: Parcel) {
        self.id = id
        self.shape = shape.wkb
        code = record.code?.description
        zone = record.code?.zone
        block = record.code?.block
        mainUse = record.mainUse
        registeredArea = record.registeredArea?.squareWaHundredths
        drawnArea = record.drawnSquareMetreHundredths
        village = record.village.map(Int64.init)
    }

    var properties: [GeoValue] {
        let area = registeredArea.flatMap { LandArea(squareWaHundredths: $0) }
        return [
            GeoValue(code), GeoValue(zone), GeoValue(block), GeoValue(mainUse), GeoValue(area?.compact),
            GeoValue(hundredths: area?.squareMetreHundredths), GeoValue(hundredths: drawnArea), GeoValue(village),
        ]
    }

    static let fields: [MapLayer.Field] = [
        .init("code", Words(th: "รหัสแปลงที่ดิน", en: "Parcel code"), .text, isFilter: true),
        .init("zone", Words(th: "เขต", en: "Zone"), .text, isFilter: true),
        .init("block", Words(th: "บล็อก", en: "Block"), .text, isFilter: true),
        .init("use", Words(th: "ประเภทการใช้ประโยชน์", en: "Land use category"), .text, isFilter: true),
        .init("area", Words(th: "เนื้อที่ (ไร่-งาน-ตารางวา)", en: "Area (rai-ngan-square wa)"), .text),
        .init("area_m2", Words(th: "เนื้อที่ตามเอกสาร (ตร.ม.)", en: "Area on paper (m²)"), .number),
        .init("drawn_m2", Words(th: "เนื้อที่ตามรูปแปลง (ตร.ม.)", en: "Area as drawn (m²)"), .number),
        .init("village", Words(th: "หมู่ที่", en: "Village number"), .whole, isFilter: true),
    ]

    static func condition(_ field: String, _ value: String) -> SQL? {
        switch field {
        case "code": "p.code = \(value)"
        case "zone": "p.zone = \(value)"
        case "block": "p.block = \(value)"
        case "use": "p.main_use = \(value)"
        case "village": Int(value).map { "p.village = \($0)" }
        default: nil
        }
    }

    static func place(of record: Parcel) -> (division: DivisionCode?, village: Int?) { (nil, record.village) }
}

/// A parcel as the property register shows it to those who may read class C7: with its deed, without people.
struct RegisterParcelRow: LandLayerRow {
    static var name: SQL { "parcels" }
    static var alias: SQL { "p" }
    static var columns: SQL {
        """
        p.code, p.zone, p.block, p.main_use, p.registered_area, p.drawn_area, p.village, p.deed_type, \
        p.deed_number, p.survey_page, p.land_number, p.sheet
        """
    }
    static var village: SQL? { "p.village" }

    var id: UUIDv7
    var shape: [UInt8]
    var code: String?
    var zone: String?
    var block: String?
    var mainUse: String?
    var registeredArea: Int64?
    var drawnArea: Int64?
    var village: Int64?
    var deedType: String?
    var deedNumber: String?
    var surveyPage: String?
    var landNumber: String?
    var sheet: String?

    init(_ row: inout RowReader) throws {
        id = try row.uuid()
        shape = try row.bytes()
        code = try row.text()
        zone = try row.text()
        block = try row.text()
        mainUse = try row.text()
        registeredArea = try row.whole()
        drawnArea = try row.whole()
        village = try row.whole()
        deedType = try row.text()
        deedNumber = try row.text()
        surveyPage = try row.text()
        landNumber = try row.text()
        sheet = try row.text()
    }

    init(id: UUIDv7, shape: Shape, record: Parcel) {
        let open = OpenParcelRow(id: id, shape: shape, record: record)
        self.id = id
        self.shape = open.shape
        code = open.code
        zone = open.zone
        block = open.block
        mainUse = open.mainUse
        registeredArea = open.registeredArea
        drawnArea = open.drawnArea
        village = open.village
        deedType = record.deed?.type
        deedNumber = record.deed?.number
        surveyPage = record.deed?.surveyPage
        landNumber = record.deed?.landNumber
        sheet = record.deed?.sheet
    }

    var properties: [GeoValue] {
        let area = registeredArea.flatMap { LandArea(squareWaHundredths: $0) }
        return [
            GeoValue(code), GeoValue(zone), GeoValue(block), GeoValue(mainUse), GeoValue(area?.compact),
            GeoValue(hundredths: area?.squareMetreHundredths), GeoValue(hundredths: drawnArea), GeoValue(village),
            GeoValue(deedType), GeoValue(deedNumber), GeoValue(surveyPage), GeoValue(landNumber), GeoValue(sheet),
        ]
    }

    static let fields: [MapLayer.Field] =
        OpenParcelRow.fields + [
            .init("deed_type", Words(th: "ประเภทเอกสารสิทธิ", en: "Kind of deed"), .text, isFilter: true),
            .init("deed_number", Words(th: "เลขที่เอกสารสิทธิ", en: "Deed number"), .text, isFilter: true),
            .init("survey_page", Words(th: "หน้าสำรวจ", en: "Survey page"), .text),
            .init("land_number", Words(th: "เลขที่ดิน", en: "Land number"), .text, isFilter: true),
            .init("sheet", Words(th: "ระวาง", en: "Map sheet"), .text),
        ]

    static func condition(_ field: String, _ value: String) -> SQL? {
        switch field {
        case "deed_type": "p.deed_type = \(value)"
        case "deed_number": "p.deed_key = \(FindKey.of(value)) AND p.deed_number = \(value)"
        case "land_number": "p.land_number = \(value)"
        default: OpenParcelRow.condition(field, value)
        }
    }

    static func place(of record: Parcel) -> (division: DivisionCode?, village: Int?) { (nil, record.village) }
}

extension GeoValue {
    init(_ text: String?) { self = text.map { .string($0) } ?? .null }
    init(_ number: Int64?) { self = number.map { .int($0) } ?? .null }
    init(hundredths: Int64?) { self = hundredths.map { .double(Double($0) / 100) } ?? .null }
}
